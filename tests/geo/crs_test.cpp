// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "geo/crs.h"

#include <gtest/gtest.h>

#include <cmath>

namespace nordertor::geo {
namespace {

/// Station Nienburg (Weser), published as 52.645296 N 9.21783 E. Its other coordinates were computed once
/// with the command-line tools of PROJ 9.1.1 (cs2cs) and written down; see each test.
constexpr Point station{9.21783, 52.645296};

Point moved(int from, int to, Point p) {
    const auto transform = Transform::create(*Crs::fromEpsg(from), *Crs::fromEpsg(to));
    if (!transform) {
        ADD_FAILURE() << transform.error().sentence(Language::English);
        return {};
    }
    const auto result = (*transform)(p);
    if (!result) {
        ADD_FAILURE() << result.error().sentence(Language::English);
        return {};
    }
    return *result;
}

void expectNear(Point actual, Point expected, double tolerance) {
    EXPECT_NEAR(actual.x, expected.x, tolerance);
    EXPECT_NEAR(actual.y, expected.y, tolerance);
}

TEST(Transform, AgreesWithPublishedStationCoordinates) {
    expectNear(moved(4326, 25832, station), {514738.165, 5832836.087}, 0.001);
    expectNear(moved(4326, 4647, station), {32514738.165, 5832836.087}, 0.001);
    expectNear(moved(4326, 3035, station), {4268057.626, 3282088.178}, 0.001);
    expectNear(moved(4326, 3857, station), {1026124.142, 6917654.908}, 0.001);
}

TEST(Transform, UsesTheGermanGridForGaussKrueger) {
    const auto transform = Transform::create(*Crs::fromEpsg(31467), *Crs::fromEpsg(25832));
    ASSERT_TRUE(transform);
    if (!transform->accuracyNote().empty()) {
        GTEST_SKIP() << transform->accuracyNote().en;
    }
    // With the Helmert parameters instead of the grid the northing would be 0.56 m off.
    const auto etrs = (*transform)({3514816.031, 5834729.944});
    ASSERT_TRUE(etrs);
    expectNear(*etrs, {514738.165, 5832836.087}, 0.005);
    expectNear(moved(4258, 31467, station), {3514816.031, 5834729.944}, 0.005);
}

// IOGP Publication 373-7-2 (EPSG guidance note 7, part 2) prints a worked example for each method.
TEST(Transform, AgreesWithTheWorkedExamplesOfTheEpsgGuidanceNote) {
    expectNear(moved(4258, 3035, {5, 50}), {3962799.45, 2999718.85}, 0.006);
    const double lat = 24 + 22.0 / 60 + 54.433 / 3600;
    const double lon = -(100 + 20.0 / 60);
    expectNear(moved(4326, 3857, {lon, lat}), {-11169055.58, 2800000.00}, 0.02);
}

// Closed form: on the central meridian northing is 0.9996 times the meridian arc; the arc from equator to
// pole of GRS80 is 10 001 965.729 m.
TEST(Transform, MeasuresTheMeridianArc) {
    expectNear(moved(4258, 25832, {9, 0}), {500000, 0}, 0.001);
    expectNear(moved(4258, 25832, {9, 90}), {500000, 0.9996 * 10001965.729}, 0.001);
}

TEST(Transform, ComesBackWhereItStarted) {
    for (const int epsg : {25832, 25833, 4647, 31467, 3035, 3857, 4326}) {
        const Point there = moved(4258, epsg, station);
        expectNear(moved(epsg, 4258, there), station, 1e-8);
    }
}

TEST(Transform, RefusesWhatCannotBeOfTheCrs) {
    const auto transform = Transform::create(*Crs::fromEpsg(4326), *Crs::fromEpsg(25832));
    ASSERT_TRUE(transform);
    const auto result = (*transform)({9, 5832836});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::InvalidData);
    EXPECT_NE(result.error().message.de.find("5832836"), std::string::npos);

