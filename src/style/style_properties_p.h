// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "style/style_document.h"

namespace nordertor::style {

/// `Ramp` is a colour for each density, `Length` is not negative, `Offset` may be; `Dashes` are not negative,
/// `Anchors` are of the choices.
enum class PropertyType {
    Colour,
    Ramp,
    Number,
    Length,
    Offset,
    Fraction,
    Flag,
    Label,
    Dashes,
    Choice,
    Font,
    Pattern,
    Icon,
    Anchors
};

/// The member of a layer a property stands under.
enum class PropertySection { Paint, Layout, Metadata };

/// What a property is called, where it may stand, what it may depend on, and what it is if nobody sets it.
struct PropertyRule {
    StyleProperty property;
    StyleLayerType layer;
    PropertySection section;
    std::string_view name;
    PropertyType type;
    Value fallback;                         ///< of a Ramp: defaultRamp()
    std::vector<std::string_view> choices;  ///< for Choice and Anchors
    bool features = true;                   ///< may depend on features (the specification's "data-driven")
};

/// In the order of StyleProperty.
[[nodiscard]] std::span<const PropertyRule> propertyRules();
[[nodiscard]] const PropertyRule& ruleOf(StyleProperty property);
/// The colours of a heatmap nobody chose any for, by density.
[[nodiscard]] const Expression& defaultRamp();
/// Null if the layer type has no such property there.
[[nodiscard]] const PropertyRule* findRule(StyleLayerType layer, PropertySection section,
                                           std::string_view name);
/// Whether a value is possible for the property; null always is (the fallback is used).
[[nodiscard]] bool allows(const PropertyRule& rule, const Value& value);
[[nodiscard]] ExpressionRules expressionRules(const PropertyRule& rule);
/// A plain text of a property that knows tokens ("text-field", "icon-image") as the expression it stands for:
/// "Haus {number}" is ["concat", "Haus ", ["get", "number"]]. Anything else as it is.
[[nodiscard]] Json withoutTokens(const PropertyRule& rule, const Json& value);
/// A plain JSON value as the property holds it, a colour as a colour; nothing if it does not suit.
[[nodiscard]] std::optional<Value> constantFor(const PropertyRule& rule, const Json& json);

}  // namespace nordertor::style
