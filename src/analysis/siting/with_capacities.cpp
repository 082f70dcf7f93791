// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/siting/capacitated_search_p.h"
#include "analysis/siting/siting_models_p.h"

namespace nordertor::analysis {
namespace {

/// More arcs than this take the solver minutes.
constexpr std::size_t mostArcs = 200'000;

}  // namespace

std::int64_t weightWithoutPlace(const SitingProblem& problem, const std::vector<std::size_t>& sites,
                                const Task& task) {
    const std::vector<std::int64_t> places = placesOf(problem, sites);
    return cheapestTransport(transportDemands(problem, places, task).demands, places, task).cost;
}

std::vector<SitingAllocation> allocateToPlaces(const SitingProblem& problem,
                                               const std::vector<std::size_t>& sites, const Task& task) {
    const std::vector<std::int64_t> places = placesOf(problem, sites);
    const OrderedDemands ordered = covers(problem.model) ? coveredByShortWays(problem, places, task)
                                                         : transportDemands(problem, places, task);
    const TransportPlan plan = cheapestTransport(ordered.demands, places, task);
    std::vector<SitingAllocation> allocation;
    std::vector<std::int64_t> rest = problem.weights;
    for (const TransportFlow& flow : plan.flows) {
        const std::uint32_t demand = ordered.original[flow.demand];
        const auto reached = problem.distances.of(flow.site);
        const auto at = std::lower_bound(reached.begin(), reached.end(), Catchments::Reached{demand, 0});
        allocation.push_back({demand, flow.site, at->weight, flow.weight});
        rest[demand] -= flow.weight;
    }
    for (std::uint32_t i = 0; i < problem.existing.size(); ++i) {
        const std::uint32_t farthest = covers(problem.model) ? problem.limit : SitingProblem::unreachable - 1;
        if (rest[i] > 0 && problem.existing[i] <= farthest) {
            allocation.push_back({i, SitingAllocation::existingFacility, problem.existing[i], rest[i]});
        }
    }
    std::sort(allocation.begin(), allocation.end(), [](const auto& a, const auto& b) {
        return a.demand != b.demand ? a.demand < b.demand : a.site < b.site;
    });
    return allocation;
}

Result<SitingSolution> locateWithCapacities(const SitingProblem& problem, const SitingEffort& effort,
                                            const Task& task, const SitingWatch& watch) {
    const bool covering = problem.model == SitingModel::CoverMost;
    const std::int64_t total = covering ? totalWeight(problem) : 0;
    const auto stated = [&](std::int64_t cost) { return covering ? total - cost : cost; };
    // without capacities everything is at least as good: a start, and a bound
    SitingProblem relaxed = problem;
    relaxed.capacities.clear();
    SitingEffort relaxedEffort = effort;
    relaxedEffort.exact = false;
    auto start = locateByAssignment(relaxed, relaxedEffort, task.part(0, 0.3), [](const SitingProgress&) {});
    if (!start) {
        return fail(start.error());
    }
    const CapacitatedSearch search(problem, task);
    std::vector<std::size_t> sites = start->sites;
    search.fill(sites);
    std::int64_t cost = search.planFor(sites).cost;
    std::vector<std::size_t> fromNothing = requiredSites(problem);
    search.fill(fromNothing);
    if (const std::int64_t other = search.planFor(fromNothing).cost; other < cost) {
        cost = other;
        sites = std::move(fromNothing);
    }
    std::int64_t bound = stated(start->bound);
    // less than the cost of nothing by more than all places can save is not possible
    bound = std::min(std::max(bound, search.placesBound()), cost);
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    const auto tell = [&] {
        std::vector<std::size_t> ascending = sites;
        std::sort(ascending.begin(), ascending.end());
        watch({std::move(ascending), stated(cost), stated(bound)});
    };
    tell();
    if (bound < cost) {
        search.improve(sites, cost, tell);
    }
    if (effort.exact && bound < cost && search.mergedArcs() <= mostArcs && !task.stopRequested()) {
        const std::int64_t nothing = search.costOfNothing();
        const double scale = std::max(1.0, static_cast<double>(nothing - bound) / 1e5);
        const double cutoff = (static_cast<double>(cost - nothing) - 0.5) / scale;
        const auto answer = solveMixedInteger(search.program(scale), cutoff, effort.exactNodes, task,
                                              search.valuesOf(sites, search.planFor(sites)));
        if (!answer.values.empty()) {
            std::vector<std::size_t> found;
            for (std::size_t j = 0; j < problem.siteCount(); ++j) {
                if (problem.role(j) != SiteRole::Existing && answer.values[j] > 0.5) {
                    found.push_back(j);
                }
            }
            // one short plan even when stopped, or what the solver has found would be lost
            if (const std::int64_t foundCost = CapacitatedSearch(problem, {}).planFor(found).cost;
                foundCost < cost) {
                cost = foundCost;
                sites = std::move(found);
            }
        }
        if (answer.finished) {
            bound = cost;
        } else if (std::isfinite(answer.bound)) {
            constexpr double tolerance = 1e-9;
            const double least = answer.bound * scale;
            bound = std::clamp(
                nothing + static_cast<std::int64_t>(std::floor(least - std::abs(least) * tolerance)), bound,
                cost);
        }
        tell();
    }
    SitingSolution solution;
    std::sort(sites.begin(), sites.end());
    solution.sites = std::move(sites);
    solution.objective = stated(cost);
    solution.bound = stated(bound);
    solution.cancelled = task.stopRequested();
    solution.allocation = allocateToPlaces(problem, solution.sites);
    return solution;
}

}  // namespace nordertor::analysis
