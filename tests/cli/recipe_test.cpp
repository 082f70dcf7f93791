// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
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
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Recipes : public testing::Test {
  protected:
    /// Exit code and what is said.
    [[nodiscard]] std::pair<int, std::string> refusal(const std::string& text) const {
        const auto recipe = folder_.write("rezept.json", text);
        const ProgramRun run = runProgram({"run", recipe.string(), exampleProject().string()});
        EXPECT_EQ(run.out, "") << text;
        return {run.exitCode, run.err};
    }
    TemporaryFolder folder_;
};

TEST_F(Recipes, OfOneOperationRefuseWhatTheyDoNotUnderstand) {
    const auto [code, said] = refusal(R"({"operation": "gaps", "paramters": {"theme": "youth"}})");
    EXPECT_EQ(code, 5);
    EXPECT_THAT(said, AllOf(HasSubstr("/paramters"), HasSubstr("„paramters“ gibt es hier nicht")));
}

TEST_F(Recipes, OfSeveralStepsMayNameProgramAndProject) {
    const auto recipe = folder_.write("rezept.json",
                                      R"({"date": "2026-03-31", "program": "Nordertor 0.1.0",
        "project_file": "quartier.gpkg", "steps": [{"operation": "gaps", "parameters": {"theme": "youth"}}]})");
    const ProgramRun run = runProgram({"run", recipe.string(), exampleProject().string()});
    EXPECT_EQ(run.exitCode, 0) << run.err;
}

TEST_F(Recipes, RefuseADateThatIsNone) {
    for (const char* date : {R"("31.03.2026")", R"("2026-02-30")", "20260331"}) {
        const auto [code, said] =
            refusal(std::string(R"({"date": )") + date + R"(, "steps": [{"operation": "gaps"}]})");
        EXPECT_EQ(code, 5) << date;
        EXPECT_THAT(said, AllOf(HasSubstr("/date"), HasSubstr("kein Datum"), HasSubstr("2026-03-31")));
    }
}

TEST_F(Recipes, TakeNoTextForATruth) {
    const auto [code, said] = refusal(R"({"operation": "gaps", "dry_run": "yes"})");
    EXPECT_EQ(code, 5);
    EXPECT_THAT(said, AllOf(HasSubstr("/dry_run"), HasSubstr("weder true noch false")));
    EXPECT_THAT(refusal(R"({"program": 7, "steps": [{"operation": "gaps"}]})").second,
                HasSubstr("„program“ ist kein Text."));
}

TEST_F(Recipes, RefuseAMemberThatIsThereTwice) {
    const auto [code, said] =
        refusal(R"({"operation": "gaps", "parameters": {"theme": "youth", "top": "3", "theme": "social"}})");
    EXPECT_EQ(code, 5);
    EXPECT_THAT(said, HasSubstr("„theme“ steht hier zweimal."));
}

TEST_F(Recipes, SayWhichFileIsAnotherThanTheFirstTime) {
    const auto arguments = newExampleArguments(folder_.path() / "unused.gpkg");
    const auto area = std::find(arguments.begin(), arguments.end(), "--area") + 1;
    json areas = json::parse(readFile(*area).value_or("{}"));
    const auto file = folder_.write("bezirke.geojson", areas.dump());
    const std::string project = (folder_.path() / "p.gpkg").string();
    std::filesystem::copy_file(exampleProject(), project);
    const std::vector<std::string> call{"indicators",  project,       "--areas",
                                        file.string(), "--indicator", "homes"};
    auto asJson = call;
    asJson.insert(asJson.end(), {"--format", "json"});
    const ProgramRun first = runProgram(asJson);
    ASSERT_EQ(first.exitCode, 0) << first.err;
    auto stored = call;
    stored.insert(stored.end(), {"--store", "wohnen"});
    ASSERT_EQ(runProgram(stored).exitCode, 0);
    const auto recipe = folder_.write("ergebnis.json", first.out);
    const auto again = [&] { return runProgram({"run", recipe.string(), project}); };
    EXPECT_EQ(again().out, first.out);
    EXPECT_THAT(again().err, Not(HasSubstr("beim ersten Mal")));
    areas["changed"] = true;
    folder_.write("bezirke.geojson", areas.dump());
    const std::string other = "Die Datei „bezirke.geojson“ ist eine andere als beim ersten Mal.";
    EXPECT_THAT(again().err, HasSubstr(other));
    EXPECT_THAT(runProgram({"run", project, "--result", "wohnen"}).err, HasSubstr(other));
}

// A layout is no source of figures, but the page is another one.
TEST_F(Recipes, SayWhichLayoutIsAnotherThanTheFirstTime) {
    const std::string layout = (folder_.path() / "blatt.json").string();
    ASSERT_EQ(runProgram({"layout", "--layout", "council", "-o", layout}).exitCode, 0);
    const auto asked = [&](const std::string& map) {
        return R"({"operation": "map", "parameters": {"layout": ")" + layout + R"(", "output": ")" + map +
               R"("}})";
    };
    const auto recipe = folder_.write("karte.json", asked("unused.svg"));
    const ProgramRun first =
        runProgram({"run", recipe.string(), exampleProject().string(), "--dry-run", "--format", "json"});
    ASSERT_EQ(first.exitCode, 0) << first.err;
    EXPECT_TRUE(json::parse(first.out)["files"].contains("blatt.json")) << first.out;
    const auto result = folder_.write("ergebnis.json", first.out);
    const auto again = [&] { return runProgram({"run", result.string(), exampleProject().string()}); };
    EXPECT_EQ(again().out, first.out);
    EXPECT_THAT(again().err, Not(HasSubstr("beim ersten Mal")));
    folder_.write("blatt.json", readFile(layout).value_or("") + "\n");
    EXPECT_THAT(again().err, HasSubstr("Die Datei „blatt.json“ ist eine andere als beim ersten Mal."));
}

}  // namespace
}  // namespace nordertor::test
