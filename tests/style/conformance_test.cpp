// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "style/expression.h"

namespace nordertor::style {
namespace {

// What expressions.json expects is what the reference implementation of the specification says; the test
// style_reference compares the two (reference/check.mjs).

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

GeometryType geometryNamed(const std::string& name) {
    return name == "Point"        ? GeometryType::Point
           : name == "LineString" ? GeometryType::Line
           : name == "Polygon"    ? GeometryType::Polygon
                                  : GeometryType::Unknown;
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

struct Group {
    std::string name;
    Json cases;
};

std::vector<Group> groupsIn(const std::filesystem::path& file) {
    const auto json = readJsonFile(file);
    std::vector<Group> found;
    for (const Json& group : json ? *json : Json::array()) {
        found.push_back({group["operator"].get<std::string>(), group["cases"]});
    }
    return found;
}

std::vector<Group> groups() {
    return groupsIn(NORDERTOR_STYLE_TESTS "/expressions.json");
}

/// Our place is the reference's or a more exact one, unless the case names ours, or says null for any.
bool isPlaceOf(const Json& each, const std::string& ours) {
    const std::string reference = each["expect"]["compile"].get<std::string>();
    if (each.contains("place") && each["place"].is_null()) {
        return true;
    }
    return each.contains("place") ? ours == each["place"]
                                  : ours.starts_with(reference) || reference.starts_with(ours);
}

/// An image without a name is none.
Json expectedValue(const Json& each, std::size_t input) {
    const Json& value = each["expect"]["values"][input];
    return value.is_null() && each.value("type", "") == "resolvedImage" ? Json("") : value;
}

class Conformance : public testing::TestWithParam<Group> {};

void compare(const Json& each) {
    SCOPED_TRACE(each["expression"].dump() + " as " + each.value("type", "any value"));
    // zoom and density may stand anywhere here: where a property allows them is another question
    const auto expression = Expression::parse(each["expression"], "",
                                              {typeNamed(each.value("type", "")), true, true, false, true});
    const Json& expected = each["expect"];
    if (expected.contains("compile")) {
        EXPECT_FALSE(expression) << "accepted";
        if (!expression) {
            EXPECT_FALSE(expression.error().message.de.empty());
            EXPECT_TRUE(isPlaceOf(each, expression.error().place))
                << expression.error().place << " instead of " << expected["compile"];
        }
        return;
    }
    if (!expression) {
        ADD_FAILURE() << "refused at " << expression.error().place << ": " << expression.error().message.en;
        return;
    }
    for (std::size_t i = 0; i < each["inputs"].size(); ++i) {
        const Json result = evaluatedFor(*expression, each["inputs"][i]);
        EXPECT_TRUE(same(result, expectedValue(each, i), each.value("tolerance", 1e-9)))
            << each["inputs"][i].dump() << ": " << result.dump() << " instead of "
            << expected["values"][i].dump();
    }
}

TEST_P(Conformance, AgreesWithTheReference) {
    for (const Json& each : GetParam().cases) {
        compare(each);
    }
}

// The file comes from reference/check.mjs --random
TEST(RandomConformance, AgreesWithTheReference) {
    const char* file = std::getenv("NORDERTOR_STYLE_CASES");
    if (file == nullptr || !std::filesystem::exists(file)) {
        GTEST_SKIP() << "no random cases from the reference (NORDERTOR_STYLE_CASES)";
    }
    for (const Group& group : groupsIn(file)) {
        EXPECT_GT(group.cases.size(), 1000U);
        for (const Json& each : group.cases) {
            compare(each);
        }
    }
}

std::string testName(const testing::TestParamInfo<Group>& info) {
    std::string name = std::to_string(info.index);
    for (const char c : info.param.name) {
        name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    }
    return name;
}

INSTANTIATE_TEST_SUITE_P(Operators, Conformance, testing::ValuesIn(groups()), testName);

TEST(Conformance, EveryOperatorHasCases) {
    EXPECT_GT(groups().size(), 60U);
}

}  // namespace
}  // namespace nordertor::style
