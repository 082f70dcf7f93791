// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// The map on screen in tiles: whatever comes when, in the end it is the map drawn at once.
#include <gtest/gtest.h>

#include <QPainter>
#include <QSignalSpy>
#include <algorithm>
#include <cmath>
#include <set>

#include "gui/map_navigation.h"
#include "gui/map_painter.h"
#include "gui/tile_cache.h"
#include "gui/tile_grid.h"
#include "gui/waiting.h"
#include "render/map_view_renderer.h"
#include "render/picture_difference.h"
#include "render/small_project.h"

namespace nordertor::gui {
namespace {

using render::MapPart;
using test::waitUntil;

using test::difference;

std::shared_ptr<const render::MapScene> smallScene(std::size_t gaps = 3) {
    const analysis::GapReport report = test::smallReport(gaps);
    return render::MapScene::build(test::snapshotOf(test::smallProject()), test::smallThemes(), &report, {})
        .value();
}

class MapTiles : public testing::Test {
  protected:
    void SetUp() override { painter_.setScene(scene_, style_); }
    [[nodiscard]] render::MapView viewAt(double denominator, int width = 1500, int height = 900) const {
        render::MapView view;
        view.centre = scene_->areaBox().centre();
        view.scaleDenominator = denominator;
        view.widthMm = width * mmPerPixel;
        view.heightMm = height * mmPerPixel;
        return view;
    }
    [[nodiscard]] QImage shown(const render::MapView& view, double ratio = 1) {
        QImage image((QSizeF(view.widthMm, view.heightMm) * ratio / mmPerPixel).toSize(),
                     QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        image.setDevicePixelRatio(ratio);
        QPainter painter(&image);
        painter_.paint(painter);
        painter.end();
        image.setDevicePixelRatio(1);
        return image;
    }
    void show(const render::MapView& view, double ratio = 1) {
        painter_.request(view, ratio);
        ASSERT_TRUE(waitUntil([&] { return !painter_.busy(); }));
    }
    /// Until nothing is drawn in advance any more, either.
    void settle() {
        ASSERT_TRUE(waitUntil([&] { return !painter_.busy() && !painter_.jobs().busy(); }));
    }
    /// The same, both parts drawn undivided.
    [[nodiscard]] QImage atOnce(const render::MapView& view, double ratio = 1) const {
        const TileGrid grid(view.scaleDenominator, ratio);
        const TileRange region = painter_.signs()->look.region;
        render::MapView all = grid.viewOf(region);
        all.selectedGap = view.selectedGap;
        QImage image;
        for (const MapPart part : {MapPart::Ground, MapPart::Signs}) {
            const auto drawing = render::drawMap(*scene_, *style_, all, {.part = part}).value();
            const QImage layer =
                render::paintFrame(
                    drawing.list,
                    {{0, 0}, region.columns() * grid.tilePixels(), region.rows() * grid.tilePixels()},
                    {.pixelsPerMm = grid.pixelsPerMm()})
                    .value();
            if (part == MapPart::Ground) {
                image = layer;
            } else {
                QPainter painter(&image);
                painter.drawImage(0, 0, layer);
            }
        }
        const render::MmPoint corner = view.toMm(all.toMap({0, 0}));
        const QPoint start(static_cast<int>(-std::lround(corner.x * grid.pixelsPerMm())),
                           static_cast<int>(-std::lround(corner.y * grid.pixelsPerMm())));
        return image.copy(QRect(start, (QSizeF(view.widthMm, view.heightMm) * ratio / mmPerPixel).toSize()));
    }

    const std::shared_ptr<const render::MapScene> scene_ = smallScene();
    const std::shared_ptr<const style::MapStyle> style_ =
        std::make_shared<const style::MapStyle>(style::MapStyle::standard(test::smallThemes()));
    MapPainter painter_;
};

TEST_F(MapTiles, InADarkStyleGroundAndSignsAreDark) {
    painter_.setScene(scene_, std::make_shared<const style::MapStyle>(
                                  style::MapStyle::standard(test::smallThemes(), style::MapVariant::Dark)));
    const render::MapView view = viewAt(10000, 600, 400);
    show(view);
    const QImage image = shown(view);
    int pale = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            pale += qGray(image.pixel(x, y)) > 170 ? 1 : 0;
        }
    }
    EXPECT_LT(pale, image.width() * image.height() / 25) << "no white halos, no paper";
    EXPECT_GT(pale, 100) << "the boundary stands out";
}

TEST(TileGrid, APlaceLiesInTheSameTileWhateverTheView) {
    for (const double ratio : {1.0, 1.25, 1.5, 2.0}) {
        const TileGrid grid(2500, ratio);
        EXPECT_EQ(grid.tilePixels(), static_cast<int>(512 * ratio));
        EXPECT_NEAR(grid.tileMm(), 512 * mmPerPixel, 0.001);
        const TileIndex tile{31, -4700};
        const geo::Point corner = grid.cornerOf(tile);
        const geo::Box inside{{corner.x + 1, corner.y - 2}, {corner.x + 2, corner.y - 1}};
        EXPECT_EQ(grid.covering(inside), (TileRange{31, -4700, 32, -4699}));
        EXPECT_EQ(grid.covering(inside.expandedBy(5)), (TileRange{30, -4701, 32, -4699}));
        const render::MapView view = grid.viewOf({31, -4700, 33, -4699});
        EXPECT_NEAR(view.toMm(corner).x, 0, 1e-6);
        EXPECT_NEAR(view.toMm(corner).y, 0, 1e-6);
        EXPECT_NEAR(view.widthMm, 2 * grid.tileMm(), 1e-9);
    }
    EXPECT_EQ((TileRange{-3, -2, 3, 4}.snappedTo(2)), (TileRange{-4, -2, 4, 4}));
    EXPECT_EQ(TileGrid(2500, 1), TileGrid(2500 * (1 + 1e-14), 1)) << "zoomed in and out again";
    EXPECT_FALSE(TileGrid(2500, 1) == TileGrid(2500.1, 1));
}

TEST(TileGrid, TheNearestTileComesFirst) {
    const TileGrid grid(5000, 1);
    const geo::Point corner = grid.cornerOf({7, 3});
    const auto tiles = grid.nearestFirst({5, 1, 10, 6}, {corner.x + 10, corner.y - 10});
    ASSERT_EQ(tiles.size(), 25U);
    EXPECT_EQ(tiles.front(), (TileIndex{7, 3}));
    EXPECT_EQ(tiles.back(), (TileIndex{9, 5}));
}

TEST(TileCache, TheOneUnusedForLongestGoesFirst) {
    const QImage image(100, 100, QImage::Format_ARGB32_Premultiplied);
    const auto bytes = static_cast<std::size_t>(image.sizeInBytes());
    TileCache cache(3 * bytes + bytes / 2);
    for (int column = 0; column < 3; ++column) {
        cache.put({1, {column, 0}}, image);
    }
    EXPECT_NE(cache.find({1, {0, 0}}), nullptr);
    cache.put({1, {3, 0}}, image);
    EXPECT_TRUE(cache.contains({1, {0, 0}}));
    EXPECT_FALSE(cache.contains({1, {1, 0}}));
    EXPECT_LE(cache.bytes(), cache.mostBytes());
    cache.put({1, {3, 0}}, image);
    EXPECT_EQ(cache.count(), 3U) << "the same again takes no more room";
    cache.put({2, {0, 0}}, QImage());
    EXPECT_EQ(cache.count(), 4U) << "nothing takes next to no room";
    cache.dropSheets([](std::uint32_t sheet) { return sheet == 1; });
    EXPECT_TRUE(cache.tilesOf(1).empty());
    EXPECT_EQ(cache.tilesOf(2).size(), 1U);
    EXPECT_LT(cache.bytes(), bytes);
    cache.setMostBytes(0);
    EXPECT_EQ(cache.count(), 0U);
}

TEST_F(MapTiles, AreTheMapDrawnAtOnce) {
    for (const double denominator : {500.0, 1500.0, 5000.0, 30000.0}) {
        render::MapView view = viewAt(denominator);
        view.selectedGap = test::smallReport().standards.front().places.front().id;
        show(view);
        EXPECT_TRUE(test::lookAlike(shown(view), atOnce(view))) << denominator;
    }
}

TEST_F(MapTiles, AreTheMapDrawnAtOnceOnScreensWithScaling) {
    for (const double ratio : {1.25, 2.0}) {
        const render::MapView view = viewAt(2000, 700, 500);
        show(view, ratio);
        EXPECT_TRUE(test::lookAlike(shown(view, ratio), atOnce(view, ratio))) << ratio;
    }
}

TEST_F(MapTiles, ArriveOneByOneFromTheMiddleAndTheLastPictureStandsIn) {
    const render::MapView before = viewAt(2500, 2400, 1600);
    show(before);
    const render::MapView view = viewAt(1250, 2400, 1600);
    const QImage old = shown(before);
    painter_.request(view, 1);
    EXPECT_TRUE(painter_.busy());
    const QImage scaled = shown(view);
    // a quarter of the way from the middle to the corner of the old picture is half the way now
    EXPECT_EQ(scaled.pixel(600, 400), old.pixel(900, 600));
    const auto arrived = [&] { return painter_.cache().tilesOf(painter_.ground()->id); };
    ASSERT_TRUE(waitUntil([&] { return !arrived().empty(); }));
    const TileGrid& grid = painter_.ground()->look.grid;
    const auto wanted = grid.nearestFirst(grid.covering(view.box()), view.centre);
    ASSERT_LT(arrived().size(), wanted.size());
    for (const TileIndex tile : arrived()) {
        const auto place = std::find(wanted.begin(), wanted.end(), tile) - wanted.begin();
        EXPECT_LE(place, static_cast<std::ptrdiff_t>(arrived().size()) + 1);
    }
    ASSERT_TRUE(waitUntil([&] { return !painter_.busy(); }));
    EXPECT_TRUE(test::lookAlike(shown(view), atOnce(view)));
}

TEST_F(MapTiles, SignsAreShownWhenAllOfThemAreThere) {
    const render::MapView view = viewAt(300, 2400, 1600);  // without the dark boundary
    painter_.request(view, 1);
    ASSERT_TRUE(waitUntil([&] { return !painter_.cache().tilesOf(painter_.signs()->id).empty(); }));
    ASSERT_TRUE(painter_.busy());
    const QImage early = shown(view);
    ASSERT_TRUE(waitUntil([&] { return !painter_.busy(); }));
    const QImage late = shown(view);
    const auto letters = [](const QImage& image) {
        int dark = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                dark += qGray(image.pixel(x, y)) < 60 ? 1 : 0;
            }
        }
        return dark;
    };
    EXPECT_EQ(letters(early), 0) << "half of a name is worse than none";
    EXPECT_GT(letters(late), 100);
}

