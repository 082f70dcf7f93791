// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "style/value.h"

namespace nordertor::style {

// Colours of result maps, all distinguishable with the common kinds of colour blindness and in grey print.
// Source of the sequences: ColorBrewer 2.0 (Brewer, Harrower 2003; Apache 2.0); of the categories: Okabe, Ito
// (2008), "Color Universal Design".

/// `count` colours "#rrggbb" from light, but seen on white paper, to dark. The sequence whose hue is nearest
/// to `colour` ("#rrggbb"); YlGnBu if that is empty or grey.
[[nodiscard]] std::vector<std::string> sequentialColours(std::size_t count, const std::string& colour = {});
/// `count` greys "#rrggbb" from light to dark instead of sequentialColours() where there is no colour: as
/// maps lay them over paper and buildings (65 %), each as much darker than the one before, and the last no
/// darker than lets streets, buildings and names be seen.
[[nodiscard]] std::vector<std::string> sequentialGreys(std::size_t count);
/// Blue for `below` classes, the strongest first, neutral for a class on the midpoint if `neutral`, red for
/// `above` classes, the strongest last. Classes equally far from the midpoint are equally strong.
[[nodiscard]] std::vector<std::string> divergingColours(std::size_t below, bool neutral, std::size_t above);
/// `levels` times `levels` colours for two columns at once, row by row of the first: the light to dark of one
/// blue and one orange sequence laid over each other as inks (multiplied), so that each of them and their
/// agreement can be seen. `levels` 2 to 4.
[[nodiscard]] std::vector<std::string> bivariateColours(std::size_t levels);
/// Colour of a category nobody gave one; begins anew after seven.
[[nodiscard]] std::string categoryColour(std::size_t index);
/// `count` colours that are told apart and still belong to `colour` ("#rrggbb"), which is the first: its
/// neighbours in hue, darker and lighter by turns. Seven differ.
[[nodiscard]] std::vector<std::string> relatedColours(const std::string& colour, std::size_t count);
/// How a class looks where there is no colour: its grey, and what else tells it apart. Colours "#rrggbb".
struct GreySign {
    std::string colour;
    std::string pattern;  ///< of an area, laid over the grey (docs/style-format.md); or empty
    std::string ink;      ///< of the pattern
    std::string core;     ///< colour in the middle of a circle or line; or empty
    friend bool operator==(const GreySign&, const GreySign&) = default;
};
/// Of a category, which no grey can order: the first seven differ in grey or pattern, and in grey or core. A
/// category whose colour is a grey keeps it: it says "nothing special here".
[[nodiscard]] GreySign categoryGrey(std::size_t index, const std::string& colour);
/// Of one of divergingColours(): the blue ones are hatched, whose grey is that of a red one.
[[nodiscard]] GreySign divergingGrey(const std::string& colour);
/// Of bivariateColours() with three levels or fewer: the first column is the grey, the second how dense the
/// hatch is.
[[nodiscard]] GreySign bivariateGrey(std::size_t first, std::size_t second);
/// Of areas of categories that lie on each other: a pattern for each of the first seven.
[[nodiscard]] std::string overlaidPattern(std::size_t index);
/// Of a layer with one look.
[[nodiscard]] std::string singleColour();
/// The colour ("#rrggbb") dark enough to read as text on white.
[[nodiscard]] std::string darkened(const std::string& colour);
/// Linear light of one part of a colour, 0 to 1 (sRGB, IEC 61966-2-1).
[[nodiscard]] double linearLight(std::uint8_t part);
/// Relative luminance, 0 (black) to 1 (white).
[[nodiscard]] double luminanceOf(Colour colour);
/// Black or white, whichever is read better on a sign of the colour ("#rrggbb"): a contrast of 4.5 at least.
[[nodiscard]] std::string letterColourOn(const std::string& colour);
/// Of values that are not known.
[[nodiscard]] std::string unknownColour();

}  // namespace nordertor::style
