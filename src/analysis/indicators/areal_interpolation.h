// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "analysis/indicators/normalisation.h"
#include "base/result.h"
#include "base/task.h"
#include "model/area_set.h"

namespace nordertor::analysis {

/// How a figure behaves when its area is cut.
enum class FigureKind {
    Count,  ///< is shared out, and parts are added up: persons, dwellings
    Share,  ///< stays as it is, and parts are averaged: rates, densities, rents
};

/// Somebody lives here; figures about people follow people rather than surface.
struct WeightedPoint {
    geo::Point at;
    double weight = 0;  ///< persons, >= 0
};

struct Interpolated {
    Figures figures;       ///< by target; unknown where nothing known lies below, or something unknown does
    double sourceSum = 0;  ///< of the known source figures
    double outside = 0;    ///< Count: what lies in no target; figures and this add up to sourceSum
    std::size_t byAreaInstead = 0;  ///< sources without persons, shared out by surface
};

/// Figures of one set of areas for another that does not match it: each source is cut by the targets, and its
/// figure shared out by surface, or by persons if `people` is not empty (areal weighting after Goodchild and
/// Lam 1980; with persons dasymetric). Targets must not overlap for sums to be kept. A target of which more
/// than 1 % of the surface lies below an unknown source is unknown. Where nobody lives (in a source for
/// Count, in a target for Share) surface decides. O(pairs that touch x vertices). Errors: those of the
/// overlay, Cancelled.
[[nodiscard]] Result<Interpolated> interpolated(std::span<const model::AreaSet::Area> sources,
                                                const Figures& figures,
                                                std::span<const model::AreaSet::Area> targets,
                                                FigureKind kind, std::span<const WeightedPoint> people,
                                                const Task& task = {});

}  // namespace nordertor::analysis
