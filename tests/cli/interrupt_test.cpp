// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <thread>

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

TEST(Interrupt, EndsWithoutASignal) {
    const Interrupt interrupt;
    EXPECT_FALSE(interrupt.token().stop_requested());
}

}  // namespace
}  // namespace nordertor::cli
