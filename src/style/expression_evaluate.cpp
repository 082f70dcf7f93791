// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "style/expression_node_p.h"

namespace nordertor::style {
namespace {

/// Texts are compared by their UTF-16 units, as ECMAScript does: surrogates come before U+E000.
bool textBefore(const std::string& a, const std::string& b) {
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (x == a.end() || y == b.end()) {
        return x == a.end() && y != b.end();
    }
    const auto left = static_cast<unsigned char>(*x);
    const auto right = static_cast<unsigned char>(*y);
    const auto astral = [](unsigned char lead) { return lead >= 0xF0; };
    const auto late = [](unsigned char lead) { return lead == 0xEE || lead == 0xEF; };
    if ((astral(left) && late(right)) || (late(left) && astral(right))) {
        return astral(left);
    }
    return left < right;
}

Value compared(const Node& node, Evaluation& run) {
    const Operand left(node.operands[0], run);
    const Operand right(node.operands[1], run);
    if (run.failed()) {
        return {};
    }
    if (node.op == Operator::Equal) {
        return *left == *right;
    }
    if (node.op == Operator::NotEqual) {
        return *left != *right;
    }
    const auto* a = std::get_if<double>(&*left);
    const auto* b = std::get_if<double>(&*right);
    if (a != nullptr && b != nullptr) {
        switch (node.op) {
            case Operator::Less:
                return *a < *b;
            case Operator::LessOrEqual:
                return *a <= *b;
            case Operator::Greater:
                return *a > *b;
            default:
                return *a >= *b;
        }
    }
    const auto* textA = std::get_if<std::string>(&*left);
    const auto* textB = std::get_if<std::string>(&*right);
    if (textA == nullptr || textB == nullptr) {
        return run.fail(node, FailureReason::NotComparable);
    }
    switch (node.op) {
        case Operator::Less:
            return textBefore(*textA, *textB);
        case Operator::LessOrEqual:
            return !textBefore(*textB, *textA);
        case Operator::Greater:
            return textBefore(*textB, *textA);
        default:
            return !textBefore(*textA, *textB);
    }
}

/// The first operand that is `wanted` decides.
Value decided(const Node& node, Evaluation& run, bool wanted) {
    for (const Node& operand : node.operands) {
        if (truthOf(operand, run) == wanted && !run.failed()) {
            return wanted;
        }
        if (run.failed()) {
            return {};
        }
    }
    return !wanted;
}

const Node* chosenCase(const Node& node, Evaluation& run) {
    // operands: condition, output, condition, output, ..., fallback
    for (std::size_t i = 0; i + 1 < node.operands.size(); i += 2) {
        const bool holds = truthOf(node.operands[i], run);
        if (run.failed()) {
            return nullptr;
        }
        if (holds) {
            return &node.operands[i + 1];
        }
    }
    return &node.operands.back();
}

const Node* matched(const Node& node, Evaluation& run) {
    const Operand input(node.operands.front(), run);
    if (run.failed()) {
        return nullptr;
    }
    if (input->index() == node.labels.front().index()) {
        const auto found = std::lower_bound(node.labels.begin(), node.labels.end(), *input, labelBefore);
        if (found != node.labels.end() && *found == *input) {
            return &node.operands[node.outputOf[static_cast<std::size_t>(found - node.labels.begin())]];
        }
    }
    return &node.operands.back();
}

Value firstValue(const Node& node, Evaluation& run) {
    for (const Node& operand : node.operands) {
        Value value = evaluateNode(operand, run);
        if (run.failed() || !isNull(value)) {
            return value;
        }
    }
    return {};
}

Value propertiesOf(const EvaluationContext& context) {
    return std::make_shared<const ValueObject>(ValueObject{context.properties.entries()});
}

Value geometryName(GeometryType geometry) {
    switch (geometry) {
        case GeometryType::Point:
            return "Point";
        case GeometryType::Line:
            return "LineString";
        case GeometryType::Polygon:
            return "Polygon";
        default:
            return {};
    }
}

/// Of the feature, or of an object if there are two operands.
const Value* member(const Node& node, Evaluation& run) {
    const Operand name(node.operands[0], run);
    const auto* text = std::get_if<std::string>(&*name);
    if (text == nullptr) {
        return nullptr;
    }
    return run.context.properties.find(*text);
}

Value memberOfObject(const Node& node, Evaluation& run) {
    const Operand name(node.operands[0], run);
    const Operand object(node.operands[1], run);
    const auto* text = std::get_if<std::string>(&*name);
    const auto* holder = std::get_if<std::shared_ptr<const ValueObject>>(&*object);
    if (run.failed() || text == nullptr || holder == nullptr) {
        return {};
    }
    const Value* value = (*holder)->find(*text);
    if (node.op == Operator::HasMember) {
        return value != nullptr;
    }
    return value != nullptr ? *value : Value();
}

Value evaluateDecision(const Node& node, Evaluation& run) {
    switch (node.op) {
        case Operator::All:
            return decided(node, run, false);
        case Operator::Any:
            return decided(node, run, true);
        case Operator::Not:
            return !truthOf(node.operands[0], run);
        case Operator::Case:
        case Operator::Match: {
            const Node* chosen = node.op == Operator::Case ? chosenCase(node, run) : matched(node, run);
            return chosen != nullptr ? evaluateNode(*chosen, run) : Value();
        }
        case Operator::Coalesce:
            return firstValue(node, run);
        case Operator::Step:
        case Operator::Interpolate:
            return evaluateCurve(node, run);
        default:
            return compared(node, run);
    }
}

}  // namespace

bool labelBefore(const Value& a, const Value& b) {
    const auto* text = std::get_if<std::string>(&a);
    return text != nullptr ? *text < std::get<std::string>(b) : std::get<double>(a) < std::get<double>(b);
}

Operand::Operand(const Node& node, Evaluation& run) {
    if (node.op == Operator::Literal) {
        value_ = &node.value;
    } else if (node.op == Operator::Get) {
        if (const Value* value = member(node, run)) {
            value_ = value;
        }
    } else {
        own_ = evaluateNode(node, run);
    }
}

double numberOf(const Node& node, Evaluation& run) {
    const Operand operand(node, run);
    const auto* number = std::get_if<double>(&*operand);
    return number != nullptr ? *number : 0;
}

bool truthOf(const Node& node, Evaluation& run) {
    const Operand operand(node, run);
    const auto* truth = std::get_if<bool>(&*operand);
    return truth != nullptr && *truth;
}

Value evaluateNode(const Node& node, Evaluation& run) {
    switch (node.op) {
        case Operator::Literal:
            return node.value;
        case Operator::Let:
            return evaluateNode(node.operands.back(), run);
        case Operator::Var:
            return evaluateNode(*node.bound, run);
        case Operator::Get: {
            const Value* value = member(node, run);
            return value != nullptr ? *value : Value();
        }
        case Operator::Has:
            return member(node, run) != nullptr;
        case Operator::GetMember:
        case Operator::HasMember:
            return memberOfObject(node, run);
        case Operator::Properties:
            return propertiesOf(run.context);
        case Operator::GeometryType:
            return geometryName(run.context.geometry);
        case Operator::Id:
            return run.context.id != nullptr ? Value(*run.context.id) : Value();
        case Operator::Zoom:
            return run.context.zoom;
        case Operator::HeatmapDensity:
            return run.context.heatmapDensity;
        case Operator::At:
        case Operator::In:
        case Operator::IndexOf:
        case Operator::Length:
        case Operator::Slice:
            return evaluateList(node, run);
        default:
            break;
    }
    if (node.op >= Operator::Add) {
        return evaluateNumber(node, run);
    }
    const bool decides = node.op >= Operator::Equal && node.op <= Operator::Interpolate;
    return decides ? evaluateDecision(node, run) : evaluateConversion(node, run);
}

}  // namespace nordertor::style
