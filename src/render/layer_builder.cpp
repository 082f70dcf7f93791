// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "geo/area_operations.h"
#include "render/layer_builder_p.h"

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

double distanceToSegment(geo::Point p, geo::Point a, geo::Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    const double t = squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
    return geo::distance(p, {a.x + t * dx, a.y + t * dy});
}

std::size_t farthestFrom(std::span<const geo::Point> points, geo::Point p) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (geo::distance(points[i], p) > geo::distance(points[best], p)) {
            best = i;
        }
    }
    return best;
}

geo::Points simplifiedRing(std::span<const geo::Point> ring, double tolerance) {
    const std::size_t far = farthestFrom(ring, ring.front());
    geo::Points result = simplifiedLine(ring.first(far + 1), tolerance);
    const geo::Points second = simplifiedLine(ring.subspan(far), tolerance);
    result.insert(result.end(), second.begin() + 1, second.end());
    return result;
}

void append(BandGeometry& band, std::span<const geo::Point> points, bool reversed) {
    if (reversed) {
        band.points.insert(band.points.end(), points.rbegin(), points.rend());
    } else {
        band.points.insert(band.points.end(), points.begin(), points.end());
    }
    band.partStart.push_back(static_cast<std::uint32_t>(band.points.size()));
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

geo::Points simplifiedLine(std::span<const geo::Point> line, double tolerance) {
    if (line.size() < 3 || tolerance <= 0) {
        return {line.begin(), line.end()};
    }
    std::vector<bool> keep(line.size(), false);
    keep.front() = true;
    keep.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double most = tolerance;
        std::size_t split = 0;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double distance = distanceToSegment(line[i], line[first], line[last]);
            if (distance > most) {
                most = distance;
                split = i;
            }
        }
        if (split != 0) {
            keep[split] = true;
            open.emplace_back(first, split);
            open.emplace_back(split, last);
        }
    }
    geo::Points result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (keep[i]) {
            result.push_back(line[i]);
        }
    }
    return result;
}

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

void LayerBuilder::addPart(std::span<const geo::Point> points, bool ring, bool hole) {
    // outer rings counter-clockwise, holes clockwise
    const bool reversed = ring && (doubledSignedArea(points) < 0) != hole;
    for (std::size_t b = 0; b < layer_->bands.size(); ++b) {
        BandGeometry& band = layer_->bands[b];
        const double tolerance = tolerances[b];
        if (b == 0) {
            append(band, points, reversed);
        } else if (!ring) {
            append(band, simplifiedLine(points, tolerance), false);
        } else if (std::abs(doubledSignedArea(points)) / 2 >= tolerance * tolerance) {
            const geo::Points simple = simplifiedRing(points, tolerance);
            append(band, simple.size() >= 4 ? std::span<const geo::Point>(simple) : points, reversed);
        }
    }
}

void LayerBuilder::closeFeature() {
    for (BandGeometry& band : layer_->bands) {
        band.featureStart.push_back(static_cast<std::uint32_t>(band.partStart.size() - 1));
    }
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
        addPart(polygon.outer, true, false);
        for (const geo::Points& hole : polygon.holes) {
            if (hole.size() >= 4) {
                addPart(hole, true, true);
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
    addPart(points, false, false);
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
    layer_->index = geo::SpatialIndex(boxes);
    known_.clear();
    return layer_;
}

}  // namespace nordertor::render
