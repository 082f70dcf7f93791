// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

/// Pieces of a QGIS style document (QML).
namespace nordertor::io::qml {

/// One of the signs a symbol is made of.
struct SymbolLayer {
    std::string method;  ///< QGIS' name of how it is drawn
    std::vector<std::pair<std::string, std::string>> options;
    std::string more = {};  ///< put behind the options
    std::size_t level = 0;  ///< drawn after lower levels of all symbols
};
struct Category {
    std::string value;  ///< empty: all others
    std::string label;
};

/// `type` is fill, line or marker; layers from the bottom up.
[[nodiscard]] std::string symbol(std::size_t number, const char* type,
                                 const std::vector<SymbolLayer>& layers);
/// The document around a renderer.
[[nodiscard]] std::string document(const std::string& renderer);
/// A renderer with a symbol for each category, in their order. `levels`: those of the symbols' layers count.
[[nodiscard]] std::string categorized(const std::string& column, const std::vector<Category>& categories,
                                      const std::string& symbols, bool levels = false);
/// A renderer that draws all areas of a category as one.
[[nodiscard]] std::string merged(const std::string& renderer);
/// The document with one symbol for all features.
[[nodiscard]] std::string single(const std::string& symbolText);

}  // namespace nordertor::io::qml
