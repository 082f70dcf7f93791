// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class WhatIf : public testing::Test {
  protected:
    void SetUp() override { std::filesystem::copy_file(exampleProject(), file_); }

    [[nodiscard]] ProgramRun run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"whatif", file_.string()});
        return runProgram(arguments, "en_GB.UTF-8");
    }
    /// "E,N" of a home of the example, moved by `east` metres.
    [[nodiscard]] std::string placeOfHome(double east = 0) const {
        const ProgramRun gaps = runProgram({"gaps", file_.string(), "--format", "geojson"});
        const auto features = json::parse(gaps.out)["features"];
        const auto ring = features[0]["geometry"]["coordinates"][0][0];
        const auto point = ring[0].is_array() && ring[0][0].is_array() ? ring[0][0] : ring[0];
        return std::to_string(point[0].get<double>() + east / 70000) + "," +
               std::to_string(point[1].get<double>());
    }
    [[nodiscard]] std::string add() const {
        return "social.kita@" + placeOfHome() + ";name=Probe;capacity=60";
    }
    [[nodiscard]] std::string error(std::vector<std::string> arguments, int exitCode = 2) const {
        const ProgramRun failed = run(std::move(arguments));
        EXPECT_EQ(failed.exitCode, exitCode) << failed.out << failed.err;
        EXPECT_EQ(failed.out, "");
        return failed.err;
    }

    TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "p.gpkg";
};

TEST_F(WhatIf, KeepsAScenarioThatOtherVerbsWorkOn) {
    const ProgramRun made = run({"Neue Kita", "--add", add(), "--format", "json"});
    ASSERT_EQ(made.exitCode, 0) << made.err;
    const auto tables = json::parse(made.out)["tables"];
    ASSERT_EQ(tables["edits"].size(), 1U);
    EXPECT_THAT(tables["edits"][0]["edit"]["en"].get<std::string>(),
                HasSubstr("New facility: kindergarten \"Probe\" (plan/1) at "));
    EXPECT_EQ(runProgram({"check", file_.string()}).exitCode, 0);
    const auto kitas = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"gaps", file_.string(), "--standard", "social.kita", "--format", "json"});
        const ProgramRun gaps = runProgram(more);
        EXPECT_EQ(gaps.exitCode, 0) << gaps.err;
        const auto parsed = json::parse(gaps.out);
        if (more.size() > 6) {
            EXPECT_THAT(gaps.out, HasSubstr("Neue Kita"));  // stands among the parameters
        }
        return parsed["tables"]["standards_area"][0]["facilities"].get<int>();
    };
    EXPECT_EQ(kitas({"--scenario", "Neue Kita"}), kitas({}) + 1);
}

TEST_F(WhatIf, SaysTheSameAsTheGapAnalysisOfBothStates) {
    const ProgramRun made =
        run({"Probe", "--add", add(), "--standard", "social.kita", "--top", "0", "--format", "json"});
    ASSERT_EQ(made.exitCode, 0) << made.err;
    const auto effect = json::parse(made.out)["tables"];
    for (const std::string where : {"area", "surroundings"}) {
        if (!effect.contains("effect_" + where)) {
            continue;
        }
        const auto row = effect["effect_" + where][0];
        const auto supplied = [&](std::vector<std::string> more) {
            more.insert(more.begin(),
                        {"gaps", file_.string(), "--standard", "social.kita", "--format", "json"});
            return json::parse(runProgram(more).out)["tables"]["standards_" + where][0]["supplied"];
        };
        if (row["supplied_after"].is_number()) {
            EXPECT_EQ(row["supplied_after"], supplied({"--scenario", "Probe"}));
            EXPECT_EQ(row["supplied_before"], supplied({}));
        }
    }
}

