// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class BaseMapFromOutside : public testing::Test {
  protected:
    [[nodiscard]] std::string file(const std::string& name) const { return (folder_.path() / name).string(); }
    [[nodiscard]] ProgramRun map(const std::string& output, const std::vector<std::string>& more) const {
        std::vector<std::string> arguments{"map", exampleProject().string(), "-o", file(output)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return runProgram(arguments);
    }

    TemporaryFolder folder_;
};

TEST_F(BaseMapFromOutside, APictureWithItsPlaceLiesUnderTheMapAndItsOriginOnThePage) {
    ASSERT_EQ(map("under.png", {"--gaps", "off", "--world-file"}).exitCode, 0);
    const ProgramRun run = map("map.svg", {"--base-map", file("under.png"), "--base-map-opacity", "60",
                                           "--base-map-attribution", "© Amt 2026"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    const std::string svg = runCommand({"cat", file("map.svg")}).out;
    EXPECT_THAT(svg, HasSubstr("Hintergrundkarte: © Amt 2026"));
    EXPECT_THAT(svg, HasSubstr("inkscape:label=\"Hintergrundkarte\""));
    EXPECT_THAT(svg, Not(HasSubstr("inkscape:label=\"Grundkarte\"")));
    EXPECT_THAT(run.err, Not(HasSubstr("Urheber")));

    const ProgramRun nameless = map("map.svg", {"--base-map", file("under.png")});
    ASSERT_EQ(nameless.exitCode, 0) << nameless.err;
    EXPECT_THAT(nameless.err, HasSubstr("--base-map-attribution"));
    EXPECT_THAT(runCommand({"cat", file("map.svg")}).out, HasSubstr("under.png, ohne Angabe des Urhebers"));
}

TEST_F(BaseMapFromOutside, WhatCannotBeHadIsSaidAndNothingIsWritten) {
    const ProgramRun missing = map("map.pdf", {"--base-map", file("missing.tif")});
    EXPECT_EQ(missing.exitCode, 3);
    EXPECT_THAT(missing.err, HasSubstr("gibt es nicht"));
    EXPECT_EQ(map("map.pdf", {"--base-map", "https://127.0.0.1:9/"}).exitCode, 2);
    EXPECT_FALSE(std::filesystem::exists(file("map.pdf")));
}

TEST_F(BaseMapFromOutside, ADeadServiceLeavesTheSheetItsOwnBaseMapAndAWarning) {
    ASSERT_EQ(map("own.svg", {}).exitCode, 0);
    const std::string own = runCommand({"cat", file("own.svg")}).out;
    // nobody listens on port 9
    for (const char* service :
         {"wms:http://127.0.0.1:9/?layers=a", "xyz:http://127.0.0.1:9/{z}/{x}/{y}.png"}) {
        const ProgramRun dead = map("map.svg", {"--base-map", service});
        EXPECT_EQ(dead.exitCode, 0);
        EXPECT_THAT(dead.err, HasSubstr("das Blatt hat stattdessen die eigene Grundkarte"));
        EXPECT_THAT(dead.err, HasSubstr("nicht zu erreichen"));
        EXPECT_EQ(runCommand({"cat", file("map.svg")}).out, own);
        std::filesystem::remove(file("map.svg"));
    }
}

TEST_F(BaseMapFromOutside, ADryRunAsksNoService) {
    const ProgramRun run = map("map.pdf", {"--base-map", "wms:http://127.0.0.1:9/?layers=a", "--dry-run"});
    EXPECT_EQ(run.exitCode, 0) << run.err;
}

}  // namespace
}  // namespace nordertor::test
