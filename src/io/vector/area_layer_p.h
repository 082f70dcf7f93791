// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "geo/geometry.h"
#include "io/gdal/gdal_p.h"

namespace nordertor::io {

/// One feature with an area, as it stands in the file.
struct AreaFeature {
    std::string id;                                 ///< the format's own id where it has one, else the row
    std::map<std::string, std::string> attributes;  ///< keys in small letters; empty values left out
    geo::MultiPolygon area;                         ///< in the file's CRS, curves drawn as lines

    /// The first of these attributes that has a value, or nothing.
    [[nodiscard]] std::string firstOf(const std::vector<std::string>& keys) const;
};

struct AreaLayer {
    std::string name;
    std::optional<std::string> crs;  ///< for Crs::fromText(); nothing if the file does not say
    std::vector<AreaFeature> features;
    std::size_t withoutArea = 0;  ///< points, lines and empty features left out
};

/// Names of the layers that may hold areas by their declared type, in the file's order.
[[nodiscard]] std::vector<std::string> possibleAreaLayers(const Dataset& dataset);

/// Errors: CannotRead (damaged), Cancelled.
[[nodiscard]] Result<AreaLayer> readAreaLayer(const Dataset& dataset, const std::string& name,
                                              const std::filesystem::path& file, GdalSilence& silence,
                                              const Task& task);

}  // namespace nordertor::io
