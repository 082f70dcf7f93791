// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace nordertor::style {

/// styles/base.json, styles/overlay.json and styles/results.json.
[[nodiscard]] std::string_view baseStyleText();
[[nodiscard]] std::string_view overlayStyleText();
[[nodiscard]] std::string_view resultsStyleText();

}  // namespace nordertor::style
