// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "style/sld_support.h"

namespace nordertor::style {
namespace {

using testing::HasSubstr;
using P = StyleProperty;

std::string ruleOf(const std::string& limits) {
    return "<se:Rule>" + limits + "<se:LineSymbolizer><se:Stroke/></se:LineSymbolizer></se:Rule>";
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
                                                    {sampleStreets()[0], zoomOf(scale), GeometryType::Line});
    };
    EXPECT_NEAR(widthAt("", 5000), 2.8, 1e-9);
    EXPECT_NEAR(widthAt(" uom=\"http://www.opengeospatial.org/se/units/pixel\"", 500), 2.8, 1e-9);
    EXPECT_NEAR(widthAt(" uom=\"http://www.opengeospatial.org/se/units/metre\"", 5000), 2, 1e-9);
    EXPECT_NEAR(widthAt(" uom=\"http://www.opengeospatial.org/se/units/metre\"", 20000), 0.5, 1e-9);
    EXPECT_NEAR(widthAt(" uom=\"http://www.opengeospatial.org/se/units/foot\"", 3048), 1, 1e-9);
}

TEST(SldReader, KeepsLayersOfTheMapApartFromTablesOfOtherPrograms) {
    const std::string rule = ruleOf("");
    const auto sourceOf = [&](const std::string& layer) {
        const auto style = readSld(sldWith(rule), "style.sld", layer);
        return parseJson(style.value().text, "style.json").value()["layers"][0]["source"];
    };
    EXPECT_EQ(sourceOf("streets"), "project");
    EXPECT_EQ(sourceOf(""), "tables") << "roads";
    const auto forTheme = StyleDocument::parseText(readSld(sldWith(rule), "style.sld").value().text,
                                                   "style.json", MapVariant::Colour, DocumentUse::ThemePack);
    ASSERT_FALSE(forTheme);
    EXPECT_EQ(forTheme.error().place, "/layers/0/source");
}

TEST(SldReader, LeavesOutWhatHoldsAtNoScale) {
    const std::string never = ruleOf(
        "<se:MinScaleDenominator>5000</se:MinScaleDenominator><se:MaxScaleDenominator>5000</se:MaxScaleDenominator>");
    const Reading reading = readingOf(sldWith(never + ruleOf("")));
    EXPECT_EQ(reading.document.layers.size(), 1U);
    EXPECT_THAT(reading.lost, testing::ElementsAre(HasSubstr("The rule holds at no scale; it is missing.")));
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
    EXPECT_NEAR(reading.document.layers[0].length(P::CircleRadius, {sampleStreets()[0], 15}), 1.12, 1e-9);
}

TEST(SldReader, LeavesTheIndentationOfTheFileOutOfTexts) {
    const auto textOf = [](const std::string& label) {
        const Reading reading = readingOf(sldWith("<se:Rule><se:TextSymbolizer><se:Label>" + label +
                                                  "</se:Label></se:TextSymbolizer></se:Rule>"));
        const Properties street{{"name", "Hauptstraße"}, {"ref", "B 96"}};
        return reading.document.layers.at(0).text(P::TextField, {street, 15});
    };
    const std::string name = "<ogc:PropertyName>name</ogc:PropertyName>";
    const std::string ref = "<ogc:PropertyName>ref</ogc:PropertyName>";
    EXPECT_EQ(textOf("\n  " + name + "\n  (" + ref + ")\n  "), "Hauptstraße (B 96)");
    EXPECT_EQ(textOf("\n  Straße\r\n\t" + name + "\n"), "Straße Hauptstraße");
    EXPECT_EQ(textOf(name + " / " + ref), "Hauptstraße / B 96");
    EXPECT_EQ(textOf(name + "\n(" + ref + ")"), "Hauptstraße\n(B 96)") << "a line break alone is meant";
}

