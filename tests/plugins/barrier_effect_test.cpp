// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "barrier_effect.h"

#include <gtest/gtest.h>

#include "analysis/support/drawn_project.h"

namespace nordertor::traffic {
namespace {

// Closed forms on a drawn city. Two streets 200 m apart with a railway halfway between; one underpass 400 m
// to the right of the facility P. Home a stands across from P, home b beside P.
//
//   column    0    1    2    3    4
//   y    0    P              b
//   y -100    ----------------- street
//   y -200            railway   |  underpass in column 4
//   y -300    ----------------- street
//   y -400    a
const std::vector<std::string> rows{"P  b ", "----+", "    |", "----+", "a    "};

model::Project town() {
    model::Project project = test::drawnProject(rows, 100, {{0, 9}}, {{'a', 30}, {'b', 10}});
    model::LinearFeature rail;
    rail.kind = model::LineKind::Rail;
    rail.points = {{-100, -210}, {200, -210}, {900, -210}};
    project.baseMap.lines = {rail};
    return project;
}

Result<BarrierEffect> effectOf(const model::Project& project, double limit) {
    std::vector<const model::Facility*> facilities;
    for (const model::Facility& facility : project.facilities) {
        facilities.push_back(&facility);
    }
    BarrierParameters parameters;
    parameters.limit = limit;
    return barrierEffect(project, facilities, project.residents.persons[0], parameters);
}

TEST(BarrierEffect, CountsTheUnderpassPerHundredMetresOfTrack) {
    const auto effect = effectOf(town(), 500);
    ASSERT_TRUE(effect);
    EXPECT_EQ(effect->crossings[0].crossings, 1U);
    EXPECT_NEAR(effect->crossings[0].metres, 1000, 1e-9);
    EXPECT_NEAR(*effect->crossings[0].per100Metres(), 0.1, 1e-12);
    EXPECT_EQ(effect->crossings[1].metres, 0);
    EXPECT_FALSE(effect->crossings[1].per100Metres().has_value());
}

// a: 100 + 400 + 200 + 400 + 100 = 1200 m on foot, 400 m as the crow flies; b: 100 + 300 + 100 = 500 m and
// 300 m.
TEST(BarrierEffect, DetourIsPathByAirLineWeightedWithPersons) {
    const auto effect = effectOf(town(), 500);
    ASSERT_TRUE(effect);
    ASSERT_EQ(effect->detours.size(), 2U);
    EXPECT_NEAR(effect->detours[0].factor(), 500.0 / 300, 1e-9);
    EXPECT_FALSE(effect->detours[0].acrossBarrier);
    EXPECT_NEAR(effect->detours[1].factor(), 3.0, 1e-9);
    EXPECT_TRUE(effect->detours[1].acrossBarrier);
    EXPECT_NEAR(effect->detourFactor, (30 * 3.0 + 10 * 500.0 / 300) / 40, 1e-9);
    EXPECT_EQ(effect->detouredPersons, 40);
}

TEST(BarrierEffect, TheCircleLosesWhoLivesBehindTheRailway) {
    const auto effect = effectOf(town(), 500);
    ASSERT_TRUE(effect);
    EXPECT_EQ(effect->circles[0].persons, 40);
    EXPECT_EQ(effect->circles[0].notReached, 30);
    EXPECT_EQ(effect->circles[0].behindBarrier, 30);
    EXPECT_NEAR(effect->circles[0].area, 3.14159265358979 * 500 * 500, 1e-3);
    EXPECT_GT(effect->circles[0].areaReached, 0);
    EXPECT_LT(effect->circles[0].areaReached, 0.1 * effect->circles[0].area);
    const auto wide = effectOf(town(), 1200);
    EXPECT_EQ(wide->circles[0].notReached, 0);
}

TEST(BarrierEffect, ATunnelOfTheRailwayIsNoBarrier) {
    model::Project project = town();
    project.baseMap.lines[0].tunnel = true;
    const auto effect = effectOf(project, 500);
    ASSERT_TRUE(effect);
    EXPECT_EQ(effect->crossings[0].metres, 0);
    EXPECT_FALSE(effect->detours[1].acrossBarrier);
    EXPECT_EQ(effect->circles[0].behindBarrier, 0);
    EXPECT_EQ(effect->circles[0].notReached, 30);
}

TEST(BarrierEffect, ATrunkRoadWithoutFootwayIsABarrierAndItsBridgeACrossing) {
    model::Project project = town();
    project.baseMap.lines.clear();
    model::Street trunk;
    trunk.id = "way/trunk";
    trunk.highway = model::Highway::Trunk;
    trunk.foot = model::Permission::No;
    trunk.points = {{-100, -210}, {900, -210}};
    trunk.nodes = {900001, 900002};
    project.baseMap.streets.push_back(trunk);
    const auto effect = effectOf(project, 500);
    ASSERT_TRUE(effect);
    EXPECT_EQ(effect->crossings[1].crossings, 1U);
    EXPECT_NEAR(effect->crossings[1].metres, 1000, 1e-9);
    EXPECT_EQ(effect->circles[0].behindBarrier, 30);
}

TEST(BarrierEffect, UnknownPersonsAreInNoSum) {
    model::Project project = town();
    project.residents.persons[0][1] = model::Residents::unknownPersons;
    const auto effect = effectOf(project, 500);
    ASSERT_TRUE(effect);
    EXPECT_EQ(effect->countedPersons, 10);
    EXPECT_EQ(effect->circles[0].homesUnknown, 1U);
    EXPECT_EQ(effect->circles[0].persons, 10);
}

TEST(BarrierEffect, SaysWhenNoHomeReachesAnything) {
    const auto effect = effectOf(test::drawnProject({"P      a ", "--     --"}, 100), 500);
    ASSERT_FALSE(effect);
    EXPECT_EQ(effect.error().code, ErrorCode::InvalidData);
}

}  // namespace
}  // namespace nordertor::traffic
