// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/style_document.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "base/file.h"
#include "base/text.h"
#include "style/hatch_pattern.h"
#include "style/icons.h"
#include "style/map_style.h"
#include "style/style_properties_p.h"
#include "support/real_data.h"

namespace nordertor::style {
namespace {

std::string withLayer(const std::string& layer) {
    return R"({"version": 8, "metadata": {"nordertor:unit": "mm"}, "layers": [)" + layer + "]}";
}

std::string placeOfError(const std::string& text) {
    const auto document = StyleDocument::parseText(text, "style.json");
    EXPECT_FALSE(document) << text;
    return document ? "accepted" : document.error().place;
}

TEST(StyleDocument, ReadsALayerWithItsUnits) {
    const auto document =
        StyleDocument::parseText(withLayer(R"({"id": "a", "type": "line", "source-layer": "streets",
            "metadata": {"nordertor:min-scale": 1000, "nordertor:max-scale": 5000, "nordertor:group": "base",
                         "nordertor:legend": {"de": "Weg", "en": "Path"}},
            "filter": ["==", ["get", "class"], "path"],
            "layout": {"line-cap": "round"}, "paint": {"line-width": 0.5, "line-dasharray": [4, 2]}})"),
                                 "style.json");
    ASSERT_TRUE(document) << document.error().sentence(Language::English);
    const StyleLayer& layer = document->layers.front();
    const Properties path{{"class", "path"}};
    const Properties street{{"class", "residential"}};
    EXPECT_TRUE(layer.matches({path, 0}));
    EXPECT_FALSE(layer.matches({street, 0}));
    EXPECT_TRUE(layer.drawnAt(1000));
    EXPECT_TRUE(layer.drawnAt(5000));
    EXPECT_FALSE(layer.drawnAt(5001));
    EXPECT_DOUBLE_EQ(layer.length(StyleProperty::LineWidth, {path, 0}), 0.5);
    EXPECT_EQ(layer.numbers(StyleProperty::LineDasharray, {path, 0}), (std::vector<double>{4, 2}));
    EXPECT_EQ(layer.text(StyleProperty::LineCap, {path, 0}), "round");
    EXPECT_EQ(layer.text(StyleProperty::LineJoin, {path, 0}), "miter");
    EXPECT_EQ(layer.legend.de, "Weg");
}

TEST(StyleDocument, AVariantChangesWhatItSaysAndNothingElse) {
    const std::string text = withLayer(
        R"({"id": "a", "type": "fill", "source-layer": "x", "paint": {"fill-color": "#ff0000", "fill-opacity": 0.5},
            "metadata": {"nordertor:group": "base", "nordertor:legend": {"de": "Wald", "en": "Wood"},
              "nordertor:variants": {"bw": {"paint": {"fill-color": "#aaaaaa"},
                                            "metadata": {"nordertor:legend": {"de": "Grün", "en": "Green"}}}}}},
           {"id": "b", "type": "fill", "source-layer": "x", "layout": {"visibility": "none"},
            "metadata": {"nordertor:variants": {"bw": {"layout": {"visibility": "visible"}}}}})");
    const Properties none;
    for (const MapVariant variant : {MapVariant::Colour, MapVariant::Dark}) {
        const auto document = StyleDocument::parseText(text, "style.json", variant);
        ASSERT_TRUE(document) << document.error().sentence(Language::English);
        ASSERT_EQ(document->layers.size(), 1U) << "b is not visible";
        EXPECT_EQ(document->layers[0].colour(StyleProperty::FillColor, {none, 0}), (Colour{255, 0, 0, 255}));
        EXPECT_EQ(document->layers[0].legend.en, "Wood");
    }
    const auto grey = StyleDocument::parseText(text, "style.json", MapVariant::BlackAndWhite);
    ASSERT_TRUE(grey) << grey.error().sentence(Language::English);
    ASSERT_EQ(grey->layers.size(), 2U);
    EXPECT_EQ(grey->layers[0].colour(StyleProperty::FillColor, {none, 0}), (Colour{170, 170, 170, 255}));
    EXPECT_DOUBLE_EQ(grey->layers[0].number(StyleProperty::FillOpacity, {none, 0}), 0.5);
    EXPECT_EQ(grey->layers[0].legend.en, "Green");
    EXPECT_EQ(grey->layers[0].group, "base");
}

