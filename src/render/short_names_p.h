// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace nordertor::render {

/// A name with the abbreviations of German town plans: "Professor-Albert-Straße" becomes "Prof.-Albert-Str.",
/// "Sankt-Georg-Weg" "St.-Georg-Weg". The name itself where there is nothing to abbreviate.
[[nodiscard]] std::string abbreviatedName(const std::string& name);

}  // namespace nordertor::render
