// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "io/osm/map_fixture.h"

namespace nordertor::test {
namespace {

TEST(OsmFacilities, AreaHasOutlineSizeAndCapacity) {
    const io::BaseData data = readMap(MapText().rectangle(
        10, 0, 0, 40, 20, {{"leisure", "playground"}, {"name", "Spielplatz am Bach"}, {"capacity", "25"}}));
    ASSERT_EQ(data.facilities.size(), 1U);
    const model::Facility& facility = data.facilities[0];
    EXPECT_EQ(facility.id, "way/10");
    EXPECT_EQ(facility.kind, "youth.playground");
    EXPECT_EQ(facility.name, "Spielplatz am Bach");
    EXPECT_EQ(facility.sourceId, "osm");
    EXPECT_NEAR(facility.areaSquareMetres.value(), 800, 2);
    EXPECT_EQ(facility.capacity, 25);
    EXPECT_TRUE(geo::contains(facility.outline, facility.location));
}

TEST(OsmFacilities, OneThingCanServeTwoKinds) {
    const io::BaseData data =
        readMap(MapText().node(1, 0, 0, {{"amenity", "school"}, {"leisure", "playground"}}));
    ASSERT_EQ(data.facilities.size(), 2U);
    EXPECT_EQ(data.facilities[0].kind, "social.school");
    EXPECT_EQ(data.facilities[1].kind, "youth.playground");
    EXPECT_EQ(data.facilities[0].id, data.facilities[1].id);
}

TEST(OsmFacilities, PointInsideItsAreaCountsOnce) {
    MapText map;
    map.rectangle(10, 0, 0, 100, 100, {{"amenity", "school"}});
    map.node(1, 50, 50, {{"amenity", "school"}, {"name", "Schule am Tor"}});
    map.node(2, 200, 50, {{"amenity", "school"}, {"name", "Andere Schule"}});
    const io::BaseData data = readMap(map);
    ASSERT_EQ(data.facilities.size(), 2U);
    const model::Facility* area = findById(data.facilities, "way/10");
    ASSERT_NE(area, nullptr);
    EXPECT_EQ(area->name, "Schule am Tor");
    EXPECT_EQ(noticeCount(data, "doppelt erfasst"), 1U);
}

TEST(OsmFacilities, DifferentNamesInOneAreaAreDifferentPlaces) {
    MapText map;
    map.rectangle(10, 0, 0, 100, 100, {{"amenity", "school"}, {"name", "Grundschule"}});
    map.node(1, 50, 50, {{"amenity", "school"}, {"name", "Förderschule"}});
    EXPECT_EQ(readMap(map).facilities.size(), 2U);
}

TEST(OsmFacilities, KindsThatNeedAnOutlineIgnorePoints) {
    MapText map;
    map.node(1, 50, 50, {{"leisure", "park"}});
    map.rectangle(10, 100, 0, 200, 100, {{"leisure", "park"}});
    const io::BaseData data = readMap(map);
    ASSERT_EQ(data.facilities.size(), 1U);
    EXPECT_EQ(data.facilities[0].id, "way/10");
}

TEST(OsmFacilities, ExcludedAndDisusedPlacesAreLeftOut) {
    MapText map;
    map.node(1, 0, 0, {{"leisure", "playground"}, {"access", "private"}});
    map.node(2, 10, 0, {{"leisure", "playground"}, {"disused", "yes"}});
    EXPECT_TRUE(readMap(map).facilities.empty());
}

TEST(OsmFacilities, OutlineStaysWholeAtTheEdgeOfTheWindow) {
    const io::BaseData data = readMap(MapText().rectangle(10, 1400, 0, 1700, 100, {{"leisure", "park"}}));
    ASSERT_EQ(data.facilities.size(), 1U);
    EXPECT_NEAR(data.facilities[0].areaSquareMetres.value(), 30000, 60);
    ASSERT_EQ(data.baseMap.landUse.size(), 1U);
    EXPECT_NEAR(geo::areaOf(data.baseMap.landUse[0].shape), 10000, 60);
}

TEST(OsmBusinesses, GetTheFirstMatchingSector) {
    const io::BaseData data = readMap(MapText().node(1, 0, 0,
                                                     {{"shop", "bakery"},
                                                      {"name", "Backstube Muster"},
                                                      {"addr:street", "Lange Straße"},
                                                      {"addr:housenumber", "7"},
                                                      {"addr:postcode", "01234"},
                                                      {"addr:city", "Musterstadt"},
                                                      {"phone", "+49 555 123"},
                                                      {"email", "muster@example.org"}}));
    ASSERT_EQ(data.organisations.size(), 1U);
    const model::Organisation& shop = data.organisations[0];
    EXPECT_EQ(shop.id, "node/1");
    EXPECT_EQ(shop.name, "Backstube Muster");
    EXPECT_EQ(shop.kind, model::OrganisationKind::Business);
    EXPECT_EQ(shop.sectorCode, "10.71");
    EXPECT_EQ(shop.sectorEdition, model::SectorEdition::Wz2008);
    EXPECT_EQ(shop.sectorTitle, "Bäckerei");
    EXPECT_EQ(shop.street, "Lange Straße");
    EXPECT_EQ(shop.postcode, "01234");
    EXPECT_EQ(shop.city, "Musterstadt");
    EXPECT_EQ(shop.engagement, "");
    ASSERT_EQ(data.baseMap.addresses.size(), 1U);
    EXPECT_EQ(data.baseMap.addresses[0].houseNumber, "7");
}

TEST(OsmBusinesses, NeedANameABrandOrAnOperator) {
    MapText map;
    map.node(1, 0, 0, {{"shop", "kiosk"}});
    map.node(2, 10, 0, {{"shop", "kiosk"}, {"brand", "Marke Muster"}});
    map.node(3, 20, 0, {{"shop", "kiosk"}, {"operator", "Betreiber Muster"}});
    const io::BaseData data = readMap(map);
    ASSERT_EQ(data.organisations.size(), 2U);
    EXPECT_EQ(data.organisations[0].name, "Marke Muster");
    EXPECT_EQ(data.organisations[1].name, "Betreiber Muster");
    EXPECT_EQ(noticeCount(data, "ohne Namen"), 1U);
}

TEST(OsmBusinesses, SameShopAsPointAndBuildingCountsOnce) {
    MapText map;
    map.rectangle(10, 0, 0, 40, 40, {{"building", "retail"}, {"shop", "bakery"}, {"name", "Muster"}});
    map.node(1, 20, 20, {{"shop", "bakery"}, {"name", "Muster"}});
    map.node(2, 25, 20, {{"shop", "bakery"}, {"name", "Anderer"}});
    EXPECT_EQ(readMap(map).organisations.size(), 2U);
}

TEST(OsmBusinesses, OfficesOfFoundationsAreFoundations) {
    const io::BaseData data =
        readMap(MapText().node(1, 0, 0, {{"office", "foundation"}, {"name", "Stiftung Muster"}}));
    ASSERT_EQ(data.organisations.size(), 1U);
    EXPECT_EQ(data.organisations[0].kind, model::OrganisationKind::Foundation);
}

TEST(OsmSource, NamesProviderLicenceAndNewestElement) {
    const TemporaryFolder folder;
    const auto first = folder.write("eins.osm", MapText().node(1, 0, 0, {{"amenity", "school"}}).text());
    const auto second = folder.write(
        "zwei.osm",
        MapText().node(1, 0, 0, {{"amenity", "school"}}).node(2, 9, 0, {{"amenity", "school"}}).text());
    const auto data = io::readBaseData({first, second}, testThemes(), optionsAround(1000, 500));
    ASSERT_TRUE(data.has_value());
    ASSERT_EQ(data->sources.size(), 2U);
    EXPECT_EQ(data->sources[0].id, "osm");
    EXPECT_EQ(data->sources[1].id, "osm-2");
    EXPECT_EQ(data->sources[0].title, "OpenStreetMap");
    EXPECT_EQ(data->sources[0].licence, "ODbL 1.0");
    EXPECT_EQ(data->sources[0].attribution, "© OpenStreetMap-Mitwirkende");
    EXPECT_EQ(data->sources[0].dataDate, "2024-05-06");
    EXPECT_EQ(data->sources[0].importDate, "2025-03-04");
    EXPECT_EQ(data->sources[0].fileName, "eins.osm");
    EXPECT_EQ(data->sources[0].fingerprint.size(), 32U);
    EXPECT_FALSE(data->sources[0].exampleData);
    // The node that is in both files comes from the first.
    ASSERT_EQ(data->facilities.size(), 2U);
    EXPECT_EQ(data->facilities[0].sourceId, "osm");
    EXPECT_EQ(data->facilities[1].sourceId, "osm-2");
    EXPECT_EQ(noticeCount(*data, "in mehreren Dateien"), 1U);
}

}  // namespace
}  // namespace nordertor::test
