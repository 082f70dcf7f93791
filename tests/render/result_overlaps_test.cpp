// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Areas of a result on each other: all are seen, hatched ones as one.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "render/result_layers.h"
#include "style/hatched_areas.h"

namespace nordertor::render {
namespace {

TEST(ResultOverlaps, CategoriesOnEachOtherAreAllSeen) {
    const std::string high = "hoch";
    const std::string low = "niedrig";
    const auto beside = test::sceneWith(
        test::hotAndCold({{test::square(50, 50, 150, 350), {high}}, {test::square(200, 50, 300, 350), {low}}},
                         model::ResultGeometry::Areas));
    const auto over = test::sceneWith(test::hotAndCold(
        {{test::square(50, 50, 350, 350), {high}}, {test::square(100, 100, 300, 300), {low}}},
        model::ResultGeometry::Areas));
    const auto looks = [](const MapScene& scene) {
        const auto drawing =
            drawMap(scene, style::MapStyle::standard(test::smallThemes()), viewOf(scene.areaBox(), 160, 120));
        std::vector<std::uint8_t> fills;
        std::size_t hatches = 0;
        for (const DrawEntry& entry : drawing->list.entries) {
            if (entry.layer == "result-areas") {
                const auto* area = std::get_if<AreaItem>(&entry.item);
                area != nullptr ? fills.push_back(area->fill.a) : void(++hatches);
            }
        }
        return std::pair{fills, hatches};
    };
    EXPECT_EQ(looks(*beside), (std::pair{std::vector<std::uint8_t>{173, 173}, std::size_t{0}}));
    EXPECT_EQ(looks(*over), (std::pair{std::vector<std::uint8_t>{15, 15}, std::size_t{2}}));
}

// Of two numbers at once: see-through colours would mix to a class that is not there.
TEST(ResultOverlaps, ClassesOfTwoNumbersOnEachOtherDoNotMix) {
    const std::string few = "hoch";
    const std::string many = "niedrig";
    const auto withGrid = [](model::ResultLayer layer) {
        model::ResultData data = *layer.data;
        data.legend.grid = model::Presentation::Grid{
            {"A", "A"}, {"B", "B"}, {{"wenig", "few"}}, {{"wenig", "few"}, {"viel", "many"}}};
        layer.data = std::make_shared<const model::ResultData>(std::move(data));
        return layer;
    };
    const auto scene = [&](std::vector<model::ResultRow> rows) {
        return test::sceneWith(withGrid(test::hotAndCold(std::move(rows), model::ResultGeometry::Areas)));
    };
    const model::ResultRow wide{test::square(50, 50, 350, 350), {few}};
    const model::ResultRow narrow{test::square(100, 100, 300, 300), {many}};
    EXPECT_EQ(test::colourAt(*scene({narrow, wide}), 200, 200), test::colourAt(*scene({narrow}), 200, 200));
}

TEST(ResultOverlaps, OutlinesThatCoincideStandSideBySideAndAreToldApartWithoutColours) {
    const auto scene =
        test::sceneWith(test::hotAndCold({{test::square(50, 50, 350, 350), {std::string("hoch")}},
                                          {test::square(50, 50, 350, 350), {std::string("niedrig")}}},
                                         model::ResultGeometry::Areas));
    for (const auto variant : {style::MapVariant::Colour, style::MapVariant::BlackAndWhite}) {
        const auto drawing = drawMap(*scene, style::MapStyle::standard(test::smallThemes(), variant),
                                     viewOf(scene->areaBox(), 160, 120));
        std::vector<LineItem> lines;
        for (const DrawEntry& entry : drawing->list.entries) {
            if (entry.layer == "result-area-edges") {
                lines.push_back(std::get<LineItem>(entry.item));
            }
        }
        ASSERT_EQ(lines.size(), 2U);
        const auto widthOf = [](const LineItem& line) {
            const auto [low, high] = std::ranges::minmax(line.lines.points, {}, &MmPoint::x);
            return high.x - low.x;
        };
        EXPECT_GT(std::abs(widthOf(lines[0]) - widthOf(lines[1])), 2 * lines[0].stroke.width);
        if (variant == style::MapVariant::BlackAndWhite) {
            EXPECT_NE(lines[0].stroke.dashes, lines[1].stroke.dashes);
        }
    }
}

// Truth: the pattern and colour of the class, also where nothing lies on anything.
TEST(ResultOverlaps, ClassesWithAPatternAreHatchedWithItAndNotFilled) {
    model::ResultLayer layer = test::hotAndCold({{test::square(50, 50, 150, 350), {std::string("hoch")}},
                                                 {test::square(200, 50, 300, 350), {std::string("niedrig")}}},
                                                model::ResultGeometry::Areas);
    auto data = std::make_shared<model::ResultData>(*layer.data);
    data->legend.classes[0].pattern = "horizontal";
    data->legend.classes[1].pattern = "vertical";
    layer.data = data;
    const auto scene = test::sceneWith(layer);
    const auto drawing =
        drawMap(*scene, style::MapStyle::standard(test::smallThemes()), viewOf(scene->areaBox(), 160, 120));
    ASSERT_TRUE(drawing);
    std::map<std::string, bool> level;  // of the lines of each colour
    for (const DrawEntry& entry : drawing->list.entries) {
        if (entry.layer != "result-gap-areas") {
            continue;
        }
        if (const auto* area = std::get_if<AreaItem>(&entry.item)) {
            EXPECT_LT(area->fill.a, 40);
        } else {
            const auto& hatch = std::get<LineItem>(entry.item);
            ASSERT_GE(hatch.lines.points.size(), 2U);
            const MmPoint step{hatch.lines.points[1].x - hatch.lines.points[0].x,
                               hatch.lines.points[1].y - hatch.lines.points[0].y};
            level[hatch.stroke.colour.text().substr(0, 7)] = std::abs(step.y) < 1e-6 && std::abs(step.x) > 1;
        }
    }
    ASSERT_EQ(level.size(), 2U);
    EXPECT_TRUE(level.at(data->legend.classes[0].colour));
    EXPECT_FALSE(level.at(data->legend.classes[1].colour));
}

/// Areas hatched by the texts in "what".
model::ResultLayer hatched(const std::vector<std::pair<geo::MultiPolygon, std::string>>& areas) {
    model::ResultData data;
    data.geometry = model::ResultGeometry::Areas;
    data.columns = {{"theme_de", {"Thema", "Theme"}, model::ResultColumn::Type::Text, 0}};
    data.legend.kind = model::Presentation::Kind::Categories;
    data.legend.column = "theme_de";
    data.legend.title = {"Lücken nach Thema", "Gaps by theme"};
    for (const char* key : {"a", "b", "c", "d"}) {
        data.legend.classes.push_back({sameInBoth(key), "#0072b2", key, {}, "dots"});
    }
    for (const auto& [shape, key] : areas) {
        data.rows.push_back({shape, {key}});
    }
    model::ResultLayer layer;
    layer.record.name = "wege";
    layer.data = std::make_shared<const model::ResultData>(std::move(data));
    return layer;
}

double areaIn(const SceneLayer& layer, const std::string& label) {
    double area = 0;
    for (const SceneFeature& feature : layer.features) {
        area += layer.labels[feature.properties].de == label ? feature.extent : 0;
    }
    return area;
}

// Truth: areas of rectangles.
TEST(ResultOverlaps, HatchedAreasOfAClassAreDrawnAsOneAndOfManyTheirNumberIsShown) {
    const auto first = test::square(0, 0, 100, 100);
    const auto second = test::square(50, 0, 150, 100);
    const auto few =
        test::sceneWith(hatched({{first, "a"}, {second, "a"}, {test::square(0, 0, 10, 10), "c"}}));
    const SceneLayer* gaps = few->find("result_gaps");
    ASSERT_NE(gaps, nullptr);
    ASSERT_EQ(gaps->features.size(), 2U) << "one area for each class";
    EXPECT_NEAR(areaIn(*gaps, "a"), 15000, 1e-6);
    EXPECT_TRUE(few->find("result_areas")->features.empty());
    const auto many = test::sceneWith(hatched(
        {{first, "a"}, {second, "a"}, {second, "b"}, {first, "c"}, {test::square(300, 0, 310, 10), "d"}}));
    EXPECT_TRUE(many->find("result_gaps")->features.empty());
    const SceneLayer& counted = *many->find("result_areas");
    EXPECT_NEAR(areaIn(counted, "in 1 Thema"), 100, 1e-6);
    EXPECT_NEAR(areaIn(counted, "in 2 Themen"), 10000, 1e-6) << "a and c, a and b";
    EXPECT_NEAR(areaIn(counted, "in 3 Themen"), 5000, 1e-6);
    EXPECT_NEAR(areaIn(counted, "in 4 Themen"), 0, 1e-6);
}

TEST(ResultOverlaps, OutlinesTakeRoomOnlyOfClassesThatOccurAndBeginAnewAfterSix) {
    const auto area = test::square(0, 0, 100, 100);
    const auto few = style::hatchedLooks(*hatched({{area, "b"}, {area, "d"}, {area, "b"}}).data);
    const auto numberOf = [](const style::Properties& look, const char* name) {
        return std::get<double>(*look.find(name));
    };
    ASSERT_EQ(few.size(), 4U);
    EXPECT_EQ(numberOf(few[1], "nest"), 0);
    EXPECT_EQ(numberOf(few[3], "nest"), 1);
    EXPECT_EQ(numberOf(few[3], "themes"), 2);
    EXPECT_EQ(*few[3].find("crowded"), style::Value(true));
    model::ResultData many = *hatched({}).data;
    many.legend.classes.clear();
    for (const char* key : {"a", "b", "c", "d", "e", "f", "g"}) {
        many.legend.classes.push_back({sameInBoth(key), "#0072b2", key, {}, "dots"});
        many.rows.push_back({area, {key}});
    }
    EXPECT_EQ(numberOf(style::hatchedLooks(many)[5], "nest"), 5);
    EXPECT_EQ(numberOf(style::hatchedLooks(many)[6], "nest"), 0);
    EXPECT_EQ(numberOf(style::hatchedLooks(many)[6], "themes"), 3) << "as of as many as can be told apart";
}

TEST(ResultOverlaps, ASceneHasOnlyTheResultsAskedFor) {
    model::Project project;
    project.area.shape = test::square(0, 0, 400, 400);
    project.results = {hatched({{test::square(0, 0, 100, 100), "a"}})};
    const auto count = [&](const SceneOptions& options) {
        const auto scene =
            MapScene::build(test::snapshotOf(project), test::smallThemes(), nullptr, options).value();
        return scene->find("result_gaps")->features.size();
    };
    EXPECT_EQ(count({}), 1U);
    SceneOptions options;
    options.onlyResults = {"wege"};
    EXPECT_EQ(count(options), 1U);
    options.onlyResults = {"anderes"};
    EXPECT_EQ(count(options), 0U);
}

}  // namespace
}  // namespace nordertor::render
