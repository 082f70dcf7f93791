// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "expression_cases.h"

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

namespace nordertor::style::cases {
namespace {

Value valueFrom(const Json& json) {
    if (json.is_array()) {
        std::vector<Value> items;
        for (const Json& item : json) {
            items.push_back(valueFrom(item));
        }
        return listOf(std::move(items));
    }
    if (json.is_object()) {
        ValueObject object;
        for (const auto& [key, value] : json.items()) {
            object.members.emplace_back(key, valueFrom(value));
        }
        return std::make_shared<const ValueObject>(std::move(object));
    }
    return json.is_boolean()  ? Value(json.get<bool>())
           : json.is_number() ? Value(json.get<double>())
           : json.is_string() ? Value(json.get<std::string>())
                              : Value();
}

/// As expressions.json writes values.
Json written(const Value& value) {
    if (const auto* truth = std::get_if<bool>(&value)) {
        return *truth;
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return std::isfinite(*number) ? Json(*number) : Json{{"number", numberText(*number)}};
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* colour = std::get_if<ColourValue>(&value)) {
        return {{"colour", {colour->r, colour->g, colour->b, colour->a}}};
    }
    if (const auto* list = std::get_if<std::shared_ptr<const ValueList>>(&value)) {
        Json items = Json::array();
        for (const Value& item : (*list)->items) {
            items.push_back(written(item));
        }
        return items;
    }
    if (const auto* object = std::get_if<std::shared_ptr<const ValueObject>>(&value)) {
        Json members = Json::object();
        for (const auto& [key, member] : (*object)->members) {
            members[key] = written(member);
        }
        return {{"object", members}};
    }
    return nullptr;
}

GeometryType geometryNamed(const std::string& name) {
    return name == "Point"        ? GeometryType::Point
           : name == "LineString" ? GeometryType::Line
           : name == "Polygon"    ? GeometryType::Polygon
                                  : GeometryType::Unknown;
}

}  // namespace

ExpectedType typeNamed(const std::string& name) {
    static const std::map<std::string, ExpectedType> types{{"", ExpectedType::Any},
                                                           {"number", ExpectedType::Number},
                                                           {"string", ExpectedType::Text},
                                                           {"boolean", ExpectedType::Truth},
                                                           {"color", ExpectedType::Colour},
                                                           {"formatted", ExpectedType::Label},
                                                           {"resolvedImage", ExpectedType::Image},
                                                           {"array<number>", ExpectedType::Numbers},
                                                           {"array<number,2>", ExpectedType::NumberPair},
                                                           {"array<string>", ExpectedType::Texts}};
    return types.at(name);
}

Json evaluatedFor(const Expression& expression, const Json& input) {
    Properties properties;
    const Json values = input.value("properties", Json::object());
    for (const auto& [key, value] : values.items()) {
        properties.set(key, valueFrom(value));
    }
    const std::string id = input.value("id", "");
    EvaluationContext context{properties, input.value("zoom", 0.0)};
    context.geometry = geometryNamed(input.value("geometry", ""));
    context.id = input.contains("id") ? &id : nullptr;
    context.heatmapDensity = input.value("density", 0.0);
    std::optional<EvaluationFailure> failure;
    const Value value = expression.evaluate(context, &failure);
    return failure ? Json{{"error", true}} : written(value);
}

bool same(const Json& a, const Json& b, double tolerance) {
    if (a.is_number() && b.is_number()) {
        const double x = a.get<double>();
        const double y = b.get<double>();
        return std::abs(x - y) <= tolerance * std::max({1.0, std::abs(x), std::abs(y)});
    }
    if (a.size() != b.size() || !a.is_structured() || a.type() != b.type()) {
        return a == b;
    }
    for (const auto& [key, value] : a.items()) {
        if (!same(value, a.is_array() ? b[static_cast<std::size_t>(std::stoul(key))] : b.value(key, Json()),
                  tolerance)) {
            return false;
        }
    }
    return true;
}

}  // namespace nordertor::style::cases
