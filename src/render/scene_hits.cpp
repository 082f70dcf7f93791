// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/number_format.h"
#include "render/map_scene.h"

namespace nordertor::render {
namespace {

/// A layer that answers, the more particular first.
struct Answering {
    const char* layer;
    Hit::Kind kind;
    const char* group;
};
constexpr std::array<Answering, 8> answering{{{"gap_numbers", Hit::Kind::Gap, "gaps"},
                                              {"facilities", Hit::Kind::Facility, "facilities"},
                                              {"organisations", Hit::Kind::Organisation, "organisations"},
                                              {"gaps", Hit::Kind::Gap, "gaps"},
                                              {"buildings", Hit::Kind::Building, "base"},
                                              {"streets", Hit::Kind::Street, "base"},
                                              {"landuse", Hit::Kind::LandUse, "base"},
                                              {"area", Hit::Kind::ProgrammeArea, "area"}}};

double distanceToArea(const BandGeometry& band, std::uint32_t feature, geo::Point p) {
    geo::MultiPolygon shape;
    for (std::uint32_t part = band.featureStart[feature]; part < band.featureStart[feature + 1]; ++part) {
        const auto points = band.part(part);
        geo::Points ring(points.begin(), points.end());
        double doubledArea = 0;
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            doubledArea += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
                           (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
        }
        // a hole runs clockwise and follows its outer ring
        if (doubledArea < 0 && !shape.empty()) {
            shape.polygons.back().holes.push_back(std::move(ring));
        } else {
            shape.polygons.push_back({std::move(ring), {}});
        }
    }
    return geo::distanceTo(shape, p);
}

double distanceTo(const SceneLayer& layer, std::uint32_t feature, geo::Point p) {
    const BandGeometry& band = layer.bands.front();
    if (layer.kind == GeometryKind::Point) {
        return geo::distance(layer.features[feature].anchor, p);
    }
    if (layer.kind == GeometryKind::Area) {
        return distanceToArea(band, feature, p);
    }
    const auto points = band.part(band.featureStart[feature]);
    return geo::nearestOnLine({points.begin(), points.end()}, p).distance;
}

std::string textProperty(const style::Properties& properties, const char* name) {
    const style::Value* value = properties.find(name);
    return value != nullptr ? style::textOf(*value) : std::string();
}

}  // namespace

std::vector<Hit> MapScene::hitsAt(geo::Point p, double tolerance,
                                  const std::set<std::string>& hiddenGroups) const {
    std::vector<Hit> hits;
    std::set<std::string> gapsFound;
    for (const Answering& asked : answering) {
        const SceneLayer* layer = find(asked.layer);
        if (layer == nullptr) {
            continue;
        }
        const auto first = static_cast<std::ptrdiff_t>(hits.size());
        for (const std::uint32_t index : layer->index.query(geo::Box{p, p}.expandedBy(tolerance))) {
            const SceneFeature& feature = layer->features[index];
            const style::Properties& properties = layer->propertySets[feature.properties];
            const std::string theme = textProperty(properties, "theme");
            const std::string group = theme.empty() ? asked.group : asked.group + (":" + theme);
            const double distance = distanceTo(*layer, index, p);
            if (distance > tolerance || hiddenGroups.contains(group) || gapsFound.contains(feature.id)) {
                continue;
            }
            if (asked.kind == Hit::Kind::Gap) {
                gapsFound.insert(feature.id);
            }
            hits.push_back({asked.kind, feature.id, textProperty(properties, "name"),
                            layer->labels[feature.properties], feature.anchor, distance});
        }
        std::sort(hits.begin() + first, hits.end(), [](const Hit& a, const Hit& b) {
            return std::tie(a.distance, a.id) < std::tie(b.distance, b.id);
        });
    }
    return hits;
}

}  // namespace nordertor::render