TEST_F(MapTiles, WhatTheNextViewDoesNotNeedIsStopped) {
    QSignalSpy stopped(&painter_.jobs(), &JobRunner::cancelling);
    painter_.request(viewAt(1500), 1);
    const auto first = painter_.ground()->id;
    const auto most = static_cast<int>(painter_.jobs().jobCount());
    EXPECT_EQ(most, 2) << "two workers at most";
    render::MapView far = viewAt(1500);
    far.centre.x += 5000;
    painter_.request(far, 1);
    EXPECT_EQ(stopped.count(), most);
    EXPECT_EQ(painter_.ground()->id, first) << "the same sheet, other tiles of it";
    render::MapView other = viewAt(3000);
    painter_.request(other, 1);
    ASSERT_TRUE(waitUntil([&] { return !painter_.busy(); }));
    EXPECT_LE(painter_.cache().tilesOf(first).size(), 2U) << "what had begun; the rest was not even started";
    EXPECT_TRUE(test::lookAlike(shown(other), atOnce(other)));
}

TEST_F(MapTiles, OfAnOlderStateStandInAndAreDropped) {
    const render::MapView view = viewAt(2500);
    show(view);
    const auto oldGround = painter_.ground()->id;
    const auto oldSigns = painter_.signs()->id;
    const QImage before = shown(view);
    painter_.setScene(smallScene(12), style_);
    painter_.request(view, 1);
    EXPECT_TRUE(painter_.busy());
    EXPECT_EQ(shown(view), before) << "no flash of empty paper";
    ASSERT_TRUE(waitUntil([&] { return !painter_.busy(); }));
    EXPECT_GT(difference(shown(view), before).most, 50) << "more gaps";
    EXPECT_TRUE(painter_.cache().tilesOf(oldGround).empty());
    EXPECT_TRUE(painter_.cache().tilesOf(oldSigns).empty());

    painter_.setScene(nullptr, nullptr);
    EXPECT_TRUE(painter_.empty());
    EXPECT_EQ(painter_.cache().count(), 0U);
}

