// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: who is supplied where does not depend on how many threads there are, where the town lies, nor on the
// order in which streets, homes and areas were read.
#include <gtest/gtest.h>

#include "analysis/comparison/area_comparison.h"
#include "analysis/support/invariance.h"
#include "analysis/support/random_quarter.h"

namespace nordertor::test {
namespace {

struct Town {
    model::Project project;
    model::AreaSet areas;
};
Town drawnTown() {
    Draw draw(31);
    constexpr std::size_t side = 7;
    Town town;
    town.project = randomQuarter(draw, side, 250);
    for (int f = 0; f < 12; ++f) {
        town.project.facilities.push_back(randomFacility(
            draw, "node/" + std::to_string(500 + f), f % 2 == 0 ? "youth.park" : "youth.playground", side));
    }
    std::ranges::stable_sort(town.project.facilities, {}, &model::Facility::kind);
    town.project = onEighths(town.project);
    for (double& persons : town.project.residents.persons[0]) {
        // sums of multiples of 1/8 are exact in any order
        persons = persons < 0 ? persons : std::round(persons * 8) / 8;
    }
    for (int a = 0; a < 9; ++a) {
        const double x = 230.5 * (a % 3);
        const double y = 230.5 * (a / 3);
        town.areas.areas.push_back(
            {std::to_string(a),
             "",
             {{{{{x, y}, {x + 230.5, y}, {x + 230.5, y + 230.5}, {x, y + 230.5}, {x, y}}, {}}}}});
    }
    return town;
}

/// `areaOrder`: what came of which area.
std::string bytesOfComparison(const Town& town, const std::vector<std::size_t>& areaOrder = {}) {
    const model::ThemeSet themes = twoKindsTheme();
    const auto report = analysis::analyseGaps(town.project, themes, {});
    const auto comparison = analysis::compareAreas(town.project, themes, *report, &town.areas,
                                                   {.around = 200, .leastInhabitants = 60});
    if (!comparison) {
        ADD_FAILURE() << comparison.error().message.en;
        return {};
    }
    constexpr std::size_t fixedGroups = 3;
    std::vector<std::size_t> order(comparison->groups.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t a = 0; a < areaOrder.size(); ++a) {
        order[fixedGroups + areaOrder[a]] = fixedGroups + a;
    }
    std::string bytes;
    for (const std::size_t g : order) {
        const analysis::ComparedGroup& group = comparison->groups[g];
        bytes += bytesOf(group.id, group.inhabitants, group.homes, group.tooSmall);
    }
    for (const analysis::StandardComparison& standard : comparison->standards) {
        bytes += bytesOf(standard.standard, standard.ranked);
        for (const std::size_t g : order) {
            const analysis::GroupSupply& supply = standard.groups[g];
            bytes += bytesOf(supply.persons, supply.supplied, supply.share, supply.difference, supply.rank);
        }
    }
    return bytes;
}

TEST(ComparisonInvariance, GivesTheSameBytesOnAnyNumberOfThreads) {
    const Town town = drawnTown();
    expectTheSameOnAnyNumberOfThreads([&] { return bytesOfComparison(town); });
}

TEST(ComparisonInvariance, DoesNotDependOnTheOrderOfStreetsHomesAndAreas) {
    const Town town = drawnTown();
    const std::string expected = bytesOfComparison(town);
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        Town other = town;
        other.project = withInputInOtherOrder(town.project, seed);
        const auto homes = drawnOrder(town.project.residents.homes.size(), seed + 10);
        other.project.residents.homes = inOrder(town.project.residents.homes, homes);
        other.project.residents.persons[0] = inOrder(town.project.residents.persons[0], homes);
        const auto areas = drawnOrder(town.areas.areas.size(), seed + 20);
        other.areas.areas = inOrder(town.areas.areas, areas);
        EXPECT_TRUE(bytesOfComparison(other, areas) == expected);
    }
}

TEST(ComparisonInvariance, DoesNotDependOnWhereTheTownLies) {
    const Town town = drawnTown();
    Town away = town;
    away.project = moved(town.project);
    for (model::AreaSet::Area& area : away.areas.areas) {
        area.shape = moved(area.shape);
    }
    EXPECT_TRUE(bytesOfComparison(away) == bytesOfComparison(town));
}

}  // namespace
}  // namespace nordertor::test
