// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/capacitated_search_p.h"

#include <algorithm>
#include <tuple>

namespace nordertor::analysis {
namespace {

/// Work of the search by swaps: plans x arcs.
constexpr std::size_t searchWork = 20'000'000;
constexpr std::size_t fewestPlans = 20;

/// The numbers of (figure, number), the smallest figure first.
std::vector<std::size_t> numbersInOrder(std::vector<std::pair<std::int64_t, std::size_t>> figures) {
    std::ranges::sort(figures);
    std::vector<std::size_t> numbers;
    numbers.reserve(figures.size());
    for (const auto& each : figures) {
        numbers.push_back(each.second);
    }
    return numbers;
}

}  // namespace

CapacitatedSearch::CapacitatedSearch(const SitingProblem& problem, const Task& task)
    : problem_(problem),
      task_(task),
      demands_(transportDemands(problem, {}, task).demands),
      ways_(problem.siteCount()) {
    for (std::uint32_t i = 0; i < demands_.weights.size(); ++i) {
        for (const auto& arc : demands_.of(i)) {
            ways_[arc.site].push_back({i, arc.cost});
        }
    }
    for (auto& ways : ways_) {
        if (task.stopRequested()) {
            return;
        }
        std::ranges::sort(ways, {}, [&](const Way& way) {
            return std::tuple(std::int64_t{way.cost} - demands_.missing[way.demand],
                              demands_.of(way.demand).size(), way.demand);
        });
    }
}

TransportPlan CapacitatedSearch::planFor(const std::vector<std::size_t>& sites) const {
    return cheapestTransport(demands_, placesOf(problem_, sites), task_);
}

std::int64_t CapacitatedSearch::savedBy(std::size_t site, const Unserved& unserved) const {
    std::int64_t room = problem_.capacities[site];
    std::int64_t saved = 0;
    for (const Way& way : ways_[site]) {
        const std::int64_t each = unserved.cost[way.demand] - way.cost;
        if (each > 0) {
            const std::int64_t served = std::min(room, unserved.weight[way.demand]);
            saved += served * each;
            room -= served;
        }
        if (room == 0) {
            break;
        }
    }
    return saved;
}

bool CapacitatedSearch::mayOpen(std::size_t site, const std::vector<std::size_t>& sites) const {
    return problem_.role(site) == SiteRole::Free && std::ranges::find(sites, site) == sites.end();
}

void CapacitatedSearch::fill(std::vector<std::size_t>& sites) const {
    Unserved unserved{.weight = demands_.weights, .cost = {demands_.missing.begin(), demands_.missing.end()}};
    for (const TransportFlow& flow : planFor(sites).flows) {
        unserved.weight[flow.demand] -= flow.weight;
    }
    while (sites.size() < problem_.budget && !task_.stopRequested()) {
        std::size_t best = problem_.siteCount();
        std::int64_t most = -1;
        for (std::size_t j = 0; j < problem_.siteCount(); ++j) {
            const std::int64_t saved = mayOpen(j, sites) ? savedBy(j, unserved) : -1;
            if (saved > most) {
                most = saved;
                best = j;
            }
        }
        if (best == problem_.siteCount()) {
            return;
        }
        sites.push_back(best);
        std::int64_t room = problem_.capacities[best];
        for (const Way& way : ways_[best]) {
            const std::int64_t served = std::min(room, unserved.weight[way.demand]);
            unserved.weight[way.demand] -= served;
            room -= served;
        }
    }
}

std::vector<std::size_t> CapacitatedSearch::mostUseful(const TransportPlan& plan,
                                                       const std::vector<std::size_t>& sites) const {
    // what a demand costs now in the mean, rounded up: a part that goes nowhere counts
    Unserved unserved{.weight = demands_.weights, .cost = std::vector<std::int64_t>(demands_.weights.size())};
    std::vector<std::int64_t> nowhere = demands_.weights;
    for (const TransportFlow& flow : plan.flows) {
        nowhere[flow.demand] -= flow.weight;
        unserved.cost[flow.demand] += flow.weight * flow.cost;
    }
    for (std::size_t i = 0; i < nowhere.size(); ++i) {
        const std::int64_t weight = std::max<std::int64_t>(demands_.weights[i], 1);
        unserved.cost[i] = (unserved.cost[i] + nowhere[i] * demands_.missing[i] + weight - 1) / weight;
    }
    std::vector<std::pair<std::int64_t, std::size_t>> figures;
    for (std::size_t j = 0; j < problem_.siteCount(); ++j) {
        if (mayOpen(j, sites)) {
            figures.emplace_back(-savedBy(j, unserved), j);
        }
    }
    return numbersInOrder(std::move(figures));
}

std::vector<std::size_t> CapacitatedSearch::leastUsed(const TransportPlan& plan,
                                                      const std::vector<std::size_t>& sites) const {
    std::vector<std::int64_t> saved(problem_.siteCount(), 0);
    for (const TransportFlow& flow : plan.flows) {
        saved[flow.site] +=
            flow.weight * (std::int64_t{demands_.missing[flow.demand]} - std::int64_t{flow.cost});
    }
    std::vector<std::pair<std::int64_t, std::size_t>> figures;
    for (std::size_t place = 0; place < sites.size(); ++place) {
        if (problem_.role(sites[place]) != SiteRole::Required) {
            figures.emplace_back(saved[sites[place]], place);
        }
    }
    return numbersInOrder(std::move(figures));
}

bool CapacitatedSearch::swapOne(std::vector<std::size_t>& sites, std::int64_t& cost,
                                std::size_t& plans) const {
    const TransportPlan plan = planFor(sites);
    if (task_.stopRequested()) {
        return false;
    }
    const std::vector<std::size_t> out = leastUsed(plan, sites);
    for (const std::size_t in : mostUseful(plan, sites)) {
        for (const std::size_t place : out) {
            if (plans == 0) {
                return false;
            }
            --plans;
            std::vector<std::size_t> changed = sites;
            changed[place] = in;
            const std::int64_t changedCost = planFor(changed).cost;
            if (task_.stopRequested()) {
                return false;
            }
            if (changedCost < cost) {
                cost = changedCost;
                sites = std::move(changed);
                return true;
            }
        }
    }
    return false;
}

void CapacitatedSearch::improve(std::vector<std::size_t>& sites, std::int64_t& cost,
                                const std::function<void()>& improved) const {
    std::size_t plans = std::max(fewestPlans, searchWork / (demands_.arcs.size() + 1));
    while (swapOne(sites, cost, plans)) {
        improved();
    }
}

std::int64_t CapacitatedSearch::placesBound() const {
    std::vector<std::int64_t> places;
    std::int64_t left = 0;
    for (std::size_t j = 0; j < problem_.siteCount(); ++j) {
        const SiteRole role = problem_.role(j);
        if (role == SiteRole::Free || role == SiteRole::Required) {
            places.push_back(problem_.capacities[j]);
        } else if (role == SiteRole::Existing) {
            left += problem_.capacities[j];
        }
    }
    std::sort(places.rbegin(), places.rend());
    for (std::size_t k = 0; k < std::min(problem_.budget, places.size()); ++k) {
        left += places[k];
    }
    std::vector<std::pair<std::int64_t, std::int64_t>> savings;  // of each unit; how many
    for (std::size_t i = 0; i < demands_.weights.size(); ++i) {
        std::uint32_t least = demands_.missing[i];
        for (const auto& arc : demands_.of(i)) {
            least = std::min(least, arc.cost);
        }
        savings.emplace_back(std::int64_t{demands_.missing[i]} - least, demands_.weights[i]);
    }
    std::sort(savings.rbegin(), savings.rend());
    std::int64_t saved = 0;
    for (const auto& [each, weight] : savings) {
        const std::int64_t served = std::min(left, weight);
        saved += served * each;
        left -= served;
    }
    return costOfNothing() - saved;
}

std::int64_t CapacitatedSearch::costOfNothing() const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < demands_.weights.size(); ++i) {
        sum += demands_.weights[i] * demands_.missing[i];
    }
    return sum;
}

