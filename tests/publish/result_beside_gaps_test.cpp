// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Sheets of a stored result that draw gaps as well.
#include <algorithm>

#include "publish/result_map_fixture.h"

namespace nordertor::publish {
namespace {

using ResultBesideGaps = ResultMap;

bool saysOnce(const std::vector<std::string>& texts, const std::string& text) {
    return std::ranges::count(texts, text) == 1;
}

// Truth: the words of the sheets of gaps; the numbers on the map are those of the list.
TEST_F(ResultBesideGaps, BesideGapsTheSheetSaysWhichAreDrawnAndWhoseTheNumbersAre) {
    store(shares(3), "indicators");
    options_.gaps = true;
    options_.themeId = "youth";
    const ComposedPage german = composed();
    EXPECT_TRUE(saysOnce(textsOf(german), "Das Ergebnis, dazu Lücken zum Thema Jugend"));
    EXPECT_TRUE(saysOnce(textsOf(german), "Größte Lücken zum Thema Jugend"));
    EXPECT_TRUE(std::ranges::any_of(textsOf(german), [](const std::string& text) {
        return text.ends_with(" · nummeriert: Lücken zum Thema Jugend");
    }));
    EXPECT_NE(german.description.find(" Versorgungslücken zum Thema Jugend, davon "), std::string::npos)
        << german.description;
    EXPECT_NE(german.description.find("; auf der Karte mit Nummer "), std::string::npos)
        << german.description;
    EXPECT_NE(german.description.find("die größten zuerst: Block 1: 0,5 %"), std::string::npos)
        << "without a number that is another place's: " << german.description;
    options_.themeId.clear();
    options_.language = Language::English;
    options_.title = "Our sheet";
    const ComposedPage english = composed();
    EXPECT_TRUE(saysOnce(textsOf(english), "Largest gaps of all themes"));
    EXPECT_TRUE(std::ranges::any_of(textsOf(english), [](const std::string& text) {
        return text.ends_with(" · numbered: gaps of all themes");
    })) << "also where the title is another one";
    options_.title.clear();
    options_.standards = {"youth.playground_6_12"};
    EXPECT_TRUE(saysOnce(textsOf(composed()), "The result, with gaps (Playground for children of 6 to 11)"));
    options_.gaps = false;
    EXPECT_TRUE(saysOnce(textsOf(composed()), "The result"));
    EXPECT_NE(composed().description.find("the largest first: 1. Block 1"), std::string::npos)
        << "its numbers are on the map then";
}

TEST_F(ResultBesideGaps, TheLegendTellsGapsThatAreKeptFromThoseDrawnOverThem) {
    store(gaps(true), "gaps");
    const auto begins = [&](const std::string& start) {
        return std::ranges::count_if(textsOf(composed()),
                                     [&](const auto& text) { return text.starts_with(start); });
    };
    EXPECT_EQ(begins("Lücken nach Richtwert"), 1);
    options_.gaps = true;
    EXPECT_EQ(begins("Das Ergebnis – Lücken nach"), 1);
    EXPECT_EQ(begins("Lücken nach Richtwert"), 0);
}

}  // namespace
}  // namespace nordertor::publish
