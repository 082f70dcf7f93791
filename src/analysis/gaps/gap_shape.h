// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <mutex>
#include <span>
#include <utility>
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

/// Shapes of one analysis. Several standards often lack supply at the same homes; a shape depends on nothing
/// but its members and the supplied homes near them, and is made once for each such pair. Thread-safe.
class GapShapes {
  public:
    explicit GapShapes(const HomePoints& homes) : homes_(&homes) {}
    /// As gapShape().
    [[nodiscard]] Result<geo::MultiPolygon> shape(std::span<const std::uint32_t> members,
                                                  const std::vector<bool>& supplied);

  private:
    using Key = std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>;
    const HomePoints* homes_;
    std::mutex guard_;
    std::map<Key, geo::MultiPolygon> known_;
};

/// The member around which most of `weights` (by home) are gathered: the densest 150 m square of a 50 m grid,
/// then the member nearest to the centre of gravity in it.
[[nodiscard]] std::uint32_t centreHome(const HomePoints& homes, std::span<const std::uint32_t> members,
                                       const std::vector<double>& weights);

}  // namespace nordertor::analysis
