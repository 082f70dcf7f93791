// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/service_areas/reached_area.h"

#include <gtest/gtest.h>

#include <numbers>

#include "analysis/network/attachment.h"
#include "analysis/service_areas/random_town.h"
#include "analysis/support/network.h"
#include "geo/area_operations.h"

namespace nordertor::analysis {
namespace {

using test::Draw;
using test::footway;

constexpr double width = 40;

struct Town {
    WalkingNetwork network;
    std::vector<geo::Point> homes;
    std::vector<NetworkPosition> at;
};

Town townOf(const std::vector<model::Street>& streets, const std::vector<geo::Point>& homes) {
    Town town{*WalkingNetwork::build(streets, {}, walkingProfile(model::WalkingProfileId::Adult)), homes, {}};
    const Attacher attacher(town.network);
    for (const geo::Point home : homes) {
        town.at.push_back(attacher.nearest(home, 100));
    }
    return town;
}

std::vector<geo::MultiPolygon> areasOf(const Town& town, const std::vector<NetworkPosition>& origins,
                                       const std::vector<std::uint32_t>& limits,
                                       PathWeight weight = PathWeight::Length) {
    const ReachGround ground(town.network, HomePoints(town.homes), town.at);
    ReachedEdgeSearch search(town.network);
    EXPECT_TRUE(search.run(origins, limits, weight));
    return ReachedAreaDrawing(ground, width).draw(search, limits, weight);
}

/// Metres by which a place is inside by the rule in the header; the attachment is tested elsewhere.
double insideBy(const Attacher& attacher, const NearestSearch& search, geo::Point p, double limitMetres) {
    NetworkPosition at = attacher.nearest(p, 1000);
    const double access = at.access / 100.0;
    at.access = 0;
    return at.attached() ? std::min(width - access, limitMetres - search.at(at).metres() - access) : -1e9;
}

TEST(ReachedArea, KeepsItsPromisesForHomesAndSampledPointsInRandomTowns) {
    constexpr double square = ReachedAreaDrawing::spacing;
    const std::vector<std::uint32_t> limits{8'000, 20'000, 45'000};
    Draw draw(11);
    std::size_t insideHomes = 0;
    std::size_t outsideHomes = 0;
    std::size_t decided = 0;
    for (int round = 0; round < 150; ++round) {
        const auto random = test::randomTown(draw, 600);
        std::vector<geo::Point> homes;
        for (int i = 0; i < 60; ++i) {
            homes.push_back({draw.within(-60, 660), draw.within(-60, 660)});
        }
        const Town town = townOf(random.streets, homes);
        const Attacher attacher(town.network);
        const std::vector<NetworkPosition> origins{attacher.nearest(random.nodes[0], 1000)};
        const auto areas = areasOf(town, origins, limits);
        NearestSearch search(town.network);
        const std::vector<SearchSource> sources{{origins[0], 0}};
        ASSERT_TRUE(search.run(sources, PathWeight::Length, limits.back()));
        for (std::size_t band = 0; band < limits.size(); ++band) {
            if (!areas[band].empty()) {
                const auto repaired = geo::makeValid(areas[band]);
                ASSERT_TRUE(repaired);
                ASSERT_FALSE(repaired->changed) << repaired->reason;
            }
            std::vector<geo::Point> unreached;
            std::vector<geo::Point> reached;
            for (std::size_t h = 0; h < homes.size(); ++h) {
                const Nearest nearest = search.at(town.at[h]);
                const bool within = nearest.reached() && nearest.weight <= limits[band];
                (within ? reached : unreached).push_back(homes[h]);
                if (!within) {
                    ASSERT_FALSE(geo::contains(areas[band], homes[h])) << round;
                    ++outsideHomes;
                }
            }
            const auto nearAny = [&](const std::vector<geo::Point>& others, geo::Point p) {
                return std::any_of(others.begin(), others.end(), [&](geo::Point other) {
                    return std::abs(other.x - p.x) < 2 * square && std::abs(other.y - p.y) < 2 * square;
                });
            };
            for (std::size_t h = 0; h < homes.size(); ++h) {
                const Nearest nearest = search.at(town.at[h]);
                if (nearest.reached() && nearest.weight <= limits[band] && town.at[h].access <= width * 100 &&
                    !nearAny(unreached, homes[h])) {
                    ASSERT_TRUE(geo::contains(areas[band], homes[h])) << round;
                    ++insideHomes;
                }
            }
            for (int sample = 0; sample < 20; ++sample) {
                const geo::Point p{draw.within(-60, 660), draw.within(-60, 660)};
                if (band > 0 && geo::contains(areas[band - 1], p)) {
                    ASSERT_TRUE(geo::contains(areas[band], p));
                }
                bool allIn = true;
                bool allOut = true;
                for (double dx = -9; dx <= 9; dx += 3) {
                    for (double dy = -9; dy <= 9; dy += 3) {
                        const double by =
                            insideBy(attacher, search, {p.x + dx, p.y + dy}, limits[band] / 100.0);
                        allIn = allIn && by > 0;
                        allOut = allOut && by <= 0;
                    }
                }
                if (allIn && !nearAny(unreached, p)) {
                    ASSERT_TRUE(geo::contains(areas[band], p)) << round;
                    ++decided;
                }
                if (allOut && !nearAny(reached, p)) {
                    ASSERT_FALSE(geo::contains(areas[band], p)) << round;
                    ++decided;
                }
            }
        }
    }
    EXPECT_GT(insideHomes, 1000U);
    EXPECT_GT(outsideHomes, 1000U);
    EXPECT_GT(decided, 2000U);
}

// Closed form: a stadium of half width 40 m around the middle of a long way; at its ends the buffer tapers:
// what is left of the way is spent on the straight way beside it, so that the end is a wedge of 45 degrees.
TEST(ReachedArea, OfAStraightWayIsABandWithTaperedEnds) {
    const Town town = townOf({footway({{0, 0}, {2000, 0}}, {1, 2})}, {});
    const auto areas = areasOf(town, {{0, 100'000, 0}}, {30'000});
    EXPECT_NEAR(geo::areaOf(areas[0]), 2 * (260 * 80 + 40 * 40), 0.01 * 2 * (260 * 80 + 40 * 40));
    EXPECT_TRUE(geo::contains(areas[0], {1255, 35}));
    EXPECT_FALSE(geo::contains(areas[0], {1285, 30}));
    EXPECT_FALSE(geo::contains(areas[0], {1000, 47}));
}

// Closed form: (s + 2w)^2 less the corners, with a hole of (s - 2w)^2.
TEST(ReachedArea, KeepsTheHoleInsideARingOfStreets) {
    const Town town =
        townOf({footway({{0, 0}, {300, 0}, {300, 300}, {0, 300}, {0, 0}}, {1, 2, 3, 4, 1})}, {});
    const auto areas = areasOf(town, {Attacher(town.network).nearest({0, 0}, 1)}, {100'000});
    ASSERT_EQ(areas[0].polygons.size(), 1U);
    EXPECT_EQ(areas[0].polygons[0].holes.size(), 1U);
    const double expected = 300 * 300 + 4 * 300 * width + std::numbers::pi * width * width - 220 * 220;
    EXPECT_NEAR(geo::areaOf(areas[0]), expected, 0.01 * expected);
    EXPECT_FALSE(geo::contains(areas[0], {150, 150}));
}

// Two streets along a railway without a crossing, joined only 2 km away: the area of one ends halfway.
TEST(ReachedArea, DoesNotCrossARailwayWithoutACrossing) {
    const std::vector<geo::Point> homes{{200, -8}, {200, 38}, {400, 24}};
    const Town town = townOf({footway({{0, 0}, {2000, 0}}, {1, 2}), footway({{2000, 0}, {2000, 30}}, {2, 3}),
                              footway({{2000, 30}, {0, 30}}, {3, 4})},
                             homes);
    const auto areas = areasOf(town, {Attacher(town.network).nearest({300, 0}, 1)}, {40'000});
    EXPECT_TRUE(geo::contains(areas[0], homes[0]));
    EXPECT_FALSE(geo::contains(areas[0], homes[1]));
    EXPECT_FALSE(geo::contains(areas[0], homes[2]));
    EXPECT_TRUE(geo::contains(areas[0], {300, 8}));
    EXPECT_FALSE(geo::contains(areas[0], {300, 22}));
}

TEST(ReachedArea, OfPlacesFarApartIsTheSameAsOneByOne) {
    const Town town = townOf({footway({{0, 0}, {5000, 0}}, {1, 2})}, {});
    const NetworkPosition left{0, 50'000, 0};
    const NetworkPosition right{0, 400'000, 0};
    const auto both = areasOf(town, {left, right}, {20'000});
    const auto one = areasOf(town, {left}, {20'000});
    const auto other = areasOf(town, {right}, {20'000});
    ASSERT_EQ(both[0].polygons.size(), 2U);
    EXPECT_EQ(both[0].polygons[0], one[0].polygons[0]);
    EXPECT_EQ(both[0].polygons[1], other[0].polygons[0]);
}

TEST(ReachedArea, MovesWithTheTown) {
    constexpr double shift = 6 * 1000;
    const std::vector<model::Street> here{footway({{0, 0}, {311, 77}, {500, 400}}, {1, 2, 3})};
    auto there = here;
    for (geo::Point& p : there[0].points) {
        p = {p.x + shift, p.y + shift};
    }
    const auto areas = areasOf(townOf(here, {}), {{0, 20'000, 0}}, {15'000, 25'000});
    auto moved = areasOf(townOf(there, {}), {{0, 20'000, 0}}, {15'000, 25'000});
    ASSERT_EQ(areas[0].polygons.size(), moved[0].polygons.size());
    for (std::size_t band = 0; band < areas.size(); ++band) {
        EXPECT_NEAR(geo::areaOf(areas[band]), geo::areaOf(moved[band]), 0.5);
        EXPECT_NEAR(geo::centroid(areas[band]).x + shift, geo::centroid(moved[band]).x, 0.05);
    }
}

}  // namespace
}  // namespace nordertor::analysis
