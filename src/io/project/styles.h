// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace nordertor::io {

/// A decent first look in QGIS: the default style of a feature table as QML, or empty where there is none.
/// The maps Nordertor itself draws come from style documents, not from here.
[[nodiscard]] std::string qgisStyle(std::string_view table);

}  // namespace nordertor::io
