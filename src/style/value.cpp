// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/value.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "style/text_forms_p.h"

namespace nordertor::style {
namespace {

Json jsonOf(const Value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) {
        return *truth;
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    return nullptr;
}

void appendJson(std::string& to, const Value& value) {
    if (const auto* number = std::get_if<double>(&value)) {
        to += std::isfinite(*number) ? numberText(*number) : "null";
    } else if (const auto* colour = std::get_if<ColourValue>(&value)) {
        to += Json(colour->text()).dump();
    } else if (const auto* list = std::get_if<std::shared_ptr<const ValueList>>(&value)) {
        to += '[';
        for (std::size_t i = 0; i < (*list)->items.size(); ++i) {
            to += i > 0 ? "," : "";
            appendJson(to, (*list)->items[i]);
        }
        to += ']';
    } else if (const auto* object = std::get_if<std::shared_ptr<const ValueObject>>(&value)) {
        to += '{';
        for (std::size_t i = 0; i < (*object)->members.size(); ++i) {
            to += (i > 0 ? "," : "") + Json((*object)->members[i].first).dump() + ":";
            appendJson(to, (*object)->members[i].second);
        }
        to += '}';
    } else {
        to += jsonOf(value).dump();
    }
}

}  // namespace

std::optional<Colour> Colour::parse(std::string_view text) {
    const auto value = ColourValue::parse(text);
    return value ? std::optional(value->rounded()) : std::nullopt;
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

Colour ColourValue::rounded() const {
    const auto byte = [](double share) {
        return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
    };
    return {byte(r), byte(g), byte(b), byte(a)};
}

std::string ColourValue::text() const {
    // ECMAScript rounds halves up
    const auto whole = [](double share) { return numberText(std::floor(share * 255 + 0.5)); };
    return "rgba(" + whole(r) + "," + whole(g) + "," + whole(b) + "," + numberText(a) + ")";
}

const Value* ValueObject::find(std::string_view name) const {
    for (const auto& [key, value] : members) {
        if (key == name) {
            return &value;
        }
    }
    return nullptr;
}

Value listOf(std::vector<Value> items) {
    return std::make_shared<const ValueList>(ValueList{std::move(items)});
}

Value listOf(const std::vector<double>& numbers) {
    return listOf(std::vector<Value>(numbers.begin(), numbers.end()));
}

bool isNull(const Value& value) {
    return std::holds_alternative<std::monostate>(value);
}

std::string numberText(double number) {
    if (std::isnan(number)) {
        return "NaN";
    }
    if (std::isinf(number)) {
        return number < 0 ? "-Infinity" : "Infinity";
    }
    if (number == 0) {
        return "0";
    }
    const std::string sign = number < 0 ? "-" : "";
    auto [digits, point] = shortestDecimal(std::abs(number));
    const int count = static_cast<int>(digits.size());
    // ECMAScript, Number::toString: exponents only from 1e21 on and below 1e-6
    if (point > 21 || point <= -6) {
        const int exponent = point - 1;
        return sign + digits.substr(0, 1) + (count > 1 ? "." + digits.substr(1) : "") + "e" +
               (exponent < 0 ? "-" : "+") + std::to_string(std::abs(exponent));
    }
    if (point <= 0) {
        return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    }
    if (point >= count) {
        return sign + digits + std::string(static_cast<std::size_t>(point - count), '0');
    }
    return sign + digits.substr(0, static_cast<std::size_t>(point)) + "." +
           digits.substr(static_cast<std::size_t>(point));
}

std::string textOf(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return numberText(*number);
    }
    if (const auto* colour = std::get_if<ColourValue>(&value)) {
        return colour->text();
    }
    if (isNull(value)) {
        return {};
    }
    std::string json;
    appendJson(json, value);
    return json;
}

}  // namespace nordertor::style
