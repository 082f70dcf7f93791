// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "geo/geometry.h"

namespace nordertor::analysis {

/// Something at a place, counting `weight` (persons; 1 for an event).
struct CountedPoint {
    geo::Point location;
    double weight = 1;
    friend auto operator<=>(const CountedPoint&, const CountedPoint&) = default;
};

/// Densities at the centres of square cells, rows from south to north.
struct DensityGrid {
    geo::Point origin;  ///< south-west corner, working CRS
    double cell = 0;    ///< metres
    std::size_t columns = 0;
    std::size_t rows = 0;
    std::vector<double> perSquareKilometre;  ///< row by row

    [[nodiscard]] double at(std::size_t column, std::size_t row) const {
        return perSquareKilometre[row * columns + column];
    }
    [[nodiscard]] geo::Points ring(std::size_t column, std::size_t row) const;
};

/// Quartic kernel K = 3 / (pi h^2) (1 - d^2/h^2)^2 for d < h (Silverman 1986), h = `radius` metres, on a grid
/// over `window`. The corner of the grid is a multiple of the cell, so that equal cells of different runs
/// match. The sum over all cells times the area of a cell tends to the sum of weights as cells get smaller
/// than the radius. Does not depend on threads nor on the order of the points. O(points x (radius/cell)^2).
/// Errors: InvalidArgument (more than four million cells, or cells larger than the radius), Cancelled.
[[nodiscard]] Result<DensityGrid> kernelDensity(std::span<const CountedPoint> points, double radius,
                                                double cell, const geo::Box& window, const Task& task = {});

}  // namespace nordertor::analysis
