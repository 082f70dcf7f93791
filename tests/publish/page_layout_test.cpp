// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/page_layout.h"

#include <gtest/gtest.h>

#include <limits>

#include "publish/page_content_p.h"

namespace nordertor::publish {
namespace {

geo::Box boxOfSize(double width, double height) {
    return {{500000, 5800000}, {500000 + width, 5800000 + height}};
}

/// Frames that are given a size have it; titles and the like are 14 mm high, lists as high as they may be.
std::optional<double> plainContent(const Frame& frame, double, double) {
    switch (frame.kind) {
        case FrameKind::Gaps:
        case FrameKind::Legend:
            return std::numeric_limits<double>::infinity();
        case FrameKind::Image:
        case FrameKind::Text:
            return std::nullopt;
        default:
            return 14;
    }
}

const Layout& council() {
    return builtInLayouts().front();
}

/// The layout of a document with one map beside a column.
Layout parsed(const std::string& side) {
    auto layout = parseLayout(R"({"nordertor:layout": 1, "id": "x", "name": {"de": "X", "en": "X"},
        "about": {"de": "X", "en": "X"}, "papers": ["A4"], "margin": 10, "landscape": )" +
                                  side + "}",
                              "x.json");
    EXPECT_TRUE(layout) << layout.error().message.en << " " << layout.error().place;
    return layout ? *layout : Layout{};
}

TEST(PageLayout, TheLargestRoundScaleThatFitsIsTaken) {
    const PageLayout layout = placedFrames(council(), Paper::A4, true, plainContent);
    const double usable = layout.map().width - 8;  // 4 mm to either side
    // exactly as wide as 1:5,000 allows, and a metre more
    EXPECT_EQ(fittingScale(layout, boxOfSize(usable * 5, 10)), 5000);
    EXPECT_EQ(fittingScale(layout, boxOfSize(usable * 5 + 1, 10)), 7500);
    EXPECT_EQ(fittingScale(layout, boxOfSize(1, 1)), 500);
    EXPECT_EQ(fittingScale(layout, boxOfSize(1e6, 1)), 0);
}

// Truth: of three corners the one where nothing of the area lies; else the one with the least of it.
TEST(PageLayout, TheScaleBarTakesTheCornerWhereItHidesLeast) {
    PageLayout layout = placedFrames(council(), Paper::A4, true, plainContent);
    layout.scaleDenominator = 5000;
    render::MapView view;
    view.centre = {500000, 5800000};
    view.scaleDenominator = layout.drawnDenominator();
    view.widthMm = layout.map().width;
    view.heightMm = layout.map().height;
    const geo::Box ground = view.box();
    const auto part = [&](double left, double bottom, double right, double top) {
        const auto at = [&](double x, double y) {
            return geo::Point{ground.min.x + x * ground.width(), ground.min.y + y * ground.height()};
        };
        return geo::MultiPolygon{
            {{{at(left, bottom), at(right, bottom), at(right, top), at(left, top), at(left, bottom)}, {}}}};
    };
    const PageBox nothing = boxesOnMap(layout, view, {}).scale;
    EXPECT_EQ(nothing.left, 0);
    EXPECT_NEAR(nothing.bottom(), view.heightMm, 1e-9);
    const PageBox leftTaken = boxesOnMap(layout, view, part(0, 0, 0.5, 1)).scale;
    EXPECT_NEAR(leftTaken.right(), view.widthMm, 1e-9);
    EXPECT_NEAR(leftTaken.bottom(), view.heightMm, 1e-9);
    const PageBox belowTaken = boxesOnMap(layout, view, part(0, 0, 1, 0.5)).scale;
    EXPECT_EQ(belowTaken.left, 0);
    EXPECT_EQ(belowTaken.top, 0);
    EXPECT_EQ(boxesOnMap(layout, view, part(-1, -1, 2, 2)).scale, nothing) << "hidden everywhere alike";
    const geo::Point tip = view.toMap({nothing.right() + 0.5, nothing.top - 0.5});
    const geo::MultiPolygon narrow{
        {{{tip, {ground.max.x, ground.max.y}, {ground.max.x, ground.max.y - 1}, tip}, {}}}};
    EXPECT_NE(boxesOnMap(layout, view, narrow).scale, nothing)
        << "the line around the area has a corner there";

    EXPECT_EQ(boxesOnMap(layout, view, part(-1, -1, 2, 0.04)).scale.top, 0)
        << "the line is hidden below, nothing above";
    geo::MultiPolygon line = part(-1, -1, 2, 2);
    line.polygons.front().holes = {part(0.01, 0.01, 0.02, 0.02).polygons.front().outer};
    EXPECT_NEAR(boxesOnMap(layout, view, line).scale.right(), view.widthMm, 1e-9)
        << "the area lies everywhere, its line at the bottom left";

    MapPageOptions options;
    options.grid = true;
    const auto labels = gridLabelBoxes(layout, view, options, {}, {});
    ASSERT_GE(labels.size(), 2U);
    const PageBox& first = labels.front();
    const geo::Point low = view.toMap({first.left + 1, first.bottom() + 9});
    const geo::Point high = view.toMap({first.left + 2, first.top - 1});
    const geo::MultiPolygon through{{{{low, {high.x, low.y}, high, {low.x, high.y}, low}, {}}}};
    const auto moved = gridLabelBoxes(layout, view, options, through, {});
    EXPECT_EQ(moved.size(), labels.size());
    EXPECT_EQ(std::ranges::count(moved, first), 0) << "it would cut the line";
    const PageBox other{first.left, view.heightMm - first.bottom(), first.width, first.height};
    EXPECT_NEAR(moved.front().left, other.left, 1e-9);
    EXPECT_NEAR(moved.front().top, other.top, 1e-9) << "at the other end of its line";
    const BoxesOnMap both{{first.left - 5, 0, 20, 10}, {first.left - 5, view.heightMm - 10, 20, 10}};
    EXPECT_EQ(gridLabelBoxes(layout, view, options, {}, {both.scale, {}}).front(), moved.front())
        << "not beneath the scale bar";
    EXPECT_EQ(gridLabelBoxes(layout, view, options, {}, both).size(), labels.size() - 1)
        << "no room at either end";
    EXPECT_LT(gridCrossBoxes(layout, view, options, {}, both).size(),
              gridCrossBoxes(layout, view, options, {}, {}).size())
        << "nor is there a mark of it";

    const auto place = [&](const PageBox& box, double larger) {
        const geo::Point low = view.toMap({box.left - larger, box.bottom() + larger});
        const geo::Point high = view.toMap({box.right() + larger, box.top - larger});
        return geo::Box{low, high};
    };
    const BoxesOnMap usual = boxesOnMap(layout, view, {});
    EXPECT_NEAR(boxesOnMap(layout, view, {}, {place(usual.scale, -2)}).scale.right(), view.widthMm, 1e-9)
        << "a gap of which nothing else would be seen";
    EXPECT_EQ(boxesOnMap(layout, view, {}, {place(usual.scale, 2)}), usual) << "enough of it is seen";
    EXPECT_EQ(boxesOnMap(layout, view, {}, {place(usual.north, -2)}).north.left, 0);
    const geo::MultiPolygon aboveTheScale = part(0.4, 0, 1, 1);
    EXPECT_EQ(boxesOnMap(layout, view, aboveTheScale).scale, usual.scale);
    EXPECT_EQ(boxesOnMap(layout, view, aboveTheScale, {place(usual.scale, -2)}).scale.top, 0)
        << "a place counts for more than the area";

    Frame& map = std::ranges::find(layout.frames, FrameKind::Map, [](const PlacedFrame& placed) {
                     return placed.frame.kind;
                 })->frame;
    EXPECT_NEAR(boxesOnMap(layout, view, {}).north.right(), view.widthMm, 1e-9);
    EXPECT_EQ(boxesOnMap(layout, view, {}).north.top, 0);
    map.northArrow = MapCorner::TopLeft;
    EXPECT_EQ(boxesOnMap(layout, view, {}).north.left, 0);
    EXPECT_NEAR(boxesOnMap(layout, view, part(0, 0, 1, 0.5)).scale.right(), view.widthMm, 1e-9)
        << "the corner of the north arrow is taken";
    map.scaleBar = MapCorner::BottomRight;
    EXPECT_EQ(boxesOnMap(layout, view, part(0.5, 0, 1, 1)).scale, leftTaken) << "the layout says where";
    layout.frames.push_back({{FrameKind::ScaleBar}, {0, 0, 40, 11}});
    layout.frames.push_back({{FrameKind::NorthArrow}, {0, 20, 8, 14}});
    EXPECT_EQ(boxesOnMap(layout, view, {}).scale, PageBox{}) << "it has a frame of its own";
    EXPECT_EQ(boxesOnMap(layout, view, {}).north, PageBox{});
}

/// A sheet at 1:5,000 whose map shows the ground around a point.
struct PlainSheet {
    PlainSheet() {
        layout.scaleDenominator = 5000;
        view.centre = {500000, 5800000};
        view.scaleDenominator = layout.drawnDenominator();
        view.widthMm = layout.map().width;
        view.heightMm = layout.map().height;
    }
    [[nodiscard]] geo::MultiPolygon area(const std::vector<render::MmPoint>& corners) const {
        geo::Points ring;
        std::ranges::transform(corners, std::back_inserter(ring),
                               [&](render::MmPoint p) { return view.toMap(p); });
        ring.push_back(ring.front());
        return {{{ring, {}}}};
    }
    PageLayout layout = placedFrames(council(), Paper::A4, true, plainContent);
    render::MapView view;
};

// Truth: an area with a corner at the top right and none at the top left.
TEST(PageLayout, TheNorthArrowStepsAsideUnlessTheLayoutSaysWhereItStands) {
    PlainSheet sheet;
    const double right = sheet.view.widthMm - 4;
    const double bottom = sheet.view.heightMm;
    const auto area = sheet.area({{right, 4}, {right, bottom / 2}, {right / 2, bottom / 2}});
    const BoxesOnMap aside = boxesOnMap(sheet.layout, sheet.view, area);
    EXPECT_EQ(aside.north.left, 0);
    EXPECT_EQ(aside.north.top, 0);
    EXPECT_NEAR(aside.scale.bottom(), bottom, 1e-9);
    std::ranges::find(sheet.layout.frames, FrameKind::Map, [](const PlacedFrame& placed) {
        return placed.frame.kind;
    })->frame.northArrow = MapCorner::TopRight;
    EXPECT_NEAR(boxesOnMap(sheet.layout, sheet.view, area).north.right(), sheet.view.widthMm, 1e-9);
    // as wide and high as the map: none of the corners is free, and the least is hidden at the bottom right
    const auto whole =
        sheet.area({{4, 4}, {right, 4}, {right, bottom - 24}, {right - 24, bottom - 4}, {4, bottom - 4}});
    PlainSheet full;
    const BoxesOnMap least = boxesOnMap(full.layout, full.view, whole);
    EXPECT_NE(least.scale, least.north);
    EXPECT_TRUE(least.north.bottom() > bottom - 1e-9 || least.scale.bottom() > bottom - 1e-9);
}

// Truth: an area as wide as the map and half as high can give the boxes a strip of their own.
TEST(PageLayout, TheMapMovesWhereThatLeavesRoomForTheBoxes) {
    const PlainSheet sheet;
    const double right = sheet.view.widthMm - 4;
    const double middle = sheet.view.heightMm / 2;
    const double half = middle - 12;
    const auto area =
        sheet.area({{4, middle - half}, {right, middle - half}, {right, middle + half}, {4, middle + half}});
    const auto hidden = [&](const render::MapView& view) {
        const BoxesOnMap boxes = boxesOnMap(sheet.layout, view, area);
        double length = 0;
        for (const PageBox& box : {boxes.scale, boxes.north}) {
            length += boundaryWithin(box, 0, view, area);
        }
        return length;
    };
    const render::MapView moved = viewBesideBoxes(sheet.layout, sheet.view, area);
    EXPECT_LT(hidden(moved), hidden(sheet.view));
    const geo::Box shown = moved.box();
    const geo::Box all = geo::boxOf(area);
    EXPECT_TRUE(shown.contains(all.min) && shown.contains(all.max));
    const auto small = sheet.area({{right / 2, middle}, {right / 2 + 10, middle}, {right / 2, middle + 10}});
    EXPECT_EQ(viewBesideBoxes(sheet.layout, sheet.view, small).centre, sheet.view.centre)
        << "nothing is hidden";
}

// Truth: the list needs 15 mm (docs/layouts.md), however high the legend would like to be.
TEST(PageLayout, SharesKeepTheLeastTheyNeedBesideHighContents) {
    const Layout layout = parseLayout(R"({"nordertor:layout": 1, "id": "x", "name": {"de": "x", "en": "x"},
        "about": {"de": "x", "en": "x"}, "papers": ["A4"], "landscape": {"row": [{"frame": "map", "share": 1},
        {"column": [{"frame": "gaps", "share": 1}, {"frame": "legend"}], "size": 70}]}})",
                                      "x.json")
                              .value();
    const PageLayout placed = placedFrames(layout, Paper::A4, true, plainContent);
    EXPECT_NEAR(placed.boxOf(FrameKind::Gaps).height, 15, 1e-9);
    EXPECT_NEAR(placed.boxOf(FrameKind::Legend).bottom(), placed.inner().bottom(), 1e-9);
}

