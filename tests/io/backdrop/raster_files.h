// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "geo/backdrop.h"

namespace nordertor::io::test {

/// A raster of square pixels; its bands of each pixel from the pixel's centre.
struct RasterFile {
    int epsg = 25832;  ///< 0: none is written
    geo::Point leftTop;
    double pixel = 1;
    int columns = 100;
    int rows = 100;
    int bands = 3;
    std::function<std::vector<std::uint8_t>(geo::Point)> colour;
    std::map<std::string, std::string> metadata = {};
    std::vector<std::uint32_t> palette = {};  ///< 0xAARRGGBB
    int noData = -1;                          ///< of all bands; -1: none
    bool alpha = false;                       ///< the last band is one
};
void writeGeoTiff(const std::filesystem::path& file, const RasterFile& raster);

/// The same in another format, by GDAL ("MBTiles", "PNG" ...).
void convertRaster(const std::filesystem::path& from, const std::filesystem::path& to,
                   const std::vector<std::string>& arguments);

inline constexpr geo::Point cross{500000, 5800000};
/// Red, green, blue, yellow: north-west, north-east, south-west, south-east of the cross.
[[nodiscard]] std::vector<std::uint8_t> quadrant(geo::Point p);
/// Around the cross, a metre a pixel.
[[nodiscard]] RasterFile quadrants();
inline constexpr std::uint32_t red = 0xffff0000;
inline constexpr std::uint32_t green = 0xff00ff00;
inline constexpr std::uint32_t blue = 0xff0000ff;
inline constexpr std::uint32_t yellow = 0xffffff00;

/// A view of that many metres a side around the cross.
[[nodiscard]] geo::GroundView viewAround(double metres, int pixels);
/// The pixel so many metres east and north of the cross.
[[nodiscard]] std::uint32_t pixelAt(const Picture& picture, const geo::GroundView& view, double east,
                                    double north);

/// Expects the four colours, `away` metres off the cross on both axes.
void expectQuadrants(const Picture& picture, const geo::GroundView& view, double away);

}  // namespace nordertor::io::test
