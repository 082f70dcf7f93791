// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/point.h"

namespace nordertor::geo {

/// A line has two or more points, a ring four or more with the last equal to the first (Simple Features).
using Points = std::vector<Point>;

/// Outer ring and holes. Orientation carries no meaning here; writers orient as their format asks.
struct Polygon {
    Points outer;
    std::vector<Points> holes;
    friend bool operator==(const Polygon&, const Polygon&) = default;
};

/// Any area. Valid by OGC rules once it came through makeValid() (geo/area_operations.h).
struct MultiPolygon {
    std::vector<Polygon> polygons;
    [[nodiscard]] bool empty() const { return polygons.empty(); }
    friend bool operator==(const MultiPolygon&, const MultiPolygon&) = default;
};

[[nodiscard]] Box boxOf(const Points& points);
[[nodiscard]] Box boxOf(const MultiPolygon& area);
/// Of a box that is not empty.
[[nodiscard]] MultiPolygon rectangleOf(const Box& box);

/// Metres. Complexity linear, as all below.
[[nodiscard]] double length(const Points& line);
/// Square metres, holes subtracted (shoelace formula about the first vertex, so large coordinates lose no
/// digits).
[[nodiscard]] double areaOf(const MultiPolygon& area);
/// Centre of gravity of the surface; of the vertices where the area is zero. May lie outside a concave shape.
[[nodiscard]] Point centroid(const MultiPolygon& area);
/// The boundary counts as inside. Even-odd rule.
[[nodiscard]] bool contains(const MultiPolygon& area, Point p);
/// 0 inside, else the distance to the nearest edge, metres.
[[nodiscard]] double distanceTo(const MultiPolygon& area, Point p);

/// The point of a polyline nearest to `p`.
struct NearestOnLine {
    Point point;
    double distance = 0;      ///< metres from `p`
    double along = 0;         ///< metres from the line's start
    std::size_t segment = 0;  ///< index of the segment's first vertex
};
/// `line` must have at least one point. The earliest segment wins a tie.
[[nodiscard]] NearestOnLine nearestOnLine(const Points& line, Point p);

}  // namespace nordertor::geo
