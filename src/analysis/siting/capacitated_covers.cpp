// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <vector>

#include "analysis/siting/centre_search_p.h"
#include "analysis/siting/siting_models_p.h"

namespace nordertor::analysis {
namespace {

const SitingWatch watchesNothing = [](const SitingProgress&) {};

std::size_t selectableSites(const SitingProblem& problem) {
    std::size_t count = 0;
    for (std::size_t j = 0; j < problem.siteCount(); ++j) {
        const SiteRole role = problem.role(j);
        count += role == SiteRole::Free || role == SiteRole::Required ? 1 : 0;
    }
    return count;
}

/// The problem to cover as many as possible within `radius`, with the ways that takes. Incomplete, and no
/// problem to solve, if the task was stopped.
SitingProblem coverWithin(const SitingProblem& problem, std::uint32_t radius, const Task& task) {
    SitingProblem cover{.model = SitingModel::CoverMost,
                        .weights = problem.weights,
                        .distances = {},
                        .roles = problem.roles,
                        .capacities = problem.capacities,
                        .existing = problem.existing,
                        .budget = problem.budget,
                        .limit = radius};
    for (std::size_t j = 0; j < problem.siteCount() && !task.stopRequested(); ++j) {
        std::ranges::copy_if(problem.distances.of(j), std::back_inserter(cover.distances.reached),
                             [&](const Catchments::Reached& way) { return way.weight <= radius; });
        cover.distances.first.push_back(cover.distances.reached.size());
    }
    return cover;
}

/// A plan that covers all, or whether there is none.
WithinRadius coverAllOf(const SitingProblem& cover, SitingEffort effort, bool exact, const Task& task) {
    effort.exact = exact;
    auto most = locateWithCapacities(cover, effort, task, watchesNothing);
    if (!most) {
        return {};
    }
    if (const std::int64_t total = totalWeight(cover); most->objective < total) {
        return {.plan = {}, .impossible = most->bound < total};
    }
    return {.plan = std::move(*most), .impossible = false};
}

/// The sites of a plan that covers all, with ways no longer than they need, of `radii`; the longest is the
/// plan's objective.
void shorten(SitingSolution& plan, SitingProblem cover, const std::vector<std::uint32_t>& radii,
             const Task& task) {
    plan.objective = cover.limit;
    const std::span smaller(radii.begin(), std::ranges::lower_bound(radii, cover.limit));
    const auto needed = std::ranges::partition_point(smaller, [&](std::uint32_t shorter) {
        cover.limit = shorter;
        return !task.stopRequested() && weightWithoutPlace(cover, plan.sites, task) > 0;
    });
    // a transport that was stopped is incomplete
    if (needed != smaller.end() && !task.stopRequested()) {
        cover.limit = *needed;
        plan.allocation = allocateToPlaces(cover, plan.sites);
        plan.objective = *needed;
    }
}

SitingProblem withoutPlaces(const SitingProblem& problem) {
    SitingProblem relaxed = problem;
    relaxed.capacities.clear();
    return relaxed;
}

Error notEnoughPlaces() {
    return {
        ErrorCode::InvalidData,
        {"Auch wenn an allen möglichen Standorten etwas öffnet, reichen die Plätze nicht für alle innerhalb des "
         "Grenzwerts.",
         "Even with something at all candidate sites there are not places enough for everybody within the "
         "limit."},
        {"Bitte mehr Plätze je Standort (--capacity), mehr mögliche Standorte (--candidates) oder "
         "--model cover-most wählen.",
         "Please choose more places for each site (--capacity), more candidates (--candidates), or "
         "--model cover-most."},
        {},
        "--capacity"};
}

}  // namespace

std::size_t fewestForAllPlaces(const SitingProblem& problem) {
    std::int64_t left = totalWeight(problem);
    const std::uint32_t farthest = covers(problem.model) ? problem.limit : SitingProblem::unreachable - 1;
    for (std::size_t i = 0; i < problem.existing.size(); ++i) {
        left -= problem.existing[i] <= farthest ? problem.weights[i] : 0;
    }
    std::size_t sites = 0;
    std::vector<std::int64_t> places;
    for (std::size_t j = 0; j < problem.siteCount(); ++j) {
        const SiteRole role = problem.role(j);
        if (role == SiteRole::Free) {
            places.push_back(problem.capacities[j]);
        } else if (role != SiteRole::Forbidden) {
            left -= problem.capacities[j];
            sites += role == SiteRole::Required ? 1 : 0;
        }
    }
    std::sort(places.rbegin(), places.rend());
    for (std::size_t k = 0; k < places.size() && left > 0; ++k) {
        left -= places[k];
        ++sites;
    }
    return sites;
}

Result<SitingSolution> locateToCoverAllWithCapacities(const SitingProblem& problem,
                                                      const SitingEffort& effort, const Task& task,
                                                      const SitingWatch& watch) {
    const auto relaxed = locateToCoverAll(withoutPlaces(problem), effort, task.part(0, 0.1), watchesNothing);
    if (!relaxed) {
        return fail(relaxed.error());
    }
    const std::size_t most = selectableSites(problem);
    std::size_t bound = std::max(static_cast<std::size_t>(relaxed->bound), fewestForAllPlaces(problem));
    SitingProblem cover = coverWithin(problem, problem.limit, task);
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    std::optional<SitingSolution> best;
    const auto take = [&](WithinRadius known) {
        if (known.plan) {
            best = std::move(known.plan);
            best->objective = static_cast<std::int64_t>(best->sites.size());
            best->bound = std::min(best->objective, static_cast<std::int64_t>(bound));
            watch({best->sites, best->objective, best->bound});
        }
    };
    // upward in growing steps until there is a plan, then between
    std::size_t enough = bound;  // fewer are too few, as far as is known
    const std::size_t first = std::max(bound, relaxed->sites.size());
    const Task searching = task.part(0.1, effort.exact ? 0.6 : 1);
    const auto tryWith = [&](std::size_t count) {
        cover.budget = count;
        WithinRadius known = coverAllOf(cover, effort, false, searching);
        if (!known.plan) {
            enough = std::max(enough, count + 1);
            bound = known.impossible ? std::max(bound, count + 1) : bound;
        }
        take(std::move(known));
    };
    for (std::size_t count = std::min(first, most); !best && !task.stopRequested();
         count = std::min(std::max<std::size_t>(2 * count, 1), most)) {
        tryWith(count);
        if (!best && count == most) {
            return fail(task.stopRequested() ? cancelledError() : notEnoughPlaces());
        }
    }
    while (best && best->sites.size() > enough && !task.stopRequested()) {
        tryWith(enough + (best->sites.size() - enough) / 2);
    }
    const Task proving = task.part(0.6, 1);
    while (best && effort.exact && best->sites.size() > bound && !task.stopRequested()) {
        const std::size_t count = best->sites.size() - 1;
        cover.budget = count;
        WithinRadius known = coverAllOf(cover, effort, true, proving);
        const bool solved = known.plan.has_value();
        if (known.impossible) {
            bound = count + 1;
        }
        take(std::move(known));
        if (!solved) {
            break;
        }
    }
    if (!best) {
        return fail(cancelledError());
    }
    best->bound = std::min(best->objective, static_cast<std::int64_t>(bound));
    best->cancelled = task.stopRequested();
    return std::move(*best);
}

Result<SitingSolution> locateCentreWithCapacities(const SitingProblem& problem, const SitingEffort& effort,
                                                  const Task& task, const SitingWatch& watch) {
    if (fewestForAllPlaces(problem) > problem.budget) {
        return fail(nobodyReachesAll(problem));
    }
    const auto relaxed = locateCentre(withoutPlaces(problem), effort, task.part(0, 0.2), watchesNothing);
    if (!relaxed) {
        return fail(relaxed.error());
    }
    const std::vector<std::uint32_t> radii = radiiOf(problem);
    const auto within = [&](std::uint32_t radius, bool exact, const Task& step) {
        SitingProblem cover = coverWithin(problem, radius, step);
        if (step.stopRequested()) {
            return WithinRadius{};
        }
        WithinRadius known = coverAllOf(cover, effort, exact, step);
        if (known.plan) {
            shorten(*known.plan, std::move(cover), radii, step);
        }
        return known;
    };
    // upward from where places would not matter: what lies far is much work and of no use
    std::int64_t bound = relaxed->bound;
    std::optional<SitingSolution> start;
    constexpr double growth = 1.3;
    const Task starting = task.part(0.2, 0.4);
    for (double radius = static_cast<double>(relaxed->objective); !start && !task.stopRequested();
         radius = std::max(radius, 1.0) * growth) {
        const auto upTo = std::ranges::upper_bound(radii, radius);
        WithinRadius known = within(*std::prev(upTo), false, starting);
        start = std::move(known.plan);
        if (upTo == radii.end()) {
            break;
        }
        bound = known.impossible ? std::max<std::int64_t>(bound, *upTo) : bound;
    }
    if (start) {
        start->bound = std::min(bound, start->objective);
        watch({start->sites, start->objective, start->bound});
    }
    return smallestRadius(problem, radii, bound, effort.exact, std::move(start), within, task.part(0.4, 1),
                          watch);
}

}  // namespace nordertor::analysis
