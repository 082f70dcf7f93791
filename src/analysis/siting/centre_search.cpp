// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "analysis/siting/centre_search_p.h"

namespace nordertor::analysis {

Error nobodyReachesAll(const SitingProblem& problem) {
    const bool one = problem.budget == 1;
    if (!problem.capacities.empty()) {
        return {ErrorCode::InvalidData,
                {fmt::format("Mit {} {} und den Plätzen dort sind nicht alle zu Fuß zu versorgen.",
                             problem.budget, one ? "Standort" : "Standorten"),
                 fmt::format("With {} {} and the places there not everybody can be served on foot.",
                             problem.budget, one ? "site" : "sites")},
                {"Bitte mehr Standorte oder mehr Plätze (--capacity) vorsehen.",
                 "Please allow more sites or more places (--capacity)."},
                {},
                "--sites"};
    }
    return {ErrorCode::InvalidData,
            {fmt::format("Mit {} {} sind nicht alle zu Fuß zu erreichen.", problem.budget,
                         one ? "Standort" : "Standorten"),
             fmt::format("With {} {} not everybody can be reached on foot.", problem.budget,
                         one ? "site" : "sites")},
            {"Bitte mehr Standorte vorsehen oder andere mögliche Standorte wählen.",
             "Please allow more sites or choose other candidates."},
            {},
            "--sites"};
}

std::vector<std::uint32_t> radiiOf(const SitingProblem& problem) {
    std::vector<bool> occurs{true};
    const auto add = [&](std::uint32_t distance) {
        if (distance >= occurs.size()) {
            occurs.resize(std::max<std::size_t>(distance + std::size_t{1}, 2 * occurs.size()));
        }
        occurs[distance] = true;
    };
    for (std::size_t j = 0; j < problem.siteCount(); ++j) {
        if (problem.role(j) != SiteRole::Forbidden) {
            for (const Catchments::Reached& reached : problem.distances.of(j)) {
                add(reached.weight);
            }
        }
    }
    for (const std::uint32_t distance : problem.existing) {
        if (distance != SitingProblem::unreachable) {
            add(distance);
        }
    }
    std::vector<std::uint32_t> radii;
    for (std::uint32_t distance = 0; distance < occurs.size(); ++distance) {
        if (occurs[distance]) {
            radii.push_back(distance);
        }
    }
    return radii;
}

Result<SitingSolution> smallestRadius(const SitingProblem& problem, const std::vector<std::uint32_t>& radii,
                                      std::int64_t bound, bool exact, std::optional<SitingSolution> best,
                                      const PlanWithin& planWithin, const Task& task,
                                      const SitingWatch& watch) {
    const auto placeOf = [&](std::int64_t distance) {
        return static_cast<std::size_t>(
            std::ranges::lower_bound(radii, static_cast<std::uint32_t>(distance)) - radii.begin());
    };
    for (const bool proving : {false, true}) {
        if (proving && (!exact || (best && bound == best->objective))) {
            break;
        }
        std::size_t low = 0;
        std::size_t high = radii.size();
        const auto narrow = [&] {
            low = std::max(low, placeOf(bound));
            high = best ? std::min(high, placeOf(best->objective)) : high;
        };
        for (narrow(); low < high; narrow()) {
            const std::size_t middle = low + (high - low) / 2;
            WithinRadius known = planWithin(radii[middle], proving, task);
            if (task.stopRequested()) {
                break;
            }
            if (known.plan) {
                best = std::move(known.plan);
            } else {
                low = middle + 1;
                if (known.impossible) {
                    bound = std::max<std::int64_t>(
                        bound, low < radii.size() ? radii[low] : SitingProblem::unreachable);
                }
            }
            if (best) {
                watch({best->sites, best->objective, std::min(bound, best->objective)});
            }
            task.report((proving ? 0.5 : 0.0) +
                        0.5 * (1 - static_cast<double>(high - low) / static_cast<double>(radii.size())));
        }
    }
    if (!best) {
        return fail(task.stopRequested() ? cancelledError() : nobodyReachesAll(problem));
    }
    best->bound = std::min(bound, best->objective);
    best->cancelled = task.stopRequested();
    return std::move(*best);
}

}  // namespace nordertor::analysis
