// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "analysis/siting/heuristic_search_p.h"

namespace nordertor::analysis {

/// What is known about a problem of open sites: the best found and that none costs less than `bound`.
struct BoundedSites {
    OpenSites best;
    std::int64_t bound = 0;
};

/// Heuristic search, then the Lagrangean bound, then (if `exact` nodes are given) the rest by the
/// mixed-integer solver in the radius formulation. `known` is told each improvement.
struct AssignmentEffort {
    HeuristicEffort heuristic;
    std::size_t boundSteps = 500;
    std::size_t exactNodes = 0;  ///< 0 = no mixed-integer solver
};
[[nodiscard]] BoundedSites solveAssignment(const AssignmentCosts& costs, const AssignmentEffort& effort,
                                           const Task& task,
                                           const std::function<void(const BoundedSites&)>& known);

}  // namespace nordertor::analysis
