// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/map_view.h"

namespace nordertor::gui {

/// Moving about on the map: pure arithmetic on views. Millimetres are those of the view.
inline constexpr double smallestDenominator = 100;
inline constexpr double largestDenominator = 2'000'000;
/// Pictures reach so far beyond the window, as a share of it: a drag of this length shows no empty edge.
inline constexpr double roomAroundView = 0.15;
/// Millimetres of a logical pixel: the reference pixel of 1/96 inch, on every screen.
inline constexpr double mmPerPixel = 25.4 / 96;

/// Dragged by (dx, dy) mm: what was under the pointer stays under it.
[[nodiscard]] render::MapView panned(render::MapView view, double dxMm, double dyMm);
/// Factor > 1 shows more detail. The point under `at` keeps its place; the scale stays within the bounds.
[[nodiscard]] render::MapView zoomed(render::MapView view, render::MmPoint at, double factor);
/// The centre stays in the middle.
[[nodiscard]] render::MapView resized(render::MapView view, double widthMm, double heightMm);
/// Same size, and `edge` of free room on each side as a share of the view.
[[nodiscard]] render::MapView enlarged(render::MapView view, double edge);
/// Shows `box` with some room around it, but never at a scale finer than `finest`, so that the surroundings
/// stay recognisable.
[[nodiscard]] render::MapView showing(const render::MapView& view, const geo::Box& box, double finest);
/// Same scale and content; only the place may differ.
[[nodiscard]] bool sameLook(const render::MapView& a, const render::MapView& b);

}  // namespace nordertor::gui
