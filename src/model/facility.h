// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "geo/geometry.h"

namespace nordertor::model {

/// Something that serves people: a playground, a school, a bus stop. One thing on the ground that serves two
/// themes is two facilities with the same id and different kinds.
struct Facility {
    std::string id;             ///< of the source: "node/12", "way/7"
    std::string kind;           ///< "<theme>.<facility kind>", e.g. "youth.playground"
    std::string name;           ///< may be empty
    geo::Point location;        ///< working CRS; for areas a point inside
    geo::MultiPolygon outline;  ///< empty for points. People arrive at its edge, not at its centre.
    std::optional<double> areaSquareMetres;  ///< of the outline, or as stated by the source
    std::optional<double> capacity;          ///< places, as stated by the source
    std::string sourceId;
    friend bool operator==(const Facility&, const Facility&) = default;
};

}  // namespace nordertor::model
