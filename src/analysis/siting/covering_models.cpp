// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "analysis/siting/covering_p.h"
#include "analysis/siting/siting_models_p.h"

namespace nordertor::analysis {
namespace {

/// The demands that what is open anyway leaves farther than `radius`, each with the free sites within it.
struct OpenDemands {
    CoverRows rows;
    bool possible = true;  ///< no row is empty
};

OpenDemands openDemands(const SitingProblem& problem, const std::vector<std::uint32_t>& fixed,
                        std::uint32_t radius) {
    constexpr std::size_t none = ~std::size_t{0};
    std::vector<std::size_t> rowOf(problem.weights.size(), none);
    OpenDemands open;
    for (std::size_t i = 0; i < problem.weights.size(); ++i) {
        if (problem.weights[i] > 0 && fixed[i] > radius) {
            rowOf[i] = open.rows.size();
            open.rows.emplace_back();
        }
    }
    for (std::uint32_t j = 0; j < problem.siteCount(); ++j) {
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

/// All distances that can be the longest way, ascending.
std::vector<std::uint32_t> radii(const SitingProblem& problem, const std::vector<std::uint32_t>& fixed) {
    std::vector<std::uint32_t> all{0};
    for (std::size_t j = 0; j < problem.siteCount(); ++j) {
        if (problem.role(j) == SiteRole::Free) {
            for (const Catchments::Reached& reached : problem.distances.of(j)) {
                all.push_back(reached.weight);
            }
        }
    }
    for (const std::uint32_t distance : fixed) {
        if (distance != SitingProblem::unreachable) {
            all.push_back(distance);
        }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

}  // namespace

Result<SitingSolution> locateToCoverAll(const SitingProblem& problem, const SitingEffort& effort,
                                        const Task& task, const SitingWatch& watch) {
    const std::vector<std::size_t> required = requiredSites(problem);
    const OpenDemands open = openDemands(problem, nearestDistances(problem, required), problem.limit);
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
    const std::vector<std::uint32_t> candidates = radii(problem, fixed);
    SitingSolution best;
    bool found = false;
    std::int64_t bound = 0;
    // first all radii by the heuristic alone, then those below its answer exactly
    for (const bool exact : {false, true}) {
        if (exact && (!effort.exact || (found && bound == best.objective))) {
            break;
        }
        std::size_t low = 0;
        std::size_t high = candidates.size();
        const auto narrow = [&] {
            low = std::max<std::size_t>(
                low, static_cast<std::size_t>(std::lower_bound(candidates.begin(), candidates.end(),
                                                               static_cast<std::uint32_t>(bound)) -
                                              candidates.begin()));
            if (found) {
                high = std::min<std::size_t>(
                    high,
                    static_cast<std::size_t>(std::lower_bound(candidates.begin(), candidates.end(),
                                                              static_cast<std::uint32_t>(best.objective)) -
                                             candidates.begin()));
            }
        };
        for (narrow(); low < high; narrow()) {
            const std::size_t middle = low + (high - low) / 2;
            const std::uint32_t radius = candidates[middle];
            const OpenDemands open = openDemands(problem, fixed, radius);
            Cover cover;
            const bool solvable = open.possible && (budget > 0 || open.rows.empty());
            if (solvable) {
                cover = smallestCover(open.rows, problem.siteCount(),
                                      {.seed = effort.seed,
                                       .iterations = effort.iterations,
                                       .exactNodes = exact ? effort.exactNodes : 0,
                                       .target = budget},
                                      task);
            }
            if (task.stopRequested()) {
                break;
            }
            if (solvable && cover.columns.size() <= budget) {
                best = solutionOf(problem, cover.columns);
                best.objective = longestWay(problem, best.sites);
                found = true;
            } else {
                low = middle + 1;
                if (!solvable || cover.bound > budget) {
                    bound = std::max<std::int64_t>(
                        bound, low < candidates.size() ? candidates[low] : SitingProblem::unreachable);
                }
            }
            if (found) {
                watch({best.sites, best.objective, std::min(bound, best.objective)});
            }
            task.report((exact ? 0.5 : 0.0) +
                        0.5 * (1 - static_cast<double>(high - low) / static_cast<double>(candidates.size())));
        }
    }
    if (!found) {
        if (task.stopRequested()) {
            return fail(cancelledError());
        }
        const bool one = problem.budget == 1;
        return fail(ErrorCode::InvalidData,
                    {fmt::format("Mit {} {} sind nicht alle zu Fuß zu erreichen.", problem.budget,
                                 one ? "Standort" : "Standorten"),
                     fmt::format("With {} {} not everybody can be reached on foot.", problem.budget,
                                 one ? "site" : "sites")},
                    {"Bitte mehr Standorte vorsehen oder andere mögliche Standorte wählen.",
                     "Please allow more sites or choose other candidates."},
                    {}, "--sites");
    }
    best.bound = std::min(bound, best.objective);
    best.cancelled = task.stopRequested();
    return best;
}

}  // namespace nordertor::analysis
