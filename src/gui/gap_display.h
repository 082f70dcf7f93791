// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "analysis/gaps/gap_analysis.h"

namespace nordertor::gui {

/// Which gaps the map shows: what the list shows, thinned out where it would cover itself.
struct GapDisplay {
    std::string theme = {};     ///< empty: all themes
    bool insideOnly = false;    ///< only those in the programme area
    std::string selected = {};  ///< always shown, with its area
    friend bool operator==(const GapDisplay&, const GapDisplay&) = default;
};

/// Of all themes together, this many of the highest ranks get a number on the map.
inline constexpr std::size_t numberedGapsOfAllThemes = 40;

/// What to draw. For one theme its gaps with their areas; for all themes together the numbers of the first
/// ones, because areas of many themes on top of each other cannot be read.
[[nodiscard]] analysis::GapReport gapsToDraw(const analysis::GapReport& report, const GapDisplay& display);

}  // namespace nordertor::gui
