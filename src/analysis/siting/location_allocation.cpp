// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/location_allocation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/siting/first_plan_p.h"
#include "analysis/siting/siting_models_p.h"

namespace nordertor::analysis {
namespace {

Result<> checkBudget(const SitingProblem& problem) {
    std::size_t selectable = 0;
    for (std::size_t j = 0; j < problem.siteCount(); ++j) {
        const SiteRole role = problem.role(j);
        selectable += role == SiteRole::Free || role == SiteRole::Required ? 1 : 0;
    }
    const std::size_t required = requiredSites(problem).size();
    if (selectable == 0) {
        return fail(ErrorCode::InvalidData,
                    {"Es gibt keinen Standort zur Auswahl.", "There is no site to choose from."},
                    {"Bitte andere mögliche Standorte wählen.", "Please choose other candidate sites."});
    }
    if (problem.model == SitingModel::CoverAll) {
        return {};
    }
    if (problem.budget == 0 || problem.budget > selectable) {
        return fail(ErrorCode::InvalidArgument,
                    {fmt::format("{} Standorte sind nicht möglich: zur Auswahl {} {}.", problem.budget,
                                 selectable == 1 ? "steht" : "stehen", selectable),
                     fmt::format("{} sites are not possible: there are {} to choose from.", problem.budget,
                                 selectable)},
                    {fmt::format("Bitte {} nennen, oder mehr mögliche Standorte. Beispiel: --sites 1",
                                 selectable == 1 ? std::string("1")
                                                 : fmt::format("eine Zahl von 1 bis {}", selectable)),
                     fmt::format("Please give {}, or more candidate sites. Example: --sites 1",
                                 selectable == 1 ? std::string("1")
                                                 : fmt::format("a number from 1 to {}", selectable))},
                    {}, "--sites");
    }
    if (required > problem.budget) {
        return fail(
            ErrorCode::InvalidArgument,
            {fmt::format("{} Standorte sind verlangt, aber nur {} gewählt werden.", required,
                         problem.budget == 1 ? "einer darf" : fmt::format("{} dürfen", problem.budget)),
             fmt::format("{} sites are required, but only {} may be chosen.", required, problem.budget)},
            {fmt::format("Beispiel: --sites {}", required), fmt::format("Example: --sites {}", required)}, {},
            "--sites");
    }
    return {};
}

Error nothingFoundYet() {
    Error error = cancelledError();
    error.message = {
        "Abgebrochen, ehe ein Vorschlag gefunden war, der alle Vorgaben einhält; es wurde nichts geändert.",
        "Cancelled before a proposal was found that keeps all conditions; nothing was changed."};
    error.remedy = {"Bitte länger suchen lassen, oder mehr Standorte oder Plätze vorsehen.",
                    "Please let the search go on longer, or allow more sites or places."};
    return error;
}

Result<SitingSolution> locateByModel(const SitingProblem& problem, const SitingEffort& effort,
                                     const Task& task, const SitingWatch& watch) {
    const bool places = !problem.capacities.empty();
    switch (problem.model) {
        case SitingModel::CoverAll:
            return places ? locateToCoverAllWithCapacities(problem, effort, task, watch)
                          : locateToCoverAll(problem, effort, task, watch);
        case SitingModel::ShortestLongest:
            return places ? locateCentreWithCapacities(problem, effort, task, watch)
                          : locateCentre(problem, effort, task, watch);
        case SitingModel::CoverMost:
        case SitingModel::ShortestWays:
            break;
    }
    return places ? locateWithCapacities(problem, effort, task, watch)
                  : locateByAssignment(problem, effort, task, watch);
}

}  // namespace

double sitingGapPercent(std::int64_t objective, std::int64_t bound) {
    if (objective == bound) {
        return 0;
    }
    // without anything to divide by, nothing is known
    return objective == 0 ? 100
                          : std::abs(static_cast<double>(bound - objective)) /
                                std::abs(static_cast<double>(objective)) * 100;
}

double SitingSolution::gapPercent() const {
    return sitingGapPercent(objective, bound);
}

std::int64_t totalWeight(const SitingProblem& problem) {
    return std::accumulate(problem.weights.begin(), problem.weights.end(), std::int64_t{0});
}

std::vector<std::size_t> requiredSites(const SitingProblem& problem) {
    std::vector<std::size_t> sites;
    for (std::size_t j = 0; j < problem.siteCount(); ++j) {
        if (problem.role(j) == SiteRole::Required) {
            sites.push_back(j);
        }
    }
    return sites;
}

std::vector<SitingAllocation> allocateToNearest(const SitingProblem& problem,
                                                std::span<const std::size_t> sites) {
    std::vector<SitingAllocation> nearest(problem.weights.size());
    for (std::uint32_t i = 0; i < nearest.size(); ++i) {
        nearest[i] = {i, SitingAllocation::existingFacility,
                      problem.existing.empty() ? SitingProblem::unreachable : problem.existing[i],
                      problem.weights[i]};
    }
    const auto serve = [&](std::size_t site) {
        for (const Catchments::Reached& reached : problem.distances.of(site)) {
            SitingAllocation& best = nearest[reached.target];
            if (reached.weight < best.distance) {
                best.distance = reached.weight;
                best.site = static_cast<std::uint32_t>(site);
            }
        }
    };
    for (std::size_t j = 0; j < problem.siteCount(); ++j) {
        if (problem.role(j) == SiteRole::Existing) {
            serve(j);
        }
    }
    std::for_each(sites.begin(), sites.end(), serve);
    const std::uint32_t farthest = covers(problem.model) ? problem.limit : SitingProblem::unreachable - 1;
    std::erase_if(nearest,
                  [&](const SitingAllocation& each) { return each.weight == 0 || each.distance > farthest; });
    return nearest;
}

std::vector<std::uint32_t> nearestDistances(const SitingProblem& problem,
                                            std::span<const std::size_t> sites) {
    std::vector<std::uint32_t> nearest = problem.existing;
    nearest.resize(problem.weights.size(), SitingProblem::unreachable);
    const auto serve = [&](std::size_t site) {
        for (const Catchments::Reached& reached : problem.distances.of(site)) {
            nearest[reached.target] = std::min(nearest[reached.target], reached.weight);
        }
    };
    for (std::size_t j = 0; j < problem.siteCount(); ++j) {
        if (problem.role(j) == SiteRole::Existing) {
            serve(j);
        }
    }
    std::for_each(sites.begin(), sites.end(), serve);
    return nearest;
}

std::int64_t weightOutOfReach(const SitingProblem& problem) {
    std::vector<std::size_t> all;
    for (std::size_t j = 0; j < problem.siteCount(); ++j) {
        if (problem.role(j) == SiteRole::Free || problem.role(j) == SiteRole::Required) {
            all.push_back(j);
        }
    }
    const std::vector<std::uint32_t> nearest = nearestDistances(problem, all);
    const std::uint32_t farthest = covers(problem.model) ? problem.limit : SitingProblem::unreachable - 1;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < nearest.size(); ++i) {
        sum += nearest[i] > farthest ? problem.weights[i] : 0;
    }
    return sum;
}

