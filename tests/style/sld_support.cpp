// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/sld_support.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/json.h"

namespace nordertor::style {

using P = StyleProperty;

std::string documentWith(const std::string& layers) {
    return R"({"version": 8, "name": "Test", "metadata": {"nordertor:unit": "mm"}, "layers": [)" + layers +
           "]}";
}

ConvertedStyle sldOf(const std::string& text, const std::string& sourceLayer) {
    const auto json = parseJson(text, "style.json");
    EXPECT_TRUE(json);
    auto sld = json ? writeSld(*json, "style.json", sourceLayer) : fail(json.error());
    EXPECT_TRUE(sld) << (sld ? "" : sld.error().sentence(Language::English));
    return sld ? std::move(*sld) : ConvertedStyle();
}

std::string sldWith(const std::string& rules) {
    return "<StyledLayerDescriptor version=\"1.1.0\" xmlns=\"http://www.opengis.net/sld\" xmlns:se=\"http://www.opengis.net/se\" "
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

const std::vector<Properties>& sampleStreets() {
    static const std::vector<Properties> streets{{{"class", "primary"}, {"width", 5.0}},
                                                 {{"class", "path"}, {"tunnel", true}, {"width", 1.5}},
                                                 {{"class", "5"}, {"width", 3.0}},
                                                 {{"class", 5.0}, {"name", "A & <B>"}, {"width", 12.0}}};
    return streets;
}

}  // namespace nordertor::style
