// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/dashes.h"

#include <gtest/gtest.h>

#include <vector>

namespace nordertor::render {
namespace {

constexpr double far = 1e6;

Shape lineOf(const std::vector<MmPoint>& points) {
    Shape shape;
    shape.points = points;
    shape.closePart();
    return shape;
}

TEST(Dashes, AreCountedFromTheBeginningOfTheLine) {
    const Shape drawn = dashedLines(lineOf({{0, 0}, {4, 0}, {4, 8}}), {3, 2}, {-far, -far}, {far, far});
    // on 0-3, off -5 (round the corner at 4), on -8, off -10, on -12
    ASSERT_EQ(drawn.parts(), 3U);
    const std::vector<MmPoint> expected{{0, 0}, {3, 0}, {4, 1}, {4, 4}, {4, 6}, {4, 8}};
    ASSERT_EQ(drawn.points.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_NEAR(drawn.points[i].x, expected[i].x, 1e-9) << i;
        EXPECT_NEAR(drawn.points[i].y, expected[i].y, 1e-9) << i;
    }
}

TEST(Dashes, GoAroundCornersInOnePiece) {
    const Shape drawn = dashedLines(lineOf({{0, 0}, {4, 0}, {4, 8}}), {6, 9}, {-far, -far}, {far, far});
    ASSERT_EQ(drawn.parts(), 1U);
    EXPECT_EQ(drawn.points, (std::vector<MmPoint>{{0, 0}, {4, 0}, {4, 2}}));
}

TEST(Dashes, OfAnOddPatternTakeTurns) {
    const Shape drawn = dashedLines(lineOf({{0, 0}, {6, 0}}), {1}, {-far, -far}, {far, far});
    EXPECT_EQ(drawn.parts(), 3U);
}

TEST(Dashes, AreTheSameWhateverOfTheLineIsSeen) {
    std::vector<MmPoint> points;
    for (int i = 0; i <= 200; ++i) {
        points.push_back({i * 1.7, (i % 7) * 0.9});
    }
    const std::vector<double> pattern{2.3, 0.7, 0.4, 1.1};
    const Shape all = dashedLines(lineOf(points), pattern, {-far, -far}, {far, far});
    const Shape seen = dashedLines(lineOf(points), pattern, {150, -far}, {200, far});
    ASSERT_LT(seen.parts(), all.parts() / 2);
    const auto inside = [](const Shape& shape) {
        std::vector<MmPoint> found;
        for (const MmPoint& p : shape.points) {
            if (p.x > 152 && p.x < 198) {
                found.push_back(p);
            }
        }
        return found;
    };
    const auto expected = inside(all);
    const auto found = inside(seen);
    ASSERT_EQ(found.size(), expected.size());
    ASSERT_GT(found.size(), 20U);
    for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_NEAR(found[i].x, expected[i].x, 1e-6);
        EXPECT_NEAR(found[i].y, expected[i].y, 1e-6);
    }
}

}  // namespace
}  // namespace nordertor::render
