// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/style_document.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "base/file.h"
#include "base/text.h"
#include "style/icons.h"
#include "style/source_layers.h"
#include "style/style_properties_p.h"

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
        R"({"id": "a", "type": "fill", "source-layer": "landuse", "paint": {"fill-color": "#ff0000", "fill-opacity": 0.5},
            "metadata": {"nordertor:group": "base", "nordertor:legend": {"de": "Wald", "en": "Wood"},
              "nordertor:variants": {"bw": {"paint": {"fill-color": "#aaaaaa"},
                                            "metadata": {"nordertor:legend": {"de": "Grün", "en": "Green"}}}}}},
           {"id": "b", "type": "fill", "source-layer": "landuse", "layout": {"visibility": "none"},
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
        return withLayer(R"({"id": "a", "type": "fill", "source-layer": "landuse",
                             "metadata": {"nordertor:variants": )" +
                         variants + "}}");
    };
    EXPECT_EQ(placeOfError(with(R"({"bw": {"paint": {"fill-colour": "#aaaaaa"}}})")),
              "/layers/0/metadata/nordertor:variants/bw/paint/fill-colour");
    EXPECT_EQ(placeOfError(with(R"({"dark": {"paint": {"fill-color": ["case", true, "red", "grue"]}}})")),
              "/layers/0/metadata/nordertor:variants/dark/paint/fill-color/3");
    EXPECT_EQ(placeOfError(with(R"({"dark": {"metadata": {"nordertor:group": "cellar"}}})")),
              "/layers/0/metadata/nordertor:variants/dark/metadata/nordertor:group");
    EXPECT_EQ(placeOfError(with(R"({"grey": {}})")), "/layers/0/metadata/nordertor:variants/grey");
    EXPECT_EQ(placeOfError(with(R"({"bw": {"type": "line"}})")),
              "/layers/0/metadata/nordertor:variants/bw/type");
    EXPECT_EQ(placeOfError(with("[]")), "/layers/0/metadata/nordertor:variants");
}

TEST(StyleDocument, AMistakeInAVariantSaysWhichVariantsThereAreAndWhichIsMeant) {
    const auto errorOf = [](const std::string& metadata) {
        const auto document = StyleDocument::parseText(
            withLayer(R"({"id": "a", "type": "fill", "source-layer": "landuse", "metadata": )" + metadata +
                      "}"),
            "style.json");
        EXPECT_FALSE(document) << metadata;
        return document ? Error() : document.error();
    };
    EXPECT_EQ(errorOf(R"({"nordertor:variants": {"grey": {}}})").remedy.en, "Allowed here: bw, dark.");
    const Error paint = errorOf(R"({"nordertor:variants": {"bw": {"paint": {"fill-colour": "red"}}}})");
    EXPECT_EQ(paint.message.en, "For 'bw': There is no property 'fill-colour' for this type of layer.");
    // only together are they wrong: the place is the layer's own, and the variant is named
    const Error scales = errorOf(R"({"nordertor:min-scale": 2000,
                                     "nordertor:variants": {"bw": {"metadata": {"nordertor:max-scale": 1000}}}})");
    EXPECT_EQ(scales.place, "/layers/0/metadata/nordertor:min-scale");
    EXPECT_TRUE(scales.message.de.starts_with("Für „bw“: ")) << scales.message.de;
}

