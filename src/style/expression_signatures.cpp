// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "style/expression_parser_p.h"

namespace nordertor::style {
namespace {

/// `more`: any number of operands of the one type.
struct Signature {
    Operator op;
    Type result;
    std::vector<Type> operands;
    bool more = false;
};

using SignatureTable = std::multimap<std::string, Signature, std::less<>>;

const SignatureTable& signatures() {
    using enum TypeKind;
    using Op = Operator;
    static const SignatureTable table = [] {
        SignatureTable made{{"typeof", {Op::TypeOf, Text, {Any}}},
                            {"get", {Op::Get, Any, {Text}}},
                            {"get", {Op::GetMember, Any, {Text, Object}}},
                            {"has", {Op::Has, Truth, {Text}}},
                            {"has", {Op::HasMember, Truth, {Text, Object}}},
                            {"properties", {Op::Properties, Object, {}}},
                            {"geometry-type", {Op::GeometryType, Text, {}}},
                            {"id", {Op::Id, Any, {}}},
                            {"zoom", {Op::Zoom, Number, {}}},
                            {"heatmap-density", {Op::HeatmapDensity, Number, {}}},
                            {"all", {Op::All, Truth, {Truth}, true}},
                            {"any", {Op::Any, Truth, {Truth}, true}},
                            {"!", {Op::Not, Truth, {Truth}}},
                            {"concat", {Op::Concat, Text, {Any}, true}},
                            {"upcase", {Op::Upcase, Text, {Text}}},
                            {"downcase", {Op::Downcase, Text, {Text}}},
                            {"rgb", {Op::Rgba, Colour, {Number, Number, Number}}},
                            {"rgba", {Op::Rgba, Colour, {Number, Number, Number, Number}}},
                            {"to-rgba", {Op::ToRgba, Type::list(Number, 4), {Colour}}},
                            {"+", {Op::Add, Number, {Number}, true}},
                            {"*", {Op::Multiply, Number, {Number}, true}},
                            {"-", {Op::Subtract, Number, {Number}}},
                            {"-", {Op::Subtract, Number, {Number, Number}}},
                            {"/", {Op::Divide, Number, {Number, Number}}},
                            {"%", {Op::Remainder, Number, {Number, Number}}},
                            {"^", {Op::Power, Number, {Number, Number}}},
                            {"min", {Op::Minimum, Number, {Number}, true}},
                            {"max", {Op::Maximum, Number, {Number}, true}}};
        const std::pair<const char*, Op> ofOneNumber[] = {
            {"abs", Op::Absolute},   {"ceil", Op::Ceiling},    {"floor", Op::Floor}, {"round", Op::Round},
            {"ln", Op::Ln},          {"sqrt", Op::SquareRoot}, {"log10", Op::Log10}, {"log2", Op::Log2},
            {"sin", Op::Sine},       {"cos", Op::Cosine},      {"tan", Op::Tangent}, {"asin", Op::ArcSine},
            {"acos", Op::ArcCosine}, {"atan", Op::ArcTangent}};
        for (const auto& [name, op] : ofOneNumber) {
            made.emplace(name, Signature{op, Number, {Number}});
        }
        return made;
    }();
    return table;
}

Result<Node> operandsFor(const Site& site, const Signature& signature) {
    Node node = site.node(signature.op, signature.result);
    for (std::size_t i = 1; i < site.json.size(); ++i) {
        auto operand = site.operand(i, &signature.operands[signature.more ? 0 : i - 1]);
        if (!operand) {
            return operand;
        }
        node.operands.push_back(std::move(*operand));
    }
    return node;
}

}  // namespace

bool isPlainOperator(std::string_view name) {
    return signatures().contains(name);
}

Result<Node> parsePlainOperator(const Site& site) {
    const auto [first, last] = signatures().equal_range(site.json[0].get_ref<const std::string&>());
    for (auto each = first; each != last; ++each) {
        if (each->second.more || each->second.operands.size() == site.operandCount()) {
            return operandsFor(site, each->second);
        }
    }
    return wrongCount(site);
}

}  // namespace nordertor::style
