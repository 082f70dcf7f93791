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
    testing::Values(
        BadValue{"theme", " ", "--theme: The value has no visible character."},
        BadValue{"theme", "\u200B\uFEFF\u00A0", "--theme: The value has no visible character."},
        BadValue{"theme", "\xFF\xFE",
                 "--theme: The value is no readable text. Please enter it again, encoded as UTF-8. Example: "
                 "--theme 1"},
        BadValue{"where", "ar\xE4",
                 "--where: The value is no readable text. Please enter it again, encoded as UTF-8. Example: "
                 "--where area"},
        BadValue{"margin", "12 km",
                 "--margin: \"12 km\" is not a number. Allowed is 0–5000 m. Example: --margin 2000"},
        BadValue{"where", "here",
                 "--where: \"here\" is no choice. Possible are: area, all. Example: --where area"},
        BadValue{
            "date", "31.03.2026",
            "--date: \"31.03.2026\" is not a date. Allowed is year-month-day. Example: --date 2026-03-31"},
        BadValue{
            "date", "2026-02-30",
            "--date: \"2026-02-30\" is not a date. Allowed is year-month-day. Example: --date 2026-03-31"},
        BadValue{
            "size", "1",
            "--size: There is no such parameter here. Possible are: --margin, --area, --where, --date, --theme."}));

TEST(ParameterValues, TakeAScaleAsItIsWrittenOnMaps) {
    const std::vector<ParameterSpec> scale{{.name = "scale",
                                            .type = ParameterType::Scale,
                                            .help = {"Beispiel: --scale 5000", "Example: --scale 5000"},
                                            .minimum = 100,
                                            .maximum = 500000}};
    const auto textOf = [&](const std::string& given) {
        const auto values = ParameterValues::create(scale, {{"scale", {given}}});
        return values ? std::to_string(values->integer("scale").value_or(0))
                      : values.error().sentence(Language::English);
    };
    for (const char* given : {"5000", "1:5000", "1 : 5.000", "1:5,000", "1: 5 000", "5.000"}) {
        EXPECT_EQ(textOf(given), "5000");
    }
    EXPECT_EQ(textOf("1:100.000"), "100000");
    const std::string remedy = " Allowed is 1 : 500,000 to 1 : 100. Example: --scale 5000";
    for (const char* given :
         {"5.00", "1:", "1:2:3", "2:5000", "1:5k", ".500", "50.00", "1..500", "-5000", ""}) {
        EXPECT_EQ(textOf(given), "--scale: \"" + std::string(given) + "\" is not a scale." + remedy);
    }
    EXPECT_EQ(textOf("1:50"), "--scale: The scale 1 : 50 is not possible." + remedy);
}

TEST(ParameterValues, RequiresWhatIsRequired) {
    const auto values = ParameterValues::create(specs(), {});
    ASSERT_FALSE(values);
    EXPECT_EQ(values.error().place, "--area");
}

std::vector<ParameterSpec> dependentSpecs() {
    return {{.name = "method",
             .type = ParameterType::Choice,
             .choices = {"near", "k", "smooth"},
             .defaultValue = "near"},
            {.name = "k",
             .type = ParameterType::Integer,
             .help = {"Wie viele. Beispiel: --k 5", "How many. Example: --k 5"},
             .minimum = 1,
             .maximum = 50,
             .defaultValue = "3",
             .usedWith = {{"method", {"k"}}}},
            {.name = "output", .type = ParameterType::OutputFile},
            {.name = "dpi",
             .type = ParameterType::Integer,
             .defaultValue = "200",
             .usedWith = {{"output", {"*.png", "*.odt"}}}},
            {.name = "draw", .type = ParameterType::Flag},
            {.name = "runs",
             .type = ParameterType::Integer,
             .defaultValue = "9",
             .usedWith = {{"draw", {"true"}}}},
            {.name = "seed", .type = ParameterType::Integer, .defaultValue = "1", .usedWith = {{"runs"}}},
            {.name = "areas", .type = ParameterType::Text},
            {.name = "layer",
             .type = ParameterType::Text,
             .usedWith = {{"areas"}},
             .notUsedWith = {{"areas", {"grid:*"}}}},
            {.name = "limit",
             .type = ParameterType::Text,
             .notUsedWith = {{"output", {"*.odt"}, {{"draw", {"true"}}}}}}};
}

