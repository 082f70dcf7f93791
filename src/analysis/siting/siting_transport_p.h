// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/siting/siting_problem.h"
#include "analysis/siting/transportation_p.h"
#include "base/task.h"

namespace nordertor::analysis {

/// Demands in an order that only depends on where each can go and how many they are: what is found of them is
/// the same however the problem lists them, but for demands alike in all.
struct OrderedDemands {
    TransportDemands demands;
    std::vector<std::uint32_t> original;  ///< their numbers in the problem
};

/// Who can go where and what it costs, in the unit of the model's objective (CoverMost: 0 within the limit,
/// else 1). Sites that are forbidden or have no room (`places`, by site; empty: all have), and ways that save
/// nothing, are not among the arcs. In no certain order if the task was stopped.
[[nodiscard]] OrderedDemands transportDemands(const SitingProblem& problem,
                                              const std::vector<std::int64_t>& places, const Task& task);

/// CoverMost: so that as many as possible are covered by the sites that have `places`, and then the ways are
/// short: who goes nowhere costs more than all the others could save by going elsewhere for it.
[[nodiscard]] OrderedDemands coveredByShortWays(const SitingProblem& problem,
                                                const std::vector<std::int64_t>& places, const Task& task);

/// By site: what it can serve if these are open, beside those that exist; 0 = closed.
[[nodiscard]] std::vector<std::int64_t> placesOf(const SitingProblem& problem,
                                                 const std::vector<std::size_t>& sites);

}  // namespace nordertor::analysis
