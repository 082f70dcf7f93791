// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "style/expression_parser_p.h"

namespace nordertor::style {
namespace {

bool isComparisonName(const std::string& name) {
    return name == "==" || name == "!=" || name == "<" || name == "<=" || name == ">" || name == ">=";
}

/// Whether styles before expressions meant this by it: ["==", "class", "park"], ["in", "class", "park",
/// "wood"].
bool isOldForm(const Json& json) {
    if (!json.is_array() || json.empty() || !json[0].is_string()) {
        return false;
    }
    const std::string& name = json[0].get_ref<const std::string&>();
    if (name == "!in" || name == "!has" || name == "none") {
        return true;
    }
    if (isComparisonName(name)) {
        return json.size() == 3 && !json[1].is_array() && !json[2].is_array();
    }
    if (name == "in") {
        return json.size() < 3 || (json[1].is_string() && !json[2].is_array());
    }
    return name == "has" && json.size() == 2 && (json[1] == "$id" || json[1] == "$type");
}

/// Where an old form stands as a condition; null if nowhere.
std::optional<std::string> oldFormIn(const Json& json, const std::string& pointer) {
    if (isOldForm(json)) {
        return pointer;
    }
    if (!json.is_array() || json.empty()) {
        return std::nullopt;
    }
    const bool conditions = json[0] == "all" || json[0] == "any" || json[0] == "!";
    for (std::size_t i = 1; conditions && i < json.size(); ++i) {
        if (auto found = oldFormIn(json[i], pointer + "/" + std::to_string(i))) {
            return found;
        }
    }
    return std::nullopt;
}

}  // namespace

Result<Expression> Expression::parseFilter(const Json& json, const std::string& pointer) {
    if (const auto old = oldFormIn(json, pointer)) {
        return refuse(
            *old, {"Filter älterer Stile gibt es hier nicht.", "Filters of older styles do not exist here."},
            {"Eine Eigenschaft liest [\"get\", \"Name\"]: [\"==\", [\"get\", \"class\"], \"park\"]; eine Reihe von "
             "Werten ist [\"literal\", [\u2026]].",
             "A property is read by [\"get\", \"name\"]: [\"==\", [\"get\", \"class\"], \"park\"]; a series of values "
             "is [\"literal\", [\u2026]]."});
    }
    return parse(json, pointer, {ExpectedType::Truth, true, true, false, false});
}

}  // namespace nordertor::style
