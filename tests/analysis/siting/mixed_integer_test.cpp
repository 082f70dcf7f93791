// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: what a stopped solver says must hold for the optimum that it finds when left alone, and for every
// row of the program, computed here.
#include "analysis/siting/mixed_integer_p.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <random>
#include <thread>

namespace nordertor::test {
namespace {

using analysis::MixedIntegerAnswer;
using analysis::MixedIntegerProgram;
using analysis::solveMixedInteger;
using Clock = std::chrono::steady_clock;

/// Demands shared out among `budget` sites of limited capacity, each as near as possible: without cuts a tree
/// of many nodes.
MixedIntegerProgram sharedOut(std::size_t demands, std::size_t sites, std::size_t budget) {
    std::mt19937_64 random(5);
    const auto draw = [&](std::uint64_t below) { return static_cast<double>(random() % below); };
    MixedIntegerProgram program;
    for (std::size_t j = 0; j < sites; ++j) {
        program.addColumn({.whole = true});
        program.addTerm(j);
    }
    program.addRow({.upper = static_cast<double>(budget)});
    std::vector<std::vector<std::size_t>> loads(sites);
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t j = 0; j < sites; ++j) {
        x.push_back(draw(1000));
        y.push_back(draw(1000));
    }
    for (std::size_t i = 0; i < demands; ++i) {
        const double atX = draw(1000);
        const double atY = draw(1000);
        const std::size_t first = program.columns.size();
        for (std::size_t j = 0; j < sites; ++j) {
            loads[j].push_back(program.addColumn({.cost = std::hypot(atX - x[j], atY - y[j])}));
            program.addTerm(loads[j].back());
        }
        program.addRow({.lower = 1, .upper = 1});
        for (std::size_t j = 0; j < sites; ++j) {
            program.addTerm(first + j);
            program.addTerm(j, -1);
            program.addRow({.upper = 0});
        }
    }
    for (std::size_t j = 0; j < sites; ++j) {
        for (const std::size_t share : loads[j]) {
            program.addTerm(share);
        }
        const double usual = static_cast<double>(demands) / static_cast<double>(budget);
        program.addTerm(j, -std::floor(usual * (0.6 + draw(60) / 100)));
        program.addRow({.upper = 0});
    }
    return program;
}

void expectSolution(const MixedIntegerProgram& program, const std::vector<double>& values) {
    for (std::size_t c = 0; c < values.size(); ++c) {
        EXPECT_NEAR(values[c], program.columns[c].whole ? std::round(values[c]) : values[c], 1e-5);
    }
    for (std::size_t r = 0; r < program.rows.size(); ++r) {
        double sum = 0;
        for (std::size_t t = program.firstTerm[r]; t < program.firstTerm[r + 1]; ++t) {
            sum += program.terms[t].factor * values[program.terms[t].column];
        }
        EXPECT_GE(sum, program.rows[r].lower - 1e-5);
        EXPECT_LE(sum, program.rows[r].upper + 1e-5);
    }
}

TEST(MixedInteger, StoppedAnywhereItReturnsSoonAndProvesNothingFalse) {
    constexpr double cutoff = 1e9;
    constexpr std::size_t nodes = 5000;
    const MixedIntegerProgram program = sharedOut(50, 30, 6);
    const auto begun = Clock::now();
    const MixedIntegerAnswer whole = solveMixedInteger(program, cutoff, nodes, {});
    const auto duration = Clock::now() - begun;
    ASSERT_TRUE(whole.finished);
    expectSolution(program, whole.values);
    // in the first relaxation, at the root and in the tree
    constexpr int parts = 5;
    for (int part = 1; part < parts; ++part) {
        std::stop_source stop;
        Clock::time_point asked;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(duration * part / parts);
            asked = Clock::now();
            stop.request_stop();
        });
        const MixedIntegerAnswer answer =
            solveMixedInteger(program, cutoff, nodes, Task({}, stop.get_token()));
        const auto returned = Clock::now();
        stopper.join();
        if (!answer.finished) {
            EXPECT_LT(returned - asked, std::chrono::seconds(1)) << part;
            EXPECT_LE(answer.bound, whole.cost + 1e-6) << part;
        } else {
            EXPECT_NEAR(answer.cost, whole.cost, 1e-6) << part;
        }
        if (!answer.values.empty()) {
            expectSolution(program, answer.values);
            EXPECT_GE(answer.cost, whole.cost - 1e-6) << part;
        }
    }
}

