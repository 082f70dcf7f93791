// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "base/notice.h"
#include "base/result.h"
#include "geo/crs.h"
#include "geo/point.h"

namespace nordertor::io {

struct CrsQuestion {
    std::optional<int> statedEpsg;        ///< by the user: believed, but for the order of axes
    std::optional<std::string> declared;  ///< by the file, for Crs::fromText()
    bool declaredByDefault = false;       ///< the format's default rather than the file's word (GeoJSON)
    geo::Box box;                         ///< of all coordinates, as they stand in the file
    std::optional<int> expectedEpsg;      ///< decides between two UTM zones that both fit
};

struct RecognisedCrs {
    geo::Crs crs;
    bool swapAxes = false;  ///< the file has northing first
    Notices notices;        ///< what was guessed or corrected
};

/// Which CRS coordinates are in. The file's word counts if the coordinates lie where that CRS may be used;
/// else the axes are exchanged; else the systems used in Germany are tried (longitude/latitude, ETRS89/UTM
/// with and without zone number before the easting, Gauss-Krüger, LAEA). Whatever is not plainly the file's
/// word is a Notice. Errors: InvalidArgument (stated code unknown), InvalidData (stated CRS does not fit, or
/// nothing fits: asks for --area-crs).
[[nodiscard]] Result<RecognisedCrs> recogniseCrs(const CrsQuestion& question);

/// The first srsName in the text of a GML file that can be told, for files whose srsName GDAL does not
/// understand: AdV names ("urn:adv:crs:ETRS89_UTM32") and ESRI's codes.
[[nodiscard]] std::optional<std::string> srsNameIn(const std::string& gmlText);

}  // namespace nordertor::io
