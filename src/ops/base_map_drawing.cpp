// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/base_map_drawing.h"

#include <algorithm>

#include "render/map_view_renderer.h"
#include "style/map_style.h"

namespace nordertor::ops {

Result<Picture> drawnBaseMap(const model::BaseMap& map, const geo::GroundView& view, const Task& task) {
    model::Project project;
    project.baseMap = map;
    const model::ProjectSnapshot snapshot{std::make_shared<const model::Project>(std::move(project)), 1};
    const model::ThemeSet none;
    const auto scene = render::MapScene::build(snapshot, none, nullptr, {}, task.part(0, 0.5));
    if (!scene) {
        return fail(scene.error());
    }
    render::MapView asked;
    asked.centre = view.ground.centre();
    asked.widthMm = view.width / view.pixelsPerMm;
    asked.heightMm = view.height / view.pixelsPerMm;
    asked.scaleDenominator = view.ground.width() * 1000 / asked.widthMm;
    asked.hiddenGroups = {"area", "gaps", "facilities", "organisations", "residents", "results"};
    auto image = render::renderView(**scene, style::MapStyle::standard(none), asked,
                                    {.pixelsPerMm = view.pixelsPerMm}, task.stopToken());
    if (!image) {
        return fail(image.error());
    }
    // sizes are rounded up there
    const QImage exact = image->copy(0, 0, view.width, view.height).convertToFormat(QImage::Format_ARGB32);
    Picture picture{view.width, view.height, {}};
    picture.pixels.reserve(static_cast<std::size_t>(view.width) * static_cast<std::size_t>(view.height));
    for (int y = 0; y < view.height; ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(exact.constScanLine(y));
        picture.pixels.insert(picture.pixels.end(), row, row + view.width);
    }
    return picture;
}

}  // namespace nordertor::ops
