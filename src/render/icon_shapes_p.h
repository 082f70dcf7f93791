// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "render/draw_list.h"

namespace nordertor::render {

/// An icon of the style as areas and lines, so that it stays sharp on paper: around its middle, in mm at the
/// size its file gives (a unit of SVG is 1/96 inch).
struct IconShapes {
    std::vector<DrawItem> items;
    double width = 0;   ///< mm
    double height = 0;  ///< mm
};

/// Read once and kept; from any number of threads. Empty if there is no such icon.
[[nodiscard]] const IconShapes& iconShapes(const std::string& name);

/// Turned clockwise by `angle` degrees.
struct IconPlace {
    MmPoint centre;
    double size = 1;  ///< factor
    double angle = 0;
    double opacity = 1;
};
[[nodiscard]] std::vector<DrawItem> placedIcon(const IconShapes& icon, const IconPlace& place);

}  // namespace nordertor::render
