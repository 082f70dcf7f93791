// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/file.h"
#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

ProgramRun hotSpots(std::vector<std::string> arguments, const std::string& language = "en_GB.UTF-8") {
    arguments.insert(arguments.begin(), {"hotspots", exampleProject().string()});
    return runProgram(arguments, language);
}

nlohmann::json hotSpotTables(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const ProgramRun run = hotSpots(std::move(arguments));
    EXPECT_EQ(run.exitCode, 0) << run.err;
    return run.exitCode == 0 ? nlohmann::json::parse(run.out)["tables"] : nlohmann::json();
}

/// Accidents in the middle of the example quarter: 30 at one place, single ones around it.
std::filesystem::path accidentFile(const TemporaryFolder& folder) {
    const ProgramRun run = hotSpots({"--method", "kde", "--format", "geojson"});
    const auto features = nlohmann::json::parse(run.out)["features"];
    const auto ring = features.back()["geometry"]["coordinates"][0][0];
    const double lon = ring[0][0];
    const double lat = ring[0][1];
    std::ostringstream text;
    text << "UKATEGORIE;IstRad;XGCSWGS84;YGCSWGS84\n";
    for (int i = 0; i < 30; ++i) {
        text << "3;1;" << lon << ";" << lat << "\n";
    }
    for (int i = 0; i < 40; ++i) {
        text << "2;0;" << lon + 0.02 * std::sin(i) << ";" << lat + 0.01 * std::cos(i * 3) << "\n";
    }
    return folder.write("accidents.csv", text.str());
}

// Truth: the mean of the values that are shown, with 2 for what is hidden as "<3".
TEST(HotSpots, CallAHighValueAmongLowOnesNoPartOfACluster) {
    for (const char* method : {"gi-star", "gi"}) {
        const auto rows = hotSpotTables({"--group", "0-9", "--method", method, "--show", "all"})["hotspots"];
        const auto valueOf = [](const nlohmann::json& row) {
            return row["value"].is_number() ? row["value"].get<double>() : 2;
        };
        double sum = 0;
        for (const auto& row : rows) {
            sum += valueOf(row);
        }
        const double mean = sum / static_cast<double>(rows.size());
        std::size_t outliers = 0;
        for (const auto& row : rows) {
            if (row["class"]["en"] == "low values together") {
                EXPECT_LE(valueOf(row), mean) << row;
            } else if (row["class"]["en"] == "high value among low") {
                EXPECT_GT(valueOf(row), mean - 1) << row;
                EXPECT_EQ(row["significant"]["en"], "yes");
                ++outliers;
            }
        }
        EXPECT_GT(outliers, 0U) << method;
    }
}

TEST(HotSpots, TellsWherePersonsLiveTogether) {
    const auto tables = hotSpotTables({"--group", "all", "--show", "all"});
    const std::size_t places = tables["hotspots"].size();
    EXPECT_GT(places, 100U);
    EXPECT_EQ(tables["summary"][0]["places"], places);
    double counted = 0;
    for (const auto& row : tables["classes"]) {
        counted += row["places"].get<double>();
    }
    EXPECT_EQ(counted, static_cast<double>(places));
}

TEST(HotSpots, GivesTheSameBytesAgainAndOthersForAnotherSeed) {
    const std::vector<std::string> base{"--method", "moran", "--show", "all", "--format", "csv", "--seed"};
    auto one = base;
    one.emplace_back("1");
    auto two = base;
    two.emplace_back("2");
    EXPECT_EQ(hotSpots(one).out, hotSpots(one).out);
    EXPECT_NE(hotSpots(one).out, hotSpots(two).out);
}

TEST(HotSpots, CountsAccidentsAndNeverCallsThemBlackSpots) {
    const TemporaryFolder folder;
    const std::string file = accidentFile(folder).string();
    const ProgramRun run = hotSpots({"--events", file, "--permutations", "99999"}, "de_DE.UTF-8");
    ASSERT_EQ(run.exitCode, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("keine Feststellung einer Unfallhäufungsstelle"));
    EXPECT_THAT(run.out, HasSubstr("Warnung: accidents.csv: Auffälligkeit (Unfallatlas)"));
    EXPECT_THAT(run.err, Not(HasSubstr("Auffälligkeit (Unfallatlas)"))) << "said once";
    EXPECT_THAT(run.out + run.err, Not(HasSubstr("nfallschwerpunkt")));
    EXPECT_THAT(run.out, HasSubstr("Auffälligkeit: Häufung hoher Werte"));
    const auto tables =
        hotSpotTables({"--events", file, "--where", "IstRad=1", "--method", "kde", "--radius", "100"});
    EXPECT_EQ(tables["summary"][0]["points"], 30);
    const auto along = hotSpotTables({"--events", file, "--method", "network-kde", "--attachment", "1000"});
    EXPECT_GT(along["densities"].size(), 1U);
}

