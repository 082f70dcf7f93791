// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace nordertor::style {

/// A colour with straight (not premultiplied) alpha.
struct Colour {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    friend auto operator<=>(const Colour&, const Colour&) = default;

    /// "#rgb", "#rrggbb", "#rrggbbaa", "rgb(1, 2, 3)", "rgba(1, 2, 3, 0.5)", and the names white, black and
    /// transparent; nothing else is a colour.
    [[nodiscard]] static std::optional<Colour> parse(std::string_view text);
    /// "#rrggbb", with alpha "#rrggbbaa".
    [[nodiscard]] std::string text() const;
    [[nodiscard]] Colour withOpacity(double opacity) const;
};

/// What an expression yields: null, truth, number, text, or a list of numbers (dash pattern, offset).
using Value = std::variant<std::monostate, bool, double, std::string, std::vector<double>>;

[[nodiscard]] bool isNull(const Value& value);
/// As "to-string" writes it: numbers without needless decimals, null as the empty text.
[[nodiscard]] std::string textOf(const Value& value);

}  // namespace nordertor::style