MixedIntegerProgram CapacitatedSearch::program(double scale) const {
    MixedIntegerProgram program;
    for (std::size_t j = 0; j < problem_.siteCount(); ++j) {
        const SiteRole role = problem_.role(j);
        const bool open = role == SiteRole::Existing || role == SiteRole::Required;
        program.addColumn({.cost = 0,
                           .lower = open ? 1.0 : 0.0,
                           .upper = role == SiteRole::Forbidden ? 0.0 : 1.0,
                           .whole = true});
        if (role != SiteRole::Existing) {
            program.addTerm(j);
        }
    }
    program.addRow({.upper = static_cast<double>(problem_.budget)});
    std::vector<std::vector<MixedIntegerProgram::Term>> loads(problem_.siteCount());
    for (const auto& [alike, sum] : mergedDemands()) {
        const auto& [missing, arcs] = alike;
        const auto weight = static_cast<double>(sum);
        std::vector<std::pair<std::size_t, std::size_t>> shares;
        for (const auto& arc : arcs) {
            const double saved = weight * (static_cast<double>(missing) - arc.cost);
            shares.emplace_back(program.addColumn({.cost = -saved / scale}), arc.site);
            const auto capacity = static_cast<double>(problem_.capacities[arc.site]);
            loads[arc.site].push_back({shares.back().first, capacity > 0 ? weight / capacity : 1.0});
        }
        for (const auto& share : shares) {
            program.addTerm(share.first);
        }
        program.addRow({.upper = 1});
        for (const auto& [share, site] : shares) {
            program.addTerm(share);
            program.addTerm(site, -1);
            program.addRow({.upper = 0});
        }
    }
    for (std::size_t j = 0; j < loads.size(); ++j) {
        for (const auto& term : loads[j]) {
            program.addTerm(term.column, term.factor);
        }
        program.addTerm(j, problem_.capacities[j] > 0 ? -1.0 : 0.0);
        program.addRow({.upper = 0});
    }
    return program;
}

