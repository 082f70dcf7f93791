// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/spatial_statistics/global_association.h"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>

#include "analysis/spatial_statistics/false_discovery.h"
#include "analysis/spatial_statistics/fixed_values_p.h"
#include "analysis/spatial_statistics/observation_checks_p.h"
#include "analysis/spatial_statistics/random_stream.h"
#include "base/ordered_sum.h"

namespace nordertor::analysis {
namespace {

constexpr std::size_t placesForRandomVariance = 4;

/// Deviations from the mean.
std::vector<double> deviations(const FixedValues& fixed) {
    std::vector<double> z(fixed.size());
    for (std::size_t i = 0; i < z.size(); ++i) {
        z[i] = static_cast<double>(fixed.timesAboveMean(i)) / static_cast<double>(z.size()) * fixed.unit;
    }
    return z;
}

double powerSum(std::span<const double> values, int power) {
    std::vector<double> terms;
    terms.reserve(values.size());
    for (const double value : values) {
        terms.push_back(std::pow(value, power));
    }
    return orderedSum(std::move(terms));
}

/// One term of sum_i z_i sum_j w_ij z_j, of a place whose neighbours' values add up to `around`.
double crossTerm(double own, double around, std::size_t neighbours, WeightStyle style) {
    const bool mean = style == WeightStyle::RowStandardised && neighbours > 0;
    return own * (mean ? around / static_cast<double>(neighbours) : around);
}

/// sum_i z_i sum_j w_ij z_j, whatever the order of the observations.
double crossProduct(std::span<const double> z, const SpatialWeights& weights, WeightStyle style) {
    std::vector<double> terms(z.size());
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, z.size(), 1024),
                      [&](const tbb::blocked_range<std::size_t>& range) {
                          std::vector<double> near;
                          for (std::size_t i = range.begin(); i != range.end(); ++i) {
                              near.clear();
                              for (const std::uint32_t j : weights.of(i)) {
                                  near.push_back(z[j]);
                              }
                              terms[i] = crossTerm(z[i], orderedSum(near), near.size(), style);
                          }
                      });
    return orderedSum(std::move(terms));
}

void setVariances(GlobalMoran& moran, std::size_t number, const WeightSums& w, double kurtosis) {
    const auto n = static_cast<double>(number);
    const double s02 = w.s0 * w.s0;
    const double expected2 = moran.expected * moran.expected;
    moran.varianceNormal = (n * n * w.s1 - n * w.s2 + 3 * s02) / (s02 * (n * n - 1)) - expected2;
    if (number >= placesForRandomVariance) {
        const double a = n * ((n * n - 3 * n + 3) * w.s1 - n * w.s2 + 3 * s02);
        const double b = kurtosis * ((n * n - n) * w.s1 - 2 * n * w.s2 + 6 * s02);
        moran.varianceRandom = (a - b) / ((n - 1) * (n - 2) * (n - 3) * s02) - expected2;
    }
}

/// Pseudo p of the observed cross product.
Result<double> pseudoP(std::span<const double> z, const SpatialWeights& weights, WeightStyle style,
                       double observed, std::uint32_t permutations, std::uint64_t seed, const Task& task) {
    // sums of the same terms in another order differ by rounding; that is no difference
    const double rounding = std::abs(observed) * 1e-12;
    std::atomic<std::uint32_t> atLeast = 0;
    std::atomic<std::uint32_t> atMost = 0;
    std::vector<double> sorted(z.begin(), z.end());
    std::sort(sorted.begin(), sorted.end());
    tbb::enumerable_thread_specific<std::vector<double>> spaces;
    tbb::parallel_for(std::uint32_t{0}, permutations, [&](std::uint32_t r) {
        if (task.stopRequested()) {
            return;
        }
        std::vector<double>& placed = spaces.local();
        placed.assign(sorted.begin(), sorted.end());
        RandomStream random(seed, r);
        for (auto i = static_cast<std::uint32_t>(placed.size()); i > 1; --i) {
            std::swap(placed[i - 1], placed[random.below(i)]);
        }
        double cross = 0;
        for (std::size_t i = 0; i < placed.size(); ++i) {
            double around = 0;
            for (const std::uint32_t j : weights.of(i)) {
                around += placed[j];
            }
            cross += crossTerm(placed[i], around, weights.count(i), style);
        }
        atLeast += cross >= observed - rounding ? 1 : 0;
        atMost += cross <= observed + rounding ? 1 : 0;
    });
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    return (std::min(atLeast.load(), atMost.load()) + 1.0) / (permutations + 1.0);
}

}  // namespace