TEST_F(MapTiles, ComeFromTheCacheWhenOneComesBack) {
    const render::MapView view = viewAt(2500);
    show(view);
    settle();
    const QImage before = shown(view);
    show(zoomed(view, {10, 10}, 2));
    settle();
    QSignalSpy drawn(&painter_.jobs(), &JobRunner::finished);
    painter_.request(zoomed(zoomed(view, {10, 10}, 2), {10, 10}, 0.5), 1);
    EXPECT_FALSE(painter_.busy());
    EXPECT_EQ(shown(view), before);
    EXPECT_EQ(drawn.count(), 0);
}

TEST_F(MapTiles, OfAFineScaleCostNothingFromFarAway) {
    show(viewAt(100));
    const render::MapView far = viewAt(2'000'000);
    painter_.request(far, 1);
    (void)shown(far);  // the view touches millions of tiles of the old scale
    ASSERT_TRUE(waitUntil([&] { return !painter_.busy(); }));
    EXPECT_TRUE(test::lookAlike(shown(far), atOnce(far)));
}

TEST_F(MapTiles, WhatTheStyleCannotSayIsSaidOnceForAllTiles) {
    const auto document = style::StyleDocument::parseText(
        R"({"version": 8, "metadata": {"nordertor:unit": "mm"}, "layers": [
            {"id": "mine", "type": "fill", "source-layer": "buildings",
             "paint": {"fill-opacity": ["get", "colour-of-the-roof"]}}]})",
        "mine.json");
    ASSERT_TRUE(document);
    auto mapStyle = std::make_shared<style::MapStyle>();
    mapStyle->layers.push_back({document->layers.front(), {}, {}});
    QSignalSpy changed(&painter_, &MapPainter::noticesChanged);
    painter_.setScene(scene_, mapStyle);
    show(viewAt(500));
    ASSERT_EQ(painter_.notices().size(), 1U);
    EXPECT_NE(painter_.notices().front().message.en.find("fill-opacity"), std::string::npos);
    EXPECT_EQ(changed.count(), 1);
    painter_.setScene(scene_, style_);
    EXPECT_TRUE(painter_.notices().empty());
}

}  // namespace
}  // namespace nordertor::gui
