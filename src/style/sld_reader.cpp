// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/sld.h"

#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <vector>

#include "base/number_format.h"
#include "base/text.h"
#include "style/expression.h"
#include "style/sld_filter_p.h"
#include "style/sld_symbol_reader_p.h"
#include "style/source_layers.h"
#include "style/style_document.h"

namespace nordertor::style {
namespace {

constexpr std::size_t mostLayers = 5000;
constexpr std::size_t mostOtherwise = 20;  ///< each repeats the filters of all other rules

LocalizedText whatIsRead() {
    return {"Gelesen wird „StyledLayerDescriptor“, Fassung 1.0 oder 1.1 (in QGIS: Stil, Speichern als SLD).",
            "\"StyledLayerDescriptor\" is read, version 1.0 or 1.1 (in QGIS: Style, Save as SLD)."};
}

/// What decides whether a rule draws a feature.
struct RuleReach {
    Json filter = true;
    double minimum = 0;
    double maximum = std::numeric_limits<double>::infinity();
    bool understood = true;
    bool otherwise = false;  ///< "ElseFilter"

    /// The maximum is the first denominator not drawn.
    [[nodiscard]] double largestDrawn() const {
        constexpr double parts = 1 / belowDenominator;
        return std::max(0.0, std::round((maximum - belowDenominator) * parts) / parts);
    }
};

class SldReader {
  public:
    SldReader(std::string file, std::string source)
        : file_(std::move(file)), source_(std::move(source)), losses_(file_) {}

    Result<ConvertedStyle> read(const XmlElement& root) {
        if (root.name != "StyledLayerDescriptor") {
            return fail(ErrorCode::InvalidData,
                        {"Das ist keine SLD-Datei: Sie beginnt mit „" + root.name + "“.",
                         "This is no SLD file: it begins with '" + root.name + "'."},
                        whatIsRead(), file_);
        }
        for (const XmlElement& each : root.children) {
            if (each.name == "NamedLayer" || each.name == "UserLayer") {
                readLayer(each);
            }
        }
        if (layers_.empty()) {
            return fail(losses_.nothingLeft(
                {"In der Datei ist nichts, das sich zeichnen ließe.", "Nothing in the file can be drawn."},
                {"Sie braucht Regeln für Flächen, Linien, Punkte oder Texte.",
                 "It needs rules for areas, lines, points or texts."}));
        }
        const Json document = documentOf(std::move(layers_));
        if (const auto checked = StyleDocument::parse(document, file_); !checked) {
            return fail(checked.error());
        }
        return ConvertedStyle{jsonText(document), losses_.take()};
    }

  private:
    [[nodiscard]] Json documentOf(Json layers) const {
        Json sources = Json::object();
        for (const Json& layer : layers) {
            sources[layer["source"].get<std::string>()] = declaredSource();
        }
        return {{"version", 8},
                {"name", name_},
                {"metadata", {{"nordertor:unit", "mm"}}},
                {"sources", std::move(sources)},
                {"layers", std::move(layers)}};
    }
    static std::string textIn(const XmlElement& element, const char* name) {
        const XmlElement* found = element.child(name);
        return found != nullptr ? found->content() : std::string();
    }
    void lost(const std::string& what, const std::string& place) {
        losses_.add({"„" + what + "“ lässt sich in einem Stil hier nicht ausdrücken.",
                     "'" + what + "' cannot be expressed in a style here."},
                    place);
    }

    void readLayer(const XmlElement& layer) {
        const std::string name = textIn(layer, "Name");
        bool read = false;
        for (const XmlElement& each : layer.children) {
            if (each.name == "UserStyle" && read) {
                losses_.add({"Die Ebene hat mehrere Stile; gelesen wird der erste.",
                             "The layer has several styles; the first is read."},
                            name);
            } else if (each.name == "UserStyle") {
                read = true;
                readStyle(each, name);
            } else if (each.name == "NamedStyle" || each.name == "LayerFeatureConstraints" ||
                       each.name == "RemoteOWS" || each.name == "InlineFeature") {
                lost(each.name, name);
            }
        }
    }

    void readStyle(const XmlElement& style, const std::string& layerName) {
        if (name_.empty()) {
            name_ = textIn(style, "Name").empty() ? layerName : textIn(style, "Name");
        }
        for (const XmlElement& types : style.children) {
            if (types.name != "FeatureTypeStyle") {
                continue;
            }
            std::string source = source_.empty() ? layerName : source_;
            source = source.empty() ? textIn(types, "FeatureTypeName") : source;
            source = source.empty() ? "layer" : source;
            for (const XmlElement& each : types.children) {
                if (each.name == "VendorOption" || each.name == "Transformation") {
                    lost(each.name, source);
                } else if (each.name == "Rule") {
                    readRule(each, types, source);
                }
            }
        }
    }

    double denominator(const XmlElement& rule, const char* name, double otherwise) {
        const std::string text = textIn(rule, name);
        const auto number = parseNumber(text);
        if (!text.empty() && (!number || *number < 0)) {
            lost(name, textIn(rule, "Name"));
        }
        return number && *number >= 0 && *number <= 1e9 ? *number : otherwise;
    }

