// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/field_contour.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "geo/area_operations.h"

namespace nordertor::analysis {
namespace {

Field field(std::size_t columns, std::size_t rows, double spacing) {
    return {{100, 200}, spacing, columns, rows, std::vector<double>(columns * rows, -1)};
}

TEST(FieldContour, OfADistanceIsTheCircle) {
    Field distance = field(40, 40, 5);
    for (std::size_t node = 0; node < distance.values.size(); ++node) {
        distance.values[node] = 60 - geo::distance(distance.point(node), {203, 301});
    }
    const auto area = contourOf(distance);
    ASSERT_EQ(area.polygons.size(), 1U);
    EXPECT_NEAR(geo::areaOf(area), std::numbers::pi * 60 * 60, 0.02 * std::numbers::pi * 60 * 60);
    for (const geo::Point p : area.polygons[0].outer) {
        EXPECT_NEAR(geo::distance(p, {203, 301}), 60, 1);
    }
}

TEST(FieldContour, KnowsHolesAndIslandsInThem) {
    Field ring = field(60, 60, 5);
    for (std::size_t node = 0; node < ring.values.size(); ++node) {
        const double away = geo::distance(ring.point(node), {250, 350});
        ring.values[node] = away < 30 ? 30 - away : std::min(away - 60, 120 - away);
    }
    const auto area = contourOf(ring);
    ASSERT_EQ(area.polygons.size(), 2U);
    EXPECT_EQ(area.polygons[0].holes.size(), 1U);
    EXPECT_TRUE(area.polygons[1].holes.empty());
    EXPECT_FALSE(geo::contains(area, {250 + 45, 350}));
    EXPECT_TRUE(geo::contains(area, {250, 350}));
}

/// Every square of four positive nodes stays inside, every one of four others outside.
TEST(FieldContour, IsValidAndRespectsTheNodesForAnyField) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> value(-1, 1);
    for (int round = 0; round < 300; ++round) {
        Field noise = field(14, 11, 6);
        const double shift = 0.1 * (round % 10) - 0.45;
        for (double& v : noise.values) {
            v = value(random) + shift;
            v = round % 3 == 0 ? std::copysign(1e-9, v) : v;
        }
        const auto area = contourOf(noise);
        const auto repaired = geo::makeValid(area).value();
        ASSERT_FALSE(repaired.changed) << round << " " << repaired.reason;
        for (std::size_t column = 1; column + 1 < noise.columns; ++column) {
            for (std::size_t row = 1; row + 1 < noise.rows; ++row) {
                const std::size_t node = noise.at(column, row);
                ASSERT_EQ(geo::contains(area, noise.point(node)), noise.values[node] > 0) << round;
            }
        }
    }
}

}  // namespace
}  // namespace nordertor::analysis
