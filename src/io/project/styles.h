// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "model/result_layer.h"
#include "model/theme.h"

namespace nordertor::io {

/// How a table looks in other programs.
struct LayerStyle {
    std::string qml;  ///< for QGIS
    std::string sld;  ///< SLD 1.1, for all that read it
};

/// Of every feature table, by its name: as the program's own maps draw and write it, each sign and text at
/// the scales of those and in its size there; all else as at 1:7,500.
[[nodiscard]] std::map<std::string, LayerStyle> layerStyles(const model::ThemeSet& themes);
/// Of a stored result, which has data, in its table: its classes or categories, or circles by area.
[[nodiscard]] LayerStyle layerStyle(const model::ResultLayer& layer, const std::string& table);

}  // namespace nordertor::io
