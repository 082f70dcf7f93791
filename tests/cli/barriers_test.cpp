// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"

namespace nordertor::test {
namespace {

using testing::HasSubstr;

// The method comes from the traffic theme's library: that it answers shows that the library was loaded.
TEST(Barriers, AMethodOfAThemeIsAVerbLikeAnyOther) {
    EXPECT_THAT(runProgram({"barriers", "--help"}).out, HasSubstr("Beispiele:\n  nordertor barriers"));
    const ProgramRun run =
        runProgram({"barriers", exampleProject().string(), "--kind", "youth.playground", "--format", "json"},
                   "en_GB.UTF-8");
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const auto tables = nlohmann::json::parse(run.out)["tables"];
    EXPECT_GT(tables["crossings"][0]["length_km"].get<double>(), 0);
    EXPECT_GT(tables["circles"].size(), 0U);
    for (const auto& detour : tables["detours"]) {
        EXPECT_GE(detour["factor"].get<double>(), 1.5);
    }
}

TEST(Barriers, RefusesWrongParametersLikeAnyOther) {
    const ProgramRun none = runProgram({"barriers", exampleProject().string()}, "en_GB.UTF-8");
    EXPECT_EQ(none.exitCode, 2);
    EXPECT_THAT(none.err, HasSubstr("--kind: No kind of facility is given."));
    const ProgramRun range = runProgram(
        {"barriers", exampleProject().string(), "--kind", "youth.playground", "--limit", "7"}, "en_GB.UTF-8");
    EXPECT_EQ(range.exitCode, 2);
    EXPECT_THAT(range.err, HasSubstr("--limit: 7 is outside the allowed range"));
}

}  // namespace
}  // namespace nordertor::test
