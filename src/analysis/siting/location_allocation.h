// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "analysis/siting/siting_problem.h"
#include "base/result.h"
#include "base/task.h"

namespace nordertor::analysis {

/// How long to look for something better: counts, never a clock, so that the same call gives the same answer.
struct SitingEffort {
    std::uint64_t seed = 1;
    std::size_t iterations = 32;    ///< random starts of the heuristic; 0 = greedy and swaps once
    std::size_t boundSteps = 500;   ///< steps of the Lagrangean bound
    bool exact = false;             ///< then a mixed-integer solver, from the heuristic's answer on
    std::size_t exactNodes = 5000;  ///< branch-and-bound nodes at most, for each problem solved
};

/// Who is served where.
struct SitingAllocation {
    static constexpr std::uint32_t existingFacility = Nearest::unreachable;
    std::uint32_t demand = 0;
    std::uint32_t site = 0;  ///< or existingFacility, for SitingProblem::existing
    std::uint32_t distance = 0;
    std::int64_t weight = 0;  ///< the whole demand's but for a demand split by capacities
    friend bool operator==(const SitingAllocation&, const SitingAllocation&) = default;
};

struct SitingSolution {
    /// Chosen sites, ascending; not the existing ones. Fewer than the budget if more would change nothing.
    std::vector<std::size_t> sites;
    /// CoverAll: number of chosen sites. CoverMost: weight within the limit. ShortestWays: sum of weight x
    /// distance. ShortestLongest: longest distance.
    std::int64_t objective = 0;
    /// Nothing better than this is possible (CoverMost: not more, the others: not less). Equal to objective
    /// if that is proven to be the best: exactly by the Lagrangean bound (whole numbers), or by the
    /// mixed-integer solver within its tolerance of 1e-9 of the objective.
    std::int64_t bound = 0;
    bool cancelled = false;  ///< the task was stopped: the best so far
    /// Ascending by (demand, site). CoverAll and CoverMost: only what is covered.
    std::vector<SitingAllocation> allocation;

    [[nodiscard]] bool proven() const { return objective == bound; }
    [[nodiscard]] double gapPercent() const;  ///< sitingGapPercent()
};

/// Distance of the bound from the objective in per cent of the objective; 0 if they are equal.
[[nodiscard]] double sitingGapPercent(std::int64_t objective, std::int64_t bound);

/// What is known at some moment of the search; values as in SitingSolution.
struct SitingProgress {
    std::vector<std::size_t> sites;
    std::int64_t objective = 0;
    std::int64_t bound = 0;
};

/// Told, in the thread of the search, each time a better answer or a better bound is known.
using SitingWatch = std::function<void(const SitingProgress&)>;

/// Chooses sites. Heuristic: sampled greedy starts, swaps (Teitz and Bart 1968; in the fast form of Resende
/// and Werneck 2007), path relinking among an elite pool (Resende and Werneck 2004); for covers and centres a
/// greedy cover without redundant sites on top. Bound: Lagrangean relaxation of the assignment with
/// subgradient steps (Cornuejols, Fisher and Nemhauser 1977), which also settles most sites. Exact: what is
/// left goes to CBC, with the heuristic's answer to start from, in the radius formulation (Cornuejols,
/// Nemhauser and Wolsey 1980; Elloumi 2010), covers as set covering after the removal of dominated rows and
/// columns, centres by bisection over the distances with a covering problem each (Minieka 1970). With
/// capacities the assignment to given sites is exact (a transportation problem; of equal covers that with the
/// shortest ways); the sites are proven only by the mixed-integer solver. CoverAll with capacities asks for
/// ever fewer sites whether they cover all, ShortestLongest with capacities for ever smaller distances.
///
/// A simple plan comes first, at once (greedy), and the watch is told of it. Stopped, even before the call,
/// the task gets the best so far (cancelled); error Cancelled only where the conditions are so tight that the
/// simple plan does not keep them and the search has not found one yet. Other errors: InvalidArgument (budget
/// 0, above the number of sites that may be chosen, below that of the required ones), InvalidData (CoverAll:
/// somebody is out of reach of every site, or all sites have not places enough; ShortestLongest: somebody
/// cannot be reached, or has no place, with the sites allowed; nothing to choose). Does not depend on the
/// order of demands, nor on the number of threads. Memory: three times the distances.
[[nodiscard]] Result<SitingSolution> locateSites(const SitingProblem& problem,
                                                 const SitingEffort& effort = {}, const Task& task = {},
                                                 const SitingWatch& watch = {});

/// Weight of the demands that no site which may be chosen, nor an existing one, reaches (cover models: within
/// the limit).
[[nodiscard]] std::int64_t weightOutOfReach(const SitingProblem& problem);

}  // namespace nordertor::analysis
