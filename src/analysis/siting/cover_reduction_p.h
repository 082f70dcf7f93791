// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/siting/covering_p.h"
#include "base/task.h"

namespace nordertor::analysis {

/// A set covering problem after all that can be decided at once.
struct ReducedCover {
    CoverRows rows;                    ///< of the columns that are left, in the numbers they had
    std::vector<std::uint32_t> taken;  ///< the only ones to cover some row; ascending
};

/// Removes rows that contain another row, columns that cover no more than another (of equals the first
/// stays), takes columns without alternative; repeats until nothing changes. Stops early, still equivalent,
/// when the task is stopped.
[[nodiscard]] ReducedCover reducedCover(CoverRows rows, std::size_t columnCount, const Task& task);

}  // namespace nordertor::analysis
