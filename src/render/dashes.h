// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "render/draw_list.h"

namespace nordertor::render {

/// What is drawn of dashed lines (lengths in mm: drawn, left out, drawn ...) where a stretch of the line
/// between two vertices touches the box. Dashes are counted from the beginning of each line, whatever of it
/// is seen; Qt's own begin anew where a line comes into its picture.
[[nodiscard]] Shape dashedLines(const Shape& lines, const std::vector<double>& dashes, MmPoint low,
                                MmPoint high);

}  // namespace nordertor::render
