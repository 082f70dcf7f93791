// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/sld.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/json.h"
#include "style/result_style.h"
#include "style/style_document.h"
#include "support/real_data.h"

namespace nordertor::style {
namespace {

using test::sourceFolder;
using testing::HasSubstr;
using testing::Not;
using P = StyleProperty;

std::string documentWith(const std::string& layers) {
    return R"({"version": 8, "name": "Test", "metadata": {"nordertor:unit": "mm"}, "layers": [)" + layers +
           "]}";
}

ConvertedStyle sldOf(const std::string& text, const std::string& sourceLayer = {}) {
    const auto json = parseJson(text, "style.json");
    EXPECT_TRUE(json);
    auto sld = json ? writeSld(*json, "style.json", sourceLayer) : fail(json.error());
    EXPECT_TRUE(sld) << (sld ? "" : sld.error().sentence(Language::English));
    return sld ? std::move(*sld) : ConvertedStyle();
}

std::string sldWith(const std::string& rules, const std::string& version = "1.1.0") {
    return "<StyledLayerDescriptor version=\"" + version +
           "\" xmlns=\"http://www.opengis.net/sld\" xmlns:se=\"http://www.opengis.net/se\" "
           "xmlns:ogc=\"http://www.opengis.net/ogc\"><NamedLayer><se:Name>roads</se:Name><UserStyle>"
           "<se:FeatureTypeStyle>" +
           rules + "</se:FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>";
}

std::vector<std::string> messages(const Notices& notices) {
    std::vector<std::string> all;
    for (const Notice& notice : notices) {
        all.push_back(notice.message.en + " @" + notice.place);
    }
    return all;
}

struct Reading {
    StyleDocument document;
    std::vector<std::string> lost;
};

Reading readingOf(const std::string& sld) {
    const auto style = readSld(sld, "style.sld");
    EXPECT_TRUE(style) << (style ? "" : style.error().sentence(Language::English)) << "\n" << sld;
    if (!style) {
        return {};
    }
    auto document = StyleDocument::parseText(style->text, "style.sld");
    EXPECT_TRUE(document) << style->text;
    return {document ? std::move(*document) : StyleDocument(), messages(style->notices)};
}

StyleDocument ownOf(const std::string& text) {
    auto document = StyleDocument::parseText(text, "style.json");
    EXPECT_TRUE(document) << (document ? "" : document.error().sentence(Language::English));
    return document ? std::move(*document) : StyleDocument();
}

/// What a document draws of one feature at one scale, in the order of drawing; lengths in mm.
std::vector<std::string> looksOf(const StyleDocument& document, const Properties& feature, double scale,
                                 GeometryType geometry) {
    const EvaluationContext context{feature, zoomOf(scale), geometry};
    std::vector<std::string> looks;
    const auto mm = [](double value) {
        std::string text = std::to_string(std::round(value * 1000) / 1000);
        return text.substr(0, text.find('.') + 4);
    };
    for (const StyleLayer& layer : document.layers) {
        if (!layer.drawnAt(scale) || !layer.matches(context)) {
            continue;
        }
        const auto colour = [&](P property, P opacity) {
            return layer.colour(property, context).withOpacity(layer.number(opacity, context)).text() + " ";
        };
        switch (layer.type) {
            case StyleLayerType::Fill:
                looks.push_back("area " + colour(P::FillColor, P::FillOpacity) +
                                layer.text(P::FillPattern, context));
                if (layer.colour(P::FillOutlineColor, context).a > 0) {
                    looks.push_back("line " + colour(P::FillOutlineColor, P::FillOpacity) +
                                    "0.100 0.000 butt miter");
                }
                break;
            case StyleLayerType::Line: {
                std::string look = "line " + colour(P::LineColor, P::LineOpacity) +
                                   mm(layer.length(P::LineWidth, context)) + " " +
                                   mm(layer.length(P::LineOffset, context)) + " " +
                                   layer.text(P::LineCap, context) + " " + layer.text(P::LineJoin, context);
                for (const double dash : layer.numbers(P::LineDasharray, context)) {
                    look += " " + mm(dash);
                }
                looks.push_back(look);
                break;
            }
            case StyleLayerType::Circle:
                looks.push_back("circle " + colour(P::CircleColor, P::CircleOpacity) +
                                mm(layer.length(P::CircleRadius, context)) + " " +
                                colour(P::CircleStrokeColor, P::CircleStrokeOpacity) +
                                mm(layer.length(P::CircleStrokeWidth, context)));
                break;
            case StyleLayerType::Symbol:
                looks.push_back(
                    "text " + layer.text(P::TextField, context) + " " +
                    mm(layer.length(P::TextSize, context)) + " " + colour(P::TextColor, P::TextOpacity) +
                    mm(layer.length(P::TextHaloWidth, context)) + " " +
                    colour(P::TextHaloColor, P::TextOpacity) + layer.text(P::TextAnchor, context) + " " +
                    layer.text(P::SymbolPlacement, context));
                for (const std::string& font : layer.texts(P::TextFont, context)) {
                    looks.back() += " " + font;
                }
                break;
            default:
                break;
        }
    }
    return looks;
}

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

const std::vector<Properties> streets{{{"class", "primary"}, {"width", 5.0}},
                                      {{"class", "path"}, {"tunnel", true}, {"width", 1.5}},
                                      {{"class", "5"}, {"width", 3.0}},
                                      {{"class", 5.0}, {"name", "A & <B>"}, {"width", 12.0}}};

TEST(SldRoundTrip, KeepsLines) {
    expectSameLooks(documentWith(R"(
        {"id": "a", "type": "line", "source-layer": "roads", "layout": {"line-cap": "round", "line-join": "bevel"},
         "paint": {"line-color": "#c80a1480", "line-opacity": 0.5, "line-width": 0.35}},
        {"id": "b", "type": "line", "source-layer": "roads", "layout": {"line-cap": "square"},
         "paint": {"line-color": "#00f", "line-width": 0.5, "line-dasharray": [4, 2, 1, 2]}})"),
                    streets, {5000}, GeometryType::Line);
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
        {"id": "a", "type": "circle", "source-layer": "places", "paint": {"circle-color": "#1e6e5a",
         "circle-opacity": 0.8, "circle-radius": 1.3, "circle-stroke-color": "#fff", "circle-stroke-width": 0.2,
         "circle-stroke-opacity": 0.6}},
        {"id": "b", "type": "symbol", "source-layer": "places",
         "layout": {"text-field": ["concat", ["get", "name"], ", ", ["get", "width"], " m"], "text-size": 2.4,
                    "text-font": ["Open Sans Bold"]},
         "paint": {
    "text-color" : "#222", "text-halo-color" : "#ffffff80", "text-halo-width" : 0.3
}
},
        {"id": "c", "type": "symbol", "source-layer": "places", "filter": ["has", "name"],
         "layout": {"text-field": ["get", "name"], "text-size": 2, "symbol-placement": "line"},
         "paint": {"text-color": "#222", "text-opacity": 0.5, "text-halo-color": "#fff", "text-halo-width": 0.3}})"),
                    {{{"name", "A & <B>"}, {"width", 2.0}}, {{"width", 7.0}}}, {5000}, GeometryType::Point);
}

