// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/accessibility/access_summary.h"

#include <gtest/gtest.h>

#include "analysis/population/areas_of_points.h"

namespace nordertor::analysis {
namespace {

using Values = std::vector<std::optional<double>>;

// Truth: by hand. 10 persons at 100 m, 30 at 300 m, 5 out of reach, unknown and empty homes left out.
TEST(AccessSummary, CountsEachHomeAsOftenAsPersonsLiveThere) {
    const Values values{300, 100, std::nullopt, 900, 500};
    const std::vector<double> persons{30, 10, 5, 0, -1};
    const AccessSummary summary = summariseAccess(values, persons, {}, false);
    EXPECT_DOUBLE_EQ(summary.persons, 45);
    EXPECT_DOUBLE_EQ(summary.personsWithout, 5);
    EXPECT_EQ(summary.homes, 3U);
    EXPECT_DOUBLE_EQ(*summary.mean, 250);
    EXPECT_DOUBLE_EQ(*summary.lowest, 100);
    EXPECT_DOUBLE_EQ(*summary.highest, 300);
    EXPECT_DOUBLE_EQ(*summary.tenth, 100);
    EXPECT_DOUBLE_EQ(*summary.median, 300);
    const std::vector<std::uint8_t> onlySecond{0, 1, 0, 0, 0};
    EXPECT_DOUBLE_EQ(summariseAccess(values, persons, onlySecond, false).persons, 10);
}

TEST(AccessSummary, CountsZeroSupplyAsWithoutAccessButKeepsItInTheMean) {
    const AccessSummary summary = summariseAccess(Values{0, 2}, std::vector<double>{3, 1}, {}, true);
    EXPECT_DOUBLE_EQ(summary.personsWithout, 3);
    EXPECT_DOUBLE_EQ(*summary.mean, 0.5);
}

TEST(AccessSummary, GivesAnAreaWithoutResidentsNoValueInsteadOfZero) {
    const std::vector<std::uint32_t> areaOf{0, 0, 1, noArea};
    const auto areas =
        summariseAccessByArea(Values{100, 200, 300, 400}, std::vector<double>{1, 3, 0, 9}, areaOf, 3, false);
    ASSERT_EQ(areas.size(), 3U);
    EXPECT_DOUBLE_EQ(*areas[0].mean, 175);
    EXPECT_FALSE(areas[1].mean);
    EXPECT_FALSE(areas[2].mean);
    EXPECT_EQ(areas[2].persons, 0);
}

TEST(AccessSummary, SortsPersonsIntoClassesWithTheUpperBoundIncluded) {
    const std::vector<double> bounds{100, 200};
    EXPECT_EQ(personsByClass(Values{100, 100.5, 200, 201, std::nullopt}, std::vector<double>{1, 2, 4, 8, 16},
                             {}, bounds),
              (std::vector<double>{1, 6, 8, 16}));
}

}  // namespace
}  // namespace nordertor::analysis
