// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// A map drawn in parts, ground below and signs above, and the ground of neighbouring frames, must be the map
// drawn at once.
#include <gtest/gtest.h>

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "render/map_drawing.h"
#include "render/map_view_renderer.h"
#include "render/picture_difference.h"
#include "render/small_project.h"

namespace nordertor::render {
namespace {

constexpr PixelGrid pixels{.pixelsPerMm = 4};

/// The small quarter with a pond of many corners that is larger than a frame.
model::Project quarterWithPond() {
    model::Project project = test::smallProject();
    geo::Points shore;
    for (int i = 0; i <= 360; ++i) {
        const double angle = (i % 360) * std::numbers::pi / 180;
        const double radius = 260 + 30 * std::sin(angle * 7);
        shore.push_back({test::origin.x + 230 + radius * std::cos(angle),
                         test::origin.y + 190 + radius * std::sin(angle)});
    }
    project.baseMap.landUse.push_back({"way/950", "Teich", model::LandUse::Water, {{{shore, {}}}}});
    return project;
}

style::MapStyle styleOf(const std::string& layers) {
    const auto document = style::StyleDocument::parseText(
        R"({"version": 8, "metadata": {"nordertor:unit": "mm"}, "layers": [)" + layers + "]}", "mine.json");
    EXPECT_TRUE(document) << document.error().sentence(Language::English);
    style::MapStyle mapStyle;
    for (const style::StyleLayer& layer : document.value().layers) {
        mapStyle.layers.push_back({layer, {}, {}});
    }
    return mapStyle;
}

/// Everything whose look could depend on the frame: patterns, dashes of long rings, see-through areas of
/// different looks over each other, circles at an edge, densities.
const std::string trickyGround = R"(
    {"id": "paper", "type": "background", "paint": {"background-color": "#fdf6e3"}},
    {"id": "areas", "type": "fill", "source-layer": "landuse",
     "paint": {"fill-opacity": 0.5, "fill-color": ["match", ["get", "name"], "Teich", "blue", "Beispielpark",
               "green", "red"]}},
    {"id": "by-id", "type": "fill", "source-layer": "landuse",
     "paint": {"fill-opacity": 0.3, "fill-color": ["match", ["id"], "way/950", "yellow", "way/900", "purple",
               "black"]}},
    {"id": "hatched", "type": "fill", "source-layer": "landuse",
     "paint": {"fill-pattern": "cross", "fill-color": "#803000", "fill-opacity": 0.2}},
    {"id": "dotted", "type": "fill", "source-layer": "buildings",
     "paint": {"fill-pattern": "dots", "fill-color": "#003080", "fill-opacity": 0.2}},
    {"id": "shores", "type": "line", "source-layer": "landuse",
     "paint": {"line-width": 1.1, "line-dasharray": [3.3, 1.7]}},
    {"id": "ways", "type": "line", "source-layer": "streets",
     "paint": {"line-width": 1.3, "line-dasharray": [2.9, 1.3], "line-color": "#555"}},
    {"id": "people", "type": "heatmap", "source-layer": "facilities", "paint": {"heatmap-radius": 30}},
    {"id": "dots", "type": "circle", "source-layer": "addresses",
     "paint": {"circle-radius": 1.7, "circle-color": "#0a0", "circle-stroke-width": 0.4}})";

MapView frameAt(int column, int row) {
    MapView view;
    view.scaleDenominator = 2500;
    view.widthMm = 64;
    view.heightMm = 48;
    // about the middle of the quarter, on whole pixels of the same grid
    view.centre = {test::origin.x + 150 + column * 160, test::origin.y + 260 - row * 120};
    return view;
}

QImage picture(const MapScene& scene, const style::MapStyle& mapStyle, const MapView& view, MapPart part) {
    const auto drawing = drawMap(scene, mapStyle, view, {.part = part});
    EXPECT_TRUE(drawing);
    return paintFrame(drawing->list,
                      {{0, 0},
                       static_cast<int>(std::lround(view.widthMm * pixels.pixelsPerMm)),
                       static_cast<int>(std::lround(view.heightMm * pixels.pixelsPerMm))},
                      pixels)
        .value();
}

TEST(MapPart, GroundOfNeighbouringFramesFitsTogether) {
    const auto scene =
        MapScene::build(test::snapshotOf(quarterWithPond()), test::smallThemes(), nullptr, {}).value();
    const style::MapStyle mapStyle = styleOf(trickyGround);
    MapView all = frameAt(0, 0);
    all.widthMm *= 3;
    all.heightMm *= 3;
    all.centre = frameAt(1, 1).centre;
    const QImage whole = picture(*scene, mapStyle, all, MapPart::Ground);
    QImage composed(whole.size(), whole.format());
    QPainter painter(&composed);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            const QImage part = picture(*scene, mapStyle, frameAt(column, row), MapPart::Ground);
            painter.drawImage(column * part.width(), row * part.height(), part);
        }
    }
    painter.end();
    EXPECT_TRUE(test::lookAlike(whole, composed));
}

