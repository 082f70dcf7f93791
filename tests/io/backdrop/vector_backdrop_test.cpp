// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: things with known places are written as vector tiles by GDAL and read back.
#include <gdal.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <fstream>

#include "geo/crs.h"
#include "io/backdrop/backdrop.h"
#include "io/gdal/gdal_p.h"
#include "support/real_data.h"

namespace nordertor::io::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr geo::Point corner{500000, 5800000};  // EPSG:25832

struct TileFeature {
    std::string layer;
    std::string kind;
    std::string name;
    std::string wkt;  ///< metres from the corner
};

/// Writes the features as MBTiles of vectors, zooms 12 to 14.
void writeVectorTiles(const fs::path& file, const std::vector<TileFeature>& features) {
    registerDrivers();
    GDALDriverH driver = GDALGetDriverByName("MBTiles");
    ASSERT_NE(driver, nullptr);
    const char* const options[] = {"MINZOOM=12", "MAXZOOM=14", "NAME=test", nullptr};
    const Dataset dataset(
        GDALCreate(driver, file.c_str(), 0, 0, 0, GDT_Unknown, const_cast<char**>(options)));
    ASSERT_TRUE(dataset);
    OGRSpatialReferenceH reference = OSRNewSpatialReference(nullptr);
    OSRImportFromEPSG(reference, 25832);
    OSRSetAxisMappingStrategy(reference, OAMS_TRADITIONAL_GIS_ORDER);
    for (const TileFeature& each : features) {
        OGRLayerH layer = GDALDatasetGetLayerByName(dataset.get(), each.layer.c_str());
        if (layer == nullptr) {
            layer = GDALDatasetCreateLayer(dataset.get(), each.layer.c_str(), reference, wkbUnknown, nullptr);
            for (const char* name : {"class", "name"}) {
                OGRFieldDefnH field = OGR_Fld_Create(name, OFTString);
                OGR_L_CreateField(layer, field, TRUE);
                OGR_Fld_Destroy(field);
            }
        }
        const FeatureHandle feature(OGR_F_Create(OGR_L_GetLayerDefn(layer)));
        OGR_F_SetFieldString(feature.get(), 0, each.kind.c_str());
        OGR_F_SetFieldString(feature.get(), 1, each.name.c_str());
        std::string text = each.wkt;
        char* at = text.data();
        OGRGeometryH geometry = nullptr;
        ASSERT_EQ(OGR_G_CreateFromWkt(&at, reference, &geometry), OGRERR_NONE);
        OGR_F_SetGeometryDirectly(feature.get(), geometry);
        ASSERT_EQ(OGR_L_CreateFeature(layer, feature.get()), OGRERR_NONE);
    }
    OSRDestroySpatialReference(reference);
}

std::string at(double x, double y) {
    return std::to_string(corner.x + x) + " " + std::to_string(corner.y + y);
}

std::string square(double x, double y, double side) {
    return "POLYGON((" + at(x, y) + "," + at(x + side, y) + "," + at(x + side, y + side) + "," +
           at(x, y + side) + "," + at(x, y) + "))";
}

class VectorBackdrop : public testing::Test {
  protected:
    [[nodiscard]] fs::path file(const std::string& name) const { return folder_.path() / name; }
    Result<geo::BackdropPtr> open(const fs::path& path) {
        BackdropOptions options{.workingCrsEpsg = 25832, .attribution = "Test"};
        options.drawer = [this](const model::BaseMap& map, const geo::GroundView& view, const Task&) {
            drawn_ = map;
            return Result<Picture>(Picture{
                view.width, view.height,
                std::vector<std::uint32_t>(static_cast<std::size_t>(view.width * view.height), 0xff808080U)});
        };
        return openBackdrop(path.string(), options);
    }
    static geo::GroundView viewOf(double x, double y, double side) {
        return {.ground = {{corner.x + x, corner.y + y}, {corner.x + x + side, corner.y + y + side}},
                .width = 300,
                .height = 300};
    }

    ::nordertor::test::TemporaryFolder folder_;
    model::BaseMap drawn_;
};

