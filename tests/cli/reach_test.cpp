// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::HasSubstr;
using Json = nlohmann::json;

ProgramRun reach(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"reach", exampleProject().string()});
    return runProgram(arguments, "en_GB.UTF-8");
}

Json jsonOf(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const ProgramRun run = reach(std::move(arguments));
    EXPECT_EQ(run.exitCode, 0) << run.err;
    return Json::parse(run.out)["tables"]["reach"];
}

TEST(Reach, AWiderBandHasNoFewerHomesPathsAndArea) {
    const Json rows = jsonOf({"--kind", "youth.playground", "--bands", "800,200,400"});
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0]["limit_m"], 200);
    EXPECT_EQ(rows[2]["limit_m"], 800);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        for (const char* column : {"homes", "path_km", "area_ha"}) {
            EXPECT_LE(rows[i - 1][column].get<double>(), rows[i][column].get<double>());
            EXPECT_GT(rows[i][column].get<double>(), 0);
        }
    }
}

// 10 minutes of an adult at 1.2 m/s are 720 m; the example has no steps on these ways in the first band.
TEST(Reach, MinutesAreMetresAtTheWalkersSpeed) {
    const Json minutes = jsonOf({"--kind", "youth.playground", "--bands", "10", "--unit", "min"});
    const Json slower =
        jsonOf({"--kind", "youth.playground", "--bands", "10", "--unit", "min", "--profile", "senior"});
    const Json metres = jsonOf({"--kind", "youth.playground", "--bands", "720"});
    EXPECT_LE(minutes[0]["homes"].get<int>(), metres[0]["homes"].get<int>());
    EXPECT_LT(slower[0]["path_km"].get<double>(), minutes[0]["path_km"].get<double>());
}

TEST(Reach, NamesEachOriginOnDemand) {
    const Json merged = jsonOf({"--kind", "youth.playground", "--bands", "300"});
    const Json single = jsonOf({"--kind", "youth.playground", "--bands", "300", "--per-origin"});
    ASSERT_EQ(merged.size(), 1U);
    ASSERT_GT(single.size(), 1U);
    int most = 0;
    int sum = 0;
    for (const Json& row : single) {
        most = std::max(most, row["homes"].get<int>());
        sum += row["homes"].get<int>();
    }
    EXPECT_GE(merged[0]["homes"].get<int>(), most);
    EXPECT_LE(merged[0]["homes"].get<int>(), sum);
    const Json again = jsonOf({"--facility", single[0]["origin"].get<std::string>(), "--bands", "300"});
    EXPECT_EQ(again[0]["homes"], single[0]["homes"]);
}

TEST(Reach, GivesAreasOrPaths) {
    const auto typeOf = [](const char* as) {
        const ProgramRun run =
            reach({"--kind", "youth.playground", "--bands", "300,600", "--as", as, "--format", "geojson"});
        EXPECT_EQ(run.exitCode, 0) << run.err;
        const Json json = Json::parse(run.out);
        EXPECT_EQ(json["features"].size(), 2U);
        return json["features"][0]["geometry"]["type"].get<std::string>();
    };
    EXPECT_THAT(typeOf("areas"), HasSubstr("Polygon"));
    EXPECT_THAT(typeOf("edges"), HasSubstr("LineString"));
}

// Truth: docs/project-format.md.
TEST(Reach, StoredColumnsOfAgeGroupsAreNamedAsThoseOfResidents) {
    const TemporaryFolder folder;
    const auto project = folder.path() / "p.gpkg";
    std::filesystem::copy_file(exampleProject(), project);
    const ProgramRun stored = runProgram(
        {"reach", project.string(), "--kind", "youth.playground", "--bands", "300,600", "--store", "r"});
    ASSERT_EQ(stored.exitCode, 0) << stored.err;
    for (const char* column : {"persons_0_9", "persons_80_plus", "persons_all"}) {
        const ProgramRun styled =
            runProgram({"style", project.string(), "--result", "r", "--column", column, "--quiet"});
        EXPECT_EQ(styled.exitCode, 0) << styled.err;
    }
}

TEST(Reach, EachFailureHasItsOwnSentence) {
    const auto error = [](const std::vector<std::string>& arguments, int code) {
        const ProgramRun run = reach(arguments);
        EXPECT_EQ(run.exitCode, code) << run.err;
        EXPECT_EQ(run.out, "");
        return run.err;
    };
    EXPECT_THAT(error({}, 2), HasSubstr("--kind: It is not said where the walk starts."));
    EXPECT_THAT(error({"--kind", "youth.dragons"}, 2), HasSubstr("youth.dragons"));
    EXPECT_THAT(error({"--facility", "way/none"}, 2), HasSubstr("The project has no facility \"way/none\"."));
    EXPECT_THAT(error({"--home", "way/none"}, 2), HasSubstr("The project has no home \"way/none\"."));
    EXPECT_THAT(error({"--at", "here"}, 2), HasSubstr("--at: \"here\" is not a point."));
    EXPECT_THAT(error({"--at", "2.35,48.85"}, 2),
                HasSubstr("The project has no path within 5 km of the point \"2.35,48.85\"."));
    std::string many = "1";
    for (int i = 2; i <= 5001; ++i) {
        many += "," + std::to_string(i);
    }
    EXPECT_THAT(error({"--kind", "youth.playground", "--bands", many}, 2),
                HasSubstr("5,001 limits are more than can be drawn or read; 5,000 are accepted."));
    for (const std::string& bands : {std::string("0"), std::string("300,300"), std::string("300;500"),
                                     std::string("-5"), std::string("30000"), std::string("nan")}) {
        EXPECT_THAT(error({"--kind", "youth.playground", "--bands", bands}, 2), HasSubstr("are no bands"))
            << bands;
    }
    EXPECT_THAT(error({"--kind", "youth.playground", "--group", "wizards"}, 2),
                HasSubstr("There is no group of persons \"wizards\"."));
}

}  // namespace
}  // namespace nordertor::test
