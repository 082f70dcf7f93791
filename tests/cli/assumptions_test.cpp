// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Sheets under a scenario say what it assumes: on the map, in list and legend, in words and in the text
// document.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/file.h"
#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Assumptions : public testing::Test {
  protected:
    void SetUp() override {
        std::filesystem::copy_file(exampleProject(), file_);
        plan("Neue Kita", {"--add", "social.kita@515000,5833500;name=Süd", "--close", "example/place/8"});
    }

    void plan(const std::string& name, std::vector<std::string> edits) const {
        edits.insert(edits.begin(), {"whatif", file_.string(), name});
        const ProgramRun planned = runProgram(edits);
        ASSERT_EQ(planned.exitCode, 0) << planned.err;
    }
    [[nodiscard]] std::string sheet(std::vector<std::string> arguments) const {
        const auto page = folder_.path() / "karte.svg";
        arguments.insert(arguments.begin(), {"map", file_.string(), "-o", page.string()});
        const ProgramRun made = runProgram(arguments);
        EXPECT_EQ(made.exitCode, 0) << made.err;
        return readFile(page).value_or("");
    }
    static std::size_t count(const std::string& text, const std::string& part) {
        std::size_t found = 0;
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
            ++found;
        }
        return found;
    }

    TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "p.gpkg";
};

TEST_F(Assumptions, AreOnALiveMapWithTheirSignsAndNumbers) {
    EXPECT_THAT(sheet({}), AllOf(Not(HasSubstr("Annahmen")), Not(HasSubstr(">A1<"))));
    const std::string svg = sheet({"--scenario", "Neue Kita"});
    EXPECT_THAT(svg, AllOf(HasSubstr(">Annahmen „Neue Kita“<"), HasSubstr(">Neue Einrichtung<"),
                           HasSubstr(">Neue Einrichtung: Kita „Süd“<"), HasSubstr("Größte Lücken"),
                           Not(HasSubstr("veraltet"))));
    // in the list and on the map
    EXPECT_EQ(count(svg, ">A1<"), 2U);
    EXPECT_EQ(count(svg, ">A2<"), 2U);
}

TEST_F(Assumptions, AreToldToThoseWhoCannotSeeTheMap) {
    const std::string svg = sheet({"--scenario", "Neue Kita"});
    const auto from = svg.find("<desc>");
    EXPECT_THAT(
        svg.substr(from, svg.find("</desc>") - from),
        HasSubstr("Annahmen „Neue Kita“: A1 Neue Einrichtung: Kita „Süd“; A2 Geschlossene Einrichtung: "));
}

TEST_F(Assumptions, BesideTheMapAreNamedWithoutASign) {
    const std::string svg =
        sheet({"--scenario", "Neue Kita", "--at", "515000,5833500", "--scale", "500", "--layout", "council"});
    EXPECT_EQ(count(svg, ">A1<"), 2U);
    EXPECT_EQ(count(svg, ">A2<"), 0U);
    EXPECT_THAT(svg, AllOf(HasSubstr("Außerhalb der Karte: Geschlossene Einrichtung"),
                           HasSubstr("(außerhalb der Karte)"), Not(HasSubstr(">Geschlossene Einrichtung<"))));
}

TEST_F(Assumptions, AreOnTheSheetOfOneGapWhereTheyAreOnItsMap) {
    const std::string svg =
        sheet({"--scenario", "Neue Kita", "--layout", "need-sheet", "--gap", "social.kita.1"});
    EXPECT_EQ(count(svg, ">A1<"), 2U);
    EXPECT_THAT(svg, AllOf(HasSubstr(">Annahmen „Neue Kita“<"), Not(HasSubstr("ußerhalb der Karte"))));
}

TEST_F(Assumptions, AreATableOfTheTextDocument) {
    const auto document = (folder_.path() / "vorlage.odt").string();
    ASSERT_EQ(runProgram({"map", file_.string(), "-o", document, "--scenario", "Neue Kita"}).exitCode, 0);
    const ProgramRun content = runCommand({"unzip", "-p", document, "content.xml"});
    if (content.exitCode == -1) {
        GTEST_SKIP() << "unzip is not installed";
    }
    EXPECT_THAT(content.out,
                AllOf(HasSubstr("table:name=\"Annahmen „Neue Kita“\""), HasSubstr(">A1<"),
                      HasSubstr(">Neue Einrichtung: Kita „Süd“<"), HasSubstr(">auf der Karte<")));
}

