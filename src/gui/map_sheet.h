// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPainter>
#include <QRect>
#include <QRegion>
#include <cstdint>
#include <memory>
#include <set>
#include <string>

#include "gui/tile_cache.h"
#include "gui/tile_grid.h"
#include "render/map_drawing.h"

namespace nordertor::gui {

/// What the tiles of a sheet have in common.
struct SheetLook {
    unsigned generation = 0;  ///< of scene and style
    render::MapPart part = render::MapPart::Ground;
    TileGrid grid{5000, 1};
    std::set<std::string> hiddenGroups;
    bool transparent = false;     ///< of the ground: it lies over another picture
    std::string selectedGap;      ///< of the signs
    std::string selectedFeature;  ///< of the signs
    TileRange region;             ///< of the signs: what is placed together
    friend bool operator==(const SheetLook&, const SheetLook&) = default;
};

/// Tiles that fit together.
struct MapSheet {
    std::uint32_t id = 0;  ///< in the cache
    SheetLook look;
    std::shared_ptr<const render::DrawList> signs;  ///< of all the region; null until placed
    bool wasComplete = false;                       ///< filled a view once
};

/// Where the tiles of a grid lie on a screen that shows a view, in device pixels. At the view's own scale by
/// whole pixels, else scaled; without gaps or overlaps.
class SheetPlacement {
  public:
    SheetPlacement(const TileGrid& grid, const render::MapView& view, double devicePixelRatio);
    /// The tiles the view touches.
    [[nodiscard]] const TileRange& visible() const { return visible_; }
    [[nodiscard]] QRect rectOf(TileIndex tile) const;

  private:
    [[nodiscard]] static int edge(double first, int tiles, double side, bool whole);

    TileRange visible_;
    double left_;  ///< of the first visible tile
    double top_;
    double side_;  ///< of a tile
    bool whole_;
};

/// Draws what there is of a sheet; the painter's unit is a device pixel. Returns what it has drawn, or knows
/// to be empty.
[[nodiscard]] QRegion paintSheet(QPainter& painter, TileCache& cache, const MapSheet& sheet,
                                 const SheetPlacement& placement);

}  // namespace nordertor::gui
