// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/image_painter.h"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <QImage>
#include <QPainter>
#include <cmath>
#include <random>

#include "render/draw_list_painter.h"
#include "render/map_drawing.h"
#include "render/small_project.h"
#include "render/text_metrics.h"

namespace nordertor::render {
namespace {

constexpr Colour black{0, 0, 0, 255};
constexpr Colour white{255, 255, 255, 255};

DrawList sheet(double widthMm, double heightMm) {
    return {widthMm, heightMm, white, {}};
}

Shape shapeOf(const std::vector<std::vector<MmPoint>>& parts) {
    Shape shape;
    for (const auto& part : parts) {
        shape.points.insert(shape.points.end(), part.begin(), part.end());
        shape.closePart();
    }
    return shape;
}

/// Outer rings run against the clock, y growing downward.
std::vector<MmPoint> rectangle(double left, double top, double right, double bottom) {
    return {{left, top}, {left, bottom}, {right, bottom}, {right, top}, {left, top}};
}

Stroke lineOf(double width) {
    return {black, width, {}, LineCap::Butt, LineJoin::Miter};
}

QImage painted(const DrawList& list, double pixelsPerMm, int rowsInStrip = 32, bool snapThinLines = false) {
    QImage image(static_cast<int>(std::ceil(list.widthMm * pixelsPerMm)),
                 static_cast<int>(std::ceil(list.heightMm * pixelsPerMm)),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    const PlacedDrawList placed{&list, {0, 0}};
    EXPECT_TRUE(paintImage(std::span(&placed, 1),
                           {.pixelsPerMm = pixelsPerMm,
                            .origin = {},
                            .snapThinLines = snapThinLines,
                            .rowsInStrip = rowsInStrip},
                           image));
    return image;
}

/// The same by the painter for paper.
QImage paintedByQt(const DrawList& list, double pixelsPerMm) {
    QImage image(static_cast<int>(std::ceil(list.widthMm * pixelsPerMm)),
                 static_cast<int>(std::ceil(list.heightMm * pixelsPerMm)),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(pixelsPerMm, pixelsPerMm);
    EXPECT_TRUE(paint(list, painter));
    return image;
}

struct Difference {
    double mean = 0;    ///< of grey values, 0 .. 255
    double strong = 0;  ///< share of pixels that differ by more than 64
};

Difference differenceOf(const QImage& a, const QImage& b) {
    Difference difference;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const int d = std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
            difference.mean += d;
            difference.strong += d > 64 ? 1 : 0;
        }
    }
    const double pixels = static_cast<double>(a.width()) * a.height();
    return {difference.mean / pixels, difference.strong / pixels};
}

/// Something of every kind, opaque and see-through, across many strips.
DrawList everything() {
    DrawList list = sheet(60, 40);
    std::vector<MmPoint> wave;
    for (int i = 0; i <= 60; ++i) {
        wave.push_back({static_cast<double>(i), 20 + 15 * std::sin(i / 4.0)});
    }
    const auto add = [&](DrawItem item) { list.entries.push_back({"base", "any", std::move(item)}); };
    add(AreaItem{shapeOf({rectangle(2.3, 3.1, 40, 35), {{10, 10}, {30, 12}, {20, 30}, {10, 10}}}),
                 {200, 220, 180, 255},
                 {90, 120, 80, 255}});
    add(AreaItem{
        shapeOf({rectangle(5, 5, 20, 30), rectangle(15, 20, 50, 38)}), {255, 0, 0, 90}, {0, 0, 90, 200}});
    add(LineItem{shapeOf({wave}), {{40, 40, 40, 255}, 1.2, {}, LineCap::Round, LineJoin::Round}});
    add(LineItem{shapeOf({wave}), {{255, 250, 240, 255}, 0.8, {3, 1.3}, LineCap::Butt, LineJoin::Miter}});
    add(LineItem{shapeOf({{{1, 1}, {59, 39}}, {{1, 39}, {59, 1}}}), {{0, 60, 200, 120}, 0.15, {}}});
    add(LineItem{shapeOf({{{5, 38}, {10, 3}, {15, 38}, {20, 3}, {25, 38}}}),
                 {{120, 0, 120, 255}, 0.7, {0.5, 0.3, 0.1}, LineCap::Square, LineJoin::Bevel}});
    add(CircleItem{{45, 12}, 6, {250, 200, 0, 255}, {0, 0, 0, 255}, 0.5});
    add(CircleItem{{50, 18}, 6, {0, 100, 200, 128}, {255, 255, 255, 128}, 0.8});
    double x = 6;
    for (const CircleForm form : {CircleForm::Square, CircleForm::Diamond, CircleForm::Triangle,
                                  CircleForm::TriangleDown, CircleForm::Hexagon}) {
        add(CircleItem{{x, 34}, 2.2, {60, 60, 60, 255}, {255, 255, 255, 255}, 0.4, form});
        add(CircleItem{{x, 28}, 2.2, {0, 100, 200, 128}, {90, 0, 0, 128}, 0.8, form});
        x += 6;
    }
    TextItem text;
    text.text = "Große Straße";
    text.centre = {30, 20};
    text.angle = -30;
    text.size = 5;
    text.colour = {20, 20, 20, 255};
    text.halo = {255, 255, 255, 220};
    text.haloWidth = 0.5;
    text.width = textWidth(text.text, text.face, text.size);
    text.height = textHeight(text.face, text.size);
    add(text);
    text.angle = 0;
    text.centre = {30, 30};
    add(text);
    return list;
}

DrawList mapOf(double denominator) {
    const auto report = test::smallReport(3);
    const auto themes = test::smallThemes();
    const auto scene = MapScene::build(test::snapshotOf(test::smallProject()), themes, &report, {}).value();
    MapView view;
    view.centre = scene->areaBox().centre();
    view.scaleDenominator = denominator;
    view.widthMm = 160;
    view.heightMm = 120;
    return drawMap(*scene, style::MapStyle::standard(themes), view).value().list;
}

/// So many that strips are told which are theirs: short ones, and some through many strips.
DrawList manyParts() {
    std::mt19937 random(5);
    const auto within = [&](double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random);
    };
    std::vector<std::vector<MmPoint>> lines;
    std::vector<std::vector<MmPoint>> areas;
    for (int i = 0; i < 400; ++i) {
        const MmPoint at{within(-3, 60), within(-3, 40)};
        const double reach = i % 20 == 0 ? 30 : 1;
        lines.push_back({at, {at.x + within(-reach, reach), at.y + within(-reach, reach)}});
        areas.push_back(rectangle(at.x, at.y, at.x + within(0.1, 1), at.y + within(0.1, reach)));
    }
    DrawList list = sheet(60, 40);
    const auto add = [&](DrawItem item) { list.entries.push_back({"base", "any", std::move(item)}); };
    add(AreaItem{shapeOf(areas), {200, 220, 180, 255}, {90, 120, 80, 255}});
    add(AreaItem{shapeOf(areas), {255, 0, 0, 90}, {}});
    add(LineItem{shapeOf(lines), {{40, 40, 40, 255}, 0.6, {}, LineCap::Round, LineJoin::Round}});
    add(LineItem{shapeOf(lines), {{0, 60, 200, 120}, 0.02, {}}});
    return list;
}

TEST(ImagePainter, StripsDoNotShow) {
    for (const DrawList& list : {everything(), manyParts(), mapOf(2500), mapOf(10000)}) {
        for (const double pixelsPerMm : {96 / 25.4, 11.811}) {
            const QImage whole = painted(list, pixelsPerMm, 100000);
            const QImage snapped = painted(list, pixelsPerMm, 100000, true);
            for (const int rows : {1, 7, 32, 100}) {
                EXPECT_TRUE(painted(list, pixelsPerMm, rows) == whole) << rows;
                EXPECT_TRUE(painted(list, pixelsPerMm, rows, true) == snapped) << rows;
            }
        }
    }
}

TEST(ImagePainter, TheNumberOfThreadsDoesNotShow) {
    const DrawList list = everything();
    const auto with = [&](std::size_t threads) {
        const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
        return painted(list, 8, 5);
    };
    const QImage one = with(1);
    EXPECT_TRUE(with(2) == one);
    EXPECT_TRUE(with(7) == one);
}

TEST(ImagePainter, LooksLikeThePainterForPaper) {
    for (const DrawList& list : {everything(), mapOf(2500), mapOf(10000)}) {
        for (const double pixelsPerMm : {96 / 25.4, 11.811}) {
            const Difference found = differenceOf(painted(list, pixelsPerMm), paintedByQt(list, pixelsPerMm));
            EXPECT_LT(found.mean, 2.2);
            EXPECT_LT(found.strong, 0.006);
        }
    }
}

/// A small text, level, turned or bent (letters in runs), in the middle of a sheet of 60 x 40 mm.
DrawList smallText(double angle, bool bent, MmPoint moved) {
    TextItem text;
    text.text = "Große Straße";
    text.centre = {30 + moved.x, 20 + moved.y};
    text.angle = angle;
    text.size = 2.2;
    text.colour = {20, 20, 20, 255};
    text.halo = {255, 200, 0, 220};
    text.haloWidth = 0.3;
    text.width = textWidth(text.text, text.face, text.size);
    text.height = textHeight(text.face, text.size);
    if (bent) {
        text.runs = {{"Große ", {-3, 0.1}, 3.2, angle - 9}, {"Straße", {3, 0.1}, 3.4, angle + 9}};
    }
    DrawList list = sheet(60, 40);
    list.entries.push_back({"base", "text", std::move(text)});
    return list;
}

TEST(ImagePainter, SmallTextsLookAlikeWhereverTheyStand) {
    static constexpr double pixelsPerMm = 4;
    for (const bool bent : {false, true}) {
        for (const double angle : {0.0, 33.0}) {
            const QImage first = painted(smallText(angle, bent, {}), pixelsPerMm);
            EXPECT_TRUE(painted(smallText(angle, bent, {}), pixelsPerMm) == first);
            const QImage moved = painted(smallText(angle, bent, {2, -1.5}), pixelsPerMm);
            EXPECT_TRUE(moved.copy(8, 0, 232, 154) == first.copy(0, 6, 232, 154)) << angle << ' ' << bent;
            // a third of a pixel is seen, to the next of the places within one
            EXPECT_FALSE(painted(smallText(angle, bent, {1 / (3 * pixelsPerMm), 0}), pixelsPerMm) == first);
            const QImage cutOff = painted(smallText(angle, bent, {-30, -20}), pixelsPerMm);
            EXPECT_TRUE(cutOff.copy(0, 0, 60, 60) == first.copy(120, 80, 60, 60)) << angle << ' ' << bent;
            const Difference found =
                differenceOf(first, paintedByQt(smallText(angle, bent, {}), pixelsPerMm));
            EXPECT_LT(found.mean, 1.0) << angle << ' ' << bent;
            EXPECT_LT(found.strong, 0.004) << angle << ' ' << bent;
        }
    }
}

TEST(ImagePainter, APixelIsCoveredByItsShare) {
    DrawList list = sheet(8, 8);
    list.entries.push_back(
        {"base", "area", AreaItem{shapeOf({rectangle(1.5, 1.25, 4, 4)}), black, {0, 0, 0, 0}}});
    const QImage image = painted(list, 1);
    EXPECT_NEAR(qGray(image.pixel(2, 2)), 0, 0);
    EXPECT_NEAR(qGray(image.pixel(1, 2)), 255 * 0.5, 1);
    EXPECT_NEAR(qGray(image.pixel(2, 1)), 255 * 0.25, 1);
    EXPECT_NEAR(qGray(image.pixel(1, 1)), 255 * (1 - 0.5 * 0.75), 1);
    EXPECT_EQ(qGray(image.pixel(4, 2)), 255);
}

TEST(ImagePainter, OnScreenThinLinesFillWholePixels) {
    DrawList list = sheet(60, 60);
    // a ring that begins at a corner, and an open line; 1 and 2 pixels wide
    list.entries.push_back({"", "", LineItem{shapeOf({rectangle(10.2, 10.9, 40.3, 40.8)}), lineOf(1)}});
    list.entries.push_back({"", "", LineItem{shapeOf({{{5, 50.7}, {55, 50.8}}}), lineOf(2)}});
    const QImage shaded = painted(list, 1);
    const QImage crisp = painted(list, 1, 32, true);
    const auto greys = [](const QImage& image) {
        std::size_t count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                count += qGray(image.pixel(x, y)) % 255 != 0 ? 1 : 0;
            }
        }
        return count;
    };
    EXPECT_GT(greys(shaded), 200U);
    EXPECT_EQ(greys(crisp), 0U);
    EXPECT_EQ(qGray(crisp.pixel(10, 10)), 0) << "the corner where the ring begins";
    EXPECT_EQ(qGray(crisp.pixel(40, 40)), 0);
    EXPECT_EQ(painted(list, 1, 7, true), crisp) << "whatever the strips";
}

