// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ops/hot_spot_observations.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// Zones of equal density in the plane (persons or events per km²), as areas.
[[nodiscard]] Result<Outcome> densityInThePlane(const ParameterValues& values, const Context& context,
                                                const Task& task);
/// Pieces of path by their density (per km of path), as lines.
[[nodiscard]] Result<Outcome> densityAlongPaths(const ParameterValues& values, const Context& context,
                                                const Task& task);

}  // namespace nordertor::ops
