// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "base/notice.h"
#include "base/result.h"
#include "model/area_set.h"

namespace nordertor::io {

struct JoinedFigures {
    model::SourceRecord source;  ///< without date of import
    Notices notices;
};

/// Adds the columns of numbers of a CSV to areas: the first column in which an id of the areas stands in at
/// least half of the rows is the key. A column is one of numbers if each value is a number or a mark for
/// "unknown" (area_set_reader.h); a column that the areas have already is replaced. Notices: rows
/// without area, areas without row. Errors: those of CsvTable; InvalidData (no column holds the areas' ids).
[[nodiscard]] Result<JoinedFigures> joinFigures(model::AreaSet& areas, const std::filesystem::path& file);

}  // namespace nordertor::io
