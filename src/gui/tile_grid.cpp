// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/tile_grid.h"

#include <algorithm>
#include <cmath>

#include "gui/map_navigation.h"

namespace nordertor::gui {
namespace {

constexpr double tileSide = 512;  ///< reference pixels
/// Zoomed in and out again, a scale is the same but for its last digits; the tiles are the same ones.
constexpr double finestScales = 1e6;

int multipleBelow(int at, int step) {
    return static_cast<int>(std::floor(static_cast<double>(at) / step)) * step;
}

}  // namespace

TileRange TileRange::snappedTo(int step) const {
    return {multipleBelow(left, step), multipleBelow(top, step), -multipleBelow(-right, step),
            -multipleBelow(-bottom, step)};
}

TileGrid::TileGrid(double scaleDenominator, double devicePixelRatio)
    : scaleDenominator_(std::round(scaleDenominator * finestScales) / finestScales),
      devicePixelRatio_(devicePixelRatio),
      tilePixels_(static_cast<int>(std::lround(tileSide * devicePixelRatio))) {}

double TileGrid::pixelsPerMm() const {
    return devicePixelRatio_ / mmPerPixel;
}

TileRange TileGrid::covering(const geo::Box& box) const {
    const double side = tileMetres();
    const auto below = [&](double at) { return static_cast<int>(std::floor(at / side)); };
    const auto above = [&](double at) { return static_cast<int>(std::ceil(at / side)); };
    return {below(box.min.x), below(-box.max.y), above(box.max.x), above(-box.min.y)};
}

render::MapView TileGrid::viewOf(const TileRange& tiles) const {
    const double side = tileMetres();
    render::MapView view;
    view.centre = {(tiles.left + tiles.right) / 2.0 * side, -(tiles.top + tiles.bottom) / 2.0 * side};
    view.scaleDenominator = scaleDenominator_;
    view.widthMm = tiles.columns() * tileMm();
    view.heightMm = tiles.rows() * tileMm();
    return view;
}

geo::Point TileGrid::cornerOf(TileIndex tile) const {
    return {tile.column * tileMetres(), -tile.row * tileMetres()};
}

std::vector<TileIndex> TileGrid::nearestFirst(const TileRange& tiles, geo::Point centre) const {
    std::vector<TileIndex> sorted;
    for (int row = tiles.top; row < tiles.bottom; ++row) {
        for (int column = tiles.left; column < tiles.right; ++column) {
            sorted.push_back({column, row});
        }
    }
    const double side = tileMetres();
    const auto away = [&](TileIndex tile) {
        return std::hypot(tile.column + 0.5 - centre.x / side, tile.row + 0.5 + centre.y / side);
    };
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](TileIndex a, TileIndex b) { return away(a) < away(b); });
    return sorted;
}

}  // namespace nordertor::gui
