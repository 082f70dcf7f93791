// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "plugin_api/parameter.h"

#include <gtest/gtest.h>

namespace nordertor::plugin_api {
namespace {

std::vector<ParameterSpec> specs() {
    return {{.name = "margin",
             .type = ParameterType::Number,
             .label = {"Umkreis", "Surroundings"},
             .unit = "m",
             .minimum = 0,
             .maximum = 5000,
             .defaultValue = "2000"},
            {.name = "area", .type = ParameterType::InputFile, .label = {"Gebiet", "Area"}, .required = true},
            {.name = "where", .type = ParameterType::Choice, .choices = {"area", "all"}},
            {.name = "date", .type = ParameterType::Date},
            {.name = "theme", .type = ParameterType::TextList}};
}

TEST(ParameterValues, FillsInDefaultsAndKeepsLists) {
    const auto values =
        ParameterValues::create(specs(), {{"area", {"a.geojson"}}, {"theme", {"youth", "social"}}});
    ASSERT_TRUE(values) << values.error().sentence(Language::English);
    EXPECT_EQ(values->number("margin"), 2000.0);
    EXPECT_EQ(values->list("theme"), (std::vector<std::string>{"youth", "social"}));
    EXPECT_FALSE(values->has("date"));
    EXPECT_EQ(values->text("date"), "");
}

TEST(ParameterValues, NamesParameterRangeAndExampleWhenOutOfRange) {
    const auto values = ParameterValues::create(specs(), {{"area", {"a"}}, {"margin", {"9000"}}});
    ASSERT_FALSE(values);
    EXPECT_EQ(values.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(values.error().sentence(Language::German),
              "--margin: 9000 liegt außerhalb des erlaubten Bereichs 0–5000 m. Beispiel: --margin 2000");
}

struct BadValue {
    const char* name;
    const char* value;
    const char* sentence;
};
class RefusedParameter : public testing::TestWithParam<BadValue> {};

TEST_P(RefusedParameter, SaysWhy) {
    const auto values =
        ParameterValues::create(specs(), {{"area", {"a"}}, {GetParam().name, {GetParam().value}}});
    ASSERT_FALSE(values);
    EXPECT_EQ(values.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(values.error().sentence(Language::English), GetParam().sentence);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, RefusedParameter,
    testing::Values(BadValue{"margin", "12 km",
                             "--margin: \"12 km\" is not a number. Example: --margin 2000"},
                    BadValue{"where", "here", "--where: \"here\" is no choice. Possible are: area, all."},
                    BadValue{"date", "31.03.2026",
                             "--date: \"31.03.2026\" is not a date. Please write it like 2026-03-31."},
                    BadValue{"date", "2026-02-30",
                             "--date: \"2026-02-30\" is not a date. Please write it like 2026-03-31."},
                    BadValue{"size", "1", "--size: There is no such parameter here."}));

TEST(ParameterValues, RequiresWhatIsRequired) {
    const auto values = ParameterValues::create(specs(), {});
    ASSERT_FALSE(values);
    EXPECT_EQ(values.error().place, "--area");
}

}  // namespace
}  // namespace nordertor::plugin_api
