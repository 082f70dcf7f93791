// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <cpl_conv.h>
#include <gdal.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "io/backdrop/attribution_p.h"
#include "io/backdrop/backdrop_base_p.h"
#include "io/backdrop/gdal_pixels_p.h"
#include "io/backdrop/placed_picture_p.h"
#include "io/gdal/gdal_p.h"

namespace nordertor::io {
namespace fs = std::filesystem;
namespace {

/// Finer than what is drawn, so that little is lost between the two grids of pixels.
constexpr double oversampling = 1.5;
constexpr int edgePixels = 2;  ///< interpolation looks at neighbours

std::string wktOf(const Dataset& dataset) {
    OGRSpatialReferenceH reference = GDALGetSpatialRef(dataset.get());
    char* text = nullptr;
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    std::string wkt;
    if (reference != nullptr && OSRExportToWktEx(reference, &text, options) == OGRERR_NONE) {
        wkt = text;
    }
    CPLFree(text);
    return wkt;
}

class RasterBackdrop final : public NamedBackdrop {
  public:
    struct Found {
        PixelPlace place{};
        geo::Crs crs;
        bool crsAssumed = false;
        std::string attribution;
    };

    RasterBackdrop(const fs::path& file, Found found, const std::string& attribution, const geo::Crs& working)
        : NamedBackdrop(file.filename().string(), attribution, working),
          file_(file),
          found_(std::move(found)) {
        if (found_.crsAssumed) {
            note({Severity::Warning,
                  {"Die Hintergrundkarte nennt kein Koordinatensystem; angenommen ist das des Projekts.",
                   "The base map names no coordinate system; that of the project is assumed."},
                  file.string(),
                  {}});
        }
    }

    Result<Picture> picture(const geo::GroundView& view, const Task& task) const override {
        if (const auto fine = checked(view); !fine) {
            return fail(fine.error());
        }
        const auto box = groundInPixels(found_.crs, found_.place, view.ground, working());
        if (!box) {
            return fail(box.error());
        }
        GdalSilence silence;
        const auto dataset = openRasterFile(file_, silence);
        if (!dataset) {
            return fail(dataset.error());
        }
        const double columns = GDALGetRasterXSize(dataset->get());
        const double rows = GDALGetRasterYSize(dataset->get());
        if (!*box || (*box)->max.x <= 0 || (*box)->max.y <= 0 || (*box)->min.x >= columns ||
            (*box)->min.y >= rows) {
            noteNothingThere();
            return emptyPicture(view.width, view.height);
        }
        // raster pixels for one that is drawn
        const double shrink = std::max({1.0, (*box)->width() / view.width / oversampling,
                                        (*box)->height() / view.height / oversampling});
        const double edge = edgePixels * shrink;
        const auto from = [](double value) { return static_cast<int>(std::floor(std::max(value, 0.0))); };
        PixelWindow window{from((*box)->min.x - edge), from((*box)->min.y - edge), 0, 0};
        window.width = static_cast<int>(std::ceil(std::min((*box)->max.x + edge, columns))) - window.left;
        window.height = static_cast<int>(std::ceil(std::min((*box)->max.y + edge, rows))) - window.top;
        const int width = std::max(1, static_cast<int>(std::lround(window.width / shrink)));
        const int height = std::max(1, static_cast<int>(std::lround(window.height / shrink)));
        auto pixels = readPixels(dataset->get(), window, width, height, task);
        if (!pixels) {
            Error error = pixels.error();
            error.file = file_.string();
            return fail(error);
        }
        PlacedPicture placed{std::move(*pixels), found_.place, found_.crs.wkt()};
        const PixelPlace& whole = found_.place;
        const double stretchX = static_cast<double>(window.width) / width;
        const double stretchY = static_cast<double>(window.height) / height;
        placed.place = {whole[0] + window.left * whole[1] + window.top * whole[2],
                        whole[1] * stretchX,
                        whole[2] * stretchY,
                        whole[3] + window.left * whole[4] + window.top * whole[5],
                        whole[4] * stretchX,
                        whole[5] * stretchY};
        return drawnFor(placed, view, working(), task);
    }

  private:
    fs::path file_;
    Found found_;
};

}  // namespace

Result<geo::BackdropPtr> openRasterBackdrop(const fs::path& file, const BackdropOptions& options,
                                            const geo::Crs& working) {
    GdalSilence silence;
    const auto dataset = openRasterFile(file, silence);
    if (!dataset) {
        return fail(dataset.error());
    }
    RasterBackdrop::Found found{{}, working, false, {}};
    if (GDALGetGeoTransform(dataset->get(), found.place.data()) != CE_None) {
        return fail(ErrorCode::InvalidData,
                    {"Das Bild sagt nicht, wo auf der Erde es liegt.",
                     "The picture does not say where on earth it lies."},
                    {"Bitte ein GeoTIFF wählen oder die Weltdatei (.tfw, .pgw, .jgw) neben das Bild legen.",
                     "Please choose a GeoTIFF or put the world file (.tfw, .pgw, .jgw) beside the picture."},
                    file.string());
    }
    if (const std::string wkt = wktOf(*dataset); !wkt.empty()) {
        auto crs = geo::Crs::fromText(wkt);
        if (!crs) {
            return fail(ErrorCode::InvalidData, crs.error().message, crs.error().remedy, file.string());
        }
        found.crs = std::move(*crs);
    } else {
        found.crsAssumed = true;
    }
    // measurements are refused now, not when the map is drawn
    if (const auto pixel = readPixels(dataset->get(), {0, 0, 1, 1}, 1, 1, {}); !pixel) {
        Error error = pixel.error();
        error.file = file.string();
        return fail(error);
    }
    const std::string attribution =
        options.attribution.empty() ? attributionIn(*dataset) : options.attribution;
    return std::make_shared<const RasterBackdrop>(file, std::move(found), attribution, working);
}

}  // namespace nordertor::io
