// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <span>
#include <stop_token>

#include "render/draw_list.h"

namespace nordertor::render {

/// A drawing and where its upper left corner lies, in millimetres from the origin of all.
struct PlacedDrawList {
    const DrawList* list = nullptr;
    MmPoint at;
};

struct ImageScale {
    double pixelsPerMm = 96 / 25.4;
    MmPoint origin{};  ///< of the image's upper left corner; a drawing at the same point begins there
    /// For screens: level and upright pieces of lines up to two pixels wide move by at most half a pixel, so
    /// that they fill whole pixels instead of shading two rows of them.
    bool snapThinLines = false;
    int rowsInStrip = 64;  ///< of the image, drawn by one thread at a time; the picture does not depend on it
};

/// Paints the drawings, each clipped to its frame, onto an image of the format ARGB32 premultiplied or RGB32:
/// what draw_list_painter.h does for paper, but many times faster and on all processors. The result depends
/// neither on their number nor on the strips. Shapes are covered to 1/256 of a pixel; lines are as wide
/// as stated, however thin. False if stopped, at most some milliseconds after that was asked.
[[nodiscard]] bool paintImage(std::span<const PlacedDrawList> drawings, const ImageScale& scale,
                              QImage& image, const std::stop_token& stop = {});

}  // namespace nordertor::render
