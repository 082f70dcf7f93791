// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/map_navigation.h"

#include <algorithm>

namespace nordertor::gui {

using render::MapView;
using render::MmPoint;

MapView panned(MapView view, double dxMm, double dyMm) {
    view.centre.x -= dxMm * view.metresPerMm();
    view.centre.y += dyMm * view.metresPerMm();
    return view;
}

MapView zoomed(MapView view, MmPoint at, double factor) {
    const geo::Point fixed = view.toMap(at);
    view.scaleDenominator =
        std::clamp(view.scaleDenominator / factor, smallestDenominator, largestDenominator);
    view.centre = {fixed.x - (at.x - view.widthMm / 2) * view.metresPerMm(),
                   fixed.y + (at.y - view.heightMm / 2) * view.metresPerMm()};
    return view;
}

MapView resized(MapView view, double widthMm, double heightMm) {
    view.widthMm = widthMm;
    view.heightMm = heightMm;
    return view;
}

MapView enlarged(MapView view, double edge) {
    view.widthMm *= 1 + 2 * edge;
    view.heightMm *= 1 + 2 * edge;
    return view;
}

MapView showing(const MapView& view, const geo::Box& box, double finest) {
    const MapView fitted = render::viewOf(box, view.widthMm, view.heightMm, 8);
    MapView result = view;
    result.centre = fitted.centre;
    result.scaleDenominator =
        std::clamp(std::max(fitted.scaleDenominator, finest), smallestDenominator, largestDenominator);
    return result;
}

bool sameLook(const MapView& a, const MapView& b) {
    return a.scaleDenominator == b.scaleDenominator && a.hiddenGroups == b.hiddenGroups &&
           a.selectedGap == b.selectedGap && a.selectedFeature == b.selectedFeature;
}

}  // namespace nordertor::gui