TEST(SldRoundTrip, KeepsChoicesBetweenFeatures) {
    expectSameLooks(documentWith(R"({"id": "a", "type": "line", "source-layer": "roads",
        "filter": ["all", ["!=", ["get", "tunnel"], true], ["any", ["has", "class"], [">", ["get", "width"], 2]]],
        "paint": {"line-color": ["match", ["get", "class"], ["primary", "secondary"], "#ff0000", "path", "#00ff00", "#0000ff"],
          "line-width": ["step", ["get", "width"], 0.1, 2, ["case", ["==", ["get", "class"], "primary"], 0.9, 0.5], 10, 1.5],
          "line-opacity": ["match", ["get", "class"], "primary", 0.5, 1]}})"),
                    streets, {5000}, GeometryType::Line);
}

TEST(SldRoundTrip, KeepsScalesAndSteps) {
    // stops of 1:10,000 and 1:5,000; at the limits themselves, too
    expectSameLooks(documentWith(R"({"id": "a", "type": "line", "source-layer": "roads",
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

TEST(SldWriter, SteadyChangesBecomeSteps) {
    const std::string text = documentWith(R"({"id": "a", "type": "line", "source-layer": "roads",
        "paint": {"line-width": ["interpolate", ["exponential", 1.6], ["zoom"], 12.85, 0.3, 15.85, 2.4]}})");
    const ConvertedStyle sld = sldOf(text);
    EXPECT_THAT(
        messages(sld.notices),
        testing::ElementsAre("The property 'line-width' changes with the scale in steps, not steadily. @a"));
    const StyleDocument own = ownOf(text);
    const Reading back = readingOf(sld.text);
    for (double scale = 2000; scale < 60000; scale *= 1.07) {
        const EvaluationContext context{streets[0], zoomOf(scale), GeometryType::Line};
        const auto drawn = std::ranges::find_if(
            back.document.layers, [&](const StyleLayer& layer) { return layer.drawnAt(scale); });
        ASSERT_NE(drawn, back.document.layers.end()) << scale;
        const double expected = own.layers[0].length(P::LineWidth, context);
        // where it is thinnest the line grows by 106 % of its width a level: a step of half a level is off by
        // a quarter
        EXPECT_NEAR(drawn->length(P::LineWidth, context), expected, expected * 0.25) << scale;
    }
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

TEST(SldWriter, WritesOneSourceLayerOrSaysWhichThereAre) {
    const auto json = parseJson(documentWith(R"({"id": "a", "type": "line", "source-layer": "roads"},
        {"id": "b", "type": "fill", "source-layer": "parks"})"),
                                "style.json");
    const auto parks = writeSld(*json, "style.json", "parks");
    ASSERT_TRUE(parks);
    EXPECT_THAT(parks->text, Not(HasSubstr("LineSymbolizer")));
    const auto none = writeSld(*json, "style.json", "rivers");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
    EXPECT_EQ(none.error().remedy.en, "It draws: roads, parks");
}

TEST(SldWriter, EveryStyleWeShipIsWrittenAndReadBack) {
    for (const char* name : {"base", "overlay", "results"}) {
        const auto text = readFile(sourceFolder() / "styles" / (std::string(name) + ".json"));
        ASSERT_TRUE(text);
        const ConvertedStyle sld = sldOf(*text);
        EXPECT_GT(readingOf(sld.text).document.layers.size(), 5U) << name;
    }
}

// 1 px is 0.28 mm (SE 1.1, 11.2); a metre on the ground is 1000 / denominator mm on the drawing
TEST(SldReader, ReadsUnits) {
    const auto widthAt = [](const std::string& uom, double scale) {
        const Reading reading = readingOf(
            sldWith("<se:Rule><se:LineSymbolizer" + uom +
                    "><se:Stroke><se:SvgParameter name=\"stroke-width\">10</se:SvgParameter></se:Stroke>"
                    "</se:LineSymbolizer></se:Rule>"));
        EXPECT_THAT(reading.lost, testing::IsEmpty());
        return reading.document.layers.at(0).length(P::LineWidth,
                                                    {streets[0], zoomOf(scale), GeometryType::Line});
    };
    EXPECT_NEAR(widthAt("", 5000), 2.8, 1e-9);
    EXPECT_NEAR(widthAt(" uom=\"http://www.opengeospatial.org/se/units/pixel\"", 500), 2.8, 1e-9);
    EXPECT_NEAR(widthAt(" uom=\"http://www.opengeospatial.org/se/units/metre\"", 5000), 2, 1e-9);
    EXPECT_NEAR(widthAt(" uom=\"http://www.opengeospatial.org/se/units/metre\"", 20000), 0.5, 1e-9);
    EXPECT_NEAR(widthAt(" uom=\"http://www.opengeospatial.org/se/units/foot\"", 3048), 1, 1e-9);
}

TEST(SldReader, ReadsVersionOneWithItsOtherNames) {
    const Reading reading = readingOf(
        "<sld:StyledLayerDescriptor version=\"1.0.0\" xmlns:sld=\"http://www.opengis.net/sld\" "
        "xmlns:ogc=\"http://www.opengis.net/ogc\"><sld:NamedLayer><sld:Name>parks</sld:Name><sld:UserStyle>"
        "<sld:FeatureTypeStyle><sld:Rule><sld:Name>big</sld:Name><sld:Title>Big parks</sld:Title><ogc:Filter>"
        "<ogc:PropertyIsBetween><ogc:PropertyName>extent</ogc:PropertyName><ogc:LowerBoundary><ogc:Literal>10"
        "</ogc:Literal></ogc:LowerBoundary><ogc:UpperBoundary><ogc:Literal>20</ogc:Literal></ogc:UpperBoundary>"
        "</ogc:PropertyIsBetween></ogc:Filter><sld:MaxScaleDenominator>10000</sld:MaxScaleDenominator>"
        "<sld:PolygonSymbolizer><sld:Fill><sld:CssParameter name=\"fill\"><ogc:Literal>#00FF00</ogc:Literal>"
        "</sld:CssParameter></sld:Fill></sld:PolygonSymbolizer></sld:Rule></sld:FeatureTypeStyle></sld:UserStyle>"
        "</sld:NamedLayer></sld:StyledLayerDescriptor>");
    EXPECT_THAT(reading.lost, testing::IsEmpty());
    const StyleLayer& layer = reading.document.layers.at(0);
    EXPECT_EQ(layer.sourceLayer, "parks");
    EXPECT_EQ(layer.legend.de, "Big parks");
    EXPECT_FALSE(layer.drawnAt(10000)) << "the largest denominator is the first not drawn";
    EXPECT_TRUE(layer.drawnAt(9999));
    for (const double extent : {9.0, 10.0, 20.0, 21.0}) {
        const Properties park{{"extent", extent}};
        EXPECT_EQ(layer.matches({park, 15}), extent >= 10 && extent <= 20) << extent;
    }
}

std::string ruleWith(const std::string& condition, const std::string& colour) {
    return "<se:Rule><se:Name>" + colour + "</se:Name>" + condition +
           "<se:LineSymbolizer><se:Stroke><se:SvgParameter name=\"stroke\">" + colour +
           "</se:SvgParameter></se:Stroke></se:LineSymbolizer></se:Rule>";
}

std::string filterOf(const std::string& condition) {
    return "<ogc:Filter>" + condition + "</ogc:Filter>";
}

std::string comparison(const std::string& name, const std::string& literal,
                       const std::string& attributes = {}) {
    return "<ogc:" + name + attributes + "><ogc:PropertyName>a</ogc:PropertyName><ogc:Literal>" + literal +
           "</ogc:Literal></ogc:" + name + ">";
}

TEST(SldReader, ReadsFilters) {
    const auto matches = [](const std::string& condition, const Value& value) {
        const Reading reading = readingOf(sldWith(ruleWith(filterOf(condition), "#ff0000")));
        EXPECT_THAT(reading.lost, testing::IsEmpty()) << condition;
        Properties feature;
        if (!isNull(value)) {
            feature.set("a", value);
        }
        return !reading.document.layers.empty() && reading.document.layers[0].matches({feature, 15});
    };
    const Value text = std::string("Hauptstraße");
    const Value five = 5.0;
    EXPECT_TRUE(matches(comparison("PropertyIsEqualTo", "5"), five));
    EXPECT_TRUE(matches(comparison("PropertyIsEqualTo", "5.0"), five));
    EXPECT_TRUE(matches(comparison("PropertyIsEqualTo", "5"), std::string("5")));
    EXPECT_TRUE(matches(comparison("PropertyIsEqualTo", "007"), std::string("007")));
    EXPECT_FALSE(matches(comparison("PropertyIsEqualTo", "5"), {}));
    EXPECT_TRUE(matches(comparison("PropertyIsEqualTo", "true"), true));
    EXPECT_TRUE(matches(comparison("PropertyIsNotEqualTo", "x"), text));
    EXPECT_TRUE(matches(comparison("PropertyIsLessThan", "5.5"), five));
    EXPECT_FALSE(matches(comparison("PropertyIsLessThan", "5"), five));
    EXPECT_FALSE(matches(comparison("PropertyIsLessThan", "5"), {}));
    EXPECT_TRUE(matches("<ogc:Not>" + comparison("PropertyIsGreaterThan", "5") + "</ogc:Not>", five));
    EXPECT_TRUE(
        matches("<ogc:PropertyIsNull><ogc:PropertyName>a</ogc:PropertyName></ogc:PropertyIsNull>", {}));
    EXPECT_FALSE(
        matches("<ogc:PropertyIsNull><ogc:PropertyName>a</ogc:PropertyName></ogc:PropertyIsNull>", five));
    const std::string like = " wildCard=\"*\" singleChar=\".\" escapeChar=\"!\"";
    EXPECT_TRUE(matches(comparison("PropertyIsLike", "Haupt*", like), text));
    EXPECT_TRUE(matches(comparison("PropertyIsLike", "*straße", like), text));
    EXPECT_TRUE(matches(comparison("PropertyIsLike", "*stra*", like), text));
    EXPECT_FALSE(matches(comparison("PropertyIsLike", "straße*", like), text));
    EXPECT_FALSE(matches(comparison("PropertyIsLike", "Haupt!*", like), text));
    EXPECT_TRUE(matches(comparison("PropertyIsLike", "haupt*", like + " matchCase=\"false\""), text));
    EXPECT_TRUE(matches("<ogc:And>" + comparison("PropertyIsGreaterThan", "4") +
                            comparison("PropertyIsLessThanOrEqualTo", "5") + "</ogc:And>",
                        five));
    EXPECT_TRUE(
        matches("<ogc:PropertyIsEqualTo><ogc:Add><ogc:PropertyName>a</ogc:PropertyName><ogc:Literal>1"
                "</ogc:Literal></ogc:Add><ogc:Literal>6</ogc:Literal></ogc:PropertyIsEqualTo>",
                five));
}

TEST(SldReader, WhatIsLeftIsForTheElseRuleAtEachScale) {
    const Reading reading =
        readingOf(sldWith(ruleWith(filterOf(comparison("PropertyIsEqualTo", "x")), "#ff0000") +
                          ruleWith(filterOf(comparison("PropertyIsEqualTo", "y")) +
                                       "<se:MaxScaleDenominator>10000</se:MaxScaleDenominator>",
                                   "#00ff00") +
                          ruleWith("<se:ElseFilter/>", "#0000ff")));
    const auto drawn = [&](const std::string& value, double scale) {
        const Properties feature{{"a", value}};
        const auto looks = looksOf(reading.document, feature, scale, GeometryType::Line);
        return looks.size() == 1 ? looks[0].substr(5, 7) : "several or none";
    };
    EXPECT_EQ(drawn("x", 5000), "#ff0000");
    EXPECT_EQ(drawn("y", 5000), "#00ff00");
    EXPECT_EQ(drawn("z", 5000), "#0000ff");
    EXPECT_EQ(drawn("y", 20000), "#0000ff");
}

TEST(SldReader, ListsWhatIsLost) {
    const Reading reading = readingOf(sldWith(
        "<se:Rule><se:Name>r</se:Name>"
        "<se:PointSymbolizer><se:Geometry/><se:Graphic><se:ExternalGraphic><se:OnlineResource "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"http://example.invalid/a.svg\"/>"
        "</se:ExternalGraphic><se:Size>8</se:Size></se:Graphic></se:PointSymbolizer>"
        "<se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>star</se:WellKnownName><se:Fill/></se:Mark>"
        "</se:Graphic></se:PointSymbolizer>"
        "<se:LineSymbolizer><se:Stroke><se:GraphicStroke/></se:Stroke></se:LineSymbolizer>"
        "<se:RasterSymbolizer/><se:LineSymbolizer><se:Stroke><se:SvgParameter name=\"stroke-dashoffset\">2"
        "</se:SvgParameter><se:SvgParameter name=\"stroke\">url(x)</se:SvgParameter></se:Stroke>"
        "<se:VendorOption name=\"x\">y</se:VendorOption></se:LineSymbolizer></se:Rule>" +
        ruleWith(filterOf("<ogc:PropertyIsEqualTo><ogc:Function name=\"f\"/><ogc:Literal>1</ogc:Literal>"
                          "</ogc:PropertyIsEqualTo>"),
                 "#ff0000")));
    const auto lost = [](const char* what) {
        return "'" + std::string(what) + "' cannot be expressed in a style here. @r";
    };
    EXPECT_THAT(reading.lost, testing::UnorderedElementsAre(
                                  lost("Geometry"), lost("ExternalGraphic"), lost("GraphicStroke"),
                                  lost("RasterSymbolizer"), lost("stroke-dashoffset"), lost("stroke"),
                                  lost("VendorOption"), "The mark 'star' becomes a circle. @r",
                                  "A condition cannot be expressed here; the rule is missing. @#ff0000"));
    EXPECT_EQ(reading.document.layers.size(), 3U) << "the rule with the function must not draw everything";
    // 8 px of 0.28 mm across
    EXPECT_NEAR(reading.document.layers[0].length(P::CircleRadius, {streets[0], 15}), 1.12, 1e-9);
}

TEST(SldReader, HatchesOfOtherProgramsGetALightGround) {
    const auto hatch = [](const std::string& name, const std::string& rotation) {
        return "<se:Rule><se:Name>h</se:Name><se:PolygonSymbolizer><se:Fill><se:GraphicFill><se:Graphic><se:Mark>"
               "<se:WellKnownName>" +
               name +
               "</se:WellKnownName><se:Stroke><se:SvgParameter name=\"stroke\">#ff0000</se:SvgParameter>"
               "</se:Stroke></se:Mark>" +
               rotation + "</se:Graphic></se:GraphicFill></se:Fill></se:PolygonSymbolizer></se:Rule>";
    };
    const auto patternOf = [&](const std::string& name, const std::string& rotation) {
        const Reading reading = readingOf(sldWith(hatch(name, rotation)));
        EXPECT_EQ(reading.lost.size(), rotation.find("30") != std::string::npos ? 2U : 1U);
        return reading.document.layers.at(0).text(P::FillPattern, {streets[0], 15});
    };
    EXPECT_EQ(patternOf("shape://slash", ""), "diagonal");
    // with the clock, but against it by the names QGIS uses
    EXPECT_EQ(patternOf("shape://horline", "<se:Rotation>45</se:Rotation>"), "back_diagonal");
    EXPECT_EQ(patternOf("horline", "<se:Rotation>45</se:Rotation>"), "diagonal");
    EXPECT_EQ(patternOf("shape://vertline", "<se:Rotation>-90</se:Rotation>"), "horizontal");
    EXPECT_EQ(patternOf("line", ""), "vertical");
    EXPECT_EQ(patternOf("cross", "<se:Rotation>45</se:Rotation>"), "cross");
    EXPECT_EQ(patternOf("times", ""), "cross");
    EXPECT_EQ(patternOf("horline", "<se:Rotation>30</se:Rotation>"), "diagonal");
}

struct Hostile {
    const char* name;
    std::string text;
};

TEST(SldReader, RefusesHostileFiles) {
    std::string deep;
    for (int i = 0; i < 100000; ++i) {
        deep += "<a>";
    }
    std::string wide = "<StyledLayerDescriptor>";
    for (int i = 0; i < 200001; ++i) {
        wide += "<a/>";
    }
    const std::vector<Hostile> cases{
        {"entities",
         "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><StyledLayerDescriptor>&c;"
         "</StyledLayerDescriptor>"},
        {"outside", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><StyledLayerDescriptor/>"},
        {"deep", deep},
        {"wide", wide + "</StyledLayerDescriptor>"},
        {"long", "<StyledLayerDescriptor>" + std::string(17U << 20U, ' ') + "</StyledLayerDescriptor>"},
        {"cut", "<StyledLayerDescriptor><NamedLayer>"},
        {"empty", ""},
        {"other", "<qgis/>"},
        {"nothing", "<StyledLayerDescriptor/>"},
        {"bytes", std::string("\xFF\xFE<")}};
    for (const Hostile& each : cases) {
        const auto style = readSld(each.text, "style.sld");
        ASSERT_FALSE(style) << each.name;
        EXPECT_EQ(style.error().code, ErrorCode::InvalidData) << each.name;
        EXPECT_FALSE(style.error().remedy.en.empty()) << each.name;
    }
    EXPECT_THAT(readSld(cases[0].text, "style.sld").error().message.en, HasSubstr("DOCTYPE"));
    EXPECT_THAT(readSld(cases[2].text, "style.sld").error().message.en, HasSubstr("64 levels"));
}

TEST(SldReader, NumbersThatCannotBeAreListed) {
    const Reading reading = readingOf(sldWith(
        "<se:Rule><se:Name>r</se:Name><se:LineSymbolizer><se:Stroke><se:SvgParameter name=\"stroke-width\">-5"
        "</se:SvgParameter><se:SvgParameter name=\"stroke-opacity\">7</se:SvgParameter><se:SvgParameter "
        "name=\"stroke-dasharray\">a b</se:SvgParameter></se:Stroke></se:LineSymbolizer></se:Rule>"));
    EXPECT_THAT(reading.lost,
                testing::UnorderedElementsAre("'stroke-width' cannot be expressed in a style here. @r",
                                              "'stroke-dasharray' cannot be expressed in a style here. @r"));
    EXPECT_NEAR(reading.document.layers.at(0).length(P::LineWidth, {streets[0], 15}), 0.28, 1e-9);
    EXPECT_DOUBLE_EQ(reading.document.layers.at(0).number(P::LineOpacity, {streets[0], 15}), 1);
}

}  // namespace
}  // namespace nordertor::style
