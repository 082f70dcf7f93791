// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <optional>

#include "render/map_view.h"

namespace nordertor::render {

/// The stretch of a line from a to b that lies in the frame (0, 0) to (width, height), as shares of its
/// length.
struct Stretch {
    double from = 0;
    double to = 1;
};

/// Nothing where the line misses the frame. Liang, Barsky (1984), "A new concept and method for line
/// clipping".
[[nodiscard]] inline std::optional<Stretch> insideFrame(MmPoint a, MmPoint b, double width, double height) {
    Stretch stretch;
    bool outside = false;
    const auto cut = [&](double delta, double distance) {
        if (delta == 0) {
            outside = outside || distance < 0;
        } else if (delta < 0) {
            stretch.from = std::max(stretch.from, distance / delta);
        } else {
            stretch.to = std::min(stretch.to, distance / delta);
        }
    };
    cut(a.x - b.x, a.x);
    cut(b.x - a.x, width - a.x);
    cut(a.y - b.y, a.y);
    cut(b.y - a.y, height - a.y);
    return outside || stretch.from > stretch.to ? std::nullopt : std::optional(stretch);
}

}  // namespace nordertor::render
