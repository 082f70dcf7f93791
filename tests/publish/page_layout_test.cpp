// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/page_layout.h"

#include <gtest/gtest.h>

#include "publish/page_content_p.h"

namespace nordertor::publish {
namespace {

geo::Box boxOfSize(double width, double height) {
    return {{500000, 5800000}, {500000 + width, 5800000 + height}};
}

TEST(PageLayout, TheLargestRoundScaleThatFitsIsTaken) {
    const PageLayout layout = layoutOf(Paper::A4, true, {});
    const double usable = layout.map.width - 8;  // 4 mm to either side
    // exactly as wide as 1:5,000 allows, and a metre more
    EXPECT_EQ(fittingScale(layout, boxOfSize(usable * 5, 10)), 5000);
    EXPECT_EQ(fittingScale(layout, boxOfSize(usable * 5 + 1, 10)), 7500);
    EXPECT_EQ(fittingScale(layout, boxOfSize(1, 1)), 500);
    EXPECT_EQ(fittingScale(layout, boxOfSize(1e6, 1)), 0);
}

TEST(PageLayout, TheOrientationFollowsTheShape) {
    EXPECT_TRUE(chooseLayout({}, boxOfSize(1500, 500), {})->landscape);
    EXPECT_FALSE(chooseLayout({}, boxOfSize(500, 1500), {})->landscape);
    MapPageOptions portrait;
    portrait.orientation = Orientation::Portrait;
    EXPECT_FALSE(chooseLayout(portrait, boxOfSize(1500, 500), {})->landscape);
}

TEST(PageLayout, AScaleThatCutsTheAreaIsRefused) {
    MapPageOptions options;
    options.scaleDenominator = 1000;
    const auto layout = chooseLayout(options, boxOfSize(900, 900), {});
    ASSERT_FALSE(layout);
    EXPECT_EQ(layout.error().code, ErrorCode::InvalidArgument);
    EXPECT_NE(layout.error().message.de.find("1:1.000"), std::string::npos);
    options.scaleDenominator = 12345;
    EXPECT_EQ(chooseLayout(options, boxOfSize(900, 900), {})->scaleDenominator, 12345);
}

TEST(PageLayout, PartsLieOnThePaperAndApart) {
    for (const Paper paper : {Paper::A4, Paper::A3}) {
        for (const bool landscape : {false, true}) {
            const PageLayout layout = layoutOf(paper, landscape, {true, 15, 12});
            const std::array<PageBox, 6> parts{layout.title, layout.banner, layout.map,
                                               layout.gaps,  layout.legend, layout.footer};
            for (std::size_t i = 0; i < parts.size(); ++i) {
                EXPECT_GE(parts[i].left, 10);
                EXPECT_LE(parts[i].right(), layout.width - 10 + 1e-9);
                EXPECT_LE(parts[i].bottom(), layout.height - 10 + 1e-9);
                for (std::size_t j = 0; j < i; ++j) {
                    const bool apart = parts[i].left >= parts[j].right() - 1e-9 ||
                                       parts[j].left >= parts[i].right() - 1e-9 ||
                                       parts[i].top >= parts[j].bottom() - 1e-9 ||
                                       parts[j].top >= parts[i].bottom() - 1e-9;
                    EXPECT_TRUE(apart) << i << " and " << j;
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
