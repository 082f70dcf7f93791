// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/gap_shape.h"

#include <gtest/gtest.h>

#include <random>

#include "geo/area_operations.h"

namespace nordertor::analysis {
namespace {

TEST(GapShape, JoinsNeighboursIntoOneArea) {
    const HomePoints homes({{0, 0}, {70, 0}, {140, 0}});
    const std::vector<std::uint32_t> members{0, 1, 2};
    const auto shape = gapShape(homes, members, {false, false, false});
    EXPECT_EQ(shape.polygons.size(), 1U);
    for (const geo::Point p : homes.points) {
        EXPECT_TRUE(geo::contains(shape, p));
    }
}

TEST(GapShape, LeavesOutSuppliedHomesNearby) {
    // The supplied home stands between, 20 m from both, where the circles of 28 m would join.
    const HomePoints homes({{0, 0}, {40, 0}, {20, 0}});
    const std::vector<std::uint32_t> members{0, 1};
    const auto shape = gapShape(homes, members, {false, false, true});
    EXPECT_TRUE(geo::contains(shape, {0, 0}));
    EXPECT_TRUE(geo::contains(shape, {40, 0}));
    EXPECT_FALSE(geo::contains(shape, {20, 0}));
}

TEST(GapShape, IsValidAndCoversItsHomes) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> coordinate(0, 600);
    for (int round = 0; round < 40; ++round) {
        std::vector<geo::Point> points;
        std::vector<bool> supplied;
        std::vector<std::uint32_t> members;
        for (std::uint32_t i = 0; i < 60; ++i) {
            points.push_back({coordinate(random), coordinate(random)});
            supplied.push_back(random() % 3 == 0);
            if (!supplied.back()) {
                members.push_back(i);
            }
        }
        const HomePoints homes(points);
        const auto shape = gapShape(homes, members, supplied);
        EXPECT_FALSE(geo::makeValid(shape).value().changed);
        std::size_t painted = 0;
        for (std::uint32_t i = 0; i < points.size(); ++i) {
            if (!supplied[i]) {
                EXPECT_TRUE(geo::contains(shape, points[i]));
            } else if (geo::contains(shape, points[i])) {
                ++painted;
                double nearest = 1e9;
                for (const std::uint32_t member : members) {
                    nearest = std::min(nearest, geo::distance(points[member], points[i]));
                }
                EXPECT_LE(nearest, 10);
            }
        }
        EXPECT_LE(painted, 5U);
    }
}

TEST(GapShape, ASingleHomeIsACircleThatLeavesOutItsNeighbour) {
    const HomePoints homes({{0, 0}, {15, 0}});
    const auto shape = gapShape(homes, std::vector<std::uint32_t>{0}, {false, true});
    ASSERT_EQ(shape.polygons.size(), 1U);
    EXPECT_EQ(shape.polygons[0].outer.size(), 13U);
    EXPECT_TRUE(geo::contains(shape, {0, 0}));
    EXPECT_FALSE(geo::contains(shape, {15, 0}));
}

// Two homes 60 m apart: a closing with a disc joins them, so their area is that of two circles of 28 m and
// the neck between. Its half width in the middle is sqrt(50^2 - 30^2) - 22 = 18 m.
TEST(GapShape, HasTheSizeOfTheCirclesAndTheNeckBetweenThem) {
    const HomePoints homes({{1003, 2001}, {1063, 2001}});
    const auto shape = gapShape(homes, std::vector<std::uint32_t>{0, 1}, {false, false});
    ASSERT_EQ(shape.polygons.size(), 1U);
    EXPECT_TRUE(geo::contains(shape, {1033, 2001 + 15}));
    EXPECT_FALSE(geo::contains(shape, {1033, 2001 + 21}));
    EXPECT_TRUE(geo::contains(shape, {1003 - 26, 2001}));
    EXPECT_FALSE(geo::contains(shape, {1003 - 31, 2001}));
}

TEST(GapShape, HomesFarApartAreSeveralAreas) {
    const HomePoints homes({{0, 0}, {95, 0}, {1000, 0}});
    EXPECT_EQ(gapShape(homes, std::vector<std::uint32_t>{0, 1, 2}, {false, false, false}).polygons.size(),
              3U);
}

TEST(GapShape, CentreLiesWhereMostPersonsAre) {
    const HomePoints homes({{10, 10}, {300, 10}, {320, 10}, {340, 10}, {600, 10}});
    const std::vector<std::uint32_t> members{0, 1, 2, 3, 4};
    EXPECT_EQ(centreHome(homes, members, {5, 3, 3, 3, 4}), 2U);
    EXPECT_EQ(centreHome(homes, members, {50, 3, 3, 3, 4}), 0U);
}

}  // namespace
}  // namespace nordertor::analysis
