// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Files given with a call are sources of its result like those of the project.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class GivenSources : public testing::Test {
  protected:
    void SetUp() override {
        std::filesystem::copy_file(exampleProject(), file_);
        const auto arguments = newExampleArguments(file_);
        const auto area = std::find(arguments.begin(), arguments.end(), "--area") + 1;
        json areas = json::parse(readFile(*area).value_or("{}"));
        areas["attribution"] = "© Amt für Statistik Musterstadt";
        areas["licence"] = "CC BY 4.0";
        areas["data_date"] = "2025-06-30";
        for (auto& feature : areas["features"]) {
            feature["properties"] = {{"id", "01"}, {"name", "Nord"}};
        }
        areas_ = folder_.write("bezirke.geojson", areas.dump());
        figures_ = folder_.write("zahlen.csv", "id;haushalte\n01;812\n");
    }
    [[nodiscard]] std::vector<std::string> indicators(std::vector<std::string> more) const {
        more.insert(more.begin(), {"indicators", file_.string(), "--areas", areas_.string(), "--figures",
                                   figures_.string(), "--indicator", "column:haushalte"});
        return more;
    }
    static json sourceOf(const ProgramRun& run, const std::string& title) {
        EXPECT_EQ(run.exitCode, 0) << run.err;
        const json result = json::parse(run.out, nullptr, false);
        const json& sources =
            result.contains("nordertor") ? result["nordertor"]["sources"] : result["sources"];
        for (const json& source : sources) {
            if (source["title"] == title) {
                return source;
            }
        }
        return {};
    }

    TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "p.gpkg";
    std::filesystem::path areas_;
    std::filesystem::path figures_;
};

TEST_F(GivenSources, StandInEveryFormat) {
    for (const char* format : {"json", "geojson"}) {
        const ProgramRun run = runProgram(indicators({"--format", format}));
        const json source = sourceOf(run, "bezirke");
        ASSERT_FALSE(source.is_null()) << format;
        EXPECT_EQ(source["attribution"], "© Amt für Statistik Musterstadt");
        EXPECT_EQ(source["licence"], "CC BY 4.0");
        EXPECT_EQ(source["data_date"], "2025-06-30");
        EXPECT_FALSE(sourceOf(run, "zahlen").is_null());
    }
    EXPECT_THAT(runProgram(indicators({"--format", "csv"})).out,
                HasSubstr("# © Amt für Statistik Musterstadt, CC BY 4.0, 2025-06-30"));
    const ProgramRun table = runProgram(indicators({}));
    EXPECT_THAT(table.out,
                testing::ContainsRegex(
                    "Grundlage: .*bezirke \\(2025-06-30\\), zahlen \\(Stand unbekannt\\); Nordertor"));
    const ProgramRun grid = runProgram({"indicators", file_.string(), "--areas", "grid:500", "--indicator",
                                        "density:0-9", "--format", "json"});
    EXPECT_TRUE(sourceOf(grid, "bezirke").is_null());
}

TEST_F(GivenSources, StayWithAStoredResultAndReachTheMap) {
    ASSERT_EQ(runProgram(indicators({"--store", "haushalte"})).exitCode, 0);
    ASSERT_EQ(runProgram({"check", file_.string()}).exitCode, 0);
    const auto page = (folder_.path() / "karte.svg").string();
    const auto map = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"map", file_.string(), "-o", page});
        EXPECT_EQ(runProgram(more).exitCode, 0);
        return readFile(page).value_or("");
    };
    const std::string svg = map({"--result", "haushalte"});
    EXPECT_THAT(svg, HasSubstr("Amt für Statistik Musterstadt"));
    EXPECT_THAT(svg, HasSubstr("bezirke (30.06.2025)"));
    EXPECT_THAT(map({}), Not(HasSubstr("Musterstadt"))) << "the page shows nothing made of it";
}

TEST_F(GivenSources, OfEventsAreNoNoticeAnyMore) {
    const json page = json::parse(readFile(areas_).value_or("{}"));
    const json place = page["features"][0]["geometry"]["coordinates"].flatten();
    const double lon = place.items().begin().value();
    const double lat = (++place.items().begin()).value();
    std::string rows = "UKATEGORIE;XGCSWGS84;YGCSWGS84\n";
    for (int i = 0; i < 30; ++i) {
        rows += "3;" + std::to_string(lon) + ";" + std::to_string(lat) + "\n";
    }
    const auto events = folder_.write("unfaelle.csv", rows);
    const ProgramRun run = runProgram(
        {"hotspots", file_.string(), "--events", events.string(), "--method", "kde", "--format", "json"});
    const json source = sourceOf(run, "Unfallatlas");
    ASSERT_FALSE(source.is_null()) << run.out;
    EXPECT_EQ(source["licence"], "dl-de/by-2-0");
    EXPECT_THAT(run.err, Not(HasSubstr("Quelle:")));
    EXPECT_THAT(run.err, HasSubstr("die die Bedingungen erfüllen: 30 von 30"));
}

}  // namespace
}  // namespace nordertor::test
