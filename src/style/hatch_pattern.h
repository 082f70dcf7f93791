// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

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

}  // namespace nordertor::style
