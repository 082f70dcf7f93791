// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "render/circle_form.h"
#include "render/image_painter.h"
#include "render/map_drawing.h"
#include "render/small_project.h"
#include "style/icons.h"

namespace nordertor::render {
namespace {

/// What one style layer draws of the small project at 1:2,500: 400 m are 160 mm.
class StyledDrawing : public testing::Test {
  protected:
    MapDrawing drawn(const std::string& layer, bool legend = false) {
        const auto document = style::StyleDocument::parseText(
            R"({"version": 8, "metadata": {"nordertor:unit": "mm"}, "layers": [{"id": "mine", )" + layer +
                "}]}",
            "mine.json");
        EXPECT_TRUE(document) << document.error().sentence(Language::English);
        style_ = {};
        style_.layers.push_back({document.value().layers.front(), {}, {}});
        view_ = viewOf(scene_->areaBox(), 160, 120);
        view_.scaleDenominator = 2500;
        DrawOptions options;
        options.legend = legend;
        return drawMap(*scene_, style_, view_, options).value();
    }
    /// Points of all areas and lines drawn.
    static std::vector<MmPoint> pointsOf(const MapDrawing& drawing) {
        std::vector<MmPoint> points;
        for (const DrawEntry& entry : drawing.list.entries) {
            if (const auto* area = std::get_if<AreaItem>(&entry.item)) {
                points.insert(points.end(), area->shape.points.begin(), area->shape.points.end());
            } else if (const auto* line = std::get_if<LineItem>(&entry.item)) {
                points.insert(points.end(), line->lines.points.begin(), line->lines.points.end());
            }
        }
        return points;
    }
    static double widthOf(const std::vector<MmPoint>& points) {
        const auto [low, high] =
            std::minmax_element(points.begin(), points.end(), [](MmPoint a, MmPoint b) { return a.x < b.x; });
        return points.empty() ? 0 : high->x - low->x;
    }

