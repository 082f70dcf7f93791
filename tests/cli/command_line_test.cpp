// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/file.h"
#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Not;
using testing::StartsWith;

std::string bytesOf(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

TEST(CommandLine, PrintsItsVersion) {
    const ProgramRun run = runProgram({"--version"});
    EXPECT_EQ(run.exitCode, 0);
    EXPECT_THAT(run.out, MatchesRegex("nordertor [0-9]+\\.[0-9]+\\.[0-9]+\n"));
    EXPECT_THAT(run.err, IsEmpty());
}

TEST(CommandLine, ExplainsEachVerbByExampleInBothLanguages) {
    for (const char* verb : {"new", "import", "set", "gaps", "compare", "reach", "access", "hotspots", "site",
                             "whatif", "partners", "indicators", "map", "atlas", "check", "themes"}) {
        const ProgramRun german = runProgram({verb, "--help"});
        EXPECT_EQ(german.exitCode, 0);
        EXPECT_THAT(german.out, HasSubstr("Beispiele:\n  nordertor " + std::string(verb)));
        EXPECT_THAT(runProgram({verb, "--help"}, "en_GB.UTF-8").out, HasSubstr("Examples:\n  nordertor "));
    }
}

TEST(CommandLine, RefusesWrongUseWithCodeTwo) {
    EXPECT_EQ(runProgram({}).exitCode, 2);
    EXPECT_EQ(runProgram({"dance"}).exitCode, 2);
    EXPECT_EQ(runProgram({"gaps"}).exitCode, 2);
    const ProgramRun range =
        runProgram({"gaps", exampleProject().string(), "--attachment", "-5"}, "en_GB.UTF-8");
    EXPECT_EQ(range.exitCode, 2);
    EXPECT_EQ(
        range.err,
        "nordertor: --attachment: -5 is outside the allowed range 1\u20131000 m. Example: --attachment 150\n");
    EXPECT_THAT(range.out, IsEmpty());
}

TEST(CommandLine, SaysInTheUsersLanguageWhatIsWrong) {
    const std::string unknownVerb = runProgram({"dance"}).err;
    EXPECT_THAT(unknownVerb,
                StartsWith("nordertor: Das Verb „dance“ gibt es nicht. Möglich sind: new, import, "));
    EXPECT_THAT(unknownVerb, HasSubstr(", gaps, "));
    EXPECT_THAT(unknownVerb, EndsWith(", results, sld, check, themes, barriers, open, run.\n"));
    EXPECT_THAT(runProgram({"gaps"}).err, HasSubstr("Die Angabe „Projektdatei“ fehlt."));
    EXPECT_THAT(runProgram({"gaps", "p.gpkg", "--fast"}).err, HasSubstr("„--fast“ gibt es hier nicht."));
    EXPECT_THAT(runProgram({"gaps", "p.gpkg", "--format", "xml"}).err,
                HasSubstr("--format: „xml“ steht nicht zur Wahl. Möglich sind: table, csv, json, geojson."));
    EXPECT_THAT(runProgram({"gaps", "--help"}).out, HasSubstr("Aufruf: nordertor gaps [OPTIONEN] project"));
    EXPECT_THAT(runProgram({"gaps", "--help"}).out, Not(HasSubstr("Options:")));
}

TEST(CommandLine, SaysWhatIsMissingForGapsAndHowToGetIt) {
    const TemporaryFolder folder;
    const auto project = (folder.path() / "p.gpkg").string();
    const auto data = sourceFolder() / "data/nordertor";
    const ProgramRun made = runProgram({"new", project, "--area", (data / "area.geojson").string()});
    ASSERT_EQ(made.exitCode, 0) << made.err;
    EXPECT_THAT(made.err, HasSubstr("nordertor import " + project + " --map stadt.osm.pbf"));
    EXPECT_THAT(made.err, HasSubstr("nordertor import " + project + " --census zensus_100m.csv"));
    const ProgramRun noPaths = runProgram({"gaps", project});
    EXPECT_EQ(noPaths.exitCode, 5);
    EXPECT_THAT(noPaths.err, HasSubstr("Im Projekt fehlen Kartendaten mit Straßen und Wegen."));
    ASSERT_EQ(runProgram({"import", project, "--map", (data / "streets.geojson").string()}).exitCode, 0);
    const ProgramRun noResidents = runProgram({"gaps", project});
    EXPECT_EQ(noResidents.exitCode, 5);
    EXPECT_THAT(noResidents.err, HasSubstr("Im Projekt fehlen Einwohner"));
    const ProgramRun map = runProgram({"map", project, "-o", (folder.path() / "m.pdf").string()});
    EXPECT_EQ(map.exitCode, 0);
    EXPECT_THAT(map.err, HasSubstr("Die Karte zeigt keine Lücken: Im Projekt fehlen Einwohner"));
    const auto svg = folder.path() / "m.svg";
    ASSERT_EQ(runProgram({"map", project, "-o", svg.string()}).exitCode, 0);
    const std::string drawn = readFile(svg).value_or("");
    EXPECT_THAT(drawn, HasSubstr("Einrichtungen"));
    EXPECT_THAT(drawn, testing::Not(HasSubstr("Versorgungslücken"))) << "it shows none";
    EXPECT_THAT(drawn, testing::Not(HasSubstr("Größte Lücken")));
}

TEST(CommandLine, MakesAProjectThatPassesItsCheck) {
    const ProgramRun check = runProgram({"check", exampleProject().string()});
    EXPECT_EQ(check.exitCode, 0) << check.out << check.err;
    EXPECT_THAT(check.out, HasSubstr("Die Projektdatei ist in Ordnung."));
}

TEST(CommandLine, MakesTheSameBytesTwice) {
    const TemporaryFolder folder;
    const auto again = folder.path() / "again.gpkg";
    ASSERT_EQ(runProgram(newExampleArguments(again)).exitCode, 0);
    EXPECT_EQ(bytesOf(again), bytesOf(exampleProject()));
    const std::string project = exampleProject().string();
    EXPECT_EQ(runProgram({"gaps", project, "--format", "json"}).out,
              runProgram({"gaps", project, "--format", "json"}).out);
    for (const std::string extension : {"pdf", "png", "svg"}) {
        const auto first = folder.path() / ("a." + extension);
        const auto second = folder.path() / ("b." + extension);
        ASSERT_EQ(runProgram({"map", project, "-o", first.string(), "--date", "2026-03-31"}).exitCode, 0);
        ASSERT_EQ(runProgram({"map", project, "-o", second.string(), "--date", "2026-03-31"}).exitCode, 0);
        EXPECT_EQ(bytesOf(first), bytesOf(second)) << extension;
    }
}

/// In a place of the world where the clock shows another day, whenever it is: 26 hours lie between the two.
ProgramRun runWhere(const char* timeZone, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"env", std::string("TZ=") + timeZone, NORDERTOR_PROGRAM});
    return runCommand(arguments);
}

