// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/parallel_lines.h"

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

void addCorner(Shape& to, MmPoint p, MmPoint before, MmPoint after, double offset) {
    // a mitre is 1 / cos of half the turn long, and 1 + cos of the turn is twice the square of that cosine
    const double cosine = before.x * after.x + before.y * after.y;
    static constexpr double leastForMitre = -0.5;  // a mitre of twice the offset
    if (cosine >= leastForMitre) {
        const double factor = offset / (1 + cosine);
        to.points.push_back({p.x + (before.x + after.x) * factor, p.y + (before.y + after.y) * factor});
        return;
    }
    to.points.push_back({p.x + before.x * offset, p.y + before.y * offset});
    to.points.push_back({p.x + after.x * offset, p.y + after.y * offset});
}

void addParallel(Shape& to, const std::vector<MmPoint>& line, double offset) {
    const std::size_t last = line.size() - 1;
    const bool ring = line.front() == line.back() && line.size() > 3;
    const std::size_t first = to.points.size();
    for (std::size_t i = 0; i <= last; ++i) {
        if (ring && i == last) {
            to.points.push_back(to.points[first]);
            continue;
        }
        const bool start = i == 0 && !ring;
        const MmPoint before =
            start ? rightOf(line[0], line[1]) : rightOf(line[i == 0 ? last - 1 : i - 1], line[i]);
        const MmPoint after = i == last ? before : rightOf(line[i], line[i + 1]);
        addCorner(to, line[i], before, after, offset);
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