TEST(HotSpots, WarnOfAccidentsInEveryFileMadeOfThem) {
    const TemporaryFolder folder;
    const std::string file = accidentFile(folder).string();
    const auto made = [&](const std::string& format) {
        const ProgramRun run =
            hotSpots({"--events", file, "--no-fdr", "--format", format, "-q"}, "de_DE.UTF-8");
        EXPECT_EQ(run.exitCode, 0) << run.err;
        EXPECT_EQ(run.err, "");
        return run.out;
    };
    const std::string wording = "keine Feststellung einer Unfallhäufungsstelle.";
    EXPECT_THAT(made("table"), HasSubstr(wording));
    EXPECT_THAT(made("csv"), HasSubstr("# Warnung: accidents.csv: Auffälligkeit (Unfallatlas), " + wording));
    EXPECT_THAT(made("json"), HasSubstr(wording));
    const std::string geojson = made("geojson");
    const auto json = nlohmann::json::parse(geojson);
    EXPECT_THAT(json["nordertor"]["title"]["de"].get<std::string>(), HasSubstr("Auffälligkeiten"));
    for (const auto& feature : json["features"]) {
        EXPECT_THAT(feature["properties"]["class_de"].get<std::string>(),
                    testing::StartsWith("Auffälligkeit: "));
    }
    const auto recipe = folder.write("ergebnis.geojson", geojson);
    EXPECT_EQ(runProgram({"run", recipe.string(), exampleProject().string(), "-q"}).out, geojson);
}

// Truth: counted in the file that is written here.
TEST(HotSpots, WarnWhereFewEventsLie) {
    const TemporaryFolder folder;
    const std::string all = readFile(accidentFile(folder)).value_or("");
    const auto warned = [&](std::size_t events) {
        std::istringstream lines(all);
        std::string text;
        std::string line;
        for (std::size_t i = 0; i <= events && std::getline(lines, line); ++i) {
            text += line + "\n";
        }
        const std::string file = folder.write(std::to_string(events) + ".csv", text).string();
        std::string said;
        for (const char* method : {"gi-star", "kde"}) {
            const ProgramRun run = hotSpots({"--events", file, "--method", method});
            EXPECT_EQ(run.exitCode, 0) << run.err;
            said += run.out;
        }
        return said;
    };
    const std::string ten = warned(10);
    const std::string few = "Accidents here: only 10; below 30 statements on clusters are unsafe.";
    const auto at = ten.find(few);
    ASSERT_NE(at, std::string::npos) << ten;
    EXPECT_NE(ten.find(few, at + 1), std::string::npos) << "of both methods";
    EXPECT_THAT(warned(30), Not(HasSubstr("below 30")));
}

// An empty map or layer would be read as an answer.
TEST(HotSpots, RefuseAMapWithoutAPlace) {
    const TemporaryFolder folder;
    const auto project = folder.path() / "p.gpkg";
    std::filesystem::copy_file(exampleProject(), project);
    const auto before = fileFingerprint(project);
    for (const auto& ask : {std::vector<std::string>{"--format", "geojson"}, {"--store", "orte"}}) {
        std::vector<std::string> call{"hotspots", project.string(), "--permutations", "19"};
        call.insert(call.end(), ask.begin(), ask.end());
        const ProgramRun run = runProgram(call, "en_GB.UTF-8");
        EXPECT_EQ(run.exitCode, 5) << run.err;
        EXPECT_EQ(run.out, "");
        EXPECT_THAT(run.err,
                    AllOf(HasSubstr("too coarse for that"), HasSubstr("--show all shows all places.")));
        EXPECT_THAT(run.err, HasSubstr("For the tables alone: --format table, csv or json"));
    }
    EXPECT_EQ(*fileFingerprint(project), *before);
    EXPECT_EQ(hotSpots({"--permutations", "19", "--show", "all", "--format", "geojson"}).exitCode, 0);
}

