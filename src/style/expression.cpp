// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/expression.h"

#include <cmath>

#include "style/expression_node_p.h"

namespace nordertor::style {
namespace {

// 2 pi 6378137 m / 512 pixels, a pixel being 0.0254/96 m
constexpr double denominatorOfZoom0 = 295829355.455;

LocalizedText sentenceOf(const Evaluation& run) {
    const std::string type = run.failedAt->type.name();
    switch (run.reason) {
        case FailureReason::WrongType:
            return {"Der Wert ist nicht von der Art \u201e" + type + "\u201c.",
                    "The value is not of type '" + type + "'."};
        case FailureReason::NoColour:
            return {"Der Wert ist keine Farbe.", "The value is not a colour."};
        case FailureReason::NoNumber:
            return {"Der Wert lässt sich nicht in eine Zahl umwandeln.",
                    "The value cannot be converted to a number."};
        case FailureReason::ColourRange:
            return {"Anteile einer Farbe liegen zwischen 0 und 255, die Deckkraft zwischen 0 und 1.",
                    "Shares of a colour are between 0 and 255, its opacity between 0 and 1."};
        case FailureReason::OutsideList:
            return {"Die Liste hat an dieser Stelle keinen Wert.", "The list has no value at this position."};
        case FailureReason::NotComparable:
            return {"Nur zwei Zahlen oder zwei Texte lassen sich der Größe nach vergleichen.",
                    "Only two numbers or two texts can be ordered."};
        case FailureReason::NotSearchable:
            return {"Gesucht werden nur Zahl, Text, Wahrheitswert oder null in einem Text oder einer Liste.",
                    "Only a number, text, truth or null is looked for in a text or list."};
        case FailureReason::NotMeasurable:
            return {"Hier wird ein Text oder eine Liste erwartet.", "A text or list is expected here."};
        case FailureReason::NoStop:
            return {"Der Eingang ist keine Zahl.", "The input is not a number."};
        case FailureReason::NoLocale:
            return {"Eine Sprache hat ein Kürzel wie \u201ede\u201c oder \u201een-GB\u201c (BCP 47).",
                    "A language has a code like 'de' or 'en-GB' (BCP 47)."};
        case FailureReason::NoCurrency:
            return {"Eine Währung hat ein Kürzel aus drei Buchstaben wie \u201eEUR\u201c.",
                    "A currency has a code of three letters like 'EUR'."};
        case FailureReason::NoUnit:
            return {
                "Diese Einheit gibt es nicht. Möglich sind zum Beispiel \u201emeter\u201c, \u201ehectare\u201c, "
                "\u201epercent\u201c und \u201ekilometer-per-hour\u201c.",
                "There is no such unit. Possible are for example 'meter', 'hectare', 'percent' and "
                "'kilometer-per-hour'."};
        default:
            return {
                "Die Zahlen der Nachkommastellen widersprechen sich oder liegen nicht zwischen 0 und 100.",
                "The numbers of fraction digits contradict each other or are not between 0 and 100."};
    }
}

}  // namespace

double zoomOf(double scaleDenominator) {
    return std::log2(denominatorOfZoom0 / scaleDenominator);
}

double denominatorOf(double zoom) {
    return denominatorOfZoom0 / std::exp2(zoom);
}

Expression::Expression() : node_(std::make_shared<const Node>()) {}
Expression::Expression(std::shared_ptr<const Node> node) : node_(std::move(node)) {}

Expression Expression::literal(Value value) {
    Node node;
    node.type = Type::of(value);
    node.value = std::move(value);
    return Expression(std::make_shared<const Node>(std::move(node)));
}

EvaluationFailure failureOf(const Evaluation& run) {
    return {sentenceOf(run), run.failedAt->pointer};
}

Value Expression::evaluate(const EvaluationContext& context,
                           std::optional<EvaluationFailure>* failure) const {
    Evaluation run{context};
    Value value = evaluateNode(*node_, run);
    if (!run.failed()) {
        return value;
    }
    if (failure != nullptr) {
        *failure = failureOf(run);
    }
    return {};
}

const Value* Expression::constant() const {
    return node_->op == Operator::Literal ? &node_->value : nullptr;
}

bool Expression::dependsOnFeature() const {
    return node_->contains([](const Node& node) {
        return node.op == Operator::Get || node.op == Operator::Has || node.op == Operator::Properties ||
               node.op == Operator::GeometryType || node.op == Operator::Id;
    });
}

bool Expression::dependsOnId() const {
    return node_->contains([](const Node& node) { return node.op == Operator::Id; });
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
            case Operator::Let:
                walk(node.operands.back());
                break;
            default:
                break;
        }
    };
    walk(*node_);
}

}  // namespace nordertor::style
