// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/parallel_lines.h"

#include <gtest/gtest.h>

#include <cmath>

namespace nordertor::render {
namespace {

Shape lineOf(std::vector<MmPoint> points) {
    Shape shape;
    shape.points = std::move(points);
    shape.closePart();
    return shape;
}

void expectPoints(const Shape& shape, const std::vector<MmPoint>& expected) {
    ASSERT_EQ(shape.points.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_NEAR(shape.points[i].x, expected[i].x, 1e-12) << i;
        EXPECT_NEAR(shape.points[i].y, expected[i].y, 1e-12) << i;
    }
}

// y grows downward: to the right of the way east is south

TEST(ParallelLines, LieToTheRightOfTheWay) {
    expectPoints(parallelLines(lineOf({{0, 0}, {10, 0}}), 2), {{0, 2}, {10, 2}});
    expectPoints(parallelLines(lineOf({{0, 0}, {10, 0}}), -2), {{0, -2}, {10, -2}});
    expectPoints(parallelLines(lineOf({{0, 10}, {0, 0}}), 2), {{2, 10}, {2, 0}});
}

TEST(ParallelLines, RightAnglesAreMitred) {
    expectPoints(parallelLines(lineOf({{0, 0}, {10, 0}, {10, 10}}), 2), {{0, 2}, {8, 2}, {8, 10}});
    expectPoints(parallelLines(lineOf({{0, 0}, {10, 0}, {10, 10}}), -2), {{0, -2}, {12, -2}, {12, 10}});
}

TEST(ParallelLines, SharpCornersAreBevelled) {
    // back the way it came, but for 10 degrees
    const double angle = 170 * std::acos(-1.0) / 180;
    const Shape sharp =
        parallelLines(lineOf({{0, 0}, {10, 0}, {10 + 10 * std::cos(angle), 10 * std::sin(angle)}}), -2);
    ASSERT_EQ(sharp.points.size(), 4U);
    for (const MmPoint& p : sharp.points) {
        EXPECT_LT(std::hypot(p.x - 5, p.y), 10);
    }
}

TEST(ParallelLines, RingsStayRings) {
    // against the clock as seen: to the right is outside
    const Shape ring = lineOf({{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}});
    expectPoints(parallelLines(ring, 1), {{-1, -1}, {-1, 11}, {11, 11}, {11, -1}, {-1, -1}});
    expectPoints(parallelLines(ring, -1), {{1, 1}, {1, 9}, {9, 9}, {9, 1}, {1, 1}});
}

TEST(ParallelLines, RepeatedPointsCountOnce) {
    expectPoints(parallelLines(lineOf({{0, 0}, {5, 0}, {5, 0}, {10, 0}}), 2), {{0, 2}, {5, 2}, {10, 2}});
    EXPECT_TRUE(parallelLines(lineOf({{3, 3}, {3, 3}}), 2).empty());
}

}  // namespace
}  // namespace nordertor::render
