// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/json.h"
#include "io/osm/map_fixture.h"

namespace nordertor::test {
namespace {

std::string position(double east, double north) {
    const auto [lon, lat] = MapText::lonLat(east, north);
    return fmt::format("[{:.7f},{:.7f}]", lon, lat);
}

std::string feature(const std::string& id, const std::string& properties, const std::string& type,
                    const std::string& coordinates) {
    return fmt::format(
        R"({{"type":"Feature","id":"{}","properties":{{{}}},"geometry":{{"type":"{}","coordinates":{}}}}})",
        id, properties, type, coordinates);
}

std::string collection(const std::string& members, const std::string& features) {
    return fmt::format(R"({{"type":"FeatureCollection",{}"features":[{}]}})", members, features);
}

std::string rectangle(double west, double south, double east, double north) {
    return fmt::format("[{},{},{},{},{}]", position(west, south), position(east, south),
                       position(east, north), position(west, north), position(west, south));
}

std::string listOf(const std::vector<std::string>& items) {
    return fmt::format("[{}]", fmt::join(items, ","));
}

std::string joinedFeatures(const std::vector<std::string>& features) {
    return fmt::format("{}", fmt::join(features, ","));
}

Result<io::BaseData> read(const std::string& text) {
    const TemporaryFolder folder;
    return io::readBaseData({folder.write("map.geojson", text)}, testThemes(), optionsAround(1000, 500));
}

TEST(GeoJsonMap, GivesTheSameAsOpenStreetMapForTheSameContent) {
    MapText map;
    map.node(1, 0, 0).node(2, 50, 0).node(3, 100, 0);
    map.node(4, 50, 0, {}).node(5, 50, 80);
    map.way(10, {1, 2, 3}, {{"highway", "residential"}, {"name", "Lange Straße"}, {"sidewalk", "both"}});
    map.way(11, {2, 5}, {{"highway", "steps"}});
    map.rectangle(20, 10, 10, 22, 20, {{"building", "house"}, {"building:levels", "2"}});
    map.rectangle(21, 100, 100, 140, 120, {{"leisure", "playground"}, {"name", "Am Bach"}});
    map.rectangle(22, 200, 0, 300, 100, {}).rectangle(23, 240, 40, 260, 60, {});
    map.relation(7, {{22, "outer"}, {23, "inner"}}, {{"type", "multipolygon"}, {"landuse", "forest"}});
    map.node(6, 30, 30, {{"shop", "bakery"}, {"name", "Muster"}});
    const io::BaseData fromOsm = readMap(map);

    const auto fromJson = read(collection(
        "", joinedFeatures(
                {feature("node/6", R"("shop":"bakery","name":"Muster")", "Point", position(30, 30)),
                 feature("way/10", R"("highway":"residential","name":"Lange Straße","sidewalk":"both")",
                         "LineString", listOf({position(0, 0), position(50, 0), position(100, 0)})),
                 feature("way/11", R"("highway":"steps")", "LineString",
                         listOf({position(50, 0), position(50, 80)})),
                 feature("way/20", R"("building":"house","building:levels":2)", "Polygon",
                         listOf({rectangle(10, 10, 22, 20)})),
                 feature("way/21", R"("leisure":"playground","name":"Am Bach")", "Polygon",
                         listOf({rectangle(100, 100, 140, 120)})),
                 feature("relation/7", R"("landuse":"forest")", "MultiPolygon",
                         fmt::format("[{}]",
                                     listOf({rectangle(200, 0, 300, 100), rectangle(240, 40, 260, 60)})))})));
    ASSERT_TRUE(fromJson.has_value()) << fromJson.error().sentence(Language::English);

    ASSERT_EQ(fromJson->baseMap.buildings.size(), 1U);
    EXPECT_EQ(fromJson->baseMap.buildings[0].id, fromOsm.baseMap.buildings[0].id);
    EXPECT_EQ(fromJson->baseMap.buildings[0].levels, fromOsm.baseMap.buildings[0].levels);
    EXPECT_EQ(fromJson->baseMap.buildings[0].shape, fromOsm.baseMap.buildings[0].shape);
    ASSERT_EQ(fromJson->facilities.size(), 1U);
    EXPECT_EQ(fromJson->facilities[0].location, fromOsm.facilities[0].location);
    EXPECT_EQ(fromJson->facilities[0].areaSquareMetres, fromOsm.facilities[0].areaSquareMetres);
    ASSERT_EQ(fromJson->organisations.size(), 1U);
    EXPECT_EQ(fromJson->organisations[0].location, fromOsm.organisations[0].location);
    ASSERT_EQ(fromJson->baseMap.landUse.size(), 2U);
    ASSERT_EQ(fromOsm.baseMap.landUse.size(), 2U);
    EXPECT_EQ(fromJson->baseMap.landUse[1].id, fromOsm.baseMap.landUse[1].id);
    EXPECT_EQ(fromJson->baseMap.landUse[1].shape, fromOsm.baseMap.landUse[1].shape);
    ASSERT_EQ(fromJson->baseMap.streets.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(fromJson->baseMap.streets[i].id, fromOsm.baseMap.streets[i].id);
        EXPECT_EQ(fromJson->baseMap.streets[i].points, fromOsm.baseMap.streets[i].points);
        EXPECT_EQ(fromJson->baseMap.streets[i].highway, fromOsm.baseMap.streets[i].highway);
        EXPECT_EQ(fromJson->baseMap.streets[i].sidewalk, fromOsm.baseMap.streets[i].sidewalk);
    }
    // The steps begin at the street's middle node in both.
    EXPECT_EQ(fromJson->baseMap.streets[1].nodes[0], fromJson->baseMap.streets[0].nodes[1]);
    EXPECT_EQ(fromOsm.baseMap.streets[1].nodes[0], fromOsm.baseMap.streets[0].nodes[1]);
}

TEST(GeoJsonMap, BarrierPointStopsTheStreetAtItsCoordinate) {
    const auto data = read(collection(
        "", joinedFeatures({feature("example/street/1", R"("highway":"footway")", "LineString",
                                    listOf({position(0, 0), position(50, 0)})),
                            feature("example/place/1", R"("barrier":"wall")", "Point", position(50, 0))})));
    ASSERT_TRUE(data.has_value());
    ASSERT_EQ(data->baseMap.barriers.size(), 1U);
    EXPECT_EQ(data->baseMap.barriers[0].node, data->baseMap.streets[0].nodes[1]);
    EXPECT_EQ(data->baseMap.barriers[0].foot, model::Permission::No);
}

TEST(GeoJsonMap, FilesOfOneFolderAreOneSource) {
    const TemporaryFolder folder;
    const auto members = [](const char* part) {
        return fmt::format(
            R"("attribution":"Beispieldaten, frei erfunden","licence":"CC0-1.0","name":"Quartier: {}",)",
            part);
    };
    const auto streets = folder.write(
        "streets.geojson",
        collection(members("Straßen"), feature("example/street/1", R"("highway":"footway")", "LineString",
                                               listOf({position(0, 0), position(9, 0)}))));
    const auto places = folder.write(
        "places.geojson", collection(members("Orte"), feature("example/place/1", R"("amenity":"school")",
                                                              "Point", position(0, 0))));
    const auto data = io::readBaseData({streets, places}, testThemes(), optionsAround(1000, 500));
    ASSERT_TRUE(data.has_value());
    ASSERT_EQ(data->sources.size(), 1U);
    const model::SourceRecord& source = data->sources[0];
    EXPECT_EQ(source.id, "map");
    EXPECT_EQ(source.title, "Quartier");
    EXPECT_EQ(source.licence, "CC0-1.0");
    EXPECT_EQ(source.attribution, "Beispieldaten, frei erfunden");
    EXPECT_EQ(source.fileName, "streets.geojson, places.geojson");
    EXPECT_TRUE(source.exampleData);
    EXPECT_EQ(data->facilities.at(0).sourceId, "map");
}

TEST(GeoJsonMap, RefusesOtherCoordinates) {
    const auto projected =
        read(collection("", feature("a", R"("amenity":"school")", "Point", "[514000,5833000]")));
    ASSERT_FALSE(projected.has_value());
    EXPECT_EQ(projected.error().code, ErrorCode::CannotRead);
    EXPECT_EQ(projected.error().place, "a");
    const auto named = read(collection(R"("crs":{"type":"name","properties":{"name":"EPSG:25832"}},)",
                                       feature("a", R"("amenity":"school")", "Point", position(0, 0))));
    ASSERT_FALSE(named.has_value());
    EXPECT_EQ(named.error().place, "crs");
}

TEST(GeoJsonMap, RefusesWhatIsNoFeatureCollection) {
    for (const char* text :
         {"[]", "{}", "{\"type\":\"FeatureCollection\"}", "{\"type\":\"FeatureCollection\",",
          "{\"type\":\"FeatureCollection\",\"features\":[7]}"}) {
        const auto data = read(text);
        ASSERT_FALSE(data.has_value()) << text;
        EXPECT_EQ(data.error().code, ErrorCode::CannotRead) << text;
    }
}

TEST(GeoJsonMap, FeaturesWithoutGeometryAreReported) {
    const auto data = read(collection(
        "", joinedFeatures(
                {feature("a", R"("amenity":"school")", "Point", position(0, 0)),
                 R"({"type":"Feature","id":"b","properties":{"amenity":"school"},"geometry":null})"})));
    ASSERT_TRUE(data.has_value());
    EXPECT_EQ(data->facilities.size(), 1U);
    EXPECT_EQ(noticeCount(*data, "ohne Punkt"), 1U);
}

TEST(GeoJsonMap, ReadsTheExampleQuarter) {
    const std::filesystem::path folder = sourceFolder() / "data" / "nordertor";
    std::vector<std::filesystem::path> files;
    for (const char* name :
         {"buildings.geojson", "landuse.geojson", "places.geojson", "railways.geojson", "streets.geojson"}) {
        files.push_back(folder / name);
        if (!std::filesystem::exists(files.back())) {
            GTEST_SKIP() << "example quarter not present: " << name;
        }
    }
    const Json area = readJsonFile(folder / "area.geojson").value();
    geo::Box degrees;
    for (const Json& position : area["features"][0]["geometry"]["coordinates"][0]) {
        degrees.add(geo::Point{position[0].get<double>(), position[1].get<double>()});
    }
    const auto data = io::readBaseData(
        files, testThemes(), optionsFor(degrees.min.x, degrees.min.y, degrees.max.x, degrees.max.y, 2000));
    ASSERT_TRUE(data.has_value()) << data.error().sentence(Language::English);
    EXPECT_GT(data->baseMap.buildings.size(), 300U);
    EXPECT_GT(data->baseMap.streets.size(), 80U);
    EXPECT_FALSE(data->baseMap.lines.empty());
    EXPECT_FALSE(data->baseMap.landUse.empty());
    EXPECT_FALSE(data->facilities.empty());
    EXPECT_FALSE(data->organisations.empty());
    EXPECT_TRUE(data->sources.at(0).exampleData);
    for (const Notice& notice : data->notices) {
        EXPECT_NE(notice.severity, Severity::Warning) << notice.message.en;
    }
}

}  // namespace
}  // namespace nordertor::test
