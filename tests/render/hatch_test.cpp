// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/hatch.h"

#include <gtest/gtest.h>

#include <cmath>

namespace nordertor::render {
namespace {

/// A square of 40 mm with a hole of 20 mm.
Shape frame() {
    Shape shape;
    shape.points = {{0, 0},   {0, 40},  {40, 40}, {40, 0},  {0, 0},     // outer ring
                    {10, 10}, {30, 10}, {30, 30}, {10, 30}, {10, 10}};  // hole, the other way round
    shape.starts = {0, 5, 10};
    return shape;
}

double totalLength(const Shape& lines) {
    double sum = 0;
    for (std::size_t part = 0; part < lines.parts(); ++part) {
        const MmPoint a = lines.points[lines.starts[part]];
        const MmPoint b = lines.points[lines.starts[part] + 1];
        sum += std::hypot(b.x - a.x, b.y - a.y);
    }
    return sum;
}

TEST(Hatch, LinesTimesSpacingIsTheArea) {
    // Cavalieri: the sum of the chords times their distance tends to the area, 40² - 20² = 1,200 mm²
    for (const char* pattern : {"diagonal", "back_diagonal", "horizontal", "vertical"}) {
        EXPECT_NEAR(totalLength(hatchLines(frame(), pattern, 0.1)) * 0.1, 1200, 12) << pattern;
    }
    EXPECT_NEAR(totalLength(hatchLines(frame(), "cross", 0.1)) * 0.1, 2400, 24);
}

TEST(Hatch, StaysOutOfHoles) {
    const Shape lines = hatchLines(frame(), "diagonal", 1.3);
    for (std::size_t part = 0; part < lines.parts(); ++part) {
        const MmPoint a = lines.points[lines.starts[part]];
        const MmPoint b = lines.points[lines.starts[part] + 1];
        const MmPoint middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
        EXPECT_TRUE(middle.x >= 0 && middle.x <= 40 && middle.y >= 0 && middle.y <= 40);
        EXPECT_FALSE(middle.x > 10 && middle.x < 30 && middle.y > 10 && middle.y < 30);
    }
}

TEST(Hatch, DotsFillTheAreaEvenly) {
    // one dot per square of the spacing: 1,200 mm² / (2 mm)² = 300
    EXPECT_NEAR(static_cast<double>(hatchLines(frame(), "dots", 2, {0.3, 0.7}).parts()), 300, 25);
}

TEST(Hatch, UnknownPatternsAndEmptyShapesYieldNothing) {
    EXPECT_TRUE(hatchLines(frame(), "zigzag", 1).empty());
    EXPECT_TRUE(hatchLines({}, "diagonal", 1).empty());
}

}  // namespace
}  // namespace nordertor::render
