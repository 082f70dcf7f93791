// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <set>

#include "render/map_drawing.h"
#include "render/small_project.h"

namespace nordertor::render {
namespace {

/// Of five themes with the patterns of the program's, in black and white.
class GreyThemes : public testing::Test {
  protected:
    GreyThemes() {
        const model::Theme first = themes_.themes.front();
        themes_.themes.clear();
        for (const char* pattern : {"diagonal", "back_diagonal", "horizontal", "vertical", "dots"}) {
            model::Theme theme = first;
            theme.id = pattern;
            theme.pattern = pattern;
            themes_.themes.push_back(theme);
            project_.facilities.push_back(project_.facilities.front());
            project_.facilities.back().id = std::string("node/") + pattern;
            project_.facilities.back().kind = std::string(pattern) + ".playground";
            analysis::StandardResult result = test::smallReport(1).standards.front();
            result.theme = pattern;
            result.standard = theme.id + result.standard.substr(result.standard.find('.'));
            result.places.front().id = pattern;
            result.places.front().standard = result.standard;
            gaps_.standards.push_back(result);
        }
    }
    /// Of the layer, as the map and as the legend have them.
    std::pair<std::vector<DrawItem>, std::vector<DrawItem>> itemsOf(
        const std::string& layer, double denominator,
        style::MapVariant variant = style::MapVariant::BlackAndWhite) {
        const auto scene = MapScene::build(test::snapshotOf(project_), themes_, &gaps_, {}).value();
        MapView view = viewOf(scene->areaBox(), 160, 120);
        view.scaleDenominator = denominator;
        const auto drawing =
            drawMap(*scene, style::MapStyle::standard(themes_, variant), view, {.legend = true}).value();
        std::pair<std::vector<DrawItem>, std::vector<DrawItem>> items;
        const auto add = [&](const DrawList& list, std::vector<DrawItem>& to) {
            for (const DrawEntry& entry : list.entries) {
                if (entry.layer == layer) {
                    to.push_back(entry.item);
                }
            }
        };
        add(drawing.list, items.first);
        for (const LegendEntry& entry : drawing.legend) {
            add(entry.sample, items.second);
        }
        return items;
    }

