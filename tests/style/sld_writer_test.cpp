// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "style/sld_support.h"
#include "style/style_properties_p.h"
#include "support/real_data.h"

namespace nordertor::style {
namespace {

using test::sourceFolder;
using testing::HasSubstr;
using testing::Not;
using P = StyleProperty;

/// Truth: the document we began with, evaluated by the same code that draws the map.
void expectSameLooks(const std::string& text, const std::vector<Properties>& features,
                     const std::vector<double>& scales, GeometryType geometry) {
    const StyleDocument own = ownOf(text);
    const ConvertedStyle sld = sldOf(text);
    EXPECT_THAT(messages(sld.notices), testing::IsEmpty());
    const Reading back = readingOf(sld.text);
    EXPECT_THAT(back.lost, testing::IsEmpty());
    for (const Properties& feature : features) {
        for (const double scale : scales) {
            const auto before = looksOf(own, feature, scale, geometry);
            EXPECT_EQ(looksOf(back.document, feature, scale, geometry), before) << scale << "\n" << sld.text;
        }
    }
}

TEST(SldRoundTrip, KeepsLines) {
    expectSameLooks(documentWith(R"(
        {"id": "a", "type": "line", "source-layer": "streets", "layout": {"line-cap": "round", "line-join": "bevel"},
         "paint": {"line-color": "#c80a1480", "line-opacity": 0.5, "line-width": 0.35}},
        {"id": "b", "type": "line", "source-layer": "streets", "layout": {"line-cap": "square"},
         "paint": {"line-color": "#00f", "line-width": 0.5, "line-dasharray": [4, 2, 1, 2]}})"),
                    sampleStreets(), {5000}, GeometryType::Line);
}

TEST(SldRoundTrip, KeepsAreasAndHatches) {
    for (const char* pattern : {"diagonal", "back_diagonal", "cross", "horizontal", "vertical", "grid"}) {
        expectSameLooks(documentWith(R"({"id": "a", "type": "fill", "source-layer": "gaps",
             "paint": {"fill-color": "#c03040", "fill-opacity": 0.2, "fill-outline-color": "#000", "fill-pattern": ")" +
                                     std::string(pattern) + R"("}},
            {"id": "b", "type": "fill", "source-layer": "gaps",
             "paint": {"fill-color": "#ffeecc", "fill-outline-color": "#112233"}})"),
                        {{}}, {5000}, GeometryType::Polygon);
    }
}

TEST(SldWriter, SaysThatOtherFormsBecomeCircles) {
    const auto noticesFor = [](const std::string& form) {
        return messages(sldOf(documentWith(R"({"id": "a", "type": "circle", "source-layer": "facilities",
            "metadata": {"nordertor:form": )" +
                                           form + "}}"))
                            .notices);
    };
    EXPECT_THAT(noticesFor("\"circle\""), testing::IsEmpty());
    const auto lost =
        testing::Contains("Forms other than circles (\"nordertor:form\") become circles in SLD. @a");
    EXPECT_THAT(noticesFor("\"square\""), lost);
    EXPECT_THAT(noticesFor(R"(["match", ["get", "theme"], "youth", "square", "circle"])"), lost);
}

TEST(SldRoundTrip, KeepsWithANoticeWhatOtherProgramsDrawOtherwise) {
    const std::string text = documentWith(R"(
        {"id": "a", "type": "fill", "source-layer": "gaps", "paint": {"fill-opacity": 0.2, "fill-pattern": "dots"}},
        {"id": "c", "type": "line", "source-layer": "gaps", "paint": {"line-offset": 0.7}},
        {"id": "d", "type": "symbol", "source-layer": "gaps", "layout": {"text-field": "x", "text-anchor": "bottom-left"}})");
    const ConvertedStyle sld = sldOf(text);
    EXPECT_THAT(
        messages(sld.notices),
        testing::ElementsAre(
            "QGIS does not read the hatch 'dots' from SLD and draws its ground only. @a",
            "The offset of lines is on the side QGIS means; by the specification (GeoServer) it is the other. @c",
            "QGIS puts texts from SLD over the middle of their point; it does not read 'text-anchor'. @d"));
    const Reading back = readingOf(sld.text);
    EXPECT_THAT(back.lost, testing::ElementsAre("The offset of lines is drawn on the side QGIS means; by the "
                                                "specification it is the other. @c"));
    EXPECT_EQ(looksOf(back.document, {}, 5000, GeometryType::Polygon),
              looksOf(ownOf(text), {}, 5000, GeometryType::Polygon));
}

TEST(SldRoundTrip, KeepsCirclesAndTexts) {
    expectSameLooks(documentWith(R"(
        {"id": "a", "type": "circle", "source-layer": "facilities", "paint": {"circle-color": "#1e6e5a",
         "circle-opacity": 0.8, "circle-radius": 1.3, "circle-stroke-color": "#fff", "circle-stroke-width": 0.2,
         "circle-stroke-opacity": 0.6}},
        {"id": "b", "type": "symbol", "source-layer": "facilities",
         "layout": {"text-field": ["concat", ["get", "name"], ", ", ["get", "width"], " m"], "text-size": 2.4,
                    "text-font": ["Open Sans Bold"]},
         "paint": {
    "text-color" : "#222", "text-halo-color" : "#ffffff80", "text-halo-width" : 0.3
}
},
        {"id": "c", "type": "symbol", "source-layer": "facilities", "filter": ["has", "name"],
         "layout": {"text-field": ["get", "name"], "text-size": 2, "symbol-placement": "line"},
         "paint": {"text-color": "#222", "text-opacity": 0.5, "text-halo-color": "#fff", "text-halo-width": 0.3}})"),
                    {{{"name", "A & <B>"}, {"width", 2.0}}, {{"width", 7.0}}}, {5000}, GeometryType::Point);
}

// Braces in an SLD are no tokens.
TEST(SldRoundTrip, KeepsTokensAndTextsThatLookLikeThem) {
    const std::string text = documentWith(R"(
        {"id": "a", "type": "symbol", "source-layer": "facilities", "layout": {"text-field": "{name}"}},
        {"id": "b", "type": "symbol", "source-layer": "facilities", "layout": {"text-field": "{name}, {width} m"}},
        {"id": "c", "type": "symbol", "source-layer": "facilities", "layout": {"text-field": ["concat", "{name}", ""]}})");
    expectSameLooks(text, {{{"name", "A & <B>"}, {"width", 2.0}}, {{"width", 7.0}}}, {5000},
                    GeometryType::Point);
    EXPECT_THAT(sldOf(text).text, HasSubstr("<ogc:PropertyName>width</ogc:PropertyName>"));
}

TEST(SldRoundTrip, KeepsChoicesBetweenFeatures) {
    expectSameLooks(documentWith(R"({"id": "a", "type": "line", "source-layer": "streets",
        "filter": ["all", ["!=", ["get", "tunnel"], true], ["any", ["has", "class"], [">", ["get", "width"], 2]]],
        "paint": {"line-color": ["match", ["get", "class"], ["primary", "secondary"], "#ff0000", "path", "#00ff00", "#0000ff"],
          "line-width": ["step", ["get", "width"], 0.1, 2, ["case", ["==", ["get", "class"], "primary"], 0.9, 0.5], 10, 1.5],
          "line-opacity": ["match", ["get", "class"], "primary", 0.5, 1]}})"),
                    sampleStreets(), {5000}, GeometryType::Line);
}

