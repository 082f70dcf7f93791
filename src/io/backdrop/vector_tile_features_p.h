// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogr_api.h>

#include <string>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "geo/crs.h"
#include "io/gdal/gdal_p.h"
#include "model/base_map.h"

namespace nordertor::io {

/// Whether a layer of that name is drawn: OpenMapTiles 3 ("transportation", "landcover" ...) or Shortbread 1
/// ("streets", "land" ...).
[[nodiscard]] bool isKnownTileLayer(const std::string& name);

/// Reads what lies in the box into our own kinds of things, which are then drawn like our own base map.
/// Bounded, whatever the file says: 300,000 features, 4,000,000 points.
class TileFeatures {
  public:
    /// `toWorking` from Web Mercator, in which tiles are.
    explicit TileFeatures(const geo::Transform& toWorking) : toWorking_(toWorking) {}

    /// `box` in Web Mercator. Error Cancelled.
    [[nodiscard]] Result<> read(const Dataset& dataset, const geo::Box& box, const Task& task);
    /// There was more than the bounds allow.
    [[nodiscard]] bool cut() const { return cut_; }
    [[nodiscard]] const model::BaseMap& map() const { return map_; }

  private:
    void add(const std::string& layer, OGRFeatureH feature);
    void addArea(const std::string& layer, const std::string& kind, const geo::MultiPolygon& shape,
                 const std::string& name);
    void addLine(const std::string& layer, const std::string& kind, const geo::Points& points,
                 OGRFeatureH feature);
    [[nodiscard]] geo::Points placed(OGRGeometryH line);
    void collect(OGRGeometryH geometry, geo::MultiPolygon& areas, std::vector<geo::Points>& lines,
                 geo::Points& points, int depth);
    [[nodiscard]] std::string nextId() { return "tile/" + std::to_string(++count_); }

    const geo::Transform& toWorking_;
    model::BaseMap map_;
    std::size_t count_ = 0;
    std::size_t features_ = 0;
    std::size_t points_ = 0;
    bool cut_ = false;
};

}  // namespace nordertor::io
