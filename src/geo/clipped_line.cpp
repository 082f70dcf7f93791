// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "geo/area_operations.h"

namespace nordertor::geo {
namespace {

double cross(Point origin, Point a, Point b) {
    return (a.x - origin.x) * (b.y - origin.y) - (a.y - origin.y) * (b.x - origin.x);
}

/// Adds where (0..1 along a-b) the segment meets the ring.
void addMeetings(Point a, Point b, const Points& ring, std::vector<double>& at) {
    Box box;
    box.add(a);
    box.add(b);
    const double squared = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point c = ring[i];
        const Point d = ring[i + 1];
        Box edge;
        edge.add(c);
        edge.add(d);
        if (!edge.intersects(box)) {
            continue;
        }
        const double sideC = cross(a, b, c);
        const double sideD = cross(a, b, d);
        if (sideC == 0 && sideD == 0) {
            for (const Point p : {c, d}) {
                at.push_back(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / squared);
            }
            continue;
        }
        const double sideA = cross(c, d, a);
        const double sideB = cross(c, d, b);
        if ((sideC > 0) != (sideD > 0) || sideC == 0 || sideD == 0) {
            if (sideA != sideB) {
                at.push_back(sideA / (sideA - sideB));
            }
        }
    }
}

Point along(Point a, Point b, double t) {
    if (t <= 0 || t >= 1) {
        return t <= 0 ? a : b;  // the vertex itself, without rounding
    }
    return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

}  // namespace

// Not GEOS: its overlay forgets the direction of the line and cuts it where it crosses itself.
Result<std::vector<Points>> clippedLine(const Points& line, const MultiPolygon& area) {
    std::vector<Points> parts;
    const Box box = boxOf(area);
    std::vector<double> at;
    bool open = false;  // the last part reaches the current vertex
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point a = line[i];
        const Point b = line[i + 1];
        Box segment;
        segment.add(a);
        segment.add(b);
        if (a == b) {
            continue;
        }
        if (!segment.intersects(box)) {
            open = false;
            continue;
        }
        at.assign({0.0, 1.0});
        for (const Polygon& polygon : area.polygons) {
            addMeetings(a, b, polygon.outer, at);
            for (const Points& hole : polygon.holes) {
                addMeetings(a, b, hole, at);
            }
        }
        std::sort(at.begin(), at.end());
        for (std::size_t k = 0; k + 1 < at.size(); ++k) {
            const double from = at[k];
            const double to = at[k + 1];
            if (from < 0 || to > 1 || along(a, b, from) == along(a, b, to)) {
                continue;
            }
            if (!contains(area, along(a, b, (from + to) / 2))) {
                open = false;
                continue;
            }
            if (!open) {
                parts.push_back({along(a, b, from)});
            } else if (along(a, b, from) != a) {
                parts.back().pop_back();  // a touch on the way is no new vertex
            }
            parts.back().push_back(along(a, b, to));
            open = true;
        }
    }
    return parts;
}

}  // namespace nordertor::geo