// Truth: the document we began with; both filters may ask for values that are missing.
TEST(SldRoundTrip, KeepsFiltersThatChoose) {
    for (
        const char* filter :
        {R"(["match", ["get", "class"], "primary", true, false])",
         R"(["match", ["get", "class"], ["primary", "path"], false, true])",
         R"(["match", ["get", "class"], "primary", true, ["path", "track"], false, "motorway", true, false])",
         R"(["match", ["get", "class"], "primary", false, "path", [">", ["get", "width"], 1], true])",
         R"(["match", ["get", "class"], "primary", true, "path", [">", ["get", "width"], 9], ["has", "name"]])",
         R"(["!", ["match", ["get", "class"], "primary", true, ["path", "track"], true, false]])",
         R"(["all", ["has", "class"], ["any", ["match", ["get", "class"], "primary", true, false], ["has", "name"]]])",
         R"(["case", ["==", ["get", "class"], "primary"], true, false])",
         R"(["case", ["==", ["get", "class"], "primary"], false, ["has", "class"], true, false])",
         R"(["case", ["has", "name"], [">", ["get", "width"], 20], ["==", ["get", "class"], "path"], false, true])",
         R"(["case", ["match", ["get", "class"], "primary", true, false], ["has", "name"], true])",
         R"(["let", "c", ["get", "class"], ["match", ["var", "c"], "primary", true, false]])"}) {
        SCOPED_TRACE(filter);
        auto features = sampleStreets();
        features.push_back({{"width", 2.0}});
        features.push_back({{"class", "motorway"}, {"width", 2.0}});
        expectSameLooks(
            documentWith(
                R"({"id": "a", "type": "line", "source-layer": "streets", "paint": {"line-color": "#f00",
                    "line-width": ["match", ["get", "class"], "primary", 2, "path", 1, 0.5]}, "filter": )" +
                std::string(filter) +
                R"(}, {"id": "b", "type": "line", "source-layer": "streets",
                       "paint": {"line-width": ["case", )" +
                filter + ", 3, 4]}}"),
            features, {5000}, GeometryType::Line);
    }
}

