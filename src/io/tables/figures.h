// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace nordertor::io {

/// Empty, or a mark of the statistical offices for "not known" or "not to be told": - – . / x * …
[[nodiscard]] bool meansUnknown(std::string_view text);
/// A number with a leading zero ("01011101") is a key, and so is one of 16 and more digits.
[[nodiscard]] bool readsAsKey(std::string_view text);

}  // namespace nordertor::io
