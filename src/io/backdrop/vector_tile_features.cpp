// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/backdrop/vector_tile_features_p.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "io/backdrop/backdrop_base_p.h"

namespace nordertor::io {
namespace {

using model::Highway;
using model::LandUse;

constexpr std::size_t mostTileFeatures = 300'000;
constexpr std::size_t mostTilePoints = 4'000'000;
constexpr int deepestGeometry = 4;

const std::set<std::string, std::less<>> waterLayers{"water", "water_polygons", "ocean"};
const std::set<std::string, std::less<>> landLayers{"landuse", "landcover", "park", "land", "sites"};
const std::set<std::string, std::less<>> streamLayers{"waterway", "water_lines"};
const std::set<std::string, std::less<>> buildingLayers{"building", "buildings"};
const std::set<std::string, std::less<>> streetLayers{"transportation", "transportation_name", "streets",
                                                      "street_labels"};
const std::set<std::string, std::less<>> numberLayers{"housenumber", "addresses"};

std::optional<LandUse> landUseOf(const std::string& kind) {
    static const std::map<std::string, LandUse, std::less<>> known{
        {"residential", LandUse::Residential},
        {"suburb", LandUse::Residential},
        {"neighbourhood", LandUse::Residential},
        {"commercial", LandUse::Commercial},
        {"retail", LandUse::Retail},
        {"industrial", LandUse::Industrial},
        {"military", LandUse::Industrial},
        {"railway", LandUse::Railway},
        {"cemetery", LandUse::Cemetery},
        {"grave_yard", LandUse::Cemetery},
        {"school", LandUse::Public},
        {"university", LandUse::Public},
        {"college", LandUse::Public},
        {"kindergarten", LandUse::Public},
        {"hospital", LandUse::Public},
        {"pitch", LandUse::Sports},
        {"stadium", LandUse::Sports},
        {"sports_centre", LandUse::Sports},
        {"track", LandUse::Sports},
        {"playground", LandUse::Playground},
        {"park", LandUse::Park},
        {"public_park", LandUse::Park},
        {"garden", LandUse::Park},
        {"recreation_ground", LandUse::Park},
        {"village_green", LandUse::Park},
        {"allotments", LandUse::Allotments},
        {"grass", LandUse::Grass},
        {"meadow", LandUse::Grass},
        {"grassland", LandUse::Grass},
        {"scrub", LandUse::Grass},
        {"heath", LandUse::Grass},
        {"wood", LandUse::Forest},
        {"forest", LandUse::Forest},
        {"farmland", LandUse::Farmland},
        {"orchard", LandUse::Farmland},
        {"vineyard", LandUse::Farmland},
        {"parking", LandUse::Parking},
        {"construction", LandUse::Construction},
    };
    const auto found = known.find(kind);
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Highway> highwayOf(const std::string& kind) {
    static const std::map<std::string, Highway, std::less<>> known{
        {"motorway", Highway::Motorway},
        {"trunk", Highway::Trunk},
        {"primary", Highway::Primary},
        {"secondary", Highway::Secondary},
        {"tertiary", Highway::Tertiary},
        {"minor", Highway::Residential},
        {"unclassified", Highway::Unclassified},
        {"residential", Highway::Residential},
        {"living_street", Highway::LivingStreet},
        {"busway", Highway::Service},
        {"service", Highway::Service},
        {"pedestrian", Highway::Pedestrian},
        {"footway", Highway::Footway},
        {"path", Highway::Path},
        {"cycleway", Highway::Cycleway},
        {"bridleway", Highway::Bridleway},
        {"steps", Highway::Steps},
        {"track", Highway::Track},
        {"minor_construction", Highway::Construction},
    };
    const auto found = known.find(kind);
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

std::string attribute(OGRFeatureH feature, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const int field = OGR_F_GetFieldIndex(feature, name);
        if (field >= 0 && OGR_F_IsFieldSetAndNotNull(feature, field) != 0) {
            if (std::string text = printable(OGR_F_GetFieldAsString(feature, field)); !text.empty()) {
                return text;
            }
        }
    }
    return {};
}

}  // namespace

bool isKnownTileLayer(const std::string& name) {
    return std::ranges::any_of(
        std::initializer_list<const std::set<std::string, std::less<>>*>{
            &waterLayers, &landLayers, &streamLayers, &buildingLayers, &streetLayers, &numberLayers},
        [&](const auto* layers) { return layers->contains(name); });
}

Result<> TileFeatures::read(const Dataset& dataset, const geo::Box& box, const Task& task) {
    const int layers = GDALDatasetGetLayerCount(dataset.get());
    for (int i = 0; i < layers; ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset.get(), i);
        const std::string name = OGR_L_GetName(layer);
        if (!isKnownTileLayer(name)) {
            continue;
        }
        OGR_L_SetSpatialFilterRect(layer, box.min.x, box.min.y, box.max.x, box.max.y);
        OGR_L_ResetReading(layer);
        while (const FeatureHandle feature{OGR_L_GetNextFeature(layer)}) {
            if (task.stopRequested()) {
                return fail(cancelledError());
            }
            if (++features_ > mostTileFeatures || points_ > mostTilePoints) {
                cut_ = true;
                return {};
            }
            add(name, feature.get());
        }
    }
    return {};
}

geo::Points TileFeatures::placed(OGRGeometryH line) {
    geo::Points points;
    const int count = OGR_G_GetPointCount(line);
    points_ += static_cast<std::size_t>(std::max(count, 0));
    if (points_ > mostTilePoints) {
        return points;
    }
    for (int i = 0; i < count; ++i) {
        const auto point = toWorking_({OGR_G_GetX(line, i), OGR_G_GetY(line, i)});
        if (!point || !std::isfinite(point->x) || !std::isfinite(point->y)) {
            return {};
        }
        if (points.empty() || !(*point == points.back())) {
            points.push_back(*point);
        }
    }
    return points;
}

void TileFeatures::collect(OGRGeometryH geometry, geo::MultiPolygon& areas, std::vector<geo::Points>& lines,
                           geo::Points& points, int depth) {
    if (geometry == nullptr || depth > deepestGeometry) {
        return;
    }
    const OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(geometry));
    const int parts = OGR_G_GetGeometryCount(geometry);
    if (type == wkbPoint || type == wkbLineString) {
        geo::Points line = placed(geometry);
        if (type == wkbPoint) {
            points.insert(points.end(), line.begin(), line.end());
        } else if (line.size() > 1) {
            lines.push_back(std::move(line));
        }
    } else if (type == wkbPolygon) {
        geo::Polygon polygon;
        for (int i = 0; i < parts; ++i) {
            geo::Points ring = placed(OGR_G_GetGeometryRef(geometry, i));
            const bool usable = ring.size() > 3 && ring.front() == ring.back();
            if (i == 0 && !usable) {
                return;
            }
            if (i == 0) {
                polygon.outer = std::move(ring);
            } else if (usable) {
                polygon.holes.push_back(std::move(ring));
            }
        }
        if (!polygon.outer.empty()) {
            areas.polygons.push_back(std::move(polygon));
        }
    } else {
        for (int i = 0; i < parts; ++i) {
            collect(OGR_G_GetGeometryRef(geometry, i), areas, lines, points, depth + 1);
        }
    }
}

