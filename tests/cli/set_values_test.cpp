// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::HasSubstr;

constexpr const char* standard = "youth.playground_6_12";

class SetValues : public testing::Test {
  protected:
    void SetUp() override { std::filesystem::copy_file(exampleProject(), file_); }

    [[nodiscard]] ProgramRun set(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"set", file_.string()});
        return runProgram(arguments, "en_GB.UTF-8");
    }
    /// The limit the gap analysis applies.
    [[nodiscard]] int appliedLimit() const {
        const ProgramRun run = runProgram(
            {"gaps", file_.string(), "--standard", standard, "--where", "area", "--format", "json"});
        const auto json = nlohmann::json::parse(run.out);
        return json["tables"]["standards_area"][0]["limit_m"].get<int>();
    }

    TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "p.gpkg";
};

TEST_F(SetValues, KeepsALimitForLaterRunsAndReturnsToTheThemesOwn) {
    const int own = appliedLimit();
    ASSERT_NE(own, 550);
    const ProgramRun run = set({"--limit", std::string(standard) + "=550"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Limit youth.playground_6_12: 550 m instead of the theme's default"));
    EXPECT_EQ(appliedLimit(), 550);
    EXPECT_EQ(runProgram({"check", file_.string()}).exitCode, 0);
    ASSERT_EQ(set({"--limit", std::string(standard) + "=default"}).exitCode, 0);
    EXPECT_EQ(appliedLimit(), own);
}

TEST_F(SetValues, KeepsTheTitle) {
    ASSERT_EQ(set({"--title", "Größere Straße"}).exitCode, 0);
    const ProgramRun run = set({"--format", "json"});
    EXPECT_EQ(nlohmann::json::parse(run.out)["project"], "Größere Straße");
}

TEST_F(SetValues, ShowsWhatIsInForceWithoutChangingTheFile) {
    ASSERT_EQ(set({"--limit", std::string(standard) + "=550"}).exitCode, 0);
    const ProgramRun run = set({"--format", "json"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const auto limits = nlohmann::json::parse(run.out)["tables"]["limits"];
    ASSERT_EQ(limits.size(), 1U);
    EXPECT_EQ(limits[0]["id"], standard);
    EXPECT_EQ(limits[0]["limit_m"], 550);
}

TEST_F(SetValues, RefusesUnknownStandardsAndImpossibleLimitsAndChangesNothing) {
    const int own = appliedLimit();
    for (const char* wrong :
         {"youth.dragons=300", "youth.dragons=default", "youth.playground_6_12=0",
          "youth.playground_6_12=20001", "youth.playground_6_12=far", "youth.playground_6_12"}) {
        const ProgramRun run = set({"--limit", std::string(standard) + "=550", "--limit", wrong});
        EXPECT_EQ(run.exitCode, 2) << wrong;
        EXPECT_THAT(run.err, HasSubstr("--limit: ")) << wrong;
    }
    EXPECT_EQ(appliedLimit(), own);
}

}  // namespace
}  // namespace nordertor::test
