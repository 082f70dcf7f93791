// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "style/sld_losses_p.h"
#include "style/style_document.h"

namespace nordertor::style {

/// One look of a style layer: no property chooses between features or scales any more.
struct SldRule {
    Json filter = true;  ///< an expression, or true
    double minimumDenominator = 0;
    double maximumDenominator = 0;
    std::string title;
    /// Of all properties that are set, by name: a plain value, or an expression that depends on the feature.
    std::map<std::string, Json> properties;
};

/// Whether a property of the layer is given by an expression, not by a plain value.
[[nodiscard]] bool isExpression(const StyleLayer& layer, const std::string& property, const Json& value);

/// The layer as rules, each for other features or scales. What changes steadily with the scale changes in
/// steps of half a zoom level (listed). `layer` is its JSON, which was read without error as `read`.
[[nodiscard]] std::vector<SldRule> sldRulesOf(const Json& layer, const StyleLayer& read, SldLosses& losses);

}  // namespace nordertor::style
