// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nordertor {

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view separator);
/// Line breaks, tabs and other control characters become blanks, and several blanks one.
[[nodiscard]] std::string onOneLine(std::string_view text);
/// ASCII letters and the German umlauts in UTF-8 are lowered; other bytes are kept.
[[nodiscard]] std::string lowered(std::string_view text);
[[nodiscard]] bool isValidUtf8(std::string_view text);
[[nodiscard]] std::string latin1ToUtf8(std::string_view text);
/// Of valid UTF-8.
[[nodiscard]] std::u32string codePoints(std::string_view text);
/// Blanks of any width, line breaks, control characters, and what only says how others are to be set
/// (U+200B, U+FE0F ...).
[[nodiscard]] bool isUnseen(char32_t character);
/// Whether valid UTF-8 has nothing that is seen.
[[nodiscard]] bool isBlank(std::string_view text);
/// Number of code points of valid UTF-8; what a fixed-width table needs.
[[nodiscard]] std::size_t codePointCount(std::string_view text);

/// One CSV field: quoted where needed; a leading = + - @ is defused with ' unless the field is a number,
/// because spreadsheets would run it as a formula.
[[nodiscard]] std::string csvField(std::string_view text, char separator);
[[nodiscard]] std::string escapedXml(
    std::string_view text);  ///< without control characters, which XML cannot hold

}  // namespace nordertor
