// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "geo/geometry.h"

namespace nordertor::analysis {

/// A number at every node of a square grid; positive is inside.
struct Field {
    geo::Point origin;   ///< node 0, the lowest and leftmost
    double spacing = 0;  ///< between nodes, metres
    std::size_t columns = 0;
    std::size_t rows = 0;
    std::vector<double> values;  ///< row by row, upwards

    [[nodiscard]] std::size_t at(std::size_t column, std::size_t row) const { return row * columns + column; }
    [[nodiscard]] geo::Point point(std::size_t node) const {
        const std::size_t row = node / columns;
        const std::size_t column = node % columns;
        return {origin.x + static_cast<double>(column) * spacing,
                origin.y + static_cast<double>(row) * spacing};
    }
};

/// The area where the field is positive; nodes on the rim of the grid count as outside. Marching squares with
/// linear interpolation, but no nearer to a node than a fifth of the spacing: so pieces of contour that do
/// not follow each other stay 0.28 spacings apart, and vertices within 0.13 spacings of a straight line can
/// be left out without any two rings meeting, or a square of four positive (negative) nodes losing (gaining)
/// a point. `tolerance` is that distance in spacings, 0..0.13: a field that is nowhere smaller than another
/// gives an area that contains the other's, to within the sum of both tolerances. Valid by OGC rules by
/// construction. Rings in the order of their lowest, leftmost cell. O(nodes + vertices log vertices), and
/// holes x outer rings.
[[nodiscard]] geo::MultiPolygon contourOf(const Field& field, double tolerance = 0.13);

}  // namespace nordertor::analysis
