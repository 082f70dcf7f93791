// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/picture.h"
#include "base/result.h"
#include "geo/point.h"

namespace nordertor::geo {

/// A picture that knows where on the ground it lies, handed over in strips: as a whole a poster at 600 dpi
/// would fill the memory. North is up.
struct GroundPicture {
    int width = 0;  ///< pixels; height likewise
    int height = 0;
    int dotsPerInch = 0;        ///< on paper
    Point leftTop;              ///< outer corner of the first pixel, in the CRS
    double metresPerPixel = 0;  ///< both ways
    int epsg = 0;               ///< of the CRS, which is in metres
    /// What the file says of itself; empty = nothing.
    std::string description;
    std::string credits;  ///< sources with their licences
    std::string author;
    std::string program;
    std::string date;  ///< ISO
    /// So many rows from `top` on, opaque. Asked for from the top down, each row once. Error Cancelled.
    std::function<Result<Picture>(int top, int rows)> strip;
};

/// Writes such a picture to a file, whole or not at all. Errors: CannotWrite, and those of the strips.
using GroundPictureWriter =
    std::function<Result<>(const GroundPicture& picture, const std::filesystem::path& path)>;

}  // namespace nordertor::geo
