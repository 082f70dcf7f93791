// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/expression.h"

#include <cmath>

#include "style/expression_node_p.h"

namespace nordertor::style {

double zoomOf(double scaleDenominator) {
    // 2 pi 6378137 m / 512 pixels, a pixel being 0.0254/96 m
    return std::log2(295829355.455 / scaleDenominator);
}

Expression::Expression() : node_(std::make_shared<const Node>()) {}
Expression::Expression(std::shared_ptr<const Node> node) : node_(std::move(node)) {}

Result<Expression> Expression::parse(const Json& json, const std::string& pointer) {
    auto node = parseNode(json, pointer);
    if (!node) {
        return fail(std::move(node.error()));
    }
    return Expression(std::make_shared<const Node>(std::move(*node)));
}

Expression Expression::literal(Value value) {
    Node node;
    node.value = std::move(value);
    return Expression(std::make_shared<const Node>(std::move(node)));
}

Value Expression::evaluate(const EvaluationContext& context) const {
    return evaluateNode(*node_, context);
}

bool Expression::dependsOnFeature() const {
    return node_->dependsOnFeature();
}

void Expression::visitOutputs(const std::function<void(const Value&)>& visit) const {
    const std::function<void(const Node&)> walk = [&](const Node& node) {
        switch (node.op) {
            case Operator::Literal:
                visit(node.value);
                break;
            case Operator::Case:
                for (std::size_t i = 1; i < node.operands.size(); i += 2) {
                    walk(node.operands[i]);
                }
                walk(node.operands.back());
                break;
            case Operator::Match:
            case Operator::Step:
            case Operator::Interpolate:
                for (std::size_t i = 1; i < node.operands.size(); ++i) {
                    walk(node.operands[i]);
                }
                break;
            case Operator::Coalesce:
                for (const Node& operand : node.operands) {
                    walk(operand);
                }
                break;
            default:
                break;
        }
    };
    walk(*node_);
}

}  // namespace nordertor::style
