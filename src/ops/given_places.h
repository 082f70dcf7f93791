// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "geo/geometry.h"

namespace nordertor::ops {

/// A place as a user writes it: "easting,northing" in metres of the working CRS, or "longitude,latitude" in
/// degrees, which are told apart by their size (no metric CRS has its data within 180 m of its origin). Error
/// InvalidArgument, naming `option` and `example`.
[[nodiscard]] Result<geo::Point> placeFrom(const std::string& option, const std::string& text,
                                           int workingCrsEpsg, const std::string& example);
/// One or more places separated by blanks.
[[nodiscard]] Result<std::vector<geo::Point>> placesFrom(const std::string& option, const std::string& text,
                                                         int workingCrsEpsg, const std::string& example);

}  // namespace nordertor::ops
