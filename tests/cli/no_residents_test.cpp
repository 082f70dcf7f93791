// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// A project of map data alone: what needs nobody is answered, the rest says what is missing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::filesystem::path& mapAlone() {
    static const TemporaryFolder folder;
    static const std::filesystem::path project = [] {
        const auto path = folder.path() / "karte.gpkg";
        std::vector<std::string> arguments = newExampleArguments(path);
        const auto census = std::ranges::find(arguments, "--census");
        arguments.erase(census, census + 2);
        const ProgramRun made = runProgram(arguments);
        EXPECT_EQ(made.exitCode, 0) << made.err;
        return path;
    }();
    return project;
}

ProgramRun withoutResidents(const std::string& verb, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {verb, mapAlone().string()});
    return runProgram(arguments, "en_GB.UTF-8");
}

constexpr const char* import = "Please import the census grid: nordertor import PROJECT --census";

TEST(NoResidents, ReachStillShowsWhereOneGets) {
    const ProgramRun reach = withoutResidents("reach", {"--kind", "youth.playground", "--bands", "300,600"});
    ASSERT_EQ(reach.exitCode, 0) << reach.err;
    EXPECT_THAT(reach.out, AllOf(HasSubstr("Area ha"), HasSubstr("Paths km"), Not(HasSubstr("Homes"))));
    EXPECT_THAT(reach.out, AllOf(HasSubstr("Warning: The project has no residents: only what is reached"),
                                 HasSubstr(import)));
    const ProgramRun map =
        withoutResidents("reach", {"--kind", "youth.playground", "--format", "geojson", "-q"});
    EXPECT_EQ(nlohmann::json::parse(map.out)["features"].size(), 3U);
    const ProgramRun group = withoutResidents("reach", {"--kind", "youth.playground", "--group", "0-9"});
    EXPECT_EQ(group.exitCode, 5);
    EXPECT_THAT(group.err, AllOf(HasSubstr("The project has no residents."), HasSubstr(import)));
}

// Truth: of a census of children under 10 and persons from 80 on alone, nobody knows how many are 10 to 19.
TEST(NoResidents, OfTheAgeAskedForGapsAreShownByTheirHomes) {
    const TemporaryFolder folder;
    const auto census = folder.path() / "census.csv";
    std::string text = readFile(sourceFolder() / "data/nordertor/census.csv").value_or("");
    text.replace(0, text.find('\n'),
                 "GITTER_ID_100m;x_mp_100m;y_mp_100m;a;Unter10;b;c;d;e;f;g;h;a80undaelter;i");
    ASSERT_TRUE(writeFileAtomically(census, text));
    const auto project = (folder.path() / "p.gpkg").string();
    std::vector<std::string> arguments = newExampleArguments(project);
    *(std::ranges::find(arguments, "--census") + 1) = census.string();
    ASSERT_EQ(runProgram(arguments).exitCode, 0);
    const ProgramRun gaps =
        runProgram({"gaps", project, "--standard", "youth.youth_facility", "--store", "luecken"});
    ASSERT_EQ(gaps.exitCode, 0) << gaps.err;
    const auto page = folder.path() / "karte.svg";
    ASSERT_EQ(runProgram({"map", project, "--result", "luecken", "-o", page.string()}).exitCode, 0);
    const std::string svg = readFile(page).value_or("");
    EXPECT_THAT(svg, AllOf(HasSubstr("Wohngebäude (Einwohnerzahlen liegen nicht vor)"),
                           HasSubstr("im Programmgebiet: 406 Wohngebäude"), Not(HasSubstr("icht bekannt"))));
}

TEST(NoResidents, BarriersStillCountCrossings) {
    const ProgramRun barriers =
        withoutResidents("barriers", {"--kind", "youth.playground", "--format", "json"});
    ASSERT_EQ(barriers.exitCode, 0) << barriers.err;
    const auto json = nlohmann::json::parse(barriers.out);
    EXPECT_GT(json["tables"]["crossings"][0]["length_km"].get<double>(), 0);
    EXPECT_GT(json["tables"]["circles"][0]["area_lost_percent"].get<double>(), 0);
    EXPECT_FALSE(json["tables"]["circles"][0].contains("in_circle"));
    EXPECT_FALSE(json["tables"].contains("detours"));
    EXPECT_THAT(json["notices"][0]["en"].get<std::string>(), HasSubstr(import));
}

TEST(NoResidents, IsSaidWhereTheyAreNeeded) {
    const auto error = [](const std::string& verb, const std::vector<std::string>& arguments) {
        const ProgramRun made = withoutResidents(verb, arguments);
        EXPECT_EQ(made.exitCode, 5) << made.out;
        EXPECT_THAT(made.err, AllOf(HasSubstr("The project has no residents"), HasSubstr(import),
                                    Not(HasSubstr("CRS"))));
    };
    error("gaps", {});
    error("hotspots", {});
    error("hotspots", {"--areas", "grid:500"});
    for (const char* indicator : {"homes", "persons:0-9", "facilities:youth.playground"}) {
        error("indicators", {"--areas", "grid:500", "--indicator", indicator});
    }
    error("indicators", {"--areas", "cells", "--indicator", "homes"});
}

}  // namespace
}  // namespace nordertor::test
