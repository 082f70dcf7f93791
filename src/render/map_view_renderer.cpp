// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/map_view_renderer.h"

#include <cmath>

#include "render/image_painter.h"
#include "render/map_drawing.h"

namespace nordertor::render {

Result<QImage> renderView(const MapScene& scene, const style::MapStyle& mapStyle, const MapView& view,
                          const PixelGrid& grid, const std::stop_token& stop) {
    static constexpr double mostPixels = 20000;
    const double width = std::ceil(view.widthMm * grid.pixelsPerMm);
    const double height = std::ceil(view.heightMm * grid.pixelsPerMm);
    const bool sizeFits = width >= 1 && height >= 1 && width <= mostPixels && height <= mostPixels;
    if (!sizeFits || view.scaleDenominator < 100 || view.scaleDenominator > 2000000) {
        return fail(ErrorCode::InvalidArgument,
                    {"Größe oder Maßstab der Karte liegt außerhalb des Möglichen.",
                     "The size or scale of the map is out of range."},
                    {"Möglich sind 1:100 bis 1:2.000.000 und höchstens 20.000 Bildpunkte je Seite.",
                     "Possible are 1:100 to 1:2,000,000 and at most 20,000 pixels a side."});
    }
    auto drawing = drawMap(scene, mapStyle, view, {}, stop);
    if (!drawing) {
        return fail(drawing.error());
    }
    QImage image(static_cast<int>(width), static_cast<int>(height), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) {
        return fail(ErrorCode::Internal, {"Der Speicher reicht für das Kartenbild nicht aus.",
                                          "There is not enough memory for the picture of the map."});
    }
    image.fill(grid.transparent ? Qt::transparent : Qt::white);
    if (grid.transparent) {
        drawing->list.background.a = 0;
    }
    const PlacedDrawList placed{&drawing->list, {0, 0}};
    if (!paintImage(std::span(&placed, 1), {.pixelsPerMm = grid.pixelsPerMm}, image, stop)) {
        return fail(cancelledError());
    }
    image.setDevicePixelRatio(grid.devicePixelRatio);
    return image;
}

}  // namespace nordertor::render
