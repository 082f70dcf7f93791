// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm/land_tags.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::io {

namespace {

using model::BuildingUse;
using model::LandUse;

constexpr auto residentialBuildings = std::to_array<std::string_view>(
    {"house", "apartments", "residential", "detached", "semidetached_house", "semi", "semidetached",
     "terrace", "terraced_house", "bungalow", "farm", "dormitory", "villa", "cabin", "houseboat",
     "static_caravan", "ger", "tower_block"});

/// Tags on a building that say somebody works or visits there, but nobody lives there.
constexpr auto publicKeys = std::to_array<std::string_view>(
    {"amenity", "shop", "office", "tourism", "craft", "healthcare", "leisure", "industrial", "military",
     "public_transport", "railway", "power", "man_made"});

struct LandUseTag {
    std::string_view key;
    std::string_view value;
    LandUse use;
};

/// The first entry that matches wins: the special before the general.
constexpr auto landUseTags = std::to_array<LandUseTag>({
    {"leisure", "playground", LandUse::Playground},
    {"leisure", "pitch", LandUse::Sports},
    {"leisure", "sports_centre", LandUse::Sports},
    {"leisure", "stadium", LandUse::Sports},
    {"leisure", "track", LandUse::Sports},
    {"leisure", "golf_course", LandUse::Sports},
    {"leisure", "miniature_golf", LandUse::Sports},
    {"leisure", "fitness_station", LandUse::Sports},
    {"leisure", "water_park", LandUse::Sports},
    {"leisure", "ice_rink", LandUse::Sports},
    {"leisure", "horse_riding", LandUse::Sports},
    {"leisure", "swimming_pool", LandUse::Water},
    {"leisure", "park", LandUse::Park},
    {"leisure", "garden", LandUse::Park},
    {"leisure", "dog_park", LandUse::Park},
    {"leisure", "common", LandUse::Grass},
    {"leisure", "nature_reserve", LandUse::Other},
    {"leisure", "marina", LandUse::Other},
    {"natural", "water", LandUse::Water},
    {"waterway", "riverbank", LandUse::Water},
    {"waterway", "dock", LandUse::Water},
    {"landuse", "basin", LandUse::Water},
    {"landuse", "reservoir", LandUse::Water},
    {"landuse", "residential", LandUse::Residential},
    {"landuse", "commercial", LandUse::Commercial},
    {"landuse", "retail", LandUse::Retail},
    {"landuse", "industrial", LandUse::Industrial},
    {"landuse", "port", LandUse::Industrial},
    {"landuse", "depot", LandUse::Industrial},
    {"landuse", "railway", LandUse::Railway},
    {"landuse", "construction", LandUse::Construction},
    {"landuse", "brownfield", LandUse::Construction},
    {"landuse", "greenfield", LandUse::Construction},
    {"landuse", "allotments", LandUse::Allotments},
    {"landuse", "cemetery", LandUse::Cemetery},
    {"amenity", "grave_yard", LandUse::Cemetery},
    {"landuse", "forest", LandUse::Forest},
    {"natural", "wood", LandUse::Forest},
    {"landuse", "recreation_ground", LandUse::Park},
    {"landuse", "village_green", LandUse::Grass},
    {"landuse", "grass", LandUse::Grass},
    {"landuse", "meadow", LandUse::Grass},
    {"landuse", "flowerbed", LandUse::Grass},
    {"natural", "grassland", LandUse::Grass},
    {"natural", "scrub", LandUse::Grass},
    {"natural", "heath", LandUse::Grass},
    {"landuse", "farmland", LandUse::Farmland},
    {"landuse", "farm", LandUse::Farmland},
    {"landuse", "farmyard", LandUse::Farmland},
    {"landuse", "orchard", LandUse::Farmland},
    {"landuse", "vineyard", LandUse::Farmland},
    {"landuse", "plant_nursery", LandUse::Farmland},
    {"landuse", "greenhouse_horticulture", LandUse::Farmland},
    {"landuse", "education", LandUse::Public},
    {"landuse", "institutional", LandUse::Public},
    {"landuse", "religious", LandUse::Public},
    {"landuse", "civic_admin", LandUse::Public},
    {"landuse", "churchyard", LandUse::Public},
    {"amenity", "school", LandUse::Public},
    {"amenity", "kindergarten", LandUse::Public},
    {"amenity", "university", LandUse::Public},
    {"amenity", "college", LandUse::Public},
    {"amenity", "hospital", LandUse::Public},
    {"amenity", "clinic", LandUse::Public},
    {"amenity", "social_facility", LandUse::Public},
    {"amenity", "community_centre", LandUse::Public},
    {"amenity", "townhall", LandUse::Public},
    {"amenity", "place_of_worship", LandUse::Public},
    {"amenity", "fire_station", LandUse::Public},
    {"amenity", "police", LandUse::Public},
    {"amenity", "parking", LandUse::Parking},
    {"amenity", "marketplace", LandUse::Square},
    {"place", "square", LandUse::Square},
    {"highway", "pedestrian", LandUse::Square},
    {"highway", "footway", LandUse::Square},
    {"landuse", "military", LandUse::Other},
    {"landuse", "quarry", LandUse::Other},
    {"landuse", "landfill", LandUse::Other},
    {"landuse", "garages", LandUse::Other},
    {"natural", "wetland", LandUse::Other},
    {"natural", "beach", LandUse::Other},
    {"natural", "sand", LandUse::Other},
    {"natural", "bare_rock", LandUse::Other},
});

bool isUnderground(const Tags& tags) {
    return tags.is("location", "underground") || tags.is("parking", "underground");
}

}  // namespace

bool isBuilding(const Tags& tags) {
    return tags.isSet("building") && !isUnderground(tags);
}

BuildingUse buildingUseOf(const Tags& tags) {
    const std::string_view kind = tags.get("building");
    if (std::find(residentialBuildings.begin(), residentialBuildings.end(), kind) !=
        residentialBuildings.end()) {
        return BuildingUse::Residential;
    }
    if (kind != "yes") {
        return BuildingUse::NonResidential;
    }
    const bool visited = std::any_of(publicKeys.begin(), publicKeys.end(),
                                     [&](std::string_view key) { return tags.isSet(key); });
    return visited ? BuildingUse::NonResidential : BuildingUse::Unknown;
}

double levelsOf(const Tags& tags) {
    std::string text(tags.get("building:levels"));
    std::replace(text.begin(), text.end(), ',', '.');
    double levels = 0;
    for (const std::string& part : split(text, ';')) {
        const auto number = parseNumber(trimmed(part));
        if (number && *number > levels && *number < 200) {
            levels = *number;
        }
    }
    return levels;
}

std::optional<LandUse> landUseOf(const Tags& tags) {
    if (isUnderground(tags) || tags.isSet("tunnel") || tags.isSet("indoor")) {
        return std::nullopt;
    }
    // A school that is only mapped as its building covers no ground beyond the building.
    const bool onlyBuilding = tags.isSet("building");
    for (const LandUseTag& entry : landUseTags) {
        if (tags.is(entry.key, entry.value) && !(onlyBuilding && entry.key != "landuse")) {
            return entry.use;
        }
    }
    return std::nullopt;
}

}  // namespace nordertor::io