TEST(CommandLine, MakesTheSameBytesOnAnotherDayFromTheFirstFileToTheMap) {
    const std::vector<std::vector<std::string>> analyses{
        {"gaps", "--theme", "social"},
        {"reach", "--kind", "youth.playground"},
        {"access", "--kind", "social.kita", "--areas", "grid:500"},
        {"whatif", "Neu", "--add", "youth.playground@9.22,52.65"},
        {"compare", "--areas", "grid:500"},
        {"partners", "1"},
        {"site", "--kind", "youth.playground", "--sites", "2"},
        {"indicators", "--areas", "grid:500", "--indicator", "homes"},
        {"hotspots", "--group", "0-9"},
        {"barriers", "--kind", "social.kita"}};
    const TemporaryFolder folder;
    const auto made = [&](const char* timeZone, const std::string& day) {
        const auto project = (folder.path() / "p.gpkg").string();
        const auto file = [&](const char* name) { return (folder.path() / name).string(); };
        std::filesystem::remove(project);
        std::vector<std::string> bytes;
        std::vector<std::string> results;
        const auto perform = [&](std::vector<std::string> arguments) {
            const ProgramRun run = runWhere(timeZone, std::move(arguments));
            EXPECT_EQ(run.exitCode, 0) << run.err;
            bytes.push_back(run.out);
        };
        perform(newExampleArguments(project));
        perform({"import", project, "--organisations",
                 (sourceFolder() / "data/nordertor/foundations.csv").string(), "--date", day});
        for (std::vector<std::string> arguments : analyses) {
            const std::string name = "r_" + arguments.front();
            arguments.insert(arguments.begin() + 1, project);
            arguments.insert(arguments.end(), {"--store", name, "--date", day, "--format", "json"});
            perform(arguments);
            results.insert(results.end(), {"--result", name});
        }
        perform({"run", project, "--result", "r_gaps", "--date", day});
        bytes.push_back(bytesOf(project));
        for (const char* name : {"k.pdf", "k.odt", "k.svg", "k.png"}) {
            std::vector<std::string> map{"map", project, "-o", file(name), "--tables", "--date", day};
            map.insert(map.end(), results.begin(), results.end());
            if (std::string(name) == "k.svg" || std::string(name) == "k.png") {
                std::erase(map, "--tables");
            }
            perform(map);
            bytes.push_back(bytesOf(file(name)));
        }
        return bytes;
    };
    const auto east = made("East-14", "2026-03-31");
    const auto west = made("West+12", "2026-03-31");
    ASSERT_EQ(east.size(), west.size());
    for (std::size_t i = 0; i < east.size(); ++i) {
        EXPECT_TRUE(east[i] == west[i]) << "differs: " << i;
    }
    EXPECT_NE(made("East-14", "2026-04-01").back(), east.back()) << "the day stands on it";
}

