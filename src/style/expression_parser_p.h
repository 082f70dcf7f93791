// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "style/expression_node_p.h"

namespace nordertor::style {

/// What "let" bound, the innermost first.
struct Scope {
    std::string name;
    std::shared_ptr<const Node> bound;
    const Scope* outer = nullptr;
};

/// What is done with a value whose type the place asks for but nobody knows before evaluating: what suits the
/// type (numbers, texts ... are asserted, colours, labels and images converted), or nothing.
enum class Annotation { BySpecification, None };

/// One expression while it is parsed: where it stands and what its place expects.
struct Site {
    const Json& json;
    std::string pointer;
    const Type* expected = nullptr;  ///< null: nothing
    const Scope* scope = nullptr;
    const ExpressionRules* rules = nullptr;

    [[nodiscard]] std::size_t operandCount() const { return json.size() - 1; }
    [[nodiscard]] std::string at(std::size_t index) const { return pointer + "/" + std::to_string(index); }
    /// The expression at `index` of this one.
    [[nodiscard]] Result<Node> operand(std::size_t index, const Type* type,
                                       Annotation annotation = Annotation::BySpecification,
                                       const Scope* inner = nullptr) const;
    /// What the place expects of outputs; nothing if any value will do.
    [[nodiscard]] std::optional<Type> outputType() const;
    [[nodiscard]] Node node(Operator op, const Type& type) const;
};

[[nodiscard]] Result<Node> parseSite(const Site& site, Annotation annotation = Annotation::BySpecification);
/// Operators with rules of their own; null if there is no such one.
using OperatorParser = Result<Node> (*)(const Site&);
[[nodiscard]] OperatorParser valueOperator(std::string_view name);
[[nodiscard]] OperatorParser choiceOperator(std::string_view name);
/// Operators described by the types of operands and result.
[[nodiscard]] bool isPlainOperator(std::string_view name);
[[nodiscard]] Result<Node> parsePlainOperator(const Site& site);

[[nodiscard]] tl::unexpected<Error> refuse(const std::string& pointer, LocalizedText message,
                                           LocalizedText remedy = {});
[[nodiscard]] tl::unexpected<Error> wrongCount(const Site& site);
[[nodiscard]] tl::unexpected<Error> wrongType(const std::string& pointer, const std::string& expected,
                                              const Type& found);
/// The JSON value as a value; lists and objects included.
[[nodiscard]] Value valueOfJson(const Json& json);
/// Error if "zoom" stands elsewhere than the rules allow.
[[nodiscard]] Result<> checkDependencies(const Node& node, const ExpressionRules& rules,
                                         const std::string& pointer);

}  // namespace nordertor::style
