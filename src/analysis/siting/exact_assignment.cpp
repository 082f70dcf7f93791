// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/exact_assignment_p.h"

#include <algorithm>
#include <cmath>

#include "analysis/siting/lagrangean_bound_p.h"
#include "analysis/siting/mixed_integer_p.h"

namespace nordertor::analysis {
namespace {

/// The sites of a demand that are equally far: entries [from, to) of its row.
template <class Visit>
void forEachDistance(std::span<const AssignmentCosts::Entry> row, const Visit& visit) {
    for (std::size_t from = 0; from < row.size();) {
        std::size_t to = from;
        while (to < row.size() && row[to].cost == row[from].cost) {
            ++to;
        }
        visit(from, to);
        from = to;
    }
}

/// For each demand and each of its distances d_1 < d_2 < ... a column z: nothing open within d_k. It costs
/// weight x (d_k+1 - d_k), the last up to `missing`. Costs are divided by `scale`, the constant d_1 part is
/// not in it.
MixedIntegerProgram radiusFormulation(const AssignmentCosts& costs, double scale) {
    MixedIntegerProgram program;
    for (std::size_t j = 0; j < costs.siteCount(); ++j) {
        program.addColumn({.cost = 0, .lower = 0, .upper = 1, .whole = true});
    }
    for (std::size_t j = 0; j < costs.siteCount(); ++j) {
        program.addTerm(j);
    }
    program.addRow({.lower = 0, .upper = static_cast<double>(costs.budget)});
    for (std::size_t i = 0; i < costs.demandCount(); ++i) {
        const auto row = costs.row(i);
        std::size_t previous = 0;
        forEachDistance(row, [&](std::size_t from, std::size_t to) {
            const std::uint32_t next = to < row.size() ? row[to].cost : costs.missing[i];
            const auto step = static_cast<double>(costs.weights[i] * (next - row[from].cost));
            const std::size_t z =
                program.addColumn({.cost = step / scale, .lower = 0, .upper = 1, .whole = false});
            program.addTerm(z);
            for (std::size_t e = from; e < to; ++e) {
                program.addTerm(row[e].index);
            }
            if (from > 0) {
                program.addTerm(previous, -1);
            }
            program.addRow({.lower = from > 0 ? 0.0 : 1.0, .upper = MixedIntegerProgram::infinity});
            previous = z;
        });
    }
    return program;
}

/// The columns of radiusFormulation() when these sites are open.
std::vector<double> radiusValues(const AssignmentCosts& costs, std::span<const std::uint32_t> sites) {
    std::vector<double> values(costs.siteCount(), 0);
    for (const std::uint32_t site : sites) {
        values[site] = 1;
    }
    for (std::size_t i = 0; i < costs.demandCount(); ++i) {
        const auto row = costs.row(i);
        bool open = false;
        forEachDistance(row, [&](std::size_t from, std::size_t to) {
            for (std::size_t e = from; e < to; ++e) {
                open = open || values[row[e].index] > 0;
            }
            values.push_back(open ? 0 : 1);
        });
    }
    return values;
}

/// The open sites in the numbers of what is left of the problem. Those it has no more, because another
/// serves everybody at least as well, are replaced by whatever helps most.
std::vector<std::uint32_t> inRest(const AssignmentCosts& costs, const std::vector<std::uint32_t>& sites,
                                  const std::vector<char>& opened, const AssignmentCosts& rest) {
    std::vector<std::uint32_t> kept;
    std::size_t lost = 0;
    for (const std::uint32_t site : sites) {
        const auto at = std::lower_bound(rest.sites.begin(), rest.sites.end(), costs.sites[site]);
        if (at != rest.sites.end() && *at == costs.sites[site]) {
            kept.push_back(static_cast<std::uint32_t>(at - rest.sites.begin()));
        } else {
            lost += opened[site] == 0 ? 1 : 0;
        }
    }
    for (; lost > 0; --lost) {
        std::uint32_t best = 0;
        std::int64_t least = rest.costOf(kept);
        bool helps = false;
        kept.push_back(0);
        for (std::uint32_t site = 0; site < rest.siteCount(); ++site) {
            kept.back() = site;
            if (const std::int64_t cost = rest.costOf(kept); cost < least) {
                least = cost;
                best = site;
                helps = true;
            }
        }
        kept.back() = best;
        if (!helps) {
            kept.pop_back();
            break;
        }
    }
    return kept;
}

/// What every solution costs at least: each demand its nearest site.
std::int64_t leastCost(const AssignmentCosts& costs) {
    std::int64_t sum = costs.constant;
    for (std::size_t i = 0; i < costs.demandCount(); ++i) {
        sum += costs.weights[i] * costs.row(i).front().cost;
    }
    return sum;
}

/// The rest after the sites the bound has settled; improves `known`.
void solveRest(const AssignmentCosts& costs, const LagrangeanBound& settled, std::size_t nodes,
               BoundedSites& known, const Task& task) {
    std::size_t opened = 0;
    bool contradiction = false;
    for (std::size_t j = 0; j < costs.siteCount(); ++j) {
        opened += settled.open[j] != 0 ? 1 : 0;
        contradiction = contradiction || (settled.open[j] != 0 && settled.closed[j] != 0);
    }
    if (contradiction || opened > costs.budget) {
        known.bound = known.best.cost;
        return;
    }
    // what the answer itself does stays possible, so that the solver can start from it
    std::vector<char> closed = settled.closed;
    std::vector<char> open(costs.siteCount(), 0);
    for (const std::uint32_t site : known.best.sites) {
        closed[site] = 0;
        open[site] = settled.open[site];
    }
    const AssignmentCosts rest = restricted(costs, closed, open, task);
    if (rest.rows.size() > mostProgramTerms || task.stopRequested()) {
        return;
    }
    const std::int64_t base = leastCost(rest);
    if (base >= known.best.cost) {
        known.bound = known.best.cost;
        return;
    }
    const auto range = static_cast<double>(known.best.cost - base);
    const double scale = std::max(1.0, range / 1e5);
    const double cutoff = (range - 0.5) / scale;
    const std::vector<double> start = radiusValues(rest, inRest(costs, known.best.sites, open, rest));
    const MixedIntegerAnswer answer =
        solveMixedInteger(radiusFormulation(rest, scale), cutoff, nodes, task, start);
    if (!answer.values.empty()) {
        std::vector<std::uint32_t> sites;
        for (std::size_t j = 0; j < costs.siteCount(); ++j) {
            const auto at = std::lower_bound(rest.sites.begin(), rest.sites.end(), costs.sites[j]);
            const bool chosen = at != rest.sites.end() && *at == costs.sites[j] &&
                                answer.values[static_cast<std::size_t>(at - rest.sites.begin())] > 0.5;
            if (open[j] != 0 || chosen) {
                sites.push_back(static_cast<std::uint32_t>(j));
            }
        }
        if (const std::int64_t cost = costs.costOf(sites); cost < known.best.cost) {
            known.best = {std::move(sites), cost};
        }
    }
    if (answer.finished) {
        known.bound = known.best.cost;
    } else if (std::isfinite(answer.bound)) {
        constexpr double tolerance = 1e-9;
        const double bound = std::floor(answer.bound * scale * (1 - tolerance));
        known.bound = std::clamp(base + static_cast<std::int64_t>(bound), known.bound, known.best.cost);
    }
}

}  // namespace

BoundedSites solveAssignment(const AssignmentCosts& costs, const AssignmentEffort& effort, const Task& task,
                             const std::function<void(const BoundedSites&)>& known) {
    BoundedSites result{.best = greedyWithSwaps(costs, task), .bound = leastCost(costs)};
    known(result);
    const auto better = [&](const OpenSites& sites) {
        result.best = sites;
        known(result);
    };
    OpenSites best = result.best;
    // a bound first: where it meets the answer there is nothing to search for
    LagrangeanBound settled = lagrangeanBound(costs, best, effort.boundSteps, task.part(0, 0.3), better);
    result = {best, std::max(settled.bound, result.bound)};
    known(result);
    HeuristicEffort heuristic = effort.heuristic;
    heuristic.goal = std::max(heuristic.goal, result.bound);
    best = searchHeuristically(costs, result.best, heuristic, task.part(0.3, 0.8), better);
    if (best.cost < result.best.cost || best.sites != result.best.sites) {
        result.best = best;
    }
    if (result.bound < result.best.cost && effort.exactNodes > 0 && !task.stopRequested()) {
        // from the better answer on, the bound settles more sites
        best = result.best;
        const LagrangeanBound again =
            lagrangeanBound(costs, best, effort.boundSteps, task.part(0.8, 0.85), better);
        result = {best, std::max(again.bound, result.bound)};
        for (std::size_t j = 0; j < costs.siteCount(); ++j) {
            settled.closed[j] = settled.closed[j] != 0 || again.closed[j] != 0 ? 1 : 0;
            settled.open[j] = settled.open[j] != 0 || again.open[j] != 0 ? 1 : 0;
        }
    }
    if (result.bound < result.best.cost && effort.exactNodes > 0 && !task.stopRequested()) {
        solveRest(costs, settled, effort.exactNodes, result, task);
        known(result);
    }
    return result;
}

}  // namespace nordertor::analysis