    std::vector<Point> points{station, {std::nan(""), 1}};
    EXPECT_FALSE(transform->apply(points));
}

TEST(Transform, MovesAllRingsOfAnArea) {
    const auto transform = Transform::create(*Crs::fromEpsg(25832), *Crs::fromEpsg(4647));
    ASSERT_TRUE(transform);
    const MultiPolygon area{
        {{{{500000, 5800000}, {500100, 5800000}, {500100, 5800100}, {500000, 5800000}},
          {{{500060, 5800010}, {500070, 5800010}, {500070, 5800020}, {500060, 5800010}}}}}};
    const auto result = (*transform)(area);
    ASSERT_TRUE(result);
    expectNear(result->polygons[0].outer[1], {32500100, 5800000}, 1e-3);
    expectNear(result->polygons[0].holes[0][2], {32500070, 5800020}, 1e-3);
}

TEST(Crs, KnowsItsNameCodeAndKind) {
    const auto utm = Crs::fromEpsg(25832);
    ASSERT_TRUE(utm);
    EXPECT_EQ(utm->name(), "ETRS89 / UTM zone 32N");
    EXPECT_EQ(utm->epsg(), 25832);
    EXPECT_TRUE(utm->isMetric());
    EXPECT_FALSE(utm->isGeographic());
    EXPECT_EQ(utm->wkt().rfind("PROJCRS[", 0), 0U);
    EXPECT_TRUE(utm->areaOfUse().contains({9.2, 52.6}));
    EXPECT_FALSE(utm->areaOfUse().contains({13.4, 52.5}));

    EXPECT_TRUE(Crs::fromEpsg(4326)->isGeographic());
    EXPECT_FALSE(Crs::fromEpsg(4326)->isMetric());
}

TEST(Crs, DoesNotMeasureInMercatorOrFeet) {
    EXPECT_FALSE(Crs::fromEpsg(3857)->isMetric());
    EXPECT_FALSE(Crs::fromEpsg(3395)->isMetric());
    EXPECT_FALSE(Crs::fromEpsg(2263)->isMetric());  // NAD83 / New York Long Island, US survey feet
    EXPECT_TRUE(Crs::fromEpsg(3035)->isMetric());
    EXPECT_TRUE(Crs::fromEpsg(31467)->isMetric());
}

TEST(Crs, UnderstandsItsWritings) {
    EXPECT_EQ(Crs::fromText("EPSG:25833")->epsg(), 25833);
    EXPECT_EQ(Crs::fromText("urn:ogc:def:crs:EPSG::25833")->epsg(), 25833);
    EXPECT_EQ(Crs::fromText("http://www.opengis.net/def/crs/EPSG/0/25833")->epsg(), 25833);
    EXPECT_EQ(Crs::fromText(Crs::fromEpsg(31467)->wkt())->epsg(), 31467);
    // As ArcGIS writes it beside a shapefile.
    const std::string esri = R"(PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",)"
                             R"(SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],)"
                             R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],)"
                             R"(PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],)"
                             R"(PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],)"
                             R"(PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";
    EXPECT_EQ(Crs::fromText(esri)->epsg(), 25832);
    EXPECT_EQ(Crs::fromText("urn:ogc:def:crs:EPSG::102329")->epsg(), 4647);  // ArcGIS Server
    // With heights: only the plane counts (ETRS89/UTM 32N + DHHN92).
    EXPECT_EQ(Crs::fromEpsg(5555)->epsg(), 25832);
}

TEST(Crs, RefusesWhatIsUnknown) {
    for (const std::string text : {"EPSG:1", "", "UTM 32", "EPSG:5783"}) {  // 5783 is a height
        const auto crs = Crs::fromText(text);
        ASSERT_FALSE(crs) << text;
        EXPECT_EQ(crs.error().code, ErrorCode::InvalidArgument);
        EXPECT_FALSE(crs.error().remedy.empty());
    }
}

TEST(Crs, ChoosesTheUtmZoneOfAPlace) {
    EXPECT_EQ(utmEpsgFor({9.2, 52.6}), 25832);     // Nienburg
    EXPECT_EQ(utmEpsgFor({13.26, 53.56}), 25833);  // Neubrandenburg
    EXPECT_EQ(utmEpsgFor({6.0, 51}), 25832);       // on the border of two zones: the eastern one
    EXPECT_EQ(utmEpsgFor({5.99, 51}), 25831);
    EXPECT_EQ(utmEpsgFor({14.5, 35.9}), 25833);    // Malta
    EXPECT_EQ(utmEpsgFor({-0.1, 5.6}), 32630);     // Accra
    EXPECT_EQ(utmEpsgFor({151.2, -33.9}), 32756);  // Sydney
    EXPECT_EQ(utmEpsgFor({180, -17}), 32760);
}

}  // namespace
}  // namespace nordertor::geo
