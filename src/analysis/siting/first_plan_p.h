// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "analysis/siting/location_allocation.h"

namespace nordertor::analysis {

/// A whole plan at once, so that a search can be stopped at any moment: one site after the other, each the
/// one that helps most beside those before it (of the longest ways: until all are reached, then each near
/// whom the others leave farthest; Gonzalez 1985). With capacities everybody goes, those with the shortest
/// ways first, where there is room. The bound is what all sites together would do. Nothing where this finds
/// no plan that keeps the conditions, though there may be one. A few passes over the distances.
[[nodiscard]] std::optional<SitingSolution> firstPlan(const SitingProblem& problem, const Task& task);

/// Whether one objective of a model is better than another.
[[nodiscard]] inline bool isBetter(SitingModel model, std::int64_t one, std::int64_t other) {
    return model == SitingModel::CoverMost ? one > other : one < other;
}

}  // namespace nordertor::analysis
