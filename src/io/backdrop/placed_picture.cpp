// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/backdrop/placed_picture_p.h"

#include <cpl_string.h>
#include <gdal.h>
#include <gdal_utils.h>

#include <memory>

#include "io/backdrop/gdal_pixels_p.h"
#include "io/gdal/gdal_p.h"

namespace nordertor::io {
namespace {

/// A dataset whose bands are the bytes of the picture, which must outlive it.
Dataset datasetOver(Picture& picture, const PixelPlace& place, const std::string& wkt) {
    Dataset dataset(
        GDALCreate(GDALGetDriverByName("MEM"), "", picture.width, picture.height, 0, GDT_Byte, nullptr));
    auto* bytes = reinterpret_cast<GByte*>(picture.pixels.data());
    constexpr std::array<std::pair<int, GDALColorInterp>, 4> bands{
        {{2, GCI_RedBand}, {1, GCI_GreenBand}, {0, GCI_BlueBand}, {3, GCI_AlphaBand}}};
    for (const auto& [offset, colour] : bands) {
        std::array<char, 64> pointer{};
        CPLPrintPointer(pointer.data(), bytes + offset, static_cast<int>(pointer.size()) - 1);
        CPLStringList options;
        options.SetNameValue("DATAPOINTER", pointer.data());
        options.SetNameValue("PIXELOFFSET", "4");
        options.SetNameValue("LINEOFFSET", std::to_string(4LL * picture.width).c_str());
        GDALAddBand(dataset.get(), GDT_Byte, options.List());
        GDALSetRasterColorInterpretation(GDALGetRasterBand(dataset.get(), GDALGetRasterCount(dataset.get())),
                                         colour);
    }
    PixelPlace copy = place;
    GDALSetGeoTransform(dataset.get(), copy.data());
    GDALSetProjection(dataset.get(), wkt.c_str());
    return dataset;
}

struct WarpOptionsFree {
    void operator()(GDALWarpAppOptions* options) const { GDALWarpAppOptionsFree(options); }
};

constexpr int gridSteps = 16;  ///< edges bend between projections

template <class Visit>
Result<std::optional<geo::Box>> boxOver(const geo::Crs& crs, const geo::Box& ground, const geo::Crs& working,
                                        const Visit& visit) {
    const auto transform = geo::Transform::create(working, crs);
    if (!transform) {
        return fail(transform.error());
    }
    geo::Box box;
    for (int i = 0; i <= gridSteps; ++i) {
        for (int j = 0; j <= gridSteps; ++j) {
            const auto there = (*transform)({ground.min.x + ground.width() * i / gridSteps,
                                             ground.min.y + ground.height() * j / gridSteps});
            if (there && std::isfinite(there->x) && std::isfinite(there->y)) {
                box.add(visit(*there));
            }
        }
    }
    return box.empty() ? std::optional<geo::Box>() : box;
}

}  // namespace

Picture emptyPicture(int width, int height) {
    return {width, height,
            std::vector<std::uint32_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
}

Result<Picture> drawnFor(PlacedPicture& picture, const geo::GroundView& view, const geo::Crs& working,
                         const Task& task) {
    registerDrivers();
    Picture drawn = emptyPicture(view.width, view.height);
    const PixelPlace place{view.ground.min.x,
                           view.ground.width() / view.width,
                           0,
                           view.ground.max.y,
                           0,
                           -view.ground.height() / view.height};
    bool complete = false;
    {
        const Dataset source = datasetOver(picture.picture, picture.place, picture.crsWkt);
        const Dataset target = datasetOver(drawn, place, working.wkt());
        CPLStringList arguments;
        arguments.AddString("-r");
        arguments.AddString("bilinear");
        const std::unique_ptr<GDALWarpAppOptions, WarpOptionsFree> options(
            GDALWarpAppOptionsNew(arguments.List(), nullptr));
        GDALWarpAppOptionsSetProgress(options.get(), goOn, const_cast<Task*>(&task));
        GDALDatasetH from = source.get();
        int wrongUse = 0;
        complete = GDALWarp(nullptr, target.get(), 1, &from, options.get(), &wrongUse) != nullptr;
    }
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    if (!complete) {
        return fail(ErrorCode::CannotRead,
                    {"Die Hintergrundkarte lässt sich nicht in das Koordinatensystem des Projekts bringen.",
                     "The base map cannot be brought into the project's coordinate system."},
                    {"Bitte eine Hintergrundkarte in einem für die Gegend üblichen Koordinatensystem wählen.",
                     "Please choose a base map in a coordinate system that is usual there."});
    }
    return drawn;
}

Result<std::optional<geo::Box>> groundIn(const geo::Crs& crs, const geo::Box& ground,
                                         const geo::Crs& working) {
    return boxOver(crs, ground, working, [](geo::Point p) { return p; });
}

Result<std::optional<geo::Box>> groundInPixels(const geo::Crs& crs, const PixelPlace& place,
                                               const geo::Box& ground, const geo::Crs& working) {
    PixelPlace forward = place;
    PixelPlace inverse{};
    if (GDALInvGeoTransform(forward.data(), inverse.data()) == 0) {
        return std::optional<geo::Box>();
    }
    return boxOver(crs, ground, working, [&](geo::Point p) {
        geo::Point pixel;
        GDALApplyGeoTransform(inverse.data(), p.x, p.y, &pixel.x, &pixel.y);
        return pixel;
    });
}

Result<Picture> decodedPicture(const std::string& bytes, int largestSide) {
    GdalSilence silence;
    const MemoryFile file(bytes);
    const Dataset dataset = file.openPicture();
    const LocalizedText noPicture{"Die Antwort ist kein Bild.", "The answer is no picture."};
    if (!dataset) {
        return fail(ErrorCode::InvalidData, noPicture);
    }
    const int width = GDALGetRasterXSize(dataset.get());
    const int height = GDALGetRasterYSize(dataset.get());
    if (width > largestSide || height > largestSide) {
        const std::string size = std::to_string(width) + " x " + std::to_string(height);
        return fail(ErrorCode::InvalidData, {"Das Bild ist mit " + size + " Bildpunkten zu groß.",
                                             "The picture of " + size + " pixels is too large."});
    }
    auto picture = readPixels(dataset.get(), {0, 0, width, height}, width, height, {});
    if (!picture) {
        return fail(ErrorCode::InvalidData, picture.error().message);
    }
    return picture;
}

}  // namespace nordertor::io
