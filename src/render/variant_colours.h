// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/draw_list.h"
#include "style/map_variant.h"

namespace nordertor::render {

/// The grey with the luminance of a colour (sRGB, IEC 61966-2-1), its transparency kept: what a copier
/// without colours makes of it, but the same on every copier.
[[nodiscard]] Colour greyOf(Colour colour);

/// The colour on a dark ground: hue kept, lightness turned round, so that what stood out stands out and what
/// stepped back does. White becomes the dark grey of the ground (lightness 0.22), black white; steps near the
/// ground become larger than they were near white, and pale colours more colourful, as far as a screen shows
/// it. In Oklab (Ottosson 2020), whose lightness fits what is seen.
[[nodiscard]] Colour darkOf(Colour colour);

/// The same for the classes of a result: their lightness is turned round and lifted off the ground (from 0.42
/// on), so that the class that was palest on paper is seen, too, and all keep their order. White, which is
/// no class but the casing of a line or the halo of a number, becomes the ground.
[[nodiscard]] Colour darkClassOf(Colour colour);

/// The same for signs that must be seen whatever their lightness was (the yellow of a theme): colours that
/// are no greys and not pale get at least the lightness at which they stand out 3 : 1 from the ground, and
/// dark letters from them. Not for classes of numbers, whose steps would become equal.
[[nodiscard]] Colour darkSignOf(Colour colour);

/// The same for circles, on which letters are read: also for pale colours that elsewhere are a ground for
/// ink.
[[nodiscard]] Colour darkCircleOf(Colour colour);

/// DrawEntry::layer of what stands for a class of a result outside the map: bars of a chart.
inline constexpr auto classColourLayer = "class-colour";

/// Lets the base map of a drawing step back, as if it lay beneath paper that lets so much of it through (0 to
/// 1): every colour of it, its names' as well, is mixed with white.
void fadeBaseMap(DrawList& list, double opacity);

/// The picture of a base map from outside in the colours of a variant, as applyVariant() has it.
void applyVariantToGround(Picture& picture, style::MapVariant variant);

/// Turns a drawing of a style's variant into that variant's colours. BlackAndWhite, for a copier without
/// colours: every colour its grey; the base map is bleached by half, so that what lies over it, told apart by
/// pattern, letter and number, stands out; its names are not. Dark: darkOf() for the base map, darkClassOf()
/// for results, darkCircleOf() and darkSignOf() for all else; pictures of the sheet (a coat of arms) are
/// kept. Colour: as it is.
void applyVariant(DrawList& list, style::MapVariant variant);

}  // namespace nordertor::render