TEST(SldRoundTrip, KeepsScalesAndSteps) {
    // stops of 1:10,000 and 1:5,000; at the limits themselves, too
    expectSameLooks(documentWith(R"({"id": "a", "type": "line", "source-layer": "streets",
        "metadata": {"nordertor:min-scale": 1000, "nordertor:max-scale": 20000},
        "paint": {"line-color": "#f00", "line-width": ["step", ["zoom"], 0.2, 14.85, 0.4, 15.85, 0.8]}})"),
                    {{}}, {999, 1000, 4000, 6000, 9000, 12000, 20000, 20001}, GeometryType::Line);
}

TEST(SldRoundTrip, KeepsWhatDependsOnTheFeature) {
    const ConvertedStyle sld = sldOf(documentWith(R"({"id": "a", "type": "circle", "source-layer": "homes",
        "paint": {"circle-color": ["get", "colour"], "circle-radius": ["*", 0.5, ["get", "radius"]]}})"));
    EXPECT_THAT(
        messages(sld.notices),
        testing::ElementsAre(
            "The property 'circle-color' depends on the feature; QGIS does not read that from SLD. @a",
            "The property 'circle-radius' depends on the feature; QGIS does not read that from SLD. @a"));
    const Reading back = readingOf(sld.text);
    const Properties home{{"colour", "#ff8800"}, {"radius", 3.0}};
    EXPECT_EQ(looksOf(back.document, home, 5000, GeometryType::Point),
              std::vector<std::string>{"circle #ff8800 1.500 #000000 0.000"});
}

// Truth: what stands in the file is what the notices say of it.
TEST(SldWriter, ListsEachPropertyThatDependsOnTheFeature) {
    const std::map<StyleLayerType, std::string> types{{StyleLayerType::Fill, "fill"},
                                                      {StyleLayerType::Line, "line"},
                                                      {StyleLayerType::Circle, "circle"},
                                                      {StyleLayerType::Symbol, "symbol"}};
    std::vector<std::string> written;
    std::vector<std::string> withDefault;
    for (const PropertyRule& rule : propertyRules()) {
        const std::string name(rule.name);
        if (!types.contains(rule.layer) || !rule.features || rule.section == PropertySection::Metadata ||
            rule.property == P::TextField) {
            continue;
        }
        Json layer{{"id", "a"}, {"type", types.at(rule.layer)}, {"source-layer", "homes"}};
        if (rule.layer == StyleLayerType::Circle) {
            layer["paint"]["circle-stroke-width"] = 1;
        } else if (rule.layer == StyleLayerType::Symbol) {
            layer["layout"]["text-field"] = "x";
            layer["paint"]["text-halo-width"] = 1;
        }
        layer[rule.section == PropertySection::Paint ? "paint" : "layout"][name] =
            rule.type == PropertyType::Font
                ? Json::array({"array", "string", Json::array({"get", "of-the-feature"})})
                : Json::array({"get", "of-the-feature"});
        const ConvertedStyle sld = sldOf(documentWith(layer.dump()));
        const std::string property = "'" + name + "'";
        if (sld.text.find("<ogc:PropertyName>of-the-feature<") != std::string::npos) {
            written.push_back(name);
            EXPECT_THAT(messages(sld.notices),
                        testing::Contains("The property " + property +
                                          " depends on the feature; QGIS does not read that from SLD. @a"));
            continue;
        }
        const std::string lost =
            "The property " + property + " cannot be expressed in SLD and has its default. @a";
        EXPECT_THAT(messages(sld.notices),
                    testing::ElementsAre(testing::AnyOf(
                        lost, "There is no property " + property + " in SLD; it is missing. @a")));
        if (messages(sld.notices) == std::vector{lost}) {
            withDefault.push_back(name);
        }
    }
    EXPECT_THAT(written,
                testing::ElementsAre("fill-color", "fill-opacity", "fill-outline-color", "line-color",
                                     "line-width", "line-opacity", "line-offset", "circle-color",
                                     "circle-radius", "circle-opacity", "circle-stroke-color",
                                     "circle-stroke-opacity", "circle-stroke-width", "text-size",
                                     "text-color", "text-opacity", "text-halo-color", "text-halo-width"));
    EXPECT_THAT(withDefault, testing::ElementsAre("fill-pattern", "line-dasharray", "line-cap", "line-join",
                                                  "text-font", "text-anchor"));
}

