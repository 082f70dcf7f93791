// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.h"
#include "geo/geometry.h"

namespace nordertor::geo {

/// Overlay operations on areas, in metres of the working CRS, computed by GEOS. All return valid areas with
/// rings in a canonical order, so that equal input gives equal bytes. Failures inside GEOS come back as
/// Internal.

struct Repaired {
    MultiPolygon area;
    bool changed = false;  ///< something was invalid and has been repaired
    std::string reason;    ///< GEOS' name for the first defect ("Self-intersection"), empty if none
    Point at;              ///< where it is
};

/// Keeps the covered area (structure rule: outer rings merge, holes are cut). Lines and points that remain
/// from collapsed rings are dropped. The result can be empty if nothing with an area was left.
[[nodiscard]] Result<Repaired> makeValid(const MultiPolygon& area);

[[nodiscard]] Result<MultiPolygon> unionOf(const std::vector<MultiPolygon>& areas);
[[nodiscard]] Result<MultiPolygon> intersection(const MultiPolygon& a, const MultiPolygon& b);
/// What of `a` is not in `b`.
[[nodiscard]] Result<MultiPolygon> difference(const MultiPolygon& a, const MultiPolygon& b);
/// `metres` may be negative (shrink). Quarter circles are drawn with 8 segments, so the result is inside the
/// true buffer by at most 0.5 %.
[[nodiscard]] Result<MultiPolygon> buffer(const MultiPolygon& area, double metres);
[[nodiscard]] Result<MultiPolygon> bufferOfPoints(const std::vector<Point>& points, double metres);
[[nodiscard]] Result<MultiPolygon> bufferOfLines(const std::vector<Points>& lines, double metres);
/// Topology-preserving simplification; no vertex moves more than `metres`.
[[nodiscard]] Result<MultiPolygon> simplified(const MultiPolygon& area, double metres);
/// Assembles rings from unordered line pieces that share end points exactly. `leftover` are pieces that did
/// not close.
struct Polygonized {
    MultiPolygon area;
    std::vector<Points> leftover;
};
[[nodiscard]] Result<Polygonized> polygonize(const std::vector<Points>& pieces);
/// The parts of `line` inside `area`, in the line's direction.
[[nodiscard]] Result<std::vector<Points>> clippedLine(const Points& line, const MultiPolygon& area);
/// A point certainly inside a non-empty area.
[[nodiscard]] Result<Point> pointInside(const MultiPolygon& area);

}  // namespace nordertor::geo
