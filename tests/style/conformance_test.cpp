// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "expression_cases.h"
#include "style/expression.h"

namespace nordertor::style {
namespace {

using cases::evaluatedFor;
using cases::same;
using cases::typeNamed;

// What expressions.json expects is what the reference implementation of the specification says; the test
// style_reference compares the two (reference/check.mjs).

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
