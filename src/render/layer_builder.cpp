// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "geo/area_operations.h"
#include "render/layer_builder_p.h"
#include "render/shared_borders_p.h"

namespace nordertor::render {
namespace {

/// Upper denominators of the bands but the last; metres a vertex may move in each.
constexpr std::array<double, SceneLayer::bandCount - 1> bandLimits{5000, 15000, 50000, 150000, 500000};
constexpr std::array<double, SceneLayer::bandCount> tolerances{0, 1, 3, 10, 30, 100};

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

void closeFeature(BandGeometry& band) {
    band.featureStart.push_back(static_cast<std::uint32_t>(band.partStart.size() - 1));
}

/// Areas too small to see would leave a town empty that is full of them. Those of one look in a cell of the
/// tolerance's size become one square as large as all, at their middle; the first of them draws it.
class MergedAreas {
  public:
    struct Square {
        std::uint32_t feature = 0;
        double area = 0;
        geo::Point moment;  ///< sum of places times areas
    };

    explicit MergedAreas(double cell) : cell_(cell) {}

    void add(std::uint32_t feature, std::uint32_t properties, std::span<const geo::Point> ring, double area) {
        const geo::Point at = ring.front();
        const Cell cell{std::llround(at.x / cell_), std::llround(at.y / cell_), properties};
        const auto [found, isNew] = squareOf_.try_emplace(cell, squares_.size());
        if (isNew) {
            squares_.push_back({feature, 0, {}});
        }
        Square& square = squares_[found->second];
        square.area += area;
        square.moment.x += at.x * area;
        square.moment.y += at.y * area;
    }
    /// In the order of their features.
    [[nodiscard]] const std::vector<Square>& squares() const { return squares_; }

  private:
    using Cell = std::tuple<long long, long long, std::uint32_t>;
    struct CellHash {
        std::size_t operator()(const Cell& cell) const {
            const auto [x, y, properties] = cell;
            const auto mixed =
                (static_cast<std::uint64_t>(x) * 0x9e3779b97f4a7c15U ^ static_cast<std::uint64_t>(y)) *
                    0xff51afd7ed558ccdU +
                properties;
            return mixed ^ (mixed >> 32);
        }
    };

    double cell_;
    std::unordered_map<Cell, std::size_t, CellHash> squareOf_;
    std::vector<Square> squares_;
};

/// Counter-clockwise, as outer rings are.
geo::Points ringOf(const MergedAreas::Square& square) {
    const double half = std::sqrt(square.area) / 2;
    const double x = square.moment.x / square.area;
    const double y = square.moment.y / square.area;
    return {{x - half, y - half},
            {x + half, y - half},
            {x + half, y + half},
            {x - half, y + half},
            {x - half, y - half}};
}

void simplifyAreas(const SceneLayer& layer, const SharedBorders& borders, double tolerance,
                   BandGeometry& band) {
    const BandGeometry& exact = layer.bands.front();
    MergedAreas merged(tolerance);
    const auto areaOf = [&](std::uint32_t part) { return doubledSignedArea(exact.part(part)) / 2; };
    const auto parts = [&](std::uint32_t feature, const auto& visit) {
        for (std::uint32_t part = exact.featureStart[feature]; part < exact.featureStart[feature + 1];
             ++part) {
            const double area = areaOf(part);
            visit(part, area, std::abs(area) < tolerance * tolerance);
        }
    };
    for (std::uint32_t feature = 0; feature < layer.features.size(); ++feature) {
        parts(feature, [&](std::uint32_t part, double area, bool small) {
            if (small && area > 0) {
                merged.add(feature, layer.features[feature].properties, exact.part(part), area);
            }
        });
    }
    auto square = merged.squares().begin();
    for (std::uint32_t feature = 0; feature < layer.features.size(); ++feature) {
        parts(feature, [&](std::uint32_t part, double, bool small) {
            if (!small) {
                if (const auto ring = borders.simplified(part, tolerance); ring.size() >= 4) {
                    append(band, ring);
                }
            }
        });
        for (; square != merged.squares().end() && square->feature == feature; ++square) {
            append(band, ringOf(*square));
        }
        closeFeature(band);
    }
}

void simplifyLines(const BandGeometry& exact, double tolerance, BandGeometry& band) {
    for (std::uint32_t feature = 0; feature + 1 < exact.featureStart.size(); ++feature) {
        for (std::uint32_t part = exact.featureStart[feature]; part < exact.featureStart[feature + 1];
             ++part) {
            append(band, simplifiedLine(exact.part(part), tolerance));
        }
        closeFeature(band);
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
    closeFeature(layer_->bands.front());
}

void LayerBuilder::addLine(const std::string& id, std::uint32_t properties, const geo::Points& points) {
    if (points.size() < 2) {
        return;
    }
    layer_->features.push_back(
        {id, properties, geo::boxOf(points), points[points.size() / 2], geo::length(points)});
    append(layer_->bands.front(), points);
    closeFeature(layer_->bands.front());
}

void LayerBuilder::addPoint(const std::string& id, std::uint32_t properties, geo::Point point) {
    layer_->features.push_back({id, properties, {point, point}, point, 0});
    closeFeature(layer_->bands.front());
}

std::shared_ptr<const SceneLayer> LayerBuilder::finish() {
    std::vector<geo::Box> boxes;
    boxes.reserve(layer_->features.size());
    for (const SceneFeature& feature : layer_->features) {
        boxes.push_back(feature.box);
    }
    std::optional<SharedBorders> borders;
    if (layer_->kind == GeometryKind::Area) {
        borders.emplace(layer_->bands.front());
    }
    for (std::size_t b = 1; b < layer_->bands.size(); ++b) {
        if (borders) {
            simplifyAreas(*layer_, *borders, tolerances[b], layer_->bands[b]);
        } else {
            simplifyLines(layer_->bands.front(), tolerances[b], layer_->bands[b]);
        }
    }
    layer_->index = geo::SpatialIndex(boxes);
    known_.clear();
    return layer_;
}

}  // namespace nordertor::render
