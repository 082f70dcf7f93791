// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/attachment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "analysis/network/nearest_facility.h"
#include "analysis/support/drawn_city.h"
#include "analysis/support/network.h"
#include "analysis/support/random_city.h"

namespace nordertor::analysis {
namespace {

using test::drawnCity;

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

// Truth: the rule itself, tried out at every node and every half metre of every piece.
TEST(Attachment, EntrancesOfRandomOutlinesAreThoseOfTheRule) {
    std::mt19937 random(5);
    std::size_t atNodes = 0;
    std::size_t betweenNodes = 0;
    for (int round = 0; round < 1000; ++round) {
        const auto city = test::randomCity(random, {false, false, true});
        const auto network =
            WalkingNetwork::build(city.streets, {}, walkingProfile(model::WalkingProfileId::Adult));
        if (!network) {
            continue;
        }
        const double x = static_cast<double>(random() % 150);
        const double y = static_cast<double>(random() % 150);
        const auto facility = withOutline(x, y, x + 5 + static_cast<double>(random() % 50),
                                          y + 5 + static_cast<double>(random() % 50));
        const auto entrances = Attacher(*network).entrances(facility, 500);
        const auto away = [&](geo::Point p) { return geo::distanceTo(facility.outline, p); };
        for (const NetworkPosition& entrance : entrances) {
            EXPECT_NEAR(away(network->pointAt(entrance)), entrance.access / 100.0,
                        entrance.access > 0 ? 0.02 : Attacher::entranceMetres + 0.02);
        }
        for (std::uint32_t c = 0; c < network->chains().size(); ++c) {
            const auto& chain = network->chains()[c];
            for (std::uint32_t i = chain.firstPoint; i + 1 < chain.firstPoint + chain.pointCount; ++i) {
                bool nodeNear = false;
                for (const std::uint32_t node : {i, i + 1}) {
                    if (away(network->points()[node]) <= Attacher::entranceMetres) {
                        nodeNear = true;
                        ++atNodes;
                        EXPECT_EQ(
                            std::count(entrances.begin(), entrances.end(), network->positionOfPoint(c, node)),
                            1)
                            << "round " << round;
                    }
                }
                bool passes = false;
                for (double at = network->offsets()[i]; at < network->offsets()[i + 1] && !nodeNear;
                     at += 0.5) {
                    const NetworkPosition there{c, static_cast<std::uint32_t>(at * 100), 0};
                    passes |= away(network->pointAt(there)) < Attacher::entranceMetres - 0.05;
                }
                if (passes) {
                    ++betweenNodes;
                    EXPECT_TRUE(std::any_of(entrances.begin(), entrances.end(),
                                            [&](const auto& entrance) {
                                                return entrance.chain == c && entrance.access == 0 &&
                                                       entrance.offset >= network->offsets()[i] * 100 &&
                                                       entrance.offset <= network->offsets()[i + 1] * 100;
                                            }))
                        << "round " << round;
                }
            }
        }
    }
    EXPECT_GT(atNodes, 500U);
    EXPECT_GT(betweenNodes, 200U);
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
