// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/map_view_renderer.h"

#include <QRgb>
#include <algorithm>
#include <cmath>

#include "render/draw_list_painter.h"
#include "render/image_painter.h"
#include "render/map_drawing.h"
#include "render/parallel.h"
#include "render/variant_colours.h"

namespace nordertor::render {
namespace {

/// With whatever was in the memory.
Result<QImage> newImage(int width, int height) {
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) {
        return fail(ErrorCode::Internal, {"Der Speicher reicht für das Kartenbild nicht aus.",
                                          "There is not enough memory for the picture of the map."});
    }
    return image;
}

Result<QImage> emptyImage(int width, int height, Colour colour) {
    auto image = newImage(width, height);
    if (!image) {
        return image;
    }
    // the system gives memory when it is first written to, which takes longer than writing
    static constexpr int rowsAtOnce = 64;
    auto* pixels = reinterpret_cast<std::uint32_t*>(image->bits());
    const auto pixelsInRow = static_cast<std::size_t>(image->bytesPerLine()) / sizeof(std::uint32_t);
    const std::uint32_t pixel = colour.a == 0 ? 0 : qPremultiply(pixelOf(colour));
    inParallel(static_cast<std::size_t>((height + rowsAtOnce - 1) / rowsAtOnce), [&](std::size_t i) {
        const std::size_t first = i * rowsAtOnce;
        const std::size_t rows = std::min<std::size_t>(rowsAtOnce, static_cast<std::size_t>(height) - first);
        std::fill_n(pixels + first * pixelsInRow, rows * pixelsInRow, pixel);
    });
    return image;
}

}  // namespace

Result<QImage> paintFrame(const DrawList& list, const PixelFrame& frame, const PixelGrid& grid,
                          const std::stop_token& stop) {
    const MmPoint rightBottom{frame.leftTop.x + frame.width / grid.pixelsPerMm,
                              frame.leftTop.y + frame.height / grid.pixelsPerMm};
    const auto ranges = rangesTouching(list, frame.leftTop, rightBottom);
    if (list.background.a == 0 && ranges.empty()) {
        return QImage();
    }
    // the frame shows little of a long list of signs, and nearly all of a ground
    DrawList inside{list.widthMm, list.heightMm, list.background, {}};
    const bool all = ranges.size() == 1 && ranges.front().end - ranges.front().begin == list.entries.size();
    for (const EntryRange& range : all ? std::vector<EntryRange>() : ranges) {
        inside.entries.insert(inside.entries.end(),
                              list.entries.begin() + static_cast<std::ptrdiff_t>(range.begin),
                              list.entries.begin() + static_cast<std::ptrdiff_t>(range.end));
    }
    // where the background covers all of the frame, it is painted strip by strip
    static constexpr double rounding = 1e-3;  // pixels; less of one is none to the painter
    const auto covers = [&](double listMm, double fromMm, int pixels) {
        return fromMm >= 0 && pixels - 1 < (listMm - fromMm) * grid.pixelsPerMm - rounding;
    };
    const bool covered = list.background.a == 255 && covers(list.widthMm, frame.leftTop.x, frame.width) &&
                         covers(list.heightMm, frame.leftTop.y, frame.height);
    auto image = covered ? newImage(frame.width, frame.height)
                         : emptyImage(frame.width, frame.height, list.background);
    if (!image) {
        return image;
    }
    const PlacedDrawList placed{all ? &list : &inside, {0, 0}};
    if (!paintImage(std::span(&placed, 1),
                    {.pixelsPerMm = grid.pixelsPerMm, .origin = frame.leftTop, .snapThinLines = true}, *image,
                    stop)) {
        return fail(cancelledError());
    }
    image->setDevicePixelRatio(grid.devicePixelRatio);
    return image;
}

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
    if (grid.transparent) {
        drawing->list.background.a = 0;
    }
    applyVariant(drawing->list, mapStyle.variant);
    auto image =
        paintFrame(drawing->list, {{0, 0}, static_cast<int>(width), static_cast<int>(height)}, grid, stop);
    if (image && image->isNull()) {
        image = emptyImage(static_cast<int>(width), static_cast<int>(height), drawing->list.background);
        if (image) {
            image->setDevicePixelRatio(grid.devicePixelRatio);
        }
    }
    return image;
}

}  // namespace nordertor::render