TEST(StyleDocument, AMistakeInAVariantIsFoundAtOnce) {
    const auto with = [](const std::string& variants) {
        return withLayer(R"({"id": "a", "type": "fill", "source-layer": "x",
                             "metadata": {"nordertor:variants": )" +
                         variants + "}}");
    };
    EXPECT_EQ(placeOfError(with(R"({"bw": {"paint": {"fill-colour": "#aaaaaa"}}})")),
              "/layers/0/paint/fill-colour");
    EXPECT_EQ(placeOfError(with(R"({"grey": {}})")), "/layers/0/metadata/nordertor:variants/grey");
    EXPECT_EQ(placeOfError(with(R"({"bw": {"type": "line"}})")),
              "/layers/0/metadata/nordertor:variants/bw/type");
    EXPECT_EQ(placeOfError(with("[]")), "/layers/0/metadata/nordertor:variants");
}

TEST(StyleDocument, PixelsAreNinetySixthsOfAnInch) {
    const auto document = StyleDocument::parseText(
        R"({"version": 8, "layers": [{"id": "a", "type": "circle", "source-layer": "x", "paint": {"circle-radius": 96}}]})",
        "style.json");
    ASSERT_TRUE(document);
    const Properties none;
    EXPECT_DOUBLE_EQ(document->layers.front().length(StyleProperty::CircleRadius, {none, 0}), 25.4);
}

TEST(StyleDocument, FallsBackToTheDefaultWhereAnExpressionYieldsNothing) {
    const auto document = StyleDocument::parseText(
        withLayer(
            R"({"id": "a", "type": "fill", "source-layer": "x", "paint": {"fill-color": ["get", "colour"]}})"),
        "style.json");
    ASSERT_TRUE(document);
    const Properties none;
    const Properties green{{"colour", "#00ff00"}};
    EXPECT_EQ(document->layers.front().colour(StyleProperty::FillColor, {none, 0}), (Colour{0, 0, 0, 255}));
    EXPECT_EQ(document->layers.front().colour(StyleProperty::FillColor, {green, 0}),
              (Colour{0, 255, 0, 255}));
}

TEST(StyleDocument, RefusesEverythingUnknownByPlace) {
    EXPECT_EQ(placeOfError(R"({"version": 7, "layers": []})"), "/version");
    EXPECT_EQ(placeOfError(R"({"version": 8, "sprite": "x", "layers": []})"), "/sprite");
    EXPECT_EQ(placeOfError(withLayer(R"({"id": "a", "type": "raster", "source-layer": "x"})")),
              "/layers/0/type");
    EXPECT_EQ(placeOfError(withLayer(R"({"id": "a", "type": "fill"})")), "/layers/0");
    EXPECT_EQ(placeOfError(withLayer(R"({"id": "a", "type": "fill", "source-layer": "x", "minzoom": 4})")),
              "/layers/0/minzoom");
    EXPECT_EQ(placeOfError(withLayer(
                  R"({"id": "a", "type": "fill", "source-layer": "x", "paint": {"line-width": 1}})")),
              "/layers/0/paint/line-width");
    EXPECT_EQ(placeOfError(withLayer(
                  R"({"id": "a", "type": "fill", "source-layer": "x", "paint": {"fill-color": "reddish"}})")),
              "/layers/0/paint/fill-color");
    EXPECT_EQ(placeOfError(withLayer(
                  R"({"id": "a", "type": "line", "source-layer": "x", "paint": {"line-width": -1}})")),
              "/layers/0/paint/line-width");
    EXPECT_EQ(placeOfError(
                  withLayer(R"({"id": "a", "type": "fill", "source-layer": "x", "filter": ["none", true]})")),
              "/layers/0/filter");
    EXPECT_EQ(
        placeOfError(withLayer(R"({"id": "a", "type": "background"}, {"id": "a", "type": "background"})")),
        "/layers/1/id");
    EXPECT_EQ(
        placeOfError(withLayer(
            R"({"id": "a", "type": "fill", "source-layer": "x", "paint": {"fill-color": ["match", ["get", "b"], "c", "#000", "grue"]}})")),
        "/layers/0/paint/fill-color/4");
}

// documents.json says which layers are accepted; the test style_reference sees to it that the reference
// accepts them, too, and refuses those it is said to refuse.
TEST(StyleDocument, AcceptsAndRefusesAsDocumented) {
    const auto cases = readJsonFile(NORDERTOR_STYLE_TESTS "/documents.json");
    ASSERT_TRUE(cases);
    EXPECT_GT(cases->size(), 100U);
    for (const Json& each : *cases) {
        Json layer = each["layer"];
        layer["id"] = "layer";
        const auto document =
            StyleDocument::parse(Json{{"version", 8}, {"layers", Json::array({layer})}}, "style.json");
        EXPECT_EQ(document ? std::string("accepted") : document.error().place,
                  each.value("refused", "accepted"))
            << each["layer"].dump() << (document ? "" : document.error().message.en);
    }
}

/// What stands in back quotes between two lines of docs/style-format.md that begin so.
std::set<std::string> quotedInManual(const std::string& from, const std::string& until) {
    const std::string text = readFile(NORDERTOR_STYLE_TESTS "/../../docs/style-format.md").value();
    const std::string part = text.substr(text.find(from), text.find(until) - text.find(from));
    std::set<std::string> quoted;
    const auto pieces = split(part, '`');
    for (std::size_t i = 1; i < pieces.size(); i += 2) {
        quoted.insert(pieces[i]);
    }
    return quoted;
}

TEST(Manual, ListsTheOperatorsThereAre) {
    const auto quoted = quotedInManual("| | operators |", "Refused:");
    EXPECT_GT(quoted.size(), 60U);
    const std::set<std::string> otherWords{
        "de", "en", "locale", "min-fraction-digits", "max-fraction-digits", "heatmap-color"};
    for (const std::string& name : quoted) {
        if (!otherWords.contains(name) && name.front() != '[') {
            EXPECT_TRUE(Expression::isExpression(Json::array({name}))) << name;
        }
    }
    const auto json = readJsonFile(NORDERTOR_STYLE_TESTS "/expressions.json");
    for (const Json& group : *json) {
        const auto name = group["operator"].get<std::string>();
        if (Expression::isExpression(Json::array({name}))) {
            EXPECT_TRUE(quoted.contains(name)) << name;
        }
    }
    for (const std::string& name : quotedInManual("Refused:", "**Types.**")) {
        EXPECT_FALSE(Expression::isExpression(Json::array({name})) && name != "number-format") << name;
    }
}

TEST(Manual, ListsThePropertiesThereAre) {
    const auto quoted = quotedInManual("| type | paint | layout |", "| property | as it is drawn |");
    std::set<std::string> known;
    for (const PropertyRule& rule : propertyRules()) {
        known.emplace(rule.name);
        EXPECT_TRUE(quoted.contains(std::string(rule.name))) << rule.name;
    }
    for (const std::string& name : quoted) {
        if (name.find('-') != std::string::npos) {
            EXPECT_TRUE(known.contains(name)) << name;
        }
    }
    for (const Icon& icon : icons()) {
        EXPECT_TRUE(
            quotedInManual("| `icon-image` |", "| `symbol-placement` |").contains(std::string(icon.name)))
            << icon.name;
    }
}

TEST(MapStyle, TheBuiltInDocumentsAreWithoutFault) {
    const MapStyle mapStyle = MapStyle::standard({});
    EXPECT_TRUE(mapStyle.notices.empty())
        << mapStyle.notices.front().message.en << mapStyle.notices.front().place;
    EXPECT_GT(mapStyle.layers.size(), 20U);
    EXPECT_EQ(MapStyle::standard({}, MapVariant::Dark).layers.size(), mapStyle.layers.size());
}

/// What a base map's sign looks like on a copy: each once, by its label.
std::map<std::string, double> greyAreasOfBaseMap() {
    static const std::map<std::string, std::vector<const char*>> classes{
        {"land-green", {"grass", "park", "sports", "playground"}},
        {"land-gardens", {"allotments", "cemetery"}},
        {"land-forest", {"forest"}},
        {"land-industrial", {"industrial"}},
        {"water", {"water"}},
        {"buildings-other", {"non_residential"}},
        {"buildings-homes", {"residential"}}};
    std::map<std::string, double> greys;
    for (const MapStyleLayer& each : MapStyle::standard({}, MapVariant::BlackAndWhite).layers) {
        const auto found = classes.find(each.layer.id);
        if (found == classes.end()) {
            continue;
        }
        for (const char* name : found->second) {
            const Properties properties{{"class", name}};
            const Colour colour = each.layer.colour(StyleProperty::FillColor, {properties, 15});
            const auto [known, added] = greys.emplace(each.layer.legend.en, colour.r);
            EXPECT_TRUE(added || known->second == colour.r) << "one sign, one grey: " << each.layer.legend.en;
            EXPECT_TRUE(colour.r == colour.g && colour.g == colour.b) << each.layer.id;
        }
    }
    return greys;
}

TEST(MapStyle, TheBaseMapsSignsAreToldApartOnACopierOrAreOne) {
    const auto greys = greyAreasOfBaseMap();
    ASSERT_EQ(greys.size(), 4U) << "green of all kinds, water, two kinds of buildings";
    for (const auto& [label, grey] : greys) {
        for (const auto& [other, otherGrey] : greys) {
            // bleached by half when printed: 20 of 255 are left
            EXPECT_TRUE(label == other || std::abs(grey - otherGrey) >= 40) << label << ", " << other;
        }
    }
}

TEST(MapStyle, NoLandCoverIsTakenForAClassOfAResult) {
    const auto landCover = [](const MapStyle& mapStyle) {
        std::vector<double> opacities;
        for (const MapStyleLayer& each : mapStyle.layers) {
            if (each.layer.sourceLayer == "landuse" && each.layer.type == StyleLayerType::Fill) {
                const Properties park{{"class", "park"}};
                opacities.push_back(each.layer.number(StyleProperty::FillOpacity, {park, 15}));
            }
        }
        return opacities;
    };
    MapStyle coloured = MapStyle::standard({});
    ASSERT_FALSE(landCover(coloured).empty());
    EXPECT_EQ(landCover(coloured).front(), 1);
    coloured.stepBackForResults();
    for (const double opacity : landCover(coloured)) {
        EXPECT_LT(opacity, 0.5);
    }
    MapStyle grey = MapStyle::standard({}, MapVariant::BlackAndWhite);
    grey.stepBackForResults();
    EXPECT_TRUE(landCover(grey).empty()) << "the lightest class is a light grey as well";
}

TEST(MapStyle, ALakeKeepsItsShoreBeneathResultsWithoutColour) {
    MapStyle grey = MapStyle::standard({}, MapVariant::BlackAndWhite);
    grey.stepBackForResults();
    const auto water =
        std::ranges::find_if(grey.layers, [](const auto& each) { return each.layer.id == "water"; });
    ASSERT_NE(water, grey.layers.end()) << "its name would belong to nothing";
    EXPECT_EQ(water->layer.type, StyleLayerType::Line);
    const Properties lake{{"class", "water"}};
    EXPECT_GT(water->layer.length(StyleProperty::LineWidth, {lake, 15}), 0);
}

TEST(MapStyle, BeneathResultsTheLegendHasNoGroundsThatLookAlike) {
    MapStyle coloured = MapStyle::standard({});
    coloured.stepBackForResults();
    std::map<std::string, std::set<std::string>> colours;
    for (const MapStyleLayer& each : coloured.layers) {
        if (each.layer.sourceLayer != "landuse" || each.layer.type != StyleLayerType::Fill) {
            continue;
        }
        EXPECT_FALSE(each.layer.legend.de.empty()) << each.layer.id << " is drawn and not explained";
        const Properties any{{"class", "park"}};
        colours[each.layer.legend.de].insert(each.layer.colour(StyleProperty::FillColor, {any, 15}).text());
    }
    EXPECT_EQ(colours.size(), 2U) << "green and water";
    for (const auto& [label, used] : colours) {
        EXPECT_EQ(used.size(), 1U) << label;
    }
}

TEST(HatchPattern, HasAFormForEachEndingOfALine) {
    EXPECT_EQ(hatchPattern("diagonal")->spacing, 2.0);
    EXPECT_LT(hatchPattern("horizontal_fine")->spacing, 2.0);
    EXPECT_GT(hatchPattern("back_diagonal_coarse")->width, hatchPattern("back_diagonal")->width);
    EXPECT_GT(hatchPattern("vertical_broken")->dash, 0);
    EXPECT_EQ(hatchPattern("vertical_broken")->lines, "vertical");
    for (const char* none : {"", "zigzag", "dots_fine", "_fine", "horizontal_", "horizontal_fine_fine"}) {
        EXPECT_FALSE(hatchPattern(none)) << none;
    }
}

TEST(MapStyle, GapsOfAllThemesAreHatchedDifferentlyWithoutColour) {
    const MapStyle grey = MapStyle::standard({}, MapVariant::BlackAndWhite);
    const auto gaps =
        std::ranges::find_if(grey.layers, [](const auto& each) { return each.layer.id == "gap-areas"; });
    ASSERT_NE(gaps, grey.layers.end());
    std::set<std::pair<double, double>> forms;
    for (const char* pattern : {"diagonal", "back_diagonal", "dots", "horizontal", "vertical"}) {
        const Properties gap{{"pattern", pattern}, {"inside", true}, {"crowded", true}};
        const auto hatch = hatchPattern(gaps->layer.text(StyleProperty::FillPattern, {gap, 15}));
        ASSERT_TRUE(hatch) << pattern;
        forms.emplace(hatch->spacing, hatch->width);
    }
    EXPECT_EQ(forms.size(), 5U) << "not by their directions alone, which become a grid";
}

TEST(MapStyle, AThemeWithABrokenStyleGetsOrdinarySignsAndANotice) {
    const test::TemporaryFolder folder;
    folder.write("style.json", R"({"version": 8, "layers": [{"id": "a", "type": "nonsense"}]})");
    model::Theme broken;
    broken.id = "broken";
    broken.folder = folder.path().string();
    broken.styleFile = "style.json";
    const MapStyle mapStyle = MapStyle::standard({{broken}});
    ASSERT_EQ(mapStyle.notices.size(), 1U);
    EXPECT_EQ(mapStyle.notices.front().place, "/layers/0/type");
    for (const MapStyleLayer& layer : mapStyle.layers) {
        if (layer.layer.id == "facilities") {
            EXPECT_TRUE(layer.isFor("broken"));
        }
    }
}

TEST(MapStyle, AThemesOwnCirclesReplaceTheOrdinaryOnes) {
    const test::TemporaryFolder folder;
    folder.write(
        "style.json",
        R"({"version": 8, "layers": [{"id": "mine", "type": "circle", "source-layer": "facilities"}]})");
    model::Theme own;
    own.id = "own";
    own.folder = folder.path().string();
    own.styleFile = "style.json";
    const MapStyle mapStyle = MapStyle::standard({{own}});
    EXPECT_TRUE(mapStyle.notices.empty());
    bool found = false;
    for (const MapStyleLayer& layer : mapStyle.layers) {
        if (layer.layer.id == "facilities") {
            EXPECT_FALSE(layer.isFor("own"));
            EXPECT_TRUE(layer.isFor("other"));
        }
        if (layer.layer.id == "mine") {
            found = true;
            EXPECT_TRUE(layer.isFor("own"));
            EXPECT_FALSE(layer.isFor("other"));
        }
    }
    EXPECT_TRUE(found);
}

}  // namespace
}  // namespace nordertor::style
