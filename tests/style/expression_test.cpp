// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/expression.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace nordertor::style {
namespace {

// What operators yield is compared with the reference implementation in conformance_test.cpp; here stands
// what is ours: places of errors, and where expressions may depend on what.

Result<Expression> parsed(const std::string& text) {
    const auto json = parseJson(text, "test");
    if (!json) {
        return fail(json.error());
    }
    ExpressionRules rules;
    rules.zoomOnlyInCurve = false;
    return Expression::parse(*json, "", rules);
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

TEST(Expression, SaysWhyAValueIsMissingAndWhere) {
    const auto expression = parsed(R"(["case", ["has", "n"], ["<", ["get", "t"], 4], true])");
    ASSERT_TRUE(expression);
    const Properties text{{"n", 1.0}, {"t", "b"}};
    std::optional<EvaluationFailure> failure;
    EXPECT_EQ(expression->evaluate({text}, &failure), Value());
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->place, "/2");
    EXPECT_EQ(failure->message.en, "The value is not of type 'number'.");
    // null is a value
    failure.reset();
    EXPECT_EQ(parsed(R"(["get", "missing"])")->evaluate({text}, &failure), Value());
    EXPECT_FALSE(failure);
}

TEST(Expression, RefusesWhatItDoesNotKnowByPlace) {
    EXPECT_EQ(refusedAt(R"(["hsl", 1, 2])"), "/0");
    EXPECT_EQ(refusedAt(R"(["all", ["has", "a"], ["nope"]])"), "/2/0");
    EXPECT_EQ(refusedAt(R"(["step", 1, 2, 5, 3, 4, 6])"), "/5");
    EXPECT_EQ(refusedAt(R"(["match", ["get", "a"], "b", 1])"), "");
    EXPECT_EQ(refusedAt(R"(["match", ["get", "a"], ["b", true], 1, 2])"), "/2/1");
    EXPECT_EQ(refusedAt(R"({"stops": []})"), "");
    // operators of the specification that are not drawn, or need what is not there
    EXPECT_EQ(refusedAt(R"(["==", "a", "b", ["collator", {}]])"), "/3");
    EXPECT_EQ(refusedAt(R"(["number-format", 1, {"style": "currency"}])"), "/2/style");
    EXPECT_EQ(refusedAt(R"(["number-format", 1, {"locale": 5}])"), "/2/locale");
    EXPECT_EQ(refusedAt(R"(["feature-state", "a"])"), "/0");
}

TEST(Expression, RefusesConstantPartsWithoutAValue) {
    EXPECT_EQ(refusedAt(R"(["+", 1, ["to-number", "x"]])"), "/2");
    EXPECT_EQ(refusedAt(R"(["rgb", 300, 0, 0])"), "");
}

TEST(Filter, RefusesTheFormOfOlderStyles) {
    const auto place = [](const std::string& text) {
        const auto filter = Expression::parseFilter(*parseJson(text, "test"), "/filter");
        return filter ? "accepted" : filter.error().place;
    };
    EXPECT_EQ(place(R"(["==", "class", "park"])"), "/filter");
    EXPECT_EQ(place(R"(["all", ["has", "a"], ["in", "class", "a", "b"]])"), "/filter/2");
    EXPECT_EQ(place(R"(["none", ["has", "a"]])"), "/filter");
    EXPECT_EQ(place(R"(["==", ["get", "class"], "park"])"), "accepted");
    EXPECT_EQ(place(R"([">", ["zoom"], 12])"), "accepted");
    EXPECT_EQ(place(R"(["get", "inside"])"), "accepted");
    EXPECT_EQ(place(R"(["concat", "a"])"), "/filter");
}

std::string refusedFor(const ExpressionRules& rules, const std::string& text) {
    const auto expression = Expression::parse(*parseJson(text, "test"), "", rules);
    return expression ? "accepted" : expression.error().place;
}

// MapLibre style specification, "zoom": only the input of an outermost step or interpolate
TEST(Expression, ZoomStandsOnlyInAnOutermostCurve) {
    const ExpressionRules number{ExpectedType::Number};
    EXPECT_EQ(refusedFor(number, R"(["interpolate", ["linear"], ["zoom"], 1, 2, 3, 4])"), "accepted");
    EXPECT_EQ(refusedFor(number, R"(["let", "a", 1, ["step", ["zoom"], 1, 2, ["var", "a"]]])"), "accepted");
    EXPECT_EQ(refusedFor(number, R"(["coalesce", ["step", ["zoom"], 1, 2, 3], 4])"), "accepted");
    EXPECT_EQ(refusedFor(number, R"(["zoom"])"), "");
    EXPECT_EQ(refusedFor(number, R"(["*", 2, ["step", ["zoom"], 1, 2, 3]])"), "/2");
    EXPECT_EQ(refusedFor(number, R"(["step", ["+", 1, ["zoom"]], 1, 2, 3])"), "/1/2");
    EXPECT_EQ(refusedFor(number, R"(["step", ["zoom"], 1, 2, ["step", ["zoom"], 1, 2, 3]])"), "/4");
}

TEST(Expression, DependsOnlyOnWhatItsPlaceAllows) {
    ExpressionRules fixed{ExpectedType::Number};
    fixed.features = false;
    EXPECT_EQ(refusedFor(fixed, R"(["get", "a"])"), "");
    EXPECT_EQ(refusedFor(fixed, R"(["step", ["zoom"], 1, 2, 3])"), "accepted");
    ExpressionRules steps{ExpectedType::Number};
    steps.interpolation = false;
    EXPECT_EQ(refusedFor(steps, R"(["interpolate", ["linear"], ["zoom"], 1, 2, 3, 4])"), "");
    EXPECT_EQ(refusedFor(steps, R"(["interpolate", ["linear"], ["get", "a"], 1, 2, 3, 4])"), "accepted");
    EXPECT_EQ(refusedFor({ExpectedType::Number}, R"(["heatmap-density"])"), "");
    ExpressionRules ramp{ExpectedType::Colour};
    ramp.features = false;
    ramp.heatmapDensity = true;
    EXPECT_EQ(refusedFor(ramp, R"(["interpolate", ["linear"], ["heatmap-density"], 0, "white", 1, "red"])"),
              "accepted");
}

TEST(Expression, KnowsWhetherFeaturesMatter) {
    EXPECT_TRUE(parsed(R"(["*", 2, ["get", "a"]])")->dependsOnFeature());
    EXPECT_FALSE(parsed(R"(["*", 2, ["zoom"]])")->dependsOnFeature());
    EXPECT_TRUE(parsed(R"(["let", "a", ["id"], ["var", "a"]])")->dependsOnId());
    EXPECT_FALSE(parsed(R"(["get", "a"])")->dependsOnId());
    ASSERT_NE(parsed(R"(["*", 2, 3])")->constant(), nullptr);
    EXPECT_EQ(*parsed(R"(["*", 2, 3])")->constant(), Value(6.0));
}

TEST(Expression, TellsItsCurveOverTheZoom) {
    const auto curveOf = [](const char* json) { return parsed(json).value().zoomCurve(); };
    EXPECT_EQ(curveOf("5"), ZoomCurve{});
    EXPECT_EQ(curveOf(R"(["get", "radius"])"), ZoomCurve{});
    EXPECT_EQ(curveOf(R"(["interpolate", ["linear"], ["get", "radius"], 1, 2, 3, 4])"), ZoomCurve{});
    EXPECT_EQ(
        curveOf(
            R"(["let", "f", 2, ["interpolate", ["exponential", 1.5], ["zoom"], 13, ["var", "f"], 15, 4]])"),
        (ZoomCurve{{13, 15}, false, 1.5}));
    EXPECT_EQ(curveOf(R"(["step", ["zoom"], 1, 13, 2])"), (ZoomCurve{{13}, true, 1}));
    const ZoomCurve split =
        curveOf(R"(["interpolate", ["cubic-bezier", 0.4, 0, 0.6, 1], ["zoom"], 10, 1, 12, 5])");
    EXPECT_EQ(split.stops.size(), 17U);
    EXPECT_EQ(split.stops.front(), 10);
    EXPECT_EQ(split.stops.back(), 12);
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
    EXPECT_EQ(Colour::parse("rebeccapurple"), (Colour{102, 51, 153, 255}));
    EXPECT_EQ(Colour::parse("#12345"), std::nullopt);
    EXPECT_EQ(Colour::parse("rgb(1, 2)"), std::nullopt);
    EXPECT_EQ(Colour::parse("heliotrope"), std::nullopt);
    EXPECT_EQ((Colour{230, 159, 0, 255}).text(), "#e69f00");
}

}  // namespace
}  // namespace nordertor::style
