// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "style/expression.h"
#include "style/expression_type_p.h"

namespace nordertor::style {

enum class Operator {
    Literal,
    Let,
    Var,
    Assert,
    ToTruth,
    ToNumber,
    ToText,
    ToColour,
    TypeOf,
    Get,
    GetMember,
    Has,
    HasMember,
    At,
    In,
    IndexOf,
    Length,
    Slice,
    Properties,
    GeometryType,
    Id,
    Zoom,
    HeatmapDensity,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    All,
    Any,
    Not,
    Case,
    Match,
    Coalesce,
    Step,
    Interpolate,
    Concat,
    Upcase,
    Downcase,
    NumberFormat,
    Rgba,
    ToRgba,
    Add,
    Multiply,
    Subtract,
    Divide,
    Remainder,
    Power,
    Minimum,
    Maximum,
    Absolute,
    Ceiling,
    Floor,
    Round,
    SquareRoot,
    Ln,
    Log10,
    Log2,
    Sine,
    Cosine,
    Tangent,
    ArcSine,
    ArcCosine,
    ArcTangent
};

enum class Curve { Linear, Exponential, CubicBezier };

/// In the order of Node::formatOptions.
inline constexpr std::array<std::string_view, 5> numberFormatOptions{
    "locale", "currency", "unit", "min-fraction-digits", "max-fraction-digits"};

/// One operator with its operands; which fields are used depends on the operator.
struct Expression::Node {
    Operator op = Operator::Literal;
    Type type;
    std::string pointer;         ///< where in the document it stands
    Value value;                 ///< Literal
    std::vector<Node> operands;  ///< Let: bindings, then the result; Case, Match: outputs, fallback last
    std::vector<Value> labels;   ///< Match, ascending
    std::vector<std::size_t> outputOf;  ///< Match: index into operands for each label
    std::vector<double> stops;          ///< Step, Interpolate
    Curve curve = Curve::Linear;
    std::array<double, 4> control{1, 0, 0, 0};    ///< Exponential: base; CubicBezier: x1, y1, x2, y2
    std::shared_ptr<const Node> bound;            ///< Var
    bool untyped = false;                         ///< ordering: the operands' types show only when evaluated
    std::array<std::uint8_t, 5> formatOptions{};  ///< NumberFormat: the operand of each option; 0: not given

    /// Whether `wanted` holds for this node or any beneath it, bindings included.
    template <class Wanted>
    [[nodiscard]] bool contains(const Wanted& wanted) const {
        if (wanted(*this) || (bound != nullptr && bound->contains(wanted))) {
            return true;
        }
        for (const Node& operand : operands) {
            if (operand.contains(wanted)) {
                return true;
            }
        }
        return false;
    }
};

using Node = Expression::Node;

/// Why a value could not be evaluated; the sentence is made only for those who read it.
enum class FailureReason {
    WrongType,
    NoColour,
    NoNumber,
    ColourRange,
    OutsideList,
    NotComparable,
    NotSearchable,
    NotMeasurable,
    NoStop,
    NoLocale,
    NoCurrency,
    NoUnit,
    Digits
};

/// One evaluation: what it reads, and the first failure. After a failure results are meaningless, and every
/// operator returns as soon as it sees it.
struct Evaluation {
    const EvaluationContext& context;
    const Node* failedAt = nullptr;
    FailureReason reason = FailureReason::WrongType;

    [[nodiscard]] bool failed() const { return failedAt != nullptr; }
    Value fail(const Node& node, FailureReason why) {
        failedAt = &node;
        reason = why;
        return {};
    }
};

[[nodiscard]] Value evaluateNode(const Node& node, Evaluation& run);
/// By kind of operator.
[[nodiscard]] Value evaluateNumber(const Node& node, Evaluation& run);
[[nodiscard]] Value evaluateConversion(const Node& node, Evaluation& run);
[[nodiscard]] Value evaluateList(const Node& node, Evaluation& run);
[[nodiscard]] Value evaluateCurve(const Node& node, Evaluation& run);
[[nodiscard]] EvaluationFailure failureOf(const Evaluation& run);

/// A value without a copy where a feature or the document already holds it.
class Operand {
  public:
    Operand(const Node& node, Evaluation& run);
    Operand(const Operand&) = delete;
    Operand& operator=(const Operand&) = delete;
    Operand(Operand&&) = delete;
    Operand& operator=(Operand&&) = delete;
    ~Operand() = default;
    [[nodiscard]] const Value& operator*() const { return *value_; }
    [[nodiscard]] const Value* operator->() const { return value_; }

  private:
    Value own_;
    const Value* value_ = &own_;
};

/// Order of the labels of "match", which are all texts or all numbers.
[[nodiscard]] bool labelBefore(const Value& a, const Value& b);
/// Of an operand whose type was checked; 0 or false after a failure.
[[nodiscard]] double numberOf(const Node& node, Evaluation& run);
[[nodiscard]] bool truthOf(const Node& node, Evaluation& run);

}  // namespace nordertor::style