TEST(HotSpots, SaysWhyAFileHasNoEvents) {
    const TemporaryFolder folder;
    const std::string header = "UKATEGORIE;XGCSWGS84;YGCSWGS84\n";
    const auto refusal = [&](const std::string& name, const std::string& rows,
                             std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"--events", folder.write(name, header + rows).string()});
        const ProgramRun run = hotSpots(more);
        EXPECT_EQ(run.exitCode, 5);
        return run.err;
    };
    EXPECT_THAT(refusal("empty.csv", ""), HasSubstr("empty.csv (--events): The file has no event"));
    EXPECT_THAT(refusal("text.csv", "1;a;b\n"),
                HasSubstr("text.csv (--events): No event has coordinates that can be read (rows: 1)"));
    EXPECT_THAT(refusal("none.csv", "1;9.21;52.65\n", {"--where", "UKATEGORIE=2"}),
                HasSubstr("none.csv (--where): No event of the file fulfils the conditions."));
}

TEST(HotSpots, DrawsAreasInClasses) {
    const ProgramRun run = hotSpots({"--areas", "grid:200", "--show", "all", "--format", "geojson"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const auto features = nlohmann::json::parse(run.out)["features"];
    EXPECT_EQ(features[0]["geometry"]["type"], "MultiPolygon");
    EXPECT_TRUE(features[0]["properties"].contains("class_de"));
}

TEST(HotSpots, WarnsBelowThirtyPlaces) {
    const ProgramRun run = hotSpots({"--areas", "grid:500"});
    EXPECT_EQ(run.exitCode, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("below 30 statements on clusters are unsafe"));
}

// Truth: p cannot fall below 1 / (permutations + 1), and one place alone among n counts up to alpha / n.
TEST(HotSpots, SaysWhenOnlyMorePermutationsCouldTell) {
    EXPECT_EQ(hotSpots({"--permutations", "19", "--no-fdr"}).exitCode, 0) << "1 / 20 = 0.05";
    const auto tables = hotSpotTables({"--permutations", "19"});
    const double tested =
        tables["summary"][0]["places"].get<double>() - tables["summary"][0]["islands"].get<double>();
    ASSERT_EQ(tables["hotspots"].size(), 0U) << "else there is nothing to say";
    EXPECT_THAT(
        hotSpots({"--permutations", "19"}).err,
        HasSubstr("Finer: --permutations " + std::to_string(std::lround(std::ceil(tested / 0.05)) - 1)));
}

TEST(HotSpots, EachMistakeHasItsSentence) {
    struct Mistake {
        std::vector<std::string> arguments;
        std::string sentence;
        int exitCode;
    };
    const std::vector<Mistake> mistakes{
        {{"--weights", "near"}, "The neighbourhood \"near\" is not understood. Possible are: band=METRES", 2},
        {{"--weights", "knn=2.5"}, "The neighbourhood \"knn=2.5\" is not understood.", 2},
        {{"--weights", "queen"}, "Homes are points, which do not touch.", 2},
        {{"--weights", "band=1"}, "Within 1 m no place has a neighbour. From ", 5},
        {{"--areas", "grid:10000"}, "At least 3 places with values are needed", 5},
        {{"--areas", "grid:200", "--indicator", "column:x"}, "There is no column of numbers \"x\".", 2},
        {{"--areas", "grid:200", "--method", "kde"}, "--areas: This has no effect beside --method kde.", 2},
        {{"--method", "kde", "--radius", "50", "--cell", "100"},
         "Cells of 100 m are larger than the radius",
         2},
        {{"--group", "nobody"}, "There is no group of persons", 2},
        {{"--alpha", "0.9"}, "0.9 is outside the allowed range", 2},
        {{"--permutations", "1"},
         "With so few permutations (1) p never falls below 0.5000; with --alpha 0.05 no place could be "
         "significant. Possible are 19 to 99999, or 0 for p from the normal distribution. Example: "
         "--permutations 99999",
         2},
        {{"--permutations", "18", "--no-fdr"}, "(18)", 2},
        {{"--permutations", "9998", "--alpha", "0.0001"}, "Possible are 9999 to 99999", 2},
    };
    for (const Mistake& mistake : mistakes) {
        const ProgramRun run = hotSpots(mistake.arguments);
        EXPECT_THAT(run.err, HasSubstr(mistake.sentence));
        EXPECT_EQ(run.exitCode, mistake.exitCode) << mistake.sentence;
        EXPECT_EQ(run.out, "");
    }
}

}  // namespace
}  // namespace nordertor::test
