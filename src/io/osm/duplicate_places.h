// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "geo/geometry.h"

namespace nordertor::io {

/// A place that may have been mapped twice: as a point (or building) inside the area it belongs to.
struct MappedPlace {
    std::string_view group;  ///< only places of one group can be the same, e.g. the facility kind
    std::string_view name;
    geo::Point location;
    const geo::MultiPolygon* outline = nullptr;  ///< null or empty for points
};

constexpr std::size_t notADuplicate = static_cast<std::size_t>(-1);

/// For each place the index of the larger area of the same group that contains it, or notADuplicate. Names
/// must be equal, or, if `emptyNameFits`, one of them empty. Among several areas the first counts.
[[nodiscard]] std::vector<std::size_t> duplicatePlaces(const std::vector<MappedPlace>& places,
                                                       bool emptyNameFits);

}  // namespace nordertor::io
