// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/result_legend.h"

#include <gtest/gtest.h>

#include <cmath>

#include "style/palettes.h"

namespace nordertor::ops {
namespace {

using Kind = model::Presentation::Kind;
using Type = model::ResultColumn::Type;

model::ResultData numbers(const std::vector<double>& values, Type type = Type::Number, int decimals = 0) {
    model::ResultData data;
    data.columns = {{"v", {"Wert", "Value"}, type, decimals}};
    for (const double value : values) {
        data.rows.push_back({geo::Point{}, {value}});
    }
    return data;
}

std::vector<std::string> labels(const model::ResultLegend& legend) {
    std::vector<std::string> texts;
    for (const auto& each : legend.classes) {
        texts.push_back(each.label.de);
    }
    return texts;
}

TEST(ResultLegend, GivenBoundsBecomeClassesWithGermanNumbers) {
    const auto legend = legendFor({.kind = Kind::Sequential, .column = "v", .breaks = {1000, 0.5}},
                                  numbers({0, 5, 2000}, Type::Number, 1));
    EXPECT_EQ(labels(legend), (std::vector<std::string>{"bis 0,5", "über 0,5 bis 1.000,0", "über 1.000,0"}));
    EXPECT_EQ(legend.classes[1].label.en, "over 0.5 to 1,000.0");
    EXPECT_FALSE(legend.unknown);
}

TEST(ResultLegend, SharesOfSomethingAreSaidWithThreeDigits) {
    const auto legend =
        legendFor({.kind = Kind::Sequential, .column = "v", .breaks = {0, 1.9511487, 3.9022974}},
                  numbers({0, 1, 5}, Type::Number, 1));
    EXPECT_EQ(labels(legend),
              (std::vector<std::string>{"bis 0", "über 0 bis 1,95", "über 1,95 bis 3,90", "über 3,90"}));
    EXPECT_EQ(
        labels(legendFor({.kind = Kind::Sequential, .column = "v", .breaks = {447.0024019, 894.0048038}},
                         numbers({0, 1341}, Type::Number, 1))),
        (std::vector<std::string>{"bis 447", "über 447 bis 894", "über 894"}));
}

// Truth: a difference of -399 m is 399 m shorter, which is from 150 to under 400 m.
TEST(ResultLegend, DifferencesAreSaidInWordsAndNotFinerThanTheyAreKnown) {
    model::Presentation look{.kind = Kind::Diverging,
                             .column = "v",
                             .differences = model::Presentation::Differences{
                                 {"kürzer", "shorter"}, {"länger", "longer"}, "m", 10}};
    const auto made = [&](std::vector<double> breaks, const std::vector<double>& values) {
        look.breaks = std::move(breaks);
        return legendFor(look, numbers(values));
    };
    const auto both = made({-400, -150, 0, 80, 200}, {-700, -399, -20, 30, 100, 300});
    EXPECT_EQ(labels(both), (std::vector<std::string>{"400 m kürzer und mehr", "150 bis unter 400 m kürzer",
                                                      "unter 150 m kürzer", "bis 80 m länger",
                                                      "über 80 bis 200 m länger", "über 200 m länger"}));
    EXPECT_EQ(both.classes[1].label.en, "150 to under 400 m shorter");
    EXPECT_EQ(both.classes[0].label.en, "400 m shorter or more");
    EXPECT_EQ(labels(made({}, {-20, 30})), (std::vector<std::string>{"kürzer", "länger"}));
    EXPECT_EQ(labels(made({}, {-71, -70})), (std::vector<std::string>{"70 bis 71 m kürzer"}));
    const auto fine = made({}, {-104, -103, -71, -70, -69, -68, -60, -30, -12});
    ASSERT_GE(fine.classes.size(), 2U);
    for (std::size_t i = 1; i + 1 < fine.classes.size(); ++i) {
        EXPECT_GE(*fine.classes[i].upper - *fine.classes[i - 1].upper, 10);
    }
}

TEST(ResultLegend, BandsShareTheirBoundsAndTheLastOneEnds) {
    const auto legend =
        legendFor({.kind = Kind::Sequential, .column = "v", .breaks = {100, 200}, .upTo = 400},
                  numbers({100, 200, 400}));
    EXPECT_EQ(labels(legend), (std::vector<std::string>{"bis 100", "100 bis 200", "200 bis 400"}));
    EXPECT_EQ(legend.classes[2].label.en, "200 to 400");
    EXPECT_FALSE(legend.classes[2].upper);
    EXPECT_EQ(labels(legendFor({.kind = Kind::Sequential, .column = "v", .upTo = 7.5}, numbers({7.5}))),
              std::vector<std::string>{"bis 7,5"});
}

TEST(ResultLegend, TheFirstClassIsTheDarkestWhereItCarriesTheWeight) {
    model::Presentation bands{.kind = Kind::Sequential, .column = "v", .breaks = {100, 200}, .upTo = 400};
    const auto plain = legendFor(bands, numbers({100, 200, 400}));
    bands.strongestFirst = true;
    const auto turned = legendFor(bands, numbers({100, 200, 400}));
    ASSERT_EQ(turned.classes.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(turned.classes[i].colour, plain.classes[2 - i].colour);
        EXPECT_EQ(turned.classes[i].label, plain.classes[i].label);
    }
}

TEST(ResultLegend, WholeNumbersAreCountedNotMeasured) {
    const auto legend = legendFor({.kind = Kind::Sequential, .column = "v", .breaks = {10, 11, 20}},
                                  numbers({1, 30}, Type::Persons));
    EXPECT_EQ(labels(legend), (std::vector<std::string>{"bis 10", "11", "12 bis 20", "über 20"}));
}

// Truth: between two whole numbers lies none, so that no bound can.
TEST(ResultLegend, OfWholeNumbersHasWholeBounds) {
    const auto legend =
        legendFor({.kind = Kind::Sequential, .column = "v"},
                  numbers({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 40}, Type::Persons));
    ASSERT_GE(legend.classes.size(), 2U);
    for (std::size_t i = 0; i + 1 < legend.classes.size(); ++i) {
        EXPECT_EQ(*legend.classes[i].upper, std::floor(*legend.classes[i].upper))
            << legend.classes[i].label.de;
    }
    EXPECT_EQ(legend.classes.front().label.de.find(','), std::string::npos);
    EXPECT_EQ(
        labels(legendFor({.kind = Kind::Sequential, .column = "v", .breaks = {0, 3}}, numbers({0, 2, 9}))),
        (std::vector<std::string>{"0", "1 bis 3", "über 3"}));
}

TEST(ResultLegend, BoundsAreRoundAndNoValueIsLeftOut) {
    std::vector<double> values;
    for (int i = 0; i < 1000; ++i) {
        values.push_back(i * 1.137);
    }
    const auto data = numbers(values);
    const auto legend = legendFor({.kind = Kind::Sequential, .column = "v"}, data);
    // fifths of 0..1135.9: 227, 454, 682, 909
    EXPECT_EQ(labels(legend),
              (std::vector<std::string>{"bis 200", "201 bis 500", "501 bis 700", "701 bis 900", "über 900"}));
}

TEST(ResultLegend, FewValuesGiveAsManyClasses) {
    EXPECT_EQ(labels(legendFor({.kind = Kind::Sequential, .column = "v"}, numbers({2, 1, 2, 3}))),
              (std::vector<std::string>{"bis 1", "2", "über 2"}));
    EXPECT_EQ(labels(legendFor({.kind = Kind::Sequential, .column = "v"}, numbers({4, 4}))),
              std::vector<std::string>{"alle gleich"});
}

TEST(ResultLegend, UnknownValuesHaveAClassOfTheirOwnOnlyIfTheyOccur) {
    auto data = numbers({1, 2}, Type::Persons);
    data.rows.push_back({geo::Point{}, {std::monostate{}}});
    const auto legend = legendFor({.kind = Kind::Sequential, .column = "v"}, data);
    ASSERT_TRUE(legend.unknown);
    EXPECT_EQ(legend.unknown->label.de, "unter 3 oder nicht bekannt");
}

TEST(ResultLegend, NoNumbersAtAllIsOneLook) {
    EXPECT_EQ(legendFor({.kind = Kind::Sequential, .column = "v"}, numbers({})).kind, Kind::Single);
    EXPECT_EQ(legendFor({.kind = Kind::Proportional, .column = "v"}, numbers({0})).kind, Kind::Single);
    EXPECT_EQ(legendFor({.kind = Kind::Sequential, .column = "w"}, numbers({1})).kind, Kind::Single);
}

TEST(ResultLegend, OnlyUnknownValuesDoNotLookLikeAValue) {
    const auto legend =
        legendFor({.kind = Kind::Sequential, .column = "v", .title = {"Anteil %", "Share %"}}, numbers({}));
    EXPECT_EQ(labels(legend), std::vector<std::string>{"nicht bekannt"});
    EXPECT_EQ(legend.classes[0].colour, style::unknownColour());
    EXPECT_EQ(legend.title.de, "Anteil %");
}

TEST(ResultLegend, DivergingColoursMirrorAtTheMidpoint) {
    const auto legend =
        legendFor({.kind = Kind::Diverging, .column = "v", .breaks = {-10, -1, 1, 10}, .midpoint = 0},
                  numbers({-20, 20}));
    ASSERT_EQ(legend.classes.size(), 5U);
    EXPECT_EQ(legend.classes[2].colour, "#f7f7f7");
    EXPECT_EQ(style::divergingColours(2, true, 2),
              (std::vector<std::string>{legend.classes[0].colour, legend.classes[1].colour, "#f7f7f7",
                                        legend.classes[3].colour, legend.classes[4].colour}));
}

TEST(ResultLegend, DivergingClassesKeepMoreAndLessApart) {
    const auto legend = legendFor({.kind = Kind::Diverging, .column = "v"},
                                  numbers({-500, -400, -300, -200, -150, -120, -100, -50, -20, 30}));
    const auto& classes = legend.classes;
    ASSERT_GE(classes.size(), 2U);
    EXPECT_EQ(classes[classes.size() - 2].upper, 0);
    EXPECT_EQ(classes.back().label.de, "über 0");
    EXPECT_EQ(classes.back().colour, style::divergingColours(classes.size() - 1, false, 1).back());
    // nobody walks farther: no class for it
    const auto shorter = legendFor({.kind = Kind::Diverging, .column = "v"}, numbers({-500, -300, -100}));
    EXPECT_NE(shorter.classes.back().label.de, "über 0");
}

TEST(Palettes, ClassesRunToColorBrewersDarkest) {
    // colorbrewer2.org, 5-class YlGnBu and OrRd
    EXPECT_EQ(style::sequentialColours(5).back(), "#253494");
    EXPECT_EQ(style::sequentialColours(5, "#d7301f").back(), "#b30000");
    EXPECT_EQ(style::sequentialColours(1).size(), 1U);
}

}  // namespace
}  // namespace nordertor::ops
