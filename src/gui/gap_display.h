// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
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

/// Of one theme, this many.
inline constexpr std::size_t numberedGapsOfOneTheme = 100;

/// What to draw. For one theme its gaps with their areas; for all themes together the numbers of the first
/// ones, because areas of many themes on top of each other cannot be read.
[[nodiscard]] analysis::GapReport gapsToDraw(const analysis::GapReport& report, const GapDisplay& display);
/// Which of them get a number, their rank, by id: the first, and the chosen one.
[[nodiscard]] std::map<std::string, std::size_t> gapNumbers(const analysis::GapReport& drawn,
                                                            const GapDisplay& display);

}  // namespace nordertor::gui
