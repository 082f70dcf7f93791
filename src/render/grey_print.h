// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/draw_list.h"

namespace nordertor::render {

/// The grey with the luminance of a colour (sRGB, IEC 61966-2-1), its transparency kept: what a copier
/// without colours makes of it, but the same on every copier.
[[nodiscard]] Colour greyOf(Colour colour);

/// A drawing for a copier without colours: every colour its grey. The base map is bleached by half, so that
/// what lies over it, told apart by pattern, letter and number, stands out; its names are not.
void printGrey(DrawList& list);

}  // namespace nordertor::render
