// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/spatial_statistics/spatial_weights.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "analysis/network/attachment.h"
#include "analysis/spatial_statistics/published_data.h"
#include "analysis/support/drawn_city.h"

namespace nordertor::analysis {
namespace {

using test::NeighbourSets;
using test::setsOf;

/// Many points at equal places and equal distances.
std::vector<geo::Point> crowdedPoints(std::size_t n, unsigned seed) {
    std::mt19937_64 random(seed);
    std::vector<geo::Point> points;
    for (std::size_t i = 0; i < n; ++i) {
        points.push_back({512000 + static_cast<double>(random() % 12) * 10,
                          5832000 + static_cast<double>(random() % 12) * 10});
    }
    return points;
}

double squared(geo::Point a, geo::Point b) {
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

TEST(DistanceBand, IncludesItsLimit) {
    // 15.0 occurs: the published values of G need it counted
    const auto weights = distanceBandWeights(test::sixPoints(), 15);
    ASSERT_TRUE(weights);
    EXPECT_EQ(setsOf(*weights), (NeighbourSets{{1, 3}, {0, 3, 4}, {4}, {0, 1, 4}, {1, 2, 3, 5}, {4}}));
    EXPECT_EQ(weights->islands(), 0U);
}

TEST(DistanceBand, EqualsTheDistancesOfAllPairs) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const auto points = crowdedPoints(60 + seed * 7, seed);
        const auto weights = distanceBandWeights(points, 20);
        ASSERT_TRUE(weights);
        NeighbourSets expected(points.size());
        for (std::uint32_t i = 0; i < points.size(); ++i) {
            for (std::uint32_t j = 0; j < points.size(); ++j) {
                if (i != j && squared(points[i], points[j]) <= 400) {
                    expected[i].insert(j);
                }
            }
        }
        EXPECT_EQ(setsOf(*weights), expected) << seed;
    }
}

TEST(NearestNeighbours, TakeTheSmallerIndexWhereDistancesAreEqual) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const auto points = crowdedPoints(60 + seed * 7, seed);
        const auto weights = nearestNeighbourWeights(points, 5);
        ASSERT_TRUE(weights);
        NeighbourSets expected(points.size());
        for (std::uint32_t i = 0; i < points.size(); ++i) {
            std::vector<std::pair<double, std::uint32_t>> order;
            for (std::uint32_t j = 0; j < points.size(); ++j) {
                if (i != j) {
                    order.emplace_back(squared(points[i], points[j]), j);
                }
            }
            std::sort(order.begin(), order.end());
            for (std::size_t k = 0; k < 5; ++k) {
                expected[i].insert(order[k].second);
            }
        }
        EXPECT_EQ(setsOf(*weights), expected) << seed;
    }
}

TEST(NearestNeighbours, AreFewerWhereThereAreNotSoMany) {
    const auto weights = nearestNeighbourWeights(std::vector<geo::Point>{{0, 0}, {1, 0}, {5, 0}}, 8);
    ASSERT_TRUE(weights);
    EXPECT_EQ(setsOf(*weights), (NeighbourSets{{1, 2}, {0, 2}, {0, 1}}));
}

TEST(DistanceBand, NamesTheDistanceFromWhichNobodyIsAlone) {
    const std::vector<geo::Point> points{{0, 0}, {3, 0}, {3, 40}};
    EXPECT_DOUBLE_EQ(smallestBandWithoutIslands(points), 40);
    EXPECT_EQ(distanceBandWeights(points, 39.9)->islands(), 1U);
    EXPECT_EQ(distanceBandWeights(points, 40)->islands(), 0U);
}

TEST(NetworkWeights, FollowThePathNotTheAir) {
    // a and b stand 20 m apart, with 120 m of path between them
    const auto city = test::drawnCity({"+------+",  //
                                       "|a    b|",  //
                                       "|      |",  //
                                       "+  c   +"},
                                      10);
    const auto network =
        WalkingNetwork::build(city.streets, {}, walkingProfile(model::WalkingProfileId::Adult));
    ASSERT_TRUE(network);
    const Attacher attacher(*network);
    std::vector<NetworkPosition> positions;
    for (const auto& place : city.places) {
        positions.push_back(attacher.nearest(place.location, 15));
    }
    // a: 10 m beside the path at (0,-10) and (10, 0): whichever, b is 10+50..70+10 away; c is too far off
    EXPECT_EQ(setsOf(*networkWeights(*network, positions, 120)), (NeighbourSets{{1}, {0}, {}}));
    EXPECT_EQ(setsOf(*networkWeights(*network, positions, 50)), (NeighbourSets{{}, {}, {}}));
}

TEST(WeightSums, EqualTheirDefinition) {
    const auto points = crowdedPoints(80, 3);
    const auto weights = nearestNeighbourWeights(points, 4);
    ASSERT_TRUE(weights);
    for (const WeightStyle style : {WeightStyle::Binary, WeightStyle::RowStandardised}) {
        const std::size_t n = points.size();
        std::vector<std::vector<double>> w(n, std::vector<double>(n, 0));
        for (std::size_t i = 0; i < n; ++i) {
            for (const std::uint32_t j : weights->of(i)) {
                w[i][j] = style == WeightStyle::Binary ? 1 : 0.25;
            }
        }
        WeightSums expected;
        for (std::size_t i = 0; i < n; ++i) {
            double both = 0;
            for (std::size_t j = 0; j < n; ++j) {
                expected.s0 += w[i][j];
                expected.s1 += (w[i][j] + w[j][i]) * (w[i][j] + w[j][i]) / 2;
                both += w[i][j] + w[j][i];
            }
            expected.s2 += both * both;
        }
        const WeightSums sums = weightSums(*weights, style);
        EXPECT_NEAR(sums.s0, expected.s0, 1e-9);
        EXPECT_NEAR(sums.s1, expected.s1, 1e-9);
        EXPECT_NEAR(sums.s2, expected.s2, 1e-9);
    }
}

}  // namespace
}  // namespace nordertor::analysis
