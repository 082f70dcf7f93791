// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/siting_transport_p.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace nordertor::analysis {
namespace {

/// Who can go where. `cost` of a way, `nowhere` of a demand nobody serves.
template <typename Cost>
TransportDemands demandsOf(const SitingProblem& problem, const std::vector<std::int64_t>& places,
                           const Cost& cost, std::uint32_t nowhere) {
    TransportDemands demands;
    demands.weights = problem.weights;
    demands.missing.assign(problem.weights.size(), nowhere);
    for (std::size_t i = 0; i < problem.existing.size(); ++i) {
        demands.missing[i] = std::min(nowhere, cost(problem.existing[i]));
    }
    const auto visit = [&](const auto& useful) {
        for (std::uint32_t j = 0; j < problem.siteCount(); ++j) {
            if (problem.role(j) == SiteRole::Forbidden || (!places.empty() && places[j] == 0)) {
                continue;
            }
            for (const Catchments::Reached& reached : problem.distances.of(j)) {
                if (const std::uint32_t way = cost(reached.weight); way < demands.missing[reached.target]) {
                    useful(reached.target, TransportDemands::Arc{j, way});
                }
            }
        }
    };
    demands.first.assign(problem.weights.size() + 1, 0);
    visit([&](std::uint32_t demand, const TransportDemands::Arc&) { ++demands.first[demand + 1]; });
    std::partial_sum(demands.first.begin(), demands.first.end(), demands.first.begin());
    demands.arcs.resize(demands.first.back());
    std::vector<std::size_t> next(demands.first.begin(), demands.first.end() - 1);
    visit(
        [&](std::uint32_t demand, const TransportDemands::Arc& arc) { demands.arcs[next[demand]++] = arc; });
    return demands;
}

OrderedDemands inOrderOfContent(TransportDemands demands, const Task& task) {
    OrderedDemands ordered;
    ordered.original.resize(demands.weights.size());
    std::iota(ordered.original.begin(), ordered.original.end(), 0U);
    if (task.stopRequested()) {
        ordered.demands = std::move(demands);
        return ordered;
    }
    std::ranges::stable_sort(ordered.original, [&](std::uint32_t a, std::uint32_t b) {
        const auto key = [&](std::uint32_t i) { return std::pair(demands.missing[i], demands.weights[i]); };
        return key(a) != key(b) ? key(a) < key(b)
                                : std::ranges::lexicographical_compare(demands.of(a), demands.of(b));
    });
    for (const std::uint32_t i : ordered.original) {
        const auto arcs = demands.of(i);
        ordered.demands.weights.push_back(demands.weights[i]);
        ordered.demands.missing.push_back(demands.missing[i]);
        ordered.demands.arcs.insert(ordered.demands.arcs.end(), arcs.begin(), arcs.end());
        ordered.demands.first.push_back(ordered.demands.arcs.size());
    }
    return ordered;
}

}  // namespace

OrderedDemands transportDemands(const SitingProblem& problem, const std::vector<std::int64_t>& places,
                                const Task& task) {
    const std::uint32_t limit = problem.limit;
    if (problem.model == SitingModel::CoverMost) {
        const auto cost = [&](std::uint32_t distance) -> std::uint32_t { return distance <= limit ? 0 : 1; };
        return inOrderOfContent(demandsOf(problem, places, cost, 1), task);
    }
    const auto cost = [&](std::uint32_t distance) { return std::min(distance, limit); };
    return inOrderOfContent(demandsOf(problem, places, cost, limit), task);
}

OrderedDemands coveredByShortWays(const SitingProblem& problem, const std::vector<std::int64_t>& places,
                                  const Task& task) {
    constexpr std::uint64_t most = std::uint64_t{1} << 31;
    const auto open = static_cast<std::uint64_t>(std::ranges::count_if(places, [](auto n) { return n > 0; }));
    const auto nowhere = static_cast<std::uint32_t>(
        std::min(most, (static_cast<std::uint64_t>(problem.limit) + 1) * (open + 2)));
    const auto cost = [&](std::uint32_t distance) { return distance <= problem.limit ? distance : nowhere; };
    return inOrderOfContent(demandsOf(problem, places, cost, nowhere), task);
}

std::vector<std::int64_t> placesOf(const SitingProblem& problem, const std::vector<std::size_t>& sites) {
    std::vector<std::int64_t> places(problem.siteCount(), 0);
    for (std::size_t j = 0; j < problem.siteCount(); ++j) {
        if (problem.role(j) == SiteRole::Existing) {
            places[j] = problem.capacities[j];
        }
    }
    for (const std::size_t site : sites) {
        places[site] = problem.capacities[site];
    }
    return places;
}

}  // namespace nordertor::analysis