TEST_F(VectorBackdrop, LayersOfOpenMapTilesBecomeWhatOurOwnBaseMapIsDrawnFrom) {
    writeVectorTiles(file("a.mbtiles"),
                     {{"building", "", "", square(100, 100, 40)},
                      {"water", "lake", "Teich", square(200, 200, 80)},
                      {"landcover", "wood", "", square(300, 100, 60)},
                      {"transportation", "minor", "", "LINESTRING(" + at(0, 50) + "," + at(400, 50) + ")"},
                      {"transportation", "rail", "", "LINESTRING(" + at(0, 20) + "," + at(400, 20) + ")"},
                      {"unheard_of", "x", "", square(0, 0, 50)}});
    const auto backdrop = open(file("a.mbtiles"));
    ASSERT_TRUE(backdrop) << backdrop.error().sentence(Language::English);
    EXPECT_EQ((*backdrop)->credit().de, "Hintergrundkarte: Test");
    const auto picture = (*backdrop)->picture(viewOf(0, 0, 400), {});
    ASSERT_TRUE(picture) << picture.error().sentence(Language::English);
    EXPECT_EQ(picture->pixels.front(), 0xff808080U);
    ASSERT_EQ(drawn_.buildings.size(), 1U);
    // a tile of zoom 14 has 4,096 steps of 0.4 m here
    const geo::Box box = geo::boxOf(drawn_.buildings.front().shape);
    EXPECT_NEAR(box.min.x, corner.x + 100, 1);
    EXPECT_NEAR(box.max.y, corner.y + 140, 1);
    ASSERT_EQ(drawn_.landUse.size(), 2U);
    EXPECT_EQ(std::ranges::count(drawn_.landUse, model::LandUse::Water, &model::LandUseArea::use), 1);
    EXPECT_EQ(std::ranges::count(drawn_.landUse, model::LandUse::Forest, &model::LandUseArea::use), 1);
    ASSERT_FALSE(drawn_.streets.empty());
    EXPECT_EQ(drawn_.streets.front().highway, model::Highway::Residential);
    ASSERT_FALSE(drawn_.lines.empty());
    EXPECT_EQ(drawn_.lines.front().kind, model::LineKind::Rail);
}

TEST_F(VectorBackdrop, OnlyWhatLiesInTheViewIsRead) {
    writeVectorTiles(file("a.mbtiles"), {{"building", "", "", square(100, 100, 40)},
                                         {"building", "", "", square(9000, 9000, 40)}});
    const auto backdrop = open(file("a.mbtiles"));
    ASSERT_TRUE(backdrop);
    ASSERT_TRUE((*backdrop)->picture(viewOf(0, 0, 400), {}));
    EXPECT_EQ(drawn_.buildings.size(), 1U);
    const auto nothing = (*backdrop)->picture(viewOf(50000, 50000, 400), {});
    ASSERT_TRUE(nothing);
    EXPECT_EQ(nothing->pixels.front(), 0U);
}

TEST_F(VectorBackdrop, TilesWithoutAKnownLayerAreRefusedWithTheirNames) {
    writeVectorTiles(file("a.mbtiles"), {{"isolines", "", "", square(100, 100, 40)}});
    const auto backdrop = open(file("a.mbtiles"));
    ASSERT_FALSE(backdrop);
    EXPECT_EQ(backdrop.error().code, ErrorCode::InvalidData);
    EXPECT_THAT(backdrop.error().message.en, HasSubstr("isolines"));
}

TEST_F(VectorBackdrop, DamagedTilesAreAnErrorOrNothingButNoCrash) {
    writeVectorTiles(file("a.mbtiles"), {{"building", "", "", square(100, 100, 40)}});
    std::ifstream whole(file("a.mbtiles"), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(whole)), {});
    for (std::size_t step = 1; step < 40; ++step) {
        std::string damaged = bytes;
        for (std::size_t i = 4096 + step * 13; i < damaged.size(); i += 997) {
            damaged[i] = static_cast<char>(damaged[i] ^ static_cast<char>(step));
        }
        std::ofstream(file("b.mbtiles"), std::ios::binary) << damaged;
        if (const auto backdrop = open(file("b.mbtiles"))) {
            static_cast<void>((*backdrop)->picture(viewOf(0, 0, 400), {}));
        }
    }
}

}  // namespace
}  // namespace nordertor::io::test
