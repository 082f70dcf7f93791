// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/walking_network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "analysis/network/attachment.h"
#include "analysis/network/nearest_facility.h"
#include "analysis/support/drawn_city.h"
#include "analysis/support/network.h"

namespace nordertor::analysis {
namespace {

using model::WalkingProfileId;
using test::drawnCity;
using test::DrawnCity;

/// Metres (or seconds) of path between the first places with these letters.
double between(const DrawnCity& city, const WalkingNetwork& network, char from, char to,
               PathWeight weight = PathWeight::Length) {
    const Attacher attacher(network);
    NearestSearch search(network);
    const SearchSource source{attacher.nearest(city.all(to).at(0), 100), 0};
    search.run({&source, 1}, weight);
    return search.at(attacher.nearest(city.all(from).at(0), 100)).metres();
}

TEST(WalkingNetwork, ContractsAStreetBetweenTwoJunctionsToOneChain) {
    const auto city = drawnCity({"+---+---+", "|   |    ", "+   +    "}, 10);
    const auto network = networkOf(city);
    // Ends: right, lower right, lower left end of the bend; junction: the middle of the top row.
    EXPECT_EQ(network.vertexCount(), 4U);
    EXPECT_EQ(network.chains().size(), 3U);
    EXPECT_EQ(network.walkableNodeCount(), 13U);
    EXPECT_DOUBLE_EQ(network.totalMetres(), 120);
    EXPECT_EQ(network.maximumWeight(PathWeight::Length), 6000U);
}

TEST(WalkingNetwork, BridgeAndStreetBelowDoNotMeet) {
    const std::vector<std::string> over{"  b   ", "  |   ", "a-#---", "  |  |", "  +--+"};
    auto city = drawnCity(over, 10);
    auto network = networkOf(city);
    EXPECT_EQ(network.components().size(), 2U);
    EXPECT_EQ(between(city, network, 'a', 'b'), std::numeric_limits<double>::infinity());
}

TEST(WalkingNetwork, ClosedGateCutsTheWay) {
    const auto open = drawnCity({"a----+----b"}, 10);
    const auto shut = drawnCity({"a----X----b"}, 10);
    // Both places stand 10 m beside the ends of an 80 m path.
    EXPECT_DOUBLE_EQ(between(open, networkOf(open), 'a', 'b'), 100);
    EXPECT_EQ(between(shut, networkOf(shut), 'a', 'b'), std::numeric_limits<double>::infinity());
    EXPECT_EQ(networkOf(shut).components().size(), 2U);
}

TEST(WalkingNetwork, StepsAreSlowForAdultsAndClosedForRollators) {
    const auto city = drawnCity({"a+-S-+b", " |   | ", " |   | ", " +---+ "}, 10);
    const auto adult = networkOf(city);
    EXPECT_DOUBLE_EQ(between(city, adult, 'a', 'b'), 60);
    // 20 m beside and 20 m of path at 1.2 m/s, 20 m of steps at 0.6 m/s.
    EXPECT_NEAR(between(city, adult, 'a', 'b', PathWeight::Time), 40 / 1.2 + 20 / 0.6, 0.03);
    const auto rollator = networkOf(city, WalkingProfileId::Rollator);
    EXPECT_DOUBLE_EQ(between(city, rollator, 'a', 'b'), 10 + 30 + 40 + 30 + 10);
}

TEST(WalkingNetwork, RingWithoutJunctionIsWalkedTheShorterWay) {
    const auto city =
        drawnCity({"   a        ", "+-----+     ", "|     |     ", "+-----+     ", "   b        "}, 10);
    const auto network = networkOf(city);
    EXPECT_EQ(network.vertexCount(), 1U);
    ASSERT_EQ(network.chains().size(), 1U);
    EXPECT_EQ(network.chains()[0].from, network.chains()[0].to);
    EXPECT_EQ(network.chains()[0].length, 16000U);
    EXPECT_DOUBLE_EQ(between(city, network, 'a', 'b'), 10 + 30 + 20 + 30 + 10);
}

TEST(WalkingNetwork, BiggestComponentComesFirst) {
    const auto city = drawnCity({"+--+  +------+"}, 10);
    const auto network = networkOf(city);
    ASSERT_EQ(network.components().size(), 2U);
    EXPECT_DOUBLE_EQ(network.components()[0].metres, 70);
    EXPECT_DOUBLE_EQ(network.components()[1].metres, 30);
}

TEST(WalkingNetwork, OrderOfStreetsDoesNotMatter) {
    auto city = drawnCity({"+--+--+-+", "|  |    |", "+--+-S--+"}, 10);
    const auto network = networkOf(city);
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(city.streets.begin(), city.streets.end(), random);
        const auto shuffled = networkOf(city);
        EXPECT_EQ(shuffled.points(), network.points());
        EXPECT_EQ(shuffled.offsets(), network.offsets());
    }
}

TEST(WalkingNetwork, RefusesAPlaceWithoutPaths) {
    model::Street motorway;
    motorway.highway = model::Highway::Motorway;
    motorway.points = {{0, 0}, {100, 0}};
    motorway.nodes = {1, 2};
    const auto network = WalkingNetwork::build({motorway}, {}, walkingProfile(WalkingProfileId::Adult));
    ASSERT_FALSE(network);
    EXPECT_EQ(network.error().code, ErrorCode::InvalidData);
}

TEST(WalkingNetwork, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto city = drawnCity({"+--+"}, 10);
    const auto network = WalkingNetwork::build(city.streets, {}, walkingProfile(WalkingProfileId::Adult),
                                               Task({}, stop.get_token()));
    ASSERT_FALSE(network);
    EXPECT_EQ(network.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace nordertor::analysis
