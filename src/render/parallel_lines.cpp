// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/parallel_lines.h"

#include <algorithm>
#include <cmath>

namespace nordertor::render {
namespace {

/// Unit vector to the right of the way from a to b; y grows downward.
MmPoint rightOf(MmPoint a, MmPoint b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = std::hypot(dx, dy);
    return {-dy / length, dx / length};
}

std::vector<MmPoint> withoutRepeats(const Shape& shape, std::size_t part) {
    std::vector<MmPoint> points;
    for (std::size_t i = shape.starts[part]; i < shape.starts[part + 1]; ++i) {
        if (points.empty() || !(shape.points[i] == points.back())) {
            points.push_back(shape.points[i]);
        }
    }
    return points;
}

/// A stretch of a line and what lies to its right.
struct Edge {
    MmPoint from;
    MmPoint to;
    MmPoint right;
};

/// Where two parallels meet; two points where the corner is bevelled.
struct Corner {
    MmPoint first;
    MmPoint second;
};

Corner cornerAt(MmPoint p, MmPoint before, MmPoint after, double offset) {
    // a mitre is 1 / cos of half the turn long, and 1 + cos of the turn is twice the square of that cosine
    const double cosine = before.x * after.x + before.y * after.y;
    static constexpr double leastForMitre = -0.5;  // a mitre of twice the offset
    if (cosine >= leastForMitre) {
        const double factor = offset / (1 + cosine);
        const MmPoint mitre{p.x + (before.x + after.x) * factor, p.y + (before.y + after.y) * factor};
        return {mitre, mitre};
    }
    return {{p.x + before.x * offset, p.y + before.y * offset},
            {p.x + after.x * offset, p.y + after.y * offset}};
}

/// Of edges between which others have been left out, too.
Corner cornerBetween(const Edge& a, const Edge& b, double offset) {
    if (a.to == b.from) {
        return cornerAt(b.from, a.right, b.right, offset);
    }
    const MmPoint onA{a.to.x + a.right.x * offset, a.to.y + a.right.y * offset};
    const MmPoint onB{b.from.x + b.right.x * offset, b.from.y + b.right.y * offset};
    const double turn = a.right.x * b.right.y - a.right.y * b.right.x;
    static constexpr double nearlyParallel = 0.05;
    if (std::abs(turn) < nearlyParallel) {
        return {onA, onB};
    }
    // both parallels as all points whose part along the normal is that of a known point
    const double atA = onA.x * a.right.x + onA.y * a.right.y;
    const double atB = onB.x * b.right.x + onB.y * b.right.y;
    const MmPoint met{(atA * b.right.y - atB * a.right.y) / turn, (atB * a.right.x - atA * b.right.x) / turn};
    return {met, met};
}

void addPoint(Shape& to, std::size_t first, MmPoint p) {
    if (to.points.size() == first || !(to.points.back() == p)) {
        to.points.push_back(p);
    }
}

std::vector<Corner> cornersOf(const std::vector<Edge>& edges, double offset) {
    std::vector<Corner> corners;
    corners.reserve(edges.size());
    for (std::size_t i = 0; i < edges.size(); ++i) {
        corners.push_back(cornerBetween(edges[i == 0 ? edges.size() - 1 : i - 1], edges[i], offset));
    }
    return corners;
}

/// Edges that are too short for the offset would run backwards and make a loop: they are left out, and their
/// neighbours meet instead. True if there were any.
bool leaveOutBackwards(std::vector<Edge>& edges, const std::vector<Corner>& corners) {
    std::vector<Edge> kept;
    bool leftOut = false;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const MmPoint start = corners[i].second;
        const MmPoint end = corners[(i + 1) % edges.size()].first;
        const Edge& edge = edges[i];
        const double along =
            (end.x - start.x) * (edge.to.x - edge.from.x) + (end.y - start.y) * (edge.to.y - edge.from.y);
        // of two in a row one may do
        const bool out = along < 0 && !leftOut;
        if (!out) {
            kept.push_back(edge);
        }
        leftOut = out;
    }
    const bool any = kept.size() < edges.size();
    edges = std::move(kept);
    return any;
}

/// Two edges between which others have been left out and that run against each other: the strip between them
/// is too narrow, and both are left out. True if there were any.
bool leaveOutStrips(std::vector<Edge>& edges) {
    static constexpr double against = -0.9;  // cosine
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const std::size_t next = (i + 1) % edges.size();
        const Edge& a = edges[i];
        const Edge& b = edges[next];
        if (!(a.to == b.from) && a.right.x * b.right.x + a.right.y * b.right.y < against) {
            edges.erase(edges.begin() + static_cast<std::ptrdiff_t>(std::max(i, next)));
            edges.erase(edges.begin() + static_cast<std::ptrdiff_t>(std::min(i, next)));
            return true;
        }
    }
    return false;
}

/// False where the ring is too narrow.
bool addRing(Shape& to, const std::vector<MmPoint>& line, double offset) {
    std::vector<Edge> edges;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        edges.push_back({line[i], line[i + 1], rightOf(line[i], line[i + 1])});
    }
    std::vector<Corner> corners = cornersOf(edges, offset);
    while (leaveOutBackwards(edges, corners) || leaveOutStrips(edges)) {
        if (edges.size() < 3) {
            return false;
        }
        corners = cornersOf(edges, offset);
    }
    const std::size_t first = to.points.size();
    for (const Corner& corner : corners) {
        addPoint(to, first, corner.first);
        addPoint(to, first, corner.second);
    }
    addPoint(to, first, corners.front().first);
    to.closePart();
    return true;
}

void addParallel(Shape& to, const std::vector<MmPoint>& line, double offset) {
    const std::size_t last = line.size() - 1;
    if (line.front() == line.back() && line.size() > 3) {
        static constexpr double least = 1.0 / 8;
        for (double part = 1; part >= least; part /= 2) {
            if (addRing(to, line, part * offset)) {
                return;
            }
        }
        to.points.insert(to.points.end(), line.begin(), line.end());
        to.closePart();
        return;
    }
    const std::size_t first = to.points.size();
    for (std::size_t i = 0; i <= last; ++i) {
        const MmPoint before = i == 0 ? rightOf(line[0], line[1]) : rightOf(line[i - 1], line[i]);
        const MmPoint after = i == last ? before : rightOf(line[i], line[i + 1]);
        const Corner corner = cornerAt(line[i], before, after, offset);
        addPoint(to, first, corner.first);
        addPoint(to, first, corner.second);
    }
    to.closePart();
}

}  // namespace

Shape parallelLines(const Shape& lines, double offset) {
    Shape result;
    for (std::size_t part = 0; part < lines.parts(); ++part) {
        const auto line = withoutRepeats(lines, part);
        if (line.size() > 1) {
            addParallel(result, line, offset);
        }
    }
    return result;
}

}  // namespace nordertor::render
