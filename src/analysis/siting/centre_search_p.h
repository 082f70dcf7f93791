// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "analysis/siting/location_allocation.h"

namespace nordertor::analysis {

/// What is known of plans in which nobody walks farther than some radius.
struct WithinRadius {
    std::optional<SitingSolution> plan;  ///< one, its objective the longest way it needs
    bool impossible = false;             ///< there is none: proven
};
using PlanWithin = std::function<WithinRadius(std::uint32_t radius, bool exact, const Task& task)>;

/// All distances that can be the longest way of a plan, ascending. O(pairs + longest).
[[nodiscard]] std::vector<std::uint32_t> radiiOf(const SitingProblem& problem);

/// So many sites, and the places there, are too few for everybody: InvalidData.
[[nodiscard]] Error nobodyReachesAll(const SitingProblem& problem);

/// The plan with the smallest longest way, by bisection over `radii` (Minieka 1970): first of all radii with
/// exact = false, then, if the effort says so, of those below the best with exact = true. `bound` is known
/// from elsewhere. Error Cancelled if stopped before there is a plan; InvalidData if there is none.
[[nodiscard]] Result<SitingSolution> smallestRadius(const SitingProblem& problem,
                                                    const std::vector<std::uint32_t>& radii,
                                                    std::int64_t bound, bool exact,
                                                    std::optional<SitingSolution> best,
                                                    const PlanWithin& planWithin, const Task& task,
                                                    const SitingWatch& watch);

}  // namespace nordertor::analysis
