// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "analysis/siting/heuristic_search_p.h"

namespace nordertor::analysis {

/// What the Lagrangean relaxation says about a problem of which `best` is a solution.
struct LagrangeanBound {
    std::int64_t bound = 0;    ///< no solution costs less
    std::vector<char> closed;  ///< by site: closed in every solution cheaper than the best known
    std::vector<char> open;    ///< by site: open in every such solution
};

/// Relaxes "each demand is assigned once" with multipliers found by subgradient steps (Held, Wolfe and
/// Crowder 1974; for the p-median Cornuejols, Fisher and Nemhauser 1977). Computed in whole numbers, so that
/// the bound holds exactly. The relaxed solutions are tried as starts for swaps; a better one replaces
/// `best`. O(steps x entries near the multipliers).
[[nodiscard]] LagrangeanBound lagrangeanBound(const AssignmentCosts& costs, OpenSites& best,
                                              std::size_t steps, const Task& task,
                                              const std::function<void(const OpenSites&)>& improved);

}  // namespace nordertor::analysis
