// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "cli/program.h"

namespace nordertor::test {
namespace {

ProgramRun site(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"site", exampleProject().string()});
    return runProgram(arguments);
}

TEST(Site, GivesTheSameBytesAgain) {
    const std::vector<std::string> arguments{"--kind",
                                             "youth.playground",
                                             "--ignore-existing",
                                             "--sites",
                                             "2",
                                             "--candidates",
                                             "nodes",
                                             "--limit",
                                             "200",
                                             "--format",
                                             "geojson"};
    const ProgramRun first = site(arguments);
    ASSERT_EQ(first.exitCode, 0) << first.err;
    EXPECT_NE(first.out.find("\"FeatureCollection\""), std::string::npos);
    EXPECT_EQ(site(arguments).out, first.out);
}

TEST(Site, ShowsObjectiveBoundAndGap) {
    const ProgramRun run = site({"--kind", "youth.playground", "--ignore-existing", "--candidates", "nodes",
                                 "--model", "shortest-ways", "--exact"});
    ASSERT_EQ(run.exitCode, 0) << run.err;
    EXPECT_NE(run.out.find("Grenze des Möglichen"), std::string::npos);
    EXPECT_NE(run.out.find("Abstand %"), std::string::npos);
    EXPECT_NE(run.out.find("möglichen Standorten nicht (bewiesen)."), std::string::npos);
}

TEST(Site, SaysWhatIsWrong) {
    const auto error = [](const std::vector<std::string>& arguments) {
        const ProgramRun run = site(arguments);
        EXPECT_NE(run.exitCode, 0);
        EXPECT_EQ(run.out, "");
        return run.err;
    };
    EXPECT_NE(error({}).find("Es ist keine Einrichtungsart genannt."), std::string::npos);
    EXPECT_NE(error({"--standard", "youth.none"}).find("Den Richtwert „youth.none“ gibt es nicht."),
              std::string::npos);
    EXPECT_NE(
        error({"--kind", "youth.playground", "--candidates", "points"}).find("Es sind keine Punkte genannt."),
        std::string::npos);
    EXPECT_NE(error({"--kind", "youth.playground", "--at", "53;13"}).find("„53;13“ ist kein Punkt."),
              std::string::npos);
    EXPECT_NE(error({"--kind", "youth.playground", "--limit", "15000"})
                  .find("möglichen Standorte erreicht jemanden, der noch nichts innerhalb von 15,0 km hat"),
              std::string::npos);
    EXPECT_NE(error({"--kind", "youth.playground", "--ignore-existing", "--sites", "999"})
                  .find("999 Standorte sind nicht möglich"),
              std::string::npos);
    EXPECT_NE(
        error({"--kind", "youth.playground", "--forbid", "way/0"}).find("keiner mit der Kennung „way/0“"),
        std::string::npos);
}

}  // namespace
}  // namespace nordertor::test
