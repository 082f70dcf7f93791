// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <random>

#include "analysis/spatial_statistics/false_discovery.h"
#include "analysis/spatial_statistics/local_association.h"
#include "analysis/spatial_statistics/published_data.h"

namespace nordertor::analysis {
namespace {

/// Share of all choices of k of the other values whose sum is at least (at most) the observed one.
std::pair<double, double> exactShares(const std::vector<double>& values, std::size_t i,
                                      std::span<const std::uint32_t> neighbours) {
    std::vector<double> others;
    for (std::size_t j = 0; j < values.size(); ++j) {
        if (j != i) {
            others.push_back(values[j]);
        }
    }
    double observed = 0;
    for (const std::uint32_t j : neighbours) {
        observed += values[j];
    }
    double atLeast = 0;
    double atMost = 0;
    double count = 0;
    for (std::uint32_t chosen = 0; chosen < 1U << others.size(); ++chosen) {
        if (static_cast<std::size_t>(std::popcount(chosen)) != neighbours.size()) {
            continue;
        }
        double sum = 0;
        for (std::size_t j = 0; j < others.size(); ++j) {
            sum += (chosen >> j & 1U) != 0 ? others[j] : 0;
        }
        ++count;
        atLeast += sum >= observed ? 1 : 0;
        atMost += sum <= observed ? 1 : 0;
    }
    return {atLeast / count, atMost / count};
}

TEST(ConditionalPermutation, TendsToTheShareOfAllChoices) {
    // whole numbers with repetitions, so that equal sums occur, and rows of different length
    constexpr std::uint32_t permutations = 40000;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        std::mt19937_64 random(seed);
        std::vector<double> values(10);
        test::NeighbourSets sets(10);
        for (std::uint32_t i = 0; i < 10; ++i) {
            values[i] = static_cast<double>(random() % 7);
            const std::size_t k = 1 + random() % 8;
            while (sets[i].size() < k) {
                const auto j = static_cast<std::uint32_t>(random() % 10);
                if (j != i) {
                    sets[i].insert(j);
                }
            }
        }
        const auto weights = test::weightsOf(sets);
        const auto result =
            localAssociation(values, weights, {LocalStatistic::LocalMoran, permutations, seed});
        ASSERT_TRUE(result);
        for (std::size_t i = 0; i < 10; ++i) {
            const auto [atLeast, atMost] = exactShares(values, i, weights.of(i));
            const double exact = std::min(atLeast, atMost);
            EXPECT_NEAR(result->places[i].p, exact, 4.5 * std::sqrt(0.25 / permutations)) << seed << " " << i;
        }
    }
}

struct Town {
    std::vector<double> values;
    std::vector<geo::Point> points;
};
Town town(std::size_t n, unsigned seed) {
    std::mt19937_64 random(seed);
    Town result;
    for (std::size_t i = 0; i < n; ++i) {
        result.points.push_back({static_cast<double>(random() % 5000), static_cast<double>(random() % 5000)});
        result.values.push_back(static_cast<double>(random() % 1000));
    }
    return result;
}

TEST(ConditionalPermutation, AgreesWithTheNormalDistributionWhereManyAreSummedUp) {
    // sums of 40 of 3,000 evenly spread values are nearly normal
    const Town data = town(3000, 4);
    const auto weights = nearestNeighbourWeights(data.points, 40);
    const auto drawn = localAssociation(data.values, *weights, {LocalStatistic::Gi, 9999});
    const auto analytic = localAssociation(data.values, *weights, {LocalStatistic::Gi, 0});
    double worst = 0;
    for (std::size_t i = 0; i < data.values.size(); ++i) {
        worst = std::max(worst, std::abs(drawn->places[i].p - analytic->places[i].p));
    }
    EXPECT_LT(worst, 0.02);
}

TEST(ConditionalPermutation, FindsNothingInChanceMoreOftenThanItSays) {
    const Town data = town(5000, 9);
    const auto weights = nearestNeighbourWeights(data.points, 8);
    const auto result = localAssociation(data.values, *weights, {LocalStatistic::Gi, 9999});
    // one-sided p in the direction of the deviation: 2 x 5 per cent
    EXPECT_NEAR(static_cast<double>(result->significantUncontrolled) / 5000, 0.1, 0.02);
    EXPECT_LT(result->significant, 10U);
}

TEST(ConditionalPermutation, DoesNotDependOnOrderOrThreads) {
    Town data = town(800, 2);
    for (double& value : data.values) {
        value = std::floor(value / 200) / 3;  // many equal ones, not whole
    }
    std::vector<std::uint32_t> order(800);
    std::iota(order.begin(), order.end(), 0U);
    std::mt19937_64 random(11);
    std::shuffle(order.begin(), order.end(), random);
    Town shuffled;
    for (const std::uint32_t i : order) {
        shuffled.values.push_back(data.values[i]);
        shuffled.points.push_back(data.points[i]);
    }
    for (const auto statistic : {LocalStatistic::Gi, LocalStatistic::GiStar, LocalStatistic::LocalMoran}) {
        const auto first = localAssociation(data.values, *distanceBandWeights(data.points, 300), {statistic});
        const tbb::global_control oneThread(tbb::global_control::max_allowed_parallelism, 1);
        const auto second =
            localAssociation(shuffled.values, *distanceBandWeights(shuffled.points, 300), {statistic});
        EXPECT_EQ(first->threshold, second->threshold);
        for (std::size_t i = 0; i < order.size(); ++i) {
            ASSERT_EQ(first->places[order[i]], second->places[i]);
        }
    }
}

TEST(ConditionalPermutation, FollowsTheSeed) {
    const Town data = town(300, 5);
    const auto weights = nearestNeighbourWeights(data.points, 6);
    const auto one = localAssociation(data.values, *weights, {LocalStatistic::Gi, 999, 1});
    const auto again = localAssociation(data.values, *weights, {LocalStatistic::Gi, 999, 1});
    const auto other = localAssociation(data.values, *weights, {LocalStatistic::Gi, 999, 2});
    EXPECT_EQ(one->places, again->places);
    EXPECT_NE(one->places, other->places);
}

}  // namespace
}  // namespace nordertor::analysis