std::vector<double> CapacitatedSearch::valuesOf(const std::vector<std::size_t>& sites,
                                                const TransportPlan& plan) const {
    std::vector<double> values(problem_.siteCount(), 0);
    for (std::size_t j = 0; j < problem_.siteCount(); ++j) {
        values[j] = problem_.role(j) == SiteRole::Existing ? 1 : 0;
    }
    for (const std::size_t site : sites) {
        values[site] = 1;
    }
    std::map<std::pair<Alike, std::uint32_t>, std::int64_t> sent;
    for (const TransportFlow& flow : plan.flows) {
        sent[{alikeOf(flow.demand), flow.site}] += flow.weight;
    }
    for (const auto& [alike, sum] : mergedDemands()) {
        for (const auto& arc : alike.second) {
            const auto at = sent.find({alike, arc.site});
            values.push_back(at == sent.end() ? 0
                                              : static_cast<double>(at->second) / static_cast<double>(sum));
        }
    }
    return values;
}

std::size_t CapacitatedSearch::mergedArcs() const {
    std::size_t count = 0;
    for (const auto& [alike, sum] : mergedDemands()) {
        count += alike.second.size();
    }
    return count;
}

std::map<CapacitatedSearch::Alike, std::int64_t> CapacitatedSearch::mergedDemands() const {
    std::map<Alike, std::int64_t> merged;
    for (std::size_t i = 0; i < demands_.weights.size(); ++i) {
        if (demands_.weights[i] > 0 && !demands_.of(i).empty()) {
            merged[alikeOf(i)] += demands_.weights[i];
        }
    }
    return merged;
}
CapacitatedSearch::Alike CapacitatedSearch::alikeOf(std::size_t demand) const {
    const auto arcs = demands_.of(demand);
    return {demands_.missing[demand], {arcs.begin(), arcs.end()}};
}

}  // namespace nordertor::analysis
