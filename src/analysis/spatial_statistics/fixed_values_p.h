// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/spatial_statistics/spatial_weights.h"

namespace nordertor::analysis {

__extension__ using WideInteger = __int128;

/// Values as integers, (value - smallest) x a power of two: sums are exact, so that neither their order nor
/// the number of threads can change a digit, and equal sums compare equal, which decides pseudo p-values of
/// counts. All statistics here but G depend on differences only. At least 40 binary digits for up to four
/// million values; whole numbers are kept exactly.
struct FixedValues {
    explicit FixedValues(std::span<const double> values);

    std::vector<std::int64_t> units;
    double unit = 1;  ///< what one unit is worth
    WideInteger sum = 0;
    WideInteger sumOfSquares = 0;

    [[nodiscard]] std::size_t size() const { return units.size(); }
    [[nodiscard]] bool constant() const { return sum == 0; }
    /// Units above the mean, times size(): exact.
    [[nodiscard]] WideInteger timesAboveMean(std::size_t i) const {
        return static_cast<WideInteger>(size()) * units[i] - sum;
    }
    /// The variance in units squared (divisor n) times n squared: exact.
    [[nodiscard]] WideInteger timesVariance() const {
        return static_cast<WideInteger>(size()) * sumOfSquares - sum * sum;
    }
};

/// The sum of the units of every observation's neighbours.
[[nodiscard]] std::vector<std::int64_t> neighbourSums(const FixedValues& values,
                                                      const SpatialWeights& weights);

}  // namespace nordertor::analysis