TEST(MapPart, GroundAndSignsOverEachOtherAreTheWhole) {
    const analysis::GapReport report = test::smallReport();
    const auto scene =
        MapScene::build(test::snapshotOf(quarterWithPond()), test::smallThemes(), &report, {}).value();
    const style::MapStyle standard = style::MapStyle::standard(test::smallThemes());
    MapView view = viewOf(scene->areaBox(), 160, 120);
    view.selectedGap = report.standards.front().places.front().id;
    view.selectedFeature = "node/1";
    const auto whole = drawMap(*scene, standard, view).value();
    const auto ground = drawMap(*scene, standard, view, {.part = MapPart::Ground}).value();
    const auto signs = drawMap(*scene, standard, view, {.part = MapPart::Signs}).value();
    EXPECT_EQ(signs.list.background.a, 0);
    EXPECT_EQ(ground.list.background, whole.list.background);
    // names of streets have other places in signs, and so what keeps clear of them
    const auto others = [](const DrawList& list) {
        std::vector<DrawEntry> entries;
        for (const DrawEntry& entry : list.entries) {
            if (entry.group != "base" || !std::holds_alternative<TextItem>(entry.item)) {
                entries.push_back(entry);
            }
        }
        return entries;
    };
    const auto expected = others(whole.list);
    auto parts = others(ground.list);
    for (const DrawEntry& entry : others(signs.list)) {
        parts.push_back(entry);
    }
    ASSERT_EQ(parts.size(), expected.size());
    ASSERT_GT(others(signs.list).size(), 8U);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        EXPECT_EQ(parts[i].layer, expected[i].layer);
        // the pattern of gaps starts elsewhere
        EXPECT_TRUE(parts[i] == expected[i] || expected[i].layer == "gap-areas") << expected[i].layer;
    }
    for (const DrawEntry& entry : ground.list.entries) {
        EXPECT_FALSE(std::holds_alternative<TextItem>(entry.item)) << entry.layer;
    }
}

/// Names of streets at their places on the ground, in the part of the quarter both frames show.
std::set<std::string> namesIn(const MapDrawing& drawing, const MapView& view, const geo::Box& part) {
    std::set<std::string> names;
    for (const DrawEntry& entry : drawing.list.entries) {
        const auto* text = std::get_if<TextItem>(&entry.item);
        if (text != nullptr && text->text.starts_with("Str")) {
            const geo::Point at = view.toMap(text->centre);
            if (part.contains(at)) {
                names.insert(text->text + " " + std::to_string(std::lround(at.x * 100)) + " " +
                             std::to_string(std::lround(at.y * 100)));
            }
        }
    }
    return names;
}

TEST(MapPart, NamesOfStreetsKeepTheirPlacesWhenTheFrameMoves) {
    const auto scene =
        MapScene::build(test::snapshotOf(test::smallProject()), test::smallThemes(), nullptr, {}).value();
    const style::MapStyle standard = style::MapStyle::standard(test::smallThemes());
    MapView view;
    view.scaleDenominator = 1200;
    view.widthMm = 400;
    view.heightMm = 300;
    view.centre = scene->areaBox().centre();
    const geo::Box seen = view.box().expandedBy(-120);
    const auto first = drawMap(*scene, standard, view, {.part = MapPart::Signs}).value();
    const auto before = namesIn(first, view, seen);
    ASSERT_GT(before.size(), 3U);
    for (const double step : {13.0, -29.0, 61.0}) {
        MapView moved = view;
        moved.centre.x += step;
        moved.centre.y -= step / 2;
        const auto drawing = drawMap(*scene, standard, moved, {.part = MapPart::Signs}).value();
        EXPECT_EQ(namesIn(drawing, moved, seen), before) << step;
    }
}

TEST(MapPart, FramesOfOneListAreThePictureAtOnce) {
    const analysis::GapReport report = test::smallReport();
    const auto scene =
        MapScene::build(test::snapshotOf(test::smallProject()), test::smallThemes(), &report, {}).value();
    const style::MapStyle standard = style::MapStyle::standard(test::smallThemes());
    MapView view = viewOf(scene->areaBox(), 160, 120);
    const auto signs = drawMap(*scene, standard, view, {.part = MapPart::Signs}).value();
    const QImage whole = paintFrame(signs.list, {{0, 0}, 640, 480}, pixels).value();
    QImage composed(whole.size(), whole.format());
    composed.fill(Qt::transparent);
    QPainter painter(&composed);
    int empty = 0;
    for (int row = 0; row < 6; ++row) {
        for (int column = 0; column < 8; ++column) {
            const QImage part = paintFrame(signs.list, {{column * 20.0, row * 20.0}, 80, 80}, pixels).value();
            empty += part.isNull() ? 1 : 0;
            painter.drawImage(column * 80, row * 80, part);
        }
    }
    painter.end();
    EXPECT_TRUE(test::lookAlike(whole, composed));
    EXPECT_LT(empty, 40);
    EXPECT_TRUE(paintFrame(signs.list, {{1000, 1000}, 80, 80}, pixels).value().isNull());
}

}  // namespace
}  // namespace nordertor::render
