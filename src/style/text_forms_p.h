// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nordertor::style {

/// As Unicode maps a whole text to capital or small letters (UTF-8; "ß" becomes "SS"), in no language.
[[nodiscard]] std::string upperCase(std::string_view text);
[[nodiscard]] std::string lowerCase(std::string_view text);
/// Digits of the shortest decimal number that is read back as the same double, and where its point stands.
struct Decimal {
    std::string digits;
    int point = 0;  ///< digits before the point; may be negative
};
[[nodiscard]] Decimal shortestDecimal(double positive);
/// The number ECMAScript reads in a text: spaces around it do not count, nothing at all is 0.
[[nodiscard]] std::optional<double> numberInText(std::string_view text);

}  // namespace nordertor::style