// Truth: the document we began with.
TEST(SldRoundTrip, KeepsLengthsAndOpacitiesThatDependOnTheFeature) {
    const std::string text = documentWith(R"(
        {"id": "a", "type": "circle", "source-layer": "homes",
         "paint": {"circle-color": "#ff880080", "circle-opacity": ["get", "share"], "circle-radius": ["get", "n"],
                   "circle-stroke-width": ["*", ["get", "n"], 0.1], "circle-stroke-color": ["get", "colour"]}},
        {"id": "b", "type": "circle", "source-layer": "homes",
         "paint": {"circle-radius": ["get", "n"], "circle-stroke-width": 0.4}},
        {"id": "c", "type": "line", "source-layer": "homes",
         "paint": {"line-opacity": ["get", "share"], "line-offset": ["get", "n"]}},
        {"id": "d", "type": "symbol", "source-layer": "homes", "layout": {"text-field": "x"},
         "paint": {"text-halo-width": ["get", "n"], "text-halo-color": "#fff"}})");
    const Properties home{{"colour", "#0000ff"}, {"n", 2.0}, {"share", 0.5}};
    const Reading back = readingOf(sldOf(text).text);
    EXPECT_EQ(looksOf(back.document, home, 5000, GeometryType::Point),
              looksOf(ownOf(text), home, 5000, GeometryType::Point));
}

// Dashes are multiples of the width; of a width no file can say them.
TEST(SldWriter, ListsDashesOfALineWhoseWidthDependsOnTheFeature) {
    const ConvertedStyle sld = sldOf(documentWith(R"({"id": "a", "type": "line", "source-layer": "homes",
        "paint": {"line-width": ["get", "n"], "line-dasharray": [2, 1]}})"));
    EXPECT_THAT(messages(sld.notices),
                testing::ElementsAre(
                    "The property 'line-width' depends on the feature; QGIS does not read that from SLD. @a",
                    "The property 'line-dasharray' cannot be expressed in SLD and has its default. @a"));
    EXPECT_THAT(sld.text, Not(HasSubstr("stroke-dasharray")));
}

