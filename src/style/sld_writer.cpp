// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/sld.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "base/text.h"
#include "style/sld_filter_p.h"
#include "style/sld_symbolizers_p.h"

namespace nordertor::style {
namespace {

LocalizedText notExpressible(const std::string& de, const std::string& en) {
    return {de + " lässt sich in SLD nicht ausdrücken.", en + " cannot be expressed in SLD."};
}

/// What a layer's metadata mean that no file of other programs can say.
LocalizedText lossOf(const std::string& key) {
    static const std::map<std::string, LocalizedText, std::less<>> known{
        {"nordertor:within-area", notExpressible("Dass Texte ganz in ihrer Fläche stehen,",
                                                 "That texts stand wholly inside their area")},
        {"nordertor:over-base-map",
         notExpressible("Dass eine Ebene nur über einer fremden Karte gezeichnet wird,",
                        "That a layer is drawn only over a base map from outside")},
        {"nordertor:avoid-overlap",
         notExpressible("Dass Zeichen einander ausweichen,", "That signs step aside for each other")},
        {"nordertor:leader",
         notExpressible("Dass Zeichen neben ihrer Fläche stehen und eine Linie zu ihr führt,",
                        "That signs stand beside their area with a line to it")},
        {"nordertor:needs-circle",
         notExpressible("Dass Texte nur an Merkmalen stehen, deren Kreis gezeichnet wird,",
                        "That texts stand only at features of which a circle is drawn")},
        {"nordertor:keep-clear", notExpressible("Dass Texte den Zeichen und Linien einer Ebene ausweichen,",
                                                "That texts keep off the signs and lines of a layer")},
        {"nordertor:legend-overlaid",
         {"Das Zeichen der Legende für Flächen, die übereinander liegen, gibt es in SLD nicht; es fehlt.",
          "There is no sign of the legend for areas that lie on each other in SLD; it is missing."}},
        {"nordertor:variants",
         {"Wie die Karte in Schwarz-Weiß und auf dunklem Grund aussieht, gibt es in SLD nicht; geschrieben "
          "sind die Farben der gewöhnlichen Karte.",
          "There is no black-and-white or dark map in SLD; the colours of the ordinary map are written."}}};
    const auto found = known.find(key);
    return found != known.end() ? found->second : notExpressible("„" + key + "“", "'" + key + "'");
}

void listMetadata(const Json& layer, const StyleLayer& read, SldLosses& losses) {
    // written, said where it is written, without effect on what is drawn, or a part of stepping aside
    static const std::set<std::string_view> elsewhere{
        "nordertor:min-scale", "nordertor:max-scale", "nordertor:legend",    "nordertor:unit",
        "nordertor:form",      "nordertor:group",     "nordertor:step-aside"};
    const Json metadata = layer.value("metadata", Json::object());
    for (const auto& [key, value] : metadata.items()) {
        const bool unset = value == false || value.is_null() || (value.is_structured() && value.empty());
        if (!elsewhere.contains(key) && !unset) {
            losses.add(lossOf(key), read.id);
        }
    }
}

/// Of what is no property.
void listUnwritten(const Json& layer, const StyleLayer& read, SldLosses& losses) {
    if (read.type == StyleLayerType::Heatmap) {
        losses.add({"Dichtekarten gibt es in SLD nicht; die Ebene fehlt.",
                    "There are no heatmaps in SLD; the layer is missing."},
                   read.id);
        return;
    }
    listMetadata(layer, read, losses);
    if (read.legendPerFeature) {
        losses.add({"Die Legende nennt in SLD die Werte der Daten, nicht die Arten der Merkmale.",
                    "The legend names the values of the data in SLD, not the kinds of features."},
                   read.id);
    }
    if (read.legend.de != read.legend.en) {
        losses.add({"Die Legende steht in SLD nur auf Deutsch.", "The legend is in German only in SLD."},
                   read.id);
    }
}

XmlElement named(const char* element, const char* child, const std::string& text) {
    XmlElement result{element, {}, {}, {}};
    result.add(XmlElement::withText(child, text));
    return result;
}

/// Nothing if the rule draws nothing, or SLD cannot ask for its features.
std::optional<XmlElement> ruleElement(const SldRule& rule, const StyleLayer& layer, SldLosses& losses) {
    auto symbolizers = sldSymbolizers(rule, layer, losses);
    if (symbolizers.empty() || rule.filter == false) {
        return std::nullopt;
    }
    XmlElement element{"se:Rule", {}, {}, {}};
    element.add(XmlElement::withText("se:Name", rule.title.empty() ? layer.id : rule.title));
    if (!rule.title.empty()) {
        element.add(named("se:Description", "se:Title", rule.title));
    }
    if (rule.filter != true) {
        auto condition = ogcCondition(rule.filter);
        if (!condition) {
            losses.add({"Eine Bedingung lässt sich in SLD nicht ausdrücken; was sie auswählt, fehlt.",
                        "A condition cannot be expressed in SLD; what it selects is missing."},
                       layer.id);
            return std::nullopt;
        }
        element.add({"ogc:Filter", {}, {}, {}}).add(std::move(*condition));
    }
    if (rule.minimumDenominator > 0) {
        element.add(
            XmlElement::withText("se:MinScaleDenominator", numberText(std::ceil(rule.minimumDenominator))));
    }
    if (std::isfinite(rule.maximumDenominator)) {
        element.add(XmlElement::withText("se:MaxScaleDenominator",
                                         numberText(std::floor(rule.maximumDenominator) + 1)));
    }
    for (XmlElement& each : symbolizers) {
        element.add(std::move(each));
    }
    return element;
}

XmlElement emptyDescriptor() {
    return {"StyledLayerDescriptor",
            {{"version", "1.1.0"},
             {"xmlns", "http://www.opengis.net/sld"},
             {"xmlns:se", "http://www.opengis.net/se"},
             {"xmlns:ogc", "http://www.opengis.net/ogc"},
             {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
             {"xsi:schemaLocation",
              "http://www.opengis.net/sld http://schemas.opengis.net/sld/1.1.0/StyledLayerDescriptor.xsd"}},
            {},
            {}};
}

}  // namespace

Result<ConvertedStyle> writeSld(const Json& document, const std::string& file,
                                const std::string& sourceLayer) {
    const auto read = StyleDocument::parse(document, file);
    if (!read) {
        return fail(read.error());
    }
    SldLosses losses(file);
    std::vector<std::string> sources;
    for (const StyleLayer& layer : read->layers) {
        if (layer.type == StyleLayerType::Background) {
            if (sourceLayer.empty()) {
                losses.add({"Den Kartenhintergrund gibt es in SLD nicht; er fehlt.",
                            "There is no background in SLD; it is missing."},
                           layer.id);
            }
        } else if (std::ranges::find(sources, layer.sourceLayer) == sources.end()) {
            sources.push_back(layer.sourceLayer);
        }
    }
    if (!sourceLayer.empty()) {
        if (std::ranges::find(sources, sourceLayer) == sources.end()) {
            return fail(ErrorCode::NotFound,
                        {"Der Stil zeichnet nichts aus „" + sourceLayer + "“.",
                         "The style draws nothing of '" + sourceLayer + "'."},
                        {"Er zeichnet: " + joined(sources, ", "), "It draws: " + joined(sources, ", ")},
                        file);
        }
        sources = {sourceLayer};
    } else if (sources.size() > 1) {
        losses.add(
            {"Der Stil zeichnet mehrere Quellen; QGIS liest aus SLD nur die erste, und die Reihenfolge zwischen "
             "ihnen geht verloren.",
             "The style draws several source layers; QGIS reads only the first from SLD, and the order between "
             "them is lost."},
            {});
    }
    XmlElement root = emptyDescriptor();
    for (const std::string& source : sources) {
        XmlElement style = named("UserStyle", "se:Name", read->name.empty() ? source : read->name);
        for (const StyleLayer& layer : read->layers) {
            if (layer.sourceLayer != source) {
                continue;
            }
            // layers that are not visible are not among those read
            const Json& json = *std::ranges::find_if(
                document["layers"], [&](const Json& each) { return each["id"] == layer.id; });
            listUnwritten(json, layer, losses);
            XmlElement types = named("se:FeatureTypeStyle", "se:Name", layer.id);
            for (const SldRule& rule : sldRulesOf(json, layer, losses)) {
                if (auto element = ruleElement(rule, layer, losses)) {
                    types.add(std::move(*element));
                }
            }
            if (types.child("se:Rule") != nullptr) {
                style.add(std::move(types));
            }
        }
        if (style.child("se:FeatureTypeStyle") != nullptr) {
            root.add(named("NamedLayer", "se:Name", source)).add(std::move(style));
        }
    }
    if (root.child("NamedLayer") == nullptr) {
        // a file without rules would look like a style and draw nothing
        return fail(losses.nothingLeft({"Nichts von diesem Stil lässt sich als SLD schreiben.",
                                        "Nothing of this style can be written as SLD."},
                                       {}));
    }
    return ConvertedStyle{xmlText(root), losses.take()};
}

}  // namespace nordertor::style
