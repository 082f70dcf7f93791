// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/stability.h"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "analysis/gaps/gap_analysis.h"
#include "analysis/network/nearest_facility.h"
#include "analysis/support/drawn_project.h"

namespace nordertor::analysis {
namespace {

constexpr auto profile = model::WalkingProfileId::Child;

TEST(LimitRuns, CountsTheRunsWhoseLimitADistanceExceeds) {
    const LimitRuns runs({300, 100, 400, 200});
    EXPECT_EQ(runs.runsBeyond(0), 0U);
    EXPECT_EQ(runs.runsBeyond(100), 0U) << "a limit is met at its end";
    EXPECT_EQ(runs.runsBeyond(101), 1U);
    EXPECT_EQ(runs.runsBeyond(250), 2U);
    EXPECT_EQ(runs.runsBeyond(Nearest::unreachable), 4U);
}

TEST(Stability, OfAPlaceIsThatOfTheHomeWhereHalfOfThePersonsAreReachedFromTheFarEnd) {
    const LimitRuns runs({100, 200, 300, 400});
    const std::vector<std::uint32_t> distances = {150, 250, 450, 999};
    const std::vector<double> persons = {10, 4, 6, 100};
    const std::vector<std::uint32_t> members = {0, 1, 2};
    // beyond 100: 20 of 20; beyond 200: 10, half; beyond 300 and 400: 6
    EXPECT_EQ(placeStability(runs, members, distances, persons), 0.5);
}

TEST(Stability, SpreadIsTheNearestRank) {
    std::vector<double> byRun(100);
    for (std::size_t i = 0; i < byRun.size(); ++i) {
        byRun[i] = static_cast<double>(i + 1);
    }
    EXPECT_EQ(spreadOfAscending(byRun).low, 5);
    EXPECT_EQ(spreadOfAscending(byRun).high, 95);
    EXPECT_EQ(spreadOfAscending(std::vector<double>{7}).low, 7);
}

TEST(Variation, StaysWithinItsBoundsAndDependsOnSeedStandardAndProfileOnly) {
    const VariationParameters parameters{.runs = 2000, .share = 0.2, .seed = 3};
    const StandardVariation variation = variationOf("youth.playground", profile, 400, parameters);
    ASSERT_EQ(variation.limits.size(), 2000U);
    for (std::size_t run = 0; run < 2000; ++run) {
        EXPECT_GE(variation.limits[run], 40000 * 0.8 * 0.8 - 1);
        EXPECT_LE(variation.limits[run], 40000 * 1.2 * 1.2 + 1);
        EXPECT_GE(variation.weightFactors[run], 0.8);
        EXPECT_LE(variation.weightFactors[run], 1.2);
    }
    EXPECT_EQ(variationOf("youth.playground", profile, 400, parameters).limits, variation.limits);
    EXPECT_NE(variationOf("youth.other", profile, 400, parameters).limits, variation.limits);
    EXPECT_NE(variationOf("youth.playground", profile, 400, {2000, 0.2, 4}).limits, variation.limits);
    // more runs begin with the same ones
    const StandardVariation longer = variationOf("youth.playground", profile, 400, {3000, 0.2, 3});
    EXPECT_TRUE(std::equal(variation.limits.begin(), variation.limits.end(), longer.limits.begin()));
}

// Closed form: with two factors f, g even on 0.8..1.2 the share of runs in which a home exactly at the limit
// is beyond it is P(f g < 1) = (0.4/30 + ln 1.44 - 0.8 (1.2 - 1/1.2)) / 0.16 = 0.52902.
TEST(Stability, OfAHomeExactlyAtTheLimitIsTheAnalyticShare) {
    const std::size_t runs = 100000;
    const LimitRuns limits(variationOf("youth.playground", profile, 400, {runs, 0.2, 1}).limits);
    const double share = static_cast<double>(limits.runsBeyond(40000)) / static_cast<double>(runs);
    EXPECT_NEAR(share, (0.4 / 30 + std::log(1.44) - 0.8 * (1.2 - 1 / 1.2)) / 0.16, 0.005);
}

model::Project randomCity(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<std::string> rows;
    for (int row = 0; row < 13; ++row) {
        std::string line;
        for (int column = 0; column < 24; ++column) {
            const std::uint64_t draw = random() % 10;
            const bool street = row % 3 == 1 || column % 6 == 2;
            line += street                           ? (draw == 0 ? ' ' : '+')
                    : draw < 4                       ? static_cast<char>('a' + draw)
                    : draw == 9 && random() % 4 == 0 ? 'P'
                                                     : ' ';
        }
        rows.push_back(line);
    }
    return test::drawnProject(rows, 40, {{0, 9}, {0, model::AgeGroup::openEnd}},
                              {{'a', 1.5}, {'b', 3}, {'c', 0}, {'d', 12.25}}, 500);
}

// Truth: the analysis itself, run again with the limit of every run.
TEST(Stability, EqualsRunningTheAnalysisAgainWithTheLimitsOfEachRun) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const model::Project project = randomCity(seed);
        const model::ThemeSet themes = test::playgroundTheme(200);
        const VariationParameters parameters{.runs = 40, .share = 0.4, .seed = seed};
        const auto report = analyseGaps(project, themes, {.stability = parameters});
        ASSERT_TRUE(report.has_value());
        const StandardResult& result = report->standards[0];
        std::vector<int> beyond(project.residents.homes.size());
        std::vector<int> stays(result.places.size());
        std::vector<double> inside;
        for (const std::uint32_t limit : variationOf("youth.playground", profile, 200, parameters).limits) {
            const auto again =
                analyseGaps(project, themes, {.limits = {{"youth.playground", limit / 100.0}}});
            const StandardResult& run = again->standards[0];
            for (std::size_t home = 0; home < beyond.size(); ++home) {
                beyond[home] += run.supplied(home) ? 0 : 1;
            }
            inside.push_back(run.inside.all - run.inside.supplied);
            for (std::size_t p = 0; p < result.places.size(); ++p) {
                double persons = 0;
                for (const std::uint32_t home : result.places[p].homeIndices) {
                    persons += run.supplied(home) ? 0 : project.residents.persons[0][home];
                }
                stays[p] += 2 * persons >= result.places[p].persons ? 1 : 0;
            }
        }
        std::sort(inside.begin(), inside.end());
        EXPECT_NEAR(result.stability->inside.low, inside[1], 1e-9);
        EXPECT_NEAR(result.stability->inside.high, inside[37], 1e-9);
        for (std::size_t home = 0; home < beyond.size(); ++home) {
            EXPECT_FLOAT_EQ(result.stability->byHome[home], static_cast<float>(beyond[home]) / 40);
        }
        for (std::size_t p = 0; p < stays.size(); ++p) {
            EXPECT_DOUBLE_EQ(*result.places[p].stability, stays[p] / 40.0) << result.places[p].id;
        }
    }
}

