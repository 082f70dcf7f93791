// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "style/style_properties_p.h"

namespace nordertor::style {
namespace {

/// The value, or null; what went wrong is noted once.
Value evaluatedNoting(const StyleLayer& layer, const Expression& expression, std::string_view name,
                      const EvaluationContext& context, const PropertyRule* rule) {
    std::optional<EvaluationFailure> failure;
    Value value = expression.evaluate(context, context.problems != nullptr ? &failure : nullptr);
    const auto* number = std::get_if<double>(&value);
    if (number != nullptr && std::isnan(*number)) {
        return {};
    }
    if (rule != nullptr && !allows(*rule, value)) {
        value = {};
        failure = EvaluationFailure{
            {"Der Wert passt nicht zu der Eigenschaft.", "The value does not suit the property."}, {}};
    }
    if (failure && context.problems != nullptr && context.problems->isNew(layer, name)) {
        context.problems->add(layer, name, std::move(*failure));
    }
    return value;
}

}  // namespace

const Value& StyleLayer::valueOf(StyleProperty property, const EvaluationContext& context, Value& own) const {
    const Expression& expression = properties[static_cast<std::size_t>(property)];
    const PropertyRule& rule = ruleOf(property);
    const Value* value = expression.constant();
    if (value == nullptr) {
        own = evaluatedNoting(*this, expression, rule.name, context, &rule);
        value = &own;
    }
    if (isNull(*value) && rule.type == PropertyType::Ramp) {
        own = defaultRamp().evaluate(context);
        return own;
    }
    return isNull(*value) ? rule.fallback : *value;
}

bool StyleLayer::matches(const EvaluationContext& context) const {
    const Value* constant = filter.constant();
    const Value value =
        constant != nullptr ? *constant : evaluatedNoting(*this, filter, "filter", context, nullptr);
    const auto* truth = std::get_if<bool>(&value);
    return truth != nullptr && *truth;
}

double StyleLayer::number(StyleProperty property, const EvaluationContext& context) const {
    Value own;
    const auto* number = std::get_if<double>(&valueOf(property, context, own));
    return number != nullptr ? *number : 0;
}

double StyleLayer::length(StyleProperty property, const EvaluationContext& context) const {
    return number(property, context) * unit();
}

std::string StyleLayer::text(StyleProperty property, const EvaluationContext& context) const {
    Value own;
    return textOf(valueOf(property, context, own));
}

Colour StyleLayer::colour(StyleProperty property, const EvaluationContext& context) const {
    Value own;
    const auto* colour = std::get_if<ColourValue>(&valueOf(property, context, own));
    return colour != nullptr ? colour->rounded() : Colour{0, 0, 0, 0};
}

bool StyleLayer::flag(StyleProperty property, const EvaluationContext& context) const {
    Value own;
    const auto* truth = std::get_if<bool>(&valueOf(property, context, own));
    return truth != nullptr && *truth;
}

std::vector<double> StyleLayer::numbers(StyleProperty property, const EvaluationContext& context) const {
    Value own;
    std::vector<double> numbers;
    if (const auto* list = std::get_if<std::shared_ptr<const ValueList>>(&valueOf(property, context, own))) {
        for (const Value& item : (*list)->items) {
            const auto* number = std::get_if<double>(&item);
            numbers.push_back(number != nullptr ? *number : 0);
        }
    }
    return numbers;
}

std::vector<std::string> StyleLayer::texts(StyleProperty property, const EvaluationContext& context) const {
    Value own;
    std::vector<std::string> texts;
    if (const auto* list = std::get_if<std::shared_ptr<const ValueList>>(&valueOf(property, context, own))) {
        for (const Value& item : (*list)->items) {
            texts.push_back(textOf(item));
        }
    }
    return texts;
}

bool StyleLayer::dependsOnId() const {
    return filter.dependsOnId() || std::any_of(properties.begin(), properties.end(),
                                               [](const Expression& each) { return each.dependsOnId(); });
}

}  // namespace nordertor::style
