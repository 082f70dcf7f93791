// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string_view>
#include <vector>

#include "base/number_format.h"
#include "base/text.h"
#include "style/sld_filter_p.h"
#include "style/value.h"

namespace nordertor::style {
namespace {

using Read = std::optional<Json>;

std::vector<const XmlElement*> elementsIn(const XmlElement& element) {
    std::vector<const XmlElement*> found;
    for (const XmlElement& each : element.children) {
        if (!each.name.empty()) {
            found.push_back(&each);
        }
    }
    return found;
}

Json asText(const Json& expression) {
    return Json::array({"to-string", expression});
}

/// XML does not say whether "5" is a number or a text, so either is equal to it.
Json equality(const Json& property, const std::string& literal, bool anyCase) {
    if (anyCase) {
        return Json::array({"==", Json::array({"downcase", asText(property)}), lowered(literal)});
    }
    const auto number = parseNumber(literal);
    if (!number && literal != "true" && literal != "false") {
        return Json::array({"==", property, literal});
    }
    const std::string shortest = number ? numberText(*number) : literal;
    return shortest == literal ? Json::array({"==", asText(property), literal})
                               : Json::array({"in", asText(property),
                                              Json::array({"literal", Json::array({literal, shortest})})});
}

Read comparisonIn(const XmlElement& element) {
    static const std::map<std::string, const char*, std::less<>> names{
        {"PropertyIsEqualTo", "=="},    {"PropertyIsNotEqualTo", "!="},
        {"PropertyIsLessThan", "<"},    {"PropertyIsLessThanOrEqualTo", "<="},
        {"PropertyIsGreaterThan", ">"}, {"PropertyIsGreaterThanOrEqualTo", ">="}};
    const auto known = names.find(element.name);
    const auto operands = elementsIn(element);
    if (known == names.end() || operands.size() != 2) {
        return std::nullopt;
    }
    const auto left = expressionOfOgc(*operands[0]);
    const auto right = expressionOfOgc(*operands[1]);
    if (!left || !right) {
        return std::nullopt;
    }
    const std::string_view name = known->second;
    const bool equal = name == "==";
    if (!left->is_array() && !right->is_array()) {
        return equal || name == "!=" ? Read((*left == *right) == equal) : std::nullopt;
    }
    if ((equal || name == "!=") && (operands[0]->name == "Literal" || operands[1]->name == "Literal")) {
        const std::size_t literal = operands[0]->name == "Literal" ? 0 : 1;
        Json test = equality(literal == 0 ? *right : *left, operands[literal]->content(),
                             element.attribute("matchCase") == "false");
        return equal ? Read(test) : Read(Json::array({"!", test}));
    }
    return Json::array({name, *left, *right});
}

/// Only wildcards at the ends: what begins with, ends with, contains or is a text.
Read likeIn(const XmlElement& element) {
    const XmlElement* literal = element.child("Literal");
    const auto operands = elementsIn(element);
    const auto property = operands.size() == 2 ? expressionOfOgc(*operands[0]) : std::nullopt;
    const std::string any = element.attribute("wildCard");
    const std::string one = element.attribute("singleChar");
    const std::string escape = element.attribute("escapeChar") + element.attribute("escape");
    if (!property || literal == nullptr || any.size() != 1 || one.size() > 1 || escape.size() > 1) {
        return std::nullopt;
    }
    const std::string pattern = literal->content();
    std::string text;
    bool before = false;
    bool after = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const std::string letter(1, pattern[i]);
        const bool inside = letter == any && i > 0 && i + 1 < pattern.size();
        if (letter == escape && i + 1 < pattern.size()) {
            text += pattern[++i];
        } else if (letter == one || inside) {
            return std::nullopt;
        } else if (letter != any) {
            text += letter;
        } else if (i == 0) {
            before = true;
        } else {
            after = true;
        }
    }
    const bool anyCase = element.attribute("matchCase") == "false";
    Json value = asText(*property);
    if (anyCase) {
        value = Json::array({"downcase", value});
        text = lowered(text);
    }
    if (text.empty()) {
        return before ? Read(Json::array({"!=", *property, nullptr})) : std::nullopt;
    }
    const auto length = static_cast<int>(codePointCount(text));
    if (before && after) {
        return Json::array({"in", text, value});
    }
    if (after) {
        return Json::array({"==", Json::array({"slice", value, 0, length}), text});
    }
    return before ? Json::array({"==", Json::array({"slice", value, -length}), text})
                  : Json::array({"==", value, text});
}

Read betweenIn(const XmlElement& element) {
    const auto operands = elementsIn(element);
    const XmlElement* lower = element.child("LowerBoundary");
    const XmlElement* upper = element.child("UpperBoundary");
    if (operands.size() != 3 || lower == nullptr || upper == nullptr) {
        return std::nullopt;
    }
    const auto bound = [](const XmlElement& boundary) {
        const auto inner = elementsIn(boundary);
        return inner.size() == 1 ? expressionOfOgc(*inner.front()) : std::nullopt;
    };
    const auto value = expressionOfOgc(*operands[0]);
    const auto from = bound(*lower);
    const auto to = bound(*upper);
    if (!value || !value->is_array() || !from || !to) {
        return std::nullopt;
    }
    return Json::array({"all", Json::array({">=", *value, *from}), Json::array({"<=", *value, *to})});
}

Read conditionIn(const XmlElement& element) {
    const auto parts = elementsIn(element);
    if (element.name == "And" || element.name == "Or") {
        Json all = Json::array({element.name == "And" ? "all" : "any"});
        for (const XmlElement* part : parts) {
            auto condition = conditionIn(*part);
            if (!condition) {
                return std::nullopt;
            }
            all.push_back(std::move(*condition));
        }
        return all.size() > 1 ? Read(all) : std::nullopt;
    }
    if (element.name == "Not") {
        const auto inner = parts.size() == 1 ? conditionIn(*parts.front()) : std::nullopt;
        return inner ? Read(Json::array({"!", *inner})) : std::nullopt;
    }
    if (element.name == "PropertyIsNull") {
        const auto value = parts.size() == 1 ? expressionOfOgc(*parts.front()) : std::nullopt;
        return value && value->is_array() ? Read(Json::array({"==", *value, nullptr})) : std::nullopt;
    }
    if (element.name == "PropertyIsLike") {
        return likeIn(element);
    }
    return element.name == "PropertyIsBetween" ? betweenIn(element) : comparisonIn(element);
}

}  // namespace

std::optional<Json> expressionOfOgc(const XmlElement& element) {
    static const std::map<std::string, const char*, std::less<>> sums{
        {"Add", "+"}, {"Sub", "-"}, {"Mul", "*"}, {"Div", "/"}};
    if (element.name == "PropertyName" || element.name == "ValueReference") {
        return Json::array({"get", element.content()});
    }
    if (element.name == "Literal") {
        const std::string text = element.content();
        const auto number = parseNumber(text);
        return number ? Json(*number) : Json(text);
    }
    const auto sum = sums.find(element.name);
    const auto operands = elementsIn(element);
    if (sum == sums.end() || operands.size() != 2) {
        return std::nullopt;
    }
    auto left = expressionOfOgc(*operands[0]);
    auto right = expressionOfOgc(*operands[1]);
    if (!left || !right || left->is_string() || right->is_string()) {
        return std::nullopt;
    }
    return Json::array({sum->second, std::move(*left), std::move(*right)});
}

std::optional<Json> conditionOfOgc(const XmlElement& filter) {
    const auto parts = elementsIn(filter);
    return parts.size() == 1 ? conditionIn(*parts.front()) : std::nullopt;
}

}  // namespace nordertor::style
