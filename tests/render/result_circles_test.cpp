// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Circles by size: what they stand for in the legend, and what keeps off them.
#include <gtest/gtest.h>

#include <cmath>

#include "render/label_placement_p.h"
#include "render/result_layers.h"

namespace nordertor::render {
namespace {

/// Persons at three places, at the last not known.
model::ResultLayer circles() {
    model::ResultLayer layer =
        test::bands({{geo::Point{test::origin.x + 100, test::origin.y + 82}, {100.0}},
                     {geo::Point{test::origin.x + 200, test::origin.y + 122}, {50.0}},
                     {geo::Point{test::origin.x + 300, test::origin.y + 162}, {std::monostate{}}}},
                    model::ResultGeometry::Points);
    model::ResultData data = *layer.data;
    data.legend.kind = model::Presentation::Kind::Proportional;
    data.legend.largest = 100;
    data.legend.classes.resize(1);
    layer.data = std::make_shared<const model::ResultData>(std::move(data));
    return layer;
}

TEST(ResultCircles, CirclesHaveASignForWhatIsNotKnown) {
    const auto scene = test::sceneWith(circles());
    const auto style = style::MapStyle::standard(test::smallThemes());
    const auto drawing = drawMap(*scene, style, viewOf(scene->areaBox(), 160, 120), {.legend = true});
    ASSERT_TRUE(drawing);
    const auto drawn = [&](const char* layer) {
        return std::ranges::count(drawing->list.entries, layer, &DrawEntry::layer);
    };
    EXPECT_EQ(drawn("result-circles"), 2);
    EXPECT_EQ(drawn("result-points-unknown"), 1);
    ASSERT_FALSE(drawing->legend.empty());
    std::vector<std::string> labels;
    for (const LegendEntry& entry : drawing->legend) {
        if (entry.group == "results:wege") {
            labels.push_back(entry.label.de);
        }
    }
    ASSERT_GE(labels.size(), 2U);
    EXPECT_EQ(labels.back(), "nicht bekannt") << "after the sizes";
}

TEST(ResultCircles, TheSmallestCircleOfRanksIsNamedByTheLargestValueItStandsFor) {
    for (const double largest : {119.0, 300.0, 83.0, 12.0}) {
        // area proportional to the value, 3.4 mm for the largest, none below 2.3 mm, twentieths of a mm
        const auto radius = [&](double value) {
            return std::max(2.3, std::round(3.4 * std::sqrt(value / largest) * 20) / 20);
        };
        double least = 0;  // the largest whole value that looks like the smallest
        for (double value = 0; radius(value) == 2.3; ++value) {
            least = value;
        }
        for (const double shown : {least, std::floor(least * 0.7)}) {
            model::ResultLayer layer = circles();
            auto data = std::make_shared<model::ResultData>(*layer.data);
            data->columns.push_back({"rank", {"Rang", "Rank"}, model::ResultColumn::Type::Number, 0});
            data->rows.resize(2);
            data->rows[0].values = {largest, 1.0};
            data->rows[1].values = {shown, 2.0};
            data->legend.largest = largest;
            layer.data = data;
            const auto scene = test::sceneWith(layer);
            const auto drawing = drawMap(*scene, style::MapStyle::standard(test::smallThemes()),
                                         viewOf(scene->areaBox(), 160, 120), {.legend = true});
            ASSERT_TRUE(drawing);
            int found = 0;
            for (const LegendEntry& entry : drawing->legend) {
                const auto circle = std::ranges::find_if(entry.sample.entries, [](const DrawEntry& each) {
                    return std::holds_alternative<CircleItem>(each.item);
                });
                if (entry.group != "results:wege" || circle == entry.sample.entries.end()) {
                    continue;
                }
                const double drawn = std::get<CircleItem>(circle->item).radius;
                if (entry.label.de.starts_with("bis ")) {
                    ++found;
                    const double named = std::stod(entry.label.de.substr(4));
                    EXPECT_DOUBLE_EQ(drawn, 2.3);
                    EXPECT_GE(named, shown) << entry.label.de << " of " << largest;
                    EXPECT_LE(named, least) << entry.label.de << " of " << largest;
                } else {
                    EXPECT_GT(drawn, 2.3) << entry.label.de;
                }
            }
            EXPECT_EQ(found, 1) << largest;
        }
    }
}

TEST(ResultCircles, NoCircleIsLargerThanTheLargestOfTheLegend) {
    for (const double largest : {300.0, 311.0, 5.0, 999.0, 1001.0}) {
        model::ResultLayer layer = circles();
        auto data = std::make_shared<model::ResultData>(*layer.data);
        data->legend.largest = largest;
        for (model::ResultRow& row : data->rows) {
            row.values.front() = largest;
        }
        layer.data = data;
        const auto scene = test::sceneWith(layer);
        const auto style = style::MapStyle::standard(test::smallThemes());
        const auto drawing = drawMap(*scene, style, viewOf(scene->areaBox(), 160, 120), {.legend = true});
        ASSERT_TRUE(drawing);
        const auto largestIn = [](const std::vector<DrawEntry>& entries) {
            double radius = 0;
            for (const DrawEntry& entry : entries) {
                if (entry.layer == "result-circles") {
                    radius = std::max(radius, std::get<CircleItem>(entry.item).radius);
                }
            }
            return radius;
        };
        double ofLegend = 0;
        for (const LegendEntry& entry : drawing->legend) {
            ofLegend = std::max(ofLegend, largestIn(entry.sample.entries));
        }
        const double onMap = largestIn(drawing->list.entries);
        EXPECT_GT(onMap, 0);
        EXPECT_GE(ofLegend, onMap) << largest;
        EXPECT_LE(ofLegend, 1.2 * onMap) << "a round value not far above";
    }
}

TEST(ResultCircles, NamesKeepOffCircles) {
    model::Project project = test::smallProject();
    project.results = {circles()};
    const auto scene = MapScene::build(test::snapshotOf(project), test::smallThemes(), nullptr, {}).value();
    const auto style = style::MapStyle::standard(test::smallThemes());
    const auto drawing = drawMap(*scene, style, viewOf(scene->areaBox(), 160, 120));
    ASSERT_TRUE(drawing);
    std::vector<CircleItem> found;
    std::size_t names = 0;
    for (const DrawEntry& entry : drawing->list.entries) {
        if (entry.layer == "result-circles") {
            found.push_back(std::get<CircleItem>(entry.item));
        }
    }
    for (const DrawEntry& entry : drawing->list.entries) {
        const auto* text = entry.group == "base" ? std::get_if<TextItem>(&entry.item) : nullptr;
        if (text != nullptr) {
            ++names;
            for (const CircleItem& circle : found) {
                const double side = 1.8 * circle.radius;
                for (const TurnedBox& box : boxesOf(*text)) {
                    EXPECT_FALSE(overlap(box, {circle.centre, side, side, 0})) << text->text;
                }
            }
        }
    }
    EXPECT_EQ(found.size(), 2U);
    EXPECT_GT(names, 3U);
}

}  // namespace
}  // namespace nordertor::render