// Truth: the document we began with; the hatch is neither black nor silently as strong everywhere.
TEST(SldRoundTrip, KeepsHatchesWhoseColourDependsOnTheFeature) {
    const Properties area{{"colour", "#ff8800"}, {"share", 0.1}};
    for (const char* pattern : {"diagonal", "dots", "grid"}) {
        const std::string text = documentWith(
            R"({"id": "a", "type": "fill", "source-layer": "gaps",
                "paint": {"fill-color": ["get", "colour"], "fill-opacity": 0.2, "fill-pattern": ")" +
            std::string(pattern) + "\"}}");
        const ConvertedStyle sld = sldOf(text);
        EXPECT_THAT(
            messages(sld.notices),
            testing::Contains(
                "The property 'fill-color' depends on the feature; QGIS does not read that from SLD. @a"));
        EXPECT_THAT(sld.text, Not(HasSubstr("#000000")));
        const Reading back = readingOf(sld.text);
        EXPECT_THAT(back.lost, testing::IsEmpty());
        EXPECT_EQ(looksOf(back.document, area, 5000, GeometryType::Polygon),
                  looksOf(ownOf(text), area, 5000, GeometryType::Polygon));
    }
    const ConvertedStyle strong = sldOf(documentWith(R"({"id": "a", "type": "fill", "source-layer": "gaps",
        "paint": {"fill-color": "#f00", "fill-opacity": ["get", "share"], "fill-pattern": "diagonal"}})"));
    EXPECT_THAT(
        messages(strong.notices),
        testing::ElementsAre(
            "The property 'fill-opacity' depends on the feature; QGIS does not read that from SLD. @a",
            "The hatch is equally strong everywhere in SLD; 'fill-opacity' holds for its ground only. @a"));
}

TEST(SldWriter, SteadyChangesBecomeSteps) {
    const std::string text = documentWith(R"({"id": "a", "type": "line", "source-layer": "streets",
        "paint": {"line-width": ["interpolate", ["exponential", 1.6], ["zoom"], 12.85, 0.3, 15.85, 2.4]}})");
    const ConvertedStyle sld = sldOf(text);
    EXPECT_THAT(
        messages(sld.notices),
        testing::ElementsAre("The property 'line-width' changes with the scale in steps, not steadily. @a"));
    const StyleDocument own = ownOf(text);
    const Reading back = readingOf(sld.text);
    for (double scale = 2000; scale < 60000; scale *= 1.07) {
        const EvaluationContext context{sampleStreets()[0], zoomOf(scale), GeometryType::Line};
        const auto drawn = std::ranges::find_if(
            back.document.layers, [&](const StyleLayer& layer) { return layer.drawnAt(scale); });
        ASSERT_NE(drawn, back.document.layers.end()) << scale;
        const double expected = own.layers[0].length(P::LineWidth, context);
        // where it is thinnest the line grows by 106 % of its width a level: a step of half a level is off by
        // a quarter
        EXPECT_NEAR(drawn->length(P::LineWidth, context), expected, expected * 0.25) << scale;
    }
}

