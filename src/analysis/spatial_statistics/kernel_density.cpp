// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/spatial_statistics/kernel_density.h"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/number_format.h"

namespace nordertor::analysis {
namespace {

constexpr double mostCells = 4e6;
constexpr double squareMetresPerSquareKilometre = 1e6;

Result<> checkSize(double radius, double cell, const geo::Box& window) {
    if (cell > radius) {
        return fail(ErrorCode::InvalidArgument,
                    {fmt::format("Zellen von {} m sind größer als der Radius von {} m.", cell, radius),
                     fmt::format("Cells of {} m are larger than the radius of {} m.", cell, radius)},
                    {fmt::format("Beispiel: --cell {}", toPlainText(radius / 4)),
                     fmt::format("Example: --cell {}", toPlainText(radius / 4))},
                    {}, "--cell");
    }
    const double cells = (window.width() / cell + 2) * (window.height() / cell + 2);
    if (cells > mostCells) {
        const double workable = std::ceil(cell * std::sqrt(cells / mostCells) * 1.01);
        return fail(
            ErrorCode::InvalidArgument,
            {fmt::format("Zellen von {} m ergeben hier mehr als 4 Millionen.", cell),
             fmt::format("Cells of {} m make more than 4 million here.", cell)},
            {fmt::format("Möglich ist --cell {}", workable), fmt::format("Possible is --cell {}", workable)},
            {}, "--cell");
    }
    return {};
}

}  // namespace

geo::Points DensityGrid::ring(std::size_t column, std::size_t row) const {
    const geo::Point low{origin.x + cell * static_cast<double>(column),
                         origin.y + cell * static_cast<double>(row)};
    return {low, {low.x + cell, low.y}, {low.x + cell, low.y + cell}, {low.x, low.y + cell}, low};
}

Result<DensityGrid> kernelDensity(std::span<const CountedPoint> points, double radius, double cell,
                                  const geo::Box& window, const Task& task) {
    if (const auto fits = checkSize(radius, cell, window); !fits) {
        return fail(fits.error());
    }
    DensityGrid grid;
    grid.cell = cell;
    grid.origin = {std::floor(window.min.x / cell) * cell, std::floor(window.min.y / cell) * cell};
    grid.columns = static_cast<std::size_t>(std::ceil((window.max.x - grid.origin.x) / cell));
    grid.rows = static_cast<std::size_t>(std::ceil((window.max.y - grid.origin.y) / cell));
    grid.perSquareKilometre.resize(grid.columns * grid.rows);
    std::vector<CountedPoint> sorted(points.begin(), points.end());
    std::sort(sorted.begin(), sorted.end(), [](const CountedPoint& a, const CountedPoint& b) {
        return a.location.y != b.location.y ? a.location.y < b.location.y : a < b;
    });
    const double h2 = radius * radius;
    const double peak = 3 / (std::numbers::pi * h2) * squareMetresPerSquareKilometre;
    tbb::parallel_for(std::size_t{0}, grid.rows, [&](std::size_t row) {
        if (task.stopRequested()) {
            return;
        }
        const double y = grid.origin.y + (static_cast<double>(row) + 0.5) * cell;
        double* densities = grid.perSquareKilometre.data() + row * grid.columns;
        const auto firstNear = std::lower_bound(
            sorted.begin(), sorted.end(), y - radius,
            [](const CountedPoint& point, double value) { return point.location.y < value; });
        for (auto p = firstNear; p != sorted.end() && p->location.y <= y + radius; ++p) {
            const double dy2 = (p->location.y - y) * (p->location.y - y);
            const double reach = std::sqrt(std::max(0.0, h2 - dy2));
            const double fromOrigin = p->location.x - grid.origin.x;
            const double left = (fromOrigin - reach) / cell - 0.5;
            const double right = (fromOrigin + reach) / cell - 0.5;
            const auto lastColumn = std::min(std::floor(right), static_cast<double>(grid.columns) - 1);
            for (auto c = std::max(0.0, std::ceil(left)); c <= lastColumn; ++c) {
                const double dx = grid.origin.x + (c + 0.5) * cell - p->location.x;
                const double rest = std::max(0.0, 1 - (dx * dx + dy2) / h2);
                densities[static_cast<std::size_t>(c)] += p->weight * peak * rest * rest;
            }
        }
    });
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    return grid;
}

}  // namespace nordertor::analysis
