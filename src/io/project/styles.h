// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/result_layer.h"

namespace nordertor::io {

/// A decent first look in QGIS: the default style of a feature table as QML, or empty where there is none.
/// The maps Nordertor itself draws come from style documents, not from here.
[[nodiscard]] std::string qgisStyle(std::string_view table);
/// Of a stored result: its classes or categories, or circles by area.
[[nodiscard]] std::string qgisStyle(const model::ResultData& data);

}  // namespace nordertor::io
