// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <string>
#include <vector>

#include "render/draw_list.h"

namespace nordertor::render {

/// Fonts are measured and set at this size, so large that rounding of advances to pixels does not matter, and
/// scaled by the painter, so that every device gets the same
/// line breaks and boxes.
inline constexpr int referencePixels = 256;

/// Open Sans, else Noto Sans, else DejaVu Sans, else what the system has.
[[nodiscard]] QFont fontOf(FontFace face);
/// Whether one of the fonts we know is installed; the drawing is made anyway, with other letters.
[[nodiscard]] bool hasKnownFont();
/// Characters of the text no installed font has a sign for, each once: a box is drawn instead.
[[nodiscard]] std::vector<char32_t> charactersWithoutSign(const std::string& text, FontFace face);

/// Width of the text at a size of `size` mm em, and the height of a line, in mm.
[[nodiscard]] double textWidth(const std::string& text, FontFace face, double size);
/// From the top of the tallest to the bottom of the lowest letter, without the font's generous leading.
[[nodiscard]] double textHeight(FontFace face, double size);
/// Baseline below the middle of the box, mm.
[[nodiscard]] double baselineBelowMiddle(FontFace face, double size);

/// What is done with a word wider than a line.
enum class LongWords { Broken, Whole };
/// Broken at spaces, and after hyphens and slashes, so that no line is wider than `width` mm where that is
/// possible; not within "550 m" nor "unter 10". At least one line.
[[nodiscard]] std::vector<std::string> brokenLines(const std::string& text, FontFace face, double size,
                                                   double width, LongWords longWords = LongWords::Broken);
/// Cut with "…" so that it is not wider than `width` mm.
[[nodiscard]] std::string elided(const std::string& text, FontFace face, double size, double width);

/// "Open Sans Bold" -> Bold; anything without a known weight is Regular.
[[nodiscard]] FontFace faceOf(const std::string& fontName);
/// "Open Sans Bold", what the face is called in styles.
[[nodiscard]] std::string fontName(FontFace face);
/// Whether the name says no more, and nothing else, than the face that faceOf() makes of it.
[[nodiscard]] bool isFontName(const std::string& fontName);

}  // namespace nordertor::render
