// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "render/map_view.h"

namespace nordertor::gui {

struct TileIndex {
    int column = 0;  ///< eastward
    int row = 0;     ///< southward
    friend auto operator<=>(const TileIndex&, const TileIndex&) = default;
};

/// Columns left <= c < right, rows top <= r < bottom.
struct TileRange {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    [[nodiscard]] int columns() const { return right - left; }
    [[nodiscard]] int rows() const { return bottom - top; }
    [[nodiscard]] int count() const { return columns() * rows(); }
    [[nodiscard]] bool contains(TileIndex tile) const {
        return left <= tile.column && tile.column < right && top <= tile.row && tile.row < bottom;
    }
    [[nodiscard]] TileRange grownBy(int tiles) const {
        return {left - tiles, top - tiles, right + tiles, bottom + tiles};
    }
    /// Grown as little as needed to begin and end at multiples of `step` >= 1.
    [[nodiscard]] TileRange snappedTo(int step) const;
    friend bool operator==(const TileRange&, const TileRange&) = default;
};

/// Square tiles of whole device pixels, 512 of the screen's reference pixels a side, over the ground at one
/// scale. Tile (0, 0) has its upper left corner at the origin of the working CRS, so a place lies in the same
/// tile whatever the view. Pure arithmetic.
class TileGrid {
  public:
    /// Scales that differ by less than a millionth are one.
    TileGrid(double scaleDenominator, double devicePixelRatio);

    [[nodiscard]] double scaleDenominator() const { return scaleDenominator_; }
    [[nodiscard]] double devicePixelRatio() const { return devicePixelRatio_; }
    /// Device pixels.
    [[nodiscard]] int tilePixels() const { return tilePixels_; }
    [[nodiscard]] double pixelsPerMm() const;
    [[nodiscard]] double tileMm() const { return tilePixels_ / pixelsPerMm(); }
    /// The tiles a box of the working CRS touches.
    [[nodiscard]] TileRange covering(const geo::Box& box) const;
    /// Place and size of these tiles; nothing hidden or selected.
    [[nodiscard]] render::MapView viewOf(const TileRange& tiles) const;
    /// Upper left corner, working CRS.
    [[nodiscard]] geo::Point cornerOf(TileIndex tile) const;
    /// The tiles of the range, those nearest to `centre` (working CRS) first.
    [[nodiscard]] std::vector<TileIndex> nearestFirst(const TileRange& tiles, geo::Point centre) const;
    friend bool operator==(const TileGrid&, const TileGrid&) = default;

  private:
    [[nodiscard]] double tileMetres() const { return tileMm() * scaleDenominator_ / 1000; }

    double scaleDenominator_;
    double devicePixelRatio_;
    int tilePixels_;
};

}  // namespace nordertor::gui
