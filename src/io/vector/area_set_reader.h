// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "model/area_set.h"

namespace nordertor::io {

struct AreaSetOptions {
    int workingCrsEpsg = 0;
    std::string layer = {};           ///< DEFAULT: the only layer with areas
    std::optional<int> crsEpsg = {};  ///< stated by the user; DEFAULT: as in the file
    std::string idColumn = {};  ///< DEFAULT: "id" and what statistical offices call it, else the row's number
    std::string nameColumn = {};  ///< DEFAULT: "name" and the like, else the id
    std::string importDate = {};  ///< ISO date for the SourceRecord
};

struct AreaSetRead {
    model::AreaSet set;
    Notices notices;
};

/// Areas with their figures from any vector format GDAL knows. A column is one of figures if each of its
/// values is a number (point or decimal comma), empty or a mark of the statistical offices for "not to be
/// told" ("-", "–", ".", "/", "x", "*", "…"); numbers with a leading zero are keys, not figures. Repeated ids
/// get "-2", "-3" (Notice). Column names are in small letters. Errors: those of the boundary reader;
/// InvalidArgument (no such column: lists them).
[[nodiscard]] Result<AreaSetRead> readAreaSet(const std::filesystem::path& file,
                                              const AreaSetOptions& options, const Task& task = {});

}  // namespace nordertor::io
