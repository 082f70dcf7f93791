// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/raster/geotiff.h"

#include <fmt/format.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/file.h"
#include "io/gdal/gdal_p.h"

namespace nordertor::io {
namespace {

constexpr int tileSide = 256;
constexpr std::int64_t mostStripPixels = 32'000'000;

constexpr std::array<const char*, 9> creationOptions = {
    "TILED=YES",       "BLOCKXSIZE=256",   "BLOCKYSIZE=256", "COMPRESS=DEFLATE", "PREDICTOR=2", "ZLEVEL=6",
    "PHOTOMETRIC=RGB", "BIGTIFF=IF_SAFER", nullptr};

Error tiffProblem(const std::filesystem::path& path, const std::string& gdalMessage) {
    return {ErrorCode::CannotWrite,
            {"Die Bilddatei lässt sich nicht schreiben.", "The picture file cannot be written."},
            {"Bitte prüfen, ob auf dem Datenträger Platz ist.", "Please check whether the disk has room."},
            path.string(),
            gdalMessage};
}

Result<> setPlace(GDALDatasetH dataset, const geo::GroundPicture& picture) {
    const std::unique_ptr<std::remove_pointer_t<OGRSpatialReferenceH>, void (*)(OGRSpatialReferenceH)> crs(
        OSRNewSpatialReference(nullptr), OSRDestroySpatialReference);
    if (OSRImportFromEPSG(crs.get(), picture.epsg) != OGRERR_NONE) {
        const std::string code = std::to_string(picture.epsg);
        return fail(ErrorCode::Internal, {"Das Koordinatensystem EPSG:" + code + " ist unbekannt.",
                                          "The coordinate system EPSG:" + code + " is unknown."});
    }
    GDALSetSpatialRef(dataset, crs.get());
    std::array<double, 6> transform{picture.leftTop.x,      picture.metresPerPixel, 0, picture.leftTop.y, 0,
                                    -picture.metresPerPixel};
    GDALSetGeoTransform(dataset, transform.data());
    return {};
}

/// Tags as TIFF 6.0 names them.
void setTags(GDALDatasetH dataset, const geo::GroundPicture& picture) {
    const auto tag = [&](const char* name, const std::string& text) {
        if (!text.empty()) {
            GDALSetMetadataItem(dataset, name, text.c_str(), nullptr);
        }
    };
    tag("TIFFTAG_IMAGEDESCRIPTION", picture.description);
    tag("TIFFTAG_COPYRIGHT", picture.credits);
    tag("TIFFTAG_ARTIST", picture.author);
    tag("TIFFTAG_SOFTWARE", picture.program);
    std::string day = picture.date;
    std::ranges::replace(day, '-', ':');
    tag("TIFFTAG_DATETIME", day.empty() ? day : day + " 00:00:00");
    tag("TIFFTAG_XRESOLUTION", std::to_string(picture.dotsPerInch));
    tag("TIFFTAG_YRESOLUTION", std::to_string(picture.dotsPerInch));
    tag("TIFFTAG_RESOLUTIONUNIT", "2 (pixels/inch)");
}

/// Red, green and blue of each pixel, as TIFF has them.
std::vector<std::uint8_t> coloursOf(const Picture& strip) {
    std::vector<std::uint8_t> bytes;
    bytes.reserve(strip.pixels.size() * 3);
    for (const std::uint32_t pixel : strip.pixels) {
        for (const int shift : {16, 8, 0}) {
            bytes.push_back(static_cast<std::uint8_t>(pixel >> shift));
        }
    }
    return bytes;
}

Result<> writeStrips(GDALDatasetH dataset, const geo::GroundPicture& picture,
                     const std::filesystem::path& path, const GdalSilence& silence) {
    const std::int64_t tileRows = mostStripPixels / picture.width / tileSide;
    const int stripRows = static_cast<int>(std::max<std::int64_t>(tileRows, 1)) * tileSide;
    for (int top = 0; top < picture.height; top += stripRows) {
        const int rows = std::min(stripRows, picture.height - top);
        const auto strip = picture.strip(top, rows);
        if (!strip) {
            return fail(strip.error());
        }
        std::vector<std::uint8_t> bytes = coloursOf(*strip);
        if (GDALDatasetRasterIOEx(dataset, GF_Write, 0, top, picture.width, rows, bytes.data(), picture.width,
                                  rows, GDT_Byte, 3, nullptr, 3, static_cast<GSpacing>(picture.width) * 3, 1,
                                  nullptr) != CE_None) {
            return fail(tiffProblem(path, silence.failure()));
        }
    }
    return {};
}

}  // namespace

Result<> writeGeoTiff(const geo::GroundPicture& picture, const std::filesystem::path& path) {
    registerDrivers();
    auto file = AtomicFile::create(path);
    if (!file) {
        return fail(file.error());
    }
    GdalSilence silence;
    Dataset dataset(GDALCreate(GDALGetDriverByName("GTiff"), file->temporaryPath().c_str(), picture.width,
                               picture.height, 3, GDT_Byte, creationOptions.data()));
    if (!dataset) {
        return fail(tiffProblem(path, silence.failure()));
    }
    if (auto placed = setPlace(dataset.get(), picture); !placed) {
        return placed;
    }
    setTags(dataset.get(), picture);
    if (auto written = writeStrips(dataset.get(), picture, path, silence); !written) {
        return written;
    }
    dataset.reset();
    if (!silence.failure().empty()) {
        return fail(tiffProblem(path, silence.failure()));
    }
    return file->commit();
}

}  // namespace nordertor::io
