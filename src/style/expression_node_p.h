// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "style/expression.h"

namespace nordertor::style {

enum class Operator {
    Literal,
    Get,
    Has,
    Zoom,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    All,
    Any,
    Not,
    In,
    Case,
    Match,
    Step,
    Interpolate,
    Coalesce,
    Concat,
    ToString,
    ToNumber,
    Add,
    Subtract,
    Multiply,
    Divide,
    NumberFormat
};

/// One operator with its operands; which fields are used depends on the operator.
struct Expression::Node {
    Operator op = Operator::Literal;
    Value value;                             ///< Literal
    std::string name;                        ///< Get, Has: property; NumberFormat: locale
    std::vector<Node> operands;              ///< Case, Match: outputs in order, the fallback last
    std::vector<std::vector<Value>> labels;  ///< Match: per output; In: one list
    std::vector<double> stops;               ///< Step, Interpolate; Interpolate: base of the curve in `base`
    double base = 1;
    int decimals = 0;  ///< NumberFormat

    [[nodiscard]] bool dependsOnFeature() const;
};

[[nodiscard]] Result<Expression::Node> parseNode(const Json& json, const std::string& pointer);
[[nodiscard]] Value evaluateNode(const Expression::Node& node, const EvaluationContext& context);

}  // namespace nordertor::style
