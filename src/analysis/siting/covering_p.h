// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/task.h"

namespace nordertor::analysis {

/// Rows (demands), each with the columns (sites) that cover it, ascending.
using CoverRows = std::vector<std::vector<std::uint32_t>>;

struct CoverEffort {
    std::uint64_t seed = 1;
    std::size_t iterations = 32;
    std::size_t exactNodes = 0;  ///< 0 = no mixed-integer solver
    /// A cover this small is good enough (0: as small as possible), and knowing that every cover is greater
    /// than this is enough as well.
    std::size_t target = 0;
};

struct Cover {
    std::vector<std::uint32_t> columns;  ///< ascending
    std::size_t bound = 0;               ///< every cover has at least as many
};

/// A small set of columns that covers all rows (set covering problem; none of the rows may be empty). First
/// rows that another implies and columns another replaces are dropped and columns without alternative taken,
/// as long as there are any (Toregas and ReVelle 1973). Then greedy without redundant columns; then one
/// column less as long as a search by row weights still covers everything; bound: rows without a common
/// column, and by the mixed-integer solver. `improved` is told each smaller cover. No
/// columns if the task was stopped before there was a cover.
[[nodiscard]] Cover smallestCover(const CoverRows& rows, std::size_t columnCount, const CoverEffort& effort,
                                  const Task& task, const std::function<void(const Cover&)>& improved = {});

}  // namespace nordertor::analysis
