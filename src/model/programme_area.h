// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "geo/geometry.h"

namespace nordertor::model {

/// The area of an urban-development programme (e.g. § 171e BauGB, Sozialer Zusammenhalt).
struct ProgrammeArea {
    std::string name;
    std::string municipality;
    std::string programme;    ///< "Sozialer Zusammenhalt", or empty
    std::string kind;         ///< kind as the source names it, e.g. XPlanung "1400 SozialeStadt"; or empty
    std::string legalState;   ///< XPlanung rechtsstandGebiet, or empty
    geo::MultiPolygon shape;  ///< valid, working CRS
    friend bool operator==(const ProgrammeArea&, const ProgrammeArea&) = default;
};

}  // namespace nordertor::model
