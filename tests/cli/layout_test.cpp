// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
// Sheets by layouts, as planners ask for them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::HasSubstr;

std::string written(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

class LayoutVerb : public testing::Test {
  protected:
    [[nodiscard]] std::string file(const std::string& name) const { return (folder_.path() / name).string(); }
    TemporaryFolder folder_;
};

TEST_F(LayoutVerb, ListsWhatThereIsAndForWhichPaper) {
    const ProgramRun run = runProgram({"layout", "--format", "json"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const auto rows = nlohmann::json::parse(run.out)["tables"]["layouts"];
    ASSERT_EQ(rows.size(), 8U);
    EXPECT_EQ(rows[0]["id"], "council");
    EXPECT_EQ(rows[2]["id"], "poster");
    EXPECT_EQ(rows[2]["papers"], "A1, A0, A2");
}

TEST_F(LayoutVerb, DrawsEverySheetWithItsFrames) {
    const ProgramRun run = runProgram({"layout", "-o", file("preview.pdf")});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const ProgramRun text = runCommand({"pdftotext", file("preview.pdf"), "-"});
    if (text.exitCode == -1) {
        GTEST_SKIP() << "pdftotext is not installed (package poppler-utils)";
    }
    // on every paper: council 2, map 5, poster 3, working group 4, need sheet 2, profile 2, atlas 2, each
    // both ways, and the text document
    EXPECT_EQ(std::ranges::count(text.out, '\f'), 2 * 20 + 1);
    EXPECT_THAT(text.out, HasSubstr("(poster), A0"));
    for (const char* frame : {"Karte", "Schriftfeld", "Übersicht", "Diagramm", "Notizen", "Tabelle",
                              "Liste der Blätter", "Quellen"}) {
        EXPECT_THAT(text.out, HasSubstr(frame));
    }
    EXPECT_EQ(runProgram({"layout", "-o", file("preview.png")}).exitCode, 2) << "a picture has one sheet";
}

TEST_F(LayoutVerb, AMapFollowsAFileOfTheUsersOwn) {
    folder_.write("sheet.json", R"({"nordertor:layout": 1, "id": "own", "name": {"de": "X", "en": "X"},
        "about": {"de": "X", "en": "X"}, "papers": ["A4"],
        "portrait": {"column": [{"frame": "title"}, {"frame": "warning"}, {"frame": "map", "share": 1},
            {"frame": "text", "heading": {"de": "Auftrag", "en": "Task"}}, {"frame": "sources"}]}})");
    const ProgramRun run =
        runProgram({"map", exampleProject().string(), "-o", file("own.svg"), "--layout", file("sheet.json"),
                    "--note", "Bitte bis Freitag prüfen.", "--date", "2026-03-31"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const std::string svg = written(file("own.svg"));
    EXPECT_THAT(svg, HasSubstr("Auftrag"));
    EXPECT_THAT(svg, HasSubstr("Bitte bis Freitag"));
    EXPECT_THAT(svg, testing::Not(HasSubstr("Legende")));

    folder_.write("sheet.json", R"({"nordertor:layout": 1, "colour": "red"})");
    const ProgramRun broken =
        runProgram({"map", exampleProject().string(), "-o", file("own.svg"), "--layout", file("sheet.json")});
    EXPECT_NE(broken.exitCode, 0);
    EXPECT_THAT(broken.err, HasSubstr("sheet.json"));
}

TEST_F(LayoutVerb, AProjectKeepsLayoutsOfItsOwn) {
    std::filesystem::copy_file(exampleProject(), file("p.gpkg"));
    folder_.write("sheet.json", R"({"nordertor:layout": 1, "id": "own", "name": {"de": "Eigen", "en": "Own"},
        "about": {"de": "X", "en": "X"}, "papers": ["A4"], "portrait": {"column": [{"frame": "title"},
            {"frame": "warning"}, {"frame": "map", "share": 1},
            {"frame": "text", "heading": {"de": "Auftrag", "en": "Task"}}, {"frame": "sources"}]}})");
    const ProgramRun dry = runProgram({"layout", file("p.gpkg"), "--add", file("sheet.json"), "--dry-run"});
    EXPECT_EQ(dry.exitCode, 0) << dry.err;
    EXPECT_THAT(runProgram({"layout", file("p.gpkg")}).out, testing::Not(HasSubstr("Eigen")));
    const ProgramRun added =
        runProgram({"layout", file("p.gpkg"), "--add", file("sheet.json"), "--name", "unser-blatt"});
    ASSERT_EQ(added.exitCode, 0) << added.err;
    EXPECT_THAT(added.out, HasSubstr("Blattaufteilung „unser-blatt“ abgelegt"));
    EXPECT_EQ(runProgram({"check", file("p.gpkg")}).exitCode, 0);
    std::filesystem::rename(file("sheet.json"), file("original.json"));
    const ProgramRun map = runProgram({"map", file("p.gpkg"), "-o", file("own.svg"), "--layout",
                                       "unser-blatt", "--note", "Bitte prüfen.", "--date", "2026-03-31"});
    ASSERT_EQ(map.exitCode, 0) << map.err;
    EXPECT_THAT(written(file("own.svg")), HasSubstr("Auftrag"));
    ASSERT_EQ(
        runProgram({"layout", file("p.gpkg"), "--layout", "unser-blatt", "-o", file("again.json")}).exitCode,
        0);
    EXPECT_EQ(written(file("again.json")), written(file("original.json")));
    const ProgramRun unknown = runProgram({"map", file("p.gpkg"), "-o", file("x.svg"), "--layout", "nope"});
    EXPECT_EQ(unknown.exitCode, 2);
    EXPECT_THAT(unknown.err, HasSubstr("unser-blatt"));
    ASSERT_EQ(runProgram({"layout", file("p.gpkg"), "--remove", "unser-blatt"}).exitCode, 0);
    EXPECT_EQ(runProgram({"map", file("p.gpkg"), "-o", file("x.svg"), "--layout", "unser-blatt"}).exitCode,
              2);
    for (const std::vector<std::string>& refused :
         {std::vector<std::string>{"layout", "--add", file("original.json")},
          {"layout", file("p.gpkg"), "--remove", "nichts"},
          {"layout", file("p.gpkg"), "--add", file("original.json"), "--name", "council"},
          {"layout", file("p.gpkg"), "--add", file("original.json"), "--name", "Unser Blatt"},
          {"layout", "-o", file("all.json")}}) {
        const ProgramRun run = runProgram(refused);
        EXPECT_EQ(run.exitCode, 2) << run.err;
        EXPECT_THAT(run.err, HasSubstr("Beispiel"));
    }
}

std::vector<std::string> splitAt(const std::string& text, char mark) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, mark);) {
        parts.push_back(part);
    }
    return parts;
}

