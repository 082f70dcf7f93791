// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "analysis/spatial_statistics/fixed_values_p.h"

namespace nordertor::analysis {
namespace {

/// A sum of all units stays within 62 bits.
constexpr int bitsOfSum = 62;

}  // namespace

FixedValues::FixedValues(std::span<const double> values) : units(values.size()) {
    if (values.empty()) {
        return;
    }
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double range = *high - *low;
    int rangeExponent = 0;
    std::frexp(range, &rangeExponent);
    const int bits = bitsOfSum - static_cast<int>(std::bit_width(values.size()));
    unit = std::ldexp(1.0, rangeExponent - bits);
    for (std::size_t i = 0; i < values.size(); ++i) {
        units[i] = std::llround((values[i] - *low) / unit);
        sum += units[i];
        sumOfSquares += static_cast<WideInteger>(units[i]) * units[i];
    }
}

std::vector<std::int64_t> neighbourSums(const FixedValues& values, const SpatialWeights& weights) {
    std::vector<std::int64_t> sums(values.size());
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, sums.size(), 1024),
                      [&](const tbb::blocked_range<std::size_t>& range) {
                          for (std::size_t i = range.begin(); i != range.end(); ++i) {
                              for (const std::uint32_t j : weights.of(i)) {
                                  sums[i] += values.units[j];
                              }
                          }
                      });
    return sums;
}

}  // namespace nordertor::analysis
