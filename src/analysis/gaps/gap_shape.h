// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "geo/geometry.h"
#include "geo/spatial_index.h"

namespace nordertor::analysis {

/// The homes of a project as points one can look up.
struct HomePoints {
    std::vector<geo::Point> points;
    geo::SpatialIndex index;
    explicit HomePoints(std::vector<geo::Point> at);
};

/// The area around the homes of a gap place: 28 m around each, joined where they are less than about 100 m
/// apart, corners simplified by at most 2 m. Near a supplied home the area shrinks to 14 or 7 m, and is not
/// joined across it, so that the map does not paint what is supplied; only closer than 7 m it cannot help it.
/// `supplied` is by home. Never empty for at least one member. Errors: Internal.
[[nodiscard]] Result<geo::MultiPolygon> gapShape(const HomePoints& homes,
                                                 std::span<const std::uint32_t> members,
                                                 const std::vector<bool>& supplied);

/// The member around which most of `weights` (by home) are gathered: the densest 150 m square of a 50 m grid,
/// then the member nearest to the centre of gravity in it.
[[nodiscard]] std::uint32_t centreHome(const HomePoints& homes, std::span<const std::uint32_t> members,
                                       const std::vector<double>& weights);

}  // namespace nordertor::analysis
