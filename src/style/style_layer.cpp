// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "style/style_properties_p.h"

namespace nordertor::style {
namespace {

const Expression& expressionOf(const StyleLayer& layer, StyleProperty property) {
    return layer.properties[static_cast<std::size_t>(property)];
}

Value valueOf(const StyleLayer& layer, StyleProperty property, const EvaluationContext& context) {
    Value value = expressionOf(layer, property).evaluate(context);
    const PropertyRule& rule = ruleOf(property);
    return isNull(value) || !allows(rule, value) ? rule.fallback : value;
}

}  // namespace

bool StyleLayer::matches(const EvaluationContext& context) const {
    const Value value = filter.evaluate(context);
    const auto* truth = std::get_if<bool>(&value);
    return truth != nullptr && *truth;
}

double StyleLayer::number(StyleProperty property, const EvaluationContext& context) const {
    const Value value = valueOf(*this, property, context);
    const auto* number = std::get_if<double>(&value);
    return number != nullptr ? *number : 0;
}

double StyleLayer::length(StyleProperty property, const EvaluationContext& context) const {
    return number(property, context) * unit();
}

std::string StyleLayer::text(StyleProperty property, const EvaluationContext& context) const {
    return textOf(valueOf(*this, property, context));
}

Colour StyleLayer::colour(StyleProperty property, const EvaluationContext& context) const {
    return Colour::parse(text(property, context)).value_or(Colour{0, 0, 0, 0});
}

bool StyleLayer::flag(StyleProperty property, const EvaluationContext& context) const {
    const Value value = valueOf(*this, property, context);
    const auto* truth = std::get_if<bool>(&value);
    return truth != nullptr && *truth;
}

std::vector<double> StyleLayer::numbers(StyleProperty property, const EvaluationContext& context) const {
    const Value value = valueOf(*this, property, context);
    const auto* list = std::get_if<std::vector<double>>(&value);
    return list != nullptr ? *list : std::vector<double>();
}

bool StyleLayer::dependsOnFeature(StyleProperty property) const {
    return expressionOf(*this, property).dependsOnFeature();
}

}  // namespace nordertor::style
