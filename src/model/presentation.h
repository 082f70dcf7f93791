// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/localized_text.h"

namespace nordertor::model {

/// How features look on a map when nobody chose a style: what their style document and legend are made from.
struct Presentation {
    enum class Kind {
        Single,        ///< all alike, in `colour`
        Categories,    ///< a colour for each text in `column`, in the order of `categories`
        Sequential,    ///< classes of the number in `column`, light to dark (`strongestFirst`)
        Diverging,     ///< classes of the number in `column` around `midpoint`, two hues
        Proportional,  ///< circles whose area is proportional to the number in `column`
    };
    struct Category {
        std::string key;  ///< the cell's text; of a LocalizedText the German one
        LocalizedText label;
        std::string colour;  ///< "#RRGGBB"
        /// Areas are hatched so and tinted but lightly, as gaps are, which lie over each other; a name of
        /// render/hatch.h. Empty: filled.
        std::string pattern = {};
        friend bool operator==(const Category&, const Category&) = default;
    };
    /// Categories of two numbers at once: those of the second lie side by side, those of the first on each
    /// other. The category of classes i and j is number i * second.size() + j.
    struct Grid {
        LocalizedText firstTitle;  ///< with the unit
        LocalizedText secondTitle;
        std::vector<LocalizedText> first;  ///< "bis 10", ascending
        std::vector<LocalizedText> second;
        friend bool operator==(const Grid&, const Grid&) = default;
    };
    /// Of differences to what was before: classes read "150 bis unter 400 m kürzer" and are no narrower than
    /// `least`.
    struct Differences {
        LocalizedText less;  ///< "kürzer"
        LocalizedText more;  ///< "länger"
        std::string unit;    ///< "m"
        double least = 0;
        friend bool operator==(const Differences&, const Differences&) = default;
    };
    Kind kind = Kind::Single;
    std::string column = {};   ///< key of a column of the table
    LocalizedText title = {};  ///< heading of the legend, with the unit: "Fußweg in m"
    std::string colour = {};   ///< "#RRGGBB", or empty for the layer's own
    std::vector<double> breaks =
        {};               ///< upper bounds of all classes but the last; empty = made from the data
    double midpoint = 0;  ///< Diverging only
    /// Sequential: the column holds the ends of bands of something continuous (a way up to 200 m), and this
    /// is the last: classes read "200 to 400" instead of "over 200".
    std::optional<double> upTo = {};
    /// Sequential: dark to light. The first class is what the map is about (nearest, best supplied) and must
    /// carry the weight.
    bool strongestFirst = false;
    std::vector<Category> categories = {};        ///< Categories only
    std::optional<Grid> grid = {};                ///< Categories only: they are classes of two numbers
    std::optional<Differences> differences = {};  ///< Diverging and Sequential
    LocalizedText unknown = {};  ///< what rows without a value are; DEFAULT by kind and column
    friend bool operator==(const Presentation&, const Presentation&) = default;
};

}  // namespace nordertor::model