double costOfValues(const MixedIntegerProgram& program, const std::vector<double>& values) {
    double cost = 0;
    for (std::size_t c = 0; c < values.size(); ++c) {
        cost += program.columns[c].cost * values[c];
    }
    return cost;
}

/// Some solution, whatever it costs.
std::vector<double> anySolution(MixedIntegerProgram program) {
    for (auto& column : program.columns) {
        column.cost = 0;
    }
    return solveMixedInteger(program, 1e9, 5000, {}).values;
}

TEST(MixedInteger, StoppedBeforeItBeganItAnswersWithItsStart) {
    const MixedIntegerProgram program = sharedOut(30, 12, 5);
    const std::vector<double> start = anySolution(program);
    ASSERT_FALSE(start.empty());
    const double cost = costOfValues(program, start);
    std::stop_source stop;
    stop.request_stop();
    const MixedIntegerAnswer answer =
        solveMixedInteger(program, cost - 0.5, 5000, Task({}, stop.get_token()), start);
    EXPECT_FALSE(answer.finished);
    EXPECT_EQ(answer.values, start);
    EXPECT_NEAR(answer.cost, cost, 1e-6);
}

TEST(MixedInteger, AStartChangesNeitherTheOptimumNorItsProof) {
    const MixedIntegerProgram program = sharedOut(30, 12, 5);
    const MixedIntegerAnswer optimum = solveMixedInteger(program, 1e9, 5000, {});
    ASSERT_TRUE(optimum.finished);
    const std::vector<double> start = anySolution(program);
    const double cost = costOfValues(program, start);
    ASSERT_GT(cost, optimum.cost + 1) << "or there is nothing to find";
    const MixedIntegerAnswer fromStart = solveMixedInteger(program, cost - 0.5, 5000, {}, start);
    EXPECT_TRUE(fromStart.finished);
    EXPECT_NEAR(fromStart.cost, optimum.cost, 1e-6);
    EXPECT_NEAR(fromStart.bound, optimum.cost, 1e-6);
    expectSolution(program, fromStart.values);

    constexpr double step = 0.25;
    const MixedIntegerAnswer nothingBetter =
        solveMixedInteger(program, optimum.cost - step, 5000, {}, optimum.values);
    EXPECT_TRUE(nothingBetter.finished);
    EXPECT_EQ(nothingBetter.values, optimum.values);
    EXPECT_NEAR(nothingBetter.bound, optimum.cost - step, 1e-6);
}

TEST(MixedInteger, WithAStartASearchThatIsTooShortIsNeverWorseThanIt) {
    const MixedIntegerProgram program = sharedOut(50, 30, 6);
    const std::vector<double> start = anySolution(program);
    ASSERT_FALSE(start.empty());
    const double cost = costOfValues(program, start);
    for (const std::size_t nodes : {1U, 2U, 5U, 20U}) {
        const MixedIntegerAnswer answer = solveMixedInteger(program, cost - 0.5, nodes, {}, start);
        ASSERT_FALSE(answer.values.empty());
        expectSolution(program, answer.values);
        EXPECT_LE(answer.cost, cost);
        EXPECT_NEAR(costOfValues(program, answer.values), answer.cost, 1e-6);
        EXPECT_LE(answer.bound, answer.cost + 1e-6);
    }
}

}  // namespace
}  // namespace nordertor::test
