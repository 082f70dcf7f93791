// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace nordertor::style {

/// styles/base.json and styles/overlay.json.
[[nodiscard]] std::string_view baseStyleText();
[[nodiscard]] std::string_view overlayStyleText();

}  // namespace nordertor::style
