// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <vector>

#include "analysis/siting/mixed_integer_p.h"
#include "analysis/siting/siting_models_p.h"
#include "analysis/siting/transportation_p.h"

namespace nordertor::analysis {
namespace {

/// More arcs than this take the solver minutes.
constexpr std::size_t mostArcs = 200'000;
/// Work of the search by swaps: plans x arcs.
constexpr std::size_t searchWork = 20'000'000;

TransportDemands transportDemands(const SitingProblem& problem) {
    const bool covering = problem.model == SitingModel::CoverMost;
    const auto cost = [&](std::uint32_t distance) -> std::uint32_t {
        return covering ? (distance <= problem.limit ? 0 : 1) : std::min(distance, problem.limit);
    };
    TransportDemands demands;
    demands.weights = problem.weights;
    demands.missing.assign(problem.weights.size(), covering ? 1 : problem.limit);
    for (std::size_t i = 0; i < problem.existing.size(); ++i) {
        demands.missing[i] = std::min(demands.missing[i], cost(problem.existing[i]));
    }
    const Catchments byDemand = problem.distances.transposed(problem.weights.size());
    for (std::size_t i = 0; i < problem.weights.size(); ++i) {
        for (const Catchments::Reached& site : byDemand.of(i)) {
            if (problem.role(site.target) != SiteRole::Forbidden && cost(site.weight) < demands.missing[i]) {
                demands.arcs.push_back({site.target, cost(site.weight)});
            }
        }
        demands.first.push_back(demands.arcs.size());
    }
    return demands;
}

/// What a demand costs that goes nowhere, and where it can go.
using Alike = std::pair<std::uint32_t, std::vector<TransportDemands::Arc>>;

class CapacitatedSearch {
  public:
    CapacitatedSearch(const SitingProblem& problem, const Task& task)
        : problem_(problem), task_(task), demands_(transportDemands(problem)) {}

    [[nodiscard]] TransportPlan planFor(const std::vector<std::size_t>& sites) const {
        std::vector<std::int64_t> capacities(problem_.siteCount(), 0);
        for (std::size_t j = 0; j < problem_.siteCount(); ++j) {
            if (problem_.role(j) == SiteRole::Existing) {
                capacities[j] = problem_.capacities[j];
            }
        }
        for (const std::size_t site : sites) {
            capacities[site] = problem_.capacities[site];
        }
        return cheapestTransport(demands_, capacities, task_);
    }

    /// Swaps one site for another while it pays, a limited number of plans.
    void improve(std::vector<std::size_t>& sites, std::int64_t& cost,
                 const std::function<void()>& improved) const {
        std::size_t plans = std::max<std::size_t>(20, searchWork / (demands_.arcs.size() + 1));
        bool better = true;
        while (better && plans > 0) {
            better = false;
            for (std::size_t place = 0; place < sites.size() && plans > 0; ++place) {
                if (problem_.role(sites[place]) == SiteRole::Required) {
                    continue;
                }
                for (std::size_t in = 0; in < problem_.siteCount() && plans > 0; ++in) {
                    if (problem_.role(in) != SiteRole::Free ||
                        std::find(sites.begin(), sites.end(), in) != sites.end()) {
                        continue;
                    }
                    std::vector<std::size_t> changed = sites;
                    changed[place] = in;
                    const std::int64_t changedCost = planFor(changed).cost;
                    if (task_.stopRequested()) {
                        return;
                    }
                    --plans;
                    if (changedCost < cost) {
                        cost = changedCost;
                        sites = std::move(changed);
                        improved();
                        better = true;
                    }
                }
            }
        }
    }

    /// With all places taken nobody more can be covered.
    [[nodiscard]] std::int64_t coverCostBound() const {
        std::vector<std::int64_t> places;
        std::int64_t most = 0;
        for (std::size_t j = 0; j < problem_.siteCount(); ++j) {
            const SiteRole role = problem_.role(j);
            if (role == SiteRole::Free || role == SiteRole::Required) {
                places.push_back(problem_.capacities[j]);
            } else if (role == SiteRole::Existing) {
                most += problem_.capacities[j];
            }
        }
        std::sort(places.rbegin(), places.rend());
        for (std::size_t k = 0; k < std::min(problem_.budget, places.size()); ++k) {
            most += places[k];
        }
        return std::max<std::int64_t>(0, costOfNothing() - most);
    }

