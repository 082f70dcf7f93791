// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/text_along_line_p.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "render/label_placement_p.h"
#include "render/short_names_p.h"
#include "render/text_metrics.h"

namespace nordertor::render {
namespace {

constexpr double anyBend = std::numeric_limits<double>::infinity();

TextItem name(const std::string& text, double size = 2) {
    TextItem item;
    item.text = text;
    item.size = size;
    item.width = textWidth(text, item.face, size);
    item.height = textHeight(item.face, size);
    return item;
}

/// Clockwise on the drawing (y grows downward) from the top, a vertex every three degrees.
std::vector<MmPoint> arc(double radius, double fromDegrees, double toDegrees) {
    std::vector<MmPoint> points;
    const double step = fromDegrees < toDegrees ? 3 : -3;
    for (double at = fromDegrees; step > 0 ? at <= toDegrees : at >= toDegrees; at += step) {
        const double angle = at / 180 * std::numbers::pi;
        points.push_back({radius * std::sin(angle), -radius * std::cos(angle)});
    }
    return points;
}

std::string allOf(const std::vector<TextRun>& runs) {
    std::string letters;
    for (const TextRun& run : runs) {
        letters += run.letters;
    }
    return letters;
}

TEST(MeasuredLine, MeasuresLengthAndBend) {
    const MeasuredLine line({{0, 0}, {10, 0}, {10, 10}, {20, 10}});
    EXPECT_DOUBLE_EQ(line.length(), 30);
    EXPECT_EQ(line.at(15), (MmPoint{10, 5}));
    // the corner lies 10 / sqrt(2) from the chord of both legs
    EXPECT_NEAR(line.bendBetween(0, 20), 10 / std::numbers::sqrt2, 1e-9);
    EXPECT_NEAR(line.bendBetween(1, 9), 0, 1e-9);
}

TEST(MeasuredLine, RoundsCornersOverItsWindowAndKeepsTheRest) {
    const MeasuredLine round = MeasuredLine({{0, 0}, {20, 0}, {20, 20}}).rounded(4);
    EXPECT_EQ(round.at(0), (MmPoint{0, 0}));
    EXPECT_NEAR(round.at(round.length()).y, 20, 1e-9);
    EXPECT_NEAR(round.at(10).y, 0, 1e-9);
    // the mean over 2 mm of either leg: half a millimetre from each
    const MmPoint corner = round.at(round.length() / 2);
    EXPECT_NEAR(corner.x, 19.5, 0.1);
    EXPECT_NEAR(corner.y, 0.5, 0.1);
}

TEST(PlacesAlong, TheMiddleOfAStraightLineComesFirst) {
    const auto places = placesAlong(MeasuredLine({{0, 0}, {100, 0}}), 20, 0.5);
    ASSERT_FALSE(places.empty());
    EXPECT_NEAR(places.front().centre.x, 50, 2);
    EXPECT_DOUBLE_EQ(places.front().angle, 0);
    EXPECT_FALSE(places.front().backwards);
}

TEST(PlacesAlong, AvoidsBendsAndNeverStandsOnItsHead) {
    // straight for 60, then round a corner; drawn from right to left
    const auto places = placesAlong(MeasuredLine({{100, 0}, {40, 0}, {40, 20}}), 30, 0.5);
    ASSERT_FALSE(places.empty());
    for (const AlongLine& place : places) {
        EXPECT_GE(place.centre.x, 55);
        EXPECT_GT(place.angle, -90);
        EXPECT_LE(place.angle, 90);
        EXPECT_TRUE(place.backwards);
    }
    EXPECT_TRUE(placesAlong(MeasuredLine({{0, 0}, {10, 0}}), 20, 0.5).empty());
    EXPECT_TRUE(placesAlong(MeasuredLine({{0, 0}, {10, 10}, {20, 0}, {30, 10}}), 25, 0.5).empty());
}

TEST(RunsAlong, LettersStandOnTheArcAndReadFromLeftToRight) {
    const TextItem text = name("Am Ringweg");
    const double radius = 20;
    // the upper half of a circle drawn either way, and the lower half, on which the text stands upright, too
    for (const auto& [from, to] : {std::pair(-60.0, 60.0), {60.0, -60.0}, {120.0, 240.0}, {240.0, 120.0}}) {
        const MeasuredLine line(arc(radius, from, to));
        const auto places = placesAlong(line, text.width + 1, anyBend);
        ASSERT_FALSE(places.empty());
        const AlongLine& place = places.front();
        const auto runs = runsAlong(line, place, text.width + 1, lettersOf(text), text.size, 25);
        ASSERT_TRUE(runs);
        EXPECT_GT(runs->size(), 4U);
        EXPECT_EQ(allOf(*runs), text.text);
        double left = -1000;
        for (const TextRun& run : *runs) {
            const MmPoint at{place.centre.x + run.offset.x * text.size,
                             place.centre.y + run.offset.y * text.size};
            EXPECT_NEAR(std::hypot(at.x, at.y), radius, 0.1 * text.size) << run.letters;
            // upright on the tangent
            const double tangent = std::remainder(std::atan2(at.x, -at.y) * 180 / std::numbers::pi, 180.0);
            EXPECT_NEAR(run.angle, tangent, 6) << run.letters;
            EXPECT_LT(std::abs(run.angle), 90);
            EXPECT_GT(at.x, left);
            left = at.x;
        }
    }
}

TEST(RunsAlong, OnlyTheBendIsSetInLetters) {
    // a bend of 30 degrees in the middle of 26 mm: words left and right of it stay whole
    const MeasuredLine line =
        MeasuredLine({{-13, 0}, {0, 0}, {13 * std::cos(std::numbers::pi / 6), 6.5}}).rounded(3.2);
    const TextItem text = name("Vorne langes Hinterende");
    const auto places = placesAlong(line, text.width + 1, anyBend);
    ASSERT_FALSE(places.empty());
    const auto runs = runsAlong(line, places.front(), text.width + 1, lettersOf(text), text.size, 25);
    ASSERT_TRUE(runs);
    EXPECT_EQ(allOf(*runs), text.text);
    EXPECT_GT(runs->size(), 1U);
    EXPECT_LT(runs->size(), 9U);
    EXPECT_TRUE(runs->front().letters.starts_with("Vorne"));
    EXPECT_TRUE(runs->back().letters.ends_with("ende"));
}

TEST(RunsAlong, RefusesWhatTurnsTooMuchBetweenTwoLetters) {
    const TextItem text = name("Eckstraße");
    // a circle of 8 mm turns by 7 degrees a millimetre; a letter is about one wide
    const MeasuredLine tight(arc(8, -90, 90));
    const auto places = placesAlong(tight, text.width + 1, anyBend);
    ASSERT_FALSE(places.empty());
    EXPECT_TRUE(runsAlong(tight, places.front(), text.width + 1, lettersOf(text), text.size, 25));
    EXPECT_FALSE(runsAlong(tight, places.front(), text.width + 1, lettersOf(text), text.size, 4));
}

TEST(RunsAlong, AccentsStayWithTheirLetters) {
    const TextItem text = name("Kafe\u0301weg");  // e and a combining acute accent
    const MeasuredLine line(arc(12, -60, 60));
    const auto places = placesAlong(line, text.width + 1, anyBend);
    ASSERT_FALSE(places.empty());
    const auto runs = runsAlong(line, places.front(), text.width + 1, lettersOf(text), text.size, 25);
    ASSERT_TRUE(runs);
    for (const TextRun& run : *runs) {
        EXPECT_FALSE(run.letters.starts_with("\u0301"));
    }
    EXPECT_EQ(allOf(*runs), text.text);
}

TEST(BoxesOf, ABentTextHasABoxForEachRun) {
    TextItem text = name("AB", 3);
    text.centre = {10, 20};
    EXPECT_EQ(boxesOf(text), (std::vector<TurnedBox>{boxOf(text)}));
    text.runs = {{"A", {-0.5, 0.1}, 0.8, -5}, {"B", {0.5, 0.2}, 0.7, 5}};
    const auto boxes = boxesOf(text);
    ASSERT_EQ(boxes.size(), 2U);
    EXPECT_EQ(boxes[1], (TurnedBox{{11.5, 20.6}, 0.7 * 3, text.height, 5}));
}

TEST(AbbreviatedName, ShortensWholeWordsAndEndsOfWords) {
    EXPECT_EQ(abbreviatedName("Gartenstraße"), "Gartenstr.");
    EXPECT_EQ(abbreviatedName("Große Straße"), "Große Str.");
    EXPECT_EQ(abbreviatedName("Straße des Friedens"), "Str. des Friedens");
    EXPECT_EQ(abbreviatedName("Professor-Doktor-Muster-Straße"), "Prof.-Dr.-Muster-Str.");
    EXPECT_EQ(abbreviatedName("Sankt-Georg-Strasse"), "St.-Georg-Str.");
    EXPECT_EQ(abbreviatedName("Poststrasse (Nord)"), "Poststr. (Nord)");
    // parts of other words stay
    for (const char* whole :
         {"Am Straßenbahnhof", "Straßenweg", "Sanktgallenweg", "Doktorberg", "Ring", ""}) {
        EXPECT_EQ(abbreviatedName(whole), whole);
    }
}

}  // namespace
}  // namespace nordertor::render
