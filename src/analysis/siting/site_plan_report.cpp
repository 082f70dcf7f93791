// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "analysis/siting/site_plan_p.h"
#include "analysis/siting/siting_models_p.h"

namespace nordertor::analysis {
namespace {

/// Persons and their ways, in the whole numbers of the problem: the order of the homes decides nothing.
struct WaySum {
    std::int64_t weight = 0;
    std::int64_t ways = 0;  ///< weight x distance
    void add(std::int64_t count, std::uint32_t distance) {
        weight += count;
        ways += count * distance;
    }
    /// Metres; nothing where nobody is counted.
    [[nodiscard]] std::optional<double> mean() const {
        return weight > 0
                   ? std::optional(static_cast<double>(ways) / static_cast<double>(weight) / unitsPerMetre)
                   : std::nullopt;
    }
};

/// Of one site.
struct SiteSums {
    WaySum after;
    WaySum before;  ///< of those served who reach something that exists
    std::int64_t within = 0;
};

/// The site that brings most people within the limit (then: saves most way) first, then the best beside it
/// ...
void rankSites(const SitePlanRequest& request, const SitingProblem& problem, std::uint32_t limit,
               SitePlan& plan) {
    std::vector<std::uint32_t> nearest = nearestDistances(problem, {});
    std::vector<std::size_t> left = plan.solution.sites;
    while (!left.empty()) {
        std::size_t best = 0;
        std::pair<std::int64_t, std::int64_t> most{-1, -1};
        for (std::size_t s = 0; s < left.size(); ++s) {
            std::pair<std::int64_t, std::int64_t> gain{0, 0};
            for (const Catchments::Reached& reached : problem.distances.of(left[s])) {
                const std::uint32_t now = nearest[reached.target];
                const std::int64_t weight = problem.weights[reached.target];
                gain.first += reached.weight <= limit && now > limit ? weight : 0;
                gain.second +=
                    reached.weight < now ? weight * (std::min(now, problem.limit) - reached.weight) : 0;
            }
            if (!covers(request.model)) {
                std::swap(gain.first, gain.second);
            }
            if (gain > most) {
                most = gain;
                best = s;
            }
        }
        const std::size_t site = left[best];
        const std::int64_t newly = covers(request.model) ? most.first : most.second;
        PlannedSite& planned = plan.sites.emplace_back();
        planned.candidate = site;
        planned.newlyReached = personsOf(newly);
        for (const Catchments::Reached& reached : problem.distances.of(site)) {
            nearest[reached.target] = std::min(nearest[reached.target], reached.weight);
        }
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
    }
}

/// Who goes where before anything is opened: with places as is best for all, else everybody to the nearest
/// that exists, `nearest`.
std::vector<SitingAllocation> allocationBefore(const SitingProblem& problem,
                                               const std::vector<std::uint32_t>& nearest) {
    if (!problem.capacities.empty()) {
        return allocateToPlaces(problem, {});
    }
    std::vector<SitingAllocation> allocation;
    for (std::uint32_t i = 0; i < nearest.size(); ++i) {
        if (problem.weights[i] > 0 && nearest[i] != SitingProblem::unreachable) {
            allocation.push_back({i, SitingAllocation::existingFacility, nearest[i], problem.weights[i]});
        }
    }
    return allocation;
}

/// With places, by those who come and had none within the limit before.
void rankSitesWithPlaces(const SitingProblem& problem, std::uint32_t limit,
                         const std::vector<SitingAllocation>& before, SitePlan& plan) {
    // of each demand, how many more have a place near by than before
    std::vector<std::int64_t> more(problem.weights.size(), 0);
    for (const SitingAllocation& each : plan.solution.allocation) {
        more[each.demand] += each.distance <= limit ? each.weight : 0;
    }
    for (const SitingAllocation& each : before) {
        more[each.demand] -= each.distance <= limit ? each.weight : 0;
    }
    std::vector<std::int64_t> newly(problem.siteCount(), 0);
    std::vector<std::int64_t> served(problem.siteCount(), 0);
    for (const SitingAllocation& each : plan.solution.allocation) {
        if (each.site == SitingAllocation::existingFacility ||
            problem.role(each.site) == SiteRole::Existing) {
            continue;
        }
        served[each.site] += each.weight;
        if (each.distance <= limit && more[each.demand] > 0) {
            const std::int64_t here = std::min(more[each.demand], each.weight);
            newly[each.site] += here;
            more[each.demand] -= here;
        }
    }
    for (const std::size_t site : plan.solution.sites) {
        PlannedSite& planned = plan.sites.emplace_back();
        planned.candidate = site;
        planned.newlyReached = personsOf(newly[site]);
    }
    std::stable_sort(plan.sites.begin(), plan.sites.end(), [&](const PlannedSite& a, const PlannedSite& b) {
        return std::pair(newly[a.candidate], served[a.candidate]) >
               std::pair(newly[b.candidate], served[b.candidate]);
    });
}

/// Who goes where, from the allocation.
void tellWays(const SitingProblem& problem, std::uint32_t limit, const std::vector<std::uint32_t>& before,
              SitePlan& plan) {
    std::vector<std::size_t> rankOf(problem.siteCount(), 0);
    for (std::size_t r = 0; r < plan.sites.size(); ++r) {
        rankOf[plan.sites[r].candidate] = r;
    }
    std::vector<SiteSums> sums(plan.sites.size());
    WaySum all;
    std::int64_t reached = 0;
    for (const SitingAllocation& each : plan.solution.allocation) {
        all.add(each.weight, each.distance);
        reached += each.distance <= limit ? each.weight : 0;
        plan.longestAfter = std::max(plan.longestAfter, each.distance / unitsPerMetre);
        if (each.site == SitingAllocation::existingFacility ||
            problem.role(each.site) == SiteRole::Existing) {
            continue;
        }
        const std::size_t rank = rankOf[each.site];
        sums[rank].after.add(each.weight, each.distance);
        sums[rank].within += each.distance <= limit ? each.weight : 0;
        if (before[each.demand] != SitingProblem::unreachable) {
            sums[rank].before.add(each.weight, before[each.demand]);
        }
        plan.ways.push_back({each.demand, rank, personsOf(each.weight), each.distance / unitsPerMetre});
    }
    for (std::size_t r = 0; r < plan.sites.size(); ++r) {
        PlannedSite& site = plan.sites[r];
        site.served = personsOf(sums[r].after.weight);
        site.servedWithin = personsOf(sums[r].within);
        site.meanAfter = sums[r].after.mean().value_or(0);
        site.meanBefore = sums[r].before.mean();
    }
    plan.reachedAfter = personsOf(reached);
    plan.meanAfter = all.mean().value_or(0);
    std::sort(plan.ways.begin(), plan.ways.end(), [](const SitePlan::Way& a, const SitePlan::Way& b) {
        return a.site != b.site ? a.site < b.site : a.home < b.home;
    });
}

}  // namespace

void reportPlan(const SitePlanRequest& request, const SitingProblem& problem, std::uint32_t limit,
                SitePlan& plan) {
    const std::vector<std::uint32_t> before = nearestDistances(problem, {});
    const std::vector<SitingAllocation> goingBefore = allocationBefore(problem, before);
    std::int64_t reached = 0;
    WaySum reaching;
    for (const SitingAllocation& each : goingBefore) {
        reached += each.distance <= limit ? each.weight : 0;
        reaching.add(each.weight, each.distance);
        plan.longestBefore = std::max(plan.longestBefore, each.distance / unitsPerMetre);
    }
    plan.persons = personsOf(totalWeight(problem));
    plan.reachedBefore = personsOf(reached);
    plan.nowhereBefore = personsOf(totalWeight(problem) - reaching.weight);
    plan.meanBefore = reaching.mean();
    if (request.places) {
        rankSitesWithPlaces(problem, limit, goingBefore, plan);
    } else {
        rankSites(request, problem, limit, plan);
    }
    tellWays(problem, limit, before, plan);
    std::int64_t goesNowhere = totalWeight(problem);
    for (const SitingAllocation& each : plan.solution.allocation) {
        goesNowhere -= each.weight;
    }
    if (request.model == SitingModel::ShortestWays && goesNowhere > 0) {
        plan.nowhereAfter = personsOf(goesNowhere);
        plan.notices.push_back(personsNotice(
            request.demand.used, plan.nowhereAfter,
            "erreichen dann zu Fuß nichts davon; die Suche nimmt für sie 15 km an, in den genannten "
            "Fußwegen zählen sie nicht mit.",
            "then reach none of it on foot; the search assumes 15 km for them, in the walks told they are "
            "not counted."));
    }
    if (plan.sites.size() < request.sites && request.model != SitingModel::CoverAll) {
        plan.notices.push_back({Severity::Info,
                                {"Weniger Standorte als erlaubt: weitere brächten niemandem etwas.",
                                 "Fewer sites than allowed: more would help nobody."},
                                {},
                                {},
                                1});
    }
}

}  // namespace nordertor::analysis
