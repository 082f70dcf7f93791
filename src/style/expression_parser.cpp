// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "style/expression_node_p.h"

namespace nordertor::style {
namespace {

using Node = Expression::Node;

tl::unexpected<Error> refuse(const std::string& pointer, LocalizedText message, LocalizedText remedy = {}) {
    return fail(ErrorCode::InvalidData, std::move(message), std::move(remedy), {}, pointer);
}

struct Rule {
    Operator op;
    std::size_t least;
    std::size_t most;
};

constexpr std::size_t any = static_cast<std::size_t>(-1);

/// Operators whose operands are plain expressions.
const std::map<std::string, Rule, std::less<>>& plainOperators() {
    static const std::map<std::string, Rule, std::less<>> table{{"zoom", {Operator::Zoom, 0, 0}},
                                                                {"==", {Operator::Equal, 2, 2}},
                                                                {"!=", {Operator::NotEqual, 2, 2}},
                                                                {"<", {Operator::Less, 2, 2}},
                                                                {"<=", {Operator::LessOrEqual, 2, 2}},
                                                                {">", {Operator::Greater, 2, 2}},
                                                                {">=", {Operator::GreaterOrEqual, 2, 2}},
                                                                {"all", {Operator::All, 0, any}},
                                                                {"any", {Operator::Any, 0, any}},
                                                                {"!", {Operator::Not, 1, 1}},
                                                                {"case", {Operator::Case, 3, any}},
                                                                {"coalesce", {Operator::Coalesce, 1, any}},
                                                                {"concat", {Operator::Concat, 1, any}},
                                                                {"to-string", {Operator::ToString, 1, 1}},
                                                                {"to-number", {Operator::ToNumber, 1, any}},
                                                                {"+", {Operator::Add, 2, any}},
                                                                {"-", {Operator::Subtract, 1, 2}},
                                                                {"*", {Operator::Multiply, 2, any}},
                                                                {"/", {Operator::Divide, 2, 2}}};
    return table;
}

std::optional<Value> scalarOf(const Json& json) {
    if (json.is_null()) {
        return Value();
    }
    if (json.is_boolean()) {
        return Value(json.get<bool>());
    }
    if (json.is_number()) {
        return Value(json.get<double>());
    }
    if (json.is_string()) {
        return Value(json.get<std::string>());
    }
    return std::nullopt;
}

std::string at(const std::string& pointer, std::size_t index) {
    return pointer + "/" + std::to_string(index);
}

class Parser {
  public:
    [[nodiscard]] Result<Node> node(const Json& json, const std::string& pointer) const {
        if (const auto scalar = scalarOf(json)) {
            return literal(*scalar);
        }
        if (!json.is_array() || json.empty()) {
            return refuse(pointer, {"Hier wird ein Wert oder ein Ausdruck erwartet.",
                                    "A value or expression is expected here."});
        }
        if (json[0].is_number()) {
            return numbers(json, pointer);
        }
        if (!json[0].is_string()) {
            return refuse(at(pointer, 0), {"Ein Ausdruck beginnt mit dem Namen des Operators.",
                                           "An expression starts with the name of its operator."});
        }
        return operation(json, json[0].get<std::string>(), pointer);
    }

  private:
    static Node literal(Value value) {
        Node result;
        result.value = std::move(value);
        return result;
    }

    static Result<Node> numbers(const Json& json, const std::string& pointer) {
        std::vector<double> values;
        for (std::size_t i = 0; i < json.size(); ++i) {
            if (!json[i].is_number()) {
                return refuse(at(pointer, i),
                              {"Hier wird eine Zahl erwartet.", "A number is expected here."});
            }
            values.push_back(json[i].get<double>());
        }
        return literal(std::move(values));
    }

    static tl::unexpected<Error> wrongCount(const std::string& name, const std::string& pointer) {
        return refuse(pointer, {"Der Operator \u201e" + name + "\u201c hat eine andere Zahl von Operanden.",
                                "The operator '" + name + "' takes another number of operands."});
    }

    [[nodiscard]] Result<Node> operation(const Json& json, const std::string& name,
                                         const std::string& pointer) const {
        const std::size_t count = json.size() - 1;
        if (name == "literal") {
            return literalOperator(json, pointer);
        }
        if (name == "get" || name == "has") {
            if (count != 1 || !json[1].is_string()) {
                return wrongCount(name, pointer);
            }
            Node result;
            result.op = name == "get" ? Operator::Get : Operator::Has;
            result.name = json[1].get<std::string>();
            return result;
        }
        if (name == "in") {
            return inOperator(json, pointer);
        }
        if (name == "match") {
            return matchOperator(json, pointer);
        }
        if (name == "step") {
            return stepOperator(json, pointer);
        }
        if (name == "interpolate") {
            return interpolateOperator(json, pointer);
        }
        if (name == "number-format") {
            return numberFormat(json, pointer);
        }
        const auto rule = plainOperators().find(name);
        if (rule == plainOperators().end()) {
            return refuse(
                at(pointer, 0),
                {"Den Operator \u201e" + name + "\u201c gibt es hier nicht.",
                 "There is no operator '" + name + "' here."},
                {"docs/style-format.md nennt die Operatoren.", "docs/style-format.md lists the operators."});
        }
        return plainOperator(json, name, rule->second, pointer);
    }

