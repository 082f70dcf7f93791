// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "render/scene_layer.h"

namespace nordertor::render {

/// Simplifies the rings of a layer so that areas which share a border still do: a border is cut where a third
/// area or a free edge joins it, and each piece is simplified by itself, from the same end whichever area
/// asks. Needs the corners of neighbours to be equal, as they are in OpenStreetMap and in cadastral data.
class SharedBorders {
  public:
    /// Time grows with the number of points; `exact` must outlive this.
    explicit SharedBorders(const BandGeometry& exact);

    /// The ring `part` of the geometry, closed, no vertex of it farther than `tolerance` away. Fewer than
    /// four points: neighbours have closed over it.
    [[nodiscard]] geo::Points simplified(std::uint32_t part, double tolerance) const;

  private:
    enum class Corner : std::uint8_t {
        Own,     ///< of one ring
        Shared,  ///< of several that run through it the same way
        Joint    ///< where rings part
    };

    const BandGeometry& exact_;
    std::vector<Corner> corners_;  ///< of each point
};

/// Douglas-Peucker: no point of the line lies farther than `tolerance` from the result. End points stay.
[[nodiscard]] geo::Points simplifiedLine(std::span<const geo::Point> line, double tolerance);

}  // namespace nordertor::render
