// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "style/expression_node_p.h"

namespace nordertor::style {
namespace {

/// As ECMAScript has it, where C disagrees: 1 to an infinite or unknown power is not known.
double power(double base, double exponent) {
    if (std::isnan(exponent) || (std::abs(base) == 1 && std::isinf(exponent))) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return std::pow(base, exponent);
}

double ofOneNumber(Operator op, double x) {
    switch (op) {
        case Operator::Absolute:
            return std::abs(x);
        case Operator::Ceiling:
            return std::ceil(x);
        case Operator::Floor:
            return std::floor(x);
        case Operator::Round:
            return std::round(x);
        case Operator::SquareRoot:
            return std::sqrt(x);
        case Operator::Ln:
            return std::log(x);
        case Operator::Log10:
            return std::log(x) / std::numbers::ln10;
        case Operator::Log2:
            return std::log(x) / std::numbers::ln2;
        case Operator::Sine:
            return std::sin(x);
        case Operator::Cosine:
            return std::cos(x);
        case Operator::Tangent:
            return std::tan(x);
        case Operator::ArcSine:
            return std::asin(x);
        case Operator::ArcCosine:
            return std::acos(x);
        case Operator::ArcTangent:
            return std::atan(x);
        default:
            return -x;
    }
}

double ofTwoNumbers(Operator op, double a, double b) {
    switch (op) {
        case Operator::Add:
            return a + b;
        case Operator::Multiply:
            return a * b;
        case Operator::Subtract:
            return a - b;
        case Operator::Divide:
            return a / b;
        case Operator::Remainder:
            return std::fmod(a, b);
        case Operator::Power:
            return power(a, b);
        default:
            break;
    }
    if (std::isnan(a) || std::isnan(b)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return op == Operator::Minimum ? std::min(a, b) : std::max(a, b);
}

/// What operators of any number of operands yield for none.
double neutralOf(Operator op) {
    switch (op) {
        case Operator::Multiply:
            return 1;
        case Operator::Minimum:
            return std::numeric_limits<double>::infinity();
        case Operator::Maximum:
            return -std::numeric_limits<double>::infinity();
        default:
            return 0;
    }
}

}  // namespace

Value evaluateNumber(const Node& node, Evaluation& run) {
    const bool anyCount = node.op == Operator::Add || node.op == Operator::Multiply ||
                          node.op == Operator::Minimum || node.op == Operator::Maximum;
    if (anyCount) {
        double result = neutralOf(node.op);
        for (const Node& operand : node.operands) {
            result = ofTwoNumbers(node.op, result, numberOf(operand, run));
        }
        return result;
    }
    const double first = numberOf(node.operands[0], run);
    return node.operands.size() == 1 ? ofOneNumber(node.op, first)
                                     : ofTwoNumbers(node.op, first, numberOf(node.operands[1], run));
}

}  // namespace nordertor::style
