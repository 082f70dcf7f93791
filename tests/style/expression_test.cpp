// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/expression.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace nordertor::style {
namespace {

// Expected values follow from the definitions of the MapLibre style specification, worked out by hand.

Result<Expression> parsed(const std::string& text) {
    const auto json = parseJson(text, "test");
    if (!json) {
        return fail(json.error());
    }
    return Expression::parse(*json, "");
}

Value evaluated(const std::string& text, const Properties& properties = {}, double zoom = 0) {
    const auto expression = parsed(text);
    EXPECT_TRUE(expression) << text;
    return expression ? expression->evaluate({properties, zoom}) : Value();
}

std::string refusedAt(const std::string& text) {
    const auto expression = parsed(text);
    EXPECT_FALSE(expression) << text;
    return expression ? "accepted" : expression.error().place;
}

TEST(Expression, ReadsPropertiesAndTellsMissingFromPresent) {
    const Properties park{{"class", "park"}, {"area", 12.5}};
    EXPECT_EQ(evaluated(R"(["get", "class"])", park), Value("park"));
    EXPECT_EQ(evaluated(R"(["get", "name"])", park), Value());
    EXPECT_EQ(evaluated(R"(["has", "area"])", park), Value(true));
    EXPECT_EQ(evaluated(R"(["has", "name"])", park), Value(false));
}

TEST(Expression, ComparesOnlyLikeWithLike) {
    const Properties values{{"n", 3.0}, {"t", "b"}};
    EXPECT_EQ(evaluated(R"(["<", ["get", "n"], 4])", values), Value(true));
    EXPECT_EQ(evaluated(R"([">=", ["get", "t"], "c"])", values), Value(false));
    EXPECT_EQ(evaluated(R"(["<", ["get", "t"], 4])", values), Value());
    EXPECT_EQ(evaluated(R"(["!=", ["get", "t"], 3])", values), Value(true));
}

TEST(Expression, DecidesByCaseMatchAndStep) {
    const Properties road{{"class", "tertiary"}, {"lanes", 2.0}};
    EXPECT_EQ(
        evaluated(R"(["match", ["get", "class"], ["primary", "secondary"], 3, "tertiary", 2, 1])", road),
        Value(2.0));
    EXPECT_EQ(evaluated(R"(["match", ["get", "other"], "a", 3, 1])", road), Value(1.0));
    EXPECT_EQ(
        evaluated(R"(["case", ["==", ["get", "lanes"], 1], "a", ["==", ["get", "lanes"], 2], "b", "c"])",
                  road),
        Value("b"));
    EXPECT_EQ(evaluated(R"(["step", ["get", "lanes"], 10, 2, 20, 3, 30])", road), Value(20.0));
    EXPECT_EQ(evaluated(R"(["step", 1.9, 10, 2, 20])"), Value(10.0));
}

TEST(Expression, InterpolatesNumbersAndColours) {
    const std::string linear = R"(["interpolate", ["linear"], ["zoom"], 10, 1, 20, 3])";
    EXPECT_EQ(evaluated(linear, {}, 5), Value(1.0));
    EXPECT_EQ(evaluated(linear, {}, 15), Value(2.0));
    EXPECT_EQ(evaluated(linear, {}, 25), Value(3.0));
    // base 2 over two levels: (2^1 - 1) / (2^2 - 1) = 1/3 of the way
    EXPECT_DOUBLE_EQ(
        std::get<double>(evaluated(R"(["interpolate", ["exponential", 2], ["zoom"], 10, 0, 12, 9])", {}, 11)),
        3.0);
    EXPECT_EQ(evaluated(R"(["interpolate", ["linear"], ["zoom"], 0, "#000000", 10, "#ffffff"])", {}, 5),
              Value("#808080"));
}

TEST(Expression, CalculatesAndWritesText) {
    EXPECT_EQ(evaluated(R"(["+", 1, 2, 3])"), Value(6.0));
    EXPECT_EQ(evaluated(R"(["-", 5])"), Value(-5.0));
    EXPECT_EQ(evaluated(R"(["/", ["*", 6, 2], 4])"), Value(3.0));
    EXPECT_EQ(evaluated(R"(["/", 1, 0])"), Value());
    EXPECT_EQ(evaluated(R"(["+", 1, ["get", "missing"]])"), Value());
    EXPECT_EQ(evaluated(R"(["concat", "a", 1, ["to-string", true]])"), Value("a1true"));
    EXPECT_EQ(evaluated(R"(["coalesce", ["get", "missing"], "b"])"), Value("b"));
    EXPECT_EQ(evaluated(R"(["to-number", "x", "12.5"])"), Value(12.5));
    EXPECT_EQ(evaluated(R"(["number-format", 1234.56, {"locale": "de", "max-fraction-digits": 1}])"),
              Value("1.234,6"));
}

TEST(Expression, FindsInListsAndTexts) {
    const Properties road{{"class", "path"}};
    EXPECT_EQ(evaluated(R"(["in", ["get", "class"], ["literal", ["path", "steps"]]])", road), Value(true));
    EXPECT_EQ(evaluated(R"(["in", "th", ["get", "class"]])", road), Value(true));
    EXPECT_EQ(evaluated(R"(["!", ["any", false, ["all", true, true]]])"), Value(false));
}

TEST(Expression, RefusesWhatItDoesNotKnowByPlace) {
    EXPECT_EQ(refusedAt(R"(["hsl", 1, 2])"), "/0");
    EXPECT_EQ(refusedAt(R"(["all", ["has", "a"], ["nope"]])"), "/2/0");
    EXPECT_EQ(refusedAt(R"(["step", 1, 2, 5, 3, 4, 6])"), "/5");
    EXPECT_EQ(refusedAt(R"(["interpolate", ["cubic-bezier", 0, 0, 1, 1], ["zoom"], 0, 1])"), "/1");
    EXPECT_EQ(refusedAt(R"(["match", ["get", "a"], "b", 1])"), "");
    EXPECT_EQ(refusedAt(R"({"stops": []})"), "");
    // the filter form of older versions compares two fixed texts
    EXPECT_EQ(refusedAt(R"(["==", "class", "park"])"), "");
}

TEST(Expression, KnowsWhetherFeaturesMatter) {
    EXPECT_TRUE(parsed(R"(["*", 2, ["get", "a"]])")->dependsOnFeature());
    EXPECT_FALSE(parsed(R"(["*", 2, ["zoom"]])")->dependsOnFeature());
}

TEST(Zoom, FollowsTheTileScheme) {
    // 2 pi 6378137 m over 512 pixels of 0.0254/96 m is 1:295,829,355 at zoom 0
    EXPECT_NEAR(zoomOf(295829355.455), 0, 1e-9);
    EXPECT_NEAR(zoomOf(5000), 15.8525, 1e-4);
    EXPECT_NEAR(zoomOf(5000) - zoomOf(10000), 1, 1e-12);
}

TEST(Colour, ReadsTheUsualForms) {
    EXPECT_EQ(Colour::parse("#0f8"), (Colour{0, 255, 136, 255}));
    EXPECT_EQ(Colour::parse("#E69F00"), (Colour{230, 159, 0, 255}));
    EXPECT_EQ(Colour::parse("#11223380"), (Colour{17, 34, 51, 128}));
    EXPECT_EQ(Colour::parse("rgba(1, 2, 3, 0.5)"), (Colour{1, 2, 3, 128}));
    EXPECT_EQ(Colour::parse("#12345"), std::nullopt);
    EXPECT_EQ(Colour::parse("rgb(1, 2)"), std::nullopt);
    EXPECT_EQ(Colour::parse("heliotrope"), std::nullopt);
    EXPECT_EQ((Colour{230, 159, 0, 255}).text(), "#e69f00");
}

}  // namespace
}  // namespace nordertor::style
