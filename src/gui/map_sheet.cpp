// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/map_sheet.h"

#include <cmath>

namespace nordertor::gui {

SheetPlacement::SheetPlacement(const TileGrid& grid, const render::MapView& view, double devicePixelRatio)
    : visible_(grid.covering(view.box())),
      side_(grid.tilePixels() * grid.scaleDenominator() / view.scaleDenominator * devicePixelRatio /
            grid.devicePixelRatio()),
      whole_(grid == TileGrid(view.scaleDenominator, devicePixelRatio)) {
    const double pixelsPerMm = grid.pixelsPerMm() * devicePixelRatio / grid.devicePixelRatio();
    const render::MmPoint corner = view.toMm(grid.cornerOf({visible_.left, visible_.top}));
    left_ = corner.x * pixelsPerMm;
    top_ = corner.y * pixelsPerMm;
}

int SheetPlacement::edge(double first, int tiles, double side, bool whole) {
    return static_cast<int>(whole ? std::lround(first) + std::lround(side) * tiles
                                  : std::lround(first + side * tiles));
}

QRect SheetPlacement::rectOf(TileIndex tile) const {
    const int column = tile.column - visible_.left;
    const int row = tile.row - visible_.top;
    const QPoint leftTop(edge(left_, column, side_, whole_), edge(top_, row, side_, whole_));
    const QPoint next(edge(left_, column + 1, side_, whole_), edge(top_, row + 1, side_, whole_));
    return {leftTop, next - QPoint(1, 1)};
}

QRegion paintSheet(QPainter& painter, TileCache& cache, const MapSheet& sheet,
                   const SheetPlacement& placement) {
    QRegion drawn;
    // of a sheet of another scale the view may touch millions of tiles, but the cache has few
    for (const TileIndex tile : cache.tilesOf(sheet.id)) {
        if (!placement.visible().contains(tile)) {
            continue;
        }
        const QRect rect = placement.rectOf(tile);
        const QImage* image = cache.find({sheet.id, tile});
        drawn += rect;
        if (image->size() == rect.size()) {
            painter.drawImage(rect.topLeft(), *image);
        } else if (!image->isNull()) {
            painter.drawImage(rect, *image);
        }
    }
    return drawn;
}

}  // namespace nordertor::gui
