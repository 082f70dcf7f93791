// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/scenarios/supply_comparison.h"

#include <gtest/gtest.h>

#include "analysis/scenarios/way_planning.h"
#include "analysis/support/drawn_project.h"
#include "analysis/support/random_quarter.h"

namespace nordertor::analysis {
namespace {

std::vector<StandardDifference> compared(const model::Project& project, const model::ThemeSet& themes,
                                         const model::Scenario& scenario) {
    auto present = IncrementalSupply::build(project, themes, {});
    const auto changed = model::withScenario(project, scenario);
    EXPECT_TRUE(present && changed) << (changed ? "" : changed.error().message.en);
    const SupplyState before = supplyOf(*present);
    const auto after = supplyUnder(*present, scenario, *changed, themes, {});
    EXPECT_TRUE(after);
    const SupplyState again = supplyOf(*present);
    for (std::size_t s = 0; s < before.size(); ++s) {
        EXPECT_EQ(before[s].centimetres, again[s].centimetres);
    }
    return compareSupply(project, before, *changed, *after);
}

// A path of 12 cells of 50 m. Truth: counted in the drawing.
const std::vector<std::string> quarter{"a    b    c P",  //
                                       "+++++++++++++"};

TEST(SupplyComparison, SaysWhoGainsWhenAFacilityComes) {
    const model::Project project = test::drawnProject(quarter, 50);
    model::Facility second = project.facilities.front();
    second.id = "plan/1";
    second.location = {0, 0};
    const auto differences =
        compared(project, test::playgroundTheme(400), {"Neu", "", {model::ChangeFacility{{}, second}}});
    ASSERT_EQ(differences.size(), 1U);
    const StandardDifference& difference = differences.front();
    EXPECT_EQ(difference.facilitiesBefore, 1U);
    EXPECT_EQ(difference.facilitiesAfter, 2U);
    // before: a 600 m + accesses 100 m, b 350 + 100 = 450, c 100 + 100; after: a 100, b 250 + 100
    EXPECT_EQ(difference.inside.suppliedBefore, 10);
    EXPECT_EQ(difference.inside.suppliedAfter, 30);
    EXPECT_EQ(difference.inside.gaining, 20);
    EXPECT_EQ(difference.inside.losing, 0);
    EXPECT_DOUBLE_EQ(*difference.inside.meanBefore, (700 + 450 + 200) / 3.0);
    EXPECT_DOUBLE_EQ(*difference.inside.meanAfter, (100 + 350 + 200) / 3.0);
    ASSERT_EQ(difference.homes.size(), 2U);
    EXPECT_EQ(difference.homes[0].metresBefore, 700);
    EXPECT_EQ(difference.homes[0].metresAfter, 100);
}

TEST(SupplyComparison, SaysWhoLosesWhenAFacilityGoes) {
    const model::Project project = test::drawnProject(quarter, 50);
    const auto difference = compared(project, test::playgroundTheme(400),
                                     {"Zu", "", {model::ChangeFacility{project.facilities.front(), {}}}})
                                .front();
    EXPECT_EQ(difference.inside.losing, 10);
    EXPECT_EQ(difference.inside.suppliedAfter, 0);
    EXPECT_FALSE(difference.inside.meanAfter.has_value());
    ASSERT_EQ(difference.homes.size(), 3U);
    EXPECT_FALSE(difference.homes[0].metresAfter.has_value());
}

TEST(SupplyComparison, CountsNewHomesAsNeitherGainNorLoss) {
    const model::Project project = test::drawnProject(quarter, 50);
    model::Home home;
    home.id = "plan/home/1";
    home.location = {550, 0};
    const auto difference =
        compared(project, test::playgroundTheme(400),
                 {"Neubau", "", {model::ChangeResidents{"", {}, {{home, {{{0, 9}, 7}}}}}}})
            .front();
    EXPECT_EQ(difference.inside.allBefore, 30);
    EXPECT_EQ(difference.inside.allAfter, 37);
    EXPECT_EQ(difference.inside.suppliedAfter, 17);
    EXPECT_EQ(difference.inside.gaining, 0);
    ASSERT_EQ(difference.homes.size(), 1U);
    EXPECT_FALSE(difference.homes[0].existsBefore);
}

TEST(SupplyComparison, FollowsABlockedWayAndANewOne) {
    const model::Project project = test::drawnProject(quarter, 50);
    // the last street but two leads from cell 9 to 10: c at 10 stays joined to P at 12
    const auto& street = project.baseMap.streets[9];
    const model::WayAccess open{street.highway, street.foot};
    const model::SetWayAccess block{street.id, "", {}, open, {street.highway, model::Permission::No}};
    const auto blocked = compared(project, test::playgroundTheme(500), {"Sperre", "", {block}}).front();
    EXPECT_EQ(blocked.inside.losing, 10);  // b; a was too far before
    ASSERT_EQ(blocked.homes.size(), 2U);
    EXPECT_FALSE(blocked.homes[1].metresAfter.has_value());
    const auto way = planWay(project, "plan/way/1", "", false, {{250, -50}, {600, -50}});
    ASSERT_TRUE(way);
    const auto bridged =
        compared(project, test::playgroundTheme(500), {"Brücke", "", {block, model::BuildWay{{}, *way}}})
            .front();
    EXPECT_EQ(bridged.inside.losing, 0);
    EXPECT_TRUE(bridged.homes.empty());  // the new way is as long as the old one
    EXPECT_FALSE(bridged.any());
}

TEST(SupplyComparison, AgreesWhicheverWayItIsComputed) {
    // the same facility edits: followed by themselves, computed anew beside an edit that changes nothing
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        test::Draw draw(seed);
        const model::Project project = test::randomQuarter(draw, 5, 50);
        model::Scenario scenario{"Probe", "", {}};
        for (int i = 0; i < 4; ++i) {
            scenario.edits.emplace_back(model::ChangeFacility{
                {}, randomFacility(draw, "plan/" + std::to_string(i), "youth.playground", 5)});
        }
        const auto followed = compared(project, test::twoKindsTheme(), scenario);
        scenario.edits.emplace_back(model::ChangeResidents{});
        const auto anew = compared(project, test::twoKindsTheme(), scenario);
        for (std::size_t s = 0; s < followed.size(); ++s) {
            EXPECT_EQ(followed[s].inside.suppliedAfter, anew[s].inside.suppliedAfter);
            EXPECT_EQ(followed[s].inside.meanAfter, anew[s].inside.meanAfter);
            EXPECT_EQ(followed[s].margin.gaining, anew[s].margin.gaining);
            EXPECT_EQ(followed[s].homes.size(), anew[s].homes.size());
        }
    }
}

}  // namespace
}  // namespace nordertor::analysis
