// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

#include "geo/point.h"

namespace nordertor::geo {

/// The place on a straight segment nearest to a point.
struct OnSegment {
    double share = 0;     ///< along the segment, 0..1; 0 on a segment without length
    double distance = 0;  ///< metres from the point
};

/// Reckoned from `a` on, in differences of coordinates alone: far from the origin no digit is lost, and where
/// a town lies does not decide which of two equally near segments is nearer.
[[nodiscard]] inline OnSegment nearestOnSegment(Point a, Point b, Point p) {
    const Point along{b.x - a.x, b.y - a.y};
    const Point to{p.x - a.x, p.y - a.y};
    const double squared = along.x * along.x + along.y * along.y;
    const double share =
        squared > 0 ? std::clamp((to.x * along.x + to.y * along.y) / squared, 0.0, 1.0) : 0.0;
    return {share, distance(to, {share * along.x, share * along.y})};
}

}  // namespace nordertor::geo
