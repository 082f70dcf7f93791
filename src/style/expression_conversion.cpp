// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "style/expression_node_p.h"
#include "style/number_format_p.h"
#include "style/text_forms_p.h"

namespace nordertor::style {
namespace {

Value asserted(const Node& node, Evaluation& run) {
    for (const Node& operand : node.operands) {
        Value value = evaluateNode(operand, run);
        if (run.failed() || isOfType(value, node.type)) {
            return value;
        }
    }
    return run.fail(node, FailureReason::WrongType);
}

bool isTruthy(const Value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) {
        return *truth;
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return *number != 0 && !std::isnan(*number);
    }
    const auto* text = std::get_if<std::string>(&value);
    return !isNull(value) && (text == nullptr || !text->empty());
}

/// As ECMAScript's Number(): null is 0, a list is what its only item is.
std::optional<double> numberIn(const Value& value) {
    if (isNull(value)) {
        return 0;
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return std::isnan(*number) ? std::nullopt : std::optional(*number);
    }
    if (const auto* truth = std::get_if<bool>(&value)) {
        return *truth ? 1 : 0;
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return numberInText(*text);
    }
    const auto* list = std::get_if<std::shared_ptr<const ValueList>>(&value);
    if (list == nullptr || (*list)->items.size() > 1) {
        return std::nullopt;
    }
    if ((*list)->items.empty() || isNull((*list)->items.front())) {
        return 0;
    }
    return std::holds_alternative<bool>((*list)->items.front()) ? std::nullopt
                                                                : numberIn((*list)->items.front());
}

Value toNumber(const Node& node, Evaluation& run) {
    for (const Node& operand : node.operands) {
        const Operand value(operand, run);
        if (run.failed()) {
            return {};
        }
        if (const auto number = numberIn(*value)) {
            return *number;
        }
    }
    return run.fail(node, FailureReason::NoNumber);
}

bool isShare(double value, double most) {
    return value >= 0 && value <= most;
}

/// [r, g, b] or [r, g, b, a]. The reference takes the first three for multiplied by the fourth already.
std::optional<ColourValue> colourOfList(const ValueList& list) {
    std::array<double, 4> numbers{0, 0, 0, 1};
    if (list.items.size() < 3 || list.items.size() > 4) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const auto* number = std::get_if<double>(&list.items[i]);
        if (number == nullptr || !isShare(*number, i == 3 ? 1 : 255)) {
            return std::nullopt;
        }
        numbers[i] = i == 3 ? *number : *number / 255;
    }
    const double alpha = numbers[3];
    if (alpha == 0) {
        return ColourValue{0, 0, 0, 0};
    }
    return ColourValue{numbers[0] / alpha, numbers[1] / alpha, numbers[2] / alpha, alpha};
}

std::optional<ColourValue> colourIn(const Value& value) {
    if (const auto* colour = std::get_if<ColourValue>(&value)) {
        return *colour;
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return ColourValue::parse(*text);
    }
    const auto* list = std::get_if<std::shared_ptr<const ValueList>>(&value);
    return list != nullptr ? colourOfList(**list) : std::nullopt;
}

Value toColour(const Node& node, Evaluation& run) {
    for (const Node& operand : node.operands) {
        const Operand value(operand, run);
        if (run.failed()) {
            return {};
        }
        if (const auto colour = colourIn(*value)) {
            return *colour;
        }
    }
    return run.fail(node, FailureReason::NoColour);
}

Value rgba(const Node& node, Evaluation& run) {
    std::array<double, 4> numbers{0, 0, 0, 1};
    bool inRange = true;
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
        numbers[i] = numberOf(node.operands[i], run);
        inRange = inRange && isShare(numbers[i], i == 3 ? 1 : 255);
    }
    if (run.failed()) {
        return {};
    }
    return inRange ? Value(ColourValue{numbers[0] / 255, numbers[1] / 255, numbers[2] / 255, numbers[3]})
                   : run.fail(node, FailureReason::ColourRange);
}

Value toRgba(const Node& node, Evaluation& run) {
    const Operand operand(node.operands[0], run);
    const auto* colour = std::get_if<ColourValue>(&*operand);
    return colour != nullptr
               ? listOf(std::vector<double>{colour->r * 255, colour->g * 255, colour->b * 255, colour->a})
               : Value();
}

Value concatenated(const Node& node, Evaluation& run) {
    std::string text;
    for (const Node& operand : node.operands) {
        text += textOf(*Operand(operand, run));
        if (run.failed()) {
            return {};
        }
    }
    return text;
}

Value numberFormatted(const Node& node, Evaluation& run) {
    NumberFormat format;
    const auto operandOf = [&](std::size_t option) {
        const std::size_t at = node.formatOptions[option];
        return at != 0 ? &node.operands[at] : nullptr;
    };
    std::string* const texts[] = {&format.locale, &format.currency, &format.unit};
    for (std::size_t i = 0; i < std::size(texts); ++i) {
        if (const Node* operand = operandOf(i)) {
            *texts[i] = textOf(*Operand(*operand, run));
        }
    }
    const Node* fewest = operandOf(3);
    const Node* most = operandOf(4);
    format.fewest = fewest != nullptr ? std::optional(numberOf(*fewest, run)) : std::nullopt;
    format.most = most != nullptr ? std::optional(numberOf(*most, run)) : std::nullopt;
    const double number = numberOf(node.operands[0], run);
    if (run.failed()) {
        return {};
    }
    // what is empty is no code or unit, where it is asked for
    const FailureReason empty = operandOf(1) != nullptr ? FailureReason::NoCurrency : FailureReason::NoUnit;
    if ((operandOf(1) != nullptr && format.currency.empty()) ||
        (operandOf(2) != nullptr && format.unit.empty())) {
        return run.fail(node, empty);
    }
    auto text = formatted(number, format);
    return text ? Value(std::move(*text)) : run.fail(node, text.error());
}

}  // namespace

Value evaluateConversion(const Node& node, Evaluation& run) {
    switch (node.op) {
        case Operator::Assert:
            return asserted(node, run);
        case Operator::ToTruth:
            return isTruthy(*Operand(node.operands[0], run));
        case Operator::ToNumber:
            return toNumber(node, run);
        case Operator::ToColour:
            return toColour(node, run);
        case Operator::TypeOf:
            return Type::of(*Operand(node.operands[0], run)).name();
        case Operator::Concat:
            return concatenated(node, run);
        case Operator::Upcase:
            return upperCase(textOf(*Operand(node.operands[0], run)));
        case Operator::Downcase:
            return lowerCase(textOf(*Operand(node.operands[0], run)));
        case Operator::NumberFormat:
            return numberFormatted(node, run);
        case Operator::Rgba:
            return rgba(node, run);
        case Operator::ToRgba:
            return toRgba(node, run);
        default:
            return textOf(*Operand(node.operands[0], run));
    }
}

}  // namespace nordertor::style
