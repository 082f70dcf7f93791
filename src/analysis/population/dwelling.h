// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "geo/spatial_index.h"
#include "model/base_map.h"

namespace nordertor::analysis {

/// How sure it is that people live in a building (docs/methods.md, "Population distribution").
enum class DwellingEvidence {
    None,      ///< another use, or too small or in the wrong place for an untyped building
    Large,     ///< untyped and large: a long block or a hall
    Possible,  ///< untyped, without house number, in a residential area or where no land use is known
    Likely,    ///< untyped, with a house number
    Certain    ///< a residential type is stated
};

/// Judges the buildings of a base map, which must outlive the object. Building O(n log n), a question
/// O(log n) plus the vertices of the land-use areas around.
class DwellingJudge {
  public:
    explicit DwellingJudge(const model::BaseMap& baseMap);

    /// `inside` is a point inside the building's shape.
    [[nodiscard]] DwellingEvidence evidence(const model::Building& building, geo::Point inside) const;

  private:
    [[nodiscard]] bool hasHouseNumber(const model::Building& building) const;

    const model::BaseMap& baseMap_;
    geo::SpatialIndex landUse_;
    geo::SpatialIndex addresses_;
};

/// A point inside the shape: the centre of gravity where it lies inside, else any.
[[nodiscard]] Result<geo::Point> homePoint(const geo::MultiPolygon& shape);

}  // namespace nordertor::analysis
