// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "style/style_document.h"

namespace nordertor::style {

enum class PropertyType { Colour, Number, Length, Fraction, Flag, Text, Numbers, Choice, Font, Pattern };

/// What a property is called, where it may stand, and what it is if nobody sets it.
struct PropertyRule {
    StyleProperty property;
    StyleLayerType layer;
    bool layout;  ///< under "layout", else under "paint"
    std::string_view name;
    PropertyType type;
    Value fallback;
    std::vector<std::string_view> choices;  ///< for Choice
};

/// In the order of StyleProperty.
[[nodiscard]] std::span<const PropertyRule> propertyRules();
[[nodiscard]] const PropertyRule& ruleOf(StyleProperty property);
/// Null if the layer type has no such property there.
[[nodiscard]] const PropertyRule* findRule(StyleLayerType layer, bool layout, std::string_view name);
/// Whether a literal is possible for the property; null always is (the fallback is used).
[[nodiscard]] bool allows(const PropertyRule& rule, const Value& value);

}  // namespace nordertor::style
