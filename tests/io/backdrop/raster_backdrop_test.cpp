// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gdal.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cmath>

#include "base/file.h"
#include "geo/crs.h"
#include "io/backdrop/backdrop.h"
#include "io/backdrop/raster_files.h"
#include "io/gdal/gdal_p.h"
#include "support/real_data.h"

namespace nordertor::io::test {
namespace {

namespace fs = std::filesystem;
using ::nordertor::test::TemporaryFolder;
using testing::HasSubstr;
using testing::IsEmpty;

class RasterBackdrop : public testing::Test {
  protected:
    [[nodiscard]] fs::path file(const std::string& name) const { return folder_.path() / name; }
    static geo::BackdropPtr mustOpen(const fs::path& path, const std::string& attribution = {}) {
        auto backdrop = openBackdrop(path.string(), {.workingCrsEpsg = 25832, .attribution = attribution});
        EXPECT_TRUE(backdrop) << backdrop.error().sentence(Language::English);
        return backdrop.value_or(nullptr);
    }
    static Picture mustDraw(const fs::path& path, const geo::GroundView& view) {
        const auto backdrop = mustOpen(path);
        auto picture = backdrop ? backdrop->picture(view, {}) : fail(cancelledError());
        EXPECT_TRUE(picture) << picture.error().sentence(Language::English);
        return picture.value_or(Picture());
    }
    static void expectRefused(const std::string& source, ErrorCode code) {
        SCOPED_TRACE(source);
        const auto backdrop = openBackdrop(source, {.workingCrsEpsg = 25832});
        ASSERT_FALSE(backdrop);
        EXPECT_EQ(static_cast<int>(backdrop.error().code), static_cast<int>(code));
        EXPECT_FALSE(backdrop.error().message.de.empty() || backdrop.error().message.en.empty());
        EXPECT_FALSE(backdrop.error().remedy.de.empty() || backdrop.error().remedy.en.empty());
    }

    TemporaryFolder folder_;
};

TEST_F(RasterBackdrop, LiesWhereItIs) {
    writeGeoTiff(file("a.tif"), quadrants());
    const geo::GroundView view = viewAround(200, 400);
    const Picture picture = mustDraw(file("a.tif"), view);
    expectQuadrants(picture, view, 1.2);
    expectQuadrants(picture, view, 48.7);
    for (const double outside : {-51.5, 51.5}) {
        EXPECT_EQ(pixelAt(picture, view, outside, 0), 0U);
        EXPECT_EQ(pixelAt(picture, view, 0, outside), 0U);
    }
}

TEST_F(RasterBackdrop, IsBroughtIntoTheProjectsCoordinateSystem) {
    // truth: PROJ says in which quarter each pixel of the Web Mercator raster lies
    const auto mercator = *geo::Crs::fromEpsg(3857);
    const auto working = *geo::Crs::fromEpsg(25832);
    const auto back = *geo::Transform::create(mercator, working);
    const geo::Point middle = *(*geo::Transform::create(working, mercator))(cross);
    writeGeoTiff(file("a.tif"), {.epsg = 3857,
                                 .leftTop = {middle.x - 150, middle.y + 150},
                                 .pixel = 0.5,
                                 .columns = 600,
                                 .rows = 600,
                                 .colour = [&](geo::Point p) { return quadrant(*back(p)); }});
    const geo::GroundView view = viewAround(100, 200);
    const Picture picture = mustDraw(file("a.tif"), view);
    for (const double away : {1.5, 20.0, 49.0}) {
        expectQuadrants(picture, view, away);
    }
}

TEST_F(RasterBackdrop, IsAveragedWhereItIsFinerThanThePicture) {
    RasterFile raster = quadrants();
    raster.columns = raster.rows = 2000;
    raster.pixel = 0.05;
    raster.bands = 1;
    raster.colour = [](geo::Point p) {
        const bool odd = (std::lround(std::floor(p.x / 0.05)) + std::lround(std::floor(p.y / 0.05))) % 2 != 0;
        return std::vector<std::uint8_t>{static_cast<std::uint8_t>(odd ? 255 : 0)};
    };
    writeGeoTiff(file("a.tif"), raster);
    const geo::GroundView view = viewAround(90, 30);
    const Picture picture = mustDraw(file("a.tif"), view);
    for (const std::uint32_t pixel : picture.pixels) {
        EXPECT_NEAR(static_cast<int>(pixel & 0xffU), 127, 8);
        EXPECT_EQ(pixel >> 24U, 255U);
    }
}

TEST_F(RasterBackdrop, MayHaveAPaletteGreyOrAlpha) {
    const geo::GroundView view = viewAround(80, 80);
    RasterFile palette = quadrants();
    palette.bands = 1;
    palette.palette = {red, green, blue, yellow};
    palette.colour = [](geo::Point p) {
        return std::vector<std::uint8_t>{
            static_cast<std::uint8_t>((p.x < cross.x ? 0 : 1) + (p.y > cross.y ? 0 : 2))};
    };
    writeGeoTiff(file("palette.tif"), palette);
    expectQuadrants(mustDraw(file("palette.tif"), view), view, 20);

    RasterFile grey = palette;
    grey.palette.clear();
    grey.noData = 3;
    writeGeoTiff(file("grey.tif"), grey);
    const Picture greyPicture = mustDraw(file("grey.tif"), view);
    EXPECT_EQ(pixelAt(greyPicture, view, -20, -20), 0xff020202U);
    EXPECT_EQ(pixelAt(greyPicture, view, 20, -20) >> 24U, 0U) << "no data is transparent";

    RasterFile four = quadrants();
    four.bands = 4;
    four.colour = [](geo::Point p) {
        auto colour = quadrant(p);
        colour.push_back(p.x < cross.x ? 0 : 255);
        return colour;
    };
    writeGeoTiff(file("infrared.tif"), four);
    expectQuadrants(mustDraw(file("infrared.tif"), view), view, 20);
    four.alpha = true;
    writeGeoTiff(file("alpha.tif"), four);
    const Picture alphaPicture = mustDraw(file("alpha.tif"), view);
    EXPECT_EQ(pixelAt(alphaPicture, view, -20, 20) >> 24U, 0U);
    EXPECT_EQ(pixelAt(alphaPicture, view, 20, 20), green);
}

TEST_F(RasterBackdrop, MBTilesSayThemselvesWhoseTheyAre) {
    const auto mercator = *geo::Crs::fromEpsg(3857);
    const auto working = *geo::Crs::fromEpsg(25832);
    const auto back = *geo::Transform::create(mercator, working);
    const geo::Point middle = *(*geo::Transform::create(working, mercator))(cross);
    writeGeoTiff(file("a.tif"), {.epsg = 3857,
                                 .leftTop = {middle.x - 300, middle.y + 300},
                                 .pixel = 1.194328566955879,  // zoom 17
                                 .columns = 500,
                                 .rows = 500,
                                 .colour = [&](geo::Point p) { return quadrant(*back(p)); }});
    convertRaster(file("a.tif"), file("a.mbtiles"), {"-of", "MBTiles", "-co", "TILE_FORMAT=PNG"});
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file("a.mbtiles").c_str(), &database), SQLITE_OK);
    sqlite3_exec(database,
                 "INSERT INTO metadata VALUES('attribution','&copy; <a href=\"x\">Stadt Muster</a>')",
                 nullptr, nullptr, nullptr);
    sqlite3_close(database);
    const geo::GroundView view = viewAround(100, 100);
    const auto backdrop = mustOpen(file("a.mbtiles"));
    ASSERT_TRUE(backdrop);
    EXPECT_EQ(backdrop->credit().de, "Hintergrundkarte: © Stadt Muster");
    expectQuadrants(*backdrop->picture(view, {}), view, 20);
}

