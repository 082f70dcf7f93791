// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/network/walking_network.h"
#include "geo/spatial_index.h"
#include "model/facility.h"

namespace nordertor::analysis {

/// Finds where homes and facilities meet the walking network. The network must
/// outlive it. Thread-safe.
class Attacher {
  public:
    /// Paths this near to an outline lead into it: a park's gate is rarely drawn
    /// exactly on its edge.
    static constexpr double entranceMetres = 10;

    explicit Attacher(const WalkingNetwork& network);

    /// The nearest point of any path, with the straight way to it as access; not
    /// attached beyond `limit` metres. The first chain wins a tie.
    [[nodiscard]] NetworkPosition nearest(geo::Point p, double limit) const;

    /// A point facility has one entrance, its nearest path. A facility with an
    /// outline is entered without access at every node inside the outline or
    /// within entranceMetres of it, and where a path passes that near without
    /// having a node there; if there is none, at the path nearest to the outline.
    /// Empty beyond `limit` metres. Ascending, without repetition.
    [[nodiscard]] std::vector<NetworkPosition> entrances(const model::Facility& facility, double limit) const;

  private:
    struct Piece {
        std::uint32_t chain;
        std::uint32_t point;  ///< of its start, in WalkingNetwork::points()
    };
    struct OnPiece {
        double distance;
        double along;  ///< metres from the piece's start
    };
    [[nodiscard]] NetworkPosition positionOn(std::uint32_t piece, double along, double access) const;
    [[nodiscard]] OnPiece nearestTo(const geo::MultiPolygon& outline, std::uint32_t piece) const;
    /// `best`, or what is nearer to the outline between the ends of the piece.
    [[nodiscard]] OnPiece nearerAlong(const geo::MultiPolygon& outline, std::uint32_t piece,
                                      OnPiece best) const;
    [[nodiscard]] geo::Points pieceLine(std::uint32_t piece) const;

    const WalkingNetwork* network_;
    std::vector<Piece> pieces_;
    geo::SpatialIndex index_;
};

}  // namespace nordertor::analysis
