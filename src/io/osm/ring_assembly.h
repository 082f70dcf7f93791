// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "geo/geometry.h"

namespace nordertor::io {

/// A member way of a multipolygon relation.
struct RingPiece {
    std::vector<std::int64_t> nodes;
    geo::Points points;  ///< same size as nodes, two or more
    bool inner = false;
};

struct AssembledArea {
    geo::MultiPolygon shape;        ///< as drawn: may be invalid; empty if no outer ring closed
    std::size_t closedOutline = 0;  ///< rings that were closed by a straight line where members are missing
    std::size_t open = 0;           ///< pieces that could not become a ring
};

/// Joins pieces at shared nodes to rings, and holes to the outer ring around them. What stays open, because
/// members lie beyond the edge of the extract, is closed by straight lines between the nearest ends, as long
/// as the drawn part is longer than what has to be added.
[[nodiscard]] AssembledArea assembledArea(std::vector<RingPiece> pieces);

/// No two edges of the closed ring touch, except neighbours at their shared vertex. Quadratic: for small
/// rings, where it is far cheaper than a general validity check.
[[nodiscard]] bool isSimpleRing(const geo::Points& ring);

/// The area in valid form. Small simple rings are taken as they are. Empty if nothing with a surface was
/// left; `repaired` is set if the drawing was invalid.
[[nodiscard]] Result<geo::MultiPolygon> validArea(geo::MultiPolygon shape, bool& repaired);

}  // namespace nordertor::io
