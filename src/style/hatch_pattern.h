// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nordertor::style {

/// A hatch by the name a style gives it, on paper. Lengths in mm.
struct HatchPattern {
    std::string lines;  ///< where they run: "diagonal", "cross" ...
    double spacing = 2.0;
    double width = 0.16;              ///< of a line, or of a dot
    std::vector<double> dashes = {};  ///< lengths of dashes and of the gaps after them; empty: unbroken
    double phase = 0;                 ///< how far lines are moved across their direction, to the lower right
    bool interleaved = false;         ///< lies beside others of its kind, never on them
};

/// "diagonal", "back_diagonal", "cross", "horizontal", "vertical", "grid", "dots"; lines also with "_fine",
/// "_coarse" or "_broken" behind, so that hatches over each other can be told apart without colour;
/// "interleaved_K_of_N" (0 <= K < N <= 12), of which N lie beside each other and never on one another, also
/// with "dashed_", "short_dashed_", "dash_dotted_", "dash_double_dotted_" or "dotted_" before K. Nullopt for
/// any other name.
[[nodiscard]] std::optional<HatchPattern> hatchPattern(std::string_view name);

/// By HatchPattern::lines, how far horizontal lines are turned against the clock, in degrees: two directions
/// where they cross. Empty for dots.
[[nodiscard]] std::vector<int> hatchAngles(std::string_view lines);

/// Opacity of a hatch whose layer has `fillOpacity`, as it is drawn: seen in black and white, too.
[[nodiscard]] double hatchOpacity(double fillOpacity, const HatchPattern& pattern);

}  // namespace nordertor::style
