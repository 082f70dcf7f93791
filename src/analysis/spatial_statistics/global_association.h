// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "analysis/spatial_statistics/spatial_weights.h"
#include "base/result.h"
#include "base/task.h"

namespace nordertor::analysis {

/// Whether values near each other are alike at all (Moran 1950; moments: Cliff and Ord 1981).
struct GlobalMoran {
    double i = 0;                          ///< > expected: alike lie together; < expected: unlike ones do
    double expected = 0;                   ///< -1 / (n - 1)
    double varianceNormal = 0;             ///< if values came from a normal distribution
    std::optional<double> varianceRandom;  ///< if the given values were placed at random; from 4 places on
    [[nodiscard]] double variance() const { return varianceRandom.value_or(varianceNormal); }
    [[nodiscard]] double z() const;  ///< by variance()
    [[nodiscard]] double p() const;  ///< two-sided, by z
    /// One-sided, (M + 1) / (permutations + 1): all values placed at random anew; if asked for.
    std::optional<double> pseudoP;
};
/// `permutations` 0: no pseudo p. Its cost is O(permutations x pairs), on several threads; the result does
/// not depend on them. Errors: as localAssociation().
[[nodiscard]] Result<GlobalMoran> globalMoran(std::span<const double> values, const SpatialWeights& weights,
                                              WeightStyle style, std::uint32_t permutations = 0,
                                              std::uint64_t seed = 1, const Task& task = {});

/// Whether high values, or low ones, lie together (Getis and Ord 1992). Binary weights.
struct GlobalG {
    double g = 0;  ///< share of neighbours in the sum of all products of two values
    double expected = 0;
    double variance = 0;  ///< values placed at random; 0 for fewer than 4 places
    [[nodiscard]] double z() const;
};
/// Errors: as localAssociation(), and InvalidData for negative values.
[[nodiscard]] Result<GlobalG> globalG(std::span<const double> values, const SpatialWeights& weights);

}  // namespace nordertor::analysis
