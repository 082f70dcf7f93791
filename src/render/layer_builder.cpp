// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "geo/area_operations.h"
#include "render/layer_builder_p.h"
#include "render/shared_borders_p.h"

namespace nordertor::render {
namespace {

/// Upper denominators of the bands but the last; metres a vertex may move in each.
constexpr std::array<double, SceneLayer::bandCount - 1> bandLimits{5000, 15000, 50000};
constexpr std::array<double, SceneLayer::bandCount> tolerances{0, 1, 3, 10};

double doubledSignedArea(std::span<const geo::Point> ring) {
    double sum = 0;
    const geo::Point origin = ring.front();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        sum += (ring[i].x - origin.x) * (ring[i + 1].y - origin.y) -
               (ring[i + 1].x - origin.x) * (ring[i].y - origin.y);
    }
    return sum;
}

void append(BandGeometry& band, std::span<const geo::Point> points) {
    band.points.insert(band.points.end(), points.begin(), points.end());
    band.partStart.push_back(static_cast<std::uint32_t>(band.points.size()));
}

/// Without areas too small to see.
void simplify(const BandGeometry& exact, GeometryKind kind, std::span<const double> allTolerances,
              std::span<BandGeometry> bands) {
    std::optional<SharedBorders> borders;
    if (kind == GeometryKind::Area) {
        borders.emplace(exact);
    }
    for (std::uint32_t feature = 0; feature + 1 < exact.featureStart.size(); ++feature) {
        for (std::size_t b = 0; b < bands.size(); ++b) {
            const double tolerance = allTolerances[b];
            for (std::uint32_t part = exact.featureStart[feature]; part < exact.featureStart[feature + 1];
                 ++part) {
                const auto points = exact.part(part);
                if (!borders) {
                    append(bands[b], simplifiedLine(points, tolerance));
                } else if (std::abs(doubledSignedArea(points)) / 2 >= tolerance * tolerance) {
                    if (const auto ring = borders->simplified(part, tolerance); ring.size() >= 4) {
                        append(bands[b], ring);
                    }
                }
            }
            bands[b].featureStart.push_back(static_cast<std::uint32_t>(bands[b].partStart.size() - 1));
        }
    }
}

std::string keyOf(const style::Properties& properties, const LocalizedText& label) {
    std::string key = label.de + '\n';
    for (const auto& [name, value] : properties.entries()) {
        key += name;
        key += static_cast<char>('0' + value.index());
        key += style::textOf(value);
        key += '\n';
    }
    return key;
}

}  // namespace

geo::Point placeInside(const geo::MultiPolygon& shape) {
    const geo::Point centroid = geo::centroid(shape);
    return geo::contains(shape, centroid) ? centroid : geo::pointInside(shape).value_or(centroid);
}

int SceneLayer::bandOf(double scaleDenominator) {
    const auto* const found = std::lower_bound(bandLimits.begin(), bandLimits.end(), scaleDenominator);
    return static_cast<int>(found - bandLimits.begin());
}

LayerBuilder::LayerBuilder(std::string name, GeometryKind kind) : layer_(std::make_shared<SceneLayer>()) {
    layer_->name = std::move(name);
    layer_->kind = kind;
}

std::uint32_t LayerBuilder::properties(const style::Properties& properties, const LocalizedText& label) {
    const auto index = static_cast<std::uint32_t>(layer_->propertySets.size());
    const auto [found, isNew] = known_.emplace(keyOf(properties, label), index);
    if (isNew) {
        layer_->propertySets.push_back(properties);
        layer_->labels.push_back(label);
    }
    return found->second;
}

void LayerBuilder::addRing(const geo::Points& ring, bool hole) {
    // outer rings counter-clockwise, holes clockwise
    if ((doubledSignedArea(ring) < 0) != hole) {
        append(layer_->bands.front(), geo::Points(ring.rbegin(), ring.rend()));
    } else {
        append(layer_->bands.front(), ring);
    }
}

void LayerBuilder::closeFeature() {
    BandGeometry& exact = layer_->bands.front();
    exact.featureStart.push_back(static_cast<std::uint32_t>(exact.partStart.size() - 1));
}

void LayerBuilder::addArea(const std::string& id, std::uint32_t properties, const geo::MultiPolygon& shape) {
    if (shape.empty()) {
        return;
    }
    SceneFeature feature{id, properties, geo::boxOf(shape), placeInside(shape), geo::areaOf(shape)};
    for (const geo::Polygon& polygon : shape.polygons) {
        if (polygon.outer.size() < 4) {
            continue;
        }
        addRing(polygon.outer, false);
        for (const geo::Points& hole : polygon.holes) {
            if (hole.size() >= 4) {
                addRing(hole, true);
            }
        }
    }
    layer_->features.push_back(std::move(feature));
    closeFeature();
}

void LayerBuilder::addLine(const std::string& id, std::uint32_t properties, const geo::Points& points) {
    if (points.size() < 2) {
        return;
    }
    layer_->features.push_back(
        {id, properties, geo::boxOf(points), points[points.size() / 2], geo::length(points)});
    append(layer_->bands.front(), points);
    closeFeature();
}

void LayerBuilder::addPoint(const std::string& id, std::uint32_t properties, geo::Point point) {
    layer_->features.push_back({id, properties, {point, point}, point, 0});
    closeFeature();
}

std::shared_ptr<const SceneLayer> LayerBuilder::finish() {
    std::vector<geo::Box> boxes;
    boxes.reserve(layer_->features.size());
    for (const SceneFeature& feature : layer_->features) {
        boxes.push_back(feature.box);
    }
    simplify(layer_->bands.front(), layer_->kind, std::span(tolerances).subspan(1),
             std::span(layer_->bands).subspan(1));
    layer_->index = geo::SpatialIndex(boxes);
    known_.clear();
    return layer_;
}

}  // namespace nordertor::render
