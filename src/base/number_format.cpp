// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/number_format.h"

#include <charconv>
#include <cmath>
#include <system_error>

namespace nordertor {
namespace {

std::string grouped(std::string_view digits, char mark) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            text += mark;
        }
        text += digits[i];
    }
    return text;
}

}  // namespace

std::string toFixedText(double value, int decimals) {
    // 309 digits before the decimal mark, sign, mark, decimals
    char buffer[400];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
    std::string text(buffer, end.ptr);
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) {
        text.erase(0, 1);  // "-0.0" says nothing a reader wants
    }
    return text;
}

std::string spanText(const std::string& first, const std::string& last, Language language) {
    return first == last ? first : first + (language == Language::German ? " bis " : " to ") + last;
}

std::string toPlainText(double value) {
    char buffer[400];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, end.ptr};
}

std::string formatNumber(double value, int decimals, Language language) {
    const bool german = language == Language::German;
    const std::string plain = toFixedText(std::abs(value), decimals);
    const auto mark = plain.find('.');
    std::string text = grouped(std::string_view(plain).substr(0, mark), german ? '.' : ',');
    if (mark != std::string::npos) {
        text += german ? ',' : '.';
        text += plain.substr(mark + 1);
    }
    const bool negative = value < 0 && plain.find_first_not_of("0.") != std::string::npos;
    return negative ? "\u2212" + text : text;
}

std::string formatCount(std::int64_t value, Language language) {
    return formatNumber(static_cast<double>(value), 0, language);
}

std::string formatDistance(double metres, Language language) {
    const double rounded = metres > 100 ? std::round(metres / 10) * 10 : std::round(metres);
    if (rounded < 1000) {
        return formatNumber(rounded, 0, language) + " m";
    }
    return formatNumber(rounded / 1000, rounded < 10000 ? 2 : 1, language) + " km";
}

std::optional<double> parseNumber(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::optional<std::int64_t> parseInteger(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

}  // namespace nordertor
