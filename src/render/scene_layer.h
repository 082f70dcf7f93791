// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/localized_text.h"
#include "geo/geometry.h"
#include "geo/spatial_index.h"
#include "style/properties.h"

namespace nordertor::render {

enum class GeometryKind { Area, Line, Point };

/// Geometry of all features of a layer at one degree of simplification, in flat arrays. A part is a ring
/// (outer rings counter-clockwise, holes clockwise, closed) or a line.
struct BandGeometry {
    geo::Points points;
    std::vector<std::uint32_t> partStart{0};     ///< into points; parts + 1 entries
    std::vector<std::uint32_t> featureStart{0};  ///< into partStart; features + 1 entries

    [[nodiscard]] std::span<const geo::Point> part(std::uint32_t index) const {
        return {points.data() + partStart[index], partStart[index + 1] - partStart[index]};
    }
};

struct SceneFeature {
    std::string id;
    std::uint32_t properties = 0;  ///< into SceneLayer::propertySets; equal properties share one
    geo::Box box;
    geo::Point anchor;  ///< point of a label or symbol, inside an area
    double extent = 0;  ///< m² of an area, metres of a line, 0 of a point
};

/// Features of one kind, named like a source layer of the style.
struct SceneLayer {
    /// Exact, and simplified for scales from 1:5,000, 1:15,000, 1:50,000, 1:150,000 and 1:500,000 on: no
    /// vertex moves by more than a fifth of a millimetre on the drawing, areas that share a border still do,
    /// and areas too small to see are merged to squares.
    static constexpr int bandCount = 6;
    [[nodiscard]] static int bandOf(double scaleDenominator);

    std::string name;  ///< "building"
    GeometryKind kind = GeometryKind::Area;
    std::vector<SceneFeature> features;  ///< those with a larger extent first for areas; else in model order
    std::vector<style::Properties> propertySets;
    std::vector<LocalizedText> labels;  ///< what a feature of the property set is, for people; same size
    /// Property sets the legend shows instead of those that occur, for a group of which any occurs.
    std::vector<std::uint32_t> legendSamples;
    std::array<BandGeometry, bandCount> bands;
    geo::SpatialIndex index;  ///< over the features' boxes
};

}  // namespace nordertor::render
