// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/network/walking_network.h"
#include "base/result.h"
#include "base/task.h"
#include "geo/geometry.h"

namespace nordertor::analysis {

/// Who is whose neighbour: compressed sparse rows, a row for each observation.
struct SpatialWeights {
    std::vector<std::size_t> first{0};      ///< by observation, plus one, into neighbours
    std::vector<std::uint32_t> neighbours;  ///< within a row ascending, never the observation itself

    [[nodiscard]] std::size_t size() const { return first.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t i) const {
        return {neighbours.data() + first[i], neighbours.data() + first[i + 1]};
    }
    [[nodiscard]] std::size_t count(std::size_t i) const { return first[i + 1] - first[i]; }
    /// Observations without neighbours.
    [[nodiscard]] std::size_t islands() const;
};

/// How much a neighbour counts.
enum class WeightStyle {
    Binary,           ///< 1 each
    RowStandardised,  ///< 1/k each of k neighbours
};

/// s0, s1 and s2 of the moments of Moran's I and G (Cliff and Ord 1981).
struct WeightSums {
    double s0 = 0;  ///< sum of all weights
    double s1 = 0;  ///< half the sum of (w_ij + w_ji)^2
    double s2 = 0;  ///< sum over i of (row sum + column sum)^2
};
[[nodiscard]] WeightSums weightSums(const SpatialWeights& weights, WeightStyle style);

/// Neighbours are those at most `metres` away, the limit included. Coordinates are rounded to a millimetre,
/// so that no rounding decides who stands exactly on the limit. Error Cancelled. O(n log n + pairs).
[[nodiscard]] Result<SpatialWeights> distanceBandWeights(std::span<const geo::Point> points, double metres,
                                                         const Task& task = {});

/// The `k` nearest; of equally near ones (to a millimetre) those with the smaller index. Fewer where there
/// are not so many. Not symmetric. Error Cancelled. O(n k log n).
[[nodiscard]] Result<SpatialWeights> nearestNeighbourWeights(std::span<const geo::Point> points,
                                                             std::size_t k, const Task& task = {});

/// The distance from which on every observation has a neighbour: the biggest distance to a nearest neighbour,
/// in metres. 0 for fewer than two points.
[[nodiscard]] double smallestBandWithoutIslands(std::span<const geo::Point> points);

enum class Contiguity {
    Queen,  ///< a common point of the boundary is enough
    Rook,   ///< a common piece of the boundary
};

/// Areas that touch. Corners within `tolerance` metres are one (0: equal coordinates); a corner that lies so
/// near to another area's edge divides that edge, so that areas of unequal size along a street are
/// neighbours although they share no corner (libpysal and GeoDa see shared corners only). Overlaps and wider
/// cracks do not make neighbours. Error Cancelled. O(corners log corners).
[[nodiscard]] Result<SpatialWeights> contiguityWeights(std::span<const geo::MultiPolygon> areas,
                                                       Contiguity contiguity, double tolerance = 0.1,
                                                       const Task& task = {});

/// Neighbours are those within `metres` of walking, accesses included; not attached observations have none.
/// Error Cancelled.
[[nodiscard]] Result<SpatialWeights> networkWeights(const WalkingNetwork& network,
                                                    std::span<const NetworkPosition> positions, double metres,
                                                    const Task& task = {});

}  // namespace nordertor::analysis
