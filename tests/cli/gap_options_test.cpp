// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "base/file.h"
#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::HasSubstr;

nlohmann::json tablesOf(const std::vector<std::string>& arguments) {
    std::vector<std::string> all = arguments;
    all.insert(all.end(), {"--format", "json"});
    const ProgramRun run = runProgram(all);
    EXPECT_EQ(run.exitCode, 0) << run.err;
    return run.exitCode == 0 ? nlohmann::json::parse(run.out)["tables"] : nlohmann::json();
}

TEST(GapOptions, CapacityStandsBesideCoverage) {
    const auto tables = tablesOf({"gaps", exampleProject().string(), "--where", "area"});
    ASSERT_TRUE(tables.contains("capacity"));
    EXPECT_EQ(tables["capacity"].size(), 6U) << "standards with a figure per head";
    for (const auto& row : tables["capacity"]) {
        EXPECT_LE(row["missing_at_least"], row["missing"]);
        EXPECT_LE(row["missing"], row["wanted"]);
    }
    EXPECT_FALSE(tables.contains("stability"));
    EXPECT_FALSE(tables.contains("need"));
}

// Truth: the table of standards says which have no facility.
TEST(GapOptions, GapsOfWhatIsMetNowhereSaySo) {
    const auto tables = tablesOf({"gaps", exampleProject().string(), "--top", "0"});
    std::set<std::string> nowhere;
    for (const auto& row : tables["standards_area"]) {
        if (row["facilities"] == 0) {
            nowhere.insert(row["standard"]["de"].get<std::string>());
        }
    }
    ASSERT_FALSE(nowhere.empty());
    std::set<std::string> said;
    for (const auto& row : tables["gaps"]) {
        if (row["facilities"] == 0) {
            said.insert(row["theme"]["de"].get<std::string>() + " – " +
                        row["standard"]["de"].get<std::string>());
        }
    }
    EXPECT_EQ(said, nowhere);
}

TEST(GapOptions, StabilityStaysTheSameForASeedAndMovesWithTheVariation) {
    const std::string project = exampleProject().string();
    const std::vector<std::string> arguments = {"gaps", project, "--stability", "--where", "area"};
    const auto tables = tablesOf(arguments);
    EXPECT_EQ(tables, tablesOf(arguments));
    ASSERT_EQ(tables["stability"].size(), tables["standards_area"].size());
    for (const auto& row : tables["gaps"]) {
        EXPECT_GE(row["stability_percent"], 0);
        EXPECT_LE(row["stability_percent"], 100);
    }
    std::vector<std::string> little = arguments;
    little.insert(little.end(), {"--vary", "1", "--seed", "7", "--runs", "50"});
    EXPECT_NE(tables["stability"], tablesOf(little)["stability"]);
}

TEST(GapOptions, CombineShowsPersonsTheIndexAndItsParts) {
    const auto tables = tablesOf({"gaps", exampleProject().string(), "--combine",
                                  "youth.playground_6_12=2,social=1", "--need", "0.3", "--stability"});
    ASSERT_GT(tables["need"].size(), 0U);
    for (const auto& row : tables["need"]) {
        EXPECT_NEAR(row["need_youth"].get<double>() + row["need_social"].get<double>(),
                    row["index"].get<double>(), 0.011);
        EXPECT_GE(row["index"], 0.3);
        EXPECT_TRUE(row.contains("persons"));
        EXPECT_TRUE(row.contains("stability_percent"));
    }
    double weights = 0;
    for (const auto& row : tables["need_weights"]) {
        weights += row["weight_percent"].get<double>();
    }
    EXPECT_NEAR(weights, 100, 0.5);
}

