// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/service_areas/reached_edges.h"

namespace nordertor::analysis {

/// Reached pieces in parts whose surroundings cannot touch, so that each is drawn on a grid of its own: a
/// coarse grid of squares, joined where they touch. Points of two parts are more than `metres` apart.
class ReachedParts {
  public:
    ReachedParts(const WalkingNetwork& network, std::span<const ReachedPiece> pieces, double metres);

    [[nodiscard]] std::size_t count() const { return boxes_.size(); }
    /// Contains all pieces of the part.
    [[nodiscard]] const geo::Box& box(std::size_t part) const { return boxes_[part]; }
    /// The part a point of a reached piece belongs to; count() for other places.
    [[nodiscard]] std::size_t at(geo::Point p) const;

  private:
    void mark(geo::Point a, geo::Point b);
    void join();
    [[nodiscard]] std::int64_t cell(double value, double from) const;

    double metres_;
    geo::Point origin_;
    std::int64_t columns_ = 0;
    std::int64_t rows_ = 0;
    std::vector<std::int32_t> labels_;  ///< by square: none, or a part
    std::vector<geo::Box> boxes_;
};

}  // namespace nordertor::analysis
