// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: a sign on the map looks as it does where nothing else lies beneath it, in colour and in black and
// white.
#include <gtest/gtest.h>

#include <QColor>
#include <QImage>
#include <cmath>
#include <set>

#include "model/assumption_signs.h"
#include "render/circle_form.h"
#include "render/image_painter.h"
#include "render/label_placement_p.h"
#include "render/map_drawing.h"
#include "render/map_view_renderer.h"
#include "render/small_project.h"
#include "render/variant_colours.h"

namespace nordertor::render {
namespace {

using model::ResultData;

constexpr const char* nearColour = "#ffffcc";
constexpr const char* farColour = "#253494";

/// Two classes by "metres", up to 200 and beyond.
model::ResultLayer bands(std::vector<model::ResultRow> rows, model::ResultGeometry geometry) {
    ResultData data;
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
    layer.data = std::make_shared<const ResultData>(std::move(data));
    return layer;
}

/// Nothing but the result, on the paper.
std::shared_ptr<const MapScene> sceneWith(model::ResultLayer layer) {
    model::Project project;
    project.area.shape = test::square(0, 0, 400, 400);
    project.results = {std::move(layer)};
    return MapScene::build(test::snapshotOf(project), test::smallThemes(), nullptr, {}).value();
}

QImage pictureOf(const MapScene& scene) {
    const auto style = style::MapStyle::standard(test::smallThemes());
    return renderView(scene, style, viewOf(scene.areaBox(), 160, 120)).value();
}

QColor colourAt(const MapScene& scene, double x, double y) {
    const MapView view = viewOf(scene.areaBox(), 160, 120);
    const MmPoint mm = view.toMm({test::origin.x + x, test::origin.y + y});
    const double perMm = PixelGrid().pixelsPerMm;
    return pictureOf(scene).pixelColor(static_cast<int>(mm.x * perMm), static_cast<int>(mm.y * perMm));
}

TEST(ResultDrawing, BandsOnEachOtherKeepTheColourTheyHaveAlone) {
    using Areas = model::ResultGeometry;
    const model::ResultRow wide{test::square(50, 50, 350, 350), {400.0}};
    const model::ResultRow narrow{test::square(150, 150, 250, 250), {200.0}};
    const auto onlyNarrow = sceneWith(bands({narrow}, Areas::Areas));
    const auto onlyWide = sceneWith(bands({wide}, Areas::Areas));
    const QColor inner = colourAt(*onlyNarrow, 200, 200);
    const QColor outer = colourAt(*onlyWide, 100, 100);
    EXPECT_NE(inner, outer);
    for (const auto& rows : {std::vector{wide, narrow}, std::vector{narrow, wide}}) {
        const auto both = sceneWith(bands(rows, Areas::Areas));
        EXPECT_EQ(colourAt(*both, 200, 200), inner);
        EXPECT_EQ(colourAt(*both, 100, 100), outer);
    }
    // areas of two origins that overlap are no darker there than elsewhere
    const auto two = sceneWith(
        bands({{test::square(50, 50, 250, 250), {400.0}}, {test::square(150, 150, 350, 350), {400.0}}},
              Areas::Areas));
    EXPECT_EQ(colourAt(*two, 200, 200), outer);
    EXPECT_EQ(colourAt(*two, 100, 100), outer);
    EXPECT_EQ(colourAt(*two, 300, 300), outer);
}

/// Share of the legend's sign that is dark when it is printed without colours.
double darkShare(const DrawList& sample) {
    DrawList grey = sample;
    applyVariant(grey, style::MapVariant::BlackAndWhite);
    constexpr int pixelsPerMm = 20;
    QImage image(static_cast<int>(std::ceil(grey.widthMm * pixelsPerMm)),
                 static_cast<int>(std::ceil(grey.heightMm * pixelsPerMm)),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    const PlacedDrawList placed{&grey, {0, 0}};
    EXPECT_TRUE(paintImage(std::span(&placed, 1), {.pixelsPerMm = pixelsPerMm}, image));
    int dark = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            dark += qGray(image.pixel(x, y)) < 150 ? 1 : 0;
        }
    }
    return static_cast<double>(dark) / (image.width() * image.height());
}

TEST(ResultDrawing, TheUnknownDiffersFromTheDarkestClassWithoutColours) {
    const auto at = [](double x) { return geo::Point{test::origin.x + x, test::origin.y + 200}; };
    const auto line = [&](double x) { return std::vector<geo::Points>{{at(x), at(x + 40)}}; };
    const std::vector<std::pair<model::ResultGeometry, std::vector<model::ResultRow>>> kinds{
        {model::ResultGeometry::Areas,
         {{test::square(50, 50, 150, 150), {400.0}}, {test::square(200, 50, 300, 150), {std::monostate{}}}}},
        {model::ResultGeometry::Lines, {{line(50), {400.0}}, {line(200), {std::monostate{}}}}},
        {model::ResultGeometry::Points, {{at(50), {400.0}}, {at(200), {std::monostate{}}}}}};
    for (const auto& [geometry, rows] : kinds) {
        const auto scene = sceneWith(bands(rows, geometry));
        const auto style = style::MapStyle::standard(test::smallThemes());
        const auto drawing = drawMap(*scene, style, viewOf(scene->areaBox(), 160, 120), {true, {}});
        ASSERT_TRUE(drawing);
        double darkest = -1;
        double unknown = -1;
        for (const LegendEntry& entry : drawing->legend) {
            darkest = entry.label.de == "200 bis 400" ? darkShare(entry.sample) : darkest;
            unknown = entry.label.de == "nicht bekannt" ? darkShare(entry.sample) : unknown;
        }
        ASSERT_GT(darkest, 0) << static_cast<int>(geometry);
        ASSERT_GE(unknown, 0) << static_cast<int>(geometry);
        EXPECT_LT(unknown, 0.6 * darkest) << static_cast<int>(geometry);
        EXPECT_GT(unknown, 0.01) << "it must be seen at all";
    }
}

/// Persons at three places, at the last not known.
model::ResultLayer circles() {
    model::ResultLayer layer =
        bands({{geo::Point{test::origin.x + 100, test::origin.y + 82}, {100.0}},
               {geo::Point{test::origin.x + 200, test::origin.y + 122}, {50.0}},
               {geo::Point{test::origin.x + 300, test::origin.y + 162}, {std::monostate{}}}},
              model::ResultGeometry::Points);
    ResultData data = *layer.data;
    data.legend.kind = model::Presentation::Kind::Proportional;
    data.legend.largest = 100;
    data.legend.classes.resize(1);
    layer.data = std::make_shared<const ResultData>(std::move(data));
    return layer;
}

TEST(ResultDrawing, CirclesHaveASignForWhatIsNotKnown) {
    const auto scene = sceneWith(circles());
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

TEST(ResultDrawing, TheSmallestCircleOfRanksIsNamedByTheLargestValueItStandsFor) {
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
            auto data = std::make_shared<ResultData>(*layer.data);
            data->columns.push_back({"rank", {"Rang", "Rank"}, model::ResultColumn::Type::Number, 0});
            data->rows.resize(2);
            data->rows[0].values = {largest, 1.0};
            data->rows[1].values = {shown, 2.0};
            data->legend.largest = largest;
            layer.data = data;
            const auto scene = sceneWith(layer);
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

TEST(ResultDrawing, NoCircleIsLargerThanTheLargestOfTheLegend) {
    for (const double largest : {300.0, 311.0, 5.0, 999.0, 1001.0}) {
        model::ResultLayer layer = circles();
        auto data = std::make_shared<ResultData>(*layer.data);
        data->legend.largest = largest;
        for (model::ResultRow& row : data->rows) {
            row.values.front() = largest;
        }
        layer.data = data;
        const auto scene = sceneWith(layer);
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

// Truth: a text of 2.6 mm needs some 8 by 3 mm. Of two squares of a view of 400 m on 120 mm, 100 m have room
// for it, 20 m have not, and nothing is known of the third.
TEST(ResultDrawing, AreasComparedHaveTheirValueWhereThereIsRoom) {
    model::ResultLayer layer = bands({{test::square(20, 20, 120, 120), {62.3}},
                                      {test::square(200, 20, 220, 40), {71.0}},
                                      {test::square(250, 20, 380, 120), {std::monostate{}}}},
                                     model::ResultGeometry::Areas);
    const auto valuesOn = [](const model::ResultLayer& shown) {
        const auto scene = sceneWith(shown);
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
    auto data = std::make_shared<ResultData>(*layer.data);
    data->columns.front().label = {"Kita, Kinder unter 10 (%)", "Day care, children under 10 (%)"};
    data->columns.front().decimals = 1;
    layer.data = data;
    EXPECT_EQ(valuesOn(layer), std::vector<std::string>{"62,3 %"});
}

// Truth: what a scenario opens, closes, moves and whom it moves in is told apart without colour, and the
// legend shows the sign of the map.
TEST(ResultDrawing, AssumptionsOfAScenarioHaveAFormEach) {
    model::ResultLayer layer = bands({}, model::ResultGeometry::Points);
    layer.record.operation = "whatif";
    auto data = std::make_shared<ResultData>(*layer.data);
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
    const auto scene = sceneWith(layer);
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

/// Categories at the places given; the second one's colour has the grey of the first.
model::ResultLayer hotAndCold(std::vector<model::ResultRow> rows, model::ResultGeometry geometry) {
    model::ResultLayer layer = bands({}, geometry);
    auto data = std::make_shared<ResultData>(*layer.data);
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

/// What a sign of the legend looks like on a copier, pixel by pixel.
QImage greySample(const LegendEntry& entry) {
    DrawList grey = entry.sample;
    applyVariant(grey, style::MapVariant::BlackAndWhite);
    QImage image(140, 80, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    const PlacedDrawList placed{&grey, {0, 0}};
    EXPECT_TRUE(paintImage(std::span(&placed, 1), {.pixelsPerMm = 20}, image));
    return image;
}

double greyDistance(const QImage& a, const QImage& b) {
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
        }
    }
    return sum / (255.0 * a.width() * a.height());
}

TEST(ResultDrawing, HotAndColdAreToldApartWithoutColours) {
    const auto at = [](double x) { return geo::Point{test::origin.x + x, test::origin.y + 200}; };
    const auto line = [&](double x) { return std::vector<geo::Points>{{at(x), at(x + 40)}}; };
    const std::string high = "hoch";
    const std::string low = "niedrig";
    const std::vector<std::pair<model::ResultGeometry, std::vector<model::ResultRow>>> kinds{
        {model::ResultGeometry::Areas,
         {{test::square(50, 50, 150, 150), {high}}, {test::square(200, 50, 300, 150), {low}}}},
        {model::ResultGeometry::Lines, {{line(50), {high}}, {line(200), {low}}}},
        {model::ResultGeometry::Points, {{at(50), {high}}, {at(200), {low}}}}};
    for (const auto& [geometry, rows] : kinds) {
        const auto scene = sceneWith(hotAndCold(rows, geometry));
        std::map<style::MapVariant, double> distances;
        for (const auto variant : {style::MapVariant::Colour, style::MapVariant::BlackAndWhite}) {
            const auto style = style::MapStyle::standard(test::smallThemes(), variant);
            const auto drawing = drawMap(*scene, style, viewOf(scene->areaBox(), 160, 120), {.legend = true});
            ASSERT_TRUE(drawing);
            std::vector<QImage> samples;
            for (const LegendEntry& entry : drawing->legend) {
                if (entry.group == "results:wege") {
                    samples.push_back(greySample(entry));
                }
            }
            ASSERT_EQ(samples.size(), 2U);
            distances[variant] = greyDistance(samples[0], samples[1]);
        }
        const auto kind = static_cast<int>(geometry);
        // the coloured map copied: one grey as good as the other
        EXPECT_LT(distances[style::MapVariant::Colour], 0.02) << kind;
        EXPECT_GT(distances[style::MapVariant::BlackAndWhite],
                  3 * distances[style::MapVariant::Colour] + 0.02)
            << kind;
    }
}

TEST(ResultDrawing, CategoriesOnEachOtherAreAllSeen) {
    const std::string high = "hoch";
    const std::string low = "niedrig";
    const auto beside = sceneWith(
        hotAndCold({{test::square(50, 50, 150, 350), {high}}, {test::square(200, 50, 300, 350), {low}}},
                   model::ResultGeometry::Areas));
    const auto over = sceneWith(
        hotAndCold({{test::square(50, 50, 350, 350), {high}}, {test::square(100, 100, 300, 300), {low}}},
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
TEST(ResultDrawing, ClassesOfTwoNumbersOnEachOtherDoNotMix) {
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
        return sceneWith(withGrid(hotAndCold(std::move(rows), model::ResultGeometry::Areas)));
    };
    const model::ResultRow wide{test::square(50, 50, 350, 350), {few}};
    const model::ResultRow narrow{test::square(100, 100, 300, 300), {many}};
    EXPECT_EQ(colourAt(*scene({narrow, wide}), 200, 200), colourAt(*scene({narrow}), 200, 200));
}

TEST(ResultDrawing, OutlinesThatCoincideStandSideBySideAndAreToldApartWithoutColours) {
    const auto scene = sceneWith(hotAndCold({{test::square(50, 50, 350, 350), {std::string("hoch")}},
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
TEST(ResultDrawing, ClassesWithAPatternAreHatchedWithItAndNotFilled) {
    model::ResultLayer layer = hotAndCold({{test::square(50, 50, 150, 350), {std::string("hoch")}},
                                           {test::square(200, 50, 300, 350), {std::string("niedrig")}}},
                                          model::ResultGeometry::Areas);
    auto data = std::make_shared<ResultData>(*layer.data);
    data->legend.classes[0].pattern = "horizontal";
    data->legend.classes[1].pattern = "vertical";
    layer.data = data;
    const auto scene = sceneWith(layer);
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
    ResultData data;
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
    layer.data = std::make_shared<const ResultData>(std::move(data));
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
TEST(ResultDrawing, HatchedAreasOfAClassAreDrawnAsOneAndOfManyTheirNumberIsShown) {
    const auto first = test::square(0, 0, 100, 100);
    const auto second = test::square(50, 0, 150, 100);
    const auto few = sceneWith(hatched({{first, "a"}, {second, "a"}, {test::square(0, 0, 10, 10), "c"}}));
    const SceneLayer* gaps = few->find("result_gaps");
    ASSERT_NE(gaps, nullptr);
    ASSERT_EQ(gaps->features.size(), 2U) << "one area for each class";
    EXPECT_NEAR(areaIn(*gaps, "a"), 15000, 1e-6);
    EXPECT_TRUE(few->find("result_areas")->features.empty());
    const auto many = sceneWith(hatched(
        {{first, "a"}, {second, "a"}, {second, "b"}, {first, "c"}, {test::square(300, 0, 310, 10), "d"}}));
    EXPECT_TRUE(many->find("result_gaps")->features.empty());
    const SceneLayer& counted = *many->find("result_areas");
    EXPECT_NEAR(areaIn(counted, "in 1 Thema"), 100, 1e-6);
    EXPECT_NEAR(areaIn(counted, "in 2 Themen"), 10000, 1e-6) << "a and c, a and b";
    EXPECT_NEAR(areaIn(counted, "in 3 Themen"), 5000, 1e-6);
    EXPECT_NEAR(areaIn(counted, "in 4 Themen"), 0, 1e-6);
}

TEST(ResultDrawing, ASceneHasOnlyTheResultsAskedFor) {
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

TEST(ResultDrawing, NamesKeepOffCircles) {
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