Result<SitingSolution> locateSites(const SitingProblem& problem, const SitingEffort& effort, const Task& task,
                                   const SitingWatch& watch) {
    if (const auto checked = checkBudget(problem); !checked) {
        return fail(checked.error());
    }
    const auto first = firstPlan(problem, task);
    const SitingWatch told = watch ? watch : [](const SitingProgress&) {};
    if (!first) {
        auto solution = locateByModel(problem, effort, task, told);
        return !solution && solution.error().code == ErrorCode::Cancelled ? fail(nothingFoundYet())
                                                                          : std::move(solution);
    }
    SitingProgress best{first->sites, first->objective, first->bound};
    told(best);
    auto solution = locateByModel(problem, effort, task, [&](const SitingProgress& known) {
        if (!isBetter(problem.model, best.objective, known.objective)) {
            best.sites = known.sites;
            best.objective = known.objective;
        }
        // of two bounds that which leaves less room for better answers
        best.bound = isBetter(problem.model, best.bound, known.bound) ? known.bound : best.bound;
        told(best);
    });
    if (solution ? !isBetter(problem.model, first->objective, solution->objective)
                 : solution.error().code != ErrorCode::Cancelled) {
        return solution;
    }
    SitingSolution stopped = *first;
    const std::int64_t bound = solution ? solution->bound : best.bound;
    stopped.bound = isBetter(problem.model, stopped.objective, bound) ? stopped.objective : bound;
    stopped.cancelled = task.stopRequested();
    return stopped;
}

}  // namespace nordertor::analysis
