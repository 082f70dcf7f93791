// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/spatial_statistics/local_association.h"

#include <algorithm>
#include <cmath>

#include "analysis/spatial_statistics/conditional_permutation_p.h"
#include "analysis/spatial_statistics/false_discovery.h"
#include "analysis/spatial_statistics/fixed_values_p.h"
#include "analysis/spatial_statistics/observation_checks_p.h"

namespace nordertor::analysis {
namespace {

/// (sum of the k drawn - k mean) / standard deviation of drawing k of N without replacement, where `total`
/// and `squares` are sums over the N. 0 where nothing can differ.
double standardised(WideInteger drawn, std::size_t k, std::size_t n, WideInteger total, WideInteger squares) {
    const auto wideN = static_cast<WideInteger>(n);
    const WideInteger spread = wideN * squares - total * total;
    if (k == 0 || k >= n || spread == 0) {
        return 0;
    }
    const auto part = static_cast<double>(k) * static_cast<double>(n - k) / static_cast<double>(n - 1);
    return static_cast<double>(wideN * drawn - static_cast<WideInteger>(k) * total) /
           std::sqrt(static_cast<double>(spread) * part);
}

SpotClass quadrantOf(bool high, bool amongHigh) {
    if (high) {
        return amongHigh ? SpotClass::HighHigh : SpotClass::HighLow;
    }
    return amongHigh ? SpotClass::LowHigh : SpotClass::LowLow;
}

LocalResult::Place placeOf(const FixedValues& values, std::size_t i, std::size_t k, std::int64_t neighbours,
                           LocalStatistic statistic) {
    const std::size_t n = values.size();
    const auto own = static_cast<WideInteger>(values.units[i]);
    LocalResult::Place place;
    if (k == 0) {
        place.spot = place.quadrant = SpotClass::NoNeighbours;
        return place;
    }
    // the neighbours among all the others
    const double conditional =
        standardised(neighbours, k, n - 1, values.sum - own, values.sumOfSquares - own * own);
    if (statistic != LocalStatistic::LocalMoran) {
        place.z = statistic == LocalStatistic::Gi
                      ? conditional
                      : standardised(neighbours + own, k + 1, n, values.sum, values.sumOfSquares);
        place.statistic = place.z;
        if (k >= n - 1) {
            place.spot = SpotClass::AllNeighbours;
        }
        return place;
    }
    const auto above = static_cast<double>(values.timesAboveMean(i));
    const WideInteger aroundAbove =
        static_cast<WideInteger>(n) * neighbours - static_cast<WideInteger>(k) * values.sum;
    place.statistic = static_cast<double>(n - 1) * above *
                      (static_cast<double>(aroundAbove) / static_cast<double>(k)) /
                      (static_cast<double>(values.timesVariance()) * static_cast<double>(n));
    place.z = above < 0 ? -conditional : conditional;
    place.quadrant = quadrantOf(above > 0, aroundAbove > 0);
    if (k >= n - 1) {
        place.spot = SpotClass::AllNeighbours;
    }
    return place;
}

/// The M of the pseudo p. Gi*: a high place among low ones can have z > 0 and neighbours that are rarely so
/// low; it must not pass for high values together.
std::uint32_t asExtreme(const PermutationCounts& counts, std::size_t i, double z, LocalStatistic statistic) {
    if (statistic == LocalStatistic::LocalMoran) {
        return std::min(counts.atLeast[i], counts.atMost[i]);
    }
    return z > 0 ? counts.atLeast[i] : counts.atMost[i];
}

/// Gi and Gi* judge the surroundings. A place whose own value lies on the other side of the mean is no part
/// of what lies together there.
SpotClass spotOf(double z, bool high, bool low) {
    if (z > 0) {
        return low ? SpotClass::LowHigh : SpotClass::HotSpot;
    }
    return high ? SpotClass::HighLow : SpotClass::ColdSpot;
}

void judge(const FixedValues& values, LocalResult& result, const LocalParameters& parameters) {
    std::vector<double> tests;
    for (const LocalResult::Place& place : result.places) {
        if (isTested(place.spot)) {
            tests.push_back(place.p);
        }
    }
    result.tested = tests.size();
    result.threshold = parameters.controlFalseDiscoveries ? falseDiscoveryThreshold(tests, parameters.alpha)
                                                          : parameters.alpha;
    for (std::size_t i = 0; i < result.places.size(); ++i) {
        LocalResult::Place& place = result.places[i];
        if (!isTested(place.spot)) {
            continue;
        }
        result.significantUncontrolled += place.p <= parameters.alpha ? 1 : 0;
        if (place.p > result.threshold) {
            continue;
        }
        ++result.significant;
        place.spot = parameters.statistic == LocalStatistic::LocalMoran
                         ? place.quadrant
                         : spotOf(place.z, values.timesAboveMean(i) > 0, values.timesAboveMean(i) < 0);
    }
}

}  // namespace

LocalizedText spotLabel(SpotClass spot) {
    switch (spot) {
        case SpotClass::None:
            return {"nicht auffällig", "not significant"};
        case SpotClass::NoNeighbours:
            return {"ohne Nachbarn, nicht geprüft", "no neighbours, not tested"};
        case SpotClass::AllNeighbours:
            return {"Nachbar aller anderen, nicht geprüft", "neighbour of all others, not tested"};
        case SpotClass::HotSpot:
            return {"Häufung hoher Werte", "high values together"};
        case SpotClass::ColdSpot:
            return {"Häufung niedriger Werte", "low values together"};
        case SpotClass::HighHigh:
            return {"hoher Wert in hoher Umgebung", "high value among high"};
        case SpotClass::LowLow:
            return {"niedriger Wert in niedriger Umgebung", "low value among low"};
        case SpotClass::HighLow:
            return {"hoher Wert in niedriger Umgebung", "high value among low"};
        case SpotClass::LowHigh:
            return {"niedriger Wert in hoher Umgebung", "low value among high"};
    }
    return {};
}

Result<LocalResult> localAssociation(std::span<const double> values, const SpatialWeights& weights,
                                     const LocalParameters& parameters, const Task& task) {
    if (const auto usable = checkObservations(values, weights); !usable) {
        return fail(usable.error());
    }
    const FixedValues fixed(values);
    const std::vector<std::int64_t> sums = neighbourSums(fixed, weights);
    LocalResult result;
    result.places.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        result.places.push_back(placeOf(fixed, i, weights.count(i), sums[i], parameters.statistic));
    }
    if (parameters.permutations > 0) {
        const auto counts =
            conditionalPermutation(fixed, weights, sums, parameters.permutations, parameters.seed, task);
        if (!counts) {
            return fail(counts.error());
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            result.places[i].p = (asExtreme(*counts, i, result.places[i].z, parameters.statistic) + 1.0) /
                                 (parameters.permutations + 1.0);
        }
    } else {
        for (LocalResult::Place& place : result.places) {
            place.p = upperTail(std::abs(place.z));
        }
    }
    for (LocalResult::Place& place : result.places) {
        if (!isTested(place.spot)) {
            place.p = 1;
        }
    }
    judge(fixed, result, parameters);
    return result;
}

}  // namespace nordertor::analysis