TEST(ImagePainter, OnScreenSlopesAndBroadLinesStayWhereTheyAre) {
    DrawList list = sheet(60, 60);
    list.entries.push_back(
        {"", "", LineItem{shapeOf({{{5, 10.3}, {55, 11.3}}, {{5, 20}, {9.3, 20.3}}}), lineOf(1)}});
    list.entries.push_back({"", "", LineItem{shapeOf({{{5, 40.3}, {55, 40.3}}}), lineOf(3)}});
    EXPECT_EQ(painted(list, 1, 32, true), painted(list, 1));
}

TEST(ImagePainter, NoLightBetweenNeighboursOfOneLook) {
    // a fan of triangles whose edges run in all directions, all sharing their corners
    std::vector<std::vector<MmPoint>> fan;
    const auto rim = [](int i) {
        const double angle = i * 2 * 3.14159265358979 / 40;
        return MmPoint{30 + 25.3 * std::cos(angle), 30 - 25.3 * std::sin(angle)};
    };
    for (int i = 0; i < 40; ++i) {
        fan.push_back({{30.17, 29.71}, rim(i), rim(i + 1), {30.17, 29.71}});
    }
    DrawList list = sheet(60, 60);
    list.entries.push_back({"base", "fan", AreaItem{shapeOf(fan), black, {0, 0, 0, 0}}});
    for (const double pixelsPerMm : {0.7, 1.0, 3.78, 11.8}) {
        const QImage image = painted(list, pixelsPerMm);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const double distance =
                    std::hypot((x + 0.5) / pixelsPerMm - 30, (y + 0.5) / pixelsPerMm - 30);
                if (distance < 25 - 1 / pixelsPerMm) {
                    // a row of the fan is cut to 1/256 pixel where edges meet it
                    ASSERT_LE(qGray(image.pixel(x, y)), 1) << x << " " << y << " at " << pixelsPerMm;
                }
            }
        }
    }
}

