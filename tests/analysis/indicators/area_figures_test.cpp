// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/indicators/area_figures.h"

#include <gtest/gtest.h>

#include "analysis/population/areas_of_points.h"

namespace nordertor::analysis {
namespace {

model::AreaSet::Area square(double x, double size) {
    return {std::to_string(x), "", {{{{{x, 0}, {x + size, 0}, {x + size, size}, {x, size}, {x, 0}}, {}}}}};
}

TEST(AreasOfPoints, TheFirstCountsWhereAreasMeetOrOverlap) {
    const std::vector<model::AreaSet::Area> areas{square(0, 10), square(10, 10), square(5, 10)};
    const std::vector<geo::Point> points{{1, 1}, {10, 5}, {12, 5}, {50, 5}};
    EXPECT_EQ(areasOfPoints(areas, points), (std::vector<std::uint32_t>{0, 0, 1, noArea}));
}

TEST(AreaFigures, UnknownIsNotZero) {
    const std::vector<std::uint32_t> areaOf{0, 0, 1, 1, 3, noArea};
    const std::vector<double> persons{2, 3, -1, -1, -1, 100};
    const Figures sums = sumByArea(areaOf, persons, 4);
    EXPECT_EQ(sums, (Figures{5.0, std::nullopt, 0.0, std::nullopt}));
    EXPECT_EQ(countByArea(areaOf, 4), (Figures{2.0, 2.0, 0.0, 1.0}));
    EXPECT_EQ(ratio(sums, {10.0, 10.0, 0.0, 10.0}, 100),
              (Figures{50.0, std::nullopt, std::nullopt, std::nullopt}));
}

TEST(AreaFigures, HidesAreasOfFewInhabitants) {
    Figures shares{1.0, 2.0, 3.0, std::nullopt};
    EXPECT_EQ(hideSmallAreas(shares, {300.0, 299.9, std::nullopt, 1.0}, 300), 2U);
    EXPECT_EQ(shares, (Figures{1.0, std::nullopt, std::nullopt, std::nullopt}));
}

}  // namespace
}  // namespace nordertor::analysis
