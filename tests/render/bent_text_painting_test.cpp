// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

#include "render/draw_list_painter.h"
#include "render/image_painter.h"
#include "render/text_metrics.h"

namespace nordertor::render {
namespace {

/// A word of 40 mm by 20 mm whose letters lean one way and the other.
DrawList bentWord(double haloWidth) {
    TextItem text;
    text.text = "Bogen";
    text.centre = {20, 10};
    text.size = 6;
    text.colour = {0, 0, 0, 255};
    text.halo = {255, 255, 255, 255};
    text.haloWidth = haloWidth;
    text.width = textWidth(text.text, text.face, text.size);
    text.height = textHeight(text.face, text.size);
    double x = -text.width / 2 / text.size;
    double angle = -20;
    for (const char letter : text.text) {
        const double width = textWidth(std::string(1, letter), text.face, 1);
        text.runs.push_back({std::string(1, letter), {x + width / 2, 0}, width, angle});
        x += width;
        angle += 10;
    }
    return {40, 20, {200, 200, 200, 255}, {{"base", "names", text}}};
}

QImage painted(const DrawList& list) {
    QImage image(400, 200, QImage::Format_ARGB32_Premultiplied);
    const PlacedDrawList placed{&list, {0, 0}};
    EXPECT_TRUE(paintImage(std::span(&placed, 1), {.pixelsPerMm = 10}, image));
    return image;
}

std::size_t blackPixels(const QImage& image) {
    std::size_t count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += qGray(image.pixel(x, y)) < 40 ? 1 : 0;
        }
    }
    return count;
}

TEST(BentText, NoHaloHidesALetterBeside) {
    const std::size_t letters = blackPixels(painted(bentWord(0)));
    EXPECT_GT(letters, 500U);
    // edges look alike on grey and white but for a few pixels
    EXPECT_NEAR(static_cast<double>(blackPixels(painted(bentWord(1)))), static_cast<double>(letters),
                0.03 * static_cast<double>(letters));
}

TEST(BentText, IsOneWordForThoseWhoSearchADocument) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setViewBox(QRectF(0, 0, 40, 20));
        QPainter painter(&generator);
        EXPECT_TRUE(paint(bentWord(0.4), painter, {}));
    }
    const QByteArray svg = buffer.data();
    EXPECT_EQ(svg.count(">Bogen</text>"), 1);
    EXPECT_EQ(svg.count("</text>"), 1);  // the letters that are seen are outlines
    EXPECT_TRUE(svg.contains("fill-opacity=\"0\""));
    EXPECT_GE(svg.count("<path"), 10);  // five halos, five letters
}

}  // namespace
}  // namespace nordertor::render
