// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
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
using testing::Not;

class DryRun : public testing::Test {
  protected:
    void SetUp() override {
        std::filesystem::copy_file(exampleProject(), file_);
        ASSERT_EQ(runProgram({"gaps", file_.string(), "--store", "luecken", "-q"}).exitCode, 0);
    }
    /// Every file of the folder with its fingerprint.
    [[nodiscard]] std::map<std::string, std::string> files() const {
        std::map<std::string, std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
            all[entry.path().filename().string()] = fileFingerprint(entry.path()).value_or("?");
        }
        return all;
    }
    /// The rows of the table "changes"; nothing in the folder has changed.
    [[nodiscard]] json changes(std::vector<std::string> arguments) const {
        const auto before = files();
        arguments.insert(arguments.end(), {"--dry-run", "--format", "json"});
        const ProgramRun run = runProgram(arguments);
        EXPECT_EQ(run.exitCode, 0) << arguments.front() << ": " << run.err;
        EXPECT_EQ(files(), before) << arguments.front();
        const json result = json::parse(run.out, nullptr, false);
        EXPECT_EQ(result.value("dry_run", false), true) << arguments.front();
        return result.contains("tables") ? result["tables"]["changes"] : json();
    }
    [[nodiscard]] std::string only(const std::vector<std::string>& arguments) const {
        const json rows = changes(arguments);
        EXPECT_EQ(rows.size(), 1U) << arguments.front();
        return rows.size() == 1 ? rows[0]["change"]["de"].get<std::string>() : std::string();
    }

    TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "p.gpkg";
};

TEST_F(DryRun, ShowsTheChangesOfEveryVerbAndWritesNothing) {
    const std::string p = file_.string();
    EXPECT_EQ(only({"set", p, "--title", "Neu"}), "Titel: „Neu“ statt „Nordertor“");
    EXPECT_EQ(only({"gaps", p, "--store", "luecken"}), "Ergebnis „luecken“ ersetzt");
    EXPECT_EQ(only({"reach", p, "--kind", "youth.playground", "--store", "wege"}),
              "Ergebnis „wege“ abgelegt");
    EXPECT_EQ(only({"results", p, "--remove", "luecken"}), "Ergebnis „luecken“ entfernt");
    const std::string map = (folder_.path() / "karte.svg").string();
    EXPECT_EQ(changes({"map", p, "-o", map})[0]["target"], map);
    const std::string fresh = (folder_.path() / "neu.gpkg").string();
    EXPECT_EQ(changes(newExampleArguments(fresh))[0]["target"], fresh);
    std::vector<std::string> import{"import", p};
    const auto all = newExampleArguments(fresh);
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        if (all[i] == "--census" || all[i] == "--organisations") {
            import.insert(import.end(), {all[i], all[i + 1]});
        }
    }
    const json imported = changes(import);
    ASSERT_GE(imported.size(), 2U);
    EXPECT_THAT(imported[0]["change"]["de"].get<std::string>(), HasSubstr("Kartendaten und Einwohner neu"));
    EXPECT_EQ(imported[0]["target"], "p.gpkg");
}

TEST_F(DryRun, OfAMapSaysTheScaleItWouldHave) {
    const std::string map = (folder_.path() / "karte.svg").string();
    const ProgramRun dry = runProgram({"map", file_.string(), "-o", map, "--dry-run"});
    ASSERT_EQ(dry.exitCode, 0) << dry.err;
    EXPECT_FALSE(std::filesystem::exists(map));
    const ProgramRun real = runProgram({"map", file_.string(), "-o", map});
    const auto scaleOf = [](const std::string& text) {
        const auto at = text.find("Karte im Maßstab 1 : ");
        return at == std::string::npos ? "" : text.substr(at, text.find(" gespeichert", at) - at);
    };
    EXPECT_THAT(scaleOf(real.out), HasSubstr("1 : "));
    EXPECT_EQ(scaleOf(dry.out), scaleOf(real.out));
    const std::string unknown = (folder_.path() / "karte.bmp").string();
    EXPECT_EQ(runProgram({"map", file_.string(), "-o", unknown, "--dry-run"}).exitCode, 2)
        << "what cannot be written is no dry run either";
}

TEST_F(DryRun, SaysSoInThePlainTable) {
    const ProgramRun run = runProgram({"set", file_.string(), "--title", "Neu", "--dry-run"});
    EXPECT_THAT(run.out, HasSubstr("Probelauf: Geschrieben wurde nichts."));
    EXPECT_THAT(run.out, HasSubstr("Was geschrieben würde\n"));
    const ProgramRun none = runProgram({"gaps", file_.string(), "--dry-run"});
    EXPECT_THAT(none.out, HasSubstr("Was geschrieben würde\n(keine)\n"));
    const ProgramRun csv =
        runProgram({"set", file_.string(), "--title", "Neu", "--dry-run", "--format", "csv"});
    EXPECT_THAT(csv.out, HasSubstr("# Probelauf: nichts geschrieben"));
}

TEST_F(DryRun, StillFindsMistakes) {
    EXPECT_EQ(runProgram({"gaps", file_.string(), "--store", "Lücken!", "--dry-run"}).exitCode, 2);
    EXPECT_EQ(runProgram({"results", file_.string(), "--remove", "keines", "--dry-run"}).exitCode, 2);
    EXPECT_EQ(runProgram({"check", file_.string(), "--dry-run"}).exitCode, 2)
        << "check writes nothing anyway";
}

TEST_F(DryRun, OfARecipeLetsLaterStepsSeeWhatEarlierOnesWouldStore) {
    const auto recipe = folder_.path() / "r.json";
    ASSERT_TRUE(writeFileAtomically(recipe, R"({"date": "2026-03-31", "steps": [
        {"operation": "gaps", "parameters": {"store": "neue"}},
        {"operation": "results", "parameters": {"remove": "neue"}}]})"));
    const json rows = changes({"run", recipe.string(), file_.string()});
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0]["change"]["de"], "Ergebnis „neue“ entfernt");
    EXPECT_EQ(changes({"run", file_.string(), "--result", "luecken"})[0]["change"]["de"],
              "Ergebnis „luecken“ ersetzt");
}

TEST_F(DryRun, RepeatedFromItsResultIsOneAgain) {
    const ProgramRun first =
        runProgram({"gaps", file_.string(), "--store", "neue", "--dry-run", "--format", "json"});
    const auto recipe = folder_.path() / "r.json";
    ASSERT_TRUE(writeFileAtomically(recipe, first.out));
    const auto before = files();
    EXPECT_EQ(runProgram({"run", recipe.string(), file_.string()}).out, first.out);
    EXPECT_EQ(files(), before);
}

}  // namespace
}  // namespace nordertor::test
