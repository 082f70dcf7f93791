// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "model/programme_area.h"
#include "model/source_record.h"

namespace nordertor::io {

struct BoundaryOptions {
    std::string layer;                  ///< DEFAULT: the only layer with areas; of several, see below
    std::optional<int> crsEpsg;         ///< stated by the user; DEFAULT: as in the file
    std::optional<int> workingCrsEpsg;  ///< must be metric; DEFAULT: the UTM zone of the area
    std::string importDate;             ///< ISO date for the SourceRecord
};

struct BoundaryRead {
    model::ProgrammeArea area;  ///< valid, in the working CRS
    int workingCrsEpsg = 0;
    model::SourceRecord source;  ///< id "area"
    Notices notices;             ///< repairs, dropped lines, guessed CRS, missing grid ...
};

/// Reads a programme area from any vector format GDAL knows (GeoJSON, GeoPackage, Shapefile, KML, GML,
/// XPlanGML). All areas of the layer are united; of XPlanGML the plan's outline (raeumlicherGeltungsbereich),
/// or the SO_Gebiet objects with their kind where there are any. A property `example_data` = true marks the
/// source as example data. Errors: NotFound, CannotRead (empty, truncated, no vector format), InvalidData (no
/// areas, zero area, coordinates that cannot be of the CRS, several layers with areas and none chosen: the
/// sentence lists them).
[[nodiscard]] Result<BoundaryRead> readBoundary(const std::filesystem::path& file,
                                                const BoundaryOptions& options, const Task& task = {});

}  // namespace nordertor::io
