// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace nordertor::style {

/// A colour as it is drawn, with straight (not premultiplied) alpha.
struct Colour {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    friend auto operator<=>(const Colour&, const Colour&) = default;

    /// Any colour of ColourValue::parse(), rounded.
    [[nodiscard]] static std::optional<Colour> parse(std::string_view text);
    /// "#rrggbb", with alpha "#rrggbbaa".
    [[nodiscard]] std::string text() const;
    [[nodiscard]] Colour withOpacity(double opacity) const;
};

/// A colour as expressions calculate with it: sRGB with straight alpha, each share 0 to 1.
struct ColourValue {
    double r = 0;
    double g = 0;
    double b = 0;
    double a = 1;
    friend bool operator==(const ColourValue&, const ColourValue&) = default;

    /// CSS colours: the 148 names and "transparent", "#rgb", "#rgba", "#rrggbb", "#rrggbbaa", rgb(), rgba(),
    /// hsl() and hsla() with commas or spaces, numbers or percentages (CSS Color 4 without "none" and units
    /// but "deg").
    [[nodiscard]] static std::optional<ColourValue> parse(std::string_view text);
    [[nodiscard]] Colour rounded() const;
    /// "rgba(230,159,0,1)": what "to-string" writes.
    [[nodiscard]] std::string text() const;
};

struct ValueList;
struct ValueObject;

/// What an expression yields and a property of a feature holds: null, truth, number, text, colour, list,
/// object. Lists and objects are shared and equal only if they are the same one, as the specification
/// compares them.
using Value = std::variant<std::monostate, bool, double, std::string, ColourValue,
                           std::shared_ptr<const ValueList>, std::shared_ptr<const ValueObject>>;

struct ValueList {
    std::vector<Value> items;
};

struct ValueObject {
    std::vector<std::pair<std::string, Value>> members;
    /// Null if there is no such member.
    [[nodiscard]] const Value* find(std::string_view name) const;
};

[[nodiscard]] Value listOf(std::vector<Value> items);
[[nodiscard]] Value listOf(const std::vector<double>& numbers);
[[nodiscard]] bool isNull(const Value& value);
/// As "to-string" writes it: numbers without needless decimals, null as the empty text, lists and objects as
/// JSON.
[[nodiscard]] std::string textOf(const Value& value);
/// A number as ECMAScript writes it: 12, 0.1, 1e+21, NaN, -Infinity.
[[nodiscard]] std::string numberText(double number);

}  // namespace nordertor::style
