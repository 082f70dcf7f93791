// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "render/draw_list.h"

namespace nordertor::render {

/// What of the lines is left where no text with a halo stands on them, so that a line does not strike out a
/// name; with half a halo's width to spare. Remains shorter than 1 mm between two texts are left out.
/// O(edges x texts).
[[nodiscard]] Shape interruptedBeneath(const Shape& lines, const std::vector<TextItem>& texts);

}  // namespace nordertor::render