TEST_F(LayoutVerb, AnAtlasNamesThePagesItsSheetsAreOnAlsoWhereSheetsNeedTwo) {
    // no room for the legend: every sheet goes on on a further page
    folder_.write("sheet.json", R"({"nordertor:layout": 1, "id": "own", "name": {"de": "X", "en": "X"},
        "about": {"de": "X", "en": "X"}, "papers": ["A4"],
        "portrait": {"column": [{"frame": "title"}, {"frame": "map", "share": 1}, {"frame": "legend", "size": 12},
            {"frame": "sources"}]}, "landscape": {"column": [{"frame": "title"}, {"frame": "map", "share": 1},
            {"frame": "legend", "size": 12}, {"frame": "sources"}]}})");
    // a layout of the overview without the list, so that it stands behind it
    const ProgramRun run =
        runProgram({"atlas", exampleProject().string(), "-o", file("atlas.pdf"), "--most", "3", "--layout",
                    "council", "--sheet-layout", file("sheet.json"), "--date", "2026-03-31"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const ProgramRun text = runCommand({"pdftotext", "-layout", file("atlas.pdf"), "-"});
    if (text.exitCode == -1) {
        GTEST_SKIP() << "pdftotext is not installed (package poppler-utils)";
    }
    const std::vector<std::string> pages = splitAt(text.out, '\f');
    ASSERT_EQ(pages.size(), 8U) << "overview, list, three sheets of two pages";
    std::vector<std::size_t> named;
    for (const std::string& line : splitAt(pages[1], '\n')) {
        std::istringstream words(line);
        std::size_t number = 0;
        if (words >> number) {
            std::string last;
            for (std::string word; words >> word;) {
                last = word;
            }
            named.push_back(std::stoul(last));
            ASSERT_LE(named.back(), pages.size());
            EXPECT_THAT(pages[named.back() - 1], HasSubstr("Lücke " + std::to_string(number) + ":"));
        }
    }
    EXPECT_EQ(named, (std::vector<std::size_t>{3, 5, 7}));
    EXPECT_THAT(pages[3], HasSubstr("Fortsetzung"));
}

TEST_F(LayoutVerb, AnAtlasCanGoByThemeAndByArea) {
    for (const std::vector<std::string>& by :
         {std::vector<std::string>{"--by", "theme"}, {"--by", "area", "--areas", "grid:1000"}}) {
        std::vector<std::string> arguments{
            "atlas", exampleProject().string(), "-o", file("atlas.pdf"), "--date", "2026-03-31"};
        arguments.insert(arguments.end(), by.begin(), by.end());
        const ProgramRun run = runProgram(arguments);
        EXPECT_EQ(run.exitCode, 0) << run.err;
    }
    const ProgramRun none =
        runProgram({"atlas", exampleProject().string(), "-o", file("none.pdf"), "--by", "area"});
    EXPECT_EQ(none.exitCode, 2);
    EXPECT_THAT(none.err, HasSubstr("--areas"));
}

TEST_F(LayoutVerb, ANeedSheetIsAboutTheGapThatIsNamed) {
    const ProgramRun run =
        runProgram({"map", exampleProject().string(), "-o", file("need.svg"), "--layout", "need-sheet",
                    "--gap", "youth.playground_under_6.1", "--date", "2026-03-31"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const std::string svg = written(file("need.svg"));
    EXPECT_THAT(svg, HasSubstr("Spielplatz für Kinder unter 6"));
    EXPECT_THAT(svg, HasSubstr("Mögliche Partner"));
}

}  // namespace
}  // namespace nordertor::test
