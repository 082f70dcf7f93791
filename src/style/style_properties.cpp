// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "style/style_properties_p.h"

namespace nordertor::style {
namespace {

using enum StyleLayerType;
using P = StyleProperty;
using T = PropertyType;

const std::vector<PropertyRule>& table() {
    static const Value black = std::string("#000000");
    static const Value clear = std::string("transparent");
    static const Value empty = std::string();
    static const Value nothing{};
    static const std::vector<PropertyRule> rules{
        {P::BackgroundColor, Background, false, "background-color", T::Colour, black, {}},
        {P::BackgroundOpacity, Background, false, "background-opacity", T::Fraction, 1.0, {}},
        {P::FillColor, Fill, false, "fill-color", T::Colour, black, {}},
        {P::FillOpacity, Fill, false, "fill-opacity", T::Fraction, 1.0, {}},
        {P::FillOutlineColor, Fill, false, "fill-outline-color", T::Colour, clear, {}},
        {P::FillPattern, Fill, false, "fill-pattern", T::Pattern, empty, {}},
        {P::LineColor, Line, false, "line-color", T::Colour, black, {}},
        {P::LineWidth, Line, false, "line-width", T::Length, 1.0, {}},
        {P::LineOpacity, Line, false, "line-opacity", T::Fraction, 1.0, {}},
        {P::LineDasharray, Line, false, "line-dasharray", T::Numbers, nothing, {}},
        {P::LineCap, Line, true, "line-cap", T::Choice, std::string("butt"), {"butt", "round", "square"}},
        {P::LineJoin, Line, true, "line-join", T::Choice, std::string("miter"), {"miter", "round", "bevel"}},
        {P::CircleColor, Circle, false, "circle-color", T::Colour, black, {}},
        {P::CircleRadius, Circle, false, "circle-radius", T::Length, 5.0, {}},
        {P::CircleOpacity, Circle, false, "circle-opacity", T::Fraction, 1.0, {}},
        {P::CircleStrokeColor, Circle, false, "circle-stroke-color", T::Colour, black, {}},
        {P::CircleStrokeWidth, Circle, false, "circle-stroke-width", T::Length, 0.0, {}},
        {P::CircleSortKey, Circle, true, "circle-sort-key", T::Number, 0.0, {}},
        {P::SymbolPlacement,
         Symbol,
         true,
         "symbol-placement",
         T::Choice,
         std::string("point"),
         {"point", "line"}},
        {P::SymbolSortKey, Symbol, true, "symbol-sort-key", T::Number, 0.0, {}},
        {P::TextField, Symbol, true, "text-field", T::Text, empty, {}},
        {P::TextSize, Symbol, true, "text-size", T::Length, 16.0, {}},
        {P::TextFont, Symbol, true, "text-font", T::Font, std::string("Regular"), {}},
        {P::TextAnchor,
         Symbol,
         true,
         "text-anchor",
         T::Choice,
         std::string("center"),
         {"center", "left", "right", "top", "bottom", "auto"}},
        {P::TextMaxWidth, Symbol, true, "text-max-width", T::Length, 10.0, {}},
        {P::TextAllowOverlap, Symbol, true, "text-allow-overlap", T::Flag, false, {}},
        {P::TextColor, Symbol, false, "text-color", T::Colour, black, {}},
        {P::TextOpacity, Symbol, false, "text-opacity", T::Fraction, 1.0, {}},
        {P::TextHaloColor, Symbol, false, "text-halo-color", T::Colour, clear, {}},
        {P::TextHaloWidth, Symbol, false, "text-halo-width", T::Length, 0.0, {}}};
    return rules;
}

bool allowsText(const PropertyRule& rule, const std::string& text) {
    switch (rule.type) {
        case T::Colour:
            return Colour::parse(text).has_value();
        case T::Choice:
            return std::find(rule.choices.begin(), rule.choices.end(), text) != rule.choices.end();
        case T::Pattern: {
            static constexpr std::string_view names[] = {"",           "diagonal", "back_diagonal", "cross",
                                                         "horizontal", "vertical", "dots",          "grid"};
            return std::find(std::begin(names), std::end(names), text) != std::end(names);
        }
        case T::Text:
        case T::Font:
            return true;
        default:
            return false;
    }
}

}  // namespace

std::span<const PropertyRule> propertyRules() {
    return table();
}

const PropertyRule& ruleOf(StyleProperty property) {
    return table()[static_cast<std::size_t>(property)];
}

const PropertyRule* findRule(StyleLayerType layer, bool layout, std::string_view name) {
    const auto& rules = table();
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const PropertyRule& rule) {
        return rule.layer == layer && rule.layout == layout && rule.name == name;
    });
    return found != rules.end() ? &*found : nullptr;
}

bool allows(const PropertyRule& rule, const Value& value) {
    if (isNull(value)) {
        return true;
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return allowsText(rule, *text);
    }
    if (const auto* number = std::get_if<double>(&value)) {
        switch (rule.type) {
            case T::Number:
                return true;
            case T::Length:
                return *number >= 0;
            case T::Fraction:
                return *number >= 0 && *number <= 1;
            default:
                return rule.type == T::Text;
        }
    }
    if (const auto* list = std::get_if<std::vector<double>>(&value)) {
        return rule.type == T::Numbers &&
               std::all_of(list->begin(), list->end(), [](double n) { return n >= 0; });
    }
    return rule.type == T::Flag;
}

}  // namespace nordertor::style
