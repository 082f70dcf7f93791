// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "style/expression_parser_p.h"
#include "style/hatch_pattern.h"
#include "style/icons.h"
#include "style/style_properties_p.h"

namespace nordertor::style {
namespace {

using enum StyleLayerType;
using enum PropertySection;
using P = StyleProperty;
using T = PropertyType;

const std::vector<PropertyRule>& table() {
    static const Value black = ColourValue{0, 0, 0, 1};
    static const Value clear = ColourValue{0, 0, 0, 0};
    static const Value empty = std::string();
    static const Value nothing{};
    static const std::vector<std::string_view> anchors{
        "center", "left", "right", "top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right"};
    static constexpr bool sameForAll = false;
    static const std::vector<PropertyRule> rules{
        {P::BackgroundColor, Background, Paint, "background-color", T::Colour, black, {}, sameForAll},
        {P::BackgroundOpacity, Background, Paint, "background-opacity", T::Fraction, 1.0, {}, sameForAll},
        {P::FillColor, Fill, Paint, "fill-color", T::Colour, black, {}},
        {P::FillOpacity, Fill, Paint, "fill-opacity", T::Fraction, 1.0, {}},
        {P::FillOutlineColor, Fill, Paint, "fill-outline-color", T::Colour, clear, {}},
        {P::FillPattern, Fill, Paint, "fill-pattern", T::Pattern, empty, {}},
        {P::LineColor, Line, Paint, "line-color", T::Colour, black, {}},
        {P::LineWidth, Line, Paint, "line-width", T::Length, 1.0, {}},
        {P::LineOpacity, Line, Paint, "line-opacity", T::Fraction, 1.0, {}},
        {P::LineOffset, Line, Paint, "line-offset", T::Offset, 0.0, {}},
        {P::LineDasharray, Line, Paint, "line-dasharray", T::Dashes, nothing, {}},
        {P::LineCap, Line, Layout, "line-cap", T::Choice, std::string("butt"), {"butt", "round", "square"}},
        {P::LineJoin,
         Line,
         Layout,
         "line-join",
         T::Choice,
         std::string("miter"),
         {"miter", "round", "bevel"}},
        {P::LineMiterLimit, Line, Layout, "line-miter-limit", T::Number, 2.0, {}},
        {P::CircleColor, Circle, Paint, "circle-color", T::Colour, black, {}},
        {P::CircleRadius, Circle, Paint, "circle-radius", T::Length, 5.0, {}},
        {P::CircleOpacity, Circle, Paint, "circle-opacity", T::Fraction, 1.0, {}},
        {P::CircleStrokeColor, Circle, Paint, "circle-stroke-color", T::Colour, black, {}},
        {P::CircleStrokeOpacity, Circle, Paint, "circle-stroke-opacity", T::Fraction, 1.0, {}},
        {P::CircleStrokeWidth, Circle, Paint, "circle-stroke-width", T::Length, 0.0, {}},
        {P::CircleSortKey, Circle, Layout, "circle-sort-key", T::Number, 0.0, {}},
        {P::CircleForm,
         Circle,
         Metadata,
         "nordertor:form",
         T::Choice,
         std::string("circle"),
         {"circle", "square", "diamond", "triangle", "triangle-down", "hexagon"}},
        {P::HeatmapColor, Heatmap, Paint, "heatmap-color", T::Ramp, nothing, {}, sameForAll},
        {P::HeatmapIntensity, Heatmap, Paint, "heatmap-intensity", T::Length, 1.0, {}, sameForAll},
        {P::HeatmapOpacity, Heatmap, Paint, "heatmap-opacity", T::Fraction, 1.0, {}, sameForAll},
        {P::HeatmapRadius, Heatmap, Paint, "heatmap-radius", T::Length, 30.0, {}},
        {P::HeatmapWeight, Heatmap, Paint, "heatmap-weight", T::Length, 1.0, {}},
        {P::IconAllowOverlap, Symbol, Layout, "icon-allow-overlap", T::Flag, false, {}, sameForAll},
        {P::IconImage, Symbol, Layout, "icon-image", T::Icon, empty, {}},
        {P::IconOpacity, Symbol, Paint, "icon-opacity", T::Fraction, 1.0, {}},
        {P::IconRotate, Symbol, Layout, "icon-rotate", T::Offset, 0.0, {}},
        {P::IconSize, Symbol, Layout, "icon-size", T::Length, 1.0, {}},
        {P::SymbolPlacement,
         Symbol,
         Layout,
         "symbol-placement",
         T::Choice,
         std::string("point"),
         {"point", "line"},
         sameForAll},
        {P::SymbolSortKey, Symbol, Layout, "symbol-sort-key", T::Number, 0.0, {}},
        {P::SymbolSpacing, Symbol, Layout, "symbol-spacing", T::Length, 250.0, {}, sameForAll},
        {P::TextField, Symbol, Layout, "text-field", T::Label, empty, {}},
        {P::TextSize, Symbol, Layout, "text-size", T::Length, 16.0, {}},
        {P::TextFont, Symbol, Layout, "text-font", T::Font, nothing, {}},
        {P::TextAnchor, Symbol, Layout, "text-anchor", T::Choice, std::string("center"), anchors},
        {P::TextVariableAnchor, Symbol, Layout, "text-variable-anchor", T::Anchors, nothing, anchors,
         sameForAll},
        {P::TextMaxWidth, Symbol, Layout, "text-max-width", T::Length, 10.0, {}},
        {P::TextMaxAngle, Symbol, Layout, "text-max-angle", T::Number, 45.0, {}, sameForAll},
        {P::TextAllowOverlap, Symbol, Layout, "text-allow-overlap", T::Flag, false, {}, sameForAll},
        {P::TextColor, Symbol, Paint, "text-color", T::Colour, black, {}},
        {P::TextOpacity, Symbol, Paint, "text-opacity", T::Fraction, 1.0, {}},
        {P::TextHaloColor, Symbol, Paint, "text-halo-color", T::Colour, clear, {}},
        {P::TextHaloWidth, Symbol, Paint, "text-halo-width", T::Length, 0.0, {}}};
    return rules;
}

bool isChoice(const PropertyRule& rule, const std::string& text) {
    return std::find(rule.choices.begin(), rule.choices.end(), text) != rule.choices.end();
}

bool allowsText(const PropertyRule& rule, const std::string& text) {
    switch (rule.type) {
        case T::Choice:
            return isChoice(rule, text);
        case T::Pattern:
            return text.empty() || hatchPattern(text).has_value();
        case T::Icon:
            return text.empty() || findIcon(text) != nullptr;
        default:
            return rule.type == T::Label;
    }
}

bool allowsNumber(const PropertyRule& rule, double number) {
    switch (rule.type) {
        case T::Number:
        case T::Offset:
            return true;
        case T::Length:
            return number >= (rule.property == P::HeatmapRadius || rule.property == P::SymbolSpacing ? 1 : 0);
        case T::Fraction:
            return number >= 0 && number <= 1;
        default:
            return false;
    }
}

bool allowsItem(const PropertyRule& rule, const Value& item) {
    if (rule.type == T::Dashes) {
        const auto* number = std::get_if<double>(&item);
        return number != nullptr && *number >= 0;
    }
    const auto* text = std::get_if<std::string>(&item);
    return text != nullptr && (rule.type == T::Font || (rule.type == T::Anchors && isChoice(rule, *text)));
}

bool isSortKey(const PropertyRule& rule) {
    return rule.property == P::SymbolSortKey || rule.property == P::CircleSortKey;
}

ExpectedType expectedBy(PropertyType type) {
    switch (type) {
        case T::Colour:
        case T::Ramp:
            return ExpectedType::Colour;
        case T::Flag:
            return ExpectedType::Truth;
        case T::Label:
            return ExpectedType::Label;
        case T::Dashes:
            return ExpectedType::Numbers;
        case T::Choice:
            return ExpectedType::Text;
        case T::Font:
        case T::Anchors:
            return ExpectedType::Texts;
        case T::Pattern:
        case T::Icon:
            return ExpectedType::Image;
        default:
            return ExpectedType::Number;
    }
}

}  // namespace

std::span<const PropertyRule> propertyRules() {
    return table();
}

const PropertyRule& ruleOf(StyleProperty property) {
    return table()[static_cast<std::size_t>(property)];
}

const Expression& defaultRamp() {
    static const Expression ramp = [] {
        const Json json = Json::array({"interpolate", Json::array({"linear"}),
                                       Json::array({"heatmap-density"}), 0, "rgba(0, 0, 255, 0)", 0.1,
                                       "royalblue", 0.3, "cyan", 0.5, "lime", 0.7, "yellow", 1, "red"});
        auto read = Expression::parse(json, {}, expressionRules(ruleOf(P::HeatmapColor)));
        return read ? std::move(*read) : Expression();
    }();
    return ramp;
}

const PropertyRule* findRule(StyleLayerType layer, PropertySection section, std::string_view name) {
    const auto& rules = table();
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const PropertyRule& rule) {
        return rule.layer == layer && rule.section == section && rule.name == name;
    });
    return found != rules.end() ? &*found : nullptr;
}

