// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "analysis/spatial_statistics/spatial_weights.h"
#include "base/result.h"

namespace nordertor::analysis {

/// Errors InvalidData, each with its own sentence: fewer than 3 observations, all values equal, nobody has a
/// neighbour, everybody is everybody's neighbour.
[[nodiscard]] Result<> checkObservations(std::span<const double> values, const SpatialWeights& weights);

}  // namespace nordertor::analysis
