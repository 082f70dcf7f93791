// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>

#include "base/picture.h"
#include "base/result.h"
#include "base/task.h"
#include "geo/backdrop.h"
#include "geo/crs.h"

namespace nordertor::io {

/// Where pixels lie, as GDAL has it: x = a[0] + column * a[1] + row * a[2], y = a[3] + column * a[4] + row *
/// a[5].
using PixelPlace = std::array<double, 6>;

/// A picture somewhere on the ground, in any CRS.
struct PlacedPicture {
    Picture picture;
    PixelPlace place{};
    std::string crsWkt;
};

/// All pixels transparent.
[[nodiscard]] Picture emptyPicture(int width, int height);

/// The picture as the view wants it: transformed to the working CRS, between its pixels interpolated.
/// Error Cancelled.
[[nodiscard]] Result<Picture> drawnFor(PlacedPicture& picture, const geo::GroundView& view,
                                       const geo::Crs& working, const Task& task);

/// The view's ground in another CRS; nothing where the view lies wholly outside what that CRS can express.
[[nodiscard]] Result<std::optional<geo::Box>> groundIn(const geo::Crs& crs, const geo::Box& ground,
                                                       const geo::Crs& working);

/// The view's ground in a raster's pixels, by the inverse of its place: `min` left top. Nothing as above.
[[nodiscard]] Result<std::optional<geo::Box>> groundInPixels(const geo::Crs& crs, const PixelPlace& place,
                                                             const geo::Box& ground, const geo::Crs& working);

/// A PNG, JPEG or WebP in memory. Its size is looked at before anything is unpacked. Errors: InvalidData with
/// the size or the lack of one in `place` (no picture, larger than `largestSide`, damaged).
[[nodiscard]] Result<Picture> decodedPicture(const std::string& bytes, int largestSide);

}  // namespace nordertor::io
