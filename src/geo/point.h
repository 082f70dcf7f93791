// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace nordertor::geo {

/// A position in the project's working CRS: easting and northing in metres. Never degrees.
struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(const Point&, const Point&) = default;
    friend auto operator<=>(const Point&, const Point&) = default;
};

/// Geographic position in degrees, ETRS89/WGS84 (not told apart, under 1 m in Germany). Longitude first,
/// whatever the axis order of the authority.
struct LonLat {
    double lon = 0;
    double lat = 0;
    friend bool operator==(const LonLat&, const LonLat&) = default;
};

/// Axis-parallel box in the working CRS; empty until something was added.
struct Box {
    Point min{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    Point max{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};

    [[nodiscard]] bool empty() const { return min.x > max.x || min.y > max.y; }
    [[nodiscard]] double width() const { return empty() ? 0 : max.x - min.x; }
    [[nodiscard]] double height() const { return empty() ? 0 : max.y - min.y; }
    [[nodiscard]] Point centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
    void add(Point p) {
        min = {std::min(min.x, p.x), std::min(min.y, p.y)};
        max = {std::max(max.x, p.x), std::max(max.y, p.y)};
    }
    void add(const Box& other) {
        if (!other.empty()) {
            add(other.min);
            add(other.max);
        }
    }
    [[nodiscard]] Box expandedBy(double metres) const {
        return {{min.x - metres, min.y - metres}, {max.x + metres, max.y + metres}};
    }
    [[nodiscard]] bool contains(Point p) const {
        return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y;
    }
    [[nodiscard]] bool intersects(const Box& other) const {
        return min.x <= other.max.x && other.min.x <= max.x && min.y <= other.max.y && other.min.y <= max.y;
    }
    friend bool operator==(const Box&, const Box&) = default;
};

[[nodiscard]] inline double distance(Point a, Point b) {
    // in metres nothing overflows: std::hypot, which is ready for it, takes several times as long
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    return std::sqrt(dx * dx + dy * dy);
}

}  // namespace nordertor::geo