    RuleReach reachOf(const XmlElement& rule) {
        RuleReach reach;
        constexpr double unlimited = std::numeric_limits<double>::infinity();
        reach.minimum = denominator(rule, "MinScaleDenominator", 0);
        reach.maximum = denominator(rule, "MaxScaleDenominator", unlimited);
        reach.otherwise = rule.child("ElseFilter") != nullptr;
        if (const XmlElement* filter = rule.child("Filter")) {
            auto condition = conditionOfOgc(*filter);
            reach.understood = condition.has_value();
            reach.filter = std::move(condition).value_or(Json(false));
        }
        return reach;
    }

    /// What no other rule draws at the same scale.
    Json otherwiseOf(const XmlElement& types, const RuleReach& own, bool& understood) {
        Json others = Json::array({"any"});
        for (const XmlElement& each : types.children) {
            if (each.name != "Rule" || each.child("ElseFilter") != nullptr) {
                continue;
            }
            const RuleReach reach = reachOf(each);
            if (reach.minimum >= own.maximum || reach.maximum <= own.minimum) {
                continue;
            }
            understood = understood && reach.understood;
            Json condition = Json::array({"all", reach.filter});
            if (reach.minimum > own.minimum) {
                condition.push_back(Json::array({"<=", Json::array({"zoom"}), zoomOf(reach.minimum)}));
            }
            if (reach.maximum < own.maximum) {
                condition.push_back(Json::array({">", Json::array({"zoom"}), zoomOf(reach.maximum)}));
            }
            others.push_back(condition.size() == 2 ? condition[1] : condition);
        }
        return others.size() == 1 ? Json(true) : Json::array({"!", others.size() == 2 ? others[1] : others});
    }

    void readRule(const XmlElement& rule, const XmlElement& types, const std::string& source) {
        std::string name = textIn(rule, "Name");
        name = name.empty() ? textIn(types, "Name") : name;
        name = name.empty() ? source : name;
        RuleReach reach = reachOf(rule);
        if (reach.otherwise && ++otherwiseRules_ > mostOtherwise) {
            reach.understood = false;
        } else if (reach.otherwise) {
            reach.filter = otherwiseOf(types, reach, reach.understood);
        }
        if (!reach.understood) {
            losses_.add({"Eine Bedingung lässt sich hier nicht ausdrücken; die Regel fehlt.",
                         "A condition cannot be expressed here; the rule is missing."},
                        name);
            return;
        }
        if (reach.minimum > reach.largestDrawn()) {
            losses_.add({"Die Regel gilt in keinem Maßstab; sie fehlt.",
                         "The rule holds at no scale; it is missing."},
                        name);
            return;
        }
        const XmlElement* title = rule.find({"Description", "Title"});
        title = title != nullptr ? title : rule.child("Title");
        for (const Json& look : layersOfRule(rule, losses_, name)) {
            if (layers_.size() >= mostLayers) {
                losses_.add({"Die Datei hat mehr als 5.000 Zeichen; die übrigen fehlen.",
                             "The file has more than 5,000 symbolizers; the others are missing."},
                            name);
                return;
            }
            addLayer(look, reach, name, title != nullptr ? title->content() : std::string(), source);
        }
    }

    void addLayer(const Json& look, const RuleReach& reach, const std::string& name, const std::string& title,
                  const std::string& source) {
        Json metadata = Json::object();
        if (reach.minimum > 0) {
            metadata["nordertor:min-scale"] = reach.minimum;
        }
        if (std::isfinite(reach.maximum)) {
            metadata["nordertor:max-scale"] = reach.largestDrawn();
        }
        if (!title.empty()) {
            metadata["nordertor:legend"] = {{"de", title}, {"en", title}};
        }
        Json layer{{"id", name},
                   {"type", look["type"]},
                   {"source", findSourceLayer(source) != nullptr ? mapSource : tableSource},
                   {"source-layer", source}};
        if (!metadata.empty()) {
            layer["metadata"] = std::move(metadata);
        }
        if (reach.filter != true) {
            layer["filter"] = reach.filter;
        }
        for (const char* section : {"layout", "paint"}) {
            if (look.contains(section)) {
                layer[section] = look[section];
            }
        }
        // a file may calculate and compare what does not go together, as a sum with a text
        if (const auto checked = StyleDocument::parse(documentOf(Json::array({layer})), file_); !checked) {
            const LocalizedText& why = checked.error().message;
            losses_.add({"Die Regel lässt sich hier nicht anwenden und fehlt: " + why.de,
                         "The rule cannot be used here and is missing: " + why.en},
                        name);
            return;
        }
        std::string id = name;
        while (!ids_.insert(id).second) {
            id = name + "-" + std::to_string(++used_[name]);
        }
        layer["id"] = std::move(id);
        layers_.push_back(std::move(layer));
    }

    std::string file_;
    std::string source_;
    SldLosses losses_;
    std::string name_;
    std::set<std::string> ids_;
    std::map<std::string, int> used_;  ///< highest number added to a name
    std::size_t otherwiseRules_ = 0;
    Json layers_ = Json::array();
};

}  // namespace

Result<ConvertedStyle> readSld(std::string_view text, const std::string& file,
                               const std::string& sourceLayer) {
    if (trimmed(text).empty()) {
        return fail(ErrorCode::InvalidData, {"Die Datei ist leer.", "The file is empty."}, whatIsRead(),
                    file);
    }
    const auto root = parseXml(text, file);
    if (!root) {
        return fail(root.error());
    }
    return SldReader(file, sourceLayer).read(*root);
}

}  // namespace nordertor::style
