// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>

#include "render/scene_layer.h"

namespace nordertor::render {

/// Collects the features of one layer and prepares them for drawing.
class LayerBuilder {
  public:
    LayerBuilder(std::string name, GeometryKind kind);

    /// Index for the add functions; equal properties and labels get one index.
    [[nodiscard]] std::uint32_t properties(const style::Properties& properties, const LocalizedText& label);
    /// Empty areas, and lines of fewer than two points, are left out.
    void addArea(const std::string& id, std::uint32_t properties, const geo::MultiPolygon& shape);
    void addLine(const std::string& id, std::uint32_t properties, const geo::Points& points);
    void addPoint(const std::string& id, std::uint32_t properties, geo::Point point);
    /// The legend shows this property set (SceneLayer::legendSamples).
    void addSample(std::uint32_t properties) { layer_->legendSamples.push_back(properties); }
    [[nodiscard]] std::shared_ptr<const SceneLayer> finish();

  private:
    void addRing(const geo::Points& ring, bool hole);

    std::shared_ptr<SceneLayer> layer_;
    std::map<std::string, std::uint32_t> known_;
};

/// The centroid, or where that lies outside, as with a house of two wings, another point of the area.
[[nodiscard]] geo::Point placeInside(const geo::MultiPolygon& shape);

}  // namespace nordertor::render
