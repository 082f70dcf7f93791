// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/backdrop/raster_files.h"

#include <cpl_string.h>
#include <gdal.h>
#include <gdal_utils.h>
#include <gtest/gtest.h>

#include <array>

#include "geo/crs.h"
#include "io/gdal/gdal_p.h"

namespace nordertor::io::test {
namespace {

GDALColorInterp meaningOf(const RasterFile& raster, int band) {
    if (raster.alpha && band == raster.bands - 1) {
        return GCI_AlphaBand;
    }
    if (raster.bands < 3) {
        return raster.palette.empty() ? GCI_GrayIndex : GCI_PaletteIndex;
    }
    constexpr std::array<GDALColorInterp, 3> colours{GCI_RedBand, GCI_GreenBand, GCI_BlueBand};
    return band < 3 ? colours[static_cast<std::size_t>(band)] : GCI_Undefined;
}

}  // namespace

void writeGeoTiff(const std::filesystem::path& file, const RasterFile& raster) {
    registerDrivers();
    const Dataset dataset(GDALCreate(GDALGetDriverByName("GTiff"), file.c_str(), raster.columns, raster.rows,
                                     raster.bands, GDT_Byte, nullptr));
    ASSERT_TRUE(dataset);
    std::array<double, 6> place{raster.leftTop.x, raster.pixel, 0, raster.leftTop.y, 0, -raster.pixel};
    GDALSetGeoTransform(dataset.get(), place.data());
    if (raster.epsg != 0) {
        GDALSetProjection(dataset.get(), geo::Crs::fromEpsg(raster.epsg)->wkt1().c_str());
    }
    for (const auto& [name, value] : raster.metadata) {
        GDALSetMetadataItem(dataset.get(), name.c_str(), value.c_str(), nullptr);
    }
    for (int i = 0; i < raster.bands; ++i) {
        GDALRasterBandH band = GDALGetRasterBand(dataset.get(), i + 1);
        GDALSetRasterColorInterpretation(band, meaningOf(raster, i));
        if (raster.noData >= 0) {
            GDALSetRasterNoDataValue(band, raster.noData);
        }
        if (!raster.palette.empty()) {
            GDALColorTableH table = GDALCreateColorTable(GPI_RGB);
            for (std::size_t k = 0; k < raster.palette.size(); ++k) {
                const auto part = [&](unsigned shift) {
                    return static_cast<short>((raster.palette[k] >> shift) & 0xffU);
                };
                const GDALColorEntry entry{part(16), part(8), part(0), part(24)};
                GDALSetColorEntry(table, static_cast<int>(k), &entry);
            }
            GDALSetRasterColorTable(band, table);
            GDALDestroyColorTable(table);
        }
    }
    std::vector<std::vector<std::uint8_t>> lines(
        static_cast<std::size_t>(raster.bands),
        std::vector<std::uint8_t>(static_cast<std::size_t>(raster.columns)));
    for (int row = 0; row < raster.rows; ++row) {
        for (int column = 0; column < raster.columns; ++column) {
            const auto values = raster.colour({raster.leftTop.x + (column + 0.5) * raster.pixel,
                                               raster.leftTop.y - (row + 0.5) * raster.pixel});
            for (std::size_t i = 0; i < lines.size(); ++i) {
                lines[i][static_cast<std::size_t>(column)] = values[i];
            }
        }
        for (int i = 0; i < raster.bands; ++i) {
            ASSERT_EQ(
                GDALRasterIO(GDALGetRasterBand(dataset.get(), i + 1), GF_Write, 0, row, raster.columns, 1,
                             lines[static_cast<std::size_t>(i)].data(), raster.columns, 1, GDT_Byte, 0, 0),
                CE_None);
        }
    }
}

void convertRaster(const std::filesystem::path& from, const std::filesystem::path& to,
                   const std::vector<std::string>& arguments) {
    registerDrivers();
    CPLStringList list;
    for (const std::string& argument : arguments) {
        list.AddString(argument.c_str());
    }
    const Dataset source(GDALOpen(from.c_str(), GA_ReadOnly));
    GDALTranslateOptions* options = GDALTranslateOptionsNew(list.List(), nullptr);
    int wrongUse = 0;
    const Dataset result(GDALTranslate(to.c_str(), source.get(), options, &wrongUse));
    GDALTranslateOptionsFree(options);
    ASSERT_TRUE(result) << "GDAL could not write " << to;
}

std::vector<std::uint8_t> quadrant(geo::Point p) {
    const bool west = p.x < cross.x;
    if (p.y > cross.y) {
        return west ? std::vector<std::uint8_t>{255, 0, 0} : std::vector<std::uint8_t>{0, 255, 0};
    }
    return west ? std::vector<std::uint8_t>{0, 0, 255} : std::vector<std::uint8_t>{255, 255, 0};
}

RasterFile quadrants() {
    return {.leftTop = {cross.x - 50, cross.y + 50}, .colour = quadrant};
}

geo::GroundView viewAround(double metres, int pixels) {
    return {{{cross.x - metres / 2, cross.y - metres / 2}, {cross.x + metres / 2, cross.y + metres / 2}},
            pixels,
            pixels};
}

std::uint32_t pixelAt(const Picture& picture, const geo::GroundView& view, double east, double north) {
    const double metres = view.ground.width() / view.width;
    const auto column = static_cast<std::size_t>((cross.x + east - view.ground.min.x) / metres);
    const auto row = static_cast<std::size_t>((view.ground.max.y - cross.y - north) / metres);
    return picture.pixels.at(row * static_cast<std::size_t>(picture.width) + column);
}

void expectQuadrants(const Picture& picture, const geo::GroundView& view, double away) {
    ASSERT_EQ(picture.width, view.width);
    ASSERT_EQ(picture.height, view.height);
    const auto at = [&](double east, double north) { return pixelAt(picture, view, east, north); };
    EXPECT_EQ(at(-away, away), red) << std::hex << at(-away, away);
    EXPECT_EQ(at(away, away), green) << std::hex << at(away, away);
    EXPECT_EQ(at(-away, -away), blue) << std::hex << at(-away, -away);
    EXPECT_EQ(at(away, -away), yellow) << std::hex << at(away, -away);
}

}  // namespace nordertor::io::test
