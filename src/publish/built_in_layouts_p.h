// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace nordertor::publish {

/// Name of the file and its text, in the order to offer them.
[[nodiscard]] const std::vector<std::pair<std::string_view, std::string_view>>& builtInLayoutTexts();

}  // namespace nordertor::publish