// Truth: of 190 mm the list needs 120 or 150 for all of its entries, and 3 lie between; a text of 60 mm that
// can be set in 40 or 20 has its 60 beside the first, 20 beside the second, and no more than it needs.
TEST(PageLayout, TextsGetSmallerBeforeTheListBelowLosesEntries) {
    for (const std::string sizing : {R"("share": 1)", R"("most": 1)"}) {
        const Layout layout = parsed(R"({"row": [{"frame": "map", "share": 1},
            {"column": [{"frame": "text", "most": 0.5}, {"frame": "gaps", )" +
                                     sizing + R"(}], "size": 70}]})");
        for (const auto& [list, text] : {std::pair(120.0, 60.0), {150.0, 20.0}, {180.0, 7.0}, {300.0, 5.0}}) {
            const auto content = [list = list](const Frame& frame, double, double room) {
                const double note = room >= 60 ? 60 : room >= 40 ? 40 : 20;
                const double gaps = room >= 2 * list ? 2 * list : list;
                return std::optional(frame.kind == FrameKind::Text   ? note
                                     : frame.kind == FrameKind::Gaps ? gaps
                                                                     : 0);
            };
            const PageLayout placed = placedFrames(layout, Paper::A4, true, content);
            EXPECT_NEAR(placed.boxOf(FrameKind::Text).height, text, 1e-9) << list << sizing;
            EXPECT_NEAR(placed.boxOf(FrameKind::Gaps).height, 187 - text, 1e-9) << list << sizing;
        }
    }
}

// Truth: notes have half the list's share, so that of 190 mm a list of 100 leaves the text 40.
TEST(PageLayout, TextsLeaveTheListItsEntriesBesideOtherShares) {
    const auto textBeside = [](double list) {
        const Layout layout = parsed(R"({"spacing": 0, "row": [{"frame": "map", "share": 1},
            {"spacing": 0, "column": [{"frame": "text", "most": 0.5}, {"frame": "gaps", "share": 1},
                {"frame": "notes", "share": 0.5}], "size": 70}]})");
        const PageLayout placed =
            placedFrames(layout, Paper::A4, true, [&](const Frame& frame, double, double) {
                return std::optional(frame.kind == FrameKind::Text ? 60 : list);
            });
        EXPECT_NEAR(placed.boxOf(FrameKind::Gaps).height, 2 * placed.boxOf(FrameKind::Notes).height, 1e-9);
        return placed.boxOf(FrameKind::Text).height;
    };
    EXPECT_NEAR(textBeside(80), 60, 1e-9);
    EXPECT_NEAR(textBeside(100), 40, 1e-9) << "100 and 50 are the shares'";
    EXPECT_NEAR(textBeside(140), 5, 1e-9);
}