    /// When all go nowhere.
    [[nodiscard]] std::int64_t costOfNothing() const {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < demands_.weights.size(); ++i) {
            sum += demands_.weights[i] * demands_.missing[i];
        }
        return sum;
    }

    /// Columns: a site open; then for each arc the share of the demand that goes there. Demands with the same
    /// arcs are one.
    [[nodiscard]] MixedIntegerProgram program(double scale) const {
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

    /// The columns of program() for a plan of these sites.
    [[nodiscard]] std::vector<double> valuesOf(const std::vector<std::size_t>& sites,
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
                values.push_back(
                    at == sent.end() ? 0 : static_cast<double>(at->second) / static_cast<double>(sum));
            }
        }
        return values;
    }

    [[nodiscard]] std::size_t mergedArcs() const {
        std::size_t count = 0;
        for (const auto& [alike, sum] : mergedDemands()) {
            count += alike.second.size();
        }
        return count;
    }

  private:
    [[nodiscard]] std::map<Alike, std::int64_t> mergedDemands() const {
        std::map<Alike, std::int64_t> merged;
        for (std::size_t i = 0; i < demands_.weights.size(); ++i) {
            if (demands_.weights[i] > 0 && !demands_.of(i).empty()) {
                merged[alikeOf(i)] += demands_.weights[i];
            }
        }
        return merged;
    }
    [[nodiscard]] Alike alikeOf(std::size_t demand) const {
        const auto arcs = demands_.of(demand);
        return {demands_.missing[demand], {arcs.begin(), arcs.end()}};
    }

    const SitingProblem& problem_;
    const Task& task_;
    TransportDemands demands_;
};

/// Who goes where, those served by existing facilities without limit included.
std::vector<SitingAllocation> allocationOf(const SitingProblem& problem, const TransportPlan& plan) {
    std::vector<SitingAllocation> allocation;
    std::vector<std::int64_t> rest = problem.weights;
    const Catchments byDemand = problem.distances.transposed(problem.weights.size());
    for (const TransportFlow& flow : plan.flows) {
        const auto reached = byDemand.of(flow.demand);
        const auto at = std::lower_bound(reached.begin(), reached.end(), Catchments::Reached{flow.site, 0});
        allocation.push_back({flow.demand, flow.site, at->weight, flow.weight});
        rest[flow.demand] -= flow.weight;
    }
    for (std::uint32_t i = 0; i < problem.existing.size(); ++i) {
        const std::uint32_t farthest =
            problem.model == SitingModel::CoverMost ? problem.limit : SitingProblem::unreachable - 1;
        if (rest[i] > 0 && problem.existing[i] <= farthest) {
            allocation.push_back({i, SitingAllocation::existingFacility, problem.existing[i], rest[i]});
        }
    }
    std::sort(allocation.begin(), allocation.end(), [](const auto& a, const auto& b) {
        return a.demand != b.demand ? a.demand < b.demand : a.site < b.site;
    });
    return allocation;
}

}  // namespace

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
    for (std::size_t j = 0; j < problem.siteCount() && sites.size() < problem.budget; ++j) {
        if (problem.role(j) == SiteRole::Free && std::find(sites.begin(), sites.end(), j) == sites.end()) {
            sites.push_back(j);
        }
    }
    std::int64_t cost = search.planFor(sites).cost;
    std::int64_t bound = stated(start->bound);
    if (covering) {
        bound = std::max(bound, search.coverCostBound());
    }
    bound = std::min(bound, cost);
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
    // a short plan even when stopped: it is what the answer says
    solution.allocation = allocationOf(problem, CapacitatedSearch(problem, {}).planFor(solution.sites));
    return solution;
}

}  // namespace nordertor::analysis
