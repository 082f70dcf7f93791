// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"

namespace nordertor::test {
namespace {

using testing::HasSubstr;

constexpr const char* kind = "youth.playground";

ProgramRun access(std::vector<std::string> arguments, const std::string& language = "en_GB.UTF-8") {
    arguments.insert(arguments.begin(), {"access", exampleProject().string(), "--kind", kind});
    return runProgram(arguments, language);
}

nlohmann::json accessTables(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const ProgramRun run = access(arguments);
    EXPECT_EQ(run.exitCode, 0) << run.err;
    return nlohmann::json::parse(run.out)["tables"];
}

TEST(MeasureAccess, ListsTheHomesThatWalkFarthestFirst) {
    const auto homes = accessTables({"--method", "nearest", "--top", "30"})["access"];
    ASSERT_EQ(homes.size(), 30U);
    for (std::size_t i = 1; i < homes.size(); ++i) {
        EXPECT_TRUE(homes[i - 1]["value"].is_null() || homes[i - 1]["value"] >= homes[i]["value"]) << i;
    }
}

TEST(MeasureAccess, SaysSupplyPerPersonInWordsOfPlanners) {
    const ProgramRun run = access({"--capacity", "facilities"}, "de_DE.UTF-8");
    ASSERT_EQ(run.exitCode, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Spielplätze je 1.000 Personen"));
    EXPECT_THAT(access({"--capacity", "area"}).out, HasSubstr("m² per person"));
}

// Truth: all playgrounds of the example are drawn as areas, none states places.
TEST(MeasureAccess, RefusesAStandInForNobody) {
    for (const char* capacity : {"auto", "area"}) {
        const ProgramRun run = access({"--stand-in", "500", "--capacity", capacity});
        EXPECT_EQ(run.exitCode, 2) << run.out;
        EXPECT_THAT(run.err, HasSubstr("--stand-in: A stand-in has no effect here: all facilities state"));
    }
    EXPECT_THAT(access({"--stand-in", "50", "--capacity", "places"}).out, HasSubstr("50 stands in"));
}

TEST(MeasureAccess, PutsOtherLimitsBesideTheChosenOne) {
    const auto tables = accessTables({"--method", "2sfca", "--limit", "600", "--sensitivity", "300,1200"});
    ASSERT_EQ(tables["access_sensitivity"].size(), 3U);
    // a larger catchment leaves no more people without
    const auto without = [&](std::size_t row) { return tables["access_sensitivity"][row]["without"]; };
    ASSERT_TRUE(without(0).is_number() && without(1).is_number()) << tables["access_sensitivity"];
    EXPECT_GE(without(0), without(1));
}

TEST(MeasureAccess, SumsUpAreasAndHidesThoseWithFewInhabitants) {
    const auto strict = accessTables({"--areas", "grid:250"})["access_areas"];
    const auto open = accessTables({"--areas", "grid:250", "--least-inhabitants", "0"})["access_areas"];
    ASSERT_EQ(strict.size(), open.size());
    std::size_t hidden = 0;
    for (std::size_t a = 0; a < open.size(); ++a) {
        hidden += strict[a]["value"].is_null() && !open[a]["value"].is_null() ? 1U : 0U;
        if (open[a]["persons"] == 0) {
            EXPECT_TRUE(open[a]["value"].is_null());
        }
    }
    EXPECT_GT(hidden, 0U);
}

TEST(MeasureAccess, PutsHomesOrAreasOnTheMap) {
    const auto features = [](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--format", "geojson"});
        return nlohmann::json::parse(access(arguments).out)["features"];
    };
    const auto homes = features({"--top", "5"});
    ASSERT_EQ(homes.size(), 5U);
    EXPECT_EQ(homes[0]["geometry"]["type"], "Point");
    const auto areas = features({"--areas", "grid:500"});
    ASSERT_FALSE(areas.empty());
    EXPECT_EQ(areas[0]["geometry"]["type"], "MultiPolygon");
}

TEST(MeasureAccess, RefusesEachMistakeWithItsOwnSentence) {
    struct Mistake {
        std::vector<std::string> arguments;
        int exitCode;
        const char* words;
    };
    const std::vector<Mistake> mistakes{
        {{"--decay", "cubic"}, 2, "--decay"},
        {{"--steps", "500=1,250=0.5"}, 2, "The steps must ascend"},
        {{"--steps", "far"}, 2, "\"far\" is not a step."},
        {{"--steps", "250=1,500=0.5", "--limit", "800"}, 2, "The last step ends elsewhere than the limit."},
        {{"--steps", "250=1", "--decay", "linear"}, 2, "--steps is for the decay in steps only."},
        {{"--method", "2sfca", "--decay", "linear"}, 2, "The method 2sfca has a decay of its own."},
        {{"--decay-exponent", "2"}, 2, "--decay-exponent is for the decay by a power only."},
        {{"--decay-scale", "100"}, 2, "--decay-scale is not for the decay in steps."},
        {{"--limit", "far"}, 2, "\"far\" is not a limit."},
        {{"--limit", "0"}, 2, "--limit: \"0\" is outside the allowed range 1–20,000 m."},
        {{"--limit", "500min"}, 2, "--limit: \"500min\" is outside the allowed range 0.1–400 min."},
        {{"--method", "nearest", "--sensitivity", "400"}, 2, "the limit itself is missing"},
        {{"--sensitivity", "5min"}, 2, "The limits to compare are minutes"},
        {{"--method", "k-nearest", "--k", "50"}, 2, "The 50 nearest facilities are asked for"},
        {{"--group", "dragons"}, 2, "There is no group of persons \"dragons\"."},
        {{"--limit", "1"}, 5, "Nobody reaches a facility by such a walk"},
        {{"--capacity", "places"}, 5, "None of the facilities states this: places."},
        {{"--kind", "youth.dragons"}, 2, "There is no kind of facility \"youth.dragons\"."},
    };
    for (const Mistake& mistake : mistakes) {
        const ProgramRun run = access(mistake.arguments);
        EXPECT_EQ(run.exitCode, mistake.exitCode) << mistake.words << run.err;
        EXPECT_THAT(run.err, HasSubstr(mistake.words));
        EXPECT_EQ(run.out, "") << mistake.words;
    }
}

}  // namespace
}  // namespace nordertor::test
