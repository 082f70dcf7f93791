// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "geo/crs.h"
#include "io/vector/area_layer_p.h"
#include "io/vector/geojson_members_p.h"

namespace nordertor::io {

/// The layer named `wanted`, or the only one with areas if `wanted` is empty. Errors: NotFound (no such
/// layer: lists them), InvalidData (no areas, several layers), those of readAreaLayer.
[[nodiscard]] Result<AreaLayer> onlyAreaLayer(const Dataset& dataset, const std::filesystem::path& file,
                                              const std::string& wanted, GdalSilence& silence,
                                              const Task& task);

/// Where on earth a layer's coordinates are, and what a GeoJSON file says of its source.
struct PlacedLayer {
    geo::Crs crs;
    geo::Box box;  ///< of all features, in that CRS, easting first
    GeoJsonMembers members;
    Notices notices;
};

/// Recognises the CRS (crs_recognition.h) and turns coordinates of `layer` that have the northing first.
[[nodiscard]] Result<PlacedLayer> placedLayer(AreaLayer& layer, const Dataset& dataset,
                                              const std::filesystem::path& file,
                                              std::optional<int> statedEpsg, std::optional<int> expectedEpsg);

}  // namespace nordertor::io
