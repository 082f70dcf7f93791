// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "io/osm/tagged_elements.h"
#include "model/base_map.h"

namespace nordertor::io {

/// How the tags of streets, barriers and lines are understood. Meaning of the tags: OpenStreetMap wiki, pages
/// Key:highway, Key:foot, Key:access, Key:sidewalk, Key:barrier.

/// Nothing for what is not a street (yet): proposed, razed, raceway, rest area ... Platforms of railways and
/// buses are walked upon, too.
[[nodiscard]] std::optional<model::Highway> highwayOf(const Tags& tags);
/// Of one access value ("yes", "customers" ...).
[[nodiscard]] model::Permission permissionOf(std::string_view value);
/// From sidewalk=* and sidewalk:left/right/both=*.
[[nodiscard]] model::Sidewalk sidewalkOf(const Tags& tags);
[[nodiscard]] model::Wheelchair wheelchairOf(std::string_view value);
/// One-ways on foot: oneway:foot, foot:forward/backward=no, moving ways (conveying). A oneway of vehicles is
/// none on foot.
[[nodiscard]] model::FootDirection footDirectionOf(const Tags& tags);
/// All attributes that come from tags; geometry and id are left to the caller.
[[nodiscard]] model::Street streetOf(model::Highway highway, const Tags& tags);

/// What a barrier on a way means to somebody on foot; nothing where one passes freely (bollard, kerb, cycle
/// barrier) or there is no barrier. Unknown: a gate that may be locked or hard to pass.
[[nodiscard]] std::optional<model::Permission> barrierOf(const Tags& tags);

/// Water courses, railways in use, walls and fences.
[[nodiscard]] std::optional<model::LineKind> lineKindOf(const Tags& tags);
/// layer=*, 0 where it is missing or no small whole number.
[[nodiscard]] int layerOf(const Tags& tags);

}  // namespace nordertor::io
