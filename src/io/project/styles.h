// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/result_layer.h"

namespace nordertor::io {

/// How a table looks in other programs.
struct LayerStyle {
    std::string qml;  ///< for QGIS
    std::string sld;  ///< SLD 1.1, for all that read it
};

/// A decent first look of a feature table, or empty where there is none. The maps Nordertor itself draws come
/// from style documents, not from here.
[[nodiscard]] LayerStyle layerStyle(std::string_view table);
/// Of a stored result in its table: its classes or categories, or circles by area.
[[nodiscard]] LayerStyle layerStyle(const model::ResultData& data, const std::string& table);

}  // namespace nordertor::io
