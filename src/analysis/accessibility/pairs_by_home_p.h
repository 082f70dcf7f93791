// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "analysis/network/catchments.h"
#include "base/task.h"

namespace nordertor::analysis {

/// Calls visit(facility, pairs of this facility with homes of one range) for facilities in ascending order,
/// range by range of homes in parallel: what is written by home is written by one thread, in the same order
/// however many there are.
template <class Visit>
void forEachPairByHomes(const Catchments& pairs, std::size_t homeCount, const Task& task,
                        const Visit& visit) {
    constexpr std::size_t rowsBetweenStopChecks = 512;
    const auto rangeCount = static_cast<std::size_t>(2 * tbb::this_task_arena::max_concurrency());
    const std::size_t length = homeCount / rangeCount + 1;
    tbb::parallel_for(std::size_t{0}, rangeCount, [&](std::size_t range) {
        const auto from = static_cast<std::uint32_t>(std::min(homeCount, range * length));
        const auto to = static_cast<std::uint32_t>(std::min(homeCount, (range + 1) * length));
        const auto before = [](const Catchments::Reached& pair, std::uint32_t home) {
            return pair.target < home;
        };
        for (std::size_t facility = 0; facility < pairs.sourceCount(); ++facility) {
            if (facility % rowsBetweenStopChecks == 0 && task.stopRequested()) {
                return;
            }
            const std::span<const Catchments::Reached> row = pairs.of(facility);
            if (row.empty() || row.back().target < from || row.front().target >= to) {
                continue;
            }
            const auto first = std::lower_bound(row.begin(), row.end(), from, before);
            const auto last = std::lower_bound(first, row.end(), to, before);
            visit(facility, std::span<const Catchments::Reached>(first, last));
        }
    });
}

}  // namespace nordertor::analysis
