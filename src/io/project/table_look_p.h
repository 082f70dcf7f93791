// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/theme.h"

namespace nordertor::io {

/// One of the signs a symbol is made of. Lengths in mm.
struct SignPart {
    enum class Form { Area, Line, Circle };
    Form form = Form::Area;
    std::string colour = {};  ///< "#rrggbb"; empty: only the edge is drawn
    double opacity = 1;
    std::string edge = {};  ///< colour; empty: none
    double edgeOpacity = 1;
    double edgeWidth = 0;
    double size = 0;                  ///< width of a line, diameter of a circle with its edge
    std::vector<double> dashes = {};  ///< drawn, left out, drawn ...
    bool round = false;               ///< ends of a line
    std::size_t level = 0;            ///< parts lie above all parts of lower levels
    friend bool operator==(const SignPart&, const SignPart&) = default;
};

struct SignCategory {
    std::string value;  ///< empty: all others
    std::string label;
    std::vector<SignPart> parts;  ///< from the bottom up; empty: not drawn
};

/// The look of a feature table in other programs: one sign, or with a column one for each category.
struct TableLook {
    enum class Geometry { Areas, Lines, Points };
    std::string table;
    Geometry geometry = Geometry::Areas;
    std::string column = {};  ///< empty: one category, for all features
    /// Lines get broader towards large scales, as streets do on the map; widths are those of lookDenominator.
    bool widensWithScale = false;
    std::vector<SignCategory> categories;
};

/// Of this scale are the lengths of the looks.
inline constexpr double lookDenominator = 7500;

/// What the program's own style documents draw at lookDenominator, and plain signs for tables they do not
/// draw (docs/project-format.md). Facilities have a category for each kind of each theme in the theme's
/// colour.
[[nodiscard]] std::vector<TableLook> tableLooks(const model::ThemeSet& themes);

}  // namespace nordertor::io
