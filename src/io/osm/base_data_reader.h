// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "model/base_map.h"
#include "model/facility.h"
#include "model/organisation.h"
#include "model/source_record.h"
#include "model/theme.h"

namespace nordertor::io {

struct BaseDataOptions {
    int workingCrsEpsg = 25832;
    geo::MultiPolygon area;      ///< programme area, working CRS
    double marginMetres = 2000;  ///< data is kept this far around the area
    std::string importDate;      ///< ISO date for the SourceRecords
};

struct BaseData {
    model::BaseMap baseMap;
    std::vector<model::Facility> facilities;         ///< ascending by (kind, id)
    std::vector<model::Organisation> organisations;  ///< from shop, craft, office ...; ascending by id
    std::vector<model::SourceRecord> sources;
    Notices notices;
};

/// Reads base map, facilities and businesses from OpenStreetMap files (.osm.pbf, .osm, .osm.gz, .osm.bz2) or
/// from GeoJSON files whose properties are OpenStreetMap tags (.geojson; ways meet where they share a
/// coordinate). Clipped to the area plus margin by the data itself: the header's bounding box is not trusted.
/// What becomes a facility or a business is decided by the themes' tag rules. Multipolygon relations are
/// assembled with holes; members missing at the edge of the extract are closed along the margin or reported.
/// Errors: NotFound, CannotRead (empty, truncated, other format: with file and position), InvalidData
/// (nothing of the file lies in the area: the sentence gives both extents), Cancelled.
[[nodiscard]] Result<BaseData> readBaseData(const std::vector<std::filesystem::path>& files,
                                            const model::ThemeSet& themes, const BaseDataOptions& options,
                                            const Task& task = {});

}  // namespace nordertor::io
