// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// What gives way on a map, so that what it is about is seen: numbers to small gaps, names to results.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "render/map_drawing.h"
#include "render/small_project.h"

namespace nordertor::render {
namespace {

struct Number {
    CircleItem circle;
    std::vector<LineItem> lines;
};

/// Of one gap of 50 m by 40 m.
Number numberAt(double denominator) {
    const analysis::GapReport report = test::smallReport(1);
    const auto scene =
        MapScene::build(test::snapshotOf(test::smallProject()), test::smallThemes(), &report, {}).value();
    MapView view = viewOf(scene->areaBox(), 160, 120);
    view.scaleDenominator = denominator;
    const auto drawing = drawMap(*scene, style::MapStyle::standard(test::smallThemes()), view).value();
    Number number;
    for (const DrawEntry& entry : drawing.list.entries) {
        if (entry.layer != "gap-numbers") {
            continue;
        }
        if (const auto* line = std::get_if<LineItem>(&entry.item)) {
            number.lines.push_back(*line);
        } else {
            number.circle = std::get<CircleItem>(entry.item);
        }
    }
    const MmPoint low = view.toMm(test::origin);
    number.circle.centre = {number.circle.centre.x - low.x, low.y - number.circle.centre.y};
    for (LineItem& line : number.lines) {
        for (MmPoint& point : line.lines.points) {
            point = {point.x - low.x, low.y - point.y};
        }
    }
    return number;
}

// Truth: the gap lies from 20 m to 70 m and from 20 m to 60 m, its middle at 45 m and 40 m; its circle has
// 2.25 mm around its middle.
TEST(GivingWay, TheNumberOfASmallGapStandsBesideItAndALineLeadsToItsMiddle) {
    const Number near = numberAt(4000);  // 12.5 mm by 10 mm
    EXPECT_TRUE(near.lines.empty());
    EXPECT_NEAR(near.circle.centre.x, 11.25, 1e-6);
    EXPECT_NEAR(near.circle.centre.y, 10, 1e-6);
    const Number far = numberAt(10000);  // 5 mm by 4 mm
    ASSERT_FALSE(far.lines.empty());
    const MmPoint at = far.circle.centre;
    const double reach = far.circle.radius + far.circle.strokeWidth;
    const MmPoint nearest{std::clamp(at.x, 2.0, 7.0), std::clamp(at.y, 2.0, 6.0)};
    EXPECT_GE(distance(at, nearest), reach) << "nothing of the gap is hidden";
    EXPECT_LE(distance(at, nearest), 2 * reach) << "and the number is near";
    const Shape& line = far.lines.front().lines;
    ASSERT_EQ(line.points.size(), 2U);
    EXPECT_NEAR(line.points[0].x, 4.5, 1e-6);
    EXPECT_NEAR(line.points[0].y, 4, 1e-6);
    EXPECT_NEAR(distance(line.points[1], at), 0, 1e-6);
}

/// Names along the streets of the quarter, under dots of a result.
std::vector<TextItem> streetNames(const std::vector<geo::Point>& places) {
    model::ResultData data;
    data.columns = {{"value", {"Wert", "Value"}, model::ResultColumn::Type::Number, 0}};
    data.legend.kind = model::Presentation::Kind::Sequential;
    data.legend.column = "value";
    data.legend.classes = {{{"alle", "all"}, "#253494", {}, {}}};
    for (const geo::Point& place : places) {
        data.rows.push_back({place, {1.0}});
    }
    model::ResultLayer layer;
    layer.record.name = "werte";
    layer.data = std::make_shared<const model::ResultData>(std::move(data));
    model::Project project = test::smallProject();
    project.results = {layer};
    const auto scene = MapScene::build(test::snapshotOf(project), test::smallThemes(), nullptr, {}).value();
    MapView view = viewOf(scene->areaBox(), 160, 120);
    view.scaleDenominator = 5000;
    const auto drawing = drawMap(*scene, style::MapStyle::standard(test::smallThemes()), view).value();
    std::vector<TextItem> names;
    for (const DrawEntry& entry : drawing.list.entries) {
        const auto* text = std::get_if<TextItem>(&entry.item);
        if (text != nullptr && text->text.starts_with("Str")) {
            names.push_back(*text);
        }
    }
    return names;
}

// Truth: a dot on every 15 m of a street leaves no room for its name; on its one half it leaves the other.
TEST(GivingWay, NamesOfStreetsStandOnNoDotOfAResult) {
    const auto alongFirst = [](double from, double to) {
        std::vector<geo::Point> places;
        for (double x = from; x < to; x += 15) {
            const double bend = 3 * (1 - std::abs(x - 200) / 400);
            places.push_back({test::origin.x + x, test::origin.y + 160 + bend});
        }
        return places;
    };
    const auto ofFifth = [](const std::vector<TextItem>& names) {
        return std::ranges::count_if(names, [](const TextItem& name) { return name.text.ends_with(" 5"); });
    };
    EXPECT_GT(ofFifth(streetNames({})), 0);
    EXPECT_GT(ofFifth(streetNames(alongFirst(-200, 200))), 0);
    EXPECT_EQ(ofFifth(streetNames(alongFirst(-200, 600))), 0);
}

// Truth: data was taken 100 m around an area of 400 m by 400 m; at 1:10,000 the map shows 1,600 m by 1,200 m.
TEST(GivingWay, WhereTheDataEndsTheMapSaysSo) {
    model::Project project = test::smallProject();
    project.marginMetres = 100;
    const auto drawnAt = [&](double denominator, bool goesOn) {
        SceneOptions options;
        options.baseMapGoesOn = goesOn;
        const auto scene =
            MapScene::build(test::snapshotOf(project), test::smallThemes(), nullptr, options).value();
        MapView view = viewOf(scene->areaBox(), 160, 120);
        view.scaleDenominator = denominator;
        return drawMap(*scene, style::MapStyle::standard(test::smallThemes()), view, {.legend = true})
            .value();
    };
    const auto says = [](const MapDrawing& drawing) {
        return std::ranges::count(drawing.legend, "No complete map data",
                                  [](const LegendEntry& entry) { return entry.label.en; });
    };
    const MapDrawing far = drawnAt(10000, false);
    EXPECT_EQ(says(far), 1);
    const auto edge = std::ranges::find(far.list.entries, "beyond-edge", &DrawEntry::layer);
    ASSERT_NE(edge, far.list.entries.end());
    const auto& points = std::get<LineItem>(edge->item).lines.points;
    // 200 m and 100 m to the left of the middle
    EXPECT_TRUE(std::ranges::any_of(points, [](MmPoint p) { return std::abs(p.x - (80 - 30)) < 1e-6; }));
    EXPECT_EQ(says(drawnAt(2500, false)), 0) << "the end lies outside the map";
    EXPECT_EQ(says(drawnAt(10000, true)), 0) << "the base map goes on";
    project.marginMetres = 5000;
    EXPECT_EQ(says(drawnAt(10000, false)), 1) << "a file that holds less than was asked for";
    project.baseMap = {};
    EXPECT_EQ(says(drawnAt(10000, false)), 0) << "there is none";
}

}  // namespace
}  // namespace nordertor::render
