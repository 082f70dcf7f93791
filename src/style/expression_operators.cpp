// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <map>
#include <numbers>

#include "style/expression_parser_p.h"

namespace nordertor::style {
namespace {

const Type valueType{TypeKind::Any};
const Type numberType{TypeKind::Number};
const Type textType{TypeKind::Text};
const Type truthType{TypeKind::Truth};

const std::string& nameAt(const Site& site) {
    return site.json[0].get_ref<const std::string&>();
}

/// Operands from `first` to the end, all of one type.
Result<> addOperands(Node& node, const Site& site, std::size_t first, const Type& type) {
    for (std::size_t i = first; i < site.json.size(); ++i) {
        auto operand = site.operand(i, &type);
        if (!operand) {
            return fail(std::move(operand.error()));
        }
        node.operands.push_back(std::move(*operand));
    }
    return {};
}

Result<Node> withOperands(const Site& site, Operator op, const Type& result, std::size_t first = 1) {
    Node node = site.node(op, result);
    if (auto done = addOperands(node, site, first, valueType); !done) {
        return fail(std::move(done.error()));
    }
    return node;
}

Result<Node> parseLiteral(const Site& site) {
    if (site.operandCount() != 1) {
        return wrongCount(site);
    }
    Node node = site.node(Operator::Literal, valueType);
    node.value = valueOfJson(site.json[1]);
    node.type = Type::of(node.value);
    // nothing is known of the items of an empty list, so it is what the place expects
    if (node.type.is(TypeKind::List) && node.type.length() == 0 && site.expected != nullptr &&
        site.expected->is(TypeKind::List) && site.expected->length().value_or(0) == 0) {
        node.type = *site.expected;
    }
    return node;
}

Result<Node> parseAssertion(const Site& site) {
    if (site.operandCount() < 1) {
        return wrongCount(site);
    }
    static const std::map<std::string, Type, std::less<>> types{
        {"string", textType}, {"number", numberType}, {"boolean", truthType}, {"object", TypeKind::Object}};
    return withOperands(site, Operator::Assert, types.at(nameAt(site)));
}

Result<Node> parseListAssertion(const Site& site) {
    const std::size_t count = site.operandCount();
    if (count < 1) {
        return wrongCount(site);
    }
    Type item = valueType;
    std::size_t first = 1;
    if (count > 1) {
        const Json& name = site.json[1];
        if (name != "string" && name != "number" && name != "boolean") {
            return refuse(
                site.at(1),
                {"Eine Liste enthält \u201estring\u201c, \u201enumber\u201c oder \u201eboolean\u201c.",
                 "A list contains 'string', 'number' or 'boolean'."});
        }
        item = name == "string" ? textType : name == "number" ? numberType : truthType;
        first = 2;
    }
    std::optional<std::size_t> length;
    if (count > 2) {
        const Json& number = site.json[2];
        const bool whole = number.is_number() && number.get<double>() >= 0 &&
                           number.get<double>() == std::floor(number.get<double>());
        if (!whole && !number.is_null()) {
            return refuse(site.at(2), {"Die Länge einer Liste ist eine ganze Zahl ab 0.",
                                       "The length of a list is a whole number from 0."});
        }
        length = whole ? std::optional(static_cast<std::size_t>(number.get<double>())) : std::nullopt;
        first = 3;
    }
    return withOperands(site, Operator::Assert, Type::list(item, length), first);
}

Result<Node> parseConversion(const Site& site) {
    const std::string& name = nameAt(site);
    const bool several = name == "to-number" || name == "to-color";
    if (site.operandCount() < 1 || (!several && site.operandCount() > 1)) {
        return wrongCount(site);
    }
    if (name == "to-number") {
        return withOperands(site, Operator::ToNumber, numberType);
    }
    if (name == "to-color") {
        return withOperands(site, Operator::ToColour, TypeKind::Colour);
    }
    return name == "to-string" ? withOperands(site, Operator::ToText, textType)
                               : withOperands(site, Operator::ToTruth, truthType);
}

Result<Node> parseAt(const Site& site) {
    if (site.operandCount() != 2) {
        return wrongCount(site);
    }
    const Type lists = Type::list(site.expected != nullptr ? *site.expected : valueType);
    auto index = site.operand(1, &numberType);
    if (!index) {
        return index;
    }
    auto list = site.operand(2, &lists);
    if (!list) {
        return list;
    }
    Node node = site.node(Operator::At, list->type.item());
    node.operands = {std::move(*index), std::move(*list)};
    return node;
}

bool canBeSought(const Type& type) {
    return type.is(TypeKind::Truth) || type.is(TypeKind::Text) || type.is(TypeKind::Number) ||
           type.is(TypeKind::Null) || type.is(TypeKind::Any);
}

Result<Node> parseSearch(const Site& site) {
    const bool indexOf = nameAt(site) == "index-of";
    const std::size_t count = site.operandCount();
    if (count < 2 || count > (indexOf ? 3U : 2U)) {
        return wrongCount(site);
    }
    Node node = site.node(indexOf ? Operator::IndexOf : Operator::In, indexOf ? numberType : truthType);
    for (std::size_t i = 1; i <= count; ++i) {
        auto operand = site.operand(i, i == 3 ? &numberType : &valueType);
        if (!operand) {
            return operand;
        }
        node.operands.push_back(std::move(*operand));
    }
    if (!canBeSought(node.operands[0].type)) {
        return wrongType(site.at(1), "boolean, string, number, null", node.operands[0].type);
    }
    return node;
}

Result<Node> parseLength(const Site& site) {
    if (site.operandCount() != 1) {
        return wrongCount(site);
    }
    auto input = site.operand(1, nullptr);
    if (!input) {
        return input;
    }
    if (!input->type.is(TypeKind::List) && !input->type.is(TypeKind::Text) &&
        !input->type.is(TypeKind::Any)) {
        return wrongType(site.at(1), "string, array", input->type);
    }
    Node node = site.node(Operator::Length, numberType);
    node.operands.push_back(std::move(*input));
    return node;
}

Result<Node> parseSlice(const Site& site) {
    const std::size_t count = site.operandCount();
    if (count < 2 || count > 3) {
        return wrongCount(site);
    }
    Node node = site.node(Operator::Slice, valueType);
    for (std::size_t i = 1; i <= count; ++i) {
        auto operand = site.operand(i, i == 1 ? &valueType : &numberType);
        if (!operand) {
            return operand;
        }
        node.operands.push_back(std::move(*operand));
    }
    const Type& input = node.operands[0].type;
    if (!input.is(TypeKind::List) && !input.is(TypeKind::Text) && !input.is(TypeKind::Any)) {
        return wrongType(site.at(1), "string, array", input);
    }
    // a shortened list has another length than its type says; the specification keeps the type all the same
    node.type = input;
    return node;
}

bool isComparable(const Type& type, bool ordering) {
    return type.is(TypeKind::Text) || type.is(TypeKind::Number) || type.is(TypeKind::Any) ||
           (!ordering && (type.is(TypeKind::Truth) || type.is(TypeKind::Null)));
}

/// An ordering against a known type asserts that type of the other side.
void assertSameType(Node& node, const Site& site, std::size_t unknown, std::size_t known) {
    Node assertion = site.node(Operator::Assert, node.operands[known].type);
    assertion.operands.push_back(std::move(node.operands[unknown]));
    node.operands[unknown] = std::move(assertion);
}

Result<Node> parseComparison(const Site& site) {
    static const std::map<std::string, Operator, std::less<>> operators{
        {"==", Operator::Equal},       {"!=", Operator::NotEqual}, {"<", Operator::Less},
        {"<=", Operator::LessOrEqual}, {">", Operator::Greater},   {">=", Operator::GreaterOrEqual}};
    if (site.operandCount() == 3) {
        return refuse(site.at(3),
                      {"Vergleiche nach Regeln einer Sprache (\u201ecollator\u201c) gibt es hier nicht.",
                       "Comparisons by rules of a language ('collator') do not exist here."});
    }
    if (site.operandCount() != 2) {
        return wrongCount(site);
    }
    Node node = site.node(operators.at(nameAt(site)), truthType);
    const bool ordering = node.op != Operator::Equal && node.op != Operator::NotEqual;
    for (std::size_t i = 1; i <= 2; ++i) {
        auto operand = site.operand(i, &valueType);
        if (!operand) {
            return operand;
        }
        if (!isComparable(operand->type, ordering)) {
            return wrongType(site.at(i), ordering ? "string, number" : "boolean, string, number, null",
                             operand->type);
        }
        node.operands.push_back(std::move(*operand));
    }
    const bool leftKnown = !node.operands[0].type.is(TypeKind::Any);
    const bool rightKnown = !node.operands[1].type.is(TypeKind::Any);
    if (leftKnown && rightKnown && node.operands[0].type.kind() != node.operands[1].type.kind()) {
        return wrongType(site.pointer, node.operands[0].type.name(), node.operands[1].type);
    }
    node.untyped = !leftKnown && !rightKnown;
    if (ordering && leftKnown != rightKnown) {
        assertSameType(node, site, leftKnown ? 1 : 0, leftKnown ? 0 : 1);
    }
    return node;
}

/// ln2, pi and e.
Result<Node> parseNumberName(const Site& site) {
    if (site.operandCount() != 0) {
        return wrongCount(site);
    }
    const std::string& name = nameAt(site);
    Node node = site.node(Operator::Literal, numberType);
    node.value = name == "pi" ? std::numbers::pi : name == "e" ? std::numbers::e : std::numbers::ln2;
    return node;
}

}  // namespace

OperatorParser valueOperator(std::string_view name) {
    static const std::map<std::string, OperatorParser, std::less<>> parsers{{"literal", parseLiteral},
                                                                            {"string", parseAssertion},
                                                                            {"number", parseAssertion},
                                                                            {"boolean", parseAssertion},
                                                                            {"object", parseAssertion},
                                                                            {"array", parseListAssertion},
                                                                            {"to-number", parseConversion},
                                                                            {"to-string", parseConversion},
                                                                            {"to-boolean", parseConversion},
                                                                            {"to-color", parseConversion},
                                                                            {"at", parseAt},
                                                                            {"in", parseSearch},
                                                                            {"index-of", parseSearch},
                                                                            {"length", parseLength},
                                                                            {"slice", parseSlice},
                                                                            {"==", parseComparison},
                                                                            {"!=", parseComparison},
                                                                            {"<", parseComparison},
                                                                            {"<=", parseComparison},
                                                                            {">", parseComparison},
                                                                            {">=", parseComparison},
                                                                            {"ln2", parseNumberName},
                                                                            {"pi", parseNumberName},
                                                                            {"e", parseNumberName}};
    const auto found = parsers.find(name);
    return found != parsers.end() ? found->second : nullptr;
}

}  // namespace nordertor::style