TEST(PageWords, CountOneInTheSingular) {
    const LocalizedText one{"weiteres Zeichen", "more sign"};
    const LocalizedText many{"weitere Zeichen", "more signs"};
    EXPECT_EQ(andMore(1, one, many, Language::German), "… und 1 weiteres Zeichen");
    EXPECT_EQ(andMore(1, one, many, Language::English), "… and 1 more sign");
    EXPECT_EQ(andMore(1200, one, many, Language::German), "… und 1.200 weitere Zeichen");
    EXPECT_EQ(andMore(2, one, many, Language::English), "… and 2 more signs");
}

TEST(PageLayout, MagnificationLeavesTheScaleOnPaperTrue) {
    Layout layout = parsed(R"({"column": [{"frame": "map", "share": 1}]})");
    layout.papers = {Paper::A1};
    layout.magnify[Paper::A1] = 2;
    const PageLayout placed = placedFrames(layout, Paper::A1, true, plainContent);
    // A1 is 841 x 594 mm; halved it is 420.5 x 297, with a margin of 5
    EXPECT_DOUBLE_EQ(placed.map().width, 410.5);
    EXPECT_DOUBLE_EQ(placed.map().height, 287);
    // 410.5 mm less twice 4 mm are 805 mm of paper: 4,025 m at 1:5,000
    EXPECT_EQ(fittingScale(placed, boxOfSize(4025, 10)), 5000);
    EXPECT_EQ(fittingScale(placed, boxOfSize(4026, 10)), 7500);
    PageLayout scaled = placed;
    scaled.scaleDenominator = 5000;
    EXPECT_DOUBLE_EQ(scaled.drawnDenominator(), 10000);
}

