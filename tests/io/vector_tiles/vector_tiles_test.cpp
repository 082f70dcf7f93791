// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: the shapes that GDAL was given to cut into tiles. Tiles round to 4096 units a side, 0.35 m on the
// ground at level 14 at this latitude.
#include "io/vector_tiles/vector_tiles.h"

#include <cpl_conv.h>
#include <gdal.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogr_srs_api.h>

#include <array>
#include <fstream>

#include "base/file.h"
#include "geo/geometry.h"
#include "io/backdrop/backdrop.h"
#include "io/gdal/gdal_p.h"
#include "support/real_data.h"

namespace nordertor::io::test {
namespace {

namespace fs = std::filesystem;
using ::nordertor::test::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;

/// Nienburg/Weser, EPSG:25832. Tiles of level 14 have sides of about 1,480 m here.
constexpr geo::Point place{513000, 5832000};

struct Drawn {
    std::string layer;
    std::string wkt;  ///< metres from `place`
    std::vector<std::pair<std::string, std::string>> attributes;
};

std::string wktAt(const std::string& wkt) {
    OGRGeometryH geometry = nullptr;
    std::string text = wkt;
    char* at = text.data();
    EXPECT_EQ(OGR_G_CreateFromWkt(&at, nullptr, &geometry), OGRERR_NONE) << wkt;
    const auto shift = [](auto self, OGRGeometryH g) -> void {
        for (int i = 0; i < OGR_G_GetPointCount(g); ++i) {
            OGR_G_SetPoint_2D(g, i, OGR_G_GetX(g, i) + place.x, OGR_G_GetY(g, i) + place.y);
        }
        for (int i = 0; i < OGR_G_GetGeometryCount(g); ++i) {
            self(self, OGR_G_GetGeometryRef(g, i));
        }
    };
    shift(shift, geometry);
    char* moved = nullptr;
    OGR_G_ExportToWkt(geometry, &moved);
    std::string result = moved;
    CPLFree(moved);
    OGR_G_DestroyGeometry(geometry);
    return result;
}

void writeTiles(const fs::path& file, const std::vector<Drawn>& features) {
    registerDrivers();
    const std::array<const char*, 3> options{"MINZOOM=9", "MAXZOOM=14", nullptr};
    const Dataset dataset(GDALCreate(GDALGetDriverByName("MBTiles"), file.c_str(), 0, 0, 0, GDT_Unknown,
                                     const_cast<char**>(options.data())));
    ASSERT_TRUE(dataset);
    OGRSpatialReferenceH crs = OSRNewSpatialReference(nullptr);
    OSRImportFromEPSG(crs, 25832);
    OSRSetAxisMappingStrategy(crs, OAMS_TRADITIONAL_GIS_ORDER);
    for (const Drawn& drawn : features) {
        OGRLayerH layer = GDALDatasetGetLayerByName(dataset.get(), drawn.layer.c_str());
        if (layer == nullptr) {
            layer = GDALDatasetCreateLayer(dataset.get(), drawn.layer.c_str(), crs, wkbUnknown, nullptr);
        }
        OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer);
        for (const char* name : {"class", "subclass", "kind", "brunnel", "name", "housenumber"}) {
            if (OGR_FD_GetFieldIndex(definition, name) < 0) {
                OGRFieldDefnH field = OGR_Fld_Create(name, OFTString);
                OGR_L_CreateField(layer, field, 1);
                OGR_Fld_Destroy(field);
            }
        }
        const FeatureHandle feature(OGR_F_Create(definition));
        for (const auto& [name, value] : drawn.attributes) {
            OGR_F_SetFieldString(feature.get(), OGR_FD_GetFieldIndex(definition, name.c_str()),
                                 value.c_str());
        }
        OGRGeometryH geometry = nullptr;
        std::string text = wktAt(drawn.wkt);
        char* at = text.data();
        ASSERT_EQ(OGR_G_CreateFromWkt(&at, crs, &geometry), OGRERR_NONE);
        OGR_F_SetGeometryDirectly(feature.get(), geometry);
        ASSERT_EQ(OGR_L_CreateFeature(layer, feature.get()), OGRERR_NONE);
    }
    OSRRelease(crs);
}

geo::Box around(double metres) {
    return geo::Box{place, place}.expandedBy(metres);
}

class VectorTilesTest : public testing::Test {
  protected:
    model::BaseMap mustRead(const std::vector<Drawn>& features, double metres = 3000, double scale = 5000) {
        writeTiles(file_, features);
        const auto tiles = VectorTiles::open(file_, 25832);
        if (!tiles) {
            ADD_FAILURE() << tiles.error().sentence(Language::English);
            return {};
        }
        auto map = tiles->read(around(metres), scale);
        EXPECT_TRUE(map) << map.error().sentence(Language::English);
        return map.value_or(model::BaseMap());
    }