TEST(SldReader, ReadsHowOftenTextsComeAlongLinesAndListsTheRest) {
    const auto placed = [](const std::string& placement) {
        return readingOf(
            sldWith("<se:Rule><se:Name>r</se:Name><se:TextSymbolizer><se:Label>A</se:Label>"
                    "<se:LabelPlacement><se:LinePlacement>" +
                    placement + "</se:LinePlacement></se:LabelPlacement></se:TextSymbolizer></se:Rule>"));
    };
    const auto spacing = [](const Reading& reading) {
        return reading.document.layers[0].length(P::SymbolSpacing,
                                                 {sampleStreets()[0], 15, GeometryType::Line});
    };
    const auto lost = [](const char* what) {
        return "'LinePlacement/" + std::string(what) + "' cannot be expressed in a style here. @r";
    };
    const Reading repeated = placed("<se:IsRepeated>true</se:IsRepeated><se:Gap>100</se:Gap>");
    EXPECT_THAT(repeated.lost, testing::IsEmpty());
    EXPECT_NEAR(spacing(repeated), 28, 1e-9);
    const Reading once = placed("<se:IsRepeated>0</se:IsRepeated><se:IsAligned>1</se:IsAligned>");
    EXPECT_THAT(once.lost, testing::IsEmpty());
    EXPECT_NEAR(spacing(once), 250, 1e-9);
    const Reading other = placed(
        "<se:PerpendicularOffset>2</se:PerpendicularOffset><se:IsRepeated>true</se:IsRepeated>"
        "<se:InitialGap>5</se:InitialGap><se:Gap>1</se:Gap><se:IsAligned>false</se:IsAligned>"
        "<se:GeneralizeLine>true</se:GeneralizeLine>");
    EXPECT_THAT(other.lost, testing::UnorderedElementsAre(lost("PerpendicularOffset"), lost("IsRepeated"),
                                                          lost("InitialGap"), lost("Gap"), lost("IsAligned"),
                                                          lost("GeneralizeLine")));
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
        return reading.document.layers.at(0).text(P::FillPattern, {sampleStreets()[0], 15});
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

TEST(SldReader, SaysWhyNothingCanBeDrawn) {
    const std::string inside =
        filterOf(comparison("PropertyIsLike", "*s*e*", " wildCard=\"*\" singleChar=\".\" escapeChar=\"!\""));
    for (const std::string& rules : {ruleWith(inside, "#ff0000"),
                                     ruleWith(inside, "#ff0000") + ruleWith("<se:ElseFilter/>", "#00ff00")}) {
        const auto style = readSld(sldWith(rules), "style.sld");
        ASSERT_FALSE(style);
        EXPECT_EQ(style.error().message.en, "Nothing in the file can be drawn.");
        EXPECT_EQ(style.error().remedy.en, "A condition cannot be expressed here; the rule is missing.");
        EXPECT_EQ(style.error().place, "#ff0000");
    }
    const auto bare = readSld(sldWith("<se:Rule/>"), "style.sld");
    ASSERT_FALSE(bare);
    EXPECT_EQ(bare.error().remedy.en, "It needs rules for areas, lines, points or texts.");
}

TEST(SldReader, LeavesOutARuleThatCannotBeUsedAndKeepsTheOthers) {
    const std::string sum =
        "<ogc:Add><ogc:PropertyName>a</ogc:PropertyName><ogc:PropertyName>b</ogc:PropertyName></ogc:Add>";
    for (const char* literal : {"abc", "1e400"}) {
        const std::string odd = filterOf("<ogc:PropertyIsGreaterThan>" + sum + "<ogc:Literal>" + literal +
                                         "</ogc:Literal></ogc:PropertyIsGreaterThan>");
        const Reading reading = readingOf(sldWith(ruleWith(odd, "#ff0000") + ruleWith("", "#00ff00")));
        ASSERT_EQ(reading.document.layers.size(), 1U);
        EXPECT_EQ(reading.document.layers[0].id, "#00ff00");
        EXPECT_THAT(reading.lost,
                    testing::ElementsAre(testing::AllOf(
                        HasSubstr("The rule cannot be used here and is missing: 'number' is expected"),
                        HasSubstr("@#ff0000"))));
    }
}

TEST(SldReader, ReadsUtf16AndSaysThatAFileIsEmpty) {
    std::string wide = "\xFF\xFE";
    for (const char letter : "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + sldWith(ruleOf(""))) {
        wide += letter;
        wide += '\0';
    }
    EXPECT_EQ(readingOf(wide).document.layers.size(), 1U);
    for (const char* text : {"", " \n"}) {
        const auto empty = readSld(text, "style.sld");
        ASSERT_FALSE(empty);
        EXPECT_EQ(empty.error().message.en, "The file is empty.");
    }
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
    EXPECT_NEAR(reading.document.layers.at(0).length(P::LineWidth, {sampleStreets()[0], 15}), 0.28, 1e-9);
    EXPECT_DOUBLE_EQ(reading.document.layers.at(0).number(P::LineOpacity, {sampleStreets()[0], 15}), 1);
}

}  // namespace
}  // namespace nordertor::style
