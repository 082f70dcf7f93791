// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
// Map pages as GeoTIFF, read back with GDAL.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QImage>
#include <QImageReader>
#include <algorithm>
#include <array>
#include <cmath>

#include "io/gdal/gdal_p.h"
#include "io/raster/geotiff.h"
#include "publish/map_page.h"
#include "render/small_project.h"
#include "support/real_data.h"

namespace nordertor::publish {
namespace {

using testing::HasSubstr;

struct ReadTiff {
    int width = 0;
    int height = 0;
    std::array<double, 6> transform{};
    std::vector<std::uint8_t> bytes;
    std::string description;
    std::string credits;

    [[nodiscard]] bool same(const ReadTiff& other, int x, int y) const {
        const std::size_t at =
            (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 3;
        // smoothed edges reach a trace into the next pixel
        static constexpr int trace = 8;
        for (std::size_t i = at; i < at + 3; ++i) {
            if (std::abs(bytes[i] - other.bytes[i]) > trace) {
                return false;
            }
        }
        return true;
    }
};

class GeoTiffPage : public testing::Test {
  protected:
    GeoTiffPage() {
        options_.date = "2026-11-22";
        options_.geoTiffWriter = io::writeGeoTiff;
        options_.scaleDenominator = 2500;
    }
    Result<MapPageResult> write(const model::Project& project, const std::string& name) {
        return writeMapPage(test::snapshotOf(project), themes_, nullptr, options_, folder_.path() / name);
    }
    ReadTiff written(const model::Project& project) {
        const auto result = write(project, "map.tif");
        EXPECT_TRUE(result) << result.error().sentence(Language::English);
        const io::GdalSilence silence;
        const io::Dataset dataset(GDALOpen((folder_.path() / "map.tif").c_str(), GA_ReadOnly));
        if (!dataset) {
            return {};
        }
        ReadTiff read{GDALGetRasterXSize(dataset.get()), GDALGetRasterYSize(dataset.get()), {}, {}, {}, {}};
        GDALGetGeoTransform(dataset.get(), read.transform.data());
        read.bytes.resize(static_cast<std::size_t>(read.width) * static_cast<std::size_t>(read.height) * 3);
        EXPECT_EQ(
            GDALDatasetRasterIO(dataset.get(), GF_Read, 0, 0, read.width, read.height, read.bytes.data(),
                                read.width, read.height, GDT_Byte, 3, nullptr, 3, read.width * 3, 1),
            CE_None);
        const auto item = [&](const char* name) {
            const char* text = GDALGetMetadataItem(dataset.get(), name, nullptr);
            return std::string(text == nullptr ? "" : text);
        };
        read.description = item("TIFFTAG_IMAGEDESCRIPTION");
        read.credits = item("TIFFTAG_COPYRIGHT");
        return read;
    }