TEST(StyleDocument, RefusesWhatWouldNeverBeDrawn) {
    const auto with = [](const std::string& more) {
        return withLayer(R"({"id": "a", "type": "line", )" + more + "}");
    };
    EXPECT_EQ(placeOfError(with(R"("source-layer": "nonsense")")), "/layers/0/source-layer");
    EXPECT_EQ(placeOfError(with(R"("source-layer": "streets", "metadata": {"nordertor:group": "names"})")),
              "/layers/0/metadata/nordertor:group");
    EXPECT_EQ(placeOfError(with(R"("source-layer": "streets", "metadata": {"nordertor:group": ""})")),
              "/layers/0/metadata/nordertor:group");
    EXPECT_EQ(placeOfError(with(R"("source-layer": "streets",
                  "metadata": {"nordertor:min-scale": 5001, "nordertor:max-scale": 5000})")),
              "/layers/0/metadata/nordertor:min-scale");
    EXPECT_TRUE(StyleDocument::parseText(with(R"("source-layer": "streets",
                  "metadata": {"nordertor:min-scale": 5000, "nordertor:max-scale": 5000})"),
                                         "style.json"));
}

TEST(StyleDocument, RefusesSourcesThatAreNotDeclaredOrWouldHaveToBeFetched) {
    const auto with = [](const std::string& sources, const std::string& source) {
        return R"({"version": 8, "sources": )" + sources +
               R"(, "layers": [{"id": "a", "type": "line", "source-layer": "streets", "source": ")" + source +
               R"("}]})";
    };
    const std::string project = R"({"project": {"type": "vector", "tiles": []}})";
    EXPECT_TRUE(StyleDocument::parseText(with(project, "project"), "style.json"));
    EXPECT_EQ(placeOfError(with(project, "elsewhere")), "/layers/0/source");
    EXPECT_EQ(placeOfError(with("{}", "project")), "/layers/0/source");
    EXPECT_EQ(placeOfError(with("[]", "project")), "/sources");
    EXPECT_EQ(placeOfError(with(R"({"project": {"type": "geojson"}})", "project")), "/sources/project/type");
    EXPECT_EQ(placeOfError(with(R"({"project": {"type": "vector", "url": "x"}})", "project")),
              "/sources/project/url");
    EXPECT_EQ(placeOfError(with(R"({"project": {"type": "vector", "tiles": ["https://x"]}})", "project")),
              "/sources/project/tiles");
}

TEST(StyleDocument, AThemeDrawsNeitherTheGroundNorResultsNorOtherData) {
    const auto placeForTheme = [](const std::string& layer) {
        const auto document = StyleDocument::parseText(
            R"({"version": 8, "sources": {"tables": {"type": "vector"}}, "layers": [{"id": "a", )" + layer +
                "}]}",
            "style.json", MapVariant::Colour, DocumentUse::ThemePack);
        return document ? "accepted" : document.error().place;
    };
    EXPECT_EQ(placeForTheme(R"("type": "background")"), "/layers/0/type");
    EXPECT_EQ(placeForTheme(R"("type": "fill", "source-layer": "result_areas")"), "/layers/0/source-layer");
    EXPECT_EQ(placeForTheme(R"("type": "fill", "source": "tables", "source-layer": "landuse")"),
              "/layers/0/source");
    EXPECT_EQ(placeForTheme(
                  R"("type": "fill", "source-layer": "gaps", "metadata": {"nordertor:group": "results"})"),
              "/layers/0/metadata/nordertor:group");
    EXPECT_EQ(placeForTheme(R"("type": "heatmap", "source-layer": "homes")"), "accepted");
}

TEST(StyleDocument, PixelsAreNinetySixthsOfAnInch) {
    const auto document = StyleDocument::parseText(
        R"({"version": 8, "layers": [{"id": "a", "type": "circle", "source-layer": "landuse", "paint": {"circle-radius": 96}}]})",
        "style.json");
    ASSERT_TRUE(document);
    const Properties none;
    EXPECT_DOUBLE_EQ(document->layers.front().length(StyleProperty::CircleRadius, {none, 0}), 25.4);
}

TEST(StyleDocument, FallsBackToTheDefaultWhereAnExpressionYieldsNothing) {
    const auto document = StyleDocument::parseText(
        withLayer(
            R"({"id": "a", "type": "fill", "source-layer": "landuse", "paint": {"fill-color": ["get", "colour"]}})"),
        "style.json");
    ASSERT_TRUE(document);
    const Properties none;
    const Properties green{{"colour", "#00ff00"}};
    EXPECT_EQ(document->layers.front().colour(StyleProperty::FillColor, {none, 0}), (Colour{0, 0, 0, 255}));
    EXPECT_EQ(document->layers.front().colour(StyleProperty::FillColor, {green, 0}),
              (Colour{0, 255, 0, 255}));
}

// Truth: the default of the specification, at its stops and halfway from yellow to red.
TEST(StyleDocument, AHeatmapWithoutColoursHasThoseOfTheSpecification) {
    const auto document =
        StyleDocument::parseText(withLayer(R"({"id": "a", "type": "heatmap", "source-layer": "homes"},
            {"id": "b", "type": "heatmap", "source-layer": "homes", "paint": {"heatmap-color":
              ["to-color", ["to-string", ["heatmap-density"]]]}})"),
                                 "style.json");
    ASSERT_TRUE(document) << document.error().sentence(Language::English);
    const Properties none;
    const std::vector<std::pair<double, Colour>> truth{{0, {0, 0, 255, 0}},       {0.1, {65, 105, 225, 255}},
                                                       {0.3, {0, 255, 255, 255}}, {0.5, {0, 255, 0, 255}},
                                                       {0.7, {255, 255, 0, 255}}, {0.85, {255, 128, 0, 255}},
                                                       {1, {255, 0, 0, 255}}};
    for (const StyleLayer& layer : document->layers) {
        for (const auto& [density, colour] : truth) {
            EvaluationContext context{none, 0};
            context.heatmapDensity = density;
            EXPECT_EQ(layer.colour(StyleProperty::HeatmapColor, context), colour)
                << layer.id << " " << density;
        }
    }
}

TEST(StyleDocument, RefusesEverythingUnknownByPlace) {
    EXPECT_EQ(placeOfError(R"({"version": 7, "layers": []})"), "/version");
    EXPECT_FALSE(StyleDocument::parseText(R"({"version": 8, "sources": {}})", "x.json")) << "without layers";
    EXPECT_EQ(placeOfError(R"({"version": 8, "sprite": "x", "layers": []})"), "/sprite");
    EXPECT_EQ(placeOfError(withLayer(R"({"id": "a", "type": "raster", "source-layer": "landuse"})")),
              "/layers/0/type");
    EXPECT_EQ(placeOfError(withLayer(R"({"id": "a", "type": "fill"})")), "/layers/0");
    EXPECT_EQ(
        placeOfError(withLayer(R"({"id": "a", "type": "fill", "source-layer": "landuse", "minzoom": 4})")),
        "/layers/0/minzoom");
    EXPECT_EQ(placeOfError(withLayer(
                  R"({"id": "a", "type": "fill", "source-layer": "landuse", "paint": {"line-width": 1}})")),
              "/layers/0/paint/line-width");
    EXPECT_EQ(
        placeOfError(withLayer(
            R"({"id": "a", "type": "fill", "source-layer": "landuse", "paint": {"fill-color": "reddish"}})")),
        "/layers/0/paint/fill-color");
    EXPECT_EQ(placeOfError(withLayer(
                  R"({"id": "a", "type": "line", "source-layer": "landuse", "paint": {"line-width": -1}})")),
              "/layers/0/paint/line-width");
    EXPECT_EQ(placeOfError(withLayer(
                  R"({"id": "a", "type": "fill", "source-layer": "landuse", "filter": ["none", true]})")),
              "/layers/0/filter");
    EXPECT_EQ(
        placeOfError(withLayer(R"({"id": "a", "type": "background"}, {"id": "a", "type": "background"})")),
        "/layers/1/id");
    EXPECT_EQ(
        placeOfError(withLayer(
            R"({"id": "a", "type": "fill", "source-layer": "landuse", "paint": {"fill-color": ["match", ["get", "b"], "c", "#000", "grue"]}})")),
        "/layers/0/paint/fill-color/4");
}

TEST(StyleDocument, AnUnknownKeySaysWhichThereAre) {
    const auto remedyOf = [](const std::string& more) {
        const auto document = StyleDocument::parseText(
            withLayer(R"({"id": "a", "type": "fill", "source-layer": "landuse", )" + more + "}"),
            "style.json");
        return document ? "accepted" : document.error().remedy.en;
    };
    EXPECT_EQ(remedyOf(R"("colour": 1)"),
              "Allowed here: filter, id, layout, metadata, paint, source, source-layer, type.");
    const std::string metadata = remedyOf(R"("metadata": {"nordertor:grup": "base"})");
    for (const char* key : {"group", "legend-overlaid", "form", "unit", "min-scale"}) {
        EXPECT_NE(metadata.find("nordertor:" + std::string(key)), std::string::npos) << metadata;
    }
}

TEST(StyleDocument, RefusesMetadataWithoutEffectOnTheLayer) {
    const auto placeWith = [](const std::string& type, const std::string& key, const std::string& value) {
        const auto document = StyleDocument::parseText(
            withLayer(R"({"id": "a", "source-layer": "homes", "type": ")" + type +
                      R"(", "metadata": {"nordertor:)" + key + "\": " + value + "}}"),
            "style.json");
        return document ? "accepted" : document.error().place;
    };
    struct Case {
        std::string key;
        std::string value;
        std::set<std::string> types;
    };
    const std::vector<Case> cases{{"avoid-overlap", "true", {"circle"}},
                                  {"step-aside", "4", {"circle"}},
                                  {"leader", R"(["gaps"])", {"circle"}},
                                  {"keep-clear", "true", {"circle", "line"}},
                                  {"needs-circle", "true", {"symbol"}},
                                  {"within-area", "true", {"symbol"}},
                                  {"legend-overlaid", R"({"de": "a", "en": "b"})", {"fill"}},
                                  {"over-base-map", "true", {"circle", "fill", "heatmap", "line", "symbol"}}};
    for (const Case& each : cases) {
        for (const char* type : {"circle", "fill", "heatmap", "line", "symbol"}) {
            EXPECT_EQ(placeWith(type, each.key, each.value),
                      each.types.contains(type) ? "accepted" : "/layers/0/metadata/nordertor:" + each.key)
                << type;
        }
    }
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

// tokens.json is compared with the reference by the test style_reference.
TEST(StyleDocument, TokensStandForProperties) {
    const auto cases = readJsonFile(NORDERTOR_STYLE_TESTS "/tokens.json");
    ASSERT_TRUE(cases);
    for (const Json& each : *cases) {
        for (const StyleProperty property : {StyleProperty::TextField, StyleProperty::IconImage}) {
            EXPECT_EQ(withoutTokens(ruleOf(property), each["text"]), each["expression"]);
        }
        EXPECT_EQ(withoutTokens(ruleOf(StyleProperty::TextFont), each["text"]), each["text"]);
    }
    const auto document =
        StyleDocument::parseText(withLayer(R"({"id": "a", "type": "symbol", "source-layer": "homes",
                      "layout": {"text-field": "{name}, {n} m", "icon-image": "{sign}"}},
                     {"id": "b", "type": "symbol", "source-layer": "homes",
                      "layout": {"text-field": ["concat", "{name}", ""]}})"),
                                 "style.json");
    ASSERT_TRUE(document) << document.error().sentence(Language::English);
    const Properties home{{"name", "Hof"}, {"n", 5.0}, {"sign", "bus"}};
    const Properties none;
    const StyleLayer& layer = document->layers[0];
    EXPECT_EQ(layer.text(StyleProperty::TextField, {home, 0}), "Hof, 5 m");
    EXPECT_EQ(layer.text(StyleProperty::TextField, {none, 0}), ",  m");
    EXPECT_EQ(layer.text(StyleProperty::IconImage, {home, 0}), "bus");
    EXPECT_EQ(layer.text(StyleProperty::IconImage, {none, 0}), "");
    EXPECT_EQ(document->layers[1].text(StyleProperty::TextField, {home, 0}), "{name}")
        << "no tokens in what an expression yields";
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
        "de",           "en", "locale", "currency", "unit", "min-fraction-digits", "max-fraction-digits",
        "heatmap-color"};
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

TEST(Manual, ListsTheSwitchesAndSourceLayersThereAre) {
    std::set<std::string> switches = quotedInManual("| `nordertor:group` |", "| `nordertor:legend` |");
    for (const char* otherWord : {"nordertor:group", "theme", "facilities:youth"}) {
        EXPECT_EQ(switches.erase(otherWord), 1U) << otherWord;
    }
    EXPECT_EQ(switches, std::set<std::string>(layerGroups().begin(), layerGroups().end()));
    const std::string text = readFile(NORDERTOR_STYLE_TESTS "/../../docs/style-format.md").value();
    std::set<std::string> listed;
    for (const std::string& line : split(text.substr(text.find("## Source layers")), '\n')) {
        const auto names = split(line.starts_with("| `") ? split(line, '|')[1] : std::string(), '`');
        for (std::size_t i = 1; i < names.size(); i += 2) {
            listed.insert(names[i]);
        }
    }
    std::set<std::string> known;
    for (const SourceLayer& each : sourceLayers()) {
        known.emplace(each.name);
        EXPECT_TRUE(switches.contains(std::string(each.group))) << each.name;
    }
    EXPECT_EQ(listed, known);
}

}  // namespace
}  // namespace nordertor::style
