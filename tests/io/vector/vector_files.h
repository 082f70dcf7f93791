// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "io/vector/boundary_reader.h"

namespace nordertor::io::test {

/// GeoJSON in the given CRS (0: without a "crs" member) with one feature; `geometry` and `properties` as
/// JSON.
[[nodiscard]] std::string geoJson(int epsg, const std::string& geometry, const std::string& properties = "{}",
                                  const std::string& members = "");

/// Two parts, one with a hole, near Nienburg in EPSG:25832: 200 x 100 - 20 x 20 + 50 x 50 = 22 100 m².
[[nodiscard]] std::string twoParts();
constexpr double twoPartsSquareMetres = 22100;

/// Converts with GDAL's ogr2ogr (the library function); `arguments` as on its command line. The truth for
/// formats and CRS: another programme wrote the file.
std::filesystem::path converted(const std::filesystem::path& from, const std::filesystem::path& to,
                                std::vector<std::string> arguments);

/// All German messages, one a line.
[[nodiscard]] std::string textOf(const Notices& notices);

/// Reads with an import date; a failure fails the test and gives an empty result.
[[nodiscard]] BoundaryRead mustRead(const std::filesystem::path& file, BoundaryOptions options = {});

}  // namespace nordertor::io::test
