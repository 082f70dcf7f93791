// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/gaps/gap_shape.h"
#include "geo/spatial_index.h"
#include "model/facility.h"

namespace nordertor::analysis {

/// Whether a home lies within a standard's limit of any facility as the crow flies: what a buffer map would
/// say. Answers are kept, and forgotten where a facility goes.
class CircleReach {
  public:
    /// `homes` must outlive it. Facilities are copied by shape only.
    CircleReach(const HomePoints& homes, double limit, const std::vector<const model::Facility*>& facilities);

    void insert(const model::Facility& facility);
    void remove(const model::Facility& facility);
    [[nodiscard]] bool contains(std::uint32_t home);

  private:
    struct Shape {
        geo::Point location;
        geo::MultiPolygon outline;
        bool gone = false;
        friend bool operator==(const Shape&, const Shape&) = default;
    };
    enum class Answer : std::uint8_t { Unknown, No, Yes };
    [[nodiscard]] bool within(const Shape& shape, geo::Point home) const;
    template <class Visit>
    void visitHomes(const Shape& shape, Visit visit) const;

    const HomePoints* homes_;
    double limit_;
    std::vector<Shape> first_;  ///< in index_
    geo::SpatialIndex index_;
    std::vector<Shape> later_;
    std::vector<Answer> answers_;  ///< by home
};

}  // namespace nordertor::analysis
