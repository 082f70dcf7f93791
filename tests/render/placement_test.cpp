// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>

#include "render/label_placement_p.h"
#include "render/shared_borders_p.h"

namespace nordertor::render {
namespace {

TEST(TurnedBox, OverlapIsDecidedByTheTurnedShape) {
    const TurnedBox level{{0, 0}, 10, 2, 0};
    EXPECT_TRUE(overlap(level, {{4, 1}, 4, 2, 0}));
    EXPECT_FALSE(overlap(level, {{0, 2}, 10, 2, 0}));  // they only touch
    // a bar standing at 45 degrees: its axis-parallel box would touch, it does not
    EXPECT_FALSE(overlap(level, {{8, 4}, 10, 1, -45}));
    EXPECT_TRUE(overlap(level, {{4, 1}, 10, 1, 45}));
}

TEST(OccupiedSpace, TakesBoxesOnceAndKeepsInsideTheFrame) {
    OccupiedSpace space(100, 50);
    EXPECT_TRUE(space.isFree({{50, 25}, 20, 5, 0}));
    space.add({{50, 25}, 20, 5, 0});
    EXPECT_FALSE(space.isFree({{58, 27}, 10, 5, 30}));
    EXPECT_FALSE(space.isFree({{2, 25}, 10, 5, 0}));
    EXPECT_TRUE(space.isFree({{20, 10}, 10, 5, 90}));
}

TEST(SimplifiedLine, NoPointIsFartherThanTheTolerance) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> step(-5, 5);
    for (int round = 0; round < 100; ++round) {
        geo::Points line{{0, 0}};
        for (int i = 0; i < 60; ++i) {
            line.push_back({line.back().x + 4, line.back().y + step(random)});
        }
        const geo::Points simple = simplifiedLine(line, 3);
        EXPECT_EQ(simple.front(), line.front());
        EXPECT_EQ(simple.back(), line.back());
        for (const geo::Point& p : line) {
            EXPECT_LE(geo::nearestOnLine(simple, p).distance, 3 + 1e-9);
        }
    }
}

}  // namespace
}  // namespace nordertor::render
