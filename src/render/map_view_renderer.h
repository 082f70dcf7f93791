// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <stop_token>

#include "base/result.h"
#include "render/draw_list.h"
#include "render/map_scene.h"
#include "render/map_view.h"
#include "style/map_style.h"

namespace nordertor::render {

/// How dense the picture is.
struct PixelGrid {
    double pixelsPerMm = 96 / 25.4;  ///< device pixels (physical dpi / 25.4); 1 .. 100
    double devicePixelRatio = 1;     ///< set on the image, for screens with scaling
    bool transparent = false;        ///< instead of the style's background, to lie over another picture
};

/// A part of a drawing: pixels from a place of the drawing to the right and down.
struct PixelFrame {
    MmPoint leftTop;
    int width = 0;  ///< device pixels
    int height = 0;
};
/// Paints what of the list lies in the frame (ARGB32 premultiplied, on the list's background). A null image
/// if the list has no background and nothing lies there. Parts of one list painted side by side at whole
/// pixels are the picture painted at once. Threads as renderView(). Errors: Cancelled, Internal (memory).
[[nodiscard]] Result<QImage> paintFrame(const DrawList& list, const PixelFrame& frame, const PixelGrid& grid,
                                        const std::stop_token& stop = {});

/// Draws the view into an image of ceil(widthMm x pixelsPerMm) by ceil(heightMm x pixelsPerMm) pixels
/// (ARGB32 premultiplied). A pure function of its arguments; call it in a worker thread
/// (a QGuiApplication must exist). Ends with Cancelled at most 50 ms after `stop` was requested.
/// Other errors: InvalidArgument (size or scale out of range).
[[nodiscard]] Result<QImage> renderView(const MapScene& scene, const style::MapStyle& mapStyle,
                                        const MapView& view, const PixelGrid& grid = {},
                                        const std::stop_token& stop = {});

}  // namespace nordertor::render
