// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ogr_api.h>

#include <vector>

#include "geo/geometry.h"

namespace nordertor::io {

/// The polygons of a geometry of any type, curves drawn as lines, in its own CRS; empty for null.
[[nodiscard]] geo::MultiPolygon areaOfGeometry(OGRGeometryH geometry);

/// Its lines; rings of polygons are none.
[[nodiscard]] std::vector<geo::Points> linesOfGeometry(OGRGeometryH geometry);

}  // namespace nordertor::io