    TemporaryFolder folder_;
    fs::path file_ = folder_.path() / "kacheln.mbtiles";
};

TEST_F(VectorTilesTest, JoinsWhatTheTilesCut) {
    // 4 km: at least two edges of tiles run through
    const model::BaseMap map =
        mustRead({{"landcover",
                   "POLYGON((-2000 -2000,2000 -2000,2000 2000,-2000 2000,-2000 -2000),"
                   "(-500 -500,-500 500,500 500,500 -500,-500 -500))",
                   {{"class", "wood"}}},
                  {"building", "POLYGON((-1000 0,1000 0,1000 20,-1000 20,-1000 0))", {}},
                  {"building", "POLYGON((-1000 40,1000 40,1000 60,-1000 60,-1000 40))", {}}});
    ASSERT_EQ(map.landUse.size(), 1U);
    EXPECT_EQ(map.landUse[0].use, model::LandUse::Forest);
    ASSERT_EQ(map.landUse[0].shape.polygons.size(), 1U);
    EXPECT_EQ(map.landUse[0].shape.polygons[0].holes.size(), 1U);
    EXPECT_NEAR(geo::areaOf(map.landUse[0].shape), 15e6, 1.5e4);
    ASSERT_EQ(map.buildings.size(), 2U);
    for (const model::Building& building : map.buildings) {
        EXPECT_NEAR(geo::areaOf(building.shape), 40000, 2000);
        EXPECT_NEAR(geo::boxOf(building.shape).width(), 2000, 2);
    }
    EXPECT_NE(map.buildings[0].id, map.buildings[1].id);
}

TEST_F(VectorTilesTest, ReadWaysOfOpenMapTiles) {
    const model::BaseMap map =
        mustRead({{"transportation", "LINESTRING(0 0,100 0)", {{"class", "minor"}, {"brunnel", "bridge"}}},
                  {"transportation", "LINESTRING(0 10,100 10)", {{"class", "path"}, {"subclass", "steps"}}},
                  {"transportation", "LINESTRING(0 20,100 20)", {{"class", "rail"}}},
                  {"transportation", "LINESTRING(0 30,100 30)", {{"class", "ferry"}}},
                  {"transportation_name",
                   "LINESTRING(0 40,100 40)",
                   {{"class", "primary"}, {"name", "Celler Straße"}}},
                  {"waterway", "LINESTRING(0 50,100 50)", {{"class", "river"}, {"name", "Weser"}}},
                  {"water", "POLYGON((0 60,100 60,100 90,0 60))", {{"class", "lake"}}},
                  {"park", "POLYGON((0 60,100 60,100 90,0 60))", {{"class", "nature_reserve"}}},
                  {"housenumber", "POINT(5 5)", {{"housenumber", "12a"}}}});
    std::vector<model::Highway> highways;
    for (const model::Street& street : map.streets) {
        highways.push_back(street.highway);
        EXPECT_EQ(street.bridge, street.highway == model::Highway::Residential);
        EXPECT_EQ(street.name, street.highway == model::Highway::Primary ? "Celler Straße" : "");
        EXPECT_NEAR(geo::length(street.points), 100, 1);
    }
    EXPECT_THAT(highways, testing::UnorderedElementsAre(model::Highway::Residential, model::Highway::Steps,
                                                        model::Highway::Primary));
    ASSERT_EQ(map.lines.size(), 2U);
    EXPECT_TRUE(std::ranges::any_of(map.lines, [](const model::LinearFeature& line) {
        return line.kind == model::LineKind::River && line.name == "Weser";
    }));
    ASSERT_EQ(map.landUse.size(), 1U) << "protected areas are left out";
    EXPECT_EQ(map.landUse[0].use, model::LandUse::Water);
    ASSERT_EQ(map.addresses.size(), 1U);
    EXPECT_EQ(map.addresses[0].houseNumber, "12a");
    EXPECT_NEAR(geo::distance(map.addresses[0].location, {place.x + 5, place.y + 5}), 0, 0.6);
}

TEST_F(VectorTilesTest, ReadShortbread) {
    const model::BaseMap map =
        mustRead({{"streets", "LINESTRING(0 0,100 0)", {{"kind", "living_street"}}},
                  {"streets", "LINESTRING(0 10,100 10)", {{"kind", "tram"}}},
                  {"land", "POLYGON((0 60,100 60,100 90,0 60))", {{"kind", "allotments"}}},
                  {"street_polygons", "POLYGON((0 60,100 60,100 90,0 60))", {{"kind", "pedestrian"}}},
                  {"water_lines", "LINESTRING(0 50,100 50)", {{"kind", "ditch"}}}});
    ASSERT_EQ(map.streets.size(), 1U);
    EXPECT_EQ(map.streets[0].highway, model::Highway::LivingStreet);
    EXPECT_EQ(map.lines.size(), 2U);
    ASSERT_EQ(map.landUse.size(), 2U);
}

TEST_F(VectorTilesTest, TakeTheLevelMadeForTheScale) {
    // a coarse level rounds coarsely: 4096 units on 47 km are 12 m each
    const std::vector<Drawn> river{{"waterway", "LINESTRING(3 0,90 7,203 0)", {{"class", "river"}}}};
    EXPECT_NEAR(geo::length(mustRead(river, 3000, 5000).lines.at(0).points), 200.5, 1.5);
    fs::remove(file_);
    const auto coarse = mustRead(river, 3000, 400000);
    EXPECT_TRUE(coarse.lines.empty() || geo::length(coarse.lines[0].points) != 200.5);
    const auto tiles = VectorTiles::open(file_, 25832);
    // a tenth of Germany: fewer tiles of a coarser level
    const auto wide = tiles->read(around(150000), 5000);
    EXPECT_TRUE(wide) << wide.error().sentence(Language::English);
}

TEST_F(VectorTilesTest, SayWhatTheFileHoldsInstead) {
    writeTiles(file_, {{"contours", "LINESTRING(0 0,100 0)", {}}});
    const auto tiles = VectorTiles::open(file_, 25832);
    ASSERT_FALSE(tiles);
    EXPECT_THAT(tiles.error().message.en, HasSubstr("contours"));
    EXPECT_THAT(tiles.error().remedy.en, HasSubstr("OpenMapTiles"));
}

TEST_F(VectorTilesTest, SurviveDamage) {
    writeTiles(file_, {{"building", "POLYGON((0 0,100 0,100 100,0 0))", {}}});
    const auto whole = readFile(file_);
    ASSERT_TRUE(whole);
    for (std::size_t keep = 1000; keep < whole->size(); keep += whole->size() / 7) {
        std::ofstream(file_, std::ios::binary) << whole->substr(0, keep);
        if (const auto tiles = VectorTiles::open(file_, 25832)) {
            (void)tiles->read(around(3000), 5000);
        }
    }
    for (std::size_t at = 100; at < whole->size(); at += whole->size() / 41) {
        std::string changed = *whole;
        changed[at] = static_cast<char>(~changed[at]);
        std::ofstream(file_, std::ios::binary) << changed;
        if (const auto tiles = VectorTiles::open(file_, 25832)) {
            (void)tiles->read(around(3000), 5000);
        }
    }
}

TEST_F(VectorTilesTest, AreDrawnAsABaseMap) {
    writeTiles(file_, {{"building", "POLYGON((0 0,100 0,100 100,0 0))", {}}});
    std::size_t buildings = 0;
    const DrawBaseMap draw = [&](model::BaseMap map, const geo::GroundView& view, const Task&) {
        buildings = map.buildings.size();
        return Result<Picture>(Picture{view.width, view.height, {}});
    };
    const auto backdrop = openBackdrop(
        file_.string(), {.workingCrsEpsg = 25832, .attribution = "© OpenStreetMap", .drawVectors = draw});
    ASSERT_TRUE(backdrop) << backdrop.error().sentence(Language::English);
    EXPECT_EQ((*backdrop)->credit().en, "Base map: © OpenStreetMap");
    ASSERT_TRUE((*backdrop)->picture({around(500), 400, 400}, {}));
    EXPECT_EQ(buildings, 1U);
    EXPECT_TRUE((*backdrop)->notices().empty());
    ASSERT_TRUE((*backdrop)->picture({around(500).expandedBy(-400), 400, 400}, {}));
    const geo::Box elsewhere{{place.x + 50000, place.y}, {place.x + 51000, place.y + 1000}};
    ASSERT_TRUE((*backdrop)->picture({elsewhere, 400, 400}, {}));
    EXPECT_THAT((*backdrop)->notices().at(0).message.en, HasSubstr("shows nothing"));
    EXPECT_FALSE(openBackdrop(file_.string(), {.workingCrsEpsg = 25832})) << "nobody there to draw";
}

}  // namespace
}  // namespace nordertor::io::test
