// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "cli/program.h"

namespace nordertor::cli {
namespace {

bool stopsWithin(const std::stop_token& token, std::chrono::milliseconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!token.stop_requested() && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return token.stop_requested();
}

TEST(Interrupt, AsksTheTaskToStop) {
    for (const int number : {SIGINT, SIGTERM}) {
        const Interrupt interrupt;
        EXPECT_FALSE(interrupt.token().stop_requested());
        kill(getpid(), number);
        EXPECT_TRUE(stopsWithin(interrupt.token(), std::chrono::seconds(5)));
    }
}

TEST(Interrupt, IsNoticedWhereALibraryInstallsItsOwnHandler) {
    const Interrupt interrupt;
    std::signal(SIGINT, [](int) {});
    kill(getpid(), SIGINT);
    EXPECT_TRUE(stopsWithin(interrupt.token(), std::chrono::seconds(5)));
    std::signal(SIGINT, SIG_DFL);
}

/// Runs the program with the signal waiting for it from its first moment on.
test::ProgramRun interruptedAtOnce(const std::vector<std::string>& arguments) {
    std::vector<std::string> command{"python3", "-c",
                                     "import os, signal, sys\n"
                                     "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])\n"
                                     "os.kill(os.getpid(), signal.SIGINT)\n"
                                     "os.execv(sys.argv[1], sys.argv[1:])\n",
                                     NORDERTOR_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return test::runCommand(command);
}

TEST(Interrupt, AtTheVeryBeginningEndsWithTheMessage) {
    const std::string project = test::exampleProject().string();
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"themes"},
                                                      {"gaps", project},
                                                      {"site", project, "--kind", "social.kita"}}) {
        const test::ProgramRun run = interruptedAtOnce(arguments);
        EXPECT_EQ(run.exitCode, 130) << arguments.front();
        EXPECT_EQ(run.out, "") << arguments.front();
        EXPECT_NE(run.err.find("nordertor: Abgebrochen"), std::string::npos) << run.err;
    }
}

TEST(Interrupt, EndsWithoutASignal) {
    const Interrupt interrupt;
    EXPECT_FALSE(interrupt.token().stop_requested());
}

}  // namespace
}  // namespace nordertor::cli