TEST_F(WhatIf, ItsResultRebuildsTheScenarioAndGivesTheSameBytesAgain) {
    const auto write = [&](const std::string& name, const std::string& text) {
        const auto path = folder_.path() / name;
        EXPECT_TRUE(writeFileAtomically(path, text));
        return path.string();
    };
    const auto again = [&](const std::string& recipe) {
        return runProgram({"run", recipe, file_.string()}, "en_GB.UTF-8");
    };
    const auto editCount = [&] {
        return json::parse(run({"--format", "json"}).out)["tables"]["scenarios"][0]["edits"].get<int>();
    };
    const ProgramRun first =
        run({"Probe", "--add", add(), "--description", "wie besprochen", "--format", "json"});
    ASSERT_EQ(first.exitCode, 0) << first.err;
    const std::string recipe = write("erste.json", first.out);
    const auto stored = fileFingerprint(file_);
    EXPECT_EQ(again(recipe).out, first.out);
    EXPECT_EQ(editCount(), 1);
    EXPECT_EQ(*fileFingerprint(file_), *stored) << "nothing new to write";

    const ProgramRun second =
        run({"Probe", "--residents", "@" + placeOfHome() + ";radius=300;0-9=+30", "--format", "json"});
    ASSERT_EQ(second.exitCode, 0) << second.err;
    const std::string more = write("zweite.json", second.out);
    const ProgramRun third = run({"Probe", "--drop", "1", "--format", "json"});
    ASSERT_EQ(third.exitCode, 0) << third.err;
    const std::string fewer = write("dritte.json", third.out);
    EXPECT_EQ(again(fewer).out, third.out);
    EXPECT_EQ(editCount(), 1);

    EXPECT_EQ(again(recipe).out, first.out) << "the first rebuilds the scenario as it was then";
    EXPECT_EQ(again(more).out, second.out);
    EXPECT_EQ(again(more).out, second.out);
    EXPECT_EQ(editCount(), 2);
    EXPECT_EQ(again(fewer).out, third.out);

    const ProgramRun alone = again(more);
    EXPECT_EQ(alone.exitCode, 5);
    EXPECT_THAT(alone.err, HasSubstr("builds on earlier assumptions of the scenario \"Probe\""));
}

TEST_F(WhatIf, ARecipeThatDeletesIsDoneWhereTheScenarioIsGone) {
    ASSERT_EQ(run({"Probe", "--add", add()}).exitCode, 0);
    const ProgramRun deleted = run({"Probe", "--delete", "--format", "json"});
    ASSERT_EQ(deleted.exitCode, 0) << deleted.err;
    const auto recipe = folder_.path() / "weg.json";
    ASSERT_TRUE(writeFileAtomically(recipe, deleted.out));
    const auto stored = fileFingerprint(file_);
    const auto again = [&] {
        ProgramRun made = runProgram({"run", recipe.string(), file_.string()}, "en_GB.UTF-8");
        EXPECT_EQ(made.exitCode, 0) << made.err;
        EXPECT_EQ(made.out, deleted.out);
        return made.err;
    };
    EXPECT_THAT(again(), HasSubstr("The scenario \"Probe\" is gone already; there was nothing to delete."));
    EXPECT_EQ(*fileFingerprint(file_), *stored) << "nothing new to write";
    ASSERT_EQ(run({"Probe", "--add", add()}).exitCode, 0);
    EXPECT_THAT(again(), testing::Not(HasSubstr("gone already")));
    EXPECT_THAT(error({"Probe", "--delete"}, 3), HasSubstr("There is no scenario \"Probe\"."));
}

TEST_F(WhatIf, AStoredResultIsMadeAgainWithoutAddingToTheScenario) {
    ASSERT_EQ(run({"Probe", "--add", add(), "--store", "wirkung"}).exitCode, 0);
    const auto rows = [&] {
        return json::parse(
            runProgram({"results", file_.string(), "--format", "json"}).out)["tables"]["results"];
    };
    const auto before = rows();
    EXPECT_EQ(before[0]["scenario"], "Probe");
    EXPECT_EQ(before[0]["state"]["en"], "yes");
    ASSERT_EQ(runProgram({"run", file_.string(), "--result", "wirkung"}).exitCode, 0);
    EXPECT_EQ(rows(), before);
    EXPECT_EQ(json::parse(run({"--format", "json"}).out)["tables"]["scenarios"][0]["edits"], 1);
    ASSERT_EQ(run({"Probe", "--residents", "@" + placeOfHome() + ";radius=300;0-9=+30"}).exitCode, 0);
    EXPECT_EQ(rows()[0]["state"]["en"], "outdated") << "the scenario is another now";
}

