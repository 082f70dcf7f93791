// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "geo/geometry.h"

#include "geo/segment.h"

namespace nordertor::geo {
namespace {

/// Twice the signed area, and the moments, about the ring's first vertex.
struct Moments {
    double doubleArea = 0;
    double x = 0;
    double y = 0;
};

Moments momentsOf(const Points& ring, Point origin) {
    Moments sum;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const double ax = ring[i].x - origin.x;
        const double ay = ring[i].y - origin.y;
        const double bx = ring[i + 1].x - origin.x;
        const double by = ring[i + 1].y - origin.y;
        const double cross = ax * by - bx * ay;
        sum.doubleArea += cross;
        sum.x += (ax + bx) * cross;
        sum.y += (ay + by) * cross;
    }
    if (sum.doubleArea < 0) {
        sum = {-sum.doubleArea, -sum.x, -sum.y};
    }
    return sum;
}

bool onSegment(Point a, Point b, Point p) {
    const double cross = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    return cross == 0 && p.x >= std::min(a.x, b.x) && p.x <= std::max(a.x, b.x) &&
           p.y >= std::min(a.y, b.y) && p.y <= std::max(a.y, b.y);
}

/// Toggles `inside` for each edge a ray to the east crosses; true if `p` lies on the ring.
bool crossRing(const Points& ring, Point p, bool& inside) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point a = ring[i];
        const Point b = ring[i + 1];
        if (onSegment(a, b, p)) {
            return true;
        }
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    }
    return false;
}

template <class Visit>
void forEachRing(const MultiPolygon& area, Visit visit) {
    for (const Polygon& polygon : area.polygons) {
        visit(polygon.outer);
        for (const Points& hole : polygon.holes) {
            visit(hole);
        }
    }
}

}  // namespace

Box boxOf(const Points& points) {
    Box box;
    for (const Point p : points) {
        box.add(p);
    }
    return box;
}

MultiPolygon rectangleOf(const Box& box) {
    return {{{{box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}, box.min}, {}}}};
}

Box boxOf(const MultiPolygon& area) {
    Box box;
    for (const Polygon& polygon : area.polygons) {
        box.add(boxOf(polygon.outer));
    }
    return box;
}

double length(const Points& line) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        sum += distance(line[i], line[i + 1]);
    }
    return sum;
}

double areaOf(const MultiPolygon& area) {
    double sum = 0;
    for (const Polygon& polygon : area.polygons) {
        if (polygon.outer.empty()) {
            continue;
        }
        sum += momentsOf(polygon.outer, polygon.outer.front()).doubleArea / 2;
        for (const Points& hole : polygon.holes) {
            sum -= hole.empty() ? 0 : momentsOf(hole, hole.front()).doubleArea / 2;
        }
    }
    return sum;
}

Point centroid(const MultiPolygon& area) {
    const Box box = boxOf(area);
    if (box.empty()) {
        return {};
    }
    const Point origin = box.centre();
    Moments total;
    for (const Polygon& polygon : area.polygons) {
        const Moments outer = momentsOf(polygon.outer, origin);
        total = {total.doubleArea + outer.doubleArea, total.x + outer.x, total.y + outer.y};
        for (const Points& hole : polygon.holes) {
            const Moments inner = momentsOf(hole, origin);
            total = {total.doubleArea - inner.doubleArea, total.x - inner.x, total.y - inner.y};
        }
    }
    if (total.doubleArea > 0) {
        return {origin.x + total.x / (3 * total.doubleArea), origin.y + total.y / (3 * total.doubleArea)};
    }
    Point sum;
    double count = 0;
    for (const Polygon& polygon : area.polygons) {
        for (const Point p : polygon.outer) {
            sum = {sum.x + p.x - origin.x, sum.y + p.y - origin.y};
            ++count;
        }
    }
    return {origin.x + sum.x / count, origin.y + sum.y / count};
}

bool contains(const MultiPolygon& area, Point p) {
    bool inside = false;
    bool boundary = false;
    forEachRing(area, [&](const Points& ring) { boundary = boundary || crossRing(ring, p, inside); });
    return boundary || inside;
}

double distanceTo(const MultiPolygon& area, Point p) {
    if (contains(area, p)) {
        return 0;
    }
    double best = std::numeric_limits<double>::infinity();
    forEachRing(area, [&](const Points& ring) {
        if (!ring.empty()) {
            best = std::min(best, nearestOnLine(ring, p).distance);
        }
    });
    return best;
}

NearestOnLine nearestOnLine(const Points& line, Point p) {
    NearestOnLine best{line.front(), distance(line.front(), p), 0, 0};
    double along = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point a = line[i];
        const Point b = line[i + 1];
        const OnSegment at = nearestOnSegment(a, b, p);
        const double segmentLength = distance(a, b);
        if (at.distance < best.distance) {
            best = {{a.x + at.share * (b.x - a.x), a.y + at.share * (b.y - a.y)},
                    at.distance,
                    along + at.share * segmentLength,
                    i};
        }
        along += segmentLength;
    }
    return best;
}

}  // namespace nordertor::geo