    model::ThemeSet themes_ = test::smallThemes();
    model::Project project_ = test::smallProject();
    analysis::GapReport gaps_;
};

TEST_F(GreyThemes, EachHasItsOwnFormOnMapAndLegendAtEveryScale) {
    for (const double denominator : {5000.0, 25000.0, 40000.0}) {
        const auto [map, legend] = itemsOf("facilities", denominator);
        const auto formsOf = [](const std::vector<DrawItem>& items) {
            std::set<CircleForm> forms;
            for (const DrawItem& item : items) {
                forms.insert(std::get<CircleItem>(item).form);
            }
            return forms;
        };
        EXPECT_EQ(formsOf(map).size(), 5U) << denominator;
        EXPECT_EQ(formsOf(legend), formsOf(map)) << denominator;
    }
}

TEST_F(GreyThemes, InADetailTheHatchesOfManyLieBesideEachOtherAndAreToldApart) {
    for (std::size_t i = 0; i < themes_.themes.size(); ++i) {
        themes_.themes[i].colour = "#10203" + std::to_string(i);
    }
    for (const auto variant : {style::MapVariant::Colour, style::MapVariant::BlackAndWhite}) {
        const auto [map, legend] = itemsOf("gap-areas", 2500, variant);
        std::set<std::pair<style::Colour, std::vector<double>>> looks;
        std::vector<double> taken;
        double width = 0;
        for (const DrawItem& item : map) {
            const auto* hatch = std::get_if<LineItem>(&item);
            if (hatch == nullptr) {
                continue;
            }
            looks.emplace(hatch->stroke.colour, hatch->stroke.dashes);
            width = hatch->stroke.width;
            std::set<long> lines;  // across their direction, in thousandths of mm
            for (const MmPoint& p : hatch->lines.points) {
                lines.insert(std::lround((p.x + p.y) / std::numbers::sqrt2 * 1000));
            }
            std::ranges::transform(lines, std::back_inserter(taken),
                                   [](long at) { return static_cast<double>(at) / 1000; });
        }
        EXPECT_EQ(looks.size(), 5U);
        std::ranges::sort(taken);
        ASSERT_GT(taken.size(), 5U);
        for (std::size_t i = 1; i < taken.size(); ++i) {
            EXPECT_GT(taken[i] - taken[i - 1], 3 * width) << "they lie on each other";
        }
        EXPECT_EQ(std::ranges::count_if(
                      legend, [](const DrawItem& item) { return std::holds_alternative<LineItem>(item); }),
                  10)
            << "each alone, and all in one sign";
    }
    const auto [overview, ignored] = itemsOf("gap-tints", 5000);
    EXPECT_FALSE(overview.empty()) << "from afar their number is shown instead";
    EXPECT_TRUE(itemsOf("gap-tints", 2500).first.empty());
}

TEST_F(GreyThemes, ThoseWithoutRoomForTheirSignStandSideBySideInTheLegend) {
    for (std::size_t i = 0, once = project_.facilities.size(); i < 60 * once; ++i) {
        project_.facilities.push_back(project_.facilities[i % once]);
        project_.facilities.back().id += "/" + std::to_string(i);
        // beside each other: beneath the sign of its kind a dot is not drawn
        project_.facilities.back().location.x += 3.0 * static_cast<double>(i / once % 20);
    }
    const auto scene = MapScene::build(test::snapshotOf(project_), themes_, &gaps_, {}).value();
    MapView view = viewOf(scene->areaBox(), 160, 120);
    view.scaleDenominator = 5000;
    const auto drawing = drawMap(*scene, style::MapStyle::standard(themes_, style::MapVariant::BlackAndWhite),
                                 view, {.legend = true})
                             .value();
    const auto entry = std::ranges::find(drawing.legend, "Further facility, without room for its sign",
                                         [](const LegendEntry& each) { return each.label.en; });
    ASSERT_NE(entry, drawing.legend.end());
    std::set<CircleForm> forms;
    double right = 0;
    for (const DrawEntry& dot : entry->sample.entries) {
        const auto& circle = std::get<CircleItem>(dot.item);
        forms.insert(circle.form);
        EXPECT_GE(circle.centre.x - circle.radius, right);
        right = circle.centre.x + circle.radius;
    }
    EXPECT_EQ(forms.size(), 5U);
    EXPECT_LE(right, legendSampleWidth);
}

TEST_F(GreyThemes, DotsLieBeneathSignsAndNotTwiceOnOnePlace) {
    const model::Facility first = project_.facilities.back();
    project_.facilities.clear();
    static constexpr std::size_t many = 300;
    for (std::size_t i = 0; i < many; ++i) {
        project_.facilities.push_back(first);
        project_.facilities.back().id += "/" + std::to_string(i);
    }
    const auto [map, legend] = itemsOf("facilities", 5000);
    double last = 0;
    int small = 0;
    for (const DrawItem& item : map) {
        const double radius = std::get<CircleItem>(item).radius;
        EXPECT_GE(radius, last) << "dots first";
        last = radius;
        small += radius < 1 ? 1 : 0;
    }
    EXPECT_GT(map.size(), 3U) << "signs that found room";
    EXPECT_EQ(small, 0) << "they lie beneath the sign of their own place";
}

TEST_F(GreyThemes, ASignThatSteppedIntoViewIsInTheLegend) {
    const model::Facility first = project_.facilities.back();
    project_.facilities = {first};
    const auto scene = MapScene::build(test::snapshotOf(project_), themes_, &gaps_, {}).value();
    MapView view = viewOf(scene->areaBox(), 160, 120);
    view.scaleDenominator = 5000;
    const MmPoint at = view.toMm(first.location);
    // a box over its place, as a scale bar is
    const std::vector<std::pair<MmPoint, MmPoint>> box{{{at.x - 0.5, at.y - 0.5}, {at.x + 0.5, at.y + 0.5}}};
    const auto drawing = drawMap(*scene, style::MapStyle::standard(themes_, style::MapVariant::BlackAndWhite),
                                 view, {.legend = true, .covered = box})
                             .value();
    const auto isSign = [](const DrawEntry& each) {
        const auto* circle = std::get_if<CircleItem>(&each.item);
        return each.layer == "facilities" && circle != nullptr && circle->radius > 1;
    };
    ASSERT_TRUE(std::ranges::any_of(drawing.list.entries, isSign));
    EXPECT_TRUE(std::ranges::any_of(drawing.legend, [&](const LegendEntry& entry) {
        return std::ranges::any_of(entry.sample.entries, isSign);
    }));
}

TEST_F(GreyThemes, EachHasItsOwnOutlineWithPaperBetweenAndTheSameInTheLegend) {
    const auto [map, legend] = itemsOf("gap-edges", 5000);
    const auto dashesOf = [](const std::vector<DrawItem>& items) {
        std::set<std::vector<double>> dashes;
        for (const DrawItem& item : items) {
            dashes.insert(std::get<LineItem>(item).stroke.dashes);
        }
        return dashes;
    };
    EXPECT_EQ(dashesOf(map).size(), 5U);
    EXPECT_EQ(dashesOf(legend), dashesOf(map));
    const auto casings = itemsOf("gap-casings", 5000).first;
    ASSERT_EQ(casings.size(), 5U);
    const double line = std::get<LineItem>(map.front()).stroke.width;
    EXPECT_GE(std::get<LineItem>(casings.front()).stroke.width, 2 * line);
}

// Truth: hatches of up to three themes are told apart; of five nobody reads which lie on each other.
TEST_F(GreyThemes, HatchesGiveWayToAGreyThatCountsThemesWhereMoreThanThreeHaveGaps) {
    const auto hatchesOf = [&] {
        const auto items = itemsOf("gap-areas", 5000).first;
        return std::ranges::count_if(
            items, [](const DrawItem& item) { return std::holds_alternative<LineItem>(item); });
    };
    const auto stepsOf = [&](const char* label) {
        const auto scene = MapScene::build(test::snapshotOf(project_), themes_, &gaps_, {}).value();
        const auto mapStyle = style::MapStyle::standard(themes_, style::MapVariant::BlackAndWhite);
        const auto legend =
            drawMap(*scene, mapStyle, viewOf(scene->areaBox(), 160, 120), {.legend = true}).value().legend;
        const auto entry = std::ranges::find(legend, label, [](const auto& each) { return each.label.en; });
        return entry != legend.end() ? entry->sample.entries.size() : 0;
    };
    EXPECT_EQ(hatchesOf(), 0);
    const auto tints = itemsOf("gap-tints", 5000).first;
    EXPECT_EQ(tints.size(), 5U) << "one for each theme, so that they add up";
    EXPECT_EQ(stepsOf("The darker, the more gaps on top of each other"), 5U);
    gaps_.standards.resize(3);
    EXPECT_EQ(hatchesOf(), 3);
    EXPECT_TRUE(itemsOf("gap-edges", 5000).first.empty());
    EXPECT_EQ(stepsOf("The darker, the more gaps on top of each other"), 0U);
}

}  // namespace
}  // namespace nordertor::render
