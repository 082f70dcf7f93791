// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

#include "geo/backdrop.h"
#include "render/map_view.h"

namespace nordertor::render {

/// What to ask a backdrop for, so that it fits under the view: so many pixels a millimetre, or fewer where
/// those would be more than a backdrop gives.
[[nodiscard]] inline geo::GroundView groundView(const MapView& view, double pixelsPerMm) {
    const double most = std::sqrt(geo::mostBackdropPixels / (view.widthMm * view.heightMm));
    const double density = std::min(pixelsPerMm, most);
    // rounded down, so that the product stays within the bound
    return {.ground = view.box(),
            .width = std::max(1, static_cast<int>(view.widthMm * density)),
            .height = std::max(1, static_cast<int>(view.heightMm * density)),
            .pixelsPerMm = density};
}

}  // namespace nordertor::render