TEST(GapOptions, GeoJsonCarriesGapsAndPlacesOfNeed) {
    const ProgramRun run = runProgram(
        {"gaps", exampleProject().string(), "--combine", "youth=1", "--need", "0.3", "--format", "geojson"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    EXPECT_GT(nlohmann::json::parse(run.out)["features"].size(), 1U);
}

TEST(GapOptions, SaysWhatIsWrongWithAnExample) {
    const std::string project = exampleProject().string();
    const auto refused = [&](const std::vector<std::string>& options) {
        std::vector<std::string> all = {"gaps", project};
        all.insert(all.end(), options.begin(), options.end());
        const ProgramRun run = runProgram(all, "en_GB.UTF-8");
        EXPECT_EQ(run.exitCode, 2);
        EXPECT_THAT(run.err, HasSubstr("xample: "));
        return run.err;
    };
    EXPECT_THAT(refused({"--stability", "--runs", "0"}),
                HasSubstr("--runs: 0 is outside the allowed range 1–100000."));
    EXPECT_THAT(refused({"--stability", "--vary", "95"}), HasSubstr("outside the allowed range 1–90 %"));
    EXPECT_THAT(refused({"--need", "2"}), HasSubstr("--need: 2 is outside"));
    EXPECT_THAT(refused({"--combine", "youth.sofa=1"}), HasSubstr("neither a theme nor a standard"));
    EXPECT_THAT(refused({"--combine", "youth=-1"}), HasSubstr("not above 0 to 1,000"));
    const ProgramRun notAWeight = runProgram({"gaps", project, "--combine", "youth"}, "en_GB.UTF-8");
    EXPECT_EQ(notAWeight.exitCode, 2);
    EXPECT_THAT(notAWeight.err, HasSubstr("--combine youth.playground_6_12=2,social=1"));
}

TEST(Compare, SetsTheAreaBesideSurroundingsAndRest) {
    const auto tables =
        tablesOf({"compare", exampleProject().string(), "--theme", "youth", "--around", "150"});
    ASSERT_GT(tables["comparison"].size(), 0U);
    EXPECT_EQ(tables["comparison"].size() % 3, 0U);
    EXPECT_EQ(tables["comparison"][0]["area"]["de"], "Programmgebiet");
    EXPECT_FALSE(tables["comparison"][0].contains("rank")) << "one area alone is no ranking";
    const ProgramRun run = runProgram({"compare", exampleProject().string(), "--theme", "youth"});
    EXPECT_THAT(run.out, testing::Not(HasSubstr("Rang")));
    EXPECT_THAT(run.out, HasSubstr("\n–: das Gebiet ist zu klein, wird mit sich selbst verglichen"));
}

TEST(Compare, PutsAreaSurroundingsAndRestOnTheMapLikeOtherAreas) {
    const TemporaryFolder folder;
    const auto project = (folder.path() / "p.gpkg").string();
    std::filesystem::copy_file(exampleProject(), project);
    const std::vector<std::string> arguments = {"compare", project, "--theme", "youth", "--around", "150"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), arguments.begin(), arguments.end());
        const ProgramRun run = runProgram(more);
        EXPECT_EQ(run.exitCode, 0) << run.err;
        return run;
    };
    const auto areas = tablesOf(arguments)["areas"];
    ASSERT_EQ(areas.size(), 3U);
    EXPECT_EQ(areas[0]["id"], "programme_area");
    EXPECT_EQ(areas[1]["area"]["en"], "Surroundings within 150 m");
    EXPECT_EQ(areas[2]["id"], "rest");
    EXPECT_THAT(with({"--format", "csv"}).out, HasSubstr("\r\nsurroundings;"));
    const auto features = nlohmann::json::parse(with({"--format", "geojson"}).out)["features"];
    ASSERT_EQ(features.size(), 3U);
    EXPECT_EQ(features[1]["properties"]["area_de"], "Umkreis bis 150 m");
    const ProgramRun stored = with({"--store", "vergleich"});
    EXPECT_THAT(stored.out, HasSubstr("Im Projekt abgelegt: vergleich (3)"));
    EXPECT_THAT(stored.err, HasSubstr("so weit die Daten reichen"));
    const auto page = (folder.path() / "k.svg").string();
    const ProgramRun map = runProgram({"map", project, "-o", page, "--result", "vergleich"});
    ASSERT_EQ(map.exitCode, 0) << map.err;
    EXPECT_THAT(readFile(page).value_or(""), HasSubstr(">Über 20 bis 40<"));
}

TEST(Compare, RanksAreasAndPutsThemOnTheMap) {
    const std::vector<std::string> arguments = {
        "compare", exampleProject().string(), "--theme", "youth", "--areas", "grid:500"};
    const auto tables = tablesOf(arguments);
    ASSERT_GT(tables["areas"].size(), 1U);
    EXPECT_EQ(tables["comparison"][0].count("rank"), 1U);
    for (const auto& row : tables["comparison"]) {
        if (!row["rank"].is_null()) {
            EXPECT_LE(row["rank"], row["ranked"]);
        }
    }
    std::vector<std::string> map = arguments;
    map.insert(map.end(), {"--format", "geojson"});
    const ProgramRun run = runProgram(map);
    ASSERT_EQ(run.exitCode, 0) << run.err;
    EXPECT_EQ(nlohmann::json::parse(run.out)["features"].size(), tables["areas"].size());
}

// Truth: counted in the table of areas.
TEST(Compare, ShowsOnTheMapTheStandardWhoseShareIsKnownOfMostAreas) {
    const TemporaryFolder folder;
    const auto project = (folder.path() / "p.gpkg").string();
    std::filesystem::copy_file(exampleProject(), project);
    const std::vector<std::string> arguments = {"compare", project,   "--theme",
                                                "youth",   "--areas", "grid:300"};
    const auto areas = tablesOf(arguments)["areas"];
    std::map<std::string, int> known;
    for (const auto& area : areas) {
        for (const auto& [key, value] : area.items()) {
            if (key.starts_with("share_percent:")) {
                known[key] += value.is_null() ? 0 : 1;
            }
        }
    }
    const std::string first = "share_percent:youth.playground_under_6";
    const std::string best = "share_percent:youth.playground_6_12";
    ASSERT_LT(known.at(first), known.at(best)) << "else the first would do";
    for (const auto& [key, count] : known) {
        EXPECT_LE(count, known.at(best)) << key;
    }
    std::vector<std::string> store = arguments;
    store.insert(store.end(), {"--store", "vergleich"});
    ASSERT_EQ(runProgram(store).exitCode, 0);
    const auto page = (folder.path() / "k.svg").string();
    ASSERT_EQ(runProgram({"map", project, "-o", page, "--result", "vergleich"}).exitCode, 0);
    const std::string svg = readFile(page).value_or("");
    EXPECT_THAT(svg, HasSubstr("Kinder von 6 bis unter 12"));
    EXPECT_THAT(svg, testing::Not(HasSubstr("Kinder unter 6")));
}

TEST(Compare, SaysWhatIsWrong) {
    const std::string project = exampleProject().string();
    EXPECT_THAT(runProgram({"compare", project, "--around", "0"}, "en_GB.UTF-8").err,
                HasSubstr("--around: 0 is outside the allowed range 1–20000 m. Example: --around 500"));
    const ProgramRun areas = runProgram({"compare", project, "--areas", "grid:5"}, "en_GB.UTF-8");
    EXPECT_EQ(areas.exitCode, 2);
    EXPECT_THAT(areas.err, HasSubstr("Example: --areas grid:500"));
}

}  // namespace
}  // namespace nordertor::test
