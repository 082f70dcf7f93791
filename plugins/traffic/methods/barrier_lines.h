// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "analysis/network/walking_profile.h"
#include "barrier_effect.h"
#include "geo/spatial_index.h"

namespace nordertor::traffic {

/// The barriers of a project as pieces one can cross.
class BarrierLines {
  public:
    BarrierLines(const model::BaseMap& baseMap, const analysis::WalkingProfile& profile);

    [[nodiscard]] bool crossedBy(geo::Point a, geo::Point b) const;
    /// Length and crossings of one kind. Places where ways cross within a metre of each other are one.
    [[nodiscard]] BarrierCrossings crossings(BarrierKind kind) const;

  private:
    struct Piece {
        geo::Point a;
        geo::Point b;
        BarrierKind kind;
    };
    void add(const geo::Points& line, BarrierKind kind);

    std::vector<Piece> pieces_;
    std::vector<geo::Points> ways_;  ///< what the profile may walk
    geo::SpatialIndex index_;
};

}  // namespace nordertor::traffic