std::string refusal(std::map<std::string, std::vector<std::string>> given) {
    const auto values = ParameterValues::create(dependentSpecs(), std::move(given));
    return values ? "" : values.error().sentence(Language::English);
}

TEST(ParameterWithoutEffect, IsRefusedWithWhatItGoesWith) {
    EXPECT_EQ(refusal({{"k", {"5"}}}),
              "--k: This has an effect only together with --method k. Please leave it out or add --method k. "
              "Example: --k 5");
    EXPECT_EQ(refusal({{"k", {"5"}}, {"method", {"k"}}}), "");
    EXPECT_EQ(
        refusal({{"output", {"a.pdf"}}, {"dpi", {"300"}}}),
        "--dpi: This has an effect only together with --output *.png or --output *.odt. Please leave it out or "
        "add --output *.png or --output *.odt. Example: --dpi 200");
    EXPECT_EQ(refusal({{"output", {"a.PNG"}}, {"dpi", {"300"}}}), "");
    EXPECT_EQ(
        refusal({{"runs", {"5"}}}),
        "--runs: This has an effect only together with --draw. Please leave it out or add --draw. Example: "
        "--runs 9");
    EXPECT_EQ(refusal({{"runs", {"5"}}, {"draw", {"true"}}}), "");
    EXPECT_EQ(
        refusal({{"layer", {"x"}}, {"areas", {"grid:500"}}}),
        "--layer: This has no effect beside --areas grid:500. Please leave out one of the two. Example: --layer 1");
    EXPECT_EQ(refusal({{"layer", {"x"}}, {"areas", {"a.gpkg"}}}), "");
    EXPECT_EQ(
        refusal({{"limit", {"x"}}, {"output", {"a.odt"}}}),
        "--limit: This has no effect beside --output a.odt. Please leave out one of the two or add --draw. "
        "Example: --limit 1");
    EXPECT_EQ(refusal({{"limit", {"x"}}, {"output", {"a.odt"}}, {"draw", {"true"}}}), "");
    EXPECT_EQ(refusal({{"limit", {"x"}}}), "");
}

TEST(ParameterWithoutEffect, IsNoPartOfTheValuesAsADefault) {
    const auto values = ParameterValues::create(dependentSpecs(), {});
    ASSERT_TRUE(values);
    EXPECT_EQ(values->all(), (std::map<std::string, std::vector<std::string>>{{"method", {"near"}}}))
        << "neither k nor dpi, runs or the seed that only runs need";
    // results of earlier versions and forms write all defaults down
    EXPECT_EQ(refusal({{"k", {"3"}}, {"runs", {"9"}}, {"seed", {"1"}}}), "");
}

TEST(ParameterWithoutEffect, CanBeDroppedFromARecord) {
    std::map<std::string, std::vector<std::string>> given{
        {"k", {"5"}}, {"runs", {"7"}}, {"seed", {"4"}}, {"areas", {"grid:500"}}, {"layer", {"x"}}};
    dropWithoutEffect(dependentSpecs(), given);
    EXPECT_EQ(given, (std::map<std::string, std::vector<std::string>>{{"areas", {"grid:500"}}}));
    EXPECT_EQ(refusal(given), "");
}

TEST(ParameterExample, IsThatOfTheHelpOrMadeFromTheSpecification) {
    EXPECT_EQ(exampleOf(dependentSpecs()[1]).de, "Beispiel: --k 5");
    EXPECT_EQ(exampleOf({.name = "where", .choices = {"area", "all"}}).en, "Example: --where area");
    EXPECT_EQ(exampleOf({.name = "alpha", .minimum = 0.0001}).en, "Example: --alpha 0.0001");
    EXPECT_EQ(exampleOf({.name = "draw", .type = ParameterType::Flag}).en, "Example: --draw");
}

}  // namespace
}  // namespace nordertor::plugin_api
