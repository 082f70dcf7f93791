// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "model/project.h"
#include "model/theme.h"

namespace nordertor::io {

/// The project file: one GeoPackage (docs/project-format.md). Feature tables are plain GeoPackage, so other
/// GIS open them; own tables are called nordertor_*.

/// Writes a new project file. Atomic: killed in the middle, there is either no file or a whole one.
/// Other programs show its tables as our maps do, facilities in the colours of `themes`, without them in
/// grey. Errors: CannotWrite (exists already, folder missing or read-only, disk full), Cancelled.
[[nodiscard]] Result<> createProject(const std::filesystem::path& file, const model::Project& project,
                                     const Task& task = {}, const model::ThemeSet& themes = {});

/// Reads without changing a byte of the file or its folder.
/// Errors: NotFound, CannotRead (no GeoPackage, damaged), InvalidData (a GeoPackage, but no project),
/// NewerVersion.
[[nodiscard]] Result<model::Project> readProject(const std::filesystem::path& file, const Task& task = {});

/// Applies one edit to the file in one transaction and returns the project after it. What other programs keep
/// in the same GeoPackage is left alone. Looks that an earlier program gave the tables are renewed, as
/// createProject() does, unless somebody changed them. Errors: as readProject and createProject; InvalidData
/// if the file has moved on.
[[nodiscard]] Result<model::Project> commitEdit(const std::filesystem::path& file, const model::Edit& edit,
                                                const Task& task = {}, const model::ThemeSet& themes = {});

/// Stores base data that was imported anew (map, residents, organisations, sources, notices) in one
/// transaction. Edits, limits and what other programs keep in the file are left alone, looks renewed. Errors
/// as commitEdit.
[[nodiscard]] Result<> replaceBaseData(const std::filesystem::path& file, const model::Project& project,
                                       const Task& task = {}, const model::ThemeSet& themes = {});

struct CheckFinding {
    Severity severity = Severity::Warning;
    LocalizedText message;
    std::string place;  ///< table, row
};
struct CheckReport {
    std::vector<CheckFinding> findings;  ///< empty: all is well
    /// "Gebäude" -> 15402, "Titel" -> "Nordstadt"
    std::vector<std::pair<LocalizedText, std::variant<std::string, std::size_t>>> facts;
    [[nodiscard]] bool sound() const {
        for (const CheckFinding& finding : findings) {
            if (finding.severity == Severity::Warning) {
                return false;
            }
        }
        return true;
    }
};
/// Verifies a project file: GeoPackage structure, SQLite integrity, own tables, references between tables,
/// valid geometries inside the CRS' domain, conserved sums of residents. Changes nothing. Errors as
/// readProject.
[[nodiscard]] Result<CheckReport> checkProject(const std::filesystem::path& file, const Task& task = {});

}  // namespace nordertor::io
