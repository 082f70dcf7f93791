// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "style/properties.h"
#include "style/value.h"

namespace nordertor::style {

class EvaluationProblems;

/// As "geometry-type" names it: "Point", "LineString", "Polygon"; Unknown is null.
enum class GeometryType { Unknown, Point, Line, Polygon };

/// What the result of an expression depends on besides the style.
struct EvaluationContext {
    const Properties& properties;
    /// Zoom level of MapLibre; zoomOf() gives it for a scale.
    double zoom = 0;
    GeometryType geometry = GeometryType::Unknown;
    /// Null if the feature has none.
    const std::string* id = nullptr;
    /// Share 0 to 1 of the highest density, for the colours of a heatmap.
    double heatmapDensity = 0;
    /// Where layers note what had no value; null: nowhere.
    EvaluationProblems* problems = nullptr;
};

/// 512-pixel tiles of 1/96 inch at the equator: 1:295,829,355 is zoom 0, each level halves the denominator.
/// So 1:5,000 is 15.85, 1:10,000 is 14.85 and 1:20,000 is 13.85.
[[nodiscard]] double zoomOf(double scaleDenominator);
/// The scale of a zoom level.
[[nodiscard]] double denominatorOf(double zoom);

/// How an expression runs over the zoom level.
struct ZoomCurve {
    std::vector<double> stops;  ///< zoom levels, ascending; outside of them nothing changes
    bool steps = false;         ///< changes at its stops only
    double base = 1;            ///< of the growth between two stops; 1: even
    friend bool operator==(const ZoomCurve&, const ZoomCurve&) = default;
};

/// What a place in a style asks of an expression.
enum class ExpectedType { Any, Number, Text, Truth, Colour, Label, Image, Numbers, NumberPair, Texts };

/// Where and how an expression may depend on what is drawn; as the specification says of each property.
struct ExpressionRules {
    ExpectedType type = ExpectedType::Any;
    bool features = true;         ///< properties, geometry and id of features
    bool interpolation = true;    ///< "interpolate" over the zoom level
    bool zoomOnlyInCurve = true;  ///< "zoom" only as the input of one outermost "step" or "interpolate"
    bool heatmapDensity = false;  ///< the density of a heatmap
    bool zoom = true;
};

/// Why an expression has no value for a feature: an error of evaluation in the sense of the specification.
struct EvaluationFailure {
    LocalizedText message;
    std::string place;  ///< JSON pointer of the operator
};

/// An expression of the MapLibre style specification (the operators of docs/style-format.md), with its types,
/// errors and fallbacks: types are checked and, where the specification says so, asserted or converted
/// ("get" as a colour becomes a colour); what cannot be told before is an error of evaluation. Immutable and
/// cheap to copy; read from any number of threads.
class Expression {
  public:
    /// The null literal.
    Expression();
    /// Error InvalidData with the JSON pointer (`pointer` + the place inside) for anything not understood,
    /// for types that do not fit, and for a constant part that cannot be evaluated.
    [[nodiscard]] static Result<Expression> parse(const Json& json, const std::string& pointer,
                                                  const ExpressionRules& rules = {});
    /// A filter: a truth; "zoom" may stand anywhere. The filter form of older versions (["==", "class",
    /// "park"]), which means another thing as an expression, is an error that says how to write it.
    [[nodiscard]] static Result<Expression> parseFilter(const Json& json, const std::string& pointer);
    [[nodiscard]] static Expression literal(Value value);
    /// Whether the JSON is an operator with operands, not a plain value or list.
    [[nodiscard]] static bool isExpression(const Json& json);

    /// Null and, if asked for, the reason where evaluation fails; null without a reason is a value.
    [[nodiscard]] Value evaluate(const EvaluationContext& context,
                                 std::optional<EvaluationFailure>* failure = nullptr) const;
    /// The value where it is always the same, else null.
    [[nodiscard]] const Value* constant() const;
    /// False if every feature gets the same result.
    [[nodiscard]] bool dependsOnFeature() const;
    /// Whether features with equal properties may get different results.
    [[nodiscard]] bool dependsOnId() const;

    /// Its outermost curve over the zoom level; without stops if there is none. A curve of another kind
    /// (cubic-bezier) is split into even pieces that nobody tells from it.
    [[nodiscard]] ZoomCurve zoomCurve() const;

    /// Every literal the expression can yield itself, so that they can be checked before drawing.
    void visitOutputs(const std::function<void(const Value&)>& visit) const;

    struct Node;

  private:
    explicit Expression(std::shared_ptr<const Node> node);
    std::shared_ptr<const Node> node_;
};

}  // namespace nordertor::style
