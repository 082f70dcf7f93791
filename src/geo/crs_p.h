// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "geo/crs.h"

namespace nordertor::geo {

/// Plain facts, no PROJ object: a PROJ object belongs to one context and so to one thread.
struct Crs::Data {
    std::string name;
    std::string wkt;
    std::string wkt1;
    std::string definition;  ///< what proj_create() takes: the EPSG code where there is one, else the WKT
    int epsg = 0;
    bool geographic = false;
    bool metric = false;
    Box areaOfUse;
};

}  // namespace nordertor::geo
