// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <QTest>

#include "gui/example_window.h"
#include "gui/map_navigation.h"
#include "gui/notice_panel.h"

namespace nordertor::gui {
namespace {

using test::waitUntil;

/// Counts how often a widget is painted.
class PaintCount : public QObject {
  public:
    explicit PaintCount(QWidget& widget) { widget.installEventFilter(this); }
    bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
    int count = 0;
};

using ScreenMap = ExampleWindow;

TEST_F(ScreenMap, IsPaintedOnceForAPanOverWarmTiles) {
    MapWidget& map = window_.map();
    const auto idle = [&] { return map.upToDate() && !map.painter().jobs().busy(); };
    ASSERT_TRUE(waitUntil(idle));
    QTest::qWait(100);
    PaintCount paints(map);
    QTest::qWait(200);
    EXPECT_EQ(paints.count, 0) << "a still map is not painted";
    map.setView(panned(map.view(), 3, 2));
    ASSERT_TRUE(waitUntil(idle));
    QTest::qWait(100);
    EXPECT_GE(paints.count, 1);
    EXPECT_LE(paints.count, 2) << "another one if the signs were placed anew";
}

TEST_F(ScreenMap, WhatTheDrawingLeavesOutStandsAmongTheNotices) {
    const int before = window_.findChild<NoticePanel*>()->count();
    const auto document = style::StyleDocument::parseText(
        R"({"version": 8, "layers": [{"id": "mine", "type": "fill", "source-layer": "buildings",
            "paint": {"fill-color": ["get", "colour-of-the-roof"]}}]})",
        "mine.json");
    ASSERT_TRUE(document);
    auto mapStyle = std::make_shared<style::MapStyle>();
    mapStyle->layers.push_back({document->layers.front(), {}, {}});
    window_.map().setScene(window_.workbench().scene(), mapStyle);
    ASSERT_TRUE(waitUntil([&] { return window_.map().upToDate(); }));
    EXPECT_EQ(window_.findChild<NoticePanel*>()->count(), before + 1);
}

}  // namespace
}  // namespace nordertor::gui
