// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "render/draw_list.h"

namespace nordertor::render {

/// Lines (for "dots" lines of 0.36 mm) that hatch the shape, cut exactly at
/// its edge. Patterns: "diagonal", "back_diagonal", "cross", "horizontal", "vertical", "grid", "dots"; any
/// other name yields nothing. The lines lie on a grid fixed to `origin`, so that neighbouring shapes match.
/// `spacing` in mm, > 0. O(edges x lines crossed).
[[nodiscard]] Shape hatchLines(const Shape& shape, const std::string& pattern, double spacing,
                               MmPoint origin = {});

}  // namespace nordertor::render
