// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string_view>
#include <vector>

#include "style/sld_choices_p.h"
#include "style/sld_filter_p.h"
#include "style/value.h"

namespace nordertor::style {
namespace {

using Wanted = std::optional<XmlElement>;

XmlElement ogcElement(std::string name, std::vector<XmlElement> children) {
    return {std::move(name), {}, {}, std::move(children)};
}

/// One alone stays as it is.
XmlElement ogcGroup(const char* name, std::vector<XmlElement> parts) {
    return parts.size() == 1 ? std::move(parts.front()) : ogcElement(name, std::move(parts));
}

Wanted isNullOf(const Json& input, bool negated) {
    auto operand = ogcExpression(input);
    if (!operand || operand->name != "ogc:PropertyName") {
        return std::nullopt;
    }
    XmlElement test = ogcElement("ogc:PropertyIsNull", {std::move(*operand)});
    return negated ? ogcElement("ogc:Not", {std::move(test)}) : std::move(test);
}

/// Programs that ask a database find no feature without a value by "not equal"; styles do.
Wanted comparisonOf(const Json& json, bool negated) {
    static const std::map<std::string, std::pair<const char*, const char*>, std::less<>> names{
        {"==", {"ogc:PropertyIsEqualTo", "ogc:PropertyIsNotEqualTo"}},
        {"!=", {"ogc:PropertyIsNotEqualTo", "ogc:PropertyIsEqualTo"}},
        {"<", {"ogc:PropertyIsLessThan", "ogc:PropertyIsGreaterThanOrEqualTo"}},
        {"<=", {"ogc:PropertyIsLessThanOrEqualTo", "ogc:PropertyIsGreaterThan"}},
        {">", {"ogc:PropertyIsGreaterThan", "ogc:PropertyIsLessThanOrEqualTo"}},
        {">=", {"ogc:PropertyIsGreaterThanOrEqualTo", "ogc:PropertyIsLessThan"}}};
    const auto known = json[0].is_string() ? names.find(json[0].get_ref<const std::string&>()) : names.end();
    if (known == names.end() || json.size() != 3) {
        return std::nullopt;
    }
    const bool equality = known->first == "==" || known->first == "!=";
    const bool unequal = (known->first == "!=") != negated;
    if (equality && (json[1].is_null() || json[2].is_null())) {
        return isNullOf(json[json[1].is_null() ? 2 : 1], unequal);
    }
    auto left = ogcExpression(json[1]);
    auto right = ogcExpression(json[2]);
    if (!left || !right) {
        return std::nullopt;
    }
    const bool named = left->name == "ogc:PropertyName";
    const char* const name = negated ? known->second.second : known->second.first;
    XmlElement test = ogcElement(name, {std::move(*left), std::move(*right)});
    if (!equality || !unequal || !named) {
        return test;
    }
    return ogcElement("ogc:Or", {std::move(test), *isNullOf(json[1], false)});
}

Wanted conditionOf(const Json& json, bool negated);

/// Asks for a missing value once, not beside each item.
Wanted noneOf(const Json& input, const Json& items) {
    auto missing = isNullOf(input, false);
    std::vector<XmlElement> others;
    for (const Json& item : items) {
        auto value = ogcExpression(item);
        if (!missing || !value) {
            return std::nullopt;
        }
        others.push_back(
            ogcElement("ogc:PropertyIsNotEqualTo", {missing->children.front(), std::move(*value)}));
    }
    return ogcElement("ogc:Or", {ogcGroup("ogc:And", std::move(others)), std::move(*missing)});
}

Wanted membershipOf(const Json& json, bool negated) {
    if (json.size() != 3) {
        return std::nullopt;
    }
    const Json& list = json[2];
    if (isOperator(list, "literal") && list.size() == 2 && list[1].is_array() && !list[1].empty()) {
        if (auto none = negated ? noneOf(json[1], list[1]) : std::nullopt) {
            return none;
        }
        Json any = Json::array({"any"});
        for (const Json& item : list[1]) {
            any.push_back(Json::array({"==", json[1], item}));
        }
        return conditionOf(any, negated);
    }
    auto text = ogcExpression(list);
    if (!json[1].is_string() || !text || text->name != "ogc:PropertyName") {
        return std::nullopt;
    }
    std::string pattern = "*";
    for (const char letter : json[1].get<std::string>()) {
        pattern += (letter == '*' || letter == '?' || letter == '\\' ? "\\" : "") + std::string(1, letter);
    }
    XmlElement like = ogcElement("ogc:PropertyIsLike",
                                 {std::move(*text), XmlElement::withText("ogc:Literal", pattern + "*")});
    like.attributes = {{"wildCard", "*"}, {"singleChar", "?"}, {"escapeChar", "\\"}};
    return negated ? ogcElement("ogc:Not", {std::move(like)}) : std::move(like);
}

Wanted conditionOf(const Json& json, bool negated) {
    if (json.is_boolean()) {
        const bool holds = json.get<bool>() != negated;
        return ogcElement("ogc:PropertyIsEqualTo", {XmlElement::withText("ogc:Literal", "1"),
                                                    XmlElement::withText("ogc:Literal", holds ? "1" : "0")});
    }
    if (!json.is_array() || json.size() < 2) {
        return std::nullopt;
    }
    if (isOperator(json, "!")) {
        return conditionOf(json[1], !negated);
    }
    if (isOperator(json, "all") || isOperator(json, "any")) {
        std::vector<XmlElement> parts;
        for (std::size_t i = 1; i < json.size(); ++i) {
            auto part = conditionOf(json[i], negated);
            if (!part) {
                return std::nullopt;
            }
            parts.push_back(std::move(*part));
        }
        return ogcGroup(isOperator(json, "all") != negated ? "ogc:And" : "ogc:Or", std::move(parts));
    }
    if (isOperator(json, "has") && json.size() == 2) {
        return isNullOf(Json::array({"get", json[1]}), !negated);
    }
    if (isOperator(json, "get") || isOperator(json, "boolean") || isOperator(json, "to-boolean")) {
        return comparisonOf(Json::array({"==", json, true}), negated);
    }
    return isOperator(json, "in") ? membershipOf(json, negated) : comparisonOf(json, negated);
}

}  // namespace

std::optional<XmlElement> ogcExpression(const Json& expression) {
    static const std::map<std::string, const char*, std::less<>> sums{
        {"+", "ogc:Add"}, {"-", "ogc:Sub"}, {"*", "ogc:Mul"}, {"/", "ogc:Div"}};
    if (expression.is_string()) {
        return XmlElement::withText("ogc:Literal", expression.get<std::string>());
    }
    if (expression.is_number()) {
        return XmlElement::withText("ogc:Literal", numberText(expression.get<double>()));
    }
    if (expression.is_boolean()) {
        return XmlElement::withText("ogc:Literal", expression.get<bool>() ? "true" : "false");
    }
    if (!expression.is_array() || expression.size() < 2 || !expression[0].is_string()) {
        return std::nullopt;
    }
    const std::string& name = expression[0].get_ref<const std::string&>();
    if (name == "get" && expression.size() == 2 && expression[1].is_string()) {
        return XmlElement::withText("ogc:PropertyName", expression[1].get<std::string>());
    }
    const bool conversion = name == "to-string" || name == "to-number" || name == "to-color" ||
                            name == "to-boolean" || name == "string" || name == "number" || name == "boolean";
    if (conversion && expression.size() == 2) {
        return ogcExpression(expression[1]);
    }
    const auto sum = sums.find(name);
    if (sum == sums.end() || expression.size() < 3) {
        return std::nullopt;
    }
    auto result = ogcExpression(expression[1]);
    for (std::size_t i = 2; result && i < expression.size(); ++i) {
        auto next = ogcExpression(expression[i]);
        if (!next) {
            return std::nullopt;
        }
        result = ogcElement(sum->second, {std::move(*result), std::move(*next)});
    }
    return result;
}

std::optional<XmlElement> ogcCondition(const Json& condition) {
    return conditionOf(withoutChoices(condition), false);
}

}  // namespace nordertor::style
