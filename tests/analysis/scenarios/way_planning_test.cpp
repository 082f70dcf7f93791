// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/scenarios/way_planning.h"

#include <gtest/gtest.h>

#include "analysis/network/nearest_facility.h"
#include "analysis/network/walking_network.h"
#include "analysis/support/drawn_project.h"

namespace nordertor::analysis {
namespace {

/// Two parallel paths of 500 m, 100 m apart, which do not meet.
model::Project twoPaths() {
    return test::drawnProject({"-----------", "", "-----------"}, 50);
}

std::size_t islandsWith(const model::Project& project, const model::PlannedWay& way) {
    const auto changed = model::withScenario(project, {"Probe", "", {model::BuildWay{{}, way}}});
    EXPECT_TRUE(changed);
    const auto network =
        WalkingNetwork::build(changed->baseMap.streets, {}, walkingProfile(model::WalkingProfileId::Adult));
    EXPECT_TRUE(network);
    return network->components().size();
}

TEST(WayPlanning, JoinsPathsInTheMiddleOfTheirPieces) {
    const auto way = planWay(twoPaths(), "plan/way/1", "", false, {{120, -10}, {130, -90}});
    ASSERT_TRUE(way);
    ASSERT_EQ(way->joins.size(), 2U);
    EXPECT_EQ(way->joins[0].at, (geo::Point{120, 0}));
    EXPECT_EQ(way->joins[1].at, (geo::Point{130, -100}));
    EXPECT_EQ(islandsWith(twoPaths(), *way), 1U);
}

TEST(WayPlanning, JoinsAnEndAtANodeWithoutASecondNode) {
    const auto way = planWay(twoPaths(), "plan/way/1", "", false, {{100, 0}, {100, -100}});
    ASSERT_TRUE(way);
    const auto changed = model::withScenario(twoPaths(), {"Probe", "", {model::BuildWay{{}, *way}}});
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->baseMap.streets.back().points.size(), 2U);
    EXPECT_GT(changed->baseMap.streets.back().nodes.front(), 0);
}

TEST(WayPlanning, CrossesWhatItHasNoPointOn) {
    const auto way = planWay(twoPaths(), "plan/way/1", "", false, {{100, 60}, {100, -80}});
    ASSERT_TRUE(way);
    EXPECT_EQ(way->joins.size(), 1U);
    EXPECT_EQ(islandsWith(twoPaths(), *way), 2U);  // over the upper path, into the lower one
    const auto meets = planWay(twoPaths(), "plan/way/1", "", false, {{100, 60}, {100, 2}, {100, -80}});
    ASSERT_TRUE(meets);
    EXPECT_EQ(meets->joins.size(), 2U);
    EXPECT_EQ(islandsWith(twoPaths(), *meets), 1U);
}

TEST(WayPlanning, RefusesAWayNobodyCouldReach) {
    const auto far = planWay(twoPaths(), "plan/way/1", "", false, {{100, 60}, {200, 60}});
    ASSERT_FALSE(far);
    EXPECT_EQ(far.error().message.en,
              "Neither end of the new way comes within 30 m of a path, so that nobody could get onto it.");
    EXPECT_FALSE(planWay(twoPaths(), "plan/way/1", "", false, {{100, 0}}));
    EXPECT_FALSE(planWay(twoPaths(), "plan/way/1", "", false, {{100, 0}, {100, 0}}));
}

}  // namespace
}  // namespace nordertor::analysis
