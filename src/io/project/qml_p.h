// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

/// Pieces of a QGIS style document (QML).
namespace nordertor::io::qml {

using Options = std::initializer_list<std::pair<const char*, const char*>>;

/// One symbol; `type` is fill, line or marker, `layerClass` QGIS' name of the drawing method. `more` is put
/// behind the options of the symbol's layer.
[[nodiscard]] std::string symbol(std::size_t number, const char* type, const char* layerClass,
                                 const Options& options, const std::string& colourKey = {},
                                 const std::string& colour = {}, const std::string& more = {});
/// The document around a renderer.
[[nodiscard]] std::string document(const std::string& renderer);
/// One symbol for all features.
[[nodiscard]] std::string single(const std::string& symbolText);

}  // namespace nordertor::io::qml
