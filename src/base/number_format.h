// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/localized_text.h"

namespace nordertor {

/// For people: fixed decimals, grouping and decimal mark of the language ("1.234,5" / "1,234.5").
[[nodiscard]] std::string formatNumber(double value, int decimals, Language language);
[[nodiscard]] std::string formatCount(std::int64_t value, Language language);
/// "850 m", from 1,000 m on "1,2 km"; rounded to 10 m above 100 m, since paths are not surveyed finer.
[[nodiscard]] std::string formatDistance(double metres, Language language);

/// "8 bis 12", or where both ends read alike "8".
[[nodiscard]] std::string spanText(const std::string& first, const std::string& last, Language language);

/// For files: shortest text that reads back to the same double, '.' as decimal mark, no locale.
[[nodiscard]] std::string toPlainText(double value);
/// For files: fixed decimals, '.' as decimal mark, no locale.
[[nodiscard]] std::string toFixedText(double value, int decimals);
/// Whole text must be a finite number, '.' as decimal mark.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);
/// Whole text must be an integer.
[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text);

}  // namespace nordertor
