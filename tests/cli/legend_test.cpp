// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
// Legends, as planners ask for them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class LegendVerb : public testing::Test {
  protected:
    [[nodiscard]] std::string file(const std::string& name) const { return (folder_.path() / name).string(); }
    TemporaryFolder folder_;
};

TEST_F(LegendVerb, ListsTheSignsOfTheMapInBothLanguagesAndForMachines) {
    const std::string project = exampleProject().string();
    const ProgramRun german = runProgram({"legend", project, "--theme", "youth"});
    ASSERT_EQ(german.exitCode, 0) << german.err;
    EXPECT_THAT(german.out, HasSubstr("BEISPIELDATEN"));
    EXPECT_THAT(german.out, HasSubstr("Programmgebiet"));
    const ProgramRun english = runProgram({"legend", project, "--theme", "youth"}, "en_GB.UTF-8");
    EXPECT_THAT(english.out, HasSubstr("rogramme area"));
    const ProgramRun csv = runProgram({"legend", project, "--format", "csv"});
    EXPECT_EQ(csv.exitCode, 0) << csv.err;
    EXPECT_THAT(csv.out, HasSubstr(";#"));
    const ProgramRun json = runProgram({"legend", project, "--format", "json"});
    const ProgramRun all = runProgram({"legend", project, "--all", "--format", "json"});
    const auto signs = [](const ProgramRun& run) {
        return nlohmann::json::parse(run.out)["tables"]["legend"].size();
    };
    EXPECT_GT(signs(json), 5U);
    EXPECT_GE(signs(all), signs(json));
}

TEST_F(LegendVerb, WritesAPictureOfIt) {
    const std::string project = exampleProject().string();
    const ProgramRun run = runProgram({"legend", project, "-o", file("legend.svg"), "--width", "120"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const std::string svg = readFile(file("legend.svg")).value_or("");
    EXPECT_THAT(svg, HasSubstr("<svg width=\"120mm\""));
    EXPECT_THAT(svg, HasSubstr("BEISPIELDATEN"));
    const ProgramRun dry = runProgram({"legend", project, "-o", file("dry.png"), "--dry-run"});
    EXPECT_EQ(dry.exitCode, 0) << dry.err;
    EXPECT_FALSE(std::filesystem::exists(file("dry.png")));
}

TEST_F(LegendVerb, RefusesInOneSentence) {
    const std::string project = exampleProject().string();
    const ProgramRun ending = runProgram({"legend", project, "-o", file("legend.tif")});
    EXPECT_EQ(ending.exitCode, 2);
    EXPECT_THAT(ending.err, HasSubstr("Möglich sind .pdf, .png und .svg. Beispiel: -o legende.png\n"));
    const ProgramRun result = runProgram({"legend", project, "--result", "nichts"});
    EXPECT_EQ(result.exitCode, 2);
    EXPECT_THAT(result.err, HasSubstr("--result"));
    EXPECT_EQ(runProgram({"legend", project, "--dpi", "300"}).exitCode, 2) << "only of a picture";
}

}  // namespace
}  // namespace nordertor::test
