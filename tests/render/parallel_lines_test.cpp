// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/parallel_lines.h"
#include "render/keep_clear.h"

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

TEST(ParallelLines, StretchesTooShortForTheOffsetMakeNoLoop) {
    // the left side has a notch of 1 by 1; 2 inside of it only the outer edges are left
    const Shape ring = lineOf({{0, 0}, {0, 4}, {-1, 4}, {-1, 5}, {0, 5}, {0, 10}, {10, 10}, {10, 0}, {0, 0}});
    const Shape inside = parallelLines(ring, -2);
    ASSERT_EQ(inside.parts(), 1U);
    for (const MmPoint& p : inside.points) {
        EXPECT_GE(p.x, 1 - 1e-9);
        EXPECT_LE(p.x, 8 + 1e-9);
        EXPECT_GE(p.y, 2 - 1e-9);
        EXPECT_LE(p.y, 8 + 1e-9);
    }
    double doubled = 0;
    for (std::size_t i = 0; i + 1 < inside.points.size(); ++i) {
        doubled += inside.points[i].x * inside.points[i + 1].y - inside.points[i + 1].x * inside.points[i].y;
    }
    EXPECT_LT(doubled, -2 * 30.0) << "still against the clock as seen, and about 36 large";
}

TEST(ParallelLines, RingsTooNarrowForTheOffsetAreDrawnAtAPartOfIt) {
    const Shape strip = lineOf({{0, 0}, {0, 3}, {20, 3}, {20, 0}, {0, 0}});
    EXPECT_EQ(parallelLines(strip, -1).parts(), 1U);
    EXPECT_EQ(parallelLines(strip, -2), parallelLines(strip, -1));
    const Shape thread = lineOf({{0, 0}, {0, 0.01}, {20, 0.01}, {20, 0}, {0, 0}});
    EXPECT_EQ(parallelLines(thread, -2), thread);
}

TEST(ParallelLines, RepeatedPointsCountOnce) {
    expectPoints(parallelLines(lineOf({{0, 0}, {5, 0}, {5, 0}, {10, 0}}), 2), {{0, 2}, {5, 2}, {10, 2}});
    EXPECT_TRUE(parallelLines(lineOf({{3, 3}, {3, 3}}), 2).empty());
}

TEST(InterruptedLines, StopBesideATextWithAHalo) {
    TextItem name;
    name.text = "Weg";
    name.centre = {10, 0};
    name.width = 4;
    name.height = 2;
    name.haloWidth = 0.4;
    const Shape line = lineOf({{0, 0}, {6, 0}, {20, 0}});
    const Shape cut = interruptedBeneath(line, {name});
    ASSERT_EQ(cut.parts(), 2U);
    expectPoints(cut, {{0, 0}, {6, 0}, {7.8, 0}, {12.2, 0}, {20, 0}});
    name.haloWidth = 0;
    EXPECT_EQ(interruptedBeneath(line, {name}), line) << "the letter of a sign, which has its own ground";
    name.haloWidth = 0.4;
    name.centre = {10, 5};
    EXPECT_EQ(interruptedBeneath(line, {name}), line) << "beside the line";
    name.centre = {3, 0};
    name.width = 5;
    EXPECT_EQ(interruptedBeneath(line, {name}).parts(), 1U) << "0.3 mm before the text are no line";
}

}  // namespace
}  // namespace nordertor::render
