// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/text_forms_p.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <array>
#include <charconv>
#include <limits>

#include "style/value.h"

namespace nordertor::style {
namespace {

std::string_view withoutSpace(std::string_view text) {
    static constexpr std::string_view space = " \t\n\r\v\f";
    const auto first = text.find_first_not_of(space);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(space) - first + 1);
}

/// 0x1f, 0o17, 0b1 without a sign.
std::optional<double> numberOfBase(std::string_view digits, int base) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    const bool whole = !digits.empty() && error == std::errc() && end == digits.data() + digits.size();
    return whole ? std::optional(static_cast<double>(number)) : std::nullopt;
}

int baseOf(std::string_view text) {
    if (text.size() < 3 || text[0] != '0') {
        return 10;
    }
    const char mark = text[1];
    return mark == 'x' || mark == 'X'   ? 16
           : mark == 'o' || mark == 'O' ? 8
           : mark == 'b' || mark == 'B' ? 2
                                        : 10;
}

}  // namespace

Decimal shortestDecimal(double positive) {
    std::array<char, 32> buffer{};
    auto* const end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), positive, std::chars_format::scientific)
            .ptr;
    const std::string text(buffer.data(), end);
    const auto exponentAt = text.find('e');
    Decimal result;
    for (const char c : text.substr(0, exponentAt)) {
        result.digits += c != '.' ? std::string(1, c) : std::string();
    }
    result.point = std::stoi(text.substr(exponentAt + 1)) + 1;
    return result;
}

std::string upperCase(std::string_view text) {
    std::string result;
    return icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale::getRoot()).toUTF8String(result);
}

std::string lowerCase(std::string_view text) {
    std::string result;
    return icu::UnicodeString::fromUTF8(text).toLower(icu::Locale::getRoot()).toUTF8String(result);
}

std::optional<double> numberInText(std::string_view text) {
    text = withoutSpace(text);
    if (text.empty()) {
        return 0;
    }
    if (const int base = baseOf(text); base != 10) {
        return numberOfBase(text.substr(2), base);
    }
    const bool negative = text.front() == '-';
    if (negative || text.front() == '+') {
        text.remove_prefix(1);
    }
    const double sign = negative ? -1 : 1;
    if (text == "Infinity") {
        return sign * std::numeric_limits<double>::infinity();
    }
    // from_chars also reads "inf", "nan" and a second sign
    if (text.empty() || std::string_view("0123456789.").find(text.front()) == std::string_view::npos) {
        return std::nullopt;
    }
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end != text.data() + text.size()) {
        return std::nullopt;
    }
    if (error == std::errc::result_out_of_range) {
        // too large or too small; which of the two the exponent says
        const bool tiny =
            text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
        return tiny ? 0 : sign * std::numeric_limits<double>::infinity();
    }
    return error == std::errc() ? std::optional(sign * number) : std::nullopt;
}

}  // namespace nordertor::style