TEST_F(RasterBackdrop, OriginIsStatedOrMissed) {
    RasterFile raster = quadrants();
    writeGeoTiff(file("plain.tif"), raster);
    const auto plain = mustOpen(file("plain.tif"));
    EXPECT_EQ(plain->credit().de, "Hintergrundkarte: plain.tif, ohne Angabe des Urhebers");
    EXPECT_EQ(plain->credit().en, "Base map: plain.tif, origin not stated");
    ASSERT_EQ(plain->notices().size(), 1U);
    EXPECT_THAT(plain->notices()[0].message.de, HasSubstr("--base-map-attribution"));

    raster.metadata = {{"TIFFTAG_COPYRIGHT", "© GeoBasis Muster 2026"}, {"TIFFTAG_ARTIST", "Jemand"}};
    writeGeoTiff(file("named.tif"), raster);
    EXPECT_EQ(mustOpen(file("named.tif"))->credit().de, "Hintergrundkarte: © GeoBasis Muster 2026");
    EXPECT_THAT(mustOpen(file("named.tif"))->notices(), IsEmpty());
    raster.metadata = {{"TIFFTAG_COPYRIGHT", "\xA9 Amt M\xFCnster\n2026"}};
    writeGeoTiff(file("latin.tif"), raster);
    EXPECT_EQ(mustOpen(file("latin.tif"))->credit().en, "Base map: © Amt Münster 2026");
    raster.metadata = {{"TIFFTAG_COPYRIGHT", std::string(100000, 'x')}};
    writeGeoTiff(file("long.tif"), raster);
    EXPECT_LT(mustOpen(file("long.tif"))->credit().en.size(), 2030U);
    const std::string wordy = "© " + std::string(700, 'x') + " Ende";
    EXPECT_EQ(mustOpen(file("named.tif"), wordy)->credit().en, "Base map: " + wordy)
        << "whoever asks to be named is";
    EXPECT_EQ(mustOpen(file("named.tif"), "© Stadt")->credit().en, "Base map: © Stadt");
}