bool allows(const PropertyRule& rule, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return allowsText(rule, *text);
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return allowsNumber(rule, *number);
    }
    if (const auto* list = std::get_if<std::shared_ptr<const ValueList>>(&value)) {
        const auto& items = (*list)->items;
        return (rule.type == T::Dashes || !items.empty()) &&
               std::all_of(items.begin(), items.end(),
                           [&](const Value& item) { return allowsItem(rule, item); });
    }
    if (std::holds_alternative<ColourValue>(value)) {
        return rule.type == T::Colour || rule.type == T::Ramp;
    }
    return isNull(value) || (rule.type == T::Flag && std::holds_alternative<bool>(value));
}

ExpressionRules expressionRules(const PropertyRule& rule) {
    const bool between = rule.type == T::Length || rule.type == T::Offset || rule.type == T::Number;
    ExpressionRules rules{expectedBy(rule.type), rule.features};
    rules.interpolation = rule.section == Layout ? between && !isSortKey(rule)
                                                 : rule.type != T::Dashes && rule.type != T::Pattern;
    rules.zoom = rule.type != T::Ramp;
    rules.heatmapDensity = rule.type == T::Ramp;
    return rules;
}

Json withoutTokens(const PropertyRule& rule, const Json& value) {
    if (!value.is_string() || (rule.type != T::Label && rule.type != T::Icon)) {
        return value;
    }
    const std::string& text = value.get_ref<const std::string&>();
    Json parts = Json::array({"concat"});
    std::size_t done = 0;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
        const auto close = text.find_first_of("{}", open + 1);
        if (close == std::string::npos || text[close] == '{' || close == open + 1) {
            continue;
        }
        if (open > done) {
            parts.push_back(text.substr(done, open - done));
        }
        parts.push_back(Json::array({"get", text.substr(open + 1, close - open - 1)}));
        done = close + 1;
    }
    if (parts.size() == 1) {
        return value;
    }
    if (done < text.size()) {
        parts.push_back(text.substr(done));
    }
    return parts.size() == 2 ? Json::array({"to-string", parts[1]}) : parts;
}

std::optional<Value> constantFor(const PropertyRule& rule, const Json& json) {
    Value value = valueOfJson(json);
    if (rule.type == T::Ramp) {
        return std::nullopt;
    }
    if (rule.type == T::Colour) {
        const auto* text = std::get_if<std::string>(&value);
        const auto colour = text != nullptr ? ColourValue::parse(*text) : std::nullopt;
        return colour ? std::optional<Value>(*colour) : std::nullopt;
    }
    return !isNull(value) && allows(rule, value) ? std::optional(std::move(value)) : std::nullopt;
}

}  // namespace nordertor::style
