// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/value.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::style {
namespace {

std::optional<int> hexDigit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return std::nullopt;
}

std::optional<Colour> parseHex(std::string_view digits) {
    std::array<int, 8> value{};
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const auto digit = hexDigit(digits[i]);
        if (!digit || i >= value.size()) {
            return std::nullopt;
        }
        value[i] = *digit;
    }
    const auto byte = [](int high, int low) { return static_cast<std::uint8_t>(high * 16 + low); };
    if (digits.size() == 3) {
        return Colour{byte(value[0], value[0]), byte(value[1], value[1]), byte(value[2], value[2]), 255};
    }
    if (digits.size() != 6 && digits.size() != 8) {
        return std::nullopt;
    }
    return Colour{byte(value[0], value[1]), byte(value[2], value[3]), byte(value[4], value[5]),
                  digits.size() == 8 ? byte(value[6], value[7]) : std::uint8_t{255}};
}

std::optional<Colour> parseFunction(std::string_view text) {
    const bool alpha = text.starts_with("rgba(");
    if ((!alpha && !text.starts_with("rgb(")) || !text.ends_with(')')) {
        return std::nullopt;
    }
    const auto start = text.find('(') + 1;
    const auto parts = split(text.substr(start, text.size() - start - 1), ',');
    if (parts.size() != (alpha ? 4U : 3U)) {
        return std::nullopt;
    }
    std::array<std::uint8_t, 4> bytes{0, 0, 0, 255};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto number = parseNumber(trimmed(parts[i]));
        const double highest = i == 3 ? 1 : 255;
        if (!number || *number < 0 || *number > highest) {
            return std::nullopt;
        }
        bytes[i] = static_cast<std::uint8_t>(std::lround(*number / highest * 255));
    }
    return Colour{bytes[0], bytes[1], bytes[2], bytes[3]};
}

}  // namespace

std::optional<Colour> Colour::parse(std::string_view text) {
    const std::string plain = lowered(text);
    if (plain == "white") {
        return Colour{255, 255, 255, 255};
    }
    if (plain == "black") {
        return Colour{0, 0, 0, 255};
    }
    if (plain == "transparent") {
        return Colour{0, 0, 0, 0};
    }
    return plain.starts_with('#') ? parseHex(std::string_view(plain).substr(1)) : parseFunction(plain);
}

std::string Colour::text() const {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string result = "#";
    for (const std::uint8_t byte : {r, g, b, a}) {
        result += digits[byte >> 4U];
        result += digits[byte & 15U];
    }
    return a == 255 ? result.substr(0, 7) : result;
}

Colour Colour::withOpacity(double opacity) const {
    Colour result = *this;
    result.a = static_cast<std::uint8_t>(std::lround(a * std::clamp(opacity, 0.0, 1.0)));
    return result;
}

bool isNull(const Value& value) {
    return std::holds_alternative<std::monostate>(value);
}

std::string textOf(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return toPlainText(*number);
    }
    if (const auto* truth = std::get_if<bool>(&value)) {
        return *truth ? "true" : "false";
    }
    if (const auto* list = std::get_if<std::vector<double>>(&value)) {
        std::vector<std::string> parts;
        for (const double number : *list) {
            parts.push_back(toPlainText(number));
        }
        return "[" + joined(parts, ",") + "]";
    }
    return {};
}

}  // namespace nordertor::style
