// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "render/draw_list.h"
#include "render/pixel_strip_p.h"

namespace nordertor::render {

/// Letters as polygons in ems, the baseline's start at the origin, as smooth as `pixels` an em need; with
/// haloWidth > 0 with everything nearer than so many ems. Kept between pictures: the same names come again
/// with every one, and outlining letters and widening them takes far longer than filling them. From any
/// thread.
[[nodiscard]] std::shared_ptr<const Shape> letterOutlines(const std::string& letters, FontFace face,
                                                          double pixels, double haloWidth);

/// From ems to pixels: where the baseline starts; cosine and sine of its angle, times the pixels of an em.
struct LetterPlace {
    MmPoint start;
    double cosine = 1;
    double sine = 0;

    [[nodiscard]] MmPoint pixel(MmPoint p) const {
        return {start.x + p.x * cosine - p.y * sine, start.y + p.x * sine + p.y * cosine};
    }
};

/// Hands one part of the outlines on.
void addOutline(OutlineSink& sink, const Shape& outlines, std::size_t part, const LetterPlace& place);

/// Letters and where they go.
struct PlacedLetters {
    std::shared_ptr<const Shape> outlines;
    LetterPlace place;
};

}  // namespace nordertor::render
