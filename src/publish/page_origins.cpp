// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "publish/page_content_p.h"

namespace nordertor::publish {
namespace {

constexpr render::Colour originInk{26, 26, 26, 255};
constexpr double originRadius = 1.5;  ///< mm

/// A ring with a point: no sign of a facility or class looks like it, in whatever colours.
std::array<render::CircleItem, 2> originCircles(render::MmPoint at) {
    return {{{at, originRadius, {255, 255, 255, 255}, originInk, 0.45},
             {at, originRadius / 3, originInk, {0, 0, 0, 0}, 0}}};
}

}  // namespace

std::vector<PageBox> originBoxes(const PageInput& input) {
    std::vector<PageBox> boxes;
    for (const geo::Point& origin : input.options.origins) {
        const render::MmPoint at = input.view.toMm(origin);
        boxes.push_back({at.x - originRadius, at.y - originRadius, 2 * originRadius, 2 * originRadius});
    }
    return boxes;
}

render::DrawList originDrawing(const PageInput& input) {
    render::DrawList drawing{input.view.widthMm, input.view.heightMm, {0, 0, 0, 0}, {}};
    for (const geo::Point& origin : input.options.origins) {
        for (render::CircleItem& circle : originCircles(input.view.toMm(origin))) {
            drawing.entries.push_back({"area", "origin", circle});
        }
    }
    return drawing;
}

render::LegendEntry originSign() {
    render::LegendEntry sign{{"Ausgangsort", "Origin"},
                             "area",
                             {render::legendSampleWidth, render::legendSampleHeight, {0, 0, 0, 0}, {}}};
    for (const render::CircleItem& circle :
         originCircles({render::legendSampleWidth / 2, render::legendSampleHeight / 2})) {
        sign.sample.entries.push_back({"area", "origin", circle});
    }
    return sign;
}

}  // namespace nordertor::publish
