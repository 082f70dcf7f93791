// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "analysis/siting/exact_assignment_p.h"
#include "analysis/siting/siting_models_p.h"

namespace nordertor::analysis {

Result<SitingSolution> locateByAssignment(const SitingProblem& problem, const SitingEffort& effort,
                                          const Task& task, const SitingWatch& watch) {
    const AssignmentCosts costs = assignmentCosts(problem, task);
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    const bool covering = problem.model == SitingModel::CoverMost;
    const std::int64_t total = covering ? totalWeight(problem) : 0;
    const auto stated = [&](std::int64_t cost) { return covering ? total - cost : cost; };
    const AssignmentEffort assignmentEffort{
        .heuristic = {.seed = effort.seed, .iterations = effort.iterations},
        .boundSteps = effort.boundSteps,
        .exactNodes = effort.exact ? effort.exactNodes : 0};
    const auto chosen = [&](const OpenSites& open) {
        std::vector<std::size_t> sites = requiredSites(problem);
        for (const std::uint32_t site : open.sites) {
            sites.push_back(costs.sites[site]);
        }
        std::sort(sites.begin(), sites.end());
        return sites;
    };
    const BoundedSites found = solveAssignment(costs, assignmentEffort, task, [&](const BoundedSites& known) {
        watch({chosen(known.best), stated(known.best.cost), stated(known.bound)});
    });
    SitingSolution solution;
    solution.sites = chosen(found.best);
    solution.objective = stated(found.best.cost);
    solution.bound = stated(found.bound);
    solution.cancelled = task.stopRequested();
    solution.allocation = allocateToNearest(problem, solution.sites);
    return solution;
}

}  // namespace nordertor::analysis
