// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geo/geometry.h"

namespace nordertor::model {

/// Ids are those of the source and stay the same over imports: "way/123", "relation/7", "example/street/12".

enum class BuildingUse { Residential, NonResidential, Unknown };

struct Building {
    std::string id;
    std::string name;
    std::string kind;  ///< as tagged: "apartments", "house", "school" ...
    BuildingUse use = BuildingUse::Unknown;
    double levels = 0;  ///< above ground, as tagged; 0 = not stated
    std::string street;
    std::string houseNumber;
    std::string postcode;
    geo::MultiPolygon shape;
    friend bool operator==(const Building&, const Building&) = default;
};

/// House number point that is not part of a building.
struct AddressPoint {
    std::string id;
    std::string street;
    std::string houseNumber;
    std::string postcode;
    geo::Point location;
    friend bool operator==(const AddressPoint&, const AddressPoint&) = default;
};

enum class LandUse {
    Residential,
    Commercial,
    Industrial,
    Retail,
    Public,
    Railway,
    Farmland,
    Grass,
    Park,
    Forest,
    Allotments,
    Cemetery,
    Sports,
    Playground,
    Water,
    Square,
    Parking,
    Construction,
    Other
};

struct LandUseArea {
    std::string id;
    std::string name;
    LandUse use = LandUse::Other;
    geo::MultiPolygon shape;
    friend bool operator==(const LandUseArea&, const LandUseArea&) = default;
};

enum class LineKind { River, Stream, Rail, LightRail, Barrier };

/// Water courses, railways and barriers.
struct LinearFeature {
    std::string id;
    std::string name;
    LineKind kind = LineKind::Stream;
    bool tunnel = false;
    bool bridge = false;
    int layer = 0;
    geo::Points points;
    friend bool operator==(const LinearFeature&, const LinearFeature&) = default;
};

enum class Highway {
    Motorway,
    Trunk,
    Primary,
    Secondary,
    Tertiary,
    Unclassified,
    Residential,
    LivingStreet,
    Service,
    Pedestrian,
    Footway,
    Path,
    Cycleway,
    Bridleway,
    Steps,
    Track,
    Corridor,
    Platform,
    Construction
};
enum class Permission { Unknown, Yes, Designated, Permissive, Destination, Private, No };
enum class Sidewalk { Unknown, None, Left, Right, Both, Separate };
enum class Wheelchair { Unknown, Yes, Limited, No };
/// Where one may walk on a way, seen in the order of its points: nearly always both ways, whatever cars may
/// do. One way are escalators and passages signed so for pedestrians.
enum class FootDirection { Both, Forward, Backward };

/// A street or path with what decides who may walk on it; the decision itself is the walking profile's
/// (analysis/network). Ways meet only where they share a node id: a bridge over a street shares none.
struct Street {
    std::string id;
    std::string name;
    Highway highway = Highway::Unclassified;
    Permission foot = Permission::Unknown;
    Permission access = Permission::Unknown;
    Sidewalk sidewalk = Sidewalk::Unknown;
    Wheelchair wheelchair = Wheelchair::Unknown;
    bool motorroad = false;
    bool area = false;  ///< a walkable area (square); its outline is walked
    bool tunnel = false;
    bool bridge = false;
    bool stepsWithRamp = false;
    int layer = 0;
    geo::Points points;
    std::vector<std::int64_t> nodes;  ///< node id of each point; same size as points
    FootDirection footDirection = FootDirection::Both;
    friend bool operator==(const Street&, const Street&) = default;
};

/// A node one may not pass on foot or only with difficulty (gate, wall ...).
struct PathBarrier {
    std::int64_t node = 0;
    Permission foot = Permission::Unknown;
    friend bool operator==(const PathBarrier&, const PathBarrier&) = default;
};

/// What is drawn beneath the themes and walked upon. Clipped to the programme area plus margin: areas that
/// reach across are cut, streets are kept whole.
struct BaseMap {
    std::vector<Building> buildings;
    std::vector<AddressPoint> addresses;
    std::vector<LandUseArea> landUse;
    std::vector<LinearFeature> lines;
    std::vector<Street> streets;
    std::vector<PathBarrier> barriers;
    friend bool operator==(const BaseMap&, const BaseMap&) = default;
};

}  // namespace nordertor::model
