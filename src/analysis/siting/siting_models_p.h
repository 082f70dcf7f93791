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
/// CoverMost and ShortestWays.
[[nodiscard]] Result<SitingSolution> locateWithCapacities(const SitingProblem& problem,
                                                          const SitingEffort& effort, const Task& task,
                                                          const SitingWatch& watch);
[[nodiscard]] Result<SitingSolution> locateToCoverAllWithCapacities(const SitingProblem& problem,
                                                                    const SitingEffort& effort,
                                                                    const Task& task,
                                                                    const SitingWatch& watch);
[[nodiscard]] Result<SitingSolution> locateCentreWithCapacities(const SitingProblem& problem,
                                                                const SitingEffort& effort, const Task& task,
                                                                const SitingWatch& watch);

/// Only who is within the limit counts.
[[nodiscard]] inline bool covers(SitingModel model) {
    return model == SitingModel::CoverAll || model == SitingModel::CoverMost;
}
/// By demand, the way to the nearest of these sites and of all that exist; unreachable if none.
[[nodiscard]] std::vector<std::uint32_t> nearestDistances(const SitingProblem& problem,
                                                          std::span<const std::size_t> sites);
/// Sites that are chosen anyway.
[[nodiscard]] std::vector<std::size_t> requiredSites(const SitingProblem& problem);
/// Everybody to the nearest; of equally near the existing facility, then the smallest site.
[[nodiscard]] std::vector<SitingAllocation> allocateToNearest(const SitingProblem& problem,
                                                              std::span<const std::size_t> sites);
/// CoverMost with capacities: whom these sites, and what exists, cannot serve within the limit.
[[nodiscard]] std::int64_t weightWithoutPlace(const SitingProblem& problem,
                                              const std::vector<std::size_t>& sites, const Task& task);
/// Who goes where with capacities (CoverMost: as many as possible, then by short ways), those served by
/// existing facilities without limit included. Incomplete when the task is stopped; without one it is what an
/// answer says.
[[nodiscard]] std::vector<SitingAllocation> allocateToPlaces(const SitingProblem& problem,
                                                             const std::vector<std::size_t>& sites,
                                                             const Task& task = {});
/// The fewest sites whose places, all taken, are enough for whom nothing serves without limit.
[[nodiscard]] std::size_t fewestForAllPlaces(const SitingProblem& problem);
[[nodiscard]] std::int64_t totalWeight(const SitingProblem& problem);

}  // namespace nordertor::analysis
