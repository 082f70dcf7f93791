// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "analysis/gaps/field_contour.h"
#include "analysis/gaps/gap_shape.h"
#include "analysis/service_areas/reached_edges.h"
#include "analysis/service_areas/reached_parts.h"
#include "geo/spatial_index.h"

namespace nordertor::analysis {

/// What the drawing of reached areas looks up; shared by all threads. The network must outlive it.
struct ReachGround {
    ReachGround(const WalkingNetwork& walking, HomePoints homePoints, std::vector<NetworkPosition> attached);
    const WalkingNetwork* network;
    HomePoints homes;                      ///< by index in Residents::homes
    std::vector<NetworkPosition> at;       ///< where each home meets the network
    geo::SpatialIndex chains;              ///< by chain
    std::vector<std::size_t> firstHomeOn;  ///< by chain, plus one, into homesOn
    std::vector<std::uint32_t> homesOn;
};

/// Areas within walking distance, one for each band, as a buffer of the reached edges and never a hull.
///
/// A place belongs to the area of a band if the path nearest to it is at most `width` metres away, and the
/// way along the network to that path's nearest point and then straight to the place is within the limit: the
/// rule by which homes are attached. So what lies nearer to an unreached path does not belong, across a
/// railway with paths of its own on the other side for instance; the buffer tapers towards the end of the
/// last partial edge; pockets stay open and holes stay holes.
///
/// Drawn as the zero contour of that field on a grid of 6 m (12, 24 ... m for a connected area whose box has
/// more than 8 million such squares), so that borders are off by up to one square. But for homes, whatever
/// the grid:
/// - a home farther than the limit, or without a path near enough, is never inside;
/// - a home within the limit and at most `width` from its path is inside, unless a home of the first sort
///   stands in the same or a touching grid square (then the first rule wins);
/// - bands nest: what is inside one is inside every wider one, to a centimetre.
/// Valid by OGC rules. The object is the workspace: one per thread.
class ReachedAreaDrawing {
  public:
    static constexpr double spacing = 6;
    /// Half the width of a street with its buildings, chosen: a block of 80 m between two reached streets is
    /// filled.
    static constexpr double usualWidth = 40;

    explicit ReachedAreaDrawing(const ReachGround& ground, double width = usualWidth);

    /// By band; empty areas are possible. `reached` is a finished run with these limits. Incomplete if
    /// stopped.
    [[nodiscard]] std::vector<geo::MultiPolygon> draw(const ReachedEdgeSearch& reached,
                                                      std::span<const std::uint32_t> limits,
                                                      PathWeight weight, const Task& task = {});

  private:
    struct Segment {
        std::uint32_t chain;
        std::uint32_t point;
    };
    void layGrid(const geo::Box& box);
    void findNearestPaths(const Task& task);
    void visitNear(std::uint32_t segment);
    void measure(const NearestSearch& search, const ReachedParts& parts, std::size_t part);
    void fill(double limitMetres, std::uint32_t limit, const NearestSearch& search, const ReachedParts& parts,
              std::size_t part);
    template <class Change>
    void atCorners(std::uint32_t home, Change change);

    const ReachGround* ground_;
    double width_;
    double metresPerWeight_ = 0.01;
    Field field_;
    std::vector<Segment> segments_;
    std::vector<float> square_;           ///< by node: squared metres to the nearest path
    std::vector<std::uint32_t> nearest_;  ///< by node: its segment
    std::vector<float> metres_;           ///< by node: way to the foot on that path; infinite if not reached
    std::vector<std::uint32_t> homesNear_;
};

}  // namespace nordertor::analysis
