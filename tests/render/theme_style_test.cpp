// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
// What a theme pack's own style draws beside the map's.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "render/label_placement_p.h"
#include "render/map_drawing.h"
#include "render/small_project.h"
#include "style/source_layers.h"
#include "support/real_data.h"

namespace nordertor::render {
namespace {

/// Themes "youth" with a style of its own and "social" without one, each with facilities.
class ThemeStyle : public testing::Test {
  protected:
    ThemeStyle() {
        model::Theme social = themes_.themes.front();
        social.id = "social";
        social.label = {"Soziales", "Social"};
        social.standards.clear();
        themes_.themes.push_back(social);
        themes_.themes.front().folder = folder_.path().string();
        themes_.themes.front().styleFile = "style.json";
        const auto at = [](double x, double y) { return geo::Point{test::origin.x + x, test::origin.y + y}; };
        project_.facilities.clear();
        project_.facilities.push_back({"node/1", "youth.playground", "Eins", at(60, 60), {}, {}, {}, "osm"});
        project_.facilities.push_back({"node/2", "youth.playground", "Zwei", at(300, 60), {}, {}, {}, "osm"});
        project_.facilities.push_back(
            {"node/3", "social.playground", "Drei", at(300, 300), {}, {}, {}, "osm"});
        model::Residents residents;
        residents.groups = {{}};
        residents.cells.push_back({"cell", at(200, 200), {}, {100}});
        residents.homes.push_back({"home/1", "cell", false, at(200, 200), 100});
        residents.homes.push_back({"home/2", "cell", false, at(220, 200), 100});
        residents.persons = {{40, 60}};
        project_.residents = residents;
    }

    MapDrawing drawn(const std::string& layers, double denominator = 2500, const std::string& theme = {}) {
        folder_.write("style.json",
                      R"({"version": 8, "metadata": {"nordertor:unit": "mm"}, "layers": [)" + layers + "]}");
        const auto mapStyle = style::MapStyle::standard(themes_);
        EXPECT_TRUE(mapStyle.notices.empty());
        SceneOptions scene;
        scene.theme = theme;
        const auto built = MapScene::build(test::snapshotOf(project_), themes_, &report_, scene).value();
        MapView view = viewOf(built->areaBox(), 200, 200);
        view.scaleDenominator = denominator;
        view.hiddenGroups = hidden_;
        DrawOptions options;
        options.legend = true;
        return drawMap(*built, mapStyle, view, options).value();
    }
    static std::multiset<std::string> textsIn(const MapDrawing& drawing, const std::string& layer) {
        std::multiset<std::string> texts;
        for (const DrawEntry& entry : drawing.list.entries) {
            const auto* text = std::get_if<TextItem>(&entry.item);
            if (text != nullptr && entry.layer == layer) {
                texts.insert(text->text);
            }
        }
        return texts;
    }
    static std::size_t countOf(const MapDrawing& drawing, const std::string& layer) {
        return static_cast<std::size_t>(std::ranges::count(drawing.list.entries, layer, &DrawEntry::layer));
    }

    test::TemporaryFolder folder_;
    model::ThemeSet themes_ = test::smallThemes();
    model::Project project_ = test::smallProject();
    std::set<std::string> hidden_;
    const analysis::GapReport report_ = test::smallReport(3);
};

const std::string circlesInPlace =
    R"({"id": "mine", "type": "circle", "source-layer": "facilities", "paint": {"circle-radius": 1.4}})";

TEST_F(ThemeStyle, CirclesThatDoNotStepAsideLoseNoSigns) {
    // the ordinary circles of the other theme do step aside
    const MapDrawing drawing =
        drawn(circlesInPlace + R"(, {"id": "words", "type": "symbol", "source-layer": "facilities",
        "layout": {"text-field": "XYZ", "text-size": 3, "text-allow-overlap": true}},
        {"id": "icons", "type": "symbol", "source-layer": "facilities",
         "layout": {"icon-image": "star", "icon-allow-overlap": true}})");
    EXPECT_EQ(textsIn(drawing, "words").count("XYZ"), 2U);
    EXPECT_EQ(textsIn(drawing, "facility-letters").size(), 3U);
    EXPECT_EQ(textsIn(drawing, "facility-names"), (std::multiset<std::string>{"Drei", "Eins", "Zwei"}));
    EXPECT_EQ(countOf(drawing, "icons"), 2U);
    for (const DrawEntry& name : drawing.list.entries) {
        const auto* text = std::get_if<TextItem>(&name.item);
        for (const DrawEntry& other : drawing.list.entries) {
            const auto* circle = std::get_if<CircleItem>(&other.item);
            EXPECT_FALSE(name.layer == "facility-names" && text != nullptr && other.layer == "mine" &&
                         overlap(boxOf(*text), {circle->centre, 2.8, 2.8, 0}))
                << text->text << " lies on a circle";
        }
    }
    for (const LegendEntry& entry : drawing.legend) {
        EXPECT_FALSE(entry.group == "facilities:youth") << "a white letter is no sign: " << entry.label.de;
    }
}

TEST_F(ThemeStyle, WhatItsCircleLeavesOutKeepsItsOtherSigns) {
    const MapDrawing drawing = drawn(
        R"({"id": "mine", "type": "circle", "source-layer": "facilities", "filter": ["==", ["get", "name"], "Eins"],
                  "metadata": {"nordertor:avoid-overlap": true}, "paint": {"circle-radius": 1.4}},
                 {"id": "icons", "type": "symbol", "source-layer": "facilities", "filter": ["==", ["get", "name"], "Zwei"],
                  "layout": {"icon-image": "star", "icon-allow-overlap": true}})");
    EXPECT_EQ(countOf(drawing, "icons"), 1U);
    EXPECT_EQ(textsIn(drawing, "facility-names"), (std::multiset<std::string>{"Drei", "Eins", "Zwei"}));
    EXPECT_EQ(textsIn(drawing, "facility-letters").size(), 2U) << "a letter without its circle says nothing";
}

