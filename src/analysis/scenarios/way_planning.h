// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/result.h"
#include "model/project.h"
#include "model/scenario.h"

namespace nordertor::analysis {

/// How near a drawn way must come to a path to meet it, metres.
inline constexpr double joinAtEndMetres = 30;
inline constexpr double joinBetweenMetres = 5;

/// A way drawn on the map, with the places where it meets what may be walked: both ends join the nearest path
/// within joinAtEndMetres, drawn points in between one within joinBetweenMetres. Between drawn points it
/// crosses streets without meeting them. Id and name are the caller's. O(points of all streets). Errors
/// InvalidArgument: fewer than two points, or neither end comes near a path.
[[nodiscard]] Result<model::PlannedWay> planWay(const model::Project& project, std::string id,
                                                std::string name, bool steps, geo::Points points);

}  // namespace nordertor::analysis
