// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "analysis/siting/site_plan_p.h"
#include "analysis/siting/siting_models_p.h"

namespace nordertor::analysis {
namespace {

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

/// With places, by those who come and had nothing within the limit before.
void rankSitesWithPlaces(const SitingProblem& problem, std::uint32_t limit,
                         const std::vector<std::uint32_t>& before, SitePlan& plan) {
    std::vector<std::int64_t> newly(problem.siteCount(), 0);
    std::vector<std::int64_t> served(problem.siteCount(), 0);
    for (const SitingAllocation& each : plan.solution.allocation) {
        if (each.site != SitingAllocation::existingFacility) {
            served[each.site] += each.weight;
            newly[each.site] += each.distance <= limit && before[each.demand] > limit ? each.weight : 0;
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
    struct Sums {
        double after = 0;
        double before = 0;
        double withBefore = 0;
    };
    std::vector<Sums> sums(plan.sites.size());
    double allAfter = 0;
    double allWeight = 0;
    for (const SitingAllocation& each : plan.solution.allocation) {
        const double persons = personsOf(each.weight);
        const double metres = each.distance / unitsPerMetre;
        allAfter += persons * metres;
        allWeight += persons;
        plan.reachedAfter += each.distance <= limit ? persons : 0;
        plan.longestAfter = std::max(plan.longestAfter, metres);
        if (each.site == SitingAllocation::existingFacility ||
            problem.role(each.site) == SiteRole::Existing) {
            continue;
        }
        const std::size_t rank = rankOf[each.site];
        PlannedSite& site = plan.sites[rank];
        site.served += persons;
        site.servedWithin += each.distance <= limit ? persons : 0;
        sums[rank].after += persons * metres;
        if (before[each.demand] != SitingProblem::unreachable) {
            sums[rank].before += persons * before[each.demand] / unitsPerMetre;
            sums[rank].withBefore += persons;
        }
        plan.ways.push_back({each.demand, rank, persons, metres});
    }
    for (std::size_t r = 0; r < plan.sites.size(); ++r) {
        PlannedSite& site = plan.sites[r];
        site.meanAfter = site.served > 0 ? sums[r].after / site.served : 0;
        if (sums[r].withBefore > 0) {
            site.meanBefore = sums[r].before / sums[r].withBefore;
        }
    }
    plan.meanAfter = allWeight > 0 ? allAfter / allWeight : 0;
    std::sort(plan.ways.begin(), plan.ways.end(), [](const SitePlan::Way& a, const SitePlan::Way& b) {
        return a.site != b.site ? a.site < b.site : a.home < b.home;
    });
}

}  // namespace

void reportPlan(const SitePlanRequest& request, const SitingProblem& problem, std::uint32_t limit,
                SitePlan& plan) {
    const std::vector<std::uint32_t> before = nearestDistances(problem, {});
    double way = 0;
    double reaching = 0;
    for (std::size_t h = 0; h < before.size(); ++h) {
        const double persons = personsOf(problem.weights[h]);
        plan.persons += persons;
        plan.reachedBefore += before[h] <= limit ? persons : 0;
        if (before[h] != SitingProblem::unreachable) {
            way += persons * before[h] / unitsPerMetre;
            reaching += persons;
        }
    }
    plan.nowhereBefore = plan.persons - reaching;
    if (reaching > 0) {
        plan.meanBefore = way / reaching;
    }
    if (request.places) {
        rankSitesWithPlaces(problem, limit, before, plan);
    } else {
        rankSites(request, problem, limit, plan);
    }
    tellWays(problem, limit, before, plan);
    std::int64_t nowhere = totalWeight(problem);
    for (const SitingAllocation& each : plan.solution.allocation) {
        nowhere -= each.weight;
    }
    if (request.model == SitingModel::ShortestWays && nowhere > 0) {
        plan.nowhereAfter = personsOf(nowhere);
        plan.notices.push_back(personsNotice(
            plan.nowhereAfter,
            "Personen erreichen dann zu Fuß nichts davon; die Suche nimmt für sie 15 km an, in den genannten "
            "Fußwegen zählen sie nicht mit.",
            "persons then reach none of it on foot; the search assumes 15 km for them, in the walks told they are "
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
