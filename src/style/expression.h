// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/json.h"
#include "base/result.h"
#include "style/properties.h"
#include "style/value.h"

namespace nordertor::style {

/// What the result of an expression depends on besides the feature.
struct EvaluationContext {
    const Properties& properties;
    /// Zoom level of MapLibre; zoomOf() gives it for a scale.
    double zoom = 0;
};

/// 512-pixel tiles of 1/96 inch at the equator: 1:295,829,355 is zoom 0, each level halves the denominator.
/// So 1:5,000 is 15.85, 1:10,000 is 14.85 and 1:20,000 is 13.85.
[[nodiscard]] double zoomOf(double scaleDenominator);

/// An expression of the MapLibre style specification (the operators of docs/style-format.md). Immutable and
/// cheap to copy. An operand of the wrong type makes the result null, as does a missing property: a drawing
/// then uses the property's default. Parsing is strict, evaluating never fails.
class Expression {
  public:
    /// The null literal.
    Expression();
    /// Error InvalidData with the JSON pointer (`pointer` + the place inside) for anything not understood.
    [[nodiscard]] static Result<Expression> parse(const Json& json, const std::string& pointer);
    [[nodiscard]] static Expression literal(Value value);

    [[nodiscard]] Value evaluate(const EvaluationContext& context) const;
    /// False if every feature gets the same result.
    [[nodiscard]] bool dependsOnFeature() const;

    /// Every literal the expression can yield itself, so that they can be checked before drawing.
    void visitOutputs(const std::function<void(const Value&)>& visit) const;

    struct Node;

  private:
    explicit Expression(std::shared_ptr<const Node> node);
    std::shared_ptr<const Node> node_;
};

}  // namespace nordertor::style