TEST(PageLayout, SizesSharesAndContentsDivideTheRoom) {
    const Layout layout = parsed(R"({"spacing": 2, "column": [
        {"frame": "title"},
        {"spacing": 7, "row": [{"frame": "map", "share": 3}, {"frame": "notes", "share": 1}, {"frame": "legend", "size": 50}], "share": 1},
        {"frame": "gaps", "most": 0.2},
        {"frame": "text"}
    ]})");
    const PageLayout placed = placedFrames(layout, Paper::A4, true, plainContent);
    // 277 x 190 between the margins; the text has no content and leaves no gap
    EXPECT_EQ(placed.find(FrameKind::Text), nullptr);
    EXPECT_EQ(placed.boxOf(FrameKind::Title), (PageBox{10, 10, 277, 14}));
    EXPECT_EQ(placed.boxOf(FrameKind::Gaps), (PageBox{10, 162, 277, 38}));
    // 190 - 14 - 38 - 2 * 2 mm high; 277 - 50 - 2 * 7 = 213 mm shared three to one
    EXPECT_EQ(placed.map(), (PageBox{10, 26, 159.75, 134}));
    EXPECT_EQ(placed.boxOf(FrameKind::Notes), (PageBox{176.75, 26, 53.25, 134}));
    EXPECT_EQ(placed.boxOf(FrameKind::Legend), (PageBox{237, 26, 50, 134}));
}

