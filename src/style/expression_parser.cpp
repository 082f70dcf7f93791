// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/expression_parser_p.h"

#include <algorithm>

namespace nordertor::style {
namespace {

bool isOneOf(const Node& node, std::initializer_list<Operator> operators) {
    return std::find(operators.begin(), operators.end(), node.op) != operators.end();
}

bool readsFeature(const Node& node) {
    return isOneOf(
        node, {Operator::Get, Operator::Has, Operator::Properties, Operator::GeometryType, Operator::Id});
}

bool isConstant(const Node& node) {
    return !node.contains([](const Node& each) {
        return readsFeature(each) || isOneOf(each, {Operator::Zoom, Operator::HeatmapDensity});
    });
}

bool isAsserted(const Type& type) {
    return type.is(TypeKind::Text) || type.is(TypeKind::Number) || type.is(TypeKind::Truth) ||
           type.is(TypeKind::Object) || type.is(TypeKind::List);
}

bool isConverted(const Type& type) {
    return type.is(TypeKind::Colour) || type.is(TypeKind::Label) || type.is(TypeKind::Image);
}

/// The node as the place expects it, with an assertion or conversion where the specification has one.
Result<Node> annotated(Node node, const Site& site, Annotation annotation) {
    const Type& expected = *site.expected;
    const bool asserted = isAsserted(expected) && node.type.is(TypeKind::Any);
    const bool converted =
        isConverted(expected) && (node.type.is(TypeKind::Any) || node.type.is(TypeKind::Text));
    if (asserted || converted) {
        if (annotation == Annotation::None) {
            return node;
        }
        const Operator op = asserted                        ? Operator::Assert
                            : expected.is(TypeKind::Colour) ? Operator::ToColour
                                                            : Operator::ToText;
        Node result = site.node(op, expected);
        result.operands.push_back(std::move(node));
        return result;
    }
    if (!node.type.suits(expected)) {
        return wrongType(site.pointer, expected.name(), node.type);
    }
    return node;
}

/// Constant parts are evaluated once; what cannot be evaluated is a mistake of the style.
Result<Node> folded(Node node) {
    if (node.op == Operator::Literal || !isConstant(node)) {
        return node;
    }
    static const Properties none;
    const EvaluationContext nowhere{none};
    Evaluation run{nowhere};
    Value value = evaluateNode(node, run);
    if (run.failed()) {
        EvaluationFailure failure = failureOf(run);
        return refuse(failure.place, std::move(failure.message));
    }
    Node literal;
    literal.type = node.type;
    literal.pointer = std::move(node.pointer);
    literal.value = std::move(value);
    return literal;
}

Result<Node> parseOperator(const Site& site) {
    const std::string& name = site.json[0].get_ref<const std::string&>();
    if (const auto ofValues = valueOperator(name)) {
        return ofValues(site);
    }
    if (const auto choice = choiceOperator(name)) {
        return choice(site);
    }
    if (isPlainOperator(name)) {
        return parsePlainOperator(site);
    }
    return refuse(
        site.at(0),
        {"Den Operator \u201e" + name + "\u201c gibt es hier nicht.",
         "There is no operator '" + name + "' here."},
        {"docs/style-format.md nennt die Operatoren.", "docs/style-format.md lists the operators."});
}

Result<Node> parseUnannotated(const Site& site) {
    const Json& json = site.json;
    if (json.is_primitive()) {
        Node literal = site.node(Operator::Literal, TypeKind::Null);
        literal.value = valueOfJson(json);
        literal.type = Type::of(literal.value);
        return literal;
    }
    if (!json.is_array() || json.empty()) {
        return refuse(
            site.pointer,
            {"Hier wird ein Wert oder ein Ausdruck erwartet.", "A value or expression is expected here."},
            {"Eine feste Liste oder ein Objekt schreibt man [\"literal\", \u2026].",
             "A fixed list or object is written [\"literal\", \u2026]."});
    }
    if (!json[0].is_string()) {
        return refuse(site.at(0),
                      {"Ein Ausdruck beginnt mit dem Namen des Operators.",
                       "An expression starts with the name of its operator."},
                      {"Eine feste Liste schreibt man [\"literal\", [\u2026]].",
                       "A fixed list is written [\"literal\", [\u2026]]."});
    }
    return parseOperator(site);
}

const char* const curveSentenceDe =
    "\u201ezoom\u201c darf nur als Eingang eines äußersten \u201estep\u201c oder \u201einterpolate\u201c stehen.";
const char* const curveSentenceEn =
    "\"zoom\" may only be the input of an outermost \"step\" or \"interpolate\".";

/// The outermost curve over zoom, looked for through "let" and "coalesce"; null if there is none, an error if
/// one stands deeper or there are two.
Result<const Node*> zoomCurve(const Node& node, const std::string& pointer) {
    const Node* found = nullptr;
    if (node.op == Operator::Let) {
        auto inner = zoomCurve(node.operands.back(), pointer);
        if (!inner) {
            return inner;
        }
        found = *inner;
    } else if (node.op == Operator::Coalesce) {
        for (const Node& operand : node.operands) {
            auto inner = zoomCurve(operand, pointer);
            if (!inner || *inner != nullptr) {
                if (!inner) {
                    return inner;
                }
                found = *inner;
                break;
            }
        }
    } else if (isOneOf(node, {Operator::Step, Operator::Interpolate}) &&
               node.operands.front().op == Operator::Zoom) {
        found = &node;
    }
    for (const Node& operand : node.operands) {
        auto inner = zoomCurve(operand, pointer);
        if (!inner) {
            return inner;
        }
        if (*inner != nullptr && *inner != found) {
            return refuse((*inner)->pointer, {curveSentenceDe, curveSentenceEn});
        }
    }
    return found;
}

std::optional<Type> typeFor(ExpectedType expected) {
    switch (expected) {
        case ExpectedType::Any:
            return std::nullopt;
        case ExpectedType::Number:
            return TypeKind::Number;
        case ExpectedType::Text:
            return TypeKind::Text;
        case ExpectedType::Truth:
            return TypeKind::Truth;
        case ExpectedType::Colour:
            return TypeKind::Colour;
        case ExpectedType::Label:
            return TypeKind::Label;
        case ExpectedType::Image:
            return TypeKind::Image;
        case ExpectedType::Numbers:
            return Type::list(TypeKind::Number);
        case ExpectedType::NumberPair:
            return Type::list(TypeKind::Number, 2);
        default:
            return Type::list(TypeKind::Text);
    }
}

std::string placeOf(const Node& node, Operator op) {
    std::string place;
    static_cast<void>(node.contains([&](const Node& each) {
        place = each.pointer;
        return each.op == op;
    }));
    return place;
}

}  // namespace

Result<Node> Site::operand(std::size_t index, const Type* type, Annotation annotation,
                           const Scope* inner) const {
    return parseSite({json[index], at(index), type, inner != nullptr ? inner : scope, rules}, annotation);
}

std::optional<Type> Site::outputType() const {
    return expected != nullptr && !expected->is(TypeKind::Any) ? std::optional(*expected) : std::nullopt;
}

Node Site::node(Operator op, const Type& type) const {
    Node result;
    result.op = op;
    result.type = type;
    result.pointer = pointer;
    return result;
}

Result<Node> parseSite(const Site& site, Annotation annotation) {
    auto node = parseUnannotated(site);
    if (node && site.expected != nullptr) {
        node = annotated(std::move(*node), site, annotation);
    }
    return node ? folded(std::move(*node)) : std::move(node);
}

tl::unexpected<Error> refuse(const std::string& pointer, LocalizedText message, LocalizedText remedy) {
    return fail(ErrorCode::InvalidData, std::move(message), std::move(remedy), {}, pointer);
}

tl::unexpected<Error> wrongCount(const Site& site) {
    const std::string name = site.json[0].get<std::string>();
    return refuse(site.pointer,
                  {"Der Operator \u201e" + name + "\u201c hat eine andere Zahl von Operanden.",
                   "The operator '" + name + "' takes another number of operands."},
                  {"docs/style-format.md zeigt, wie er geschrieben wird.",
                   "docs/style-format.md shows how it is written."});
}

tl::unexpected<Error> wrongType(const std::string& pointer, const std::string& expected, const Type& found) {
    return refuse(
        pointer,
        {"Hier wird \u201e" + expected + "\u201c erwartet, es steht aber \u201e" + found.name() +
             "\u201c da.",
         "'" + expected + "' is expected here, but '" + found.name() + "' is found."},
        {"Umwandeln lassen sich Werte mit \u201eto-number\u201c, \u201eto-string\u201c, \u201eto-boolean\u201c und "
         "\u201eto-color\u201c.",
         "Values are converted by 'to-number', 'to-string', 'to-boolean' and 'to-color'."});
}

Value valueOfJson(const Json& json) {
    if (json.is_boolean()) {
        return json.get<bool>();
    }
    if (json.is_number()) {
        return json.get<double>();
    }
    if (json.is_string()) {
        return json.get<std::string>();
    }
    if (json.is_array()) {
        std::vector<Value> items;
        for (const Json& item : json) {
            items.push_back(valueOfJson(item));
        }
        return listOf(std::move(items));
    }
    if (json.is_object()) {
        ValueObject object;
        for (const auto& [key, value] : json.items()) {
            object.members.emplace_back(key, valueOfJson(value));
        }
        return std::make_shared<const ValueObject>(std::move(object));
    }
    return {};
}

Result<> checkDependencies(const Node& node, const ExpressionRules& rules, const std::string& pointer) {
    const bool zoom = node.contains([](const Node& each) { return each.op == Operator::Zoom; });
    if (!rules.features && node.contains(readsFeature)) {
        return refuse(pointer, {"Diese Eigenschaft kann nicht von Objekten abhängen.",
                                "This property cannot depend on features."});
    }
    if (!rules.heatmapDensity &&
        node.contains([](const Node& each) { return each.op == Operator::HeatmapDensity; })) {
        return refuse(placeOf(node, Operator::HeatmapDensity),
                      {"Die Dichte gibt es nur in \u201eheatmap-color\u201c.",
                       "The density exists only in 'heatmap-color'."});
    }
    if (!rules.zoom && zoom) {
        return refuse(placeOf(node, Operator::Zoom), {"Diese Farben hängen nur von der Dichte ab.",
                                                      "These colours depend on the density only."});
    }
    if (!rules.zoomOnlyInCurve || !zoom) {
        return {};
    }
    const auto curve = zoomCurve(node, pointer);
    if (!curve) {
        return fail(curve.error());
    }
    if (*curve == nullptr) {
        return refuse(placeOf(node, Operator::Zoom), {curveSentenceDe, curveSentenceEn});
    }
    if ((*curve)->op == Operator::Interpolate && !rules.interpolation) {
        return refuse(
            (*curve)->pointer,
            {"Diese Eigenschaft hat keine Zwischenwerte.", "This property has no values in between."},
            {"Stufen schreibt man mit \u201estep\u201c.", "Steps are written with 'step'."});
    }
    return {};
}

Result<Expression> Expression::parse(const Json& json, const std::string& pointer,
                                     const ExpressionRules& rules) {
    const auto type = typeFor(rules.type);
    auto node = parseSite({json, pointer, type ? &*type : nullptr, nullptr, &rules});
    if (!node) {
        return fail(std::move(node.error()));
    }
    if (const auto checked = checkDependencies(*node, rules, pointer); !checked) {
        return fail(checked.error());
    }
    return Expression(std::make_shared<const Node>(std::move(*node)));
}

bool Expression::isExpression(const Json& json) {
    if (!json.is_array() || json.empty() || !json[0].is_string()) {
        return false;
    }
    const std::string& name = json[0].get_ref<const std::string&>();
    return valueOperator(name) != nullptr || choiceOperator(name) != nullptr || isPlainOperator(name);
}

}  // namespace nordertor::style