void TileFeatures::add(const std::string& layer, OGRFeatureH feature) {
    geo::MultiPolygon areas;
    std::vector<geo::Points> lines;
    geo::Points points;
    collect(OGR_F_GetGeometryRef(feature), areas, lines, points, 0);
    const std::string kind = attribute(feature, {"class", "kind"});
    if (!areas.empty()) {
        // what is more particular says more: class "grass", subclass "park"
        const std::string particular = attribute(feature, {"subclass"});
        addArea(layer, landUseOf(particular) ? particular : kind, areas,
                attribute(feature, {"name:de", "name"}));
    }
    for (const geo::Points& line : lines) {
        addLine(layer, kind, line, feature);
    }
    if (numberLayers.contains(layer)) {
        const std::string number = attribute(feature, {"housenumber"});
        for (const geo::Point& point : points) {
            map_.addresses.push_back({nextId(), {}, number, {}, point});
        }
    }
}

void TileFeatures::addArea(const std::string& layer, const std::string& kind, const geo::MultiPolygon& shape,
                           const std::string& name) {
    if (waterLayers.contains(layer)) {
        map_.landUse.push_back({nextId(), name, LandUse::Water, shape});
    } else if (buildingLayers.contains(layer)) {
        model::Building building;
        building.id = nextId();
        building.shape = shape;
        map_.buildings.push_back(std::move(building));
    } else if (const auto use = landUseOf(kind); use && landLayers.contains(layer)) {
        map_.landUse.push_back({nextId(), name, *use, shape});
    }
}

void TileFeatures::addLine(const std::string& layer, const std::string& kind, const geo::Points& points,
                           OGRFeatureH feature) {
    const std::string name = attribute(feature, {"name:de", "name"});
    const std::string passage = attribute(feature, {"brunnel"});
    const bool tunnel = passage == "tunnel" || attribute(feature, {"tunnel"}) == "1";
    const bool bridge = passage == "bridge" || attribute(feature, {"bridge"}) == "1";
    const auto linear = [&](model::LineKind what) {
        map_.lines.push_back({nextId(), name, what, tunnel, bridge, 0, points});
    };
    if (streamLayers.contains(layer)) {
        linear(kind == "river" || kind == "canal" ? model::LineKind::River : model::LineKind::Stream);
    } else if (streetLayers.contains(layer)) {
        if (kind == "rail") {
            return linear(model::LineKind::Rail);
        }
        if (kind == "transit" || kind == "light_rail" || kind == "tram") {
            return linear(model::LineKind::LightRail);
        }
        const std::string particular = attribute(feature, {"subclass"});
        const auto highway = highwayOf(kind == "path" && highwayOf(particular) ? particular : kind);
        if (highway) {
            model::Street street;
            street.id = nextId();
            street.name = name;
            street.highway = *highway;
            street.tunnel = tunnel;
            street.bridge = bridge;
            street.points = points;
            street.nodes.assign(points.size(), 0);
            map_.streets.push_back(std::move(street));
        }
    }
}

}  // namespace nordertor::io
