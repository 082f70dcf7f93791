// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/picture.h"
#include "base/result.h"
#include "base/task.h"
#include "geo/backdrop.h"
#include "model/base_map.h"

namespace nordertor::render {

/// Draws a base map alone, as the project's own is drawn, at the scale that follows from ground, pixels and
/// pixels a millimetre; exactly as many pixels as the view has. Errors: those of renderView().
[[nodiscard]] Result<Picture> baseMapPicture(model::BaseMap map, const geo::GroundView& view,
                                             const Task& task = {});

}  // namespace nordertor::render
