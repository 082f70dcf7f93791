// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/spatial_statistics/spatial_weights.h"
#include "base/localized_text.h"
#include "base/result.h"
#include "base/task.h"

namespace nordertor::analysis {

enum class LocalStatistic {
    Gi,          ///< Getis and Ord 1992, Ord and Getis 1995: the neighbours without the place itself
    GiStar,      ///< the same with the place itself
    LocalMoran,  ///< Anselin 1995, weights row-standardised
};

/// What a significant place is called.
enum class SpotClass {
    None,           ///< not significant
    NoNeighbours,   ///< not tested
    AllNeighbours,  ///< not tested: all the others are neighbours, there is nothing to compare them with
    HotSpot,        ///< Gi, Gi*: high values together
    ColdSpot,       ///< Gi, Gi*: low values together
    HighHigh,       ///< local Moran: high among high
    LowLow,         ///< low among low
    HighLow,        ///< high among low; Gi, Gi*: beside its own value the surroundings are significantly low
    LowHigh,        ///< low among high
};
[[nodiscard]] constexpr bool isTested(SpotClass spot) {
    return spot != SpotClass::NoNeighbours && spot != SpotClass::AllNeighbours;
}
[[nodiscard]] LocalizedText spotLabel(SpotClass spot);

struct LocalParameters {
    LocalStatistic statistic = LocalStatistic::GiStar;
    std::uint32_t permutations = 999;  ///< 0: p from the normal distribution
    std::uint64_t seed = 1;
    double alpha = 0.05;
    bool controlFalseDiscoveries = true;  ///< false: p <= alpha is significant
};

struct LocalResult {
    struct Place {
        /// Gi and Gi*: the standardised statistic (equal to z). Local Moran: I_i = (n-1) z_i sum_j w_ij z_j /
        /// sum z^2. 0 where not tested.
        double statistic = 0;
        /// Gi, Gi*: as published. Local Moran: by the exact moments under conditional permutation (Sokal,
        /// Oden and Thomson 1998).
        double z = 0;
        /// One-sided, in the direction of the deviation: (M + 1) / (permutations + 1), or by z. 1 where not
        /// tested.
        double p = 1;
        SpotClass spot = SpotClass::None;
        /// High or low beside high or low, significant or not; NoNeighbours where there are none. Local
        /// Moran only.
        SpotClass quadrant = SpotClass::None;
        friend bool operator==(const Place&, const Place&) = default;
    };
    std::vector<Place> places;  ///< by observation
    double threshold = 0;       ///< the biggest p that is significant
    std::size_t tested = 0;
    std::size_t significant = 0;
    std::size_t significantUncontrolled = 0;  ///< how many there were without control of false discoveries
};

/// Where high and low values lie together. Weights are binary for Gi and Gi*; each row alone decides, so they
/// need not be symmetric. For Gi and Gi* the pseudo p looks in the direction of z, for local Moran in that of
/// the rarer side, as PySAL does for all three; only a high place among low ones (or the reverse) differs.
/// Places without neighbours (islands) get the statistic 0 as in PySAL, p = 1, and are not counted as tests.
/// Does not depend on threads nor on the order of the observations. O(n + pairs + permutations x most
/// neighbours). Errors: InvalidData (fewer than 3 observations, all values equal, nobody has a neighbour,
/// everybody is everybody's neighbour), Cancelled.
[[nodiscard]] Result<LocalResult> localAssociation(std::span<const double> values,
                                                   const SpatialWeights& weights,
                                                   const LocalParameters& parameters, const Task& task = {});

}  // namespace nordertor::analysis