// Truth: 1.2 mm to 1.4 mm is less than a quarter, 0.5 mm to 1 mm is not.
TEST(SldWriter, WhatHardlyChangesIsOneStep) {
    const auto rules = [](const char* last) {
        const std::string sld = sldOf(documentWith(R"({"id": "a", "type": "circle", "source-layer": "homes",
            "paint": {"circle-radius": ["interpolate", ["linear"], ["zoom"], 12, 1.2, 15, )" +
                                                   std::string(last) + "]}}"))
                                    .text;
        std::size_t count = 0;
        for (auto at = sld.find("<se:Rule>"); at != std::string::npos; at = sld.find("<se:Rule>", at + 1)) {
            ++count;
        }
        return count;
    };
    EXPECT_EQ(rules("1.4"), 3U) << "below, between and above the stops";
    EXPECT_EQ(rules("2.4"), 6U);
    EXPECT_EQ(rules("24"), 8U) << "half levels";
}

TEST(SldWriter, ListsWhatSldCannotSay) {
    const ConvertedStyle sld = sldOf(documentWith(R"(
        {"id": "ground", "type": "background", "paint": {"background-color": "#fff"}},
        {"id": "heat", "type": "heatmap", "source-layer": "homes", "paint": {"heatmap-color":
            ["interpolate", ["linear"], ["heatmap-density"], 0, "#0000", 1, "#f00"]
}
},
        {"id": "icons", "type": "symbol", "source-layer": "homes", "layout": {"icon-image": "bus"}},
        {"id": "places", "type": "circle", "source-layer": "homes", "metadata": {"nordertor:avoid-overlap": true},
         "filter": ["==", ["geometry-type"], "Point"], "layout": {"circle-sort-key": 1}, "paint": {"circle-radius": 1}},
        {"id": "names", "type": "symbol", "source-layer": "streets",
         "layout": {"text-field": ["upcase", ["get", "name"]], "text-max-width": 5}})"));
    EXPECT_THAT(
        messages(sld.notices),
        testing::UnorderedElementsAre(
            "There is no background in SLD; it is missing. @ground",
            "There are no heatmaps in SLD; the layer is missing. @heat",
            "There is no property 'icon-image' in SLD; it is missing. @icons",
            "There is no property 'circle-sort-key' in SLD; it is missing. @places",
            "That signs step aside for each other cannot be expressed in SLD. @places",
            "A condition cannot be expressed in SLD; what it selects is missing. @places",
            "There is no property 'text-max-width' in SLD; it is missing. @names",
            "The form of the text (numbers, capitals, calculations) cannot be expressed in SLD. @names",
            "The style draws several source layers; QGIS reads only the first from SLD, and the order between "
            "them is lost. @"));
    EXPECT_THAT(sld.text, Not(HasSubstr("homes"))) << "a named layer needs a rule";
    EXPECT_THAT(sld.text, HasSubstr("<ogc:PropertyName>name</ogc:PropertyName>"));
}

TEST(SldWriter, ListsWhatLayersSayOfThemselvesHereOnly) {
    const auto noticesOf = [](const std::string& type, const std::string& metadata) {
        return messages(sldOf(documentWith(R"({"id": "a", "source-layer": "homes", "type": ")" + type +
                                           R"(", "metadata": {)" + metadata +
                                           R"(}}, {"id": "b", "source-layer": "homes", "type": "line"})"))
                            .notices);
    };
    const auto lost = [](const std::string& what) { return testing::ElementsAre(HasSubstr(what)); };
    EXPECT_THAT(noticesOf("fill", R"("nordertor:variants": {"bw": {"paint": {"fill-color": "#000"}}})"),
                lost("no black-and-white or dark map in SLD"));
    EXPECT_THAT(noticesOf("circle", R"("nordertor:keep-clear": true)"), lost("texts keep off the signs"));
    EXPECT_THAT(noticesOf("fill", R"("nordertor:legend-overlaid": {"de": "x", "en": "x"})"),
                lost("sign of the legend for areas that lie on each other"));
    EXPECT_THAT(noticesOf("circle", R"("nordertor:avoid-overlap": true, "nordertor:step-aside": 2,
                                       "nordertor:leader": ["gaps"])"),
                testing::ElementsAre(HasSubstr("signs step aside"), HasSubstr("with a line to it")));
    EXPECT_THAT(noticesOf("fill", R"("nordertor:legend": "feature")"), lost("not the kinds of features"));
    EXPECT_THAT(noticesOf("fill", R"("nordertor:legend": {"de": "Wiese", "en": "Meadow"})"),
                lost("German only"));
    const ConvertedStyle letters =
        sldOf(documentWith(R"({"id": "a", "type": "symbol", "source-layer": "homes",
        "layout": {"text-field": "x"}, "metadata": {"nordertor:needs-circle": true}})"));
    EXPECT_THAT(messages(letters.notices), lost("of which a circle is drawn"));
    EXPECT_THAT(noticesOf("circle", R"("nordertor:keep-clear": false, "nordertor:variants": {},
        "nordertor:max-scale": 5000, "nordertor:unit": "px", "nordertor:group": "facilities",
        "nordertor:legend": {"de": "Bus", "en": "Bus"})"),
                testing::IsEmpty());
}

// Truth: the document we began with, and the gap in pixels of 0.28 mm.
TEST(SldRoundTrip, KeepsHowOftenTextsComeAlongLines) {
    const ConvertedStyle sld = sldOf(documentWith(R"(
        {"id": "a", "type": "symbol", "source-layer": "streets",
         "layout": {"text-field": ["get", "name"], "symbol-placement": "line", "symbol-spacing": 42}},
        {"id": "b", "type": "symbol", "source-layer": "streets", "metadata": {"nordertor:within-area": true},
         "layout": {"text-field": ["get", "name"], "symbol-placement": "line", "text-max-angle": 20}},
        {"id": "c", "type": "circle", "source-layer": "streets", "metadata": {"nordertor:over-base-map": true}})"));
    EXPECT_THAT(
        messages(sld.notices),
        testing::UnorderedElementsAre(
            "There is no property 'text-max-angle' in SLD; it is missing. @b",
            "That texts stand wholly inside their area cannot be expressed in SLD. @b",
            "That a layer is drawn only over a base map from outside cannot be expressed in SLD. @c"));
    EXPECT_THAT(sld.text, HasSubstr("<se:IsRepeated>true</se:IsRepeated>"));
    EXPECT_THAT(sld.text, HasSubstr("<se:Gap>150</se:Gap>"));
    const Reading back = readingOf(sld.text);
    EXPECT_THAT(back.lost, testing::IsEmpty());
    const EvaluationContext context{sampleStreets()[0], 15, GeometryType::Line};
    EXPECT_NEAR(back.document.layers[0].length(P::SymbolSpacing, context), 42, 1e-9);
    EXPECT_NEAR(back.document.layers[1].length(P::SymbolSpacing, context), 250, 1e-3);
}

TEST(SldWriter, NamesClassesAsOurLegendsDo) {
    const ConvertedStyle sld = sldOf(documentWith(R"({"id": "a", "type": "circle", "source-layer": "homes",
        "metadata": {"nordertor:legend": {"de": "Kinder je ha", "en": "Children per ha"}},
        "paint": {"circle-radius": ["step", ["get", "n"], 1, 0.13402777777777777, 2, 1.5, 3, 12000, 4]}})"));
    std::vector<std::string> titles;
    for (std::size_t at = 0; (at = sld.text.find("<se:Title>", at)) != std::string::npos;) {
        at += std::string_view("<se:Title>").size();
        titles.push_back(sld.text.substr(at, sld.text.find('<', at) - at));
    }
    EXPECT_THAT(titles,
                testing::ElementsAre("Kinder je ha, unter 0,134", "Kinder je ha, 0,134 bis unter 1,5",
                                     "Kinder je ha, 1,5 bis unter 12.000", "Kinder je ha, ab 12.000"));
}

TEST(SldWriter, WritesOneSourceLayerOrSaysWhichThereAre) {
    const auto json = parseJson(documentWith(R"({"id": "a", "type": "line", "source-layer": "streets"},
        {"id": "b", "type": "fill", "source-layer": "landuse"})"),
                                "style.json");
    const auto parks = writeSld(*json, "style.json", "landuse");
    ASSERT_TRUE(parks);
    EXPECT_THAT(parks->text, Not(HasSubstr("LineSymbolizer")));
    const auto none = writeSld(*json, "style.json", "rivers");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
    EXPECT_EQ(none.error().remedy.en, "It draws: streets, landuse");
}

// A file without rules would pass for a style.
TEST(SldWriter, AStyleOfWhichNothingIsLeftIsAnError) {
    for (const char* layer : {R"({"id": "a", "type": "heatmap", "source-layer": "homes"})",
                              R"({"id": "a", "type": "circle", "source-layer": "homes",
                                  "filter": ["match", ["id"], "way/1", true, false]})"}) {
        const auto sld = writeSld(*parseJson(documentWith(layer), "style.json"), "style.json");
        ASSERT_FALSE(sld) << layer;
        EXPECT_EQ(sld.error().code, ErrorCode::InvalidData);
        EXPECT_EQ(sld.error().place, "a");
        EXPECT_THAT(sld.error().remedy.en, testing::AnyOf(HasSubstr("no heatmaps in SLD"),
                                                          HasSubstr("condition cannot be expressed in SLD")));
    }
}

TEST(SldWriter, EveryStyleWeShipIsWrittenAndReadBack) {
    for (const char* name : {"base", "overlay", "results"}) {
        const auto text = readFile(sourceFolder() / "styles" / (std::string(name) + ".json"));
        ASSERT_TRUE(text);
        const ConvertedStyle sld = sldOf(*text);
        EXPECT_GT(readingOf(sld.text).document.layers.size(), 5U) << name;
    }
    std::size_t themes = 0;
    for (const auto& pack : std::filesystem::directory_iterator(sourceFolder() / "plugins")) {
        const auto file = pack.path() / "style.json";
        if (!std::filesystem::exists(file)) {
            continue;
        }
        ++themes;
        const ConvertedStyle sld = sldOf(readFile(file).value());
        for (const std::string& lost : messages(sld.notices)) {
            EXPECT_THAT(lost, Not(HasSubstr("condition"))) << file;
        }
        const StyleDocument own = ownOf(readFile(file).value());
        EXPECT_GE(readingOf(sld.text).document.layers.size(), own.layers.size()) << file;
    }
    EXPECT_GT(themes, 4U);
}

}  // namespace
}  // namespace nordertor::style