TEST(PageLayout, ContentsTooHighForTheirColumnGiveWay) {
    const Layout layout = parsed(R"({"spacing": 5, "column": [
        {"frame": "map", "size": 150},
        {"spacing": 1, "column": [{"frame": "title"}, {"frame": "gaps"}], "most": 0.5}
    ]})");
    const PageLayout placed = placedFrames(layout, Paper::A4, true, plainContent);
    // of 190 mm 150 and 5 are taken; of the 35 that are left the title has 14 and the list the rest
    EXPECT_EQ(placed.boxOf(FrameKind::Title), (PageBox{10, 165, 277, 14}));
    EXPECT_EQ(placed.boxOf(FrameKind::Gaps), (PageBox{10, 180, 277, 20}));
}

// Words that may not be cut keep their height, wherever in the column they stand.
TEST(PageLayout, TheTitleBlockKeepsItsHeightBelowHighContents) {
    const Layout layout = parsed(R"({"spacing": 2, "row": [{"frame": "map", "share": 1},
        {"spacing": 2, "column": [{"frame": "legend"}, {"frame": "gaps"}, {"frame": "title-block"}], "size": 75}]})");
    const PageLayout placed = placedFrames(layout, Paper::A4, true, plainContent);
    EXPECT_EQ(placed.boxOf(FrameKind::TitleBlock), (PageBox{212, 186, 75, 14}));
    EXPECT_NEAR(placed.boxOf(FrameKind::Gaps).height, 15, 1e-9);
    EXPECT_NEAR(placed.boxOf(FrameKind::Legend).height, 190 - 14 - 15 - 2 * 2, 1e-9);
}

