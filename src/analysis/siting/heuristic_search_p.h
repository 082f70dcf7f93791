// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "analysis/siting/assignment_costs_p.h"
#include "base/task.h"

namespace nordertor::analysis {

/// Open sites in the own numbering of the costs, ascending.
struct OpenSites {
    std::vector<std::uint32_t> sites;
    std::int64_t cost = 0;
};

struct HeuristicEffort {
    std::uint64_t seed = 1;
    std::size_t iterations = 32;
    std::size_t eliteSize = 10;
    /// Nothing below this cost is possible: reaching it ends the search.
    std::int64_t goal = 0;
};

/// A first answer: greedy, then swaps while they pay.
[[nodiscard]] OpenSites greedyWithSwaps(const AssignmentCosts& costs, const Task& task);

/// GRASP with path relinking (Resende and Werneck 2004): in each iteration a start from sampled greedy
/// choices, swaps while they pay, then the best solution on the way to one of the elite; at last all of the
/// elite with each other, until no generation gets better. Starts from `first`. Stops early when the task is
/// stopped.
[[nodiscard]] OpenSites searchHeuristically(const AssignmentCosts& costs, OpenSites first,
                                            const HeuristicEffort& effort, const Task& task,
                                            const std::function<void(const OpenSites&)>& improved);

}  // namespace nordertor::analysis
