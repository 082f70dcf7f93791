// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/geometry.h"

namespace nordertor::io {

/// In which CRS a table's coordinates are.
struct ColumnsCrs {
    int epsg = 0;
    bool swapped = false;     ///< the first column is the northing or latitude
    std::size_t fitting = 0;  ///< points within `usual`
    geo::Box usual;           ///< easting and northing usual in Germany; empty where not known here
};

/// Values of `first` and `second` column as they stand in the table.
struct RawCoordinate {
    double first = 0;
    double second = 0;
};

/// Recognises the CRS from the values usual in Germany: longitude/latitude (EPSG:4326), UTM zones 32 and 33
/// without (25832, 25833) and with (4647, 5650) zone prefix, Gauss-Krueger (31466-31469), the census grid
/// (3035) and Web Mercator (3857), each also with swapped axes. Where several fit - zone 32 and 33 use the
/// same numbers - the one that puts most points into the window wins, then the one whose middle is nearest to
/// it. Nothing where fewer than four fifths of the points fit any, or the best lies farther than 500 km away.
/// O(candidates x points).
[[nodiscard]] std::optional<ColumnsCrs> recogniseCrs(const std::vector<RawCoordinate>& points,
                                                     int workingCrsEpsg, const geo::Box& window);

/// For a stated CRS: whether the axes are swapped. Nothing where the values fit it neither way, an answer of
/// `swapped` false for a CRS whose usual values are not known here.
[[nodiscard]] std::optional<ColumnsCrs> checkStatedCrs(const std::vector<RawCoordinate>& points, int epsg);

/// "25832", "EPSG:25832", "ETRS89 / UTM 32N", "urn:ogc:def:crs:EPSG::25832" -> 25832
[[nodiscard]] std::optional<int> epsgFromText(const std::string& text);

}  // namespace nordertor::io