double GlobalMoran::z() const {
    return (i - expected) / std::sqrt(variance());
}

double GlobalMoran::p() const {
    return 2 * upperTail(std::abs(z()));
}

double GlobalG::z() const {
    return variance > 0 ? (g - expected) / std::sqrt(variance) : 0;
}

Result<GlobalMoran> globalMoran(std::span<const double> values, const SpatialWeights& weights,
                                WeightStyle style, std::uint32_t permutations, std::uint64_t seed,
                                const Task& task) {
    if (const auto usable = checkObservations(values, weights); !usable) {
        return fail(usable.error());
    }
    const std::vector<double> z = deviations(FixedValues(values));
    const auto n = static_cast<double>(z.size());
    const WeightSums sums = weightSums(weights, style);
    const double squares = powerSum(z, 2);
    const double cross = crossProduct(z, weights, style);
    GlobalMoran moran;
    moran.i = n / sums.s0 * cross / squares;
    moran.expected = -1 / (n - 1);
    setVariances(moran, z.size(), sums, (powerSum(z, 4) / n) / (squares / n * squares / n));
    if (permutations > 0) {
        const auto pseudo = pseudoP(z, weights, style, cross, permutations, seed, task);
        if (!pseudo) {
            return fail(pseudo.error());
        }
        moran.pseudoP = *pseudo;
    }
    return moran;
}

Result<GlobalG> globalG(std::span<const double> values, const SpatialWeights& weights) {
    if (const auto usable = checkObservations(values, weights); !usable) {
        return fail(usable.error());
    }
    if (std::any_of(values.begin(), values.end(), [](double value) { return value < 0; })) {
        return fail(ErrorCode::InvalidData,
                    {"Das globale G von Getis und Ord ist nur für Werte ab 0 erklärt.",
                     "The global G of Getis and Ord is defined for values of 0 and more only."},
                    {"Bitte Moran's I verwenden: --method moran", "Please use Moran's I: --method moran"});
    }
    const auto n = static_cast<double>(values.size());
    const WeightSums w = weightSums(weights, WeightStyle::Binary);
    const double m1 = powerSum(values, 1);
    const double m2 = powerSum(values, 2);
    const double m3 = powerSum(values, 3);
    const double m4 = powerSum(values, 4);
    GlobalG result;
    result.g = crossProduct(values, weights, WeightStyle::Binary) / (m1 * m1 - m2);
    result.expected = w.s0 / (n * (n - 1));
    if (values.size() >= placesForRandomVariance) {
        const double s02 = w.s0 * w.s0;
        const double b0 = (n * n - 3 * n + 3) * w.s1 - n * w.s2 + 3 * s02;
        const double b1 = -((n * n - n) * w.s1 - 2 * n * w.s2 + 6 * s02);
        const double b2 = -(2 * n * w.s1 - (n + 3) * w.s2 + 6 * s02);
        const double b3 = 4 * (n - 1) * w.s1 - 2 * (n + 1) * w.s2 + 8 * s02;
        const double b4 = w.s1 - w.s2 + s02;
        const double moments =
            b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1 * m1 * m1 * m1;
        const double pairs = m1 * m1 - m2;
        result.variance =
            moments / (pairs * pairs * n * (n - 1) * (n - 2) * (n - 3)) - result.expected * result.expected;
    }
    return result;
}

}  // namespace nordertor::analysis
