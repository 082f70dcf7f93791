// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/json.h"
#include "style/xml_element_p.h"

namespace nordertor::style {

/// An expression as the OGC filter encoding writes it: properties, plain values, + - * /. Conversions of
/// types are left out, for its values have none. Nothing if it has no such form.
[[nodiscard]] std::optional<XmlElement> ogcExpression(const Json& expression);
/// A condition, true also for features without the property where it is in a style. Nothing if it has no such
/// form. `condition` is not the plain value true.
[[nodiscard]] std::optional<XmlElement> ogcCondition(const Json& condition);

/// The other way. Comparisons do not mind whether a value is a number or a text.
[[nodiscard]] std::optional<Json> expressionOfOgc(const XmlElement& element);
/// The condition inside an element "Filter". Nothing for functions, geometries and what else a style cannot
/// ask.
[[nodiscard]] std::optional<Json> conditionOfOgc(const XmlElement& filter);

}  // namespace nordertor::style
