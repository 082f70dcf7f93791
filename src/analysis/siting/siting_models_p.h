// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/siting/location_allocation.h"

namespace nordertor::analysis {

// The models of locateSites(), of problems it has checked.

[[nodiscard]] Result<SitingSolution> locateByAssignment(const SitingProblem& problem,
                                                        const SitingEffort& effort, const Task& task,
                                                        const SitingWatch& watch);
[[nodiscard]] Result<SitingSolution> locateToCoverAll(const SitingProblem& problem,
                                                      const SitingEffort& effort, const Task& task,
                                                      const SitingWatch& watch);
[[nodiscard]] Result<SitingSolution> locateCentre(const SitingProblem& problem, const SitingEffort& effort,
                                                  const Task& task, const SitingWatch& watch);
[[nodiscard]] Result<SitingSolution> locateWithCapacities(const SitingProblem& problem,
                                                          const SitingEffort& effort, const Task& task,
                                                          const SitingWatch& watch);

/// By demand, the way to the nearest of these sites and of all that exist; unreachable if none.
[[nodiscard]] std::vector<std::uint32_t> nearestDistances(const SitingProblem& problem,
                                                          std::span<const std::size_t> sites);
/// Sites that are chosen anyway.
[[nodiscard]] std::vector<std::size_t> requiredSites(const SitingProblem& problem);
/// Everybody to the nearest; of equally near the existing facility, then the smallest site.
[[nodiscard]] std::vector<SitingAllocation> allocateToNearest(const SitingProblem& problem,
                                                              std::span<const std::size_t> sites);
[[nodiscard]] std::int64_t totalWeight(const SitingProblem& problem);

}  // namespace nordertor::analysis
