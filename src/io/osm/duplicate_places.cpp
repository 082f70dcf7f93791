// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm/duplicate_places.h"

#include <map>

#include "geo/spatial_index.h"

namespace nordertor::io {

namespace {

bool isArea(const MappedPlace& place) {
    return place.outline != nullptr && !place.outline->empty();
}

double areaOf(const MappedPlace& place) {
    return isArea(place) ? geo::areaOf(*place.outline) : 0;
}

}  // namespace

std::vector<std::size_t> duplicatePlaces(const std::vector<MappedPlace>& places, bool emptyNameFits) {
    std::map<std::string_view, std::vector<std::size_t>> areasOfGroup;
    std::map<std::string_view, std::vector<std::size_t>> membersOfGroup;
    for (std::size_t i = 0; i < places.size(); ++i) {
        membersOfGroup[places[i].group].push_back(i);
        if (isArea(places[i])) {
            areasOfGroup[places[i].group].push_back(i);
        }
    }
    std::vector<std::size_t> result(places.size(), notADuplicate);
    for (const auto& [group, areas] : areasOfGroup) {
        std::vector<geo::Box> boxes;
        for (const std::size_t area : areas) {
            boxes.push_back(boxOf(*places[area].outline));
        }
        const geo::SpatialIndex index(boxes);
        for (const std::size_t i : membersOfGroup[group]) {
            const MappedPlace& place = places[i];
            for (const std::uint32_t hit : index.query({place.location, place.location})) {
                const std::size_t j = areas[hit];
                const MappedPlace& area = places[j];
                const bool sameName =
                    area.name == place.name || (emptyNameFits && (area.name.empty() || place.name.empty()));
                const double own = areaOf(place);
                const double around = areaOf(area);
                const bool larger = around > own || (around == own && j < i);
                if (i != j && sameName && larger && geo::contains(*area.outline, place.location)) {
                    result[i] = j;
                    break;
                }
            }
        }
    }
    return result;
}

}  // namespace nordertor::io