    [[nodiscard]] Result<Node> plainOperator(const Json& json, const std::string& name, const Rule& rule,
                                             const std::string& pointer) const {
        const std::size_t count = json.size() - 1;
        if (count < rule.least || count > rule.most || (rule.op == Operator::Case && count % 2 == 0)) {
            return wrongCount(name, pointer);
        }
        Node result;
        result.op = rule.op;
        if (const auto done = operands(json, 1, pointer, result); !done) {
            return fail(done.error());
        }
        const bool comparison = rule.op >= Operator::Equal && rule.op <= Operator::GreaterOrEqual;
        if (comparison && result.operands[0].op == Operator::Literal &&
            result.operands[1].op == Operator::Literal) {
            return refuse(pointer,
                          {"Hier werden zwei feste Werte verglichen.", "Two fixed values are compared here."},
                          {"Eine Eigenschaft liest [\"get\", \"Name\"].",
                           "A property is read by [\"get\", \"name\"]."});
        }
        return result;
    }

    [[nodiscard]] Result<> operands(const Json& json, std::size_t first, const std::string& pointer,
                                    Node& into) const {
        for (std::size_t i = first; i < json.size(); ++i) {
            auto operand = node(json[i], at(pointer, i));
            if (!operand) {
                return fail(std::move(operand.error()));
            }
            into.operands.push_back(std::move(*operand));
        }
        return {};
    }

    static Result<Node> literalOperator(const Json& json, const std::string& pointer) {
        if (json.size() != 2) {
            return wrongCount("literal", pointer);
        }
        if (const auto scalar = scalarOf(json[1])) {
            return literal(*scalar);
        }
        if (json[1].is_array()) {
            return numbers(json[1], at(pointer, 1));
        }
        return refuse(at(pointer, 1), {"Hier wird ein Wert oder eine Liste von Zahlen erwartet.",
                                       "A value or a list of numbers is expected here."});
    }

    static Result<std::vector<Value>> labels(const Json& json, const std::string& pointer) {
        std::vector<Value> values;
        if (!json.is_array()) {
            const auto scalar = scalarOf(json);
            if (!scalar) {
                return refuse(pointer,
                              {"Hier werden feste Werte erwartet.", "Fixed values are expected here."});
            }
            values.push_back(*scalar);
            return values;
        }
        for (std::size_t i = 0; i < json.size(); ++i) {
            const auto scalar = scalarOf(json[i]);
            if (!scalar) {
                return refuse(at(pointer, i),
                              {"Hier werden feste Werte erwartet.", "Fixed values are expected here."});
            }
            values.push_back(*scalar);
        }
        return values;
    }

    [[nodiscard]] Result<Node> inOperator(const Json& json, const std::string& pointer) const {
        if (json.size() != 3) {
            return wrongCount("in", pointer);
        }
        Node result;
        result.op = Operator::In;
        auto needle = node(json[1], at(pointer, 1));
        if (!needle) {
            return needle;
        }
        result.operands.push_back(std::move(*needle));
        const Json& hay = json[2];
        if (hay.is_array() && hay.size() == 2 && hay[0] == "literal" && hay[1].is_array()) {
            auto list = labels(hay[1], at(pointer, 2) + "/1");
            if (!list) {
                return fail(std::move(list.error()));
            }
            result.labels.push_back(std::move(*list));
            return result;
        }
        auto text = node(hay, at(pointer, 2));
        if (!text) {
            return text;
        }
        if (text->op == Operator::Literal && result.operands[0].op == Operator::Literal) {
            return refuse(pointer,
                          {"Hier werden zwei feste Werte verglichen.", "Two fixed values are compared here."},
                          {"Eine Eigenschaft liest [\"get\", \"Name\"].",
                           "A property is read by [\"get\", \"name\"]."});
        }
        result.operands.push_back(std::move(*text));
        return result;
    }

