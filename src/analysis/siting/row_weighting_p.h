// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/siting/covering_p.h"

namespace nordertor::analysis {

/// Looks for a cover with `budget` columns from a cover (or any set) with more: each step one column leaves,
/// a row without cover is drawn and its best column comes in; rows that stay without cover gain weight, so
/// that the search leaves dead ends (row weighting local search, Gao, Weise and Li 2015). Ascending; empty if
/// none was found within `steps`, or stopped.
[[nodiscard]] std::vector<std::uint32_t> coverByRowWeights(const CoverRows& rows, std::size_t columnCount,
                                                           const std::vector<std::uint32_t>& start,
                                                           std::size_t budget, std::size_t steps,
                                                           std::uint64_t seed, const Task& task);

}  // namespace nordertor::analysis
