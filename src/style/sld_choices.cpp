// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/sld_choices_p.h"

#include <algorithm>
#include <iterator>

namespace nordertor::style {
namespace {

/// "all" or "any" of conditions, without those that do not matter; a plain truth where one decides.
Json groupOf(const char* name, std::vector<Json> conditions) {
    const bool neutral = std::string_view(name) == "all";
    std::erase(conditions, Json(neutral));
    if (conditions.empty() || std::ranges::find(conditions, Json(!neutral)) != conditions.end()) {
        return conditions.empty() == neutral;
    }
    if (conditions.size() == 1) {
        return std::move(conditions.front());
    }
    Json group = Json::array({name});
    std::ranges::move(conditions, std::back_inserter(group));
    return group;
}

Json notOf(Json condition) {
    return condition.is_boolean() ? Json(!condition.get<bool>()) : Json::array({"!", std::move(condition)});
}

/// Labels with a plain outcome are asked for together, as legends and other programs show them.
Json matchCondition(const Json& match) {
    const Json& input = match[1];
    const Json otherwise = withoutChoices(match.back());
    std::vector<Json> holding;
    std::vector<Json> others;  ///< for which it does not hold by "otherwise"
    std::vector<Json> parts;
    for (std::size_t i = 2; i + 1 < match.size(); i += 2) {
        const auto labels = matchLabels(match[i]);
        Json outcome = withoutChoices(match[i + 1]);
        if (outcome == true) {
            holding.insert(holding.end(), labels.begin(), labels.end());
        }
        if (outcome != otherwise) {
            others.insert(others.end(), labels.begin(), labels.end());
        }
        if (!outcome.is_boolean() && outcome != otherwise) {
            parts.push_back(groupOf("all", {isAmong(input, labels), std::move(outcome)}));
        }
    }
    if (!holding.empty() && otherwise != true) {
        parts.insert(parts.begin(), isAmong(input, holding));
    }
    parts.push_back(groupOf("all", {others.empty() ? Json(true) : notOf(isAmong(input, others)), otherwise}));
    return groupOf("any", std::move(parts));
}

Json caseCondition(const Json& choice) {
    Json rest = withoutChoices(choice.back());
    for (std::size_t i = choice.size() - 1; i > 2; i -= 2) {
        Json condition = withoutChoices(choice[i - 2]);
        const Json outcome = withoutChoices(choice[i - 1]);
        if (outcome == true) {
            rest = groupOf("any", {std::move(condition), std::move(rest)});
            continue;
        }
        Json held = groupOf("all", {condition, outcome});
        rest =
            groupOf("any", {std::move(held), groupOf("all", {notOf(std::move(condition)), std::move(rest)})});
    }
    return rest;
}

}  // namespace

bool isOperator(const Json& json, std::string_view name) {
    return json.is_array() && !json.empty() && json[0].is_string() && json[0] == name;
}

Json rewritten(const Json& json, const std::function<std::optional<Json>(const Json&)>& replaced) {
    if (auto other = replaced(json)) {
        return std::move(*other);
    }
    if (!json.is_array() || isOperator(json, "literal")) {
        return json;
    }
    Json result = Json::array();
    for (const Json& part : json) {
        result.push_back(rewritten(part, replaced));
    }
    return result;
}

const Json* firstPart(const Json& json, const std::function<bool(const Json&)>& wanted) {
    if (!json.is_array() || isOperator(json, "literal")) {
        return nullptr;
    }
    if (wanted(json)) {
        return &json;
    }
    for (const Json& part : json) {
        if (const Json* found = firstPart(part, wanted)) {
            return found;
        }
    }
    return nullptr;
}

Json withoutBindings(const Json& json, const std::map<std::string, Json>& bound) {
    return rewritten(json, [&](const Json& part) -> std::optional<Json> {
        if (isOperator(part, "var") && part.size() == 2 && part[1].is_string()) {
            const auto known = bound.find(part[1].get<std::string>());
            return known != bound.end() ? std::optional(known->second) : std::nullopt;
        }
        if (!isOperator(part, "let")) {
            return std::nullopt;
        }
        auto inner = bound;
        for (std::size_t i = 1; i + 2 < part.size(); i += 2) {
            inner[part[i].get<std::string>()] = withoutBindings(part[i + 1], inner);
        }
        return withoutBindings(part.back(), inner);
    });
}

bool dependsOnZoom(const Json& json) {
    return firstPart(json, [](const Json& part) { return part == Json::array({"zoom"}); }) != nullptr;
}

bool isFeatureChoice(const Json& part) {
    return isOperator(part, "match") || isOperator(part, "case") ||
           (isOperator(part, "step") && part[1] != Json::array({"zoom"}));
}

std::vector<Json> matchLabels(const Json& label) {
    return label.is_array() ? label.get<std::vector<Json>>() : std::vector<Json>{label};
}

Json matchOutcome(const Json& match, const Json* label) {
    for (std::size_t i = 2; label != nullptr && i + 1 < match.size(); i += 2) {
        const auto labels = matchLabels(match[i]);
        if (std::ranges::find(labels, *label) != labels.end()) {
            return match[i + 1];
        }
    }
    return match.back();
}

Json stepOutcome(const Json& step, const double* from) {
    Json result = step[2];
    for (std::size_t i = 3; from != nullptr && i + 1 < step.size() && step[i].get<double>() <= *from;
         i += 2) {
        result = step[i + 1];
    }
    return result;
}

Json withoutChoices(const Json& condition) {
    if (isOperator(condition, "match")) {
        return matchCondition(condition);
    }
    if (isOperator(condition, "case")) {
        return caseCondition(condition);
    }
    if (!isOperator(condition, "all") && !isOperator(condition, "any") && !isOperator(condition, "!")) {
        return condition;
    }
    Json result = condition;
    for (std::size_t i = 1; i < condition.size(); ++i) {
        result[i] = withoutChoices(condition[i]);
    }
    return result;
}

Json bothConditions(const Json& a, const Json& b) {
    if (a == true) {
        return b;
    }
    Json all = isOperator(a, "all") ? a : Json::array({"all", a});
    all.push_back(b);
    return all;
}

Json isAmong(const Json& input, const std::vector<Json>& labels) {
    return labels.size() == 1 ? Json::array({"==", input, labels.front()})
                              : Json::array({"in", input, Json::array({"literal", labels})});
}

std::optional<std::vector<Json>> allowedBy(const Json& filter, const Json& input) {
    if (isOperator(filter, "==") && filter.size() == 3 && filter[1] == input && filter[2].is_primitive()) {
        return std::vector<Json>{filter[2]};
    }
    if (isOperator(filter, "in") && filter[1] == input && isOperator(filter[2], "literal") &&
        filter[2][1].is_array()) {
        return filter[2][1].get<std::vector<Json>>();
    }
    for (std::size_t i = 1; isOperator(filter, "all") && i < filter.size(); ++i) {
        if (auto allowed = allowedBy(filter[i], input)) {
            return allowed;
        }
    }
    return std::nullopt;
}

Json narrowed(const Json& filter, const Json& input, const std::vector<Json>& values) {
    if (!isOperator(filter, "all")) {
        return isAmong(input, values);
    }
    Json result = filter;
    for (std::size_t i = 1; i < filter.size(); ++i) {
        if (allowedBy(filter[i], input)) {
            result[i] = narrowed(filter[i], input, values);
            break;
        }
    }
    return result;
}

Json documentJson(const Value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) {
        return *truth;
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return *number;
    }
    if (const auto* list = std::get_if<std::shared_ptr<const ValueList>>(&value)) {
        Json items = Json::array();
        for (const Value& item : (*list)->items) {
            items.push_back(documentJson(item));
        }
        return items;
    }
    return isNull(value) ? Json() : Json(textOf(value));
}

}  // namespace nordertor::style