double distanceToLine(MmPoint p, const std::vector<MmPoint>& line) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double dx = line[i + 1].x - line[i].x;
        const double dy = line[i + 1].y - line[i].y;
        const double squared = dx * dx + dy * dy;
        const double t =
            squared > 0 ? std::clamp(((p.x - line[i].x) * dx + (p.y - line[i].y) * dy) / squared, 0.0, 1.0)
                        : 0;
        nearest = std::min(nearest, std::hypot(p.x - line[i].x - t * dx, p.y - line[i].y - t * dy));
    }
    return nearest;
}

TEST(ImagePainter, ARoundLineIsAllThatIsNearEnough) {
    std::mt19937 random(7);
    const auto upTo = [&](double most) { return std::uniform_real_distribution<>(0, most)(random); };
    for (int turn = 0; turn < 60; ++turn) {
        // sharp turns, turns back, crossings, corners nearer to each other than the line is wide
        std::vector<MmPoint> line{{upTo(60), upTo(60)}};
        const double step = turn % 3 == 0 ? 3 : 30;
        for (int i = 0; i < 8; ++i) {
            line.push_back({line.back().x + upTo(2 * step) - step, line.back().y + upTo(2 * step) - step});
        }
        if (turn % 5 == 0) {
            line.push_back(line[line.size() - 2]);
        }
        if (turn % 4 == 0) {
            line.push_back(line.front());
        }
        const double width = 0.5 + upTo(12);
        DrawList list = sheet(60, 60);
        list.entries.push_back(
            {"base", "line", LineItem{shapeOf({line}), {black, width, {}, LineCap::Round, LineJoin::Round}}});
        const QImage image = painted(list, 1);
        for (int y = 0; y < 60; ++y) {
            for (int x = 0; x < 60; ++x) {
                const double distance = distanceToLine({x + 0.5, y + 0.5}, line);
                if (distance < width / 2 - 0.85) {
                    ASSERT_LE(qGray(image.pixel(x, y)), 2) << turn << ": " << x << " " << y;
                } else if (distance > width / 2 + 0.85) {
                    ASSERT_EQ(qGray(image.pixel(x, y)), 255) << turn << ": " << x << " " << y;
                }
            }
        }
    }
}

