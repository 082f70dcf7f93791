// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/draw_list.h"

namespace nordertor::render {

/// Lines beside the given ones, `offset` mm to the right as one walks along them (to the left if negative).
/// Corners are mitred where the mitre is at most twice the offset, else bevelled. A part whose ends meet is a
/// ring and stays one; stretches of it too short for the offset are left out, and a ring too narrow for it is
/// drawn at the half, the quarter, the eighth of it, at last as it is.
/// Equal points in a row are taken for one. O(points), with narrow rings up to O(points²).
[[nodiscard]] Shape parallelLines(const Shape& lines, double offset);

}  // namespace nordertor::render
