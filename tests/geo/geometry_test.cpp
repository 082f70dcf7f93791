// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "geo/geometry.h"

#include <gtest/gtest.h>

#include <cmath>

namespace nordertor::geo {
namespace {

/// 10 x 10 m at UTM-sized coordinates with a 2 x 2 m hole in its lower left.
MultiPolygon squareWithHole() {
    const double x = 514000;
    const double y = 5832000;
    return {{{{{x, y}, {x + 10, y}, {x + 10, y + 10}, {x, y + 10}, {x, y}},
              {{{x + 1, y + 1}, {x + 3, y + 1}, {x + 3, y + 3}, {x + 1, y + 3}, {x + 1, y + 1}}}}}};
}

TEST(Geometry, ABoxIsARing) {
    const Box box{{1, 2}, {4, 6}};
    const MultiPolygon area = rectangleOf(box);
    ASSERT_EQ(area.polygons.size(), 1U);
    EXPECT_EQ(area.polygons.front().outer.front(), area.polygons.front().outer.back());
    EXPECT_EQ(boxOf(area), box);
    EXPECT_DOUBLE_EQ(areaOf(area), 12);
}

TEST(Geometry, AreaSubtractsHolesAndIgnoresOrientation) {
    EXPECT_DOUBLE_EQ(areaOf(squareWithHole()), 96);
    MultiPolygon turned = squareWithHole();
    std::reverse(turned.polygons[0].outer.begin(), turned.polygons[0].outer.end());
    EXPECT_DOUBLE_EQ(areaOf(turned), 96);
    EXPECT_DOUBLE_EQ(areaOf({}), 0);
}

// Closed form: (100 * 5 - 4 * 2) / 96 from the corner, in both directions.
TEST(Geometry, CentroidWeighsTheHole) {
    const Point c = centroid(squareWithHole());
    EXPECT_NEAR(c.x, 514000 + 492.0 / 96, 1e-6);
    EXPECT_NEAR(c.y, 5832000 + 492.0 / 96, 1e-6);
}

TEST(Geometry, CentroidOfALineIsTheMeanOfItsVertices) {
    const Point c = centroid({{{{{0, 0}, {4, 0}, {8, 0}, {0, 0}}, {}}}});
    EXPECT_DOUBLE_EQ(c.y, 0);
    EXPECT_TRUE(std::isfinite(c.x));
}

TEST(Geometry, ContainsCountsTheBoundaryAndNotTheHole) {
    const MultiPolygon area = squareWithHole();
    EXPECT_TRUE(contains(area, {514005, 5832005}));
    EXPECT_TRUE(contains(area, {514000, 5832005}));
    EXPECT_TRUE(contains(area, {514010, 5832010}));
    EXPECT_FALSE(contains(area, {514002, 5832002}));
    EXPECT_TRUE(contains(area, {514003, 5832002}));  // edge of the hole
    EXPECT_FALSE(contains(area, {514010.001, 5832005}));
}

TEST(Geometry, DistanceIsZeroInsideAndToTheNearestEdgeOutside) {
    const MultiPolygon area = squareWithHole();
    EXPECT_DOUBLE_EQ(distanceTo(area, {514005, 5832005}), 0);
    EXPECT_DOUBLE_EQ(distanceTo(area, {514013, 5832014}), 5);
    EXPECT_DOUBLE_EQ(distanceTo(area, {514002, 5832002}), 1);
}

TEST(Geometry, NearestOnLineTellsPointDistanceAndWayAlong) {
    const Points line{{0, 0}, {10, 0}, {10, 10}};
    const NearestOnLine middle = nearestOnLine(line, {4, 3});
    EXPECT_EQ(middle.point, (Point{4, 0}));
    EXPECT_DOUBLE_EQ(middle.distance, 3);
    EXPECT_DOUBLE_EQ(middle.along, 4);
    EXPECT_EQ(middle.segment, 0U);
    const NearestOnLine end = nearestOnLine(line, {13, 14});
    EXPECT_EQ(end.point, (Point{10, 10}));
    EXPECT_DOUBLE_EQ(end.distance, 5);
    EXPECT_DOUBLE_EQ(end.along, 20);
    // Equally far from both segments: the first wins.
    EXPECT_EQ(nearestOnLine(line, {8, 2}).segment, 0U);
    EXPECT_DOUBLE_EQ(nearestOnLine({{3, 4}}, {0, 0}).distance, 5);
    EXPECT_DOUBLE_EQ(length(line), 20);
}

}  // namespace
}  // namespace nordertor::geo