    test::TemporaryFolder folder_;
    model::ThemeSet themes_ = test::smallThemes();
    MapPageOptions options_;
};

TEST_F(GeoTiffPage, EveryCornerOfABuildingLiesWhereTheTransformSaysWithinAPixel) {
    for (const int dpi : {100, 250}) {
        options_.dotsPerInch = dpi;
        model::Project project = test::smallProject();
        const ReadTiff without = written(project);
        model::Building hall;
        hall.id = "way/999";
        hall.use = model::BuildingUse::Residential;  // of which the legend has a sign already
        hall.shape = test::square(212, 222, 236, 238);
        project.baseMap.buildings.push_back(hall);
        const ReadTiff with = written(project);
        ASSERT_EQ(with.transform, without.transform);
        EXPECT_NEAR(with.transform[1], 2.5 * 25.4 / dpi, 1e-9) << "metres of a pixel at 1:2,500";
        EXPECT_EQ(with.transform[5], -with.transform[1]);
        int left = with.width;
        int right = -1;
        int top = with.height;
        int bottom = -1;
        for (int y = 0; y < with.height; ++y) {
            for (int x = 0; x < with.width; ++x) {
                if (!with.same(without, x, y)) {
                    left = std::min(left, x);
                    right = std::max(right, x + 1);
                    top = std::min(top, y);
                    bottom = std::max(bottom, y + 1);
                }
            }
        }
        ASSERT_GT(right, left);
        const auto east = [&](int x) { return with.transform[0] + x * with.transform[1]; };
        const auto north = [&](int y) { return with.transform[3] + y * with.transform[5]; };
        // the outline is a hairline of 0.1 mm, half of it outside
        const double near = with.transform[1] + 0.05 * 2.5;
        EXPECT_NEAR(east(left), test::origin.x + 212, near) << dpi;
        EXPECT_NEAR(east(right), test::origin.x + 236, near) << dpi;
        EXPECT_NEAR(north(top), test::origin.y + 238, near) << dpi;
        EXPECT_NEAR(north(bottom), test::origin.y + 222, near) << dpi;
    }
}

TEST_F(GeoTiffPage, ShowsWhatThePngShowsAlsoAcrossStrips) {
    options_.dotsPerInch = 600;  // A4 has more pixels than a strip
    const ReadTiff tiff = written(test::smallProject());
    ASSERT_TRUE(write(test::smallProject(), "map.png"));
    QImageReader::setAllocationLimit(0);
    const QImage png(QString::fromStdString((folder_.path() / "map.png").string()));
    ASSERT_EQ(png.width(), tiff.width);
    ASSERT_EQ(png.height(), tiff.height);
    const int stripRows = 32'000'000 / tiff.width / 256 * 256;
    ASSERT_LT(stripRows, tiff.height);
    std::array<double, 2> difference{};  // of all colours, in the first strip and the second
    const std::uint8_t* at = tiff.bytes.data();
    for (int y = 0; y < png.height(); ++y) {
        for (int x = 0; x < png.width(); ++x, at += 3) {
            const QRgb pixel = png.pixel(x, y);
            difference[y < stripRows ? 0 : 1] += std::abs(qRed(pixel) - at[0]) +
                                                 std::abs(qGreen(pixel) - at[1]) +
                                                 std::abs(qBlue(pixel) - at[2]);
        }
    }
    EXPECT_EQ(difference[0], 0);
    EXPECT_LT(difference[1] / (3.0 * tiff.width * (tiff.height - stripRows)), 3)
        << "letters may be rounded to the next pixel";
}

TEST_F(GeoTiffPage, CarriesDescriptionSourcesAndTheWarningOfExampleData) {
    options_.dotsPerInch = 60;
    const ReadTiff read = written(test::smallProject());
    EXPECT_THAT(read.description, HasSubstr("BEISPIELDATEN"));
    EXPECT_THAT(read.description, HasSubstr("Kleinquartier"));
    EXPECT_THAT(read.description, HasSubstr("Datum: 22.11.2026"));
    EXPECT_THAT(read.credits, HasSubstr("OpenStreetMap-Mitwirkende"));
    EXPECT_THAT(read.credits, HasSubstr("ODbL 1.0"));
    EXPECT_TRUE(read.credits.starts_with("Datengrundlagen: ")) << "nothing but whose data it is";
}

TEST_F(GeoTiffPage, APngThatWouldFillTheMemoryIsRefusedWithWhatIsPossible) {
    options_.paper = Paper::A0;
    options_.layout = std::make_shared<const Layout>(findLayout("poster").value());
    options_.dotsPerInch = 600;
    options_.scaleDenominator.reset();
    const auto refused = write(test::smallProject(), "poster.png");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(refused.error().place, "--dpi");
    EXPECT_THAT(refused.error().remedy.en, HasSubstr("--dpi 430"));
    EXPECT_THAT(refused.error().remedy.en, HasSubstr(".tif"));
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "poster.png"));
}

TEST_F(GeoTiffPage, TakesNeitherTablesNorAWorldFile) {
    options_.tables = true;
    EXPECT_FALSE(write(test::smallProject(), "map.tif"));
    options_.tables = false;
    options_.worldFile = true;
    EXPECT_FALSE(write(test::smallProject(), "map.tif"));
}

}  // namespace
}  // namespace nordertor::publish
