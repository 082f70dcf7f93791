// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "io/osm/tagged_elements.h"
#include "model/base_map.h"

namespace nordertor::io {

/// How the tags of areas are understood. Meaning of the tags: OpenStreetMap wiki, pages Key:building,
/// Key:landuse, Key:leisure, Key:natural.

/// Standing above ground: not building=no and not underground.
[[nodiscard]] bool isBuilding(const Tags& tags);
/// Whether people live in it. A plain building=yes is NonResidential if an amenity, shop, office or the like
/// is tagged on it, else Unknown; building=apartments with a shop stays Residential.
[[nodiscard]] model::BuildingUse buildingUseOf(const Tags& tags);
/// building:levels; 0 where missing or unreadable. Of a list ("3;5") the largest.
[[nodiscard]] double levelsOf(const Tags& tags);

[[nodiscard]] std::optional<model::LandUse> landUseOf(const Tags& tags);

}  // namespace nordertor::io
