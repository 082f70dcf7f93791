// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "geo/ground_picture.h"

namespace nordertor::io {

/// A GeoTIFF (OGC 19-008r4): three bands of eight bits in tiles of 256 pixels, deflate compression, the CRS
/// by its EPSG code, resolution and facts as TIFF tags; nothing is written beside it. BigTIFF where more than
/// 4 GB could be needed. Equal pictures give equal bytes. Keeps a strip of at most 32 million pixels in
/// memory. Written whole or not at all. Errors: CannotWrite, those of the picture's strips, Internal for an
/// EPSG code PROJ does not know.
[[nodiscard]] Result<> writeGeoTiff(const geo::GroundPicture& picture, const std::filesystem::path& path);

}  // namespace nordertor::io
