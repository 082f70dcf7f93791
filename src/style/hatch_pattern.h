// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nordertor::style {

/// A hatch by the name a style gives it, on paper. Lengths in mm.
struct HatchPattern {
    std::string lines;  ///< where they run: "diagonal", "cross" ...
    double spacing = 2.0;
    double width = 0.16;  ///< of a line, or of a dot
    double dash = 0;      ///< length of a dash and of the gap after it; 0: unbroken
};

/// "diagonal", "back_diagonal", "cross", "horizontal", "vertical", "grid", "dots"; lines also with "_fine",
/// "_coarse" or "_broken" behind, so that hatches over each other can be told apart without colour. Nullopt
/// for any other name.
[[nodiscard]] std::optional<HatchPattern> hatchPattern(std::string_view name);

/// By HatchPattern::lines, how far horizontal lines are turned against the clock, in degrees: two directions
/// where they cross. Empty for dots.
[[nodiscard]] std::vector<int> hatchAngles(std::string_view lines);

/// Opacity of a hatch whose layer has `fillOpacity`, as it is drawn: seen in black and white, too.
inline double hatchOpacity(double fillOpacity, bool dots) {
    return std::clamp(fillOpacity * (dots ? 5 : 4), 0.45, 1.0);
}

}  // namespace nordertor::style