TEST(Stability, IsTheSameForAnyNumberOfThreadsAndOrderOfFacilities) {
    model::Project project = randomCity(11);
    const model::ThemeSet themes = test::playgroundTheme(200);
    const GapParameters parameters{
        .capacity = true, .stability = VariationParameters{}, .combine = {{"youth", 1}}};
    const auto first = analyseGaps(project, themes, parameters);
    std::reverse(project.facilities.begin(), project.facilities.end());
    const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
    const auto second = analyseGaps(project, themes, parameters);
    const StandardResult& a = first->standards[0];
    const StandardResult& b = second->standards[0];
    EXPECT_EQ(a.stability->byHome, b.stability->byHome);
    EXPECT_EQ(a.stability->margin.high, b.stability->margin.high);
    ASSERT_EQ(first->combined->places.size(), second->combined->places.size());
    for (std::size_t p = 0; p < first->combined->places.size(); ++p) {
        EXPECT_EQ(first->combined->places[p].stability, second->combined->places[p].stability);
        EXPECT_EQ(first->combined->places[p].reason, second->combined->places[p].reason);
    }
}

TEST(Stability, RefusesWhatIsOutOfRange) {
    const model::Project project = randomCity(1);
    for (const VariationParameters& wrong :
         {VariationParameters{0, 0.2, 1}, VariationParameters{500, 0, 1}, VariationParameters{500, 0.95, 1},
          VariationParameters{500, std::nan(""), 1}}) {
        const auto report = analyseGaps(project, test::playgroundTheme(), {.stability = wrong});
        ASSERT_FALSE(report.has_value());
        EXPECT_EQ(report.error().code, ErrorCode::InvalidArgument);
        EXPECT_FALSE(report.error().remedy.en.empty());
    }
}

}  // namespace
}  // namespace nordertor::analysis