// Truth: the day of a result is that of its computation; computed again, that of then.
TEST(CommandLine, DatesAResultOnlyWhereItIsKept) {
    const TemporaryFolder folder;
    const auto project = folder.path() / "p.gpkg";
    std::filesystem::copy_file(exampleProject(), project);
    const ProgramRun alone = runProgram({"gaps", project.string(), "--date", "2026-03-31"});
    EXPECT_EQ(alone.exitCode, 2);
    EXPECT_THAT(alone.err, HasSubstr("--date: Diese Angabe wirkt nur zusammen mit --store."));
    const auto dayOf = [&] { return runProgram({"results", project.string(), "--format", "csv"}).out; };
    ASSERT_EQ(runProgram({"gaps", project.string(), "--store", "l", "--date", "2026-03-30"}).exitCode, 0);
    EXPECT_THAT(dayOf(), HasSubstr("2026-03-30"));
    ASSERT_EQ(runProgram({"run", project.string(), "--result", "l"}).exitCode, 0);
    EXPECT_THAT(dayOf(), Not(HasSubstr("2026-03-30")));
    const ProgramRun wrong = runProgram({"run", project.string(), "--result", "l", "--date", "morgen"});
    EXPECT_EQ(wrong.exitCode, 2);
    EXPECT_THAT(wrong.err, HasSubstr("--date: „morgen“ ist kein Datum."));
}

TEST(CommandLine, LooksWithoutChangingAByte) {
    const std::string before = bytesOf(exampleProject());
    ASSERT_EQ(runProgram({"gaps", exampleProject().string()}).exitCode, 0);
    ASSERT_EQ(runProgram({"partners", exampleProject().string(), "1"}).exitCode, 0);
    ASSERT_EQ(runProgram({"check", exampleProject().string()}).exitCode, 0);
    EXPECT_EQ(bytesOf(exampleProject()), before);
    for (const auto& entry : std::filesystem::directory_iterator(exampleProject().parent_path())) {
        EXPECT_EQ(entry.path(), exampleProject());
    }
}

TEST(CommandLine, MarksExampleDataInEveryOutput) {
    const std::string project = exampleProject().string();
    EXPECT_THAT(runProgram({"gaps", project}).out, StartsWith("BEISPIELDATEN"));
    for (const char* format : {"csv", "json", "geojson"}) {
        EXPECT_THAT(runProgram({"gaps", project, "--format", format}).out, HasSubstr("Beispieldaten"))
            << format;
    }
}

TEST(CommandLine, AMapOfOneStandardIsCalledByItAndShowsItsFacilities) {
    const TemporaryFolder folder;
    const auto sheet = [&](const std::string& standard) {
        const auto file = folder.path() / "map.svg";
        const ProgramRun run = runProgram({"map", exampleProject().string(), "-o", file.string(),
                                           "--standard", standard, "--date", "2026-03-31", "--lang", "de"});
        EXPECT_EQ(run.exitCode, 0) << run.err;
        return bytesOf(file);
    };
    const std::string kita = sheet("social.kita");
    EXPECT_THAT(kita, HasSubstr("Versorgungslücken: Kita"));
    EXPECT_THAT(kita, Not(HasSubstr(">Supermarkt<")));
    EXPECT_THAT(sheet("living_environment.supermarket"), HasSubstr(">Supermarkt<"));
}

