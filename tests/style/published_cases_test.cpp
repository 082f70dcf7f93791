// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/json.h"
#include "expression_cases.h"

namespace nordertor::style {
namespace {

// The cases the specification publishes with its reference implementation (repository
// maplibre/maplibre-style-spec, folder test/integration/expression/tests), for whoever has them at hand: they
// are not part of this project.

/// What we do not have or have otherwise, and docs/style-format.md says so.
const std::map<std::string, std::string> otherwise{
    {"id/basic", "ids are texts"},
    {"geometry-type/multipoint", "several points are a Point, as in vector tiles"},
    {"geometry-type/multilinestring", "as before"},
    {"geometry-type/multipolygon", "as before"},
};
const std::set<std::string> operatorsElsewhere{"collator",
                                               "error",
                                               "format",
                                               "global-state",
                                               "image",
                                               "interpolate-hcl",
                                               "interpolate-lab",
                                               "interpolate-projection",
                                               "is-supported-script",
                                               "resolved-locale",
                                               "feature-state",
                                               "accumulated",
                                               "line-progress",
                                               "distance",
                                               "within"};

bool uses(const Json& expression, const std::set<std::string>& operators) {
    if (!expression.is_array() || expression.empty()) {
        return false;
    }
    const bool named = expression[0].is_string() && operators.contains(expression[0].get<std::string>());
    return named || std::any_of(expression.begin(), expression.end(),
                                [&](const Json& part) { return uses(part, operators); });
}

/// "[2][1]" as a JSON pointer.
std::string pointerOf(const std::string& key) {
    std::string pointer;
    for (const char c : key) {
        pointer += c == '[' ? "/" : c == ']' ? "" : std::string(1, c);
    }
    return pointer;
}

/// What a property of the type asks for; nothing where no property here has it.
std::optional<ExpectedType> expectedBy(const Json& property) {
    const std::string type = property.value("type", "");
    if (type == "string") {  // converted, as only texts of labels are here
        return ExpectedType::Label;
    }
    static const std::set<std::string> known{"",
                                             "number",
                                             "boolean",
                                             "color",
                                             "formatted",
                                             "resolvedImage",
                                             "array<number>",
                                             "array<number,2>",
                                             "array<string>"};
    const std::string length = property.contains("length") ? "," + property["length"].dump() : "";
    const std::string name = type == "array" ? "array<" + property.value("value", "") + length + ">" : type;
    return known.contains(name) ? std::optional(cases::typeNamed(name)) : std::nullopt;
}

Json inputOf(const Json& each) {
    const Json& view = each[0];
    const Json& feature = each[1];
    Json input{{"properties", feature.value("properties", Json::object())},
               {"zoom", view.value("zoom", 0.0)},
               {"density", view.value("heatmapDensity", 0.0)}};
    if (feature.contains("geometry")) {
        input["geometry"] = feature["geometry"].value("type", "");
    }
    if (feature.contains("id")) {
        input["id"] = feature["id"].is_string() ? feature["id"].get<std::string>() : feature["id"].dump();
    }
    return input;
}

/// As the published cases write values: colours with their share of opacity in them, what JSON has no number
/// for as null.
Json published(const Json& written) {
    Json result = written;
    if (written.is_array()) {
        for (Json& item : result) {
            item = published(item);
        }
    } else if (written.contains("colour")) {
        result = written["colour"];
        for (std::size_t i = 0; i < 3; ++i) {
            result[i] = result[i].get<double>() * result[3].get<double>();
        }
    } else if (written.contains("number")) {
        result = nullptr;
    } else if (written.contains("object")) {
        result = written["object"];
        for (Json& member : result) {
            member = published(member);
        }
    }
    return result;
}

void compare(const Json& fixture, ExpectedType type) {
    static constexpr double sixDigits = 1e-5;  // cut off, not rounded
    const auto expression = Expression::parse(fixture["expression"], "", {type, true, true, true, true});
    const Json& expected = fixture["expected"];
    if (expected["compiled"]["result"] == "error") {
        ASSERT_FALSE(expression) << "accepted";
        const std::string place = pointerOf(expected["compiled"]["errors"][0]["key"].get<std::string>());
        const std::string ours = expression.error().place;
        EXPECT_TRUE(ours.starts_with(place) || place.starts_with(ours)) << ours << " instead of " << place;
        return;
    }
    ASSERT_TRUE(expression) << expression.error().place << ": " << expression.error().message.en;
    const Json inputs = fixture.value("inputs", Json::array());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const Json ours = published(evaluatedFor(*expression, inputOf(inputs[i])));
        const Json& output = expected["outputs"][i];
        const bool fails = output.is_object() && output.contains("error");
        EXPECT_TRUE(fails ? ours.is_object() && ours.contains("error") : cases::same(ours, output, sixDigits))
            << ours.dump() << " instead of " << output.dump();
    }
}

TEST(PublishedCases, HaveTheirResults) {
    const char* folder = std::getenv("NORDERTOR_STYLE_FIXTURES");
    if (folder == nullptr || !std::filesystem::is_directory(folder)) {
        GTEST_SKIP() << "the published cases are not here (NORDERTOR_STYLE_FIXTURES)";
    }
    int compared = 0;
    int left = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
        if (file.path().filename() != "test.json") {
            continue;
        }
        const std::string name =
            std::filesystem::relative(file.path().parent_path(), folder).generic_string();
        SCOPED_TRACE(name);
        const auto fixture = readJsonFile(file.path());
        ASSERT_TRUE(fixture) << fixture.error().message.en;
        const auto type = expectedBy(fixture->value("propertySpec", Json::object()));
        if (!type || otherwise.contains(name) || uses((*fixture)["expression"], operatorsElsewhere)) {
            ++left;
            continue;
        }
        ++compared;
        compare(*fixture, *type);
    }
    RecordProperty("compared", compared);
    std::printf("%d cases compared, %d of what is not here\n", compared, left);
    EXPECT_GT(compared, 300);
}

}  // namespace
}  // namespace nordertor::style
