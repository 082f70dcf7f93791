// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "io/project/table_look_p.h"

/// Pieces of a QGIS style document (QML).
namespace nordertor::io::qml {

struct Category {
    std::string value;  ///< empty: all others
    std::string label;
};
struct Rule {
    std::string filter;  ///< which features it draws, an expression of QGIS
    std::string label;
};

/// How a symbol is made of signs.
struct SymbolKind {
    LookGeometry geometry = LookGeometry::Areas;
    /// Expression of QGIS for the radius of the circles inside their edge, mm; empty: as they say.
    std::string radius = {};
};

using Entries = std::vector<std::pair<std::string, std::string>>;
/// Expressions of QGIS by the property they are for.
[[nodiscard]] std::string expressions(const Entries& properties);
/// The number at every scale, an expression of QGIS.
[[nodiscard]] std::string atEachScale(const ScaledNumber& number);
/// "#rrggbb" as QGIS writes it; unseen for an empty one.
[[nodiscard]] std::string qgisColour(const std::string& hex, double opacity);
/// The colour at every scale, an expression of QGIS.
[[nodiscard]] std::string colourAtEachScale(const std::string& hex, const ScaledNumber& opacity);
/// A text and a column as QGIS' expressions write them.
[[nodiscard]] std::string literal(const std::string& text);
[[nodiscard]] std::string column(const std::string& name);
/// The column's value is among them; an empty one stands for all but `others`. Empty: holds always.
[[nodiscard]] std::string isAmong(const std::string& name, const std::vector<std::string>& values,
                                  const std::vector<std::string>& others);

/// Signs from the bottom up. `levels`: those of the parts, ascending, as a renderer with levels counts them.
[[nodiscard]] std::string symbol(std::size_t number, const SymbolKind& kind,
                                 const std::vector<SignPart>& parts, const std::vector<std::size_t>& levels);

/// A renderer with a symbol for each category, in their order. `levels`: those of the symbols' layers count.
[[nodiscard]] std::string categorized(const std::string& column, const std::vector<Category>& categories,
                                      const std::string& symbols, bool levels = false);
struct Range {
    double lower = 0;
    double upper = 0;
    std::string label;
};
/// A renderer with a symbol for each class of numbers, in their order; others are not drawn. `highestOnTop`:
/// an expression of QGIS the features are drawn in the order of; empty: as the table has them.
[[nodiscard]] std::string graduated(const std::string& column, const std::vector<Range>& ranges,
                                    const std::string& symbols, bool levels = false,
                                    const std::string& highestOnTop = {});
/// A renderer with a symbol for each rule, in their order.
[[nodiscard]] std::string ruled(const std::vector<Rule>& rules, const std::string& symbols,
                                bool levels = false, const std::string& highestOnTop = {});
/// A renderer that draws all areas of a category as one.
[[nodiscard]] std::string merged(const std::string& renderer);
/// A renderer with one symbol for all features; empty: features are not drawn.
[[nodiscard]] std::string single(const std::string& symbolText, bool levels = false);

/// Labels as the look writes them; empty if it writes nothing.
[[nodiscard]] std::string labels(const TableLook& look);
/// The document around a renderer and labels.
[[nodiscard]] std::string document(const std::string& renderer, const std::string& labels = {});

}  // namespace nordertor::io::qml
