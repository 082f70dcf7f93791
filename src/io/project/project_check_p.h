// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/project/project_store.h"
#include "io/project/schema.h"
#include "io/project/sqlite_p.h"

namespace nordertor::io {

/// SQLite's own checks and what GeoPackage asks for.
void checkDatabase(Database& database, CheckReport& report);
/// The tables of the project and of its results, their registration and their spatial indexes.
void checkTables(Database& database, const model::Project& project, CheckReport& report);
/// The tables beside stored results that say how many of their areas lie on each other.
void checkOverlaps(Database& database, const model::Project& project, CheckReport& report);
/// What the values say about each other: references, sums, geometries. Error: Cancelled, Internal.
[[nodiscard]] Result<> checkProjectValues(const model::Project& project, const Task& task,
                                          CheckReport& report);

/// What the file's state made impossible is a finding here, not the end of the check.
void settle(Database& database, CheckReport& report, const std::string& place);

inline void addFinding(CheckReport& report, LocalizedText message, std::string place) {
    report.findings.push_back({Severity::Warning, std::move(message), std::move(place)});
}

}  // namespace nordertor::io
