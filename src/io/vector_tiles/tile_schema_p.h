// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "model/base_map.h"

namespace nordertor::io {

/// What a layer of vector tiles holds, by its name in the two schemas that are read: OpenMapTiles 3
/// (openmaptiles.org/schema) and Shortbread 1 (shortbread-tiles.org/schema). The names have nothing to do
/// with each other, so that a file need not say which it follows.
enum class TileContent { Nothing, LandUse, Water, Building, WaterLine, Way, WayName, WayArea, HouseNumber };
[[nodiscard]] TileContent contentOf(std::string_view layer);

/// Of an area in a layer of land use; nothing for what a quiet map leaves out (protected areas ...).
[[nodiscard]] std::optional<model::LandUse> landUseOf(std::string_view layer, std::string_view kind);
/// Nothing for what is no street or path.
[[nodiscard]] std::optional<model::Highway> highwayOf(std::string_view kind, std::string_view subclass);
/// Railways and waters.
[[nodiscard]] std::optional<model::LineKind> lineKindOf(std::string_view kind);

}  // namespace nordertor::io