TEST_F(Assumptions, OfTwoScenariosStandUnderTheirOwnHeadingsAndGoOnCounting) {
    plan("Lindenhof", {"--residents", "@515050,5833700;0-9=20;all=60"});
    const ProgramRun compared =
        runProgram({"whatif", file_.string(), "Neue Kita", "--compare", "Lindenhof", "--store", "vergleich"});
    ASSERT_EQ(compared.exitCode, 0) << compared.err;
    const std::string svg = sheet({"--result", "vergleich"});
    // in list and legend
    EXPECT_EQ(count(svg, ">Annahmen „Neue Kita“<"), 2U);
    EXPECT_EQ(count(svg, ">Annahmen „Lindenhof“<"), 2U);
    for (const char* sign : {">A1<", ">A2<", ">A3<"}) {
        EXPECT_EQ(count(svg, sign), 2U) << sign;
    }
    EXPECT_THAT(svg, HasSubstr("Annahmen „Lindenhof“: A3 Neue Wohnungen"));
}

TEST_F(Assumptions, SayWhatBecomesOfAFacility) {
    plan("Umzug", {"--move", "example/place/8@515100,5833500", "--enlarge", "example/place/9;capacity=80"});
    const std::string svg = sheet({"--scenario", "Umzug"});
    const auto from = svg.find("<desc>");
    const std::string said = svg.substr(from, svg.find("</desc>") - from);
    EXPECT_THAT(
        said, testing::ContainsRegex("A1 Verlegte oder geänderte Einrichtung: [^;]*, um [0-9]+ m verlegt;"));
    EXPECT_THAT(said, testing::ContainsRegex("A2 Verlegte oder geänderte Einrichtung: [^;.]*80 Plätze"));
}

// Truth: as many as are assumed, in words, in the list on both sheets, and on the map.
TEST_F(Assumptions, AreAllOnTheMapWhereAFurtherSheetListsThem) {
    if (runCommand({"pdftotext", "-v"}).exitCode == -1) {
        GTEST_SKIP() << "pdftotext is not installed (package poppler-utils)";
    }
    std::vector<std::string> edits;
    for (int i = 0; i < 16; ++i) {
        edits.insert(edits.end(), {"--add", "social.kita@" + std::to_string(514800 + 200 * (i % 4)) + "," +
                                                std::to_string(5833200 + 200 * (i / 4))});
    }
    plan("Viele", edits);
    const auto file = (folder_.path() / "karte.pdf").string();
    const ProgramRun made = runProgram({"map", file_.string(), "-o", file, "--scenario", "Viele"});
    ASSERT_EQ(made.exitCode, 0) << made.err;
    const auto textOf = [&](const char* page) {
        return runCommand({"pdftotext", "-f", page, "-l", page, file, "-"}).out + "\n";
    };
    const std::string first = textOf("1");
    const std::string second = textOf("2");
    for (int i = 1; i <= 16; ++i) {
        const std::string sign = "A" + std::to_string(i) + "\n";
        EXPECT_GE(count(first, sign), 1U) << sign;
        EXPECT_EQ(count(second, sign), 1U) << sign;
    }
    EXPECT_THAT(first, testing::ContainsRegex("… und [0-9]+ weitere Annahmen"));
    ASSERT_EQ(runProgram({"map", file_.string(), "-o", file, "--scenario", "Viele", "--tables"}).exitCode, 0);
    EXPECT_EQ(count(runCommand({"pdftotext", file, "-"}).out, "\nA16\n"), 2U) << "map and table";
    const std::string svg = sheet({"--scenario", "Viele"});
    EXPECT_THAT(svg.substr(0, svg.find("</desc>")), HasSubstr("; A16 Neue Einrichtung"));
    EXPECT_EQ(count(svg, ">A16<"), 0U) << "a picture has no further sheet, and the number would lead nowhere";
}

}  // namespace
}  // namespace nordertor::test
