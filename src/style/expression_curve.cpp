// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "style/expression_node_p.h"

namespace nordertor::style {
namespace {

/// Height at `x` of the cubic Bézier curve from (0, 0) to (1, 1) with the control points of the node (CSS
/// Easing Functions Level 1): its parameter is found by bisection, since x grows with it.
double easing(const std::array<double, 4>& control, double x) {
    const auto along = [](double first, double second, double t) {
        const double rest = 1 - t;
        return 3 * rest * rest * t * first + 3 * rest * t * t * second + t * t * t;
    };
    double low = 0;
    double high = 1;
    static constexpr int halvings = 50;
    for (int i = 0; i < halvings; ++i) {
        const double middle = (low + high) / 2;
        (along(control[0], control[2], middle) < x ? low : high) = middle;
    }
    const double t = (low + high) / 2;
    return along(control[1], control[3], t);
}

double shareBetween(const Node& node, double input, double low, double high) {
    const double progress = input - low;
    const double span = high - low;
    if (node.curve == Curve::Exponential && node.control[0] != 1) {
        return (std::pow(node.control[0], progress) - 1) / (std::pow(node.control[0], span) - 1);
    }
    return node.curve == Curve::CubicBezier ? easing(node.control, progress / span) : progress / span;
}

double between(double a, double b, double share) {
    return a + share * (b - a);
}

Value mixed(const Value& from, const Value& to, double share) {
    if (const auto* number = std::get_if<double>(&from)) {
        return between(*number, std::get<double>(to), share);
    }
    if (const auto* a = std::get_if<ColourValue>(&from)) {
        const auto& b = std::get<ColourValue>(to);
        return ColourValue{between(a->r, b.r, share), between(a->g, b.g, share), between(a->b, b.b, share),
                           between(a->a, b.a, share)};
    }
    std::vector<Value> items;
    const auto& first = std::get<std::shared_ptr<const ValueList>>(from)->items;
    const auto& second = std::get<std::shared_ptr<const ValueList>>(to)->items;
    // "slice" keeps the type of what it shortens, so the lengths may differ
    for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
        items.emplace_back(between(std::get<double>(first[i]), std::get<double>(second[i]), share));
    }
    return listOf(std::move(items));
}

}  // namespace

Value evaluateCurve(const Node& node, Evaluation& run) {
    const bool steps = node.op == Operator::Step;
    // operands: input, (for steps the output below the first stop), output of each stop
    const std::size_t first = steps ? 2 : 1;
    const auto& stops = node.stops;
    if (!steps && stops.size() == 1) {
        return evaluateNode(node.operands[1], run);
    }
    const double input = numberOf(node.operands.front(), run);
    if (run.failed()) {
        return {};
    }
    if (std::isnan(input)) {
        return run.fail(node, FailureReason::NoStop);
    }
    const auto upper =
        static_cast<std::size_t>(std::upper_bound(stops.begin(), stops.end(), input) - stops.begin());
    if (!steps && input == stops.front()) {
        return evaluateNode(node.operands[1], run);
    }
    if (steps || upper == 0 || upper == stops.size()) {
        return evaluateNode(node.operands[upper == 0 ? 1 : first + upper - 1], run);
    }
    const Operand low(node.operands[first + upper - 1], run);
    const Operand high(node.operands[first + upper], run);
    if (run.failed()) {
        return {};
    }
    return mixed(*low, *high, shareBetween(node, input, stops[upper - 1], stops[upper]));
}

ZoomCurve Expression::zoomCurve() const {
    const Node* curve = nullptr;
    static_cast<void>(node_->contains([&](const Node& node) {
        const bool found = (node.op == Operator::Step || node.op == Operator::Interpolate) &&
                           node.operands.front().op == Operator::Zoom;
        curve = found ? &node : nullptr;
        return found;
    }));
    if (curve == nullptr) {
        return {};
    }
    ZoomCurve result{curve->stops, curve->op == Operator::Step};
    if (curve->curve == Curve::Exponential) {
        result.base = curve->control[0];
    } else if (curve->curve == Curve::CubicBezier) {
        constexpr int pieces = 16;
        result.stops.clear();
        for (std::size_t i = 0; i + 1 < curve->stops.size(); ++i) {
            for (int piece = 0; piece < pieces; ++piece) {
                result.stops.push_back(
                    between(curve->stops[i], curve->stops[i + 1], static_cast<double>(piece) / pieces));
            }
        }
        result.stops.push_back(curve->stops.back());
    }
    return result;
}

}  // namespace nordertor::style