// Truth: of 190 mm 150 are the map's; list 15, chart 14, legend 12 and sources 5 are more than what is left.
TEST(PageLayout, WhatHasNoRoomIsLeftOutAndNothingOverlaps) {
    const Layout layout =
        parsed(R"({"spacing": 1, "column": [{"frame": "map", "size": 150}, {"frame": "gaps"},
        {"frame": "chart"}, {"frame": "legend"}, {"frame": "sources"}]})");
    const PageLayout placed = placedFrames(layout, Paper::A4, true, plainContent);
    EXPECT_EQ(placed.frames.size(), 5U);
    EXPECT_EQ(placed.boxOf(FrameKind::Legend), PageBox{}) << "the lowest that may stand elsewhere";
    double bottom = 10;
    for (const PlacedFrame& frame : placed.frames) {
        if (frame.box != PageBox{}) {
            EXPECT_GE(frame.box.top, bottom - 1e-9);
            bottom = frame.box.bottom();
        }
    }
    EXPECT_NEAR(bottom, 200, 1e-9);
    EXPECT_GE(placed.boxOf(FrameKind::Sources).height, 5);
}

TEST(PageLayout, TheOrientationFollowsTheShape) {
    EXPECT_TRUE(chooseLayout({}, boxOfSize(1500, 500), plainContent)->landscape);
    EXPECT_FALSE(chooseLayout({}, boxOfSize(500, 1500), plainContent)->landscape);
    MapPageOptions portrait;
    portrait.orientation = Orientation::Portrait;
    EXPECT_FALSE(chooseLayout(portrait, boxOfSize(1500, 500), plainContent)->landscape);
}

TEST(PageLayout, AScaleThatCutsTheAreaIsRefused) {
    MapPageOptions options;
    options.scaleDenominator = 1000;
    const auto layout = chooseLayout(options, boxOfSize(900, 900), plainContent);
    ASSERT_FALSE(layout);
    EXPECT_EQ(layout.error().code, ErrorCode::InvalidArgument);
    EXPECT_NE(layout.error().message.de.find("1:1.000"), std::string::npos);
    options.scaleDenominator = 12345;
    EXPECT_EQ(chooseLayout(options, boxOfSize(900, 900), plainContent)->scaleDenominator, 12345);
}

