// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "style/value.h"

namespace nordertor::style {

/// Whether the JSON is a call of this operator.
[[nodiscard]] bool isOperator(const Json& json, std::string_view name);
/// The expression with every part replaced for which `replaced` has something else; never inside "literal".
[[nodiscard]] Json rewritten(const Json& json,
                             const std::function<std::optional<Json>(const Json&)>& replaced);
/// The first part, outermost first, that `wanted` holds for; null if there is none.
[[nodiscard]] const Json* firstPart(const Json& json, const std::function<bool(const Json&)>& wanted);
/// Names bound by "let" replaced by what they stand for.
[[nodiscard]] Json withoutBindings(const Json& json, const std::map<std::string, Json>& bound = {});
/// Whether it chooses between features: "match", "case", or "step" of anything but the zoom level.
[[nodiscard]] bool isFeatureChoice(const Json& part);
[[nodiscard]] bool dependsOnZoom(const Json& json);

/// The labels of one outcome of "match".
[[nodiscard]] std::vector<Json> matchLabels(const Json& label);
/// What "match" yields for a label; null: for any other value.
[[nodiscard]] Json matchOutcome(const Json& match, const Json* label);
/// What "step" yields in the interval that begins at `from`; null: beneath the first stop.
[[nodiscard]] Json stepOutcome(const Json& step, const double* from);

/// A condition with the choices that decide on it ("match" and "case", also inside "all", "any" and "!")
/// written as conditions of their own.
[[nodiscard]] Json withoutChoices(const Json& condition);
/// Both conditions; true is none.
[[nodiscard]] Json bothConditions(const Json& a, const Json& b);
[[nodiscard]] Json isAmong(const Json& input, const std::vector<Json>& labels);
/// The values a filter allows for an input, if it names them.
[[nodiscard]] std::optional<std::vector<Json>> allowedBy(const Json& filter, const Json& input);
/// The filter with what allowedBy() found narrowed to some of the values.
[[nodiscard]] Json narrowed(const Json& filter, const Json& input, const std::vector<Json>& values);

/// A constant as a style document writes it.
[[nodiscard]] Json documentJson(const Value& value);

}  // namespace nordertor::style
