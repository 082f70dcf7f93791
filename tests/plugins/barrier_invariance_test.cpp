// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: what a railway cuts off does not depend on how many threads there are, where the town lies, nor on
// the order in which streets, tracks and homes were read.
#include <gtest/gtest.h>

#include "analysis/support/invariance.h"
#include "analysis/support/random_quarter.h"
#include "barrier_effect.h"

namespace nordertor::traffic {
namespace {

namespace support = nordertor::test;

/// Twelve facilities; a bent railway of nine tracks, one of two that are half a metre apart, and a trunk road
/// through the quarter.
model::Project cutQuarter() {
    support::Draw draw(51);
    constexpr std::size_t side = 7;
    model::Project project = support::randomQuarter(draw, side, 250);
    for (int f = 0; f < 12; ++f) {
        project.facilities.push_back(
            support::randomFacility(draw, "node/" + std::to_string(500 + f), "youth.playground", side));
    }
    const auto addRail = [&](geo::Points points) {
        model::LinearFeature rail;
        rail.kind = model::LineKind::Rail;
        rail.id = "way/rail" + std::to_string(project.baseMap.lines.size());
        rail.points = std::move(points);
        project.baseMap.lines.push_back(rail);
    };
    for (int track = 0; track < 9; ++track) {
        const double aside = 4.5 * track;
        addRail(
            {{-20.0 - track, 140.25 + aside}, {333.5, 251.75 + aside}, {720 + 3 * aside, 330.125 + aside}});
    }
    addRail({{150.5, -20}, {150.5, 720}});
    addRail({{151, -20}, {151, 720}});
    model::Street trunk;
    trunk.id = "way/trunk";
    trunk.highway = model::Highway::Trunk;
    trunk.foot = model::Permission::No;
    trunk.points = {{-20, 555.5}, {720, 431.25}};
    trunk.nodes = {900001, 900002};
    project.baseMap.streets.push_back(trunk);
    return support::onEighths(project);
}

BarrierEffect effectIn(const model::Project& project) {
    std::vector<const model::Facility*> facilities;
    for (const model::Facility& facility : project.facilities) {
        facilities.push_back(&facility);
    }
    auto effect = barrierEffect(project, facilities, project.residents.persons[0],
                                {.limit = 400, .attachmentLimit = 60});
    if (!effect) {
        ADD_FAILURE() << effect.error().message.en;
        return {};
    }
    return *effect;
}

std::string bytesOfEffect(const BarrierEffect& effect) {
    std::string bytes = support::bytesOf(effect.detourFactor, effect.detouredPersons, effect.countedPersons);
    for (const BarrierCrossings& each : effect.crossings) {
        bytes += support::bytesOf(each.kind, each.metres, each.crossings);
    }
    for (const Detour& each : effect.detours) {
        bytes += support::bytesOf(each.home, each.facility, each.path, each.airLine, each.acrossBarrier);
    }
    for (const CircleLoss& each : effect.circles) {
        bytes += support::bytesOf(each.persons, each.notReached, each.behindBarrier, each.homesUnknown,
                                  each.area, each.areaReached);
    }
    return bytes;
}

TEST(BarrierInvariance, GivesTheSameBytesOnAnyNumberOfThreads) {
    const model::Project project = cutQuarter();
    const BarrierEffect effect = effectIn(project);
    EXPECT_GT(effect.crossings[0].crossings, 0U);
    EXPECT_GT(effect.crossings[1].crossings, 0U);
    EXPECT_TRUE(std::ranges::any_of(effect.circles, [](const auto& each) { return each.behindBarrier > 0; }));
    support::expectTheSameOnAnyNumberOfThreads([&] { return bytesOfEffect(effectIn(project)); });
}

TEST(BarrierInvariance, DoesNotDependOnTheOrderOfStreetsAndTracks) {
    const model::Project project = cutQuarter();
    const std::string expected = bytesOfEffect(effectIn(project));
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        EXPECT_TRUE(bytesOfEffect(effectIn(support::withInputInOtherOrder(project, seed))) == expected);
    }
}

// Places on a path and the drawn service area are points of the map, rounded where the town lies: 1e-9 m.
TEST(BarrierInvariance, DoesNotDependOnWhereTheTownLies) {
    const model::Project project = cutQuarter();
    const BarrierEffect here = effectIn(project);
    const BarrierEffect there = effectIn(support::moved(project));
    EXPECT_NEAR(here.detourFactor, there.detourFactor, 1e-9 * here.detourFactor);
    EXPECT_EQ(here.countedPersons, there.countedPersons);
    EXPECT_EQ(here.detouredPersons, there.detouredPersons);
    for (std::size_t k = 0; k < here.crossings.size(); ++k) {
        EXPECT_EQ(here.crossings[k].metres, there.crossings[k].metres);
        EXPECT_EQ(here.crossings[k].crossings, there.crossings[k].crossings);
    }
    ASSERT_EQ(here.detours.size(), there.detours.size());
    for (std::size_t d = 0; d < here.detours.size(); ++d) {
        EXPECT_EQ(here.detours[d].home, there.detours[d].home);
        EXPECT_EQ(here.detours[d].facility, there.detours[d].facility);
        EXPECT_EQ(here.detours[d].path, there.detours[d].path);
        EXPECT_NEAR(here.detours[d].airLine, there.detours[d].airLine, 1e-8);
        EXPECT_EQ(here.detours[d].acrossBarrier, there.detours[d].acrossBarrier);
    }
    ASSERT_EQ(here.circles.size(), there.circles.size());
    for (std::size_t f = 0; f < here.circles.size(); ++f) {
        EXPECT_EQ(here.circles[f].persons, there.circles[f].persons);
        EXPECT_EQ(here.circles[f].notReached, there.circles[f].notReached);
        EXPECT_EQ(here.circles[f].behindBarrier, there.circles[f].behindBarrier);
        EXPECT_EQ(here.circles[f].area, there.circles[f].area);
        EXPECT_NEAR(here.circles[f].areaReached, there.circles[f].areaReached, 1e-6 * here.circles[f].area);
    }
}

// Coordinates of a drawn city may be negative; two tracks side by side are one crossing there, too.
TEST(BarrierInvariance, CountsCrossingsAlikeOnBothSidesOfZero) {
    const model::Project project = cutQuarter();
    const auto west = support::withCoordinates(project, [](geo::Point& p) { p.x -= 1024; });
    for (std::size_t k = 0; k < 2; ++k) {
        EXPECT_EQ(effectIn(west).crossings[k].crossings, effectIn(project).crossings[k].crossings);
    }
}

}  // namespace
}  // namespace nordertor::traffic