TEST(CommandLine, KeepsStandardOutputCleanForMachines) {
    const ProgramRun run = runProgram({"gaps", exampleProject().string(), "--format", "json"});
    EXPECT_EQ(run.exitCode, 0);
    const auto json = nlohmann::json::parse(run.out);
    EXPECT_GT(json["tables"]["gaps"].size(), 0U);
    EXPECT_EQ(json["operation"], "gaps");
    const auto places =
        nlohmann::json::parse(runProgram({"gaps", exampleProject().string(), "--format", "geojson"}).out);
    EXPECT_EQ(places["type"], "FeatureCollection");
    EXPECT_EQ(places["features"].size(), json["tables"]["gaps"].size());
    EXPECT_TRUE(places["features"][0]["properties"].contains("reason_de"));
}

TEST(CommandLine, RanksPartnersOfAGapWithReasonsForAndAgainst) {
    const ProgramRun run = runProgram({"partners", exampleProject().string(), "1", "--format", "json"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const auto rows = nlohmann::json::parse(run.out)["tables"]["partners"];
    ASSERT_GT(rows.size(), 0U);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_FALSE(rows[i]["reasons"]["de"].get<std::string>().empty());
        EXPECT_FALSE(rows[i]["reasons"]["en"].get<std::string>().empty());
        if (i > 0) {
            EXPECT_LE(rows[i]["score"].get<int>(), rows[i - 1]["score"].get<int>());
        }
    }
    EXPECT_EQ(runProgram({"partners", exampleProject().string(), "99999"}).exitCode, 3);
}

TEST(CommandLine, ImportsOrganisationsIntoAProjectAndReplacesThoseOfTheSameFile) {
    const TemporaryFolder folder;
    const auto project = folder.path() / "p.gpkg";
    std::filesystem::copy_file(exampleProject(), project);
    const auto list =
        folder.write("firmen.csv",
                     "Nr;Firma;PLZ;Ort;Ostwert;Nordwert;EPSG\n"
                     "0007;Beispielhandel Muster;01067;Beispielstadt;515100,5;5833400,25;25832\n");
    const auto countOf = [&] {
        const auto json =
            nlohmann::json::parse(runProgram({"check", project.string(), "--format", "json"}).out);
        return json.dump();
    };
    const std::string before = countOf();
    const ProgramRun first = runProgram({"import", project.string(), "--organisations", list.string()});
    ASSERT_EQ(first.exitCode, 0) << first.err;
    const std::string after = countOf();
    EXPECT_NE(after, before);
    ASSERT_EQ(runProgram({"import", project.string(), "--organisations", list.string()}).exitCode, 0);
    EXPECT_EQ(runProgram({"check", project.string()}).exitCode, 0);
}

TEST(CommandLine, ReplacesTheMapAndKeepsWhatTheUserSet) {
    const TemporaryFolder folder;
    const auto project = (folder.path() / "p.gpkg").string();
    std::filesystem::copy_file(exampleProject(), project);
    ASSERT_EQ(runProgram({"set", project, "--limit", "youth.playground_6_12=550"}).exitCode, 0);
    std::vector<std::string> arguments{"import", project, "--date", "2026-03-31"};
    for (const char* name : {"streets", "buildings", "landuse", "railways", "places"}) {
        arguments.insert(
            arguments.end(),
            {"--map", (sourceFolder() / "data/nordertor" / (std::string(name) + ".geojson")).string()});
    }
    const ProgramRun first = runProgram(arguments);
    ASSERT_EQ(first.exitCode, 0) << first.err;
    const auto storedNotices = [&] {
        const auto json = nlohmann::json::parse(runProgram({"check", project, "--format", "json"}).out);
        return json["tables"].dump();
    };
    const std::string once = storedNotices();
    const ProgramRun second = runProgram(arguments);
    ASSERT_EQ(second.exitCode, 0) << second.err;
    EXPECT_EQ(second.err, first.err);  // the same data, the same notices
    EXPECT_EQ(storedNotices(), once);  // and none of them stored twice
    EXPECT_THAT(runProgram({"set", project, "--format", "json"}).out, HasSubstr("\"limit_m\": 550"));
}

TEST(CommandLine, ListsFiveThemesAndTellsOfARefusedSixth) {
    const ProgramRun run = runProgram({"themes", "--format", "json"});
    EXPECT_EQ(run.exitCode, 0) << run.err;
    EXPECT_EQ(nlohmann::json::parse(run.out)["tables"]["themes"].size(), 5U);
}

}  // namespace
}  // namespace nordertor::test
