// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/raster/geotiff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <array>

#include "base/file.h"
#include "io/gdal/gdal_p.h"
#include "support/real_data.h"

namespace nordertor::io {
namespace {

constexpr int width = 700;
constexpr int height = 600;

/// Every pixel tells where it is.
std::uint32_t colourAt(int x, int y) {
    return 0xff000000U | static_cast<std::uint32_t>(x % 256) << 16 |
           static_cast<std::uint32_t>(y % 256) << 8 | static_cast<std::uint32_t>((x + y) % 251);
}

geo::GroundPicture testPicture() {
    return {.width = width,
            .height = height,
            .dotsPerInch = 300,
            .leftTop = {500000.25, 5800000.5},
            .metresPerPixel = 0.125,
            .epsg = 25832,
            .description = "Versorgungslücken\nBEISPIELDATEN",
            .credits = "© OpenStreetMap-Mitwirkende (ODbL 1.0)",
            .author = "Stadtplanungsamt",
            .program = "Nordertor 0.1.0",
            .date = "2026-11-22",
            .strip = [](int top, int rows) -> Result<Picture> {
                Picture strip{width, rows, {}};
                for (int y = top; y < top + rows; ++y) {
                    for (int x = 0; x < width; ++x) {
                        strip.pixels.push_back(colourAt(x, y));
                    }
                }
                return strip;
            }};
}

class GeoTiff : public testing::Test {
  protected:
    [[nodiscard]] std::size_t filesInFolder() const {
        const std::filesystem::directory_iterator files(folder_.path());
        return static_cast<std::size_t>(std::distance(begin(files), end(files)));
    }
    test::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "map.tif";
};

TEST_F(GeoTiff, GdalReadsPlaceColoursAndFacts) {
    const auto written = writeGeoTiff(testPicture(), file_);
    ASSERT_TRUE(written) << written.error().sentence(Language::English);
    EXPECT_EQ(filesInFolder(), 1U) << "nothing beside it";
    const GdalSilence silence;
    const Dataset dataset(GDALOpen(file_.c_str(), GA_ReadOnly));
    ASSERT_NE(dataset, nullptr);
    EXPECT_EQ(GDALGetRasterXSize(dataset.get()), width);
    EXPECT_EQ(GDALGetRasterYSize(dataset.get()), height);
    std::array<double, 6> transform{};
    ASSERT_EQ(GDALGetGeoTransform(dataset.get(), transform.data()), CE_None);
    EXPECT_EQ(transform, (std::array<double, 6>{500000.25, 0.125, 0, 5800000.5, 0, -0.125}));
    EXPECT_STREQ(OSRGetAuthorityCode(GDALGetSpatialRef(dataset.get()), nullptr), "25832");
    const auto item = [&](const char* name, const char* domain = nullptr) {
        const char* text = GDALGetMetadataItem(dataset.get(), name, domain);
        return std::string(text == nullptr ? "" : text);
    };
    EXPECT_EQ(item("COMPRESSION", "IMAGE_STRUCTURE"), "DEFLATE");
    EXPECT_EQ(item("TIFFTAG_IMAGEDESCRIPTION"), "Versorgungslücken\nBEISPIELDATEN");
    EXPECT_EQ(item("TIFFTAG_COPYRIGHT"), "© OpenStreetMap-Mitwirkende (ODbL 1.0)");
    EXPECT_EQ(item("TIFFTAG_ARTIST"), "Stadtplanungsamt");
    EXPECT_EQ(item("TIFFTAG_SOFTWARE"), "Nordertor 0.1.0");
    EXPECT_EQ(item("TIFFTAG_DATETIME"), "2026:11:22 00:00:00");
    EXPECT_EQ(item("TIFFTAG_XRESOLUTION"), "300");
    EXPECT_EQ(item("TIFFTAG_RESOLUTIONUNIT"), "2 (pixels/inch)");
    for (const auto& [x, y] : {std::pair{0, 0}, {699, 0}, {255, 256}, {256, 511}, {699, 599}}) {
        std::array<std::uint8_t, 3> pixel{};
        ASSERT_EQ(GDALDatasetRasterIO(dataset.get(), GF_Read, x, y, 1, 1, pixel.data(), 1, 1, GDT_Byte, 3,
                                      nullptr, 3, 3, 1),
                  CE_None);
        const std::uint32_t read = 0xff000000U | static_cast<std::uint32_t>(pixel[0]) << 16 |
                                   static_cast<std::uint32_t>(pixel[1]) << 8 | pixel[2];
        EXPECT_EQ(read, colourAt(x, y)) << x << ", " << y;
    }
}

TEST_F(GeoTiff, EqualPicturesGiveEqualBytes) {
    ASSERT_TRUE(writeGeoTiff(testPicture(), file_));
    ASSERT_TRUE(writeGeoTiff(testPicture(), folder_.path() / "again.tif"));
    EXPECT_EQ(readFile(file_).value_or("a"), readFile(folder_.path() / "again.tif").value_or("b"));
}

TEST_F(GeoTiff, APosterIsAskedForInStripsFromTheTopThatFitIntoTheMemory) {
    geo::GroundPicture picture = testPicture();
    picture.width = 20'000;
    picture.height = 1'700;
    int next = 0;
    std::size_t most = 0;
    picture.strip = [&](int top, int rows) -> Result<Picture> {
        EXPECT_EQ(top, next);
        next = top + rows;
        const std::size_t pixels = static_cast<std::size_t>(rows) * 20'000;
        most = std::max(most, pixels);
        return Picture{20'000, rows, std::vector<std::uint32_t>(pixels, 0xffffffffU)};
    };
    ASSERT_TRUE(writeGeoTiff(picture, file_));
    EXPECT_EQ(next, 1'700);
    EXPECT_LE(most, 32'000'000U);
}

TEST_F(GeoTiff, WhatFailsLeavesTheOldFileAndNothingElse) {
    folder_.write("map.tif", "old");
    geo::GroundPicture picture = testPicture();
    picture.strip = [](int, int) -> Result<Picture> { return fail(cancelledError()); };
    const auto cancelled = writeGeoTiff(picture, file_);
    ASSERT_FALSE(cancelled);
    EXPECT_EQ(cancelled.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(readFile(file_).value_or(""), "old");
    EXPECT_EQ(filesInFolder(), 1U);
    const auto nowhere = writeGeoTiff(testPicture(), folder_.path() / "no" / "map.tif");
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, ErrorCode::CannotWrite);
}

}  // namespace
}  // namespace nordertor::io
