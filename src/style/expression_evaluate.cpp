// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "base/number_format.h"
#include "style/expression_node_p.h"

namespace nordertor::style {
namespace {

using Node = Expression::Node;

std::optional<double> numberOf(const Node& node, const EvaluationContext& context) {
    const Value value = evaluateNode(node, context);
    const auto* number = std::get_if<double>(&value);
    return number != nullptr ? std::optional(*number) : std::nullopt;
}

bool truthOf(const Node& node, const EvaluationContext& context) {
    const Value value = evaluateNode(node, context);
    const auto* truth = std::get_if<bool>(&value);
    return truth != nullptr && *truth;
}

/// Null unless both are numbers or both are texts, as the specification demands.
Value compared(const Node& node, const EvaluationContext& context) {
    const Value left = evaluateNode(node.operands[0], context);
    const Value right = evaluateNode(node.operands[1], context);
    const bool numbers = std::holds_alternative<double>(left) && std::holds_alternative<double>(right);
    const bool texts =
        std::holds_alternative<std::string>(left) && std::holds_alternative<std::string>(right);
    if (!numbers && !texts) {
        return {};
    }
    switch (node.op) {
        case Operator::Less:
            return left < right;
        case Operator::LessOrEqual:
            return left <= right;
        case Operator::Greater:
            return left > right;
        default:
            return left >= right;
    }
}

Value contained(const Node& node, const EvaluationContext& context) {
    const Value needle = evaluateNode(node.operands[0], context);
    if (node.operands.size() == 1) {
        const auto& list = node.labels.front();
        return std::find(list.begin(), list.end(), needle) != list.end();
    }
    const Value hay = evaluateNode(node.operands[1], context);
    const auto* text = std::get_if<std::string>(&hay);
    const auto* part = std::get_if<std::string>(&needle);
    if (text == nullptr || part == nullptr) {
        return {};
    }
    return text->find(*part) != std::string::npos;
}

Value chosenCase(const Node& node, const EvaluationContext& context) {
    // operands: condition, output, condition, output, ..., fallback
    for (std::size_t i = 0; i + 1 < node.operands.size(); i += 2) {
        if (truthOf(node.operands[i], context)) {
            return evaluateNode(node.operands[i + 1], context);
        }
    }
    return evaluateNode(node.operands.back(), context);
}

Value matched(const Node& node, const EvaluationContext& context) {
    // operands: input, outputs by labels, fallback
    const Value input = evaluateNode(node.operands.front(), context);
    for (std::size_t i = 0; i < node.labels.size(); ++i) {
        const auto& labels = node.labels[i];
        if (std::find(labels.begin(), labels.end(), input) != labels.end()) {
            return evaluateNode(node.operands[i + 1], context);
        }
    }
    return evaluateNode(node.operands.back(), context);
}

Value stepped(const Node& node, const EvaluationContext& context) {
    // operands: input, output below the first stop, outputs from each stop on
    const auto input = numberOf(node.operands.front(), context);
    if (!input) {
        return {};
    }
    const auto above = std::upper_bound(node.stops.begin(), node.stops.end(), *input);
    return evaluateNode(node.operands[1 + static_cast<std::size_t>(above - node.stops.begin())], context);
}

Value mixed(const Value& from, const Value& to, double share) {
    const auto* a = std::get_if<double>(&from);
    const auto* b = std::get_if<double>(&to);
    if (a != nullptr && b != nullptr) {
        return *a + (*b - *a) * share;
    }
    const auto* textA = std::get_if<std::string>(&from);
    const auto* textB = std::get_if<std::string>(&to);
    const auto colourA = textA != nullptr ? Colour::parse(*textA) : std::nullopt;
    const auto colourB = textB != nullptr ? Colour::parse(*textB) : std::nullopt;
    if (!colourA || !colourB) {
        return {};
    }
    const auto mix = [share](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(std::lround(x + (y - x) * share));
    };
    return Colour{mix(colourA->r, colourB->r), mix(colourA->g, colourB->g), mix(colourA->b, colourB->b),
                  mix(colourA->a, colourB->a)}
        .text();
}

Value interpolated(const Node& node, const EvaluationContext& context) {
    // operands: input, output of each stop
    const auto input = numberOf(node.operands.front(), context);
    if (!input) {
        return {};
    }
    const auto& stops = node.stops;
    if (*input <= stops.front()) {
        return evaluateNode(node.operands[1], context);
    }
    if (*input >= stops.back()) {
        return evaluateNode(node.operands.back(), context);
    }
    const auto upper =
        static_cast<std::size_t>(std::upper_bound(stops.begin(), stops.end(), *input) - stops.begin());
    const double span = stops[upper] - stops[upper - 1];
    const double progress = *input - stops[upper - 1];
    const double share = node.base == 1
                             ? progress / span
                             : (std::pow(node.base, progress) - 1) / (std::pow(node.base, span) - 1);
    return mixed(evaluateNode(node.operands[upper], context), evaluateNode(node.operands[upper + 1], context),
                 share);
}

Value calculated(const Node& node, const EvaluationContext& context) {
    auto result = numberOf(node.operands.front(), context);
    if (!result) {
        return {};
    }
    if (node.operands.size() == 1) {
        return -*result;
    }
    for (std::size_t i = 1; i < node.operands.size(); ++i) {
        const auto operand = numberOf(node.operands[i], context);
        if (!operand) {
            return {};
        }
        switch (node.op) {
            case Operator::Add:
                *result += *operand;
                break;
            case Operator::Subtract:
                *result -= *operand;
                break;
            case Operator::Multiply:
                *result *= *operand;
                break;
            default:
                *result /= *operand;
        }
    }
    return std::isfinite(*result) ? Value(*result) : Value();
}

Value toNumber(const Node& node, const EvaluationContext& context) {
    for (const Node& operand : node.operands) {
        Value value = evaluateNode(operand, context);
        if (std::holds_alternative<double>(value)) {
            return value;
        }
        if (const auto* truth = std::get_if<bool>(&value)) {
            return *truth ? 1.0 : 0.0;
        }
        if (const auto* text = std::get_if<std::string>(&value)) {
            if (const auto number = parseNumber(*text)) {
                return *number;
            }
        }
    }
    return {};
}

}  // namespace

bool Expression::Node::dependsOnFeature() const {
    return op == Operator::Get || op == Operator::Has ||
           std::any_of(operands.begin(), operands.end(), [](const Node& n) { return n.dependsOnFeature(); });
}

Value evaluateNode(const Node& node, const EvaluationContext& context) {
    switch (node.op) {
        case Operator::Literal:
            return node.value;
        case Operator::Get: {
            const Value* value = context.properties.find(node.name);
            return value != nullptr ? *value : Value();
        }
        case Operator::Has:
            return context.properties.find(node.name) != nullptr;
        case Operator::Zoom:
            return context.zoom;
        case Operator::Equal:
            return evaluateNode(node.operands[0], context) == evaluateNode(node.operands[1], context);
        case Operator::NotEqual:
            return evaluateNode(node.operands[0], context) != evaluateNode(node.operands[1], context);
        case Operator::Less:
        case Operator::LessOrEqual:
        case Operator::Greater:
        case Operator::GreaterOrEqual:
            return compared(node, context);
        case Operator::All:
            return std::all_of(node.operands.begin(), node.operands.end(),
                               [&](const Node& operand) { return truthOf(operand, context); });
        case Operator::Any:
            return std::any_of(node.operands.begin(), node.operands.end(),
                               [&](const Node& operand) { return truthOf(operand, context); });
        case Operator::Not:
            return !truthOf(node.operands[0], context);
        case Operator::In:
            return contained(node, context);
        case Operator::Case:
            return chosenCase(node, context);
        case Operator::Match:
            return matched(node, context);
        case Operator::Step:
            return stepped(node, context);
        case Operator::Interpolate:
            return interpolated(node, context);
        case Operator::Coalesce: {
            for (const Node& operand : node.operands) {
                Value value = evaluateNode(operand, context);
                if (!isNull(value)) {
                    return value;
                }
            }
            return {};
        }
        case Operator::Concat: {
            std::string text;
            for (const Node& operand : node.operands) {
                text += textOf(evaluateNode(operand, context));
            }
            return text;
        }
        case Operator::ToString:
            return textOf(evaluateNode(node.operands[0], context));
        case Operator::ToNumber:
            return toNumber(node, context);
        case Operator::Add:
        case Operator::Subtract:
        case Operator::Multiply:
        case Operator::Divide:
            return calculated(node, context);
        case Operator::NumberFormat: {
            const auto number = numberOf(node.operands[0], context);
            const auto language = node.name == "de" ? Language::German : Language::English;
            return number ? Value(formatNumber(*number, node.decimals, language)) : Value();
        }
    }
    return {};
}

}  // namespace nordertor::style
