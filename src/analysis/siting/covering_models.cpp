// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "analysis/siting/centre_search_p.h"
#include "analysis/siting/covering_p.h"
#include "analysis/siting/siting_models_p.h"

namespace nordertor::analysis {
namespace {

/// The demands that what is open anyway leaves farther than `radius`, each with the free sites within it.
struct OpenDemands {
    CoverRows rows;
    bool possible = true;  ///< no row is empty
};

/// Incomplete if the task was stopped.
OpenDemands openDemands(const SitingProblem& problem, const std::vector<std::uint32_t>& fixed,
                        std::uint32_t radius, const Task& task) {
    constexpr std::size_t none = ~std::size_t{0};
    std::vector<std::size_t> rowOf(problem.weights.size(), none);
    OpenDemands open;
    for (std::size_t i = 0; i < problem.weights.size(); ++i) {
        if (problem.weights[i] > 0 && fixed[i] > radius) {
            rowOf[i] = open.rows.size();
            open.rows.emplace_back();
        }
    }
    for (std::uint32_t j = 0; j < problem.siteCount() && !task.stopRequested(); ++j) {
        if (problem.role(j) != SiteRole::Free) {
            continue;
        }
        for (const Catchments::Reached& reached : problem.distances.of(j)) {
            if (reached.weight <= radius && rowOf[reached.target] != none) {
                open.rows[rowOf[reached.target]].push_back(j);
            }
        }
    }
    open.possible =
        std::none_of(open.rows.begin(), open.rows.end(), [](const auto& row) { return row.empty(); });
    return open;
}

std::vector<std::size_t> withRequired(const SitingProblem& problem,
                                      const std::vector<std::uint32_t>& chosen) {
    std::vector<std::size_t> sites = requiredSites(problem);
    sites.insert(sites.end(), chosen.begin(), chosen.end());
    std::sort(sites.begin(), sites.end());
    return sites;
}

SitingSolution solutionOf(const SitingProblem& problem, const std::vector<std::uint32_t>& chosen) {
    SitingSolution solution;
    solution.sites = withRequired(problem, chosen);
    solution.allocation = allocateToNearest(problem, solution.sites);
    return solution;
}

std::int64_t longestWay(const SitingProblem& problem, const std::vector<std::size_t>& sites) {
    const std::vector<std::uint32_t> nearest = nearestDistances(problem, sites);
    std::int64_t longest = 0;
    for (std::size_t i = 0; i < nearest.size(); ++i) {
        longest = problem.weights[i] > 0 ? std::max<std::int64_t>(longest, nearest[i]) : longest;
    }
    return longest;
}

}  // namespace

Result<SitingSolution> locateToCoverAll(const SitingProblem& problem, const SitingEffort& effort,
                                        const Task& task, const SitingWatch& watch) {
    const std::vector<std::size_t> required = requiredSites(problem);
    const OpenDemands open = openDemands(problem, nearestDistances(problem, required), problem.limit, task);
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    if (!open.possible) {
        return fail(ErrorCode::InvalidData,
                    {"Nicht alle haben einen möglichen Standort in Reichweite.",
                     "Not everybody has a candidate site within reach."},
                    {"Bitte einen größeren Grenzwert oder mehr mögliche Standorte wählen.",
                     "Please choose a greater limit or more candidate sites."});
    }
    const auto stated = [&](std::size_t count) { return static_cast<std::int64_t>(required.size() + count); };
    const Cover cover = smallestCover(
        open.rows, problem.siteCount(),
        {.seed = effort.seed,
         .iterations = effort.iterations,
         .exactNodes = effort.exact ? effort.exactNodes : 0},
        task, [&](const Cover& known) {
            watch({withRequired(problem, known.columns), stated(known.columns.size()), stated(known.bound)});
        });
    if (cover.columns.empty() && !open.rows.empty()) {
        return fail(cancelledError());
    }
    SitingSolution solution = solutionOf(problem, cover.columns);
    solution.objective = stated(cover.columns.size());
    solution.bound = stated(cover.bound);
    solution.cancelled = task.stopRequested();
    return solution;
}

Result<SitingSolution> locateCentre(const SitingProblem& problem, const SitingEffort& effort,
                                    const Task& task, const SitingWatch& watch) {
    const std::vector<std::size_t> required = requiredSites(problem);
    const std::vector<std::uint32_t> fixed = nearestDistances(problem, required);
    const std::size_t budget = problem.budget - required.size();
    const auto within = [&](std::uint32_t radius, bool exact, const Task& step) -> WithinRadius {
        const OpenDemands open = openDemands(problem, fixed, radius, step);
        if (step.stopRequested()) {
            return {};
        }
        if (!open.possible || (budget == 0 && !open.rows.empty())) {
            return {.plan = {}, .impossible = true};
        }
        const Cover cover = smallestCover(open.rows, problem.siteCount(),
                                          {.seed = effort.seed,
                                           .iterations = effort.iterations,
                                           .exactNodes = exact ? effort.exactNodes : 0,
                                           .target = budget},
                                          step);
        if (step.stopRequested()) {
            return {};
        }
        if (cover.columns.size() > budget) {
            return {.plan = {}, .impossible = cover.bound > budget};
        }
        SitingSolution plan = solutionOf(problem, cover.columns);
        plan.objective = longestWay(problem, plan.sites);
        return {.plan = std::move(plan), .impossible = false};
    };
    return smallestRadius(problem, radiiOf(problem), 0, effort.exact, {}, within, task, watch);
}

}  // namespace nordertor::analysis
