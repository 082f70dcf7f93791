// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "base/task.h"
#include "io/tables/census_grid.h"
#include "io/tables/csv_table.h"

namespace nordertor::io {

enum class CensusEdition { Zensus2011, Zensus2022 };

/// What was met in one file.
struct CensusFileFacts {
    CensusEdition edition = CensusEdition::Zensus2022;
    std::size_t rows = 0;        ///< rows with a cell and a known column
    std::size_t rowsInside = 0;  ///< of these in the window
    Notices notices;
};

/// Adds the cells of one table, in the form published for 2022 (a column a group) or in the long form
/// (a row a group), to the grid. Errors InvalidData: no cell column, no known column, most rows malformed.
[[nodiscard]] Result<CensusFileFacts> readCensusTable(const CsvTable& table, CensusGrid& grid,
                                                      const Task& task);

}  // namespace nordertor::io