TEST(PageLayout, WhatALayoutIsNotMadeForIsRefusedWithWhatItIsMadeFor) {
    MapPageOptions options;
    options.paper = Paper::A0;
    const auto paper = chooseLayout(options, boxOfSize(900, 900), plainContent);
    ASSERT_FALSE(paper);
    EXPECT_NE(paper.error().remedy.en.find("A4, A3"), std::string::npos);
    options = {};
    options.layout = std::make_shared<const Layout>(*findLayout("document"));
    options.orientation = Orientation::Landscape;
    EXPECT_EQ(chooseLayout(options, boxOfSize(900, 900), plainContent).error().code,
              ErrorCode::InvalidArgument);
}

TEST(PageLayout, FramesOfEveryLayoutLieOnThePaperAndApart) {
    for (const Layout& layout : builtInLayouts()) {
        for (const Paper paper : layout.papers) {
            for (const bool landscape : {false, true}) {
                if (landscape ? !layout.landscape : !layout.portrait) {
                    continue;
                }
                const PageLayout placed = placedFrames(layout, paper, landscape, plainContent);
                const PageBox inner = placed.inner();
                EXPECT_GT(placed.map().width * placed.map().height, 0.2 * inner.width * inner.height)
                    << layout.id << nameOf(paper);
                for (std::size_t i = 0; i < placed.frames.size(); ++i) {
                    const PageBox& a = placed.frames[i].box;
                    EXPECT_GE(a.left, inner.left - 1e-9);
                    EXPECT_GE(a.top, inner.top - 1e-9);
                    EXPECT_LE(a.right(), inner.right() + 1e-9) << layout.id << nameOf(paper);
                    EXPECT_LE(a.bottom(), inner.bottom() + 1e-9) << layout.id << nameOf(paper);
                    EXPECT_GT(a.height, 2) << layout.id << " " << nameOf(placed.frames[i].frame.kind);
                    for (std::size_t j = 0; j < i; ++j) {
                        const PageBox& b = placed.frames[j].box;
                        const bool apart = a.left >= b.right() - 1e-9 || b.left >= a.right() - 1e-9 ||
                                           a.top >= b.bottom() - 1e-9 || b.top >= a.bottom() - 1e-9;
                        EXPECT_TRUE(apart) << layout.id << " " << i << " and " << j;
                    }
                }
            }
        }
    }
}

TEST(ScaleBar, DivisionsAreRoundAndFit) {
    // 44 mm at 1:5,000 are 220 m: four divisions of 50 m
    EXPECT_EQ(scaleBarFor(5000, 44).metres, 50);
    EXPECT_EQ(scaleBarFor(5000, 44).divisions, 4);
    EXPECT_EQ(scaleBarFor(7500, 44).metres, 50);
    EXPECT_EQ(scaleBarFor(10000, 44).metres, 100);
    EXPECT_EQ(scaleBarFor(500, 44).metres, 5);
}

TEST(DateText, IsWrittenAsThePeopleWriteIt) {
    EXPECT_EQ(dateText("2026-11-22", Language::German), "22.11.2026");
    EXPECT_EQ(dateText("2026-11-02", Language::English), "2 November 2026");
    EXPECT_EQ(dateText("2026-11", Language::German), "11.2026");
    EXPECT_EQ(dateText("2026", Language::German), "2026");
    EXPECT_EQ(dateText("2026-13-01", Language::German), "2026-13-01");
}

TEST(ScaleText, UsesTheLanguagesGrouping) {
    EXPECT_EQ(scaleText(5000, Language::German), "1 : 5.000");
    EXPECT_EQ(scaleText(5000, Language::English), "1 : 5,000");
}

}  // namespace
}  // namespace nordertor::publish