TEST(ImagePainter, DashesGoOnRoundCorners) {
    DrawList list = sheet(40, 20);
    // 10 mm to the corner at 15, 5: drawn 0 to 4, 8 to 12, 16 to 20
    list.entries.push_back({"base", "line",
                            LineItem{shapeOf({{{5, 5}, {15, 5}, {15, 17}}}),
                                     {black, 1, {4, 4}, LineCap::Butt, LineJoin::Miter}}});
    const QImage image = painted(list, 10);
    const auto dark = [&](double x, double y) {
        return qGray(image.pixel(static_cast<int>(x * 10), static_cast<int>(y * 10))) < 50;
    };
    EXPECT_TRUE(dark(5.2, 5) && dark(8.8, 5));
    EXPECT_FALSE(dark(9.2, 5) || dark(12.8, 5));
    EXPECT_TRUE(dark(13.2, 5) && dark(15, 5) && dark(15.3, 4.7) && dark(15, 6.8));
    EXPECT_FALSE(dark(15, 7.2) || dark(15, 10.8));
    EXPECT_TRUE(dark(15, 11.2) && dark(15, 14.8));
    EXPECT_FALSE(dark(15, 15.2));
}

TEST(ImagePainter, DrawingsLieWhereTheyAreAndStayInTheirFrame) {
    DrawList red = sheet(10, 10);
    red.background = {255, 0, 0, 255};
    red.entries.push_back({"base", "wide", AreaItem{shapeOf({rectangle(-50, 4, 50, 6)}), black, {}}});
    QImage image(40, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    const std::vector<PlacedDrawList> placed{{&red, {105, 105}}, {&red, {125, 125}}, {&red, {300, 0}}};
    ASSERT_TRUE(paintImage(placed, {.pixelsPerMm = 1, .origin = {100, 100}}, image));
    EXPECT_EQ(image.pixelColor(4, 10), QColor(Qt::white));
    EXPECT_EQ(image.pixelColor(5, 5), QColor(255, 0, 0));
    EXPECT_EQ(image.pixelColor(14, 10), QColor(Qt::black));
    EXPECT_EQ(image.pixelColor(15, 10), QColor(Qt::white));
    EXPECT_EQ(image.pixelColor(34, 34), QColor(255, 0, 0));
    EXPECT_EQ(image.pixelColor(35, 35), QColor(Qt::white));
}

TEST(ImagePainter, WhatLiesFarOutsideDoesNoHarm) {
    DrawList list = sheet(20, 20);
    list.entries.push_back({"base", "area", AreaItem{shapeOf({rectangle(-1e9, -1e9, 1e9, 1e9)}), black, {}}});
    list.entries.push_back(
        {"base", "line", LineItem{shapeOf({{{-1e6, 10}, {1e6, 10}}}), {white, 2, {1, 1}}}});
    const QImage image = painted(list, 4);
    EXPECT_EQ(qGray(image.pixel(40, 20)), 0);
    std::size_t light = 0;
    for (int x = 0; x < image.width(); ++x) {
        light += qGray(image.pixel(x, 40)) > 128 ? 1 : 0;
    }
    EXPECT_NEAR(static_cast<double>(light), 40, 4);
}

TEST(ImagePainter, OverATransparentImageNothingGrowsTooBright) {
    DrawList list = sheet(10, 10);
    list.background.a = 0;
    list.entries.push_back(
        {"base", "area", AreaItem{shapeOf({rectangle(2, 2, 8, 8)}), {200, 100, 0, 128}, {0, 0, 0, 0}}});
    QImage image(10, 10, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const PlacedDrawList placed{&list, {0, 0}};
    ASSERT_TRUE(paintImage(std::span(&placed, 1), {.pixelsPerMm = 1}, image));
    EXPECT_EQ(image.pixelColor(0, 0).alpha(), 0);
    EXPECT_EQ(image.pixelColor(5, 5).alpha(), 128);
    EXPECT_NEAR(image.pixelColor(5, 5).red(), 200, 1);
}

TEST(ImagePainter, StopsWhenAsked) {
    const DrawList list = everything();
    QImage image(600, 400, QImage::Format_ARGB32_Premultiplied);
    const PlacedDrawList placed{&list, {0, 0}};
    std::stop_source stop;
    stop.request_stop();
    EXPECT_FALSE(paintImage(std::span(&placed, 1), {.pixelsPerMm = 10}, image, stop.get_token()));
}

}  // namespace
}  // namespace nordertor::render
