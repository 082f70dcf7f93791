// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "geo/geometry.h"
#include "io/vector/boundary_reader.h"
#include "io/vector/vector_files.h"
#include "support/real_data.h"

namespace nordertor::io::test {
namespace {

namespace fs = std::filesystem;
using ::nordertor::test::TemporaryFolder;

/// Centre of the box of twoParts() in EPSG:25832.
constexpr geo::Point centre{514175, 5833050};

void expectThere(const BoundaryRead& read, double tolerance = 0.02) {
    const geo::Point found = geo::boxOf(read.area.shape).centre();
    EXPECT_NEAR(found.x, centre.x, tolerance);
    EXPECT_NEAR(found.y, centre.y, tolerance);
    EXPECT_EQ(read.workingCrsEpsg, 25832);
}

std::string square(double x, double y, double side = 100, bool northingFirst = false) {
    std::string text = R"({"type":"Polygon","coordinates":[[)";
    const double corners[5][2] = {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
    for (int i = 0; i < 5; ++i) {
        const double first = corners[i][northingFirst ? 1 : 0];
        const double second = corners[i][northingFirst ? 0 : 1];
        text += (i == 0 ? "[" : ",[") + std::to_string(first) + "," + std::to_string(second) + "]";
    }
    return text + "]]}";
}

/// As a shapefile without its .prj, which says nothing on the CRS.
fs::path withoutCrs(const TemporaryFolder& folder, const std::string& geometry) {
    const fs::path source = folder.write("source.geojson", geoJson(25832, geometry));
    const fs::path shape = converted(source, folder.path() / "bare.shp", {"-f", "ESRI Shapefile"});
    fs::remove(folder.path() / "bare.prj");
    return shape;
}

TEST(BoundaryCrs, ReadsEveryGermanSystem) {
    const TemporaryFolder folder;
    const fs::path source = folder.write("source.geojson", geoJson(25832, twoParts()));
    for (const int epsg : {25832, 25833, 4647, 5650, 31467, 3035, 4326, 4258, 3857}) {
        SCOPED_TRACE(epsg);
        const std::string code = std::to_string(epsg);
        const BoundaryRead read = mustRead(
            converted(source, folder.path() / (code + ".gpkg"), {"-f", "GPKG", "-t_srs", "EPSG:" + code}));
        expectThere(read);
        EXPECT_TRUE(read.notices.empty()) << textOf(read.notices);
    }
}

TEST(BoundaryCrs, UsesTheWorkingCrsItIsGiven) {
    const TemporaryFolder folder;
    const fs::path file = folder.write("a.geojson", geoJson(25832, twoParts()));
    EXPECT_EQ(mustRead(file, {{}, {}, 3035, {}}).workingCrsEpsg, 3035);
    for (const int unfit : {4326, 3857, 1}) {
        const auto read = readBoundary(file, {{}, {}, unfit, {}});
        ASSERT_FALSE(read) << unfit;
        EXPECT_EQ(read.error().code, ErrorCode::InvalidArgument);
    }
}

TEST(BoundaryCrs, PutsExchangedAxesRight) {
    const TemporaryFolder folder;
    const BoundaryRead utm =
        mustRead(folder.write("utm.geojson", geoJson(25832, square(514000, 5833000, 100, true))));
    EXPECT_NEAR(geo::boxOf(utm.area.shape).min.x, 514000, 0.01);
    EXPECT_NE(textOf(utm.notices).find("vertauscht"), std::string::npos);

    const BoundaryRead degrees =
        mustRead(folder.write("degrees.geojson", geoJson(0, square(9.2, 52.6, 0.01, true))));
    EXPECT_EQ(degrees.workingCrsEpsg, 25832);
    EXPECT_NE(textOf(degrees.notices).find("vertauscht"), std::string::npos);
}

// As the WFS of a German city delivers it: EPSG:4647 written as 102329, northing first.
TEST(BoundaryCrs, UnderstandsAnArcGisServer) {
    const TemporaryFolder folder;
    const BoundaryRead read = mustRead(folder.write("a.gml", R"(<?xml version="1.0" encoding="utf-8"?>
<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:x="urn:x">
<wfs:member><x:Gebiet gml:id="Gebiet.1"><x:NAME>Nord</x:NAME><x:SHAPE>
<gml:Polygon gml:id="p" srsName="urn:ogc:def:crs:EPSG::102329"><gml:exterior><gml:LinearRing>
<gml:posList>5701482 32359252 5701482 32359352 5701582 32359352 5701582 32359252 5701482 32359252</gml:posList>
</gml:LinearRing></gml:exterior></gml:Polygon></x:SHAPE></x:Gebiet></wfs:member></wfs:FeatureCollection>)"));
    const geo::Box box = geo::boxOf(read.area.shape);
    EXPECT_NEAR(box.min.x, 359252, 0.01);
    EXPECT_NEAR(box.max.y, 5701582, 0.01);
    EXPECT_EQ(read.area.name, "Nord");
    EXPECT_NE(textOf(read.notices).find("vertauscht"), std::string::npos);
}

TEST(BoundaryCrs, UnderstandsTheNamesOfTheSurveyingAuthorities) {
    const TemporaryFolder folder;
    const BoundaryRead read = mustRead(folder.write("a.gml", R"(<?xml version="1.0" encoding="utf-8"?>
<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:x="urn:x">
<gml:featureMember><x:Gebiet gml:id="g1"><x:lage>
<gml:Polygon gml:id="p" srsName="urn:adv:crs:ETRS89_UTM33"><gml:exterior><gml:LinearRing>
<gml:posList>391000 5818000 391100 5818000 391100 5818100 391000 5818100 391000 5818000</gml:posList>
</gml:LinearRing></gml:exterior></gml:Polygon></x:lage></x:Gebiet></gml:featureMember></gml:FeatureCollection>)"));
    EXPECT_EQ(read.workingCrsEpsg, 25833);
    EXPECT_NEAR(geo::areaOf(read.area.shape), 10000, 0.01);
    EXPECT_TRUE(read.notices.empty()) << textOf(read.notices);
}

TEST(BoundaryCrs, RecognisesAMissingCrsByItsValues) {
    struct Case {
        double x, y, side;
        const char* name;
        int working;
    };
    for (const Case& c :
         {Case{650000, 5833000, 100, "EPSG:25832", 25832}, Case{32514000, 5833000, 100, "EPSG:4647", 25832},
          Case{33391000, 5818000, 100, "EPSG:5650", 25833}, Case{3514816, 5834729, 100, "EPSG:31467", 25832},
          Case{4595000, 5822000, 100, "EPSG:31468", 25833}, Case{4268000, 3282000, 100, "EPSG:3035", 25832},
          Case{9.2, 52.6, 0.01, "EPSG:4258", 25832}}) {
        SCOPED_TRACE(c.name);
        const TemporaryFolder folder;
        const BoundaryRead read = mustRead(withoutCrs(folder, square(c.x, c.y, c.side)));
        EXPECT_EQ(read.workingCrsEpsg, c.working);
        ASSERT_EQ(read.notices.size(), 1U) << textOf(read.notices);
        EXPECT_NE(read.notices[0].message.de.find("nennt kein Koordinatensystem"), std::string::npos);
        EXPECT_NE(read.notices[0].message.de.find(c.name), std::string::npos) << read.notices[0].message.de;
    }
}

// 400000 5800000 is a place near Osnabrück in zone 32 and one near Berlin in zone 33.
TEST(BoundaryCrs, SaysWhenTwoZonesArePossible) {
    const TemporaryFolder folder;
    const fs::path file = withoutCrs(folder, square(400000, 5800000));
    const BoundaryRead west = mustRead(file);
    EXPECT_EQ(west.workingCrsEpsg, 25832);
    EXPECT_NE(textOf(west.notices).find("Auch EPSG:25833 ist möglich"), std::string::npos);
    EXPECT_EQ(mustRead(file, {{}, {}, 25833, {}}).workingCrsEpsg, 25833);
    const BoundaryRead stated = mustRead(file, {{}, 25833, {}, {}});
    EXPECT_EQ(stated.workingCrsEpsg, 25833);
    EXPECT_NEAR(geo::boxOf(stated.area.shape).min.x, 400000, 0.01);
    EXPECT_TRUE(stated.notices.empty());
}

TEST(BoundaryCrs, CorrectsAFileThatContradictsItself) {
    const TemporaryFolder folder;
    // GeoJSON without "crs" has to be longitude and latitude, but often is not.
    const BoundaryRead plain = mustRead(folder.write("a.geojson", geoJson(0, twoParts())));
    expectThere(plain);
    EXPECT_NE(textOf(plain.notices).find("nennt kein Koordinatensystem"), std::string::npos);
    // The zone number before the easting was forgotten in the name of the CRS.
    const BoundaryRead prefixed =
        mustRead(folder.write("b.geojson", geoJson(25832, square(32514000, 5833000))));
    EXPECT_NEAR(geo::boxOf(prefixed.area.shape).min.x, 514000, 0.01);
    EXPECT_NE(textOf(prefixed.notices).find("passen nicht"), std::string::npos);
}

TEST(BoundaryCrs, AsksForTheCrsWhereNothingTellsIt) {
    const TemporaryFolder folder;
    const fs::path file = withoutCrs(folder, square(1000, 2000));
    const auto read = readBoundary(file, {});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::InvalidData);
    EXPECT_EQ(read.error().file, file.string());
    EXPECT_NE(read.error().remedy.de.find("--area-crs"), std::string::npos);
}

TEST(BoundaryCrs, RefusesAStatedCrsThatDoesNotFit) {
    const TemporaryFolder folder;
    const fs::path file = folder.write("a.geojson", geoJson(25832, twoParts()));
    for (const int epsg : {31467, 4326, 4647}) {
        const auto read = readBoundary(file, {{}, epsg, {}, {}});
        ASSERT_FALSE(read) << epsg;
        EXPECT_EQ(read.error().code, ErrorCode::InvalidData);
        EXPECT_NE(read.error().message.de.find("können nicht zu"), std::string::npos);
    }
    EXPECT_EQ(readBoundary(file, {{}, 99, {}, {}}).error().code, ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace nordertor::io::test
