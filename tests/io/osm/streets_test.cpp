// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "io/osm/map_fixture.h"

namespace nordertor::test {
namespace {

using model::Permission;

TEST(OsmStreets, BridgeSharesNoNodeWithTheStreetBelow) {
    const io::BaseData data =
        readMap(MapText()
                    .node(1, -100, 0)
                    .node(2, 0, 0)
                    .node(3, 100, 0)
                    .node(4, 0, -100)
                    .node(5, 0, 100)
                    .node(6, 0, 0)
                    .way(10, {1, 2, 3}, {{"highway", "residential"}, {"name", "Unten"}})
                    .way(11, {4, 6, 5}, {{"highway", "footway"}, {"bridge", "yes"}, {"layer", "1"}}));
    const model::Street* below = findById(data.baseMap.streets, "way/10");
    const model::Street* bridge = findById(data.baseMap.streets, "way/11");
    ASSERT_TRUE(below != nullptr && bridge != nullptr);
    EXPECT_EQ(below->name, "Unten");
    EXPECT_EQ(below->nodes, (std::vector<std::int64_t>{1, 2, 3}));
    EXPECT_EQ(bridge->nodes, (std::vector<std::int64_t>{4, 6, 5}));
    EXPECT_EQ(below->points[1], bridge->points[1]);
    EXPECT_TRUE(bridge->bridge);
    EXPECT_NEAR(geo::length(below->points), 200, 0.2);
}

TEST(OsmStreets, ExtractThatEndsWithinTheSurroundingsIsReported) {
    const auto square = [](double half) {
        return readMap(MapText()
                           .node(1, -half, -half)
                           .node(2, 0, 0)
                           .node(3, half, half)
                           .way(10, {1, 2, 3}, {{"highway", "path"}}));
    };
    const char* const ends = "enden innerhalb des Umkreises";
    EXPECT_EQ(noticeCount(square(1300), ends), 1U);  // area to 1000 m, surroundings to 1500 m
    EXPECT_EQ(noticeCount(square(3000), ends), 0U);
    EXPECT_EQ(noticeCount(square(900), ends), 0U);
    EXPECT_EQ(noticeCount(square(900), "nicht vollständig"), 1U);
}

TEST(OsmStreets, StreetsLeavingTheWindowStayWhole) {
    const io::BaseData data =
        readMap(MapText().node(1, 0, 0).node(2, 5000, 0).way(10, {1, 2}, {{"highway", "residential"}}));
    ASSERT_EQ(data.baseMap.streets.size(), 1U);
    EXPECT_NEAR(geo::length(data.baseMap.streets[0].points), 5000, 5);
}

TEST(OsmStreets, StreetsOutsideTheWindowAreLeftOut) {
    // The window reaches to 1500 m and is rounded at its corners: a point at 1450/1450 m is outside.
    const io::BaseData data = readMap(MapText()
                                          .node(1, 0, 0)
                                          .node(2, 10, 0)
                                          .node(3, 1450, 1450)
                                          .node(4, 1460, 1450)
                                          .way(10, {1, 2}, {{"highway", "residential"}})
                                          .way(11, {3, 4}, {{"highway", "residential"}}));
    EXPECT_NE(findById(data.baseMap.streets, "way/10"), nullptr);
    EXPECT_EQ(findById(data.baseMap.streets, "way/11"), nullptr);
}

TEST(OsmStreets, MissingNodesSplitAStreetInsteadOfInventingAPath) {
    const io::BaseData data =
        readMap(MapText().node(1, 0, 0).node(2, 10, 0).node(4, 500, 0).node(5, 510, 0).way(
            10, {1, 2, 3, 4, 5}, {{"highway", "residential"}}));
    ASSERT_EQ(data.baseMap.streets.size(), 2U);
    EXPECT_EQ(data.baseMap.streets[0].id, "way/10");
    EXPECT_EQ(data.baseMap.streets[0].nodes, (std::vector<std::int64_t>{1, 2}));
    EXPECT_EQ(data.baseMap.streets[1].id, "way/10#2");
    EXPECT_EQ(data.baseMap.streets[1].nodes, (std::vector<std::int64_t>{4, 5}));
}

TEST(OsmStreets, BarriersCountOnlyOnStreets) {
    const io::BaseData data = readMap(MapText()
                                          .node(1, 0, 0)
                                          .node(2, 50, 0, {{"barrier", "gate"}, {"access", "private"}})
                                          .node(3, 100, 0)
                                          .node(4, 50, 50, {{"barrier", "gate"}})
                                          .way(10, {1, 2, 3}, {{"highway", "footway"}}));
    ASSERT_EQ(data.baseMap.barriers.size(), 1U);
    EXPECT_EQ(data.baseMap.barriers[0].node, 2);
    EXPECT_EQ(data.baseMap.barriers[0].foot, Permission::Private);
}

TEST(OsmStreets, SquareIsWalkedAlongItsOutlineAndDrawn) {
    const io::BaseData data = readMap(MapText().rectangle(
        10, 0, 0, 40, 40, {{"highway", "pedestrian"}, {"area", "yes"}, {"name", "Markt"}}));
    ASSERT_EQ(data.baseMap.streets.size(), 1U);
    EXPECT_TRUE(data.baseMap.streets[0].area);
    EXPECT_EQ(data.baseMap.streets[0].nodes.front(), data.baseMap.streets[0].nodes.back());
    ASSERT_EQ(data.baseMap.landUse.size(), 1U);
    EXPECT_EQ(data.baseMap.landUse[0].use, model::LandUse::Square);
    EXPECT_NEAR(geo::areaOf(data.baseMap.landUse[0].shape), 1600, 3);
}

TEST(OsmStreets, RoundaboutIsNoSquare) {
    const io::BaseData data =
        readMap(MapText().rectangle(10, 0, 0, 40, 40, {{"highway", "tertiary"}, {"junction", "roundabout"}}));
    ASSERT_EQ(data.baseMap.streets.size(), 1U);
    EXPECT_FALSE(data.baseMap.streets[0].area);
    EXPECT_TRUE(data.baseMap.landUse.empty());
}

TEST(OsmLines, RailwaysInUseWatercoursesAndWalls) {
    MapText map;
    map.node(1, 0, 0).node(2, 100, 0);
    map.way(10, {1, 2}, {{"railway", "rail"}, {"tunnel", "yes"}, {"layer", "-1"}});
    map.way(11, {1, 2}, {{"railway", "abandoned"}});
    map.way(12, {1, 2}, {{"waterway", "stream"}, {"name", "Bärenfallgraben"}});
    map.way(13, {1, 2}, {{"barrier", "wall"}});
    const io::BaseData data = readMap(map);
    ASSERT_EQ(data.baseMap.lines.size(), 3U);
    EXPECT_EQ(data.baseMap.lines[0].kind, model::LineKind::Rail);
    EXPECT_TRUE(data.baseMap.lines[0].tunnel);
    EXPECT_EQ(data.baseMap.lines[0].layer, -1);
    EXPECT_EQ(data.baseMap.lines[1].name, "Bärenfallgraben");
    EXPECT_EQ(data.baseMap.lines[2].kind, model::LineKind::Barrier);
}

TEST(OsmFile, OrderOfElementsDoesNotMatter) {
    const std::string ordered =
        MapText().node(1, 0, 0).node(2, 10, 0).way(10, {1, 2}, {{"highway", "path"}}).text();
    const std::size_t nodes = ordered.find("  <node");
    const std::size_t ways = ordered.find("  <way");
    const std::size_t end = ordered.find("</osm>");
    const std::string turned = ordered.substr(0, nodes) + ordered.substr(ways, end - ways) +
                               ordered.substr(nodes, ways - nodes) + ordered.substr(end);
    const TemporaryFolder folder;
    const auto data =
        io::readBaseData({folder.write("turned.osm", turned)}, testThemes(), optionsAround(1000, 500));
    ASSERT_TRUE(data.has_value());
    ASSERT_EQ(data->baseMap.streets.size(), 1U);
    EXPECT_EQ(data->baseMap.streets[0].points.size(), 2U);
}

}  // namespace
}  // namespace nordertor::test
