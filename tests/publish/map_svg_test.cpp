// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "publish/map_page_fixture.h"
#include "publish/svg_layers_p.h"

namespace nordertor::publish {
namespace {

class MapSvg : public MapPageFixture {};

TEST_F(MapSvg, SaysEverythingAsText) {
    MapPageOptions options;
    options.themeId = "youth";
    options.author = "Stadtplanungsamt";
    ASSERT_TRUE(write("map.svg", options));
    const std::string svg = content("map.svg");
    for (const char* text : {"Versorgungslücken: Jugend", "Musterstadt", "Datum: 22.11.2026",
                             "Stadtplanungsamt", "BEISPIELDATEN", "Legende", "Programmgebiet", "Spielplatz",
                             "OpenStreetMap-Mitwirkende", "ODbL 1.0", "01.11.2026", "ETRS89 / UTM zone 32N",
                             "EPSG:25832", "Druckdatum 22.11.2026", "Musternorm", "weitere Lücken"}) {
        EXPECT_NE(svg.find(text), std::string::npos) << text;
    }
    EXPECT_NE(svg.find("1 : 2.500"), std::string::npos);
}

TEST_F(MapSvg, IsCutAtThePageAndItsThinDashesAreInUnitsOfTheLine) {
    MapPageOptions options;
    options.orientation = Orientation::Landscape;
    ASSERT_TRUE(write("map.svg", options));
    const std::string svg = content("map.svg");
    EXPECT_NE(svg.find("<clipPath id=\"page\"><rect width=\"2970\" height=\"2100\"/>"), std::string::npos);
    EXPECT_NE(svg.find("<g clip-path=\"url(#page)\">"), std::string::npos);
    EXPECT_NE(svg.find("<g clip-path=\"url(#frame1)\">"), std::string::npos) << "and the map at its frame";
    // railway ties, the thinnest dashes: a pen of less than half a unit would have lost its width in them
    const std::string dashes = "stroke-dasharray=\"";
    const std::string width = "stroke-width=\"";
    std::size_t found = 0;
    for (std::size_t at = svg.find(dashes); at != std::string::npos; at = svg.find(dashes, at + 1)) {
        EXPECT_GE(std::stod(svg.substr(svg.find(width, at) + width.size(), 12)), 0.5);
        ++found;
    }
    EXPECT_GT(found, 0U);
}

TEST_F(MapSvg, IsDescribedForThoseWhoCannotSeeIt) {
    ASSERT_TRUE(write("map.svg", {.themeId = "youth"}));
    EXPECT_NE(content("map.svg").find("<desc>Karte "), std::string::npos);
    ASSERT_TRUE(write("map.svg", {.themeId = "youth", .description = "Drei <von> neun."}));
    EXPECT_NE(content("map.svg").find("<desc>Drei &lt;von&gt; neun. Nordertor"), std::string::npos);
}

TEST_F(MapSvg, HoldsNothingThatXmlMustNot) {
    ASSERT_TRUE(write("map.svg", {.title = "A\x02 B\x0B C\uFFFF D"}));
    const std::string svg = content("map.svg");
    EXPECT_TRUE(std::ranges::none_of(
        svg, [](char c) { return c >= 0 && c < ' ' && c != '\n' && c != '\t' && c != '\r'; }));
    EXPECT_EQ(svg.find("\uFFFF"), std::string::npos);
    EXPECT_NE(svg.find("<title>A B C D</title>"), std::string::npos);
}

TEST_F(MapSvg, HasItsLayersByName) {
    MapPageOptions options;
    options.themeId = "youth";
    ASSERT_TRUE(write("map.svg", options));
    const std::string svg = content("map.svg");
    std::size_t at = 0;
    for (const char* name :
         {"Grundkarte – Flächen und Linien", "Jugend: Lücken – Flächen und Linien", "Programmgebiet – Linien",
          "Grundkarte – Schrift", "Jugend: Einrichtungen", "Blatt"}) {
        const std::string layer =
            std::string("inkscape:groupmode=\"layer\" inkscape:label=\"") + name + "\">\n<title>" + name;
        at = svg.find(layer, at);
        ASSERT_NE(at, std::string::npos) << name << " is missing or out of order";
    }
}

TEST_F(MapSvg, NoTwoLayersHaveTheSameName) {
    ASSERT_TRUE(write("map.svg"));
    const std::string svg = content("map.svg");
    for (const std::string begin : {"inkscape:label=\"", "<g id=\""}) {
        std::set<std::string> names;
        std::size_t layers = 0;
        for (std::size_t at = svg.find(begin); at != std::string::npos; at = svg.find(begin, at + 1)) {
            const std::size_t from = at + begin.size();
            names.insert(svg.substr(from, svg.find('"', from) - from));
            ++layers;
        }
        EXPECT_GT(layers, 4U);
        EXPECT_EQ(names.size(), layers);
        EXPECT_FALSE(names.contains("gaps"));
        if (begin.starts_with("<g")) {
            EXPECT_TRUE(std::ranges::none_of(names, [](const std::string& id) {
                return id.find_first_of(" :()\xE2") != std::string::npos;
            })) << "no XML name";
        }
    }
    EXPECT_NE(svg.find("<g id=\"Grundkarte-Schrift\""), std::string::npos);
}

// Of three strokes the outer ones are of one group.
class SvgLayers : public ::testing::Test {
  protected:
    static render::DrawEntry stroke(const std::string& group, double x, const std::string& layer = "a") {
        render::LineItem line;
        line.lines.points = {{x, 10}, {x + 10, 10}};
        line.lines.closePart();
        return {group, layer, line};
    }
    static PageDrawing pageOf(std::vector<render::DrawEntry> entries) {
        PageDrawing page;
        page.widthMm = 100;
        page.heightMm = 100;
        page.parts.push_back(
            {StructureElement::none, {100, 100, {255, 255, 255, 0}, std::move(entries)}, {}});
        page.groupLabels = {{"base", "Karte"}, {"x", "Anderes"}};
        page.legendOfLayers = {{"edge", "Rand"}};
        return page;
    }
    static std::vector<std::string> namesOf(const PageDrawing& page) {
        std::vector<std::string> names;
        for (const SvgLayer& layer : svgLayers(page, Language::German)) {
            names.push_back(layer.name);
        }
        return names;
    }
    using Names = std::vector<std::string>;
};

TEST_F(SvgLayers, AreOneForAGroupWhereThePictureStays) {
    EXPECT_EQ(namesOf(pageOf({stroke("base", 0), stroke("x", 30), stroke("base", 60)})),
              (Names{"Karte", "Anderes"}));
    EXPECT_EQ(namesOf(pageOf({stroke("base", 0), stroke("x", 30), stroke("base", 32)})),
              (Names{"Anderes", "Karte"}))
        << "the lower one may be raised";
}

TEST_F(SvgLayers, AreNamedByTheirContentWhereOthersLieBetween) {
    EXPECT_EQ(namesOf(pageOf({stroke("base", 30), stroke("x", 30), stroke("base", 32, "edge"),
                              stroke("x", 32), stroke("base", 31)})),
              (Names{"Karte – Linien", "Anderes – Linien", "Karte – Rand", "Anderes – Linien, 2. Lage",
                     "Karte – Linien, 2. Lage"}));
}

}  // namespace
}  // namespace nordertor::publish