    const std::shared_ptr<const MapScene> scene_ =
        MapScene::build(test::snapshotOf(test::smallProject()), test::smallThemes(), nullptr, {}).value();
    style::MapStyle style_;
    MapView view_;
};

// Truth: two playgrounds 1.4 m from each other; their circles of 2 mm need at least 4 mm between them.
TEST_F(StyledDrawing, CirclesStepAsideAsFarAsTheirLayerSays) {
    const auto circles = [&](const std::string& aside) {
        std::vector<CircleItem> found;
        const MapDrawing drawing = drawn(R"("type": "circle", "source-layer": "facilities", "metadata": {
            "nordertor:avoid-overlap": true, "nordertor:step-aside": )" +
                                         aside + R"(}, "paint": {"circle-radius": 2})");
        for (const DrawEntry& entry : drawing.list.entries) {
            found.push_back(std::get<CircleItem>(entry.item));
        }
        return found;
    };
    const auto distance = [](const std::vector<CircleItem>& two) {
        return std::hypot(two[0].centre.x - two[1].centre.x, two[0].centre.y - two[1].centre.y);
    };
    const auto far = circles("3");
    ASSERT_EQ(far.size(), 2U);
    EXPECT_EQ(far[0].radius, 2);
    EXPECT_EQ(far[1].radius, 2);
    EXPECT_GE(distance(far), 4);
    EXPECT_LE(distance(far), 3 * 2 + 1);
    const auto near = circles("1");
    ASSERT_EQ(near.size(), 2U);
    EXPECT_EQ(std::min(near[0].radius, near[1].radius), 0.4 * 2) << "without room it is drawn small";
    EXPECT_LT(distance(near), 1);
}

// Truth: as many corners as the name says; areas of regular polygons, n / 2 * R^2 * sin(2 pi / n).
TEST(CircleForms, WeighAboutAsMuchAsTheCircleAndNeedLittleMoreRoom) {
    struct Expected {
        const char* name;
        std::size_t corners;
    };
    for (const Expected& each : {Expected{"square", 4}, Expected{"diamond", 4}, Expected{"triangle", 3},
                                 Expected{"triangle-down", 3}, Expected{"hexagon", 6}}) {
        const CircleForm form = circleForm(each.name);
        const auto corners = cornersOf(form, {10, 20}, 2, 0);
        ASSERT_EQ(corners.size(), each.corners) << each.name;
        const double reach = std::hypot(corners[0].x - 10, corners[0].y - 20);
        const auto n = static_cast<double>(corners.size());
        const double area = n / 2 * reach * reach * std::sin(2 * std::numbers::pi / n);
        EXPECT_NEAR(area / (std::numbers::pi * 4), 1, 0.12) << each.name;
        EXPECT_LE(reach, 1.5 * 2) << each.name;
        // so far outside at every edge
        const auto wider = cornersOf(form, {10, 20}, 2, 0.5);
        const MmPoint before{(corners[0].x + corners[1].x) / 2 - 10, (corners[0].y + corners[1].y) / 2 - 20};
        const MmPoint after{(wider[0].x + wider[1].x) / 2 - 10, (wider[0].y + wider[1].y) / 2 - 20};
        EXPECT_NEAR(std::hypot(after.x, after.y) - std::hypot(before.x, before.y), 0.5, 1e-9) << each.name;
    }
    EXPECT_EQ(circleForm("no form"), CircleForm::Circle);
    EXPECT_TRUE(cornersOf(CircleForm::Circle, {0, 0}, 2, 0).empty());
}

TEST_F(StyledDrawing, AFormFollowsFromTheFeature) {
    const MapDrawing drawing = drawn(R"("type": "circle", "source-layer": "facilities",
        "metadata": {"nordertor:form": ["match", ["get", "pattern"], "diagonal", "triangle", "circle"]})");
    ASSERT_EQ(drawing.list.entries.size(), 2U);
    EXPECT_EQ(std::get<CircleItem>(drawing.list.entries[0].item).form, CircleForm::Triangle);
}

TEST_F(StyledDrawing, WhatHasNoValueIsSaidOnceAndDrawnByDefault) {
    const MapDrawing drawing = drawn(R"("type": "circle", "source-layer": "facilities",
        "paint": {"circle-radius": ["get", "name"], "circle-color": ["get", "colour"]})");
    ASSERT_EQ(drawing.list.entries.size(), 2U);  // two playgrounds
    EXPECT_DOUBLE_EQ(std::get<CircleItem>(drawing.list.entries[0].item).radius, 5);
    EXPECT_EQ(std::get<CircleItem>(drawing.list.entries[0].item).fill, (Colour{230, 159, 0, 255}));
    ASSERT_EQ(drawing.notices.size(), 1U);
    EXPECT_EQ(drawing.notices.front().count, 2U);
    EXPECT_EQ(drawing.notices.front().file, "mine.json");
    EXPECT_NE(drawing.notices.front().message.en.find("circle-radius"), std::string::npos);
    EXPECT_NE(drawing.notices.front().message.de.find("circle-radius"), std::string::npos);
}

TEST_F(StyledDrawing, TheStandardStyleHasAValueForEverything) {
    const analysis::GapReport report = test::smallReport();
    const auto scene =
        MapScene::build(test::snapshotOf(test::smallProject()), test::smallThemes(), &report, {}).value();
    const style::MapStyle standard = style::MapStyle::standard(test::smallThemes());
    for (const double denominator : {1000.0, 5000.0, 20000.0}) {
        MapView view = viewOf(scene->areaBox(), 160, 120);
        view.scaleDenominator = denominator;
        const auto drawing = drawMap(*scene, standard, view, {true, {}});
        ASSERT_TRUE(drawing);
        EXPECT_TRUE(drawing->notices.empty()) << drawing->notices.front().message.en;
    }
}

TEST_F(StyledDrawing, FeaturesWithEqualPropertiesDifferById) {
    const MapDrawing drawing = drawn(R"("type": "fill", "source-layer": "buildings",
        "paint": {"fill-color": ["match", ["id"], "way/111", "red", "blue"]})");
    std::size_t red = 0;
    std::size_t blue = 0;
    for (const DrawEntry& entry : drawing.list.entries) {
        const auto& area = std::get<AreaItem>(entry.item);
        (area.fill == Colour{255, 0, 0, 255} ? red : blue) += area.shape.parts();
    }
    EXPECT_EQ(red, 1U);
    EXPECT_GT(blue, 50U);
}

TEST_F(StyledDrawing, AStyleKnowsTheKindOfGeometry) {
    const std::string filter =
        R"("type": "line", "filter": ["==", ["geometry-type"], "Polygon"], "source-layer": )";
    EXPECT_FALSE(drawn(filter + R"("area")").list.entries.empty());
    EXPECT_TRUE(drawn(filter + R"("streets")").list.entries.empty());
}

TEST_F(StyledDrawing, LinesAreShiftedToTheirRightAndOutlinesInward) {
    const std::string offset = R"("paint": {"line-offset": 5})";
    const std::string street =
        R"("type": "line", "source-layer": "streets", "filter": ["==", ["id"], "way/3"])";
    const auto plain = pointsOf(drawn(street));
    const auto shifted = pointsOf(drawn(street + ", " + offset));
    ASSERT_EQ(plain.size(), 3U);
    ASSERT_EQ(shifted.size(), 3U);
    EXPECT_NEAR(shifted.front().y - plain.front().y, 5, 1e-3);  // the street runs east, but for 3 m in 400
    EXPECT_NEAR(widthOf(pointsOf(drawn(R"("type": "line", "source-layer": "area", )" + offset))), 150, 1e-9);
}

TEST_F(StyledDrawing, LinesThatDifferOnlyByOffsetStayApart) {
    const MapDrawing drawing = drawn(R"("type": "line", "source-layer": "streets",
        "paint": {"line-offset": ["match", ["get", "class"], "secondary", 2, 0]})");
    EXPECT_EQ(drawing.list.entries.size(), 2U);
}

TEST_F(StyledDrawing, MitresEndWhereTheStyleSays) {
    const MapDrawing drawing =
        drawn(R"("type": "line", "source-layer": "area", "layout": {"line-miter-limit": 7})");
    ASSERT_EQ(drawing.list.entries.size(), 1U);
    EXPECT_DOUBLE_EQ(std::get<LineItem>(drawing.list.entries.front().item).stroke.miterLimit, 7);
}

/// Whether the tip of a corner of 53 degrees is painted: its mitre is 1 / sin(26.6 degrees) = 2.24 widths
/// long.
bool tipIsPainted(double miterLimit) {
    DrawList list{40, 40, {255, 255, 255, 255}, {}};
    LineItem line;
    line.lines.points = {{10, 35}, {20, 15}, {30, 35}};
    line.lines.closePart();
    line.stroke = {{0, 0, 0, 255}, 6, {}, LineCap::Butt, LineJoin::Miter, miterLimit};
    list.entries.push_back({"base", "corner", line});
    QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
    const PlacedDrawList placed{&list, {0, 0}};
    EXPECT_TRUE(paintImage(std::span(&placed, 1), {.pixelsPerMm = 1}, image));
    return qGray(image.pixel(20, 10)) < 128;
}

TEST_F(StyledDrawing, CornersSharperThanTheLimitAreBevelled) {
    EXPECT_TRUE(tipIsPainted(3));
    EXPECT_FALSE(tipIsPainted(2));
}

TEST_F(StyledDrawing, IconsAreDrawnAsShapesOfTheirSize) {
    // square.svg is 12 units wide, a unit being 1/96 inch
    const std::string icon =
        R"("type": "symbol", "source-layer": "facilities", "layout": {"icon-image": "square")";
    const double width = 12 * 25.4 / 96;
    EXPECT_NEAR(widthOf(pointsOf(drawn(icon + "}"))), width, 1e-3);
    EXPECT_NEAR(widthOf(pointsOf(drawn(icon + R"(, "icon-size": 2})"))), 2 * width, 1e-3);
    EXPECT_NEAR(widthOf(pointsOf(drawn(icon + R"(, "icon-rotate": 45})"))), width * std::sqrt(2), 1e-3);
    const MapDrawing faint = drawn(icon + R"(}, "paint": {"icon-opacity": 0.5})");
    ASSERT_FALSE(faint.list.entries.empty());
    EXPECT_EQ(std::get<AreaItem>(faint.list.entries.front().item).fill.a, 128);
}

TEST_F(StyledDrawing, IconsKeepClearUnlessTheyMayOverlap) {
    // the two playgrounds are 1.4 m apart, 0.6 mm
    const std::string icon =
        R"("type": "symbol", "source-layer": "facilities", "layout": {"icon-image": "square")";
    EXPECT_EQ(drawn(icon + "}").list.entries.size(), 1U);
    EXPECT_EQ(drawn(icon + R"(, "icon-allow-overlap": true})").list.entries.size(), 2U);
}

TEST_F(StyledDrawing, IconAndTextComeTogetherOrNotAtAll) {
    // nothing is as wide as a text of 60 mm letters
    const MapDrawing drawing = drawn(R"("type": "symbol", "source-layer": "facilities",
        "layout": {"icon-image": "square", "text-field": ["get", "name"], "text-size": 60})");
    EXPECT_TRUE(drawing.list.entries.empty());
}

TEST_F(StyledDrawing, SymbolsOfAreasStandInside) {
    const auto points = pointsOf(drawn(R"("type": "symbol", "source-layer": "landuse",
        "filter": ["==", ["get", "class"], "park"], "layout": {"icon-image": "tree"})"));
    ASSERT_FALSE(points.empty());
    const MmPoint low = view_.toMm({test::origin.x + 100, test::origin.y + 300});
    const MmPoint high = view_.toMm({test::origin.x + 300, test::origin.y + 100});
    for (const MmPoint& p : points) {
        EXPECT_TRUE(p.x > low.x && p.x < high.x && p.y > low.y && p.y < high.y);
    }
}

TEST_F(StyledDrawing, EveryIconIsDrawnAndInTheLegend) {
    ASSERT_GT(style::icons().size(), 5U);
    for (const style::Icon& icon : style::icons()) {
        const MapDrawing drawing = drawn(R"("type": "symbol", "source-layer": "facilities",
            "metadata": {"nordertor:legend": {"de": "Zeichen", "en": "Sign"}},
            "layout": {"icon-image": ")" + std::string(icon.name) +
                                             "\"}",
                                         true);
        EXPECT_FALSE(drawing.list.entries.empty()) << icon.name;
        ASSERT_EQ(drawing.legend.size(), 1U) << icon.name;
        EXPECT_FALSE(drawing.legend.front().sample.entries.empty()) << icon.name;
    }
}

TEST_F(StyledDrawing, AnAnchorNamesTheSideOfTheTextAtItsPoint) {
    const auto centre = [&](const std::string& anchor) {
        const MapDrawing drawing = drawn(R"("type": "symbol", "source-layer": "facilities",
            "filter": ["==", ["id"], "node/1"],
            "layout": {"text-field": "abc", "text-size": 3, )" +
                                         anchor + "}");
        EXPECT_EQ(drawing.list.entries.size(), 1U) << anchor;
        return drawing.list.entries.empty() ? MmPoint{}
                                            : std::get<TextItem>(drawing.list.entries.front().item).centre;
    };
    const MmPoint middle = centre(R"("text-anchor": "center")");
    EXPECT_GT(centre(R"("text-anchor": "left")").x, middle.x + 1);
    EXPECT_LT(centre(R"("text-anchor": "right")").x, middle.x - 1);
    EXPECT_GT(centre(R"("text-anchor": "top-left")").y, middle.y + 1);
    EXPECT_LT(centre(R"("text-variable-anchor": ["bottom", "top"])").y, middle.y - 1);
}

// Style specification, heatmap-radius: a normal curve whose standard deviation is a third of the radius, of
// height 1 / sqrt(2 pi)
TEST_F(StyledDrawing, HeatmapsBlurPointsByANormalCurve) {
    const MapDrawing drawing = drawn(R"("type": "heatmap", "source-layer": "facilities",
        "filter": ["==", ["id"], "node/1"],
        "paint": {"heatmap-radius": 16, "heatmap-intensity": 2,
                  "heatmap-color": ["interpolate", ["linear"], ["heatmap-density"], 0, "black", 1, "white"]})");
    ASSERT_EQ(drawing.list.entries.size(), 1U);
    const auto& raster = std::get<PictureItem>(drawing.list.entries.front().item);
    const auto columns = static_cast<std::size_t>(raster.picture->width);
    const MmPoint centre = view_.toMm({test::origin.x + 120, test::origin.y + 120});
    const double cell = raster.width / raster.picture->width;
    const auto at = [&](double x, double y) {
        const auto column = static_cast<std::size_t>(x / cell);
        const auto row = static_cast<std::size_t>(y / cell);
        const double dx = (static_cast<double>(column) + 0.5) * cell - centre.x;
        const double dy = (static_cast<double>(row) + 0.5) * cell - centre.y;
        const double expected = 2 * 0.3989422804014327 * std::exp(-4.5 * (dx * dx + dy * dy) / (16 * 16));
        EXPECT_NEAR(colourOf(raster.picture->pixels[row * columns + column]).r / 255.0, expected, 1.0 / 255)
            << x << " " << y;
    };
    at(centre.x, centre.y);
    at(centre.x + 8, centre.y);
    at(centre.x - 3, centre.y + 5);
    at(centre.x + 15, centre.y);
}

TEST_F(StyledDrawing, HeatmapsAreSwitchedByThemeAndHaveALegend) {
    const MapDrawing drawing = drawn(R"("type": "heatmap", "source-layer": "facilities",
        "metadata": {"nordertor:group": "facilities", "nordertor:legend": {"de": "Dichte", "en": "Density"}},
        "paint": {"heatmap-color": ["step", ["heatmap-density"], "transparent", 0.01, "red"], "heatmap-opacity": 0.5})",
                                     true);
    ASSERT_EQ(drawing.list.entries.size(), 1U);
    EXPECT_EQ(drawing.list.entries.front().group, "facilities:youth");
    ASSERT_EQ(drawing.legend.size(), 1U);
    const auto& ramp = std::get<PictureItem>(drawing.legend.front().sample.entries.front().item);
    EXPECT_EQ(colourOf(ramp.picture->pixels.front()).a, 0);
    EXPECT_EQ(colourOf(ramp.picture->pixels.back()), (Colour{255, 0, 0, 128}));
}

TEST_F(StyledDrawing, APictureOfCellsIsPaintedWhereItLies) {
    DrawList list{40, 40, {255, 255, 255, 255}, {}};
    list.entries.push_back({"base", "cells",
                            PictureItem{{10, 10},
                                        20,
                                        10,
                                        std::make_shared<const Picture>(Picture{
                                            2, 1, {pixelOf({255, 0, 0, 255}), pixelOf({0, 0, 255, 255})}})}});
    QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
    const PlacedDrawList placed{&list, {0, 0}};
    EXPECT_TRUE(paintImage(std::span(&placed, 1), {.pixelsPerMm = 1}, image));
    EXPECT_EQ(image.pixelColor(11, 15), QColor(255, 0, 0));
    EXPECT_EQ(image.pixelColor(29, 15), QColor(0, 0, 255));
    EXPECT_EQ(image.pixelColor(20, 25), QColor(255, 255, 255));
}

}  // namespace
}  // namespace nordertor::render
