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

/// The features of a layer one by one; empty where nothing with an area was left.
struct RepairedAreas {
    std::vector<geo::MultiPolygon> areas;  ///< valid, by feature
    std::size_t flat = 0;                  ///< features without an area
    Notices notices;
};

/// Every area of a layer, moved to the working CRS and repaired where invalid. Error Cancelled.
[[nodiscard]] Result<RepairedAreas> repairedInWorkingCrs(const AreaLayer& layer, const geo::Crs& from,
                                                         const geo::Crs& working, const Task& task);

struct UnitedArea {
    geo::MultiPolygon area;  ///< valid, not empty
    Notices notices;
};

/// The same, united. Errors: InvalidData (no
/// area is left), Cancelled.
[[nodiscard]] Result<UnitedArea> unitedInWorkingCrs(const AreaLayer& layer, const geo::Crs& from,
                                                    const geo::Crs& working, const Task& task);

}  // namespace nordertor::io
