// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/geometry.h"
#include "geo/spatial_index.h"

namespace nordertor::analysis {

/// The homes of a project as points one can look up.
struct HomePoints {
    std::vector<geo::Point> points;
    geo::SpatialIndex index;
    explicit HomePoints(std::vector<geo::Point> at);
};

/// The area around the homes of a gap place: 28 m around each, joined where they are less than about 90 m
/// apart (gaps up to 44 m wide are closed), but only what lies nearer to one of them than to any supplied
/// home, so that the map does not paint what is supplied; where both stand closer than about 10 m it may.
/// Contains all members and is valid by construction. `supplied` is by home.
///
/// Computed on a grid of 6 m as distance to the members, to the edge of what is within 50 m of them, and to
/// supplied homes; O(members + supplied homes around + area), without overlay of polygons, in parts that lie
/// too far apart to touch.
[[nodiscard]] geo::MultiPolygon gapShape(const HomePoints& homes, std::span<const std::uint32_t> members,
                                         const std::vector<bool>& supplied);

/// The member around which most of `weights` (by home) are gathered: the densest 150 m square of a 50 m grid
/// that begins at the southwestern corner of all members, then the member nearest to the centre of gravity in
/// it.
[[nodiscard]] std::uint32_t centreHome(const HomePoints& homes, std::span<const std::uint32_t> members,
                                       const std::vector<double>& weights);

}  // namespace nordertor::analysis
