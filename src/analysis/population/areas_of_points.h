// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "model/area_set.h"

namespace nordertor::analysis {

inline constexpr std::uint32_t noArea = std::numeric_limits<std::uint32_t>::max();

/// For every point the index of the area it lies in, noArea where there is none. A boundary counts as inside;
/// where areas overlap or meet the first counts. O(points x log areas + vertices of the areas around).
[[nodiscard]] std::vector<std::uint32_t> areasOfPoints(std::span<const model::AreaSet::Area> areas,
                                                       std::span<const geo::Point> points);

}  // namespace nordertor::analysis