    [[nodiscard]] Result<Node> matchOperator(const Json& json, const std::string& pointer) const {
        // match, input, label, output, label, output ..., fallback
        if (json.size() < 5 || json.size() % 2 == 0) {
            return wrongCount("match", pointer);
        }
        Node result;
        result.op = Operator::Match;
        auto input = node(json[1], at(pointer, 1));
        if (!input) {
            return input;
        }
        result.operands.push_back(std::move(*input));
        for (std::size_t i = 2; i + 1 < json.size(); i += 2) {
            auto list = labels(json[i], at(pointer, i));
            if (!list) {
                return fail(std::move(list.error()));
            }
            result.labels.push_back(std::move(*list));
            auto output = node(json[i + 1], at(pointer, i + 1));
            if (!output) {
                return output;
            }
            result.operands.push_back(std::move(*output));
        }
        auto fallback = node(json.back(), at(pointer, json.size() - 1));
        if (!fallback) {
            return fallback;
        }
        result.operands.push_back(std::move(*fallback));
        return result;
    }

    /// Stops and outputs from `first` on, the stops ascending.
    [[nodiscard]] Result<> stops(const Json& json, std::size_t first, const std::string& pointer,
                                 Node& into) const {
        for (std::size_t i = first; i + 1 < json.size(); i += 2) {
            if (!json[i].is_number() || (!into.stops.empty() && json[i].get<double>() <= into.stops.back())) {
                return refuse(at(pointer, i), {"Hier wird eine Zahl erwartet, größer als die vorige Stufe.",
                                               "A number greater than the stop before is expected here."});
            }
            into.stops.push_back(json[i].get<double>());
            auto output = node(json[i + 1], at(pointer, i + 1));
            if (!output) {
                return fail(std::move(output.error()));
            }
            into.operands.push_back(std::move(*output));
        }
        return {};
    }

    [[nodiscard]] Result<Node> stepOperator(const Json& json, const std::string& pointer) const {
        if (json.size() < 3 || json.size() % 2 == 0) {
            return wrongCount("step", pointer);
        }
        Node result;
        result.op = Operator::Step;
        for (std::size_t i = 1; i <= 2; ++i) {
            auto operand = node(json[i], at(pointer, i));
            if (!operand) {
                return operand;
            }
            result.operands.push_back(std::move(*operand));
        }
        if (const auto done = stops(json, 3, pointer, result); !done) {
            return fail(done.error());
        }
        return result;
    }

    [[nodiscard]] Result<Node> interpolateOperator(const Json& json, const std::string& pointer) const {
        if (json.size() < 5 || json.size() % 2 == 0) {
            return wrongCount("interpolate", pointer);
        }
        Node result;
        result.op = Operator::Interpolate;
        const Json& curve = json[1];
        const bool linear = curve.is_array() && curve.size() == 1 && curve[0] == "linear";
        const bool exponential = curve.is_array() && curve.size() == 2 && curve[0] == "exponential" &&
                                 curve[1].is_number() && curve[1].get<double>() > 0;
        if (!linear && !exponential) {
            return refuse(at(pointer, 1), {"Erlaubt sind [\"linear\"] und [\"exponential\", Basis].",
                                           "Allowed are [\"linear\"] and [\"exponential\", base]."});
        }
        result.base = exponential ? curve[1].get<double>() : 1;
        auto input = node(json[2], at(pointer, 2));
        if (!input) {
            return input;
        }
        result.operands.push_back(std::move(*input));
        if (const auto done = stops(json, 3, pointer, result); !done) {
            return fail(done.error());
        }
        return result;
    }

    [[nodiscard]] Result<Node> numberFormat(const Json& json, const std::string& pointer) const {
        if (json.size() != 3 || !json[2].is_object()) {
            return wrongCount("number-format", pointer);
        }
        Node result;
        result.op = Operator::NumberFormat;
        result.name = "en";
        for (const auto& [key, value] : json[2].items()) {
            const std::string place = at(pointer, 2) + "/" + key;
            if (key == "locale" && (value == "de" || value == "en")) {
                result.name = value.get<std::string>();
            } else if (key == "max-fraction-digits" && value.is_number_integer() && value >= 0 &&
                       value <= 6) {
                result.decimals = value.get<int>();
            } else {
                return refuse(place,
                              {"Erlaubt sind \"locale\" (de, en) und \"max-fraction-digits\" (0 bis 6).",
                               "Allowed are \"locale\" (de, en) and \"max-fraction-digits\" (0 to 6)."});
            }
        }
        auto input = node(json[1], at(pointer, 1));
        if (!input) {
            return input;
        }
        result.operands.push_back(std::move(*input));
        return result;
    }
};

}  // namespace

Result<Expression::Node> parseNode(const Json& json, const std::string& pointer) {
    return Parser().node(json, pointer);
}

}  // namespace nordertor::style
