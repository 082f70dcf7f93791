// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/vector_tiles/tile_schema_p.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nordertor::io {
namespace {

using model::Highway;
using model::LandUse;
using model::LineKind;

template <class Value, std::size_t count>
using Names = std::array<std::pair<std::string_view, Value>, count>;

template <class Value, std::size_t count>
std::optional<Value> named(const Names<Value, count>& names, std::string_view name) {
    const auto* const at = std::ranges::find(names, name, &std::pair<std::string_view, Value>::first);
    return at == names.end() ? std::nullopt : std::optional(at->second);
}

constexpr Names<TileContent, 18> contents{{{"landcover", TileContent::LandUse},
                                           {"landuse", TileContent::LandUse},
                                           {"park", TileContent::LandUse},
                                           {"land", TileContent::LandUse},
                                           {"sites", TileContent::LandUse},
                                           {"water", TileContent::Water},
                                           {"ocean", TileContent::Water},
                                           {"water_polygons", TileContent::Water},
                                           {"building", TileContent::Building},
                                           {"buildings", TileContent::Building},
                                           {"waterway", TileContent::WaterLine},
                                           {"water_lines", TileContent::WaterLine},
                                           {"transportation", TileContent::Way},
                                           {"streets", TileContent::Way},
                                           {"transportation_name", TileContent::WayName},
                                           {"street_labels", TileContent::WayName},
                                           {"street_polygons", TileContent::WayArea},
                                           {"housenumber", TileContent::HouseNumber}}};

constexpr Names<LandUse, 49> landUses{{{"residential", LandUse::Residential},
                                       {"suburb", LandUse::Residential},
                                       {"quarter", LandUse::Residential},
                                       {"neighbourhood", LandUse::Residential},
                                       {"commercial", LandUse::Commercial},
                                       {"industrial", LandUse::Industrial},
                                       {"retail", LandUse::Retail},
                                       {"school", LandUse::Public},
                                       {"kindergarten", LandUse::Public},
                                       {"university", LandUse::Public},
                                       {"college", LandUse::Public},
                                       {"hospital", LandUse::Public},
                                       {"library", LandUse::Public},
                                       {"railway", LandUse::Railway},
                                       {"farmland", LandUse::Farmland},
                                       {"farmyard", LandUse::Farmland},
                                       {"orchard", LandUse::Farmland},
                                       {"vineyard", LandUse::Farmland},
                                       {"greenhouse_horticulture", LandUse::Farmland},
                                       {"plant_nursery", LandUse::Farmland},
                                       {"grass", LandUse::Grass},
                                       {"grassland", LandUse::Grass},
                                       {"meadow", LandUse::Grass},
                                       {"heath", LandUse::Grass},
                                       {"scrub", LandUse::Grass},
                                       {"wetland", LandUse::Grass},
                                       {"swamp", LandUse::Grass},
                                       {"marsh", LandUse::Grass},
                                       {"village_green", LandUse::Grass},
                                       {"park", LandUse::Park},
                                       {"public_park", LandUse::Park},
                                       {"garden", LandUse::Park},
                                       {"recreation_ground", LandUse::Park},
                                       {"wood", LandUse::Forest},
                                       {"forest", LandUse::Forest},
                                       {"allotments", LandUse::Allotments},
                                       {"cemetery", LandUse::Cemetery},
                                       {"grave_yard", LandUse::Cemetery},
                                       {"pitch", LandUse::Sports},
                                       {"stadium", LandUse::Sports},
                                       {"track", LandUse::Sports},
                                       {"sports_center", LandUse::Sports},
                                       {"sports_centre", LandUse::Sports},
                                       {"golf_course", LandUse::Sports},
                                       {"playground", LandUse::Playground},
                                       {"parking", LandUse::Parking},
                                       {"bicycle_parking", LandUse::Parking},
                                       {"garages", LandUse::Parking},
                                       {"construction", LandUse::Construction}}};

constexpr Names<Highway, 20> highways{{{"motorway", Highway::Motorway},
                                       {"trunk", Highway::Trunk},
                                       {"primary", Highway::Primary},
                                       {"secondary", Highway::Secondary},
                                       {"tertiary", Highway::Tertiary},
                                       {"unclassified", Highway::Unclassified},
                                       {"residential", Highway::Residential},
                                       {"minor", Highway::Residential},
                                       {"living_street", Highway::LivingStreet},
                                       {"service", Highway::Service},
                                       {"busway", Highway::Service},
                                       {"pedestrian", Highway::Pedestrian},
                                       {"footway", Highway::Footway},
                                       {"corridor", Highway::Corridor},
                                       {"platform", Highway::Platform},
                                       {"path", Highway::Path},
                                       {"cycleway", Highway::Cycleway},
                                       {"bridleway", Highway::Bridleway},
                                       {"steps", Highway::Steps},
                                       {"track", Highway::Track}}};

constexpr Names<LineKind, 11> lineKinds{{{"river", LineKind::River},
                                         {"canal", LineKind::River},
                                         {"stream", LineKind::Stream},
                                         {"ditch", LineKind::Stream},
                                         {"drain", LineKind::Stream},
                                         {"rail", LineKind::Rail},
                                         {"narrow_gauge", LineKind::Rail},
                                         {"light_rail", LineKind::LightRail},
                                         {"tram", LineKind::LightRail},
                                         {"subway", LineKind::LightRail},
                                         {"transit", LineKind::LightRail}}};

}  // namespace

TileContent contentOf(std::string_view layer) {
    return layer == "addresses" ? TileContent::HouseNumber
                                : named(contents, layer).value_or(TileContent::Nothing);
}

std::optional<LandUse> landUseOf(std::string_view layer, std::string_view kind) {
    // parks of OpenMapTiles are mostly protected areas, which may cover whole counties
    if (layer == "park" && kind != "public_park") {
        return std::nullopt;
    }
    return named(landUses, kind);
}

std::optional<Highway> highwayOf(std::string_view kind, std::string_view subclass) {
    if (kind.ends_with("_construction")) {
        return Highway::Construction;
    }
    // paths of OpenMapTiles say in the subclass what they are
    if (const auto particular = kind == "path" ? named(highways, subclass) : std::nullopt) {
        return particular;
    }
    return named(highways, kind);
}

std::optional<LineKind> lineKindOf(std::string_view kind) {
    return named(lineKinds, kind);
}

}  // namespace nordertor::io