TEST_F(ThemeStyle, IconsAndTextsMayStandOnTheirOwnCircle) {
    const MapDrawing drawing = drawn(R"({"id": "icons", "type": "symbol", "source-layer": "facilities",
        "layout": {"icon-image": "star", "icon-size": 0.3}})");
    EXPECT_EQ(countOf(drawing, "icons"), 2U);
    const MapDrawing written = drawn(R"({"id": "words", "type": "symbol", "source-layer": "facilities",
        "layout": {"text-field": "W", "text-size": 1.5}})");
    EXPECT_EQ(textsIn(written, "words").size(), 2U);
}

const std::string heat = R"({"id": "heat", "type": "heatmap", "source-layer": "homes",
    "metadata": {"nordertor:legend": {"de": "Einwohnerdichte", "en": "Density of residents"}},
    "paint": {"heatmap-radius": 6, "heatmap-weight": ["get", "persons"],
              "heatmap-color": ["interpolate", ["linear"], ["heatmap-density"], 0, "#0000ff00", 1, "red"]
}
})";

TEST_F(ThemeStyle, AHeatmapOfResidentsIsDrawnAndExplained) {
    for (const char* theme : {"", "youth"}) {
        const MapDrawing drawing = drawn(heat, 2500, theme);
        ASSERT_EQ(countOf(drawing, "heat"), 1U) << theme;
        const auto at = [&](const std::string& layer) {
            return std::ranges::find(drawing.list.entries, layer, &DrawEntry::layer);
        };
        const auto& raster = std::get<PictureItem>(at("heat")->item);
        EXPECT_TRUE(std::ranges::any_of(raster.picture->pixels, [](std::uint32_t pixel) {
            return colourOf(pixel).r > 200;
        })) << "a hundred persons";
        EXPECT_LT(at("buildings-homes"), at("heat"));
        EXPECT_LT(at("heat"), at("outside"));
        EXPECT_LT(at("heat"), at("gap-areas"));
        EXPECT_EQ(std::ranges::count(drawing.legend, "Einwohnerdichte",
                                     [](const LegendEntry& each) { return each.label.de; }),
                  1);
    }
}

TEST_F(ThemeStyle, ItsLayersAreSwitchedAndShownWithTheTheme) {
    EXPECT_EQ(countOf(drawn(heat, 2500, "social"), "heat"), 0U);
    EXPECT_TRUE(std::ranges::none_of(drawn(heat, 2500, "social").legend, [](const LegendEntry& each) {
        return each.label.de == "Einwohnerdichte";
    }));
    hidden_ = {"facilities:youth"};
    EXPECT_EQ(countOf(drawn(heat), "heat"), 0U);
    hidden_ = {"residents", "facilities:social"};
    EXPECT_EQ(countOf(drawn(heat), "heat"), 1U);
}

TEST_F(ThemeStyle, EverySourceLayerOfTheBaseMapCanBeDrawn) {
    const MapDrawing drawing = drawn(R"(
        {"id": "mine-land", "type": "fill", "source-layer": "landuse"},
        {"id": "mine-houses", "type": "line", "source-layer": "buildings", "metadata": {"nordertor:group": "base"}},
        {"id": "mine-ways", "type": "line", "source-layer": "streets"},
        {"id": "mine-trees", "type": "symbol", "source-layer": "landuse", "filter": ["==", ["get", "class"], "park"],
         "layout": {"icon-image": "tree", "icon-allow-overlap": true}},
        {"id": "mine-area", "type": "line", "source-layer": "area"},
        {"id": "mine-signs", "type": "circle", "source-layer": "facilities"})");
    for (const char* layer :
         {"mine-land", "mine-houses", "mine-ways", "mine-trees", "mine-area", "mine-signs"}) {
        EXPECT_GT(countOf(drawing, layer), 0U) << layer;
    }
    std::set<std::string> groups;
    for (const DrawEntry& entry : drawing.list.entries) {
        if (entry.layer.starts_with("mine-signs")) {
            groups.insert(entry.group);
        }
    }
    EXPECT_EQ(groups, std::set<std::string>{"facilities:youth"})
        << "features of other themes are not its own";
}

TEST_F(ThemeStyle, TheSceneHasTheSourceLayersAStyleMayName) {
    const auto scene = MapScene::build(test::snapshotOf(project_), themes_, &report_, {}).value();
    std::set<std::string> known;
    for (const style::SourceLayer& each : style::sourceLayers()) {
        known.emplace(each.name);
    }
    std::set<std::string> there;
    for (const auto& layer : scene->layers()) {
        there.insert(layer->name);
    }
    EXPECT_EQ(there, known);
    std::set<std::string> switches;
    for (const LayerGroup& group : scene->groups()) {
        switches.insert(group.id.substr(0, group.id.find(':')));
    }
    switches.insert("results");  // of each stored result
    EXPECT_EQ(switches, std::set<std::string>(style::layerGroups().begin(), style::layerGroups().end()));
}

}  // namespace
}  // namespace nordertor::render
