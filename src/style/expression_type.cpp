// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/expression_type_p.h"

namespace nordertor::style {
namespace {

TypeKind kindOf(const Value& value) {
    static constexpr TypeKind kinds[] = {TypeKind::Null,   TypeKind::Truth, TypeKind::Number, TypeKind::Text,
                                         TypeKind::Colour, TypeKind::List,  TypeKind::Object};
    return kinds[value.index()];
}

}  // namespace

Type Type::list(const Type& item, std::optional<std::size_t> length) {
    Type type(TypeKind::List);
    type.item_ = std::make_shared<const Type>(item);
    type.length_ = length;
    return type;
}

Type Type::of(const Value& value) {
    const auto* list = std::get_if<std::shared_ptr<const ValueList>>(&value);
    if (list == nullptr) {
        return kindOf(value);
    }
    const auto& items = (*list)->items;
    if (items.empty()) {
        return Type::list(TypeKind::Any, 0);
    }
    const TypeKind first = kindOf(items.front());
    for (const Value& item : items) {
        // the specification does not look into lists of lists
        if (kindOf(item) != first || (first == TypeKind::List && items.size() > 1)) {
            return Type::list(TypeKind::Any, items.size());
        }
    }
    return Type::list(Type::of(items.front()), items.size());
}

bool Type::suits(const Type& expected) const {
    if (expected.is(TypeKind::List)) {
        return is(TypeKind::List) &&
               ((length_ == 0 && item_->is(TypeKind::Any)) || item_->suits(expected.item())) &&
               (!expected.length_ || expected.length_ == length_);
    }
    if (expected.kind_ == kind_) {
        return true;
    }
    return expected.is(TypeKind::Any);
}

std::string Type::name() const {
    if (is(TypeKind::List)) {
        if (length_) {
            return "array<" + item_->name() + ", " + std::to_string(*length_) + ">";
        }
        return item_->is(TypeKind::Any) ? "array" : "array<" + item_->name() + ">";
    }
    static constexpr const char* names[] = {"null",   "number", "string", "boolean",   "color",
                                            "object", "value",  "array",  "formatted", "resolvedImage"};
    return names[static_cast<std::size_t>(kind_)];
}

bool isOfType(const Value& value, const Type& expected) {
    if (expected.is(TypeKind::Any)) {
        return true;
    }
    return expected.is(TypeKind::List) ? Type::of(value).suits(expected) : kindOf(value) == expected.kind();
}

}  // namespace nordertor::style
