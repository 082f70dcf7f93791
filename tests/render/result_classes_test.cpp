// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: a class of a result looks as it does where nothing else lies beneath it, and is told from others in
// black and white.
#include <gtest/gtest.h>

#include <QImage>
#include <cmath>

#include "render/image_painter.h"
#include "render/result_layers.h"
#include "render/variant_colours.h"

namespace nordertor::render {
namespace {

TEST(ResultClasses, BandsOnEachOtherKeepTheColourTheyHaveAlone) {
    using Areas = model::ResultGeometry;
    const model::ResultRow wide{test::square(50, 50, 350, 350), {400.0}};
    const model::ResultRow narrow{test::square(150, 150, 250, 250), {200.0}};
    const auto onlyNarrow = test::sceneWith(test::bands({narrow}, Areas::Areas));
    const auto onlyWide = test::sceneWith(test::bands({wide}, Areas::Areas));
    const QColor inner = test::colourAt(*onlyNarrow, 200, 200);
    const QColor outer = test::colourAt(*onlyWide, 100, 100);
    EXPECT_NE(inner, outer);
    for (const auto& rows : {std::vector{wide, narrow}, std::vector{narrow, wide}}) {
        const auto both = test::sceneWith(test::bands(rows, Areas::Areas));
        EXPECT_EQ(test::colourAt(*both, 200, 200), inner);
        EXPECT_EQ(test::colourAt(*both, 100, 100), outer);
    }
    // areas of two origins that overlap are no darker there than elsewhere
    const auto two = test::sceneWith(
        test::bands({{test::square(50, 50, 250, 250), {400.0}}, {test::square(150, 150, 350, 350), {400.0}}},
                    Areas::Areas));
    EXPECT_EQ(test::colourAt(*two, 200, 200), outer);
    EXPECT_EQ(test::colourAt(*two, 100, 100), outer);
    EXPECT_EQ(test::colourAt(*two, 300, 300), outer);
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

TEST(ResultClasses, TheUnknownDiffersFromTheDarkestClassWithoutColours) {
    const auto at = [](double x) { return geo::Point{test::origin.x + x, test::origin.y + 200}; };
    const auto line = [&](double x) { return std::vector<geo::Points>{{at(x), at(x + 40)}}; };
    const std::vector<std::pair<model::ResultGeometry, std::vector<model::ResultRow>>> kinds{
        {model::ResultGeometry::Areas,
         {{test::square(50, 50, 150, 150), {400.0}}, {test::square(200, 50, 300, 150), {std::monostate{}}}}},
        {model::ResultGeometry::Lines, {{line(50), {400.0}}, {line(200), {std::monostate{}}}}},
        {model::ResultGeometry::Points, {{at(50), {400.0}}, {at(200), {std::monostate{}}}}}};
    for (const auto& [geometry, rows] : kinds) {
        const auto scene = test::sceneWith(test::bands(rows, geometry));
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

TEST(ResultClasses, HotAndColdAreToldApartWithoutColours) {
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
        const auto scene = test::sceneWith(test::hotAndCold(rows, geometry));
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

}  // namespace
}  // namespace nordertor::render
