// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "render/pixel_strip_p.h"
#include "render/text_mask_p.h"

namespace nordertor::render {

/// A text's halo or its letters: copied from a mask, or filled.
struct TextLayer {
    Colour colour;
    std::shared_ptr<const TextMask> mask;
    std::string maskKey;  ///< of a mask that is still to be made
    int x = 0;            ///< pixels, where the mask goes
    int y = 0;
    std::vector<PlacedLetters> letters;  ///< to be filled, or to make the mask of
    std::vector<Rows> parts;             ///< of the outlines of all letters
};

/// From the bottom; `scale` pixels a millimetre, `offset` of the drawing's corner in pixels. In the thread of
/// the fonts.
[[nodiscard]] std::vector<TextLayer> textLayers(const TextItem& text, double scale, MmPoint offset);

/// Makes the masks that were not there and tells which rows the text touches; before it is painted. In any
/// thread.
[[nodiscard]] Rows completeLayers(std::vector<TextLayer>& layers);

void paintLayer(const TextLayer& layer, PixelStrip& strip);

}  // namespace nordertor::render
