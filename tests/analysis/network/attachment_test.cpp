// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/attachment.h"

#include <gtest/gtest.h>

#include "analysis/network/nearest_facility.h"
#include "analysis/support/drawn_city.h"

namespace nordertor::analysis {
namespace {

using test::drawnCity;

WalkingNetwork networkOf(const test::DrawnCity& city) {
    return WalkingNetwork::build(city.streets, city.barriers, walkingProfile(model::WalkingProfileId::Adult))
        .value();
}

model::Facility withOutline(double left, double bottom, double right, double top) {
    model::Facility facility;
    facility.outline.polygons = {
        {{{left, bottom}, {right, bottom}, {right, top}, {left, top}, {left, bottom}}, {}}};
    facility.location = {(left + right) / 2, (bottom + top) / 2};
    return facility;
}

TEST(Attachment, MeetsTheNearestPointOfAnEdge) {
    const auto network = networkOf(drawnCity({"+----------+"}, 10));
    const Attacher attacher(network);
    const auto position = attacher.nearest({33, 25}, 100);
    EXPECT_EQ(position.access, 2500U);
    EXPECT_EQ(network.pointAt(position), (geo::Point{33, 0}));
    EXPECT_EQ(position.offset, 3300U);
}

TEST(Attachment, LeavesOutWhatLiesTooFar) {
    const auto network = networkOf(drawnCity({"+----------+"}, 10));
    const Attacher attacher(network);
    EXPECT_TRUE(attacher.nearest({33, 100}, 100).attached());
    EXPECT_FALSE(attacher.nearest({33, 101}, 100).attached());
}

TEST(Attachment, NodesInsideAndNearTheOutlineAreEntrances) {
    const auto network = networkOf(drawnCity({"+--------------+"}, 10));
    const Attacher attacher(network);
    // x 30..50, with nodes every 10 m: inside 30, 40, 50, within 10 m of it 20 and 60.
    const auto entrances = attacher.entrances(withOutline(30, -5, 50, 30), 100);
    ASSERT_EQ(entrances.size(), 5U);
    EXPECT_EQ(entrances.front().offset, 2000U);
    EXPECT_EQ(entrances.back().offset, 6000U);
    for (const auto& entrance : entrances) {
        EXPECT_EQ(entrance.access, 0U);
    }
}

TEST(Attachment, PathThroughAnOutlineWithoutANodeIsAnEntrance) {
    const auto network = networkOf(drawnCity({"++"}, 200));
    const Attacher attacher(network);
    const auto entrances = attacher.entrances(withOutline(90, -20, 110, 20), 100);
    ASSERT_EQ(entrances.size(), 1U);
    EXPECT_EQ(entrances[0].access, 0U);
    EXPECT_GE(entrances[0].offset, 9000U);
    EXPECT_LE(entrances[0].offset, 11000U);
}

TEST(Attachment, FarOutlineIsReachedFromItsEdge) {
    const auto network = networkOf(drawnCity({"+----------+"}, 10));
    const Attacher attacher(network);
    const auto entrances = attacher.entrances(withOutline(40, 30, 200, 90), 100);
    ASSERT_EQ(entrances.size(), 1U);
    EXPECT_EQ(entrances[0].access, 3000U);
    EXPECT_TRUE(attacher.entrances(withOutline(40, 130, 200, 190), 100).empty());
}

TEST(Attachment, HomeAndFacilityOnOneEdgeAreADirectWayApart) {
    const auto network = networkOf(drawnCity({"++"}, 300));
    const Attacher attacher(network);
    NearestSearch search(network);
    const SearchSource facility{attacher.nearest({100, 5}, 100), 0};
    search.run({&facility, 1});
    EXPECT_DOUBLE_EQ(search.at(attacher.nearest({140, -7}, 100)).metres(), 40 + 5 + 7);
    EXPECT_DOUBLE_EQ(search.at(attacher.nearest({100, -7}, 100)).metres(), 12);
}

}  // namespace
}  // namespace nordertor::analysis
