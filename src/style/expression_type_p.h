// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "style/value.h"

namespace nordertor::style {

/// What is known of a value before it is evaluated. `Label` (the specification's "formatted") and `Image`
/// ("resolvedImage") are texts that properties ask for; only they take any value, written as text.
enum class TypeKind { Null, Number, Text, Truth, Colour, Object, Any, List, Label, Image };

class Type {
  public:
    Type(TypeKind kind = TypeKind::Any) : kind_(kind) {}
    [[nodiscard]] static Type list(const Type& item, std::optional<std::size_t> length = {});
    /// A list is of the type its items share, else of values.
    [[nodiscard]] static Type of(const Value& value);

    [[nodiscard]] TypeKind kind() const { return kind_; }
    [[nodiscard]] bool is(TypeKind kind) const { return kind_ == kind; }
    /// Only of lists.
    [[nodiscard]] const Type& item() const { return *item_; }
    [[nodiscard]] std::optional<std::size_t> length() const { return length_; }
    /// Whether a value of this type may stand where `expected` is asked for.
    [[nodiscard]] bool suits(const Type& expected) const;
    /// As the specification writes it: "number", "array<string, 2>".
    [[nodiscard]] std::string name() const;

  private:
    TypeKind kind_;
    std::shared_ptr<const Type> item_;
    std::optional<std::size_t> length_;
};

/// Type::of(value).suits(expected), without naming the type.
[[nodiscard]] bool isOfType(const Value& value, const Type& expected);

}  // namespace nordertor::style
