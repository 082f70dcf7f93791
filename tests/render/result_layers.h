// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QImage>
#include <memory>
#include <utility>
#include <vector>

#include "render/map_drawing.h"
#include "render/map_view_renderer.h"
#include "render/small_project.h"

namespace nordertor::test {

inline constexpr const char* nearColour = "#ffffcc";
inline constexpr const char* farColour = "#253494";

/// Two classes by "metres", up to 200 and beyond.
[[nodiscard]] inline model::ResultLayer bands(std::vector<model::ResultRow> rows,
                                              model::ResultGeometry geometry) {
    model::ResultData data;
    data.geometry = geometry;
    data.columns = {{"metres", {"Fußweg", "Walk"}, model::ResultColumn::Type::Number, 0}};
    data.rows = std::move(rows);
    data.legend.kind = model::Presentation::Kind::Sequential;
    data.legend.column = "metres";
    data.legend.title = {"Fußweg", "Walk"};
    data.legend.classes = {{{"bis 200", "up to 200"}, nearColour, {}, 200},
                           {{"200 bis 400", "200 to 400"}, farColour, {}, {}}};
    data.legend.unknown = model::ResultClass{{"nicht bekannt", "not known"}, "#8c8c8c", {}, {}};
    model::ResultLayer layer;
    layer.record.name = "wege";
    layer.record.title = {"Einzugsbereiche", "Service areas"};
    layer.data = std::make_shared<const model::ResultData>(std::move(data));
    return layer;
}

/// Categories at the places given; the second one's colour has the grey of the first.
[[nodiscard]] inline model::ResultLayer hotAndCold(std::vector<model::ResultRow> rows,
                                                   model::ResultGeometry geometry) {
    model::ResultLayer layer = bands({}, geometry);
    auto data = std::make_shared<model::ResultData>(*layer.data);
    data->columns = {{"spot", {"Einstufung", "Class"}, model::ResultColumn::Type::Text, 0}};
    data->rows = std::move(rows);
    data->legend = {};
    data->legend.kind = model::Presentation::Kind::Categories;
    data->legend.column = "spot";
    data->legend.title = {"Häufung", "Cluster"};
    data->legend.classes = {{{"hoch", "high"}, "#ca0020", "hoch", {}},
                            {{"niedrig", "low"}, "#0571b0", "niedrig", {}}};
    layer.data = data;
    return layer;
}

/// Nothing but the result, on the paper.
[[nodiscard]] inline std::shared_ptr<const render::MapScene> sceneWith(model::ResultLayer layer) {
    model::Project project;
    project.area.shape = square(0, 0, 400, 400);
    project.results = {std::move(layer)};
    return render::MapScene::build(snapshotOf(project), smallThemes(), nullptr, {}).value();
}

[[nodiscard]] inline QImage pictureOf(const render::MapScene& scene) {
    const auto style = style::MapStyle::standard(smallThemes());
    return render::renderView(scene, style, render::viewOf(scene.areaBox(), 160, 120)).value();
}

[[nodiscard]] inline QColor colourAt(const render::MapScene& scene, double x, double y) {
    const render::MapView view = render::viewOf(scene.areaBox(), 160, 120);
    const render::MmPoint mm = view.toMm({origin.x + x, origin.y + y});
    const double perMm = render::PixelGrid().pixelsPerMm;
    return pictureOf(scene).pixelColor(static_cast<int>(mm.x * perMm), static_cast<int>(mm.y * perMm));
}

}  // namespace nordertor::test
