// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/localized_text.h"

namespace nordertor {

/// The name in the language's quotation marks; marks of its own become single ones: „Kita ‚Käthe‘“.
[[nodiscard]] std::string quoted(const std::string& name, Language language);
/// A text for paper: its straight marks become those of the language, single ones within others.
[[nodiscard]] std::string typographic(const std::string& text, Language language);

}  // namespace nordertor
