// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "geo/crs.h"
#include "geo/geometry.h"
#include "io/vector/area_layer_p.h"

namespace nordertor::io {

struct UnitedArea {
    geo::MultiPolygon area;  ///< valid, not empty
    Notices notices;
};

/// All areas of a layer, moved to the working CRS, repaired where invalid and united. Errors: InvalidData (no
/// area is left), Cancelled.
[[nodiscard]] Result<UnitedArea> unitedInWorkingCrs(const AreaLayer& layer, const geo::Crs& from,
                                                    const geo::Crs& working, const Task& task);

}  // namespace nordertor::io