TEST_F(WhatIf, ShowsWithoutStoring) {
    const auto before = fileFingerprint(file_);
    const ProgramRun dry = run({"Probe", "--add", add(), "--dry-run"});
    ASSERT_EQ(dry.exitCode, 0) << dry.err;
    EXPECT_THAT(dry.out, HasSubstr("Dry run: nothing was written."));
    EXPECT_THAT(dry.out, HasSubstr("New facility: kindergarten"));
    EXPECT_EQ(*fileFingerprint(file_), *before);
    EXPECT_THAT(run({}).out, HasSubstr("The project has no scenarios yet."));
}

TEST_F(WhatIf, ListsComparesDropsAndDeletes) {
    ASSERT_EQ(run({"A", "--add", add()}).exitCode, 0);
    ASSERT_EQ(run({"A", "--residents", "@" + placeOfHome() + ";radius=300;0-9=+30"}).exitCode, 0);
    ASSERT_EQ(run({"B", "--add", add(), "--description", "wie A"}).exitCode, 0);
    const auto listed = json::parse(run({"--format", "json"}).out)["tables"]["scenarios"];
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[0]["edits"], 2);
    EXPECT_EQ(listed[1]["description"], "wie A");
    ASSERT_EQ(run({"A", "--drop", "2"}).exitCode, 0);
    const ProgramRun compared = run({"A", "--compare", "B"});
    EXPECT_EQ(compared.exitCode, 0) << compared.err;
    EXPECT_THAT(compared.out, HasSubstr("No standard changes."));
    ASSERT_EQ(run({"B", "--delete"}).exitCode, 0);
    EXPECT_EQ(json::parse(run({"--format", "json"}).out)["tables"]["scenarios"].size(), 1U);
}

TEST_F(WhatIf, EndsAnErrorWithWhatToDo) {
    EXPECT_THAT(error({"Probe", "--add", "social.kinderkippe@" + placeOfHome()}),
                HasSubstr("There is no kind of facility \"social.kinderkippe\"."));
    EXPECT_THAT(error({"Probe", "--add", "social.kita"}), HasSubstr("Example: --add"));
    EXPECT_THAT(error({"Probe", "--add", "social.kita@Markt"}), HasSubstr("\"Markt\" is not a point."));
    EXPECT_THAT(error({"Probe", "--add", "social.kita@" + placeOfHome(20000)}),
                HasSubstr("is more than 100 m from every path"));
    EXPECT_THAT(error({"Probe", "--add", "social.kita@" + placeOfHome() + ";plaetze=3"}),
                HasSubstr("Possible are: name, capacity, area."));
    EXPECT_THAT(error({"Probe", "--add", "social.kita@" + placeOfHome() + ";capacity=-3"}),
                HasSubstr("this must be a number from 1 to 100,000"));
    EXPECT_THAT(error({"Probe", "--close", "node/0815"}, 3), HasSubstr("Similar are: "));
    EXPECT_THAT(error({"Probe", "--block", "way/0815"}, 3), HasSubstr("There is no way \"way/0815\"."));
    EXPECT_THAT(error({"Probe", "--way", placeOfHome(20000) + " " + placeOfHome(20100)}),
                HasSubstr("Neither end of the new way"));
    EXPECT_THAT(error({"Probe", "--residents", "@" + placeOfHome() + ";5-7=20"}),
                HasSubstr("The data has no age class \"5-7\"."));
    EXPECT_THAT(error({"Probe", "--residents", "@" + placeOfHome() + ";0-9=-20"}),
                HasSubstr("so many cannot move out"));
    EXPECT_THAT(error({"--add", add()}), HasSubstr("No scenario is named"));
    EXPECT_THAT(error({"Probe"}, 3), HasSubstr("\"nordertor whatif\" makes one."));
    ASSERT_EQ(run({"Probe", "--add", add()}).exitCode, 0);
    EXPECT_THAT(error({"Prope"}, 3), HasSubstr("There are: \"Probe\""));
    EXPECT_THAT(error({"Probe", "--drop", "7"}), HasSubstr("Possible is 1 to 1."));
    const ProgramRun gaps = runProgram({"gaps", file_.string(), "--scenario", "Prope"}, "de_DE.UTF-8");
    EXPECT_EQ(gaps.exitCode, 3);
    EXPECT_THAT(gaps.err, HasSubstr("Das Szenario „Prope“ gibt es nicht. Vorhanden sind: „Probe“"));
}

}  // namespace
}  // namespace nordertor::test