TEST_F(RasterBackdrop, WithoutACoordinateSystemHasTheProjects) {
    RasterFile raster = quadrants();
    raster.epsg = 0;
    writeGeoTiff(file("a.tif"), raster);
    const geo::GroundView view = viewAround(80, 80);
    const auto backdrop = mustOpen(file("a.tif"), "© Stadt");
    expectQuadrants(*backdrop->picture(view, {}), view, 20);
    ASSERT_EQ(backdrop->notices().size(), 1U);
    EXPECT_THAT(backdrop->notices()[0].message.de, HasSubstr("Koordinatensystem"));
}

TEST_F(RasterBackdrop, ElsewhereIsTransparentAndSaysSo) {
    writeGeoTiff(file("a.tif"), quadrants());
    geo::GroundView view = viewAround(100, 50);
    view.ground.min.x += 5000;
    view.ground.max.x += 5000;
    const auto backdrop = mustOpen(file("a.tif"), "© Stadt");
    const auto picture = backdrop->picture(view, {});
    ASSERT_TRUE(picture);
    EXPECT_THAT(picture->pixels, testing::Each(0U));
    EXPECT_EQ(backdrop->notices().size(), 1U);
}

TEST_F(RasterBackdrop, FilesThatLeadElsewhereAreRefused) {
    writeGeoTiff(file("a.tif"), quadrants());
    const std::string vrt =
        "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"><VRTRasterBand dataType=\"Byte\" "
        "band=\"1\"><SimpleSource><SourceFilename>" +
        file("a.tif").string() +
        "</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>";
    expectRefused(folder_.write("vrt.tif", vrt).string(), ErrorCode::CannotRead);
    expectRefused(folder_.write("a.vrt", vrt).string(), ErrorCode::CannotRead);
    expectRefused(folder_
                      .write("wms.tif",
                             "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>http://127.0.0.1:1/"
                             "${z}</ServerUrl></Service></GDAL_WMS>")
                      .string(),
                  ErrorCode::CannotRead);
    for (const std::string name : {"/vsicurl/http://127.0.0.1:1/a.tif", "<GDAL_WMS></GDAL_WMS>",
                                   "WMS:http://127.0.0.1:1/", "GPKG:", "/vsizip/a.zip/a.tif"}) {
        expectRefused(name, ErrorCode::NotFound);
    }
    expectRefused("GTIFF_DIR:1:" + file("a.tif").string(), ErrorCode::NotFound);
    expectRefused("https://127.0.0.1:1/a.tif", ErrorCode::InvalidArgument);
    // what sidecar files name cannot be opened either
    for (const char* driver : {"WMS", "WMTS", "HTTP", "VRT", "WCS", "PostgreSQL", "WFS"}) {
        EXPECT_EQ(GDALGetDriverByName(driver), nullptr) << driver;
    }
}

TEST_F(RasterBackdrop, WhatIsNoPictureOfTheGroundIsRefused) {
    writeGeoTiff(file("a.tif"), quadrants());
    expectRefused(file("missing.tif").string(), ErrorCode::NotFound);
    expectRefused(folder_.path().string(), ErrorCode::CannotRead);
    expectRefused(folder_.write("empty.tif", "").string(), ErrorCode::CannotRead);
    expectRefused(folder_.write("text.tif", "Sehr geehrte Damen und Herren").string(), ErrorCode::CannotRead);
    convertRaster(file("a.tif"), file("float.tif"), {"-ot", "Float32"});
    expectRefused(file("float.tif").string(), ErrorCode::InvalidData);
    convertRaster(file("a.tif"), file("a.png"), {"-of", "PNG"});
    fs::remove(file("a.png.aux.xml"));
    expectRefused(file("a.png").string(), ErrorCode::InvalidData);
    folder_.write("a.pgw", "1\n0\n0\n-1\n499950.5\n5800049.5\n");
    const geo::GroundView view = viewAround(80, 80);
    expectQuadrants(mustDraw(file("a.png"), view), view, 20);
}

TEST_F(RasterBackdrop, DamagedFilesAreRefused) {
    writeGeoTiff(file("a.tif"), quadrants());
    const std::string whole = *readFile(file("a.tif"));
    const fs::path cut = folder_.write("cut.tif", whole.substr(0, whole.size() / 2));
    auto backdrop = openBackdrop(cut.string(), {.workingCrsEpsg = 25832});
    const auto picture = backdrop ? (*backdrop)->picture(viewAround(80, 80), {}) : fail(backdrop.error());
    ASSERT_FALSE(picture);
    EXPECT_EQ(picture.error().code, ErrorCode::CannotRead);
    EXPECT_EQ(picture.error().file, cut.string());
}

TEST_F(RasterBackdrop, StopsAndRefusesWhatIsTooLarge) {
    writeGeoTiff(file("a.tif"), quadrants());
    const auto backdrop = mustOpen(file("a.tif"));
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = backdrop->picture(viewAround(80, 80), Task({}, stop.get_token()));
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    for (const int pixels : {0, 5001}) {
        const auto refused = backdrop->picture(viewAround(80, pixels), {});
        ASSERT_FALSE(refused) << pixels;
        EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    }
}

}  // namespace
}  // namespace nordertor::io::test
