// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/backdrop.h"
#include "model/base_map.h"

namespace nordertor::ops {

/// A picture of a base map that is not the project's (vector tiles), drawn in the style of our own;
/// coordinates in the working CRS. A QGuiApplication must exist. Errors: Cancelled, those of
/// render::renderView().
[[nodiscard]] Result<Picture> drawnBaseMap(const model::BaseMap& map, const geo::GroundView& view,
                                           const Task& task);

}  // namespace nordertor::ops
