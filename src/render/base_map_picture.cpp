// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/base_map_picture.h"

#include <cstring>

#include "render/map_view_renderer.h"

namespace nordertor::render {

Result<Picture> baseMapPicture(model::BaseMap map, const geo::GroundView& view, const Task& task) {
    auto project = std::make_shared<model::Project>();
    project->baseMap = std::move(map);
    const geo::Box& ground = view.ground;
    project->area.shape = geo::rectangleOf(ground);
    const auto scene = MapScene::build({std::move(project), 1}, {}, nullptr, {}, task);
    if (!scene) {
        return fail(scene.error());
    }
    MapView drawn;
    drawn.centre = ground.centre();
    // a little less, so that rounding up gives the pixels that were asked for
    drawn.widthMm = (view.width - 0.001) / view.pixelsPerMm;
    drawn.heightMm = (view.height - 0.001) / view.pixelsPerMm;
    drawn.scaleDenominator = ground.width() / drawn.widthMm * 1000;
    drawn.hiddenGroups = {"area"};
    const auto image = renderView(**scene, style::MapStyle::standard({}), drawn,
                                  {.pixelsPerMm = view.pixelsPerMm}, task.stopToken());
    if (!image) {
        return fail(image.error());
    }
    const QImage plain = image->convertToFormat(QImage::Format_ARGB32);
    Picture picture{plain.width(), plain.height(), {}};
    picture.pixels.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
    for (int row = 0; row < picture.height; ++row) {
        std::memcpy(
            picture.pixels.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.width),
            plain.constScanLine(row), static_cast<std::size_t>(picture.width) * sizeof(std::uint32_t));
    }
    return picture;
}

}  // namespace nordertor::render
