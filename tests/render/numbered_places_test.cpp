// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Numbers of gaps and of listed places: where they stand, and what they stand for.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "render/map_drawing.h"
#include "render/small_project.h"

namespace nordertor::render {
namespace {

/// The small project at 1:5,000, where the number's circle is 11 m wide.
class NumberedPlaces : public testing::Test {
  protected:
    using Number = SceneOptions::PlaceNumber;

    MapDrawing drawn(std::vector<Number> numbers, const analysis::GapReport* report = nullptr) const {
        SceneOptions options;
        options.placeNumbers = std::move(numbers);
        const auto scene =
            MapScene::build(test::snapshotOf(test::smallProject()), test::smallThemes(), report, options)
                .value();
        MapView view = viewOf(scene->areaBox(), 160, 120);
        view.scaleDenominator = 5000;
        DrawOptions drawing;
        drawing.legend = true;
        return drawMap(*scene, style_, view, drawing).value();
    }
    static Number about(std::size_t number, const geo::MultiPolygon& area) {
        const geo::Box box = geo::boxOf(area);
        return {number, box.centre(), "#333333", {}, {}, std::make_shared<const geo::MultiPolygon>(area)};
    }
    template <typename Item>
    static std::vector<Item> itemsOf(const MapDrawing& drawing, const std::string& layer) {
        std::vector<Item> items;
        for (const DrawEntry& entry : drawing.list.entries) {
            if (const auto* item = std::get_if<Item>(&entry.item); item != nullptr && entry.layer == layer) {
                items.push_back(*item);
            }
        }
        return items;
    }
    static double distance(MmPoint a, MmPoint b) { return std::hypot(a.x - b.x, a.y - b.y); }

    const style::MapStyle style_ = style::MapStyle::standard(test::smallThemes());
};

// Truth: 10 m are 2 mm, less than the circle; 100 m are 20 mm.
TEST_F(NumberedPlaces, OfASmallPlaceTheNumberStandsBesideItJoinedByALine) {
    const auto small = drawn({about(1, test::square(200, 200, 210, 210))});
    const auto circles = itemsOf<CircleItem>(small, "gap-numbers");
    const auto lines = itemsOf<LineItem>(small, "gap-numbers");
    ASSERT_EQ(circles.size(), 1U);
    ASSERT_EQ(lines.size(), 3U) << "casing, line and dot";
    const MmPoint from = lines[1].lines.points.front();
    EXPECT_GT(distance(circles[0].centre, from), 1 + circles[0].radius) << "nothing of the place is hidden";
    EXPECT_EQ(distance(circles[0].centre, lines[1].lines.points.back()), 0);
    const auto large = drawn({about(1, test::square(200, 200, 300, 300))});
    EXPECT_TRUE(itemsOf<LineItem>(large, "gap-numbers").empty());
    EXPECT_EQ(itemsOf<CircleItem>(large, "gap-numbers").size(), 1U);
}

TEST_F(NumberedPlaces, WhereItsPlaceIsTakenANumberKeepsWithinItsAreaAndElsewhereIsJoinedToIt) {
    const geo::MultiPolygon large = test::square(200, 200, 300, 300);
    const auto within = drawn({about(1, large), about(2, large)});
    const auto circles = itemsOf<CircleItem>(within, "gap-numbers");
    ASSERT_EQ(circles.size(), 2U);
    EXPECT_LT(std::max(std::abs(circles[0].centre.x - circles[1].centre.x),
                       std::abs(circles[0].centre.y - circles[1].centre.y)),
              10)
        << "20 mm are the area";
    EXPECT_TRUE(itemsOf<LineItem>(within, "gap-numbers").empty());
    // 18 m are 3.6 mm: both have their points free, but not both circles their places
    const geo::Point first = geo::boxOf(large).centre();
    const auto points = drawn({{1, first, "#333333"}, {2, {first.x + 18, first.y}, "#333333"}});
    EXPECT_EQ(itemsOf<LineItem>(points, "gap-numbers").size(), 3U);
}

// Of an assumption the number says what is there: the new facility's own sign beside it looks like a second.
TEST_F(NumberedPlaces, AFacilityANumberStandsForHasNoSignBesideIt) {
    const geo::Point first = test::smallProject().facilities.front().location;
    EXPECT_EQ(itemsOf<CircleItem>(drawn({}), "facilities").size(), 2U);
    EXPECT_EQ(itemsOf<CircleItem>(drawn({{1, first, "#333333", {}, "A"}}), "facilities").size(), 1U);
}

// Truth: the places of the report lie side by side, until the second is put over the first.
TEST_F(NumberedPlaces, TheLegendShowsGapsOnEachOtherOnlyWhereThereAreSome) {
    analysis::GapReport report = test::smallReport(2);
    const auto entries = [&] {
        return std::ranges::count(
            drawn({}, &report).legend,
            LocalizedText{"Mehrere Lücken übereinander", "Several gaps on top of each other"},
            &LegendEntry::label);
    };
    EXPECT_EQ(entries(), 0);
    report.standards.front().places[1].shape = report.standards.front().places[0].shape;
    EXPECT_EQ(entries(), 1);
}

// Truth: at 1:5,000 a gap of 2 m by 2 m is 0.16 mm^2, one of 5 m by 5 m 1 mm^2.
TEST_F(NumberedPlaces, TheLegendDoesNotExplainWhatNobodySees) {
    analysis::GapReport report = test::smallReport(1);
    const auto signs = [&](double side) {
        report.standards.front().places[0].shape = test::square(200, 200, 200 + side, 200 + side);
        return std::ranges::count_if(drawn({}, &report).legend,
                                     [](const LegendEntry& entry) { return entry.group == "gaps:youth"; });
    };
    EXPECT_EQ(signs(2), 0);
    EXPECT_EQ(signs(5), 1);
}

}  // namespace
}  // namespace nordertor::render
