// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/population/dwelling.h"

#include "geo/area_operations.h"

namespace nordertor::analysis {
namespace {

/// Below: sheds, garages, kiosks.
constexpr double smallestDwelling = 40;
/// Above: long blocks, but also shops and halls.
constexpr double largeFootprint = 1000;
/// Above: halls and works.
constexpr double largestFootprint = 5000;

bool excludesDwellings(model::LandUse use) {
    using model::LandUse;
    switch (use) {
        case LandUse::Commercial:
        case LandUse::Industrial:
        case LandUse::Retail:
        case LandUse::Public:
        case LandUse::Railway:
        case LandUse::Allotments:
        case LandUse::Cemetery:
        case LandUse::Sports:
        case LandUse::Playground:
        case LandUse::Water:
        case LandUse::Construction:
            return true;
        case LandUse::Residential:
        case LandUse::Farmland:
        case LandUse::Grass:
        case LandUse::Park:
        case LandUse::Forest:
        case LandUse::Square:
        case LandUse::Parking:
        case LandUse::Other:
            break;
    }
    return false;
}

std::vector<geo::Box> boxesOfLandUse(const model::BaseMap& baseMap) {
    std::vector<geo::Box> boxes;
    boxes.reserve(baseMap.landUse.size());
    for (const auto& area : baseMap.landUse) {
        boxes.push_back(geo::boxOf(area.shape));
    }
    return boxes;
}

std::vector<geo::Box> boxesOfAddresses(const model::BaseMap& baseMap) {
    std::vector<geo::Box> boxes;
    boxes.reserve(baseMap.addresses.size());
    for (const auto& address : baseMap.addresses) {
        boxes.push_back({address.location, address.location});
    }
    return boxes;
}

}  // namespace

DwellingJudge::DwellingJudge(const model::BaseMap& baseMap)
    : baseMap_(baseMap), landUse_(boxesOfLandUse(baseMap)), addresses_(boxesOfAddresses(baseMap)) {}

bool DwellingJudge::hasHouseNumber(const model::Building& building) const {
    if (!building.houseNumber.empty()) {
        return true;
    }
    bool found = false;
    addresses_.visit(geo::boxOf(building.shape), [&](std::uint32_t i) {
        found = geo::contains(building.shape, baseMap_.addresses[i].location);
        return !found;
    });
    return found;
}

DwellingEvidence DwellingJudge::evidence(const model::Building& building, geo::Point inside) const {
    if (building.use == model::BuildingUse::Residential) {
        return DwellingEvidence::Certain;
    }
    const double footprint = geo::areaOf(building.shape);
    if (building.use == model::BuildingUse::NonResidential || footprint < smallestDwelling ||
        footprint > largestFootprint) {
        return DwellingEvidence::None;
    }
    bool excluded = false;
    bool residential = false;
    bool anyUse = false;
    landUse_.visit({inside, inside}, [&](std::uint32_t i) {
        const model::LandUseArea& area = baseMap_.landUse[i];
        if (geo::contains(area.shape, inside)) {
            anyUse = true;
            excluded = excluded || excludesDwellings(area.use);
            residential = residential || area.use == model::LandUse::Residential;
        }
        return !excluded;
    });
    if (excluded) {
        return DwellingEvidence::None;
    }
    const bool addressed = hasHouseNumber(building);
    if (!addressed && !residential && anyUse) {
        return DwellingEvidence::None;
    }
    if (footprint > largeFootprint) {
        return DwellingEvidence::Large;
    }
    return addressed ? DwellingEvidence::Likely : DwellingEvidence::Possible;
}

Result<geo::Point> homePoint(const geo::MultiPolygon& shape) {
    const geo::Point centre = geo::centroid(shape);
    if (geo::contains(shape, centre)) {
        return centre;
    }
    return geo::pointInside(shape);
}

}  // namespace nordertor::analysis
