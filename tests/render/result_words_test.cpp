// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Words and forms on a result: values in areas, signs of assumptions.
#include <gtest/gtest.h>

#include <set>

#include "model/assumption_signs.h"
#include "render/circle_form.h"
#include "render/result_layers.h"

namespace nordertor::render {
namespace {

// Truth: a text of 2.6 mm needs some 8 by 3 mm. Of two squares of a view of 400 m on 120 mm, 100 m have room
// for it, 20 m have not, and nothing is known of the third.
TEST(ResultWords, AreasComparedHaveTheirValueWhereThereIsRoom) {
    model::ResultLayer layer = test::bands({{test::square(20, 20, 120, 120), {62.3}},
                                            {test::square(200, 20, 220, 40), {71.0}},
                                            {test::square(250, 20, 380, 120), {std::monostate{}}}},
                                           model::ResultGeometry::Areas);
    const auto valuesOn = [](const model::ResultLayer& shown) {
        const auto scene = test::sceneWith(shown);
        const auto style = style::MapStyle::standard(test::smallThemes());
        const auto drawing = drawMap(*scene, style, viewOf(scene->areaBox(), 160, 120), {});
        std::vector<std::string> texts;
        for (const DrawEntry& entry : drawing.value().list.entries) {
            if (entry.layer == "result-area-values") {
                const auto& text = std::get<TextItem>(entry.item);
                const MapView view = viewOf(scene->areaBox(), 160, 120);
                const MmPoint corner = view.toMm({test::origin.x + 20, test::origin.y + 20});
                const MmPoint other = view.toMm({test::origin.x + 120, test::origin.y + 120});
                EXPECT_GE(text.centre.x - text.width / 2, corner.x);
                EXPECT_LE(text.centre.x + text.width / 2, other.x);
                texts.push_back(text.text);
            }
        }
        return texts;
    };
    EXPECT_TRUE(valuesOn(layer).empty()) << "of other results the classes say it";
    layer.record.operation = "compare";
    auto data = std::make_shared<model::ResultData>(*layer.data);
    data->columns.front().label = {"Kita, Kinder unter 10 (%)", "Day care, children under 10 (%)"};
    data->columns.front().decimals = 1;
    layer.data = data;
    EXPECT_EQ(valuesOn(layer), std::vector<std::string>{"62,3 %"});
}

// Truth: what a scenario opens, closes, moves and whom it moves in is told apart without colour, and the
// legend shows the sign of the map.
TEST(ResultWords, AssumptionsOfAScenarioHaveAFormEach) {
    model::ResultLayer layer = test::bands({}, model::ResultGeometry::Points);
    layer.record.operation = "whatif";
    auto data = std::make_shared<model::ResultData>(*layer.data);
    data->columns = {{"number", {"Nr.", "No."}, model::ResultColumn::Type::Number, 0},
                     {"edit_de", {"Annahme", "Assumption"}, model::ResultColumn::Type::Text, 0},
                     {"change_de", {"Art", "Kind"}, model::ResultColumn::Type::Text, 0}};
    data->legend = {};
    data->legend.kind = model::Presentation::Kind::Categories;
    data->legend.column = "change_de";
    using model::AssumptionKind;
    double number = 0;
    for (const AssumptionKind kind : {AssumptionKind::NewFacility, AssumptionKind::ClosedFacility,
                                      AssumptionKind::ChangedFacility, AssumptionKind::OtherResidents}) {
        const model::AssumptionSign& sign = model::signOf(kind);
        ++number;
        data->rows.push_back({geo::Point{test::origin.x + 80 * number, test::origin.y + 200},
                              {number, std::string("Annahme"), sign.label.de}});
        data->legend.classes.push_back({sign.label, sign.colour, sign.label.de, {}});
    }
    layer.data = data;
    const auto scene = test::sceneWith(layer);
    const auto style = style::MapStyle::standard(test::smallThemes());
    const auto drawing = drawMap(*scene, style, viewOf(scene->areaBox(), 160, 120), {.legend = true});
    ASSERT_TRUE(drawing);
    const auto formsOf = [](const std::vector<DrawEntry>& entries, std::set<CircleForm>& forms) {
        for (const DrawEntry& entry : entries) {
            if (entry.layer == "result-assumptions") {
                const auto& circle = std::get<CircleItem>(entry.item);
                EXPECT_EQ(circle.fill, (Colour{255, 255, 255, 255}));
                forms.insert(circle.form);
            }
        }
    };
    std::set<CircleForm> onMap;
    formsOf(drawing->list.entries, onMap);
    EXPECT_EQ(onMap.size(), 4U);
    std::set<CircleForm> inLegend;
    for (const LegendEntry& entry : drawing->legend) {
        formsOf(entry.sample.entries, inLegend);
    }
    EXPECT_EQ(inLegend, onMap);
    for (const LegendEntry& entry : drawing->legend) {
        for (const DrawEntry& drawn : entry.sample.entries) {
            if (const auto* circle = std::get_if<CircleItem>(&drawn.item)) {
                EXPECT_GE(circle->centre.y, reachOf(*circle)) << "else the legend cuts it";
            }
        }
    }
}

}  // namespace
}  // namespace nordertor::render
