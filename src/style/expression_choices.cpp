// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Operators that choose among outputs, and those that need more of their surroundings.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "style/expression_parser_p.h"

namespace nordertor::style {
namespace {

const Type truthOfCondition{TypeKind::Truth};
const Type anyValue{TypeKind::Any};
const Type plainNumber{TypeKind::Number};
const Type plainText{TypeKind::Text};

/// The first output decides the type where the place expects nothing.
Result<> addOutput(Node& node, const Site& site, std::size_t index, std::optional<Type>& type) {
    auto output = site.operand(index, type ? &*type : nullptr);
    if (!output) {
        return fail(std::move(output.error()));
    }
    if (!type) {
        type = output->type;
    }
    node.operands.push_back(std::move(*output));
    return {};
}

Result<Node> parseCase(const Site& site) {
    const std::size_t count = site.operandCount();
    if (count < 3 || count % 2 == 0) {
        return wrongCount(site);
    }
    Node node = site.node(Operator::Case, anyValue);
    auto type = site.outputType();
    for (std::size_t i = 1; i <= count; ++i) {
        if (i % 2 == 1 && i < count) {
            auto condition = site.operand(i, &truthOfCondition);
            if (!condition) {
                return condition;
            }
            node.operands.push_back(std::move(*condition));
        } else if (auto done = addOutput(node, site, i, type); !done) {
            return fail(std::move(done.error()));
        }
    }
    node.type = *type;
    return node;
}

Result<Value> labelOf(const Json& json, const std::string& pointer) {
    if (json.is_string()) {
        return Value(json.get<std::string>());
    }
    static constexpr double largest = 9007199254740991;  // 2^53 - 1
    if (json.is_number() && std::abs(json.get<double>()) <= largest &&
        json.get<double>() == std::floor(json.get<double>())) {
        return Value(json.get<double>());
    }
    return refuse(pointer, {"Hier wird ein Text oder eine ganze Zahl erwartet.",
                            "A text or a whole number is expected here."});
}

Result<> addLabels(Node& node, const Site& site, std::size_t index) {
    const Json& json = site.json[index];
    const std::size_t count = json.is_array() ? json.size() : 1;
    if (count == 0) {
        return refuse(site.at(index), {"Hier fehlt ein Wert.", "A value is missing here."});
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::string pointer =
            json.is_array() ? site.at(index) + "/" + std::to_string(i) : site.at(index);
        auto label = labelOf(json.is_array() ? json[i] : json, pointer);
        if (!label) {
            return fail(std::move(label.error()));
        }
        if (!node.labels.empty() && label->index() != node.labels.front().index()) {
            return wrongType(pointer, Type::of(node.labels.front()).name(), Type::of(*label));
        }
        if (std::find(node.labels.begin(), node.labels.end(), *label) != node.labels.end()) {
            return refuse(pointer, {"Dieser Wert kommt zweimal vor.", "This value occurs twice."});
        }
        node.labels.push_back(std::move(*label));
        node.outputOf.push_back(node.operands.size());
    }
    return {};
}

void sortLabels(Node& node) {
    std::vector<std::size_t> order(node.labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return labelBefore(node.labels[a], node.labels[b]); });
    Node sorted;
    for (const std::size_t i : order) {
        sorted.labels.push_back(std::move(node.labels[i]));
        sorted.outputOf.push_back(node.outputOf[i]);
    }
    node.labels = std::move(sorted.labels);
    node.outputOf = std::move(sorted.outputOf);
}

Result<Node> parseMatch(const Site& site) {
    const std::size_t count = site.operandCount();
    if (count < 4 || count % 2 == 1) {
        return wrongCount(site);
    }
    Node node = site.node(Operator::Match, anyValue);
    node.operands.emplace_back();  // the input, whose type the labels decide
    auto type = site.outputType();
    for (std::size_t i = 2; i < count; i += 2) {
        auto done = addLabels(node, site, i);
        if (done) {
            done = addOutput(node, site, i + 1, type);
        }
        if (!done) {
            return fail(std::move(done.error()));
        }
    }
    auto input = site.operand(1, &anyValue);
    if (!input) {
        return input;
    }
    if (auto done = addOutput(node, site, count, type); !done) {
        return fail(std::move(done.error()));
    }
    const Type labels = Type::of(node.labels.front());
    if (!input->type.is(TypeKind::Any) && !input->type.suits(labels)) {
        return wrongType(site.at(1), labels.name(), input->type);
    }
    node.operands[0] = std::move(*input);
    node.type = *type;
    sortLabels(node);
    return node;
}

Result<Node> parseCoalesce(const Site& site) {
    if (site.operandCount() < 1) {
        return wrongCount(site);
    }
    Node node = site.node(Operator::Coalesce, anyValue);
    auto type = site.outputType();
    bool untyped = false;
    for (std::size_t i = 1; i < site.json.size(); ++i) {
        // an assertion in here would fail for the very null that is to be skipped; it comes around the whole
        auto operand = site.operand(i, type ? &*type : nullptr, Annotation::None);
        if (!operand) {
            return operand;
        }
        if (!type) {
            type = operand->type;
        }
        untyped = untyped || (site.expected != nullptr && !operand->type.suits(*site.expected));
        node.operands.push_back(std::move(*operand));
    }
    node.type = untyped ? anyValue : *type;
    return node;
}

Result<Node> parseLet(const Site& site) {
    const std::size_t count = site.operandCount();
    if (count < 3 || count % 2 == 0) {
        return wrongCount(site);
    }
    std::vector<Scope> scopes;
    scopes.reserve(count / 2);
    Node node = site.node(Operator::Let, anyValue);
    for (std::size_t i = 1; i < count; i += 2) {
        const Json& name = site.json[i];
        const bool usable =
            name.is_string() &&
            name.get_ref<const std::string&>().find_first_not_of(
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == std::string::npos;
        if (!usable) {
            return refuse(site.at(i),
                          {"Ein Name besteht aus Buchstaben ohne Umlaute, Ziffern und \u201e_\u201c.",
                           "A name consists of plain letters, digits and '_'."});
        }
        auto value = site.operand(i + 1, nullptr);
        if (!value) {
            return value;
        }
        node.operands.push_back(*value);
        scopes.push_back({name.get<std::string>(), std::make_shared<const Node>(std::move(*value)),
                          scopes.empty() ? site.scope : &scopes.back()});
    }
    auto result = site.operand(count, site.expected, Annotation::BySpecification, &scopes.back());
    if (!result) {
        return result;
    }
    node.type = result->type;
    node.operands.push_back(std::move(*result));
    return node;
}

Result<Node> parseVar(const Site& site) {
    if (site.operandCount() != 1 || !site.json[1].is_string()) {
        return wrongCount(site);
    }
    const std::string& name = site.json[1].get_ref<const std::string&>();
    for (const Scope* scope = site.scope; scope != nullptr; scope = scope->outer) {
        if (scope->name == name) {
            Node node = site.node(Operator::Var, scope->bound->type);
            node.bound = scope->bound;
            return node;
        }
    }
    return refuse(site.at(1), {"Den Namen \u201e" + name + "\u201c hat kein \u201elet\u201c vergeben.",
                               "No 'let' has given the name '" + name + "'."});
}

Result<> readCurve(Node& node, const Site& site) {
    const Json& json = site.json[1];
    const std::string name =
        json.is_array() && !json.empty() && json[0].is_string() ? json[0].get<std::string>() : "";
    const std::size_t numbers = name == "exponential" ? 1 : name == "cubic-bezier" ? 4 : 0;
    // as in the reference, what stands behind the base is not looked at
    bool usable = !name.empty() && (numbers == 4 ? json.size() == 5 : json.size() > numbers);
    for (std::size_t i = 1; usable && i <= numbers; ++i) {
        usable = json[i].is_number();
        node.control[i - 1] = usable ? json[i].get<double>() : 0;
        usable = usable && (numbers == 1 || (node.control[i - 1] >= 0 && node.control[i - 1] <= 1));
    }
    if (!usable || (name != "linear" && numbers == 0)) {
        return refuse(
            site.at(1),
            {"Erlaubt sind [\"linear\"], [\"exponential\", Basis] und [\"cubic-bezier\", x1, y1, x2, "
             "y2] mit Zahlen von 0 bis 1.",
             "Allowed are [\"linear\"], [\"exponential\", base] and [\"cubic-bezier\", x1, y1, x2, y2] "
             "with numbers from 0 to 1."});
    }
    node.curve = numbers == 0 ? Curve::Linear : numbers == 1 ? Curve::Exponential : Curve::CubicBezier;
    return {};
}

/// Stops and outputs from `first` on, the stops ascending.
Result<> addStops(Node& node, const Site& site, std::size_t first, std::optional<Type>& type) {
    for (std::size_t i = first; i + 1 < site.json.size(); i += 2) {
        const Json& stop = site.json[i];
        if (!stop.is_number() || (!node.stops.empty() && stop.get<double>() <= node.stops.back())) {
            return refuse(site.at(i), {"Hier wird eine Zahl erwartet, größer als die vorige Stufe.",
                                       "A number greater than the stop before is expected here."});
        }
        node.stops.push_back(stop.get<double>());
        if (auto done = addOutput(node, site, i + 1, type); !done) {
            return done;
        }
    }
    return {};
}

Result<> addInput(Node& node, const Site& site, std::size_t index) {
    auto input = site.operand(index, &plainNumber);
    if (!input) {
        return fail(std::move(input.error()));
    }
    node.operands.push_back(std::move(*input));
    return {};
}

Result<Node> parseStep(const Site& site) {
    const std::size_t count = site.operandCount();
    if (count < 4 || count % 2 == 1) {
        return wrongCount(site);
    }
    Node node = site.node(Operator::Step, anyValue);
    auto type = site.outputType();
    auto done = addInput(node, site, 1);
    if (done) {
        done = addOutput(node, site, 2, type);
    }
    if (done) {
        done = addStops(node, site, 3, type);
    }
    if (!done) {
        return fail(std::move(done.error()));
    }
    node.type = *type;
    return node;
}

bool hasValuesBetween(const Type& type) {
    return type.is(TypeKind::Number) || type.is(TypeKind::Colour) ||
           (type.is(TypeKind::List) && type.item().is(TypeKind::Number) && type.length());
}

Result<Node> parseInterpolate(const Site& site) {
    const std::size_t count = site.operandCount();
    Node node = site.node(Operator::Interpolate, anyValue);
    if (count < 1) {
        return wrongCount(site);
    }
    if (auto done = readCurve(node, site); !done) {
        return fail(std::move(done.error()));
    }
    if (count < 4 || count % 2 == 1) {
        return wrongCount(site);
    }
    auto type = site.outputType();
    auto done = addInput(node, site, 2);
    if (done) {
        done = addStops(node, site, 3, type);
    }
    if (!done) {
        return fail(std::move(done.error()));
    }
    if (!hasValuesBetween(*type)) {
        return refuse(site.pointer,
                      {"Zwischen Werten der Art \u201e" + type->name() + "\u201c liegen keine.",
                       "There are no values between those of type '" + type->name() + "'."},
                      {"Stufen schreibt man mit \u201estep\u201c.", "Steps are written with 'step'."});
    }
    node.type = *type;
    return node;
}

/// As ECMAScript takes it.
bool isNothing(const Json& value) {
    const auto* text = value.is_string() ? value.get_ptr<const std::string*>() : nullptr;
    return value.is_null() || value == false || value == 0 || (text != nullptr && text->empty());
}

Result<Node> parseNumberFormat(const Site& site) {
    if (site.operandCount() != 2) {
        return wrongCount(site);
    }
    const Json& options = site.json[2];
    if (!options.is_object()) {
        return refuse(site.at(2), {"Hier werden Angaben in geschweiften Klammern erwartet.",
                                   "Options in braces are expected here."});
    }
    for (const auto& [key, value] : options.items()) {
        if (std::ranges::find(numberFormatOptions, key) == std::end(numberFormatOptions)) {
            return refuse(site.at(2) + "/" + key,
                          {"Erlaubt sind \u201elocale\u201c, \u201ecurrency\u201c, \u201eunit\u201c, "
                           "\u201emin-fraction-digits\u201c und \u201emax-fraction-digits\u201c.",
                           "Allowed are 'locale', 'currency', 'unit', 'min-fraction-digits' and "
                           "'max-fraction-digits'."});
        }
    }
    Node node = site.node(Operator::NumberFormat, TypeKind::Text);
    auto number = site.operand(1, &plainNumber);
    if (!number) {
        return number;
    }
    node.operands.push_back(std::move(*number));
    for (std::size_t i = 0; i < node.formatOptions.size(); ++i) {
        const std::string key(numberFormatOptions[i]);
        // the reference takes nothing, a plain 0, an empty text for an option that is not there
        if (!options.contains(key) || isNothing(options[key])) {
            continue;
        }
        const Type& wanted = key.ends_with("digits") ? plainNumber : plainText;
        auto operand = parseSite({options[key], site.at(2) + "/" + key, &wanted, site.scope, site.rules});
        if (!operand) {
            return operand;
        }
        node.formatOptions[i] = static_cast<std::uint8_t>(node.operands.size());
        node.operands.push_back(std::move(*operand));
    }
    if (node.formatOptions[1] != 0 && node.formatOptions[2] != 0) {
        return refuse(site.at(2),
                      {"Eine Zahl hat eine Währung (currency) oder eine Einheit (unit), nicht beides.",
                       "A number has a currency or a unit, not both."});
    }
    return node;
}

}  // namespace

OperatorParser choiceOperator(std::string_view name) {
    static const std::map<std::string, OperatorParser, std::less<>> parsers{
        {"case", parseCase},
        {"match", parseMatch},
        {"coalesce", parseCoalesce},
        {"let", parseLet},
        {"var", parseVar},
        {"step", parseStep},
        {"interpolate", parseInterpolate},
        {"number-format", parseNumberFormat}};
    const auto found = parsers.find(name);
    return found != parsers.end() ? found->second : nullptr;
}

}  // namespace nordertor::style
