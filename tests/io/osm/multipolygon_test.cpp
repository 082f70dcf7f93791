// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "io/osm/map_fixture.h"
#include "io/osm/ring_assembly.h"

namespace nordertor::test {
namespace {

/// A square of 100 m whose outline is two ways, with a hole of 20 m.
MapText squareWithHole() {
    MapText map;
    map.node(1, 0, 0).node(2, 100, 0).node(3, 100, 100).node(4, 0, 100);
    map.way(10, {1, 2, 3}, {}).way(11, {1, 4, 3}, {});
    map.rectangle(12, 40, 40, 60, 60, {});
    return map;
}

TEST(OsmMultipolygon, OutlineOfSeveralWaysWithAHole) {
    const io::BaseData data = readMap(squareWithHole().relation(
        7, {{10, "outer"}, {11, "outer"}, {12, "inner"}},
        {{"type", "multipolygon"}, {"building", "apartments"}, {"building:levels", "4"}}));
    ASSERT_EQ(data.baseMap.buildings.size(), 1U);
    const model::Building& building = data.baseMap.buildings[0];
    EXPECT_EQ(building.id, "relation/7");
    EXPECT_EQ(building.levels, 4);
    ASSERT_EQ(building.shape.polygons.size(), 1U);
    EXPECT_EQ(building.shape.polygons[0].holes.size(), 1U);
    EXPECT_NEAR(geo::areaOf(building.shape), 100 * 100 - 20 * 20, 20);
}

TEST(OsmMultipolygon, TagsOnTheOuterWayCountOnce) {
    const io::BaseData data =
        readMap(MapText()
                    .rectangle(10, 0, 0, 100, 100, {{"building", "house"}})
                    .rectangle(11, 40, 40, 60, 60, {})
                    .relation(7, {{10, "outer"}, {11, "inner"}}, {{"type", "multipolygon"}}));
    ASSERT_EQ(data.baseMap.buildings.size(), 1U);
    EXPECT_EQ(data.baseMap.buildings[0].id, "relation/7");
    EXPECT_EQ(data.baseMap.buildings[0].kind, "house");
}

TEST(OsmMultipolygon, RelationWinsOverItsOuterWay) {
    const io::BaseData data = readMap(
        MapText()
            .rectangle(10, 0, 0, 100, 100, {{"building", "apartments"}})
            .rectangle(11, 40, 40, 60, 60, {{"natural", "water"}})
            .relation(7, {{10, "outer"}, {11, "inner"}}, {{"type", "multipolygon"}, {"building", "yes"}}));
    ASSERT_EQ(data.baseMap.buildings.size(), 1U);
    EXPECT_EQ(data.baseMap.buildings[0].kind, "apartments");
    ASSERT_EQ(data.baseMap.landUse.size(), 1U);
    EXPECT_EQ(data.baseMap.landUse[0].id, "way/11");
}

TEST(OsmMultipolygon, MissingMemberIsClosedByAStraightLineAndReported) {
    // Three sides of a square; the fourth way (13) is beyond the edge of the extract.
    MapText map;
    map.node(1, 0, 0).node(2, 100, 0).node(3, 100, 100).node(4, 0, 100);
    map.way(10, {1, 2, 3}, {}).way(11, {3, 4}, {});
    map.relation(7, {{10, "outer"}, {11, "outer"}, {13, "outer"}},
                 {{"type", "multipolygon"}, {"natural", "water"}});
    const io::BaseData data = readMap(map);
    ASSERT_EQ(data.baseMap.landUse.size(), 1U);
    EXPECT_NEAR(geo::areaOf(data.baseMap.landUse[0].shape), 100 * 100, 20);
    EXPECT_EQ(noticeCount(data, "gerade geschlossen"), 1U);
}

TEST(OsmMultipolygon, TwoShoresOfALakeCutAtBothEndsMakeOneLake) {
    MapText map;
    map.node(1, 0, 0).node(2, 0, 900).node(3, 200, 0).node(4, 200, 900);
    map.way(10, {1, 2}, {}).way(11, {3, 4}, {});
    map.relation(7, {{10, "outer"}, {11, "outer"}, {12, "outer"}, {13, "outer"}},
                 {{"type", "multipolygon"}, {"natural", "water"}});
    const io::BaseData data = readMap(map);
    ASSERT_EQ(data.baseMap.landUse.size(), 1U);
    EXPECT_NEAR(geo::areaOf(data.baseMap.landUse[0].shape), 200 * 900, 400);
}

TEST(OsmMultipolygon, OneShoreAloneStaysOpenAndIsReported) {
    MapText map;
    map.node(1, 0, 0).node(2, 0, 100);
    map.way(10, {1, 2}, {});
    map.relation(7, {{10, "outer"}, {11, "outer"}}, {{"type", "multipolygon"}, {"natural", "water"}});
    const io::BaseData data = readMap(map);
    EXPECT_TRUE(data.baseMap.landUse.empty());
    EXPECT_EQ(noticeCount(data, "unvollständig"), 1U);
}

TEST(OsmMultipolygon, MembersOutsideTheWindowComplete) {
    // A forest of 2 x 6 km whose far part lies outside the window is first whole, then cut to it.
    MapText map;
    map.node(1, -1000, 0).node(2, -1000, 6000).node(3, 1000, 6000).node(4, 1000, 0);
    map.way(10, {1, 4}, {}).way(11, {1, 2}, {}).way(12, {2, 3}, {}).way(13, {3, 4}, {});
    map.relation(7, {{10, "outer"}, {11, "outer"}, {12, "outer"}, {13, "outer"}},
                 {{"type", "multipolygon"}, {"landuse", "forest"}});
    const io::BaseData data = readMap(map);
    ASSERT_EQ(data.baseMap.landUse.size(), 1U);
    EXPECT_EQ(noticeCount(data, "gerade geschlossen"), 0U);
    // Window: square of 1000 m half side grown by 500 m; the forest covers its width of 2000 m up to 1500 m.
    EXPECT_NEAR(geo::areaOf(data.baseMap.landUse[0].shape), 2000 * 1500, 5000);
}

TEST(OsmMultipolygon, PedestrianAreaWithHoleIsWalkedAlongAllRings) {
    const io::BaseData data =
        readMap(squareWithHole().relation(7, {{10, "outer"}, {11, "outer"}, {12, "inner"}},
                                          {{"type", "multipolygon"}, {"highway", "pedestrian"}}));
    EXPECT_EQ(data.baseMap.streets.size(), 3U);
    const model::Street* first = findById(data.baseMap.streets, "relation/7#1");
    ASSERT_NE(first, nullptr);
    EXPECT_TRUE(first->area);
    EXPECT_EQ(first->nodes, (std::vector<std::int64_t>{1, 2, 3}));
}

TEST(SimpleRing, TellsBowTiesAndSpikes) {
    EXPECT_TRUE(io::isSimpleRing({{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}));
    EXPECT_TRUE(io::isSimpleRing({{0, 0}, {1, 0}, {2, 0}, {2, 2}, {0, 0}}));
    EXPECT_FALSE(io::isSimpleRing({{0, 0}, {1, 1}, {1, 0}, {0, 1}, {0, 0}}));
    EXPECT_FALSE(io::isSimpleRing({{0, 0}, {2, 0}, {1, 0}, {1, 1}, {0, 0}}));
    EXPECT_FALSE(io::isSimpleRing({{0, 0}, {1, 0}, {2, 0}, {0, 0}}));
    EXPECT_FALSE(io::isSimpleRing({{0, 0}, {4, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}));
    EXPECT_FALSE(io::isSimpleRing({{0, 0}, {1, 0}, {0, 0}}));
}

TEST(OsmAreas, InvalidOutlineIsRepairedAndReported) {
    // A bow tie of two triangles with 50 m base and 50 m height each.
    const io::BaseData data = readMap(MapText()
                                          .node(1, 0, 0)
                                          .node(2, 50, 0)
                                          .node(3, 0, 100)
                                          .node(4, 50, 100)
                                          .way(10, {1, 2, 3, 4, 1}, {{"building", "house"}}));
    ASSERT_EQ(data.baseMap.buildings.size(), 1U);
    EXPECT_NEAR(geo::areaOf(data.baseMap.buildings[0].shape), 2 * 50 * 50 / 2.0, 8);
    EXPECT_EQ(noticeCount(data, "berichtigt"), 1U);
}

}  // namespace
}  // namespace nordertor::test
