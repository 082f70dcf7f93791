// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/backdrop/gdal_pixels_p.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace nordertor::io {
namespace {

// bytes of a pixel are addressed one by one below
static_assert(std::endian::native == std::endian::little);
constexpr std::array<int, 3> byteOfColour{2, 1, 0};  // red, green, blue in 0xAARRGGBB
constexpr int byteOfAlpha = 3;

/// Bands of the three colours; all the same for grey.
std::array<GDALRasterBandH, 3> colourBands(GDALDatasetH dataset) {
    std::array<GDALRasterBandH, 3> bands{};
    const int count = GDALGetRasterCount(dataset);
    for (int i = 1; i <= count; ++i) {
        GDALRasterBandH band = GDALGetRasterBand(dataset, i);
        switch (GDALGetRasterColorInterpretation(band)) {
            case GCI_RedBand:
                bands[0] = band;
                break;
            case GCI_GreenBand:
                bands[1] = band;
                break;
            case GCI_BlueBand:
                bands[2] = band;
                break;
            default:
                break;
        }
    }
    const bool named = bands[0] != nullptr && bands[1] != nullptr && bands[2] != nullptr;
    if (!named) {
        for (int i = 0; i < 3; ++i) {
            bands[static_cast<std::size_t>(i)] = GDALGetRasterBand(dataset, count >= 3 ? i + 1 : 1);
        }
    }
    return bands;
}

struct Reading {
    const PixelWindow& window;
    int width;
    int height;
    const Task& task;

    /// Into every `step`-th byte from `to`.
    [[nodiscard]] bool read(GDALRasterBandH band, std::uint8_t* to, int step, bool average) const {
        GDALRasterIOExtraArg extra;
        INIT_RASTERIO_EXTRA_ARG(extra);
        extra.eResampleAlg = average ? GRIORA_Average : GRIORA_NearestNeighbour;
        extra.pfnProgress = goOn;
        extra.pProgressData = const_cast<Task*>(&task);
        return GDALRasterIOEx(band, GF_Read, window.left, window.top, window.width, window.height, to, width,
                              height, GDT_Byte, step, static_cast<GSpacing>(step) * width, &extra) == CE_None;
    }
};

bool readColours(GDALDatasetH dataset, const Reading& reading, Picture& picture) {
    auto* bytes = reinterpret_cast<std::uint8_t*>(picture.pixels.data());
    const auto bands = colourBands(dataset);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        if (!reading.read(bands[i], bytes + byteOfColour[i], 4, true)) {
            return false;
        }
    }
    return reading.read(GDALGetMaskBand(bands[0]), bytes + byteOfAlpha, 4, true);
}

/// Numbers of colours cannot be averaged.
bool readPalette(GDALRasterBandH band, GDALColorTableH table, const Reading& reading, Picture& picture) {
    std::vector<std::uint8_t> numbers(picture.pixels.size());
    std::vector<std::uint8_t> mask(picture.pixels.size());
    if (!reading.read(band, numbers.data(), 1, false) ||
        !reading.read(GDALGetMaskBand(band), mask.data(), 1, false)) {
        return false;
    }
    std::array<std::uint32_t, 256> colours{};
    const int count = std::min(GDALGetColorEntryCount(table), 256);
    for (int i = 0; i < count; ++i) {
        GDALColorEntry entry{};
        GDALGetColorEntryAsRGB(table, i, &entry);
        const auto part = [](short value, unsigned shift) {
            return static_cast<std::uint32_t>(std::clamp<int>(value, 0, 255)) << shift;
        };
        colours[static_cast<std::size_t>(i)] =
            part(entry.c4, 24) | part(entry.c1, 16) | part(entry.c2, 8) | part(entry.c3, 0);
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        picture.pixels[i] = mask[i] == 0 ? 0 : colours[numbers[i]];
    }
    return true;
}

}  // namespace

int goOn(double, const char*, void* task) {
    return static_cast<const Task*>(task)->stopRequested() ? 0 : 1;
}

Result<Picture> readPixels(GDALDatasetH dataset, const PixelWindow& window, int width, int height,
                           const Task& task) {
    const auto bands = colourBands(dataset);
    for (GDALRasterBandH band : bands) {
        if (band == nullptr || GDALGetRasterDataType(band) != GDT_Byte) {
            return fail(ErrorCode::InvalidData,
                        {"Die Datei enthält Messwerte und kein Bild mit 8 Bit je Farbe.",
                         "The file holds measurements, not a picture of 8 bit a colour."},
                        {"In QGIS lässt sich mit „Exportieren → Gerendertes Bild“ ein Bild daraus machen.",
                         "QGIS makes a picture of it by \"Export → Rendered image\"."});
        }
    }
    Picture picture{
        width, height,
        std::vector<std::uint32_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
    const Reading reading{window, width, height, task};
    GDALColorTableH table = GDALGetRasterColorTable(bands[0]);
    const bool complete = table != nullptr ? readPalette(bands[0], table, reading, picture)
                                           : readColours(dataset, reading, picture);
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    if (!complete) {
        return fail(ErrorCode::CannotRead,
                    {"Das Bild ist beschädigt oder unvollständig.", "The picture is damaged or incomplete."},
                    {"Bitte neu herunterladen oder neu exportieren.", "Please download or export it again."});
    }
    return picture;
}

}  // namespace nordertor::io
