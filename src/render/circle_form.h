// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "base/localized_text.h"
#include "render/draw_list.h"

namespace nordertor::render {

/// "square", "triangle-down" ... of a style ("nordertor:form"); a circle for any other name.
[[nodiscard]] CircleForm circleForm(std::string_view name);

/// What a legend in words calls it: "Kreis", "Quadrat" ...
[[nodiscard]] const LocalizedText& nameOf(CircleForm form);

/// Corners, in the order a clock goes, of a form that is no circle, which weighs as much as a circle of that
/// radius (mm); `outside`: so far outside of it (mm, negative: inside). Empty for a circle.
[[nodiscard]] std::vector<MmPoint> cornersOf(CircleForm form, MmPoint centre, double radius, double outside);

/// How far the item reaches from its centre, mm.
[[nodiscard]] double reachOf(const CircleItem& circle);

}  // namespace nordertor::render
