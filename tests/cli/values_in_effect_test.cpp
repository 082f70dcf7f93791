// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// A result states the values that held, not only those that were given.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

struct Call {
    std::vector<std::string> arguments;  ///< verb, then all but the project
    std::map<std::string, json> held;
};

// Truth: the defaults of the help, and those of the theme packs.
const std::vector<Call> calls{
    {{"access", "--kind", "youth.playground"},
     {{"limit", "800"},
      {"decay", "step"},
      {"steps", "266.6666666666667=1,533.3333333333334=0.68,800=0.22"},
      {"capacity", "area"},
      {"profile", "adult"}}},
    {{"access", "--kind", "youth.playground", "--method", "k-nearest"}, {{"limit", "3000"}, {"k", "3"}}},
    {{"access", "--kind", "youth.playground", "--method", "gravity", "--decay", "power", "--limit", "10min"},
     {{"limit", "10min"}, {"decay-scale", "1"}, {"decay-exponent", "1"}}},
    {{"access", "--kind", "youth.playground", "--sensitivity", "400,1000", "--decay", "gaussian"},
     {{"limit", "800"}, {"decay", "gaussian"}}},
    {{"hotspots", "--group", "0-9"}, {{"weights", "knn=8"}, {"permutations", "9999"}, {"seed", "1"}}},
    {{"hotspots", "--group", "0-9", "--areas", "grid:200"}, {{"weights", "queen"}}},
    {{"hotspots", "--method", "kde"}, {{"cell", "50"}, {"radius", "300"}}},
    {{"hotspots", "--method", "network-kde"}, {{"cell", "25"}, {"attachment", "100"}}},
    {{"reach", "--kind", "youth.playground", "--bands", "5,10", "--unit", "min"}, {{"speed", "4.32"}}},
    {{"site", "--kind", "youth.playground", "--ignore-existing"}, {{"limit", "500"}, {"sites", "1"}}},
    {{"site", "--standard", "youth.playground_6_12", "--candidates", "nodes", "--ignore-existing"},
     {{"kind", "youth.playground"}, {"group", "youth.children_6_12"}, {"profile", "child"}}},
    {{"indicators", "--areas", "grid:500", "--indicator", "density:0-9"}, {{"show", "density:0-9"}}}};

class ValuesInEffect : public testing::TestWithParam<std::size_t> {
  protected:
    [[nodiscard]] static std::vector<std::string> with(const std::vector<std::string>& more,
                                                       const std::string& project) {
        std::vector<std::string> arguments = calls[GetParam()].arguments;
        arguments.insert(arguments.begin() + 1, project);
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    }
    TemporaryFolder folder_;
};

TEST_P(ValuesInEffect, StandInEveryFormatAndMakeTheSameBytesAgain) {
    const std::string project = exampleProject().string();
    const ProgramRun first = runProgram(with({"--format", "json"}, project));
    ASSERT_EQ(first.exitCode, 0) << first.err;
    const json parameters = json::parse(first.out)["parameters"];
    const std::string table = runProgram(with({}, project)).out;
    const std::string csv = runProgram(with({"--format", "csv"}, project)).out;
    for (const auto& [name, value] : calls[GetParam()].held) {
        ASSERT_TRUE(parameters.contains(name)) << parameters;
        EXPECT_EQ(parameters[name], value) << name;
        const std::string shown = ", " + name + "=" + value.get<std::string>();
        EXPECT_THAT(csv, HasSubstr(shown));
        // people are not shown more digits than mean something
        EXPECT_THAT(table, HasSubstr(name == "steps" ? ", steps=266.67=1,533.33=0.68,800=0.22" : shown));
    }
    const auto recipe = folder_.write("ergebnis.json", first.out);
    const ProgramRun again = runProgram({"run", recipe.string(), project});
    EXPECT_EQ(again.exitCode, 0) << again.err;
    EXPECT_EQ(again.out, first.out);
}

TEST_P(ValuesInEffect, StayWithAStoredResult) {
    const auto file = folder_.path() / "p.gpkg";
    std::filesystem::copy_file(exampleProject(), file);
    const ProgramRun stored = runProgram(with({"--store", "ergebnis"}, file.string()));
    ASSERT_EQ(stored.exitCode, 0) << stored.err;
    const auto page = folder_.path() / "karte.svg";
    ASSERT_EQ(runProgram({"map", file.string(), "-o", page.string(), "--result", "ergebnis"}).exitCode, 0);
    const ProgramRun again = runProgram({"run", file.string(), "--result", "ergebnis", "--format", "json"});
    ASSERT_EQ(again.exitCode, 0) << again.err;
    const json parameters = json::parse(again.out)["parameters"];
    const auto& [name, value] = *calls[GetParam()].held.begin();
    EXPECT_EQ(parameters.value(name, json()), value) << name;
}

INSTANTIATE_TEST_SUITE_P(OfVerbs, ValuesInEffect, testing::Range(std::size_t{0}, calls.size()));

TEST(ValuesInEffectOfTwoScenarios, AreTheAssumptionsOfBoth) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "p.gpkg";
    std::filesystem::copy_file(exampleProject(), file);
    const json facilities = json::parse(
        runProgram({"reach", file.string(), "--kind", "youth.playground", "--per-origin", "--format", "json"})
            .out)["tables"]["reach"];
    ASSERT_GE(facilities.size(), 1U);
    const std::string id = facilities.front()["origin"];
    const auto whatIf = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"whatif", file.string()});
        return runProgram(more, "en_GB.UTF-8");
    };
    ASSERT_EQ(whatIf({"A", "--close", id}).exitCode, 0);
    ASSERT_EQ(whatIf({"B", "--enlarge", id + ";area=4000"}).exitCode, 0);
    const ProgramRun first = whatIf({"A", "--compare", "B", "--format", "json"});
    ASSERT_EQ(first.exitCode, 0) << first.err;
    const json tables = json::parse(first.out)["tables"];
    ASSERT_EQ(tables["edits"].size(), 1U);
    ASSERT_EQ(tables["edits_compared"].size(), 1U);
    EXPECT_THAT(tables["edits_compared"][0]["edit"]["en"].get<std::string>(), HasSubstr("4,000 m²"));
    EXPECT_THAT(whatIf({"A", "--compare", "B"}).out,
                testing::AllOf(HasSubstr("Assumptions of scenario \"A\""),
                               HasSubstr("Assumptions of scenario \"B\"")));
    ASSERT_EQ(whatIf({"A", "--compare", "B", "--store", "ab"}).exitCode, 0);
    const auto results = [&] { return runProgram({"results", file.string()}).out; };
    EXPECT_THAT(results(), HasSubstr("ab_edits_compared"));
    EXPECT_THAT(results(), testing::Not(HasSubstr("veraltet")));
    const auto recipe = folder.write("ab.json", first.out);
    EXPECT_EQ(runProgram({"run", recipe.string(), file.string()}).out, first.out);
    ASSERT_EQ(whatIf({"B", "--enlarge", id + ";area=5000"}).exitCode, 0);
    EXPECT_THAT(results(), HasSubstr("veraltet"));
    EXPECT_THAT(runProgram({"run", recipe.string(), file.string()}).err,
                HasSubstr("sind andere als beim ersten Mal"));
}

}  // namespace
}  // namespace nordertor::test
