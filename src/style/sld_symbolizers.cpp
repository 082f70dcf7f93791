// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/sld_symbolizers_p.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/number_format.h"
#include "style/hatch_pattern.h"
#include "style/sld_filter_p.h"
#include "style/style_properties_p.h"

namespace nordertor::style {
namespace {

constexpr const char* pixelUnit = "http://www.opengeospatial.org/se/units/pixel";

std::string sldNumber(double value) {
    constexpr double digits = 1e6;
    return toPlainText(std::round(value * digits) / digits);
}

XmlElement parameter(const char* name, std::string text) {
    XmlElement element = XmlElement::withText("se:SvgParameter", std::move(text));
    element.attributes = {{"name", name}};
    return element;
}

/// The element with a number, or with an expression that has a form in SLD.
XmlElement withAmount(XmlElement element, const Json& amount) {
    element.add(amount.is_number() ? XmlElement{{}, {}, sldNumber(amount.get<double>()), {}}
                                   : *ogcExpression(amount));
    return element;
}

XmlElement parameterWith(const std::string& name, const Json& amount) {
    return withAmount({"se:SvgParameter", {{"name", name}}, {}, {}}, amount);
}

/// Writes the rule and keeps account of its properties: what nobody asked for has no form in SLD, and what
/// was asked for and not taken has its default there.
class SymbolizerWriter {
  public:
    SymbolizerWriter(const SldRule& rule, const StyleLayer& layer, SldLosses& losses)
        : rule_(rule), layer_(layer), losses_(losses), pixels_(layer.unit() / sldPixelMillimetres) {}

    std::vector<XmlElement> write() {
        std::vector<XmlElement> result;
        switch (layer_.type) {
            case StyleLayerType::Fill:
                result = areas();
                break;
            case StyleLayerType::Line:
                result.push_back(line());
                break;
            case StyleLayerType::Circle:
                result.push_back(circle());
                break;
            case StyleLayerType::Symbol:
                if (hasText()) {
                    result.push_back(text());
                }
                break;
            case StyleLayerType::Background:
            case StyleLayerType::Heatmap:
                return {};  // missing as a whole
        }
        listLeft(layer_.type == StyleLayerType::Symbol && result.empty());
        return result;
    }

  private:
    /// Without a text, only the icon would have been drawn.
    void listLeft(bool onlyIcons) {
        for (const auto& [name, value] : rule_.properties) {
            if (taken_.contains(name) || (onlyIcons && !name.starts_with("icon-"))) {
                continue;
            }
            losses_.add(
                asked_.contains(name)
                    ? LocalizedText{"Die Eigenschaft „" + name +
                                        "“ lässt sich in SLD nicht ausdrücken und hat ihren Grundwert.",
                                    "The property '" + name +
                                        "' cannot be expressed in SLD and has its default."}
                    : LocalizedText{"Die Eigenschaft „" + name + "“ gibt es in SLD nicht; sie fehlt.",
                                    "There is no property '" + name + "' in SLD; it is missing."},
                layer_.id);
        }
    }

    bool hasText() {
        const Json* field = set("text-field");
        return field != nullptr && (!field->is_string() || !field->get_ref<const std::string&>().empty());
    }

    const Json* set(const char* name) {
        asked_.insert(name);
        const auto found = rule_.properties.find(name);
        return found != rule_.properties.end() ? &found->second : nullptr;
    }
    void withoutEffect(std::initializer_list<const char*> names) {
        taken_.insert(names.begin(), names.end());
    }
    /// Null if it is not set, or depends on the feature.
    const Json* plain(const char* name) {
        const Json* json = set(name);
        if (json == nullptr || isExpression(layer_, name, *json)) {
            return nullptr;
        }
        taken_.insert(name);
        return json;
    }
    double number(const char* name, double otherwise) {
        const Json* json = plain(name);
        return json != nullptr && json->is_number() ? json->get<double>() : otherwise;
    }
    std::string word(const char* name, const char* otherwise) {
        const Json* json = plain(name);
        return json != nullptr && json->is_string() ? json->get<std::string>() : otherwise;
    }
    ColourValue colour(const char* name, ColourValue otherwise) {
        const Json* json = plain(name);
        const auto given = json != nullptr && json->is_string() ? ColourValue::parse(json->get<std::string>())
                                                                : std::nullopt;
        return given.value_or(otherwise);
    }

    /// The expression of a property that depends on the feature and can be written; null if it is none. Lists
    /// what some programs do not read.
    const Json* dynamic(const char* name) {
        const Json* json = set(name);
        if (json == nullptr || !isExpression(layer_, name, *json) || !ogcExpression(*json)) {
            return nullptr;
        }
        taken_.insert(name);
        const std::string property = name;
        losses_.add(
            {"Die Eigenschaft „" + property + "“ hängt vom Merkmal ab; QGIS liest das nicht aus SLD.",
             "The property '" + property + "' depends on the feature; QGIS does not read that from SLD."},
            layer_.id);
        return json;
    }
    /// A number, or the expression it depends on the feature by.
    Json amount(const char* name, double otherwise, double factor) {
        if (const Json* expression = dynamic(name)) {
            return factor == 1 ? *expression : Json::array({"*", *expression, factor});
        }
        return number(name, otherwise) * factor;
    }

    /// Yields how opaque the colour itself is.
    double addTint(XmlElement& to, const char* kind, const char* name, ColourValue otherwise) {
        if (const Json* expression = dynamic(name)) {
            to.add(parameterWith(kind, *expression));
            return 1;
        }
        ColourValue value = colour(name, otherwise);
        const double opacity = value.a;
        value.a = 1;
        to.add(parameter(kind, value.rounded().text()));
        return opacity;
    }
    void addColour(XmlElement& to, const char* kind, const char* name, ColourValue otherwise,
                   const char* opacity) {
        const double own = addTint(to, kind, name, otherwise);
        if (const Json whole = amount(opacity, 1, own); !whole.is_number() || whole.get<double>() < 1) {
            to.add(parameterWith(std::string(kind) + "-opacity", whole));
        }
    }

    static XmlElement symbolizer(const char* name) { return {name, {{"uom", pixelUnit}}, {}, {}}; }

    std::vector<XmlElement> areas() {
        std::vector<XmlElement> result{symbolizer("se:PolygonSymbolizer")};
        addColour(result.back().add({"se:Fill", {}, {}, {}}), "fill", "fill-color", {0, 0, 0, 1},
                  "fill-opacity");
        addHatch(word("fill-pattern", ""), result);
        if (set("fill-outline-color") != nullptr) {
            XmlElement& stroke = result.back().add({"se:Stroke", {}, {}, {}});
            addColour(stroke, "stroke", "fill-outline-color", {0, 0, 0, 0}, "fill-opacity");
            stroke.add(parameter("stroke-width", sldNumber(outlineWidth / sldPixelMillimetres)));
        }
        return result;
    }

    void addHatch(const std::string& name, std::vector<XmlElement>& to) {
        const HatchPattern pattern = hatchPattern(name).value_or(HatchPattern{});
        if (pattern.lines.empty()) {
            return;
        }
        const double strength = hatchStrength(pattern);
        if (pattern.lines == "dots") {
            losses_.add({"QGIS liest die Schraffur „dots“ nicht aus SLD und zeichnet nur ihren Grund.",
                         "QGIS does not read the hatch 'dots' from SLD and draws its ground only."},
                        layer_.id);
            to.push_back(hatch("circle", ink("se:Fill", "fill", strength), 0, HatchPattern{}.spacing));
            return;
        }
        if (!pattern.dashes.empty()) {
            losses_.add({"Die Linien der Schraffur „" + name + "“ werden in SLD nicht unterbrochen.",
                         "The lines of the hatch '" + name + "' are not broken in SLD."},
                        layer_.id);
        }
        if (pattern.interleaved) {
            losses_.add({"Die Linien der Schraffur „" + name + "“ liegen in SLD auf denen der anderen.",
                         "The lines of the hatch '" + name + "' lie on those of the others in SLD."},
                        layer_.id);
        }
        for (const int angle : hatchAngles(pattern.lines)) {
            XmlElement stroke = ink("se:Stroke", "stroke", strength);
            stroke.add(parameter("stroke-width", sldNumber(pattern.width / sldPixelMillimetres)));
            to.push_back(hatch("horline", std::move(stroke), angle, pattern.spacing));
        }
    }
    /// The bounds of a hatch's strength have no form in SLD.
    double hatchStrength(const HatchPattern& pattern) {
        if (dynamic("fill-opacity") != nullptr && hatchOpacity(0, pattern) != hatchOpacity(1, pattern)) {
            losses_.add(
                {"Die Schraffur ist in SLD überall gleich kräftig; „fill-opacity“ gilt nur für ihren Grund.",
                 "The hatch is equally strong everywhere in SLD; 'fill-opacity' holds for its ground only."},
                layer_.id);
        }
        return hatchOpacity(number("fill-opacity", 1), pattern);
    }
    XmlElement ink(const char* element, const std::string& kind, double strength) {
        XmlElement result{element, {}, {}, {}};
        const double own = addTint(result, kind.c_str(), "fill-color", {0, 0, 0, 1});
        result.add(parameter((kind + "-opacity").c_str(), sldNumber(own * strength)));
        return result;
    }
    static XmlElement hatch(const char* name, XmlElement ink, int angle, double spacing) {
        XmlElement area = symbolizer("se:PolygonSymbolizer");
        XmlElement& graphic = area.add({"se:Fill", {}, {}, {}})
                                  .add({"se:GraphicFill", {}, {}, {}})
                                  .add({"se:Graphic", {}, {}, {}});
        XmlElement& mark = graphic.add({"se:Mark", {}, {}, {}});
        mark.add(XmlElement::withText("se:WellKnownName", name));
        mark.add(std::move(ink));
        graphic.add(XmlElement::withText("se:Size", sldNumber(spacing / sldPixelMillimetres)));
        graphic.add({"se:Rotation", {}, {}, {}})
            .add(XmlElement::withText("ogc:Literal", std::to_string(angle)));
        return area;
    }

    XmlElement line() {
        XmlElement result = symbolizer("se:LineSymbolizer");
        XmlElement& stroke = result.add({"se:Stroke", {}, {}, {}});
        addColour(stroke, "stroke", "line-color", {0, 0, 0, 1}, "line-opacity");
        const Json width = amount("line-width", 1, pixels_);
        stroke.add(parameterWith("stroke-width", width));
        const std::string join = word("line-join", "miter");
        stroke.add(parameter("stroke-linejoin", join == "miter" ? "mitre" : join));
        stroke.add(parameter("stroke-linecap", word("line-cap", "butt")));
        // dashes are multiples of the width
        if (set("line-dasharray") != nullptr && width.is_number()) {
            addDashes(stroke, width.get<double>());
        }
        if (const Json offset = amount("line-offset", 0, pixels_); offset != 0) {
            // the side is QGIS's, which writes and reads most of these files
            result.add(withAmount({"se:PerpendicularOffset", {}, {}, {}}, offset));
            losses_.add(
                {"Der Versatz von Linien steht auf der Seite, die QGIS meint; nach der Norm (GeoServer) ist es die andere.",
                 "The offset of lines is on the side QGIS means; by the specification (GeoServer) it is the other."},
                layer_.id);
        }
        return result;
    }

    void addDashes(XmlElement& stroke, double width) {
        std::string pattern;
        if (const Json* dashes = plain("line-dasharray")) {
            for (const Json& dash : *dashes) {
                pattern += (pattern.empty() ? "" : " ") +
                           sldNumber(dash.is_number() ? dash.get<double>() * width : 0);
            }
        }
        if (!pattern.empty()) {
            stroke.add(parameter("stroke-dasharray", pattern));
        }
    }

    XmlElement circle() {
        XmlElement result = symbolizer("se:PointSymbolizer");
        XmlElement& graphic = result.add({"se:Graphic", {}, {}, {}});
        XmlElement& mark = graphic.add({"se:Mark", {}, {}, {}});
        mark.add(XmlElement::withText("se:WellKnownName", "circle"));
        const Expression& form = layer_.properties[static_cast<std::size_t>(StyleProperty::CircleForm)];
        const Value* always = form.constant();
        if (always == nullptr || (!isNull(*always) && textOf(*always) != "circle")) {
            losses_.add({"Andere Formen als Kreise („nordertor:form“) werden in SLD zu Kreisen.",
                         "Forms other than circles (\"nordertor:form\") become circles in SLD."},
                        layer_.id);
        }
        addColour(mark.add({"se:Fill", {}, {}, {}}), "fill", "circle-color", {0, 0, 0, 1}, "circle-opacity");
        const Json edge = amount("circle-stroke-width", 0, pixels_);
        if (edge != 0) {
            XmlElement& stroke = mark.add({"se:Stroke", {}, {}, {}});
            addColour(stroke, "stroke", "circle-stroke-color", {0, 0, 0, 1}, "circle-stroke-opacity");
            stroke.add(parameterWith("stroke-width", edge));
        } else {
            withoutEffect({"circle-stroke-color", "circle-stroke-opacity"});
        }
        // the size reaches to the middle of the edge, our radius to its inner side
        const Json inside = amount("circle-radius", 5, 2 * pixels_);
        const Json size = edge == 0 ? inside
                          : edge.is_number() && inside.is_number()
                              ? Json(inside.get<double>() + edge.get<double>())
                              : Json::array({"+", inside, edge});
        graphic.add(withAmount({"se:Size", {}, {}, {}}, size));
        return result;
    }

    /// A property, a text, or several of them after each other.
    XmlElement label() {
        XmlElement result{"se:Label", {}, {}, {}};
        const Json& field = *set("text-field");
        taken_.insert("text-field");
        const bool parts = field.is_array() && field.front() == "concat";
        bool lost = false;
        for (std::size_t i = parts ? 1 : 0; i < (parts ? field.size() : 1); ++i) {
            const Json& part = parts ? field[i] : field;
            if (part.is_string()) {
                result.add({{}, {}, part.get<std::string>(), {}});
            } else if (auto expression = ogcExpression(withoutForm(part, lost))) {
                result.add(std::move(*expression));
            } else {
                lost = true;
            }
        }
        if (lost) {
            losses_.add(
                {"Die Form des Textes (Zahlen, Großbuchstaben, Rechnungen) lässt sich in SLD nicht ausdrücken.",
                 "The form of the text (numbers, capitals, calculations) cannot be expressed in SLD."},
                layer_.id);
        }
        return result;
    }
    static Json withoutForm(const Json& part, bool& lost) {
        const bool form = part.is_array() && part.size() > 1 &&
                          (part[0] == "upcase" || part[0] == "downcase" || part[0] == "number-format" ||
                           part[0] == "coalesce" || part[0] == "round");
        lost = lost || form;
        return form ? withoutForm(part[1], lost) : part;
    }

    XmlElement text() {
        XmlElement result = symbolizer("se:TextSymbolizer");
        result.add(label());
        XmlElement& font = result.add({"se:Font", {}, {}, {}});
        const Json* fonts = plain("text-font");
        const std::string name =
            fonts != nullptr && fonts->is_array() && !fonts->empty() && fonts->front().is_string()
                ? fonts->front().get<std::string>()
                : std::string();
        const auto has = [&](const char* part) { return name.find(part) != std::string::npos; };
        font.add(parameter("font-family", "Open Sans"));
        font.add(parameterWith("font-size", amount("text-size", 16, pixels_)));
        font.add(parameter("font-style", has("Italic") ? "italic" : "normal"));
        font.add(parameter("font-weight", has("Bold") || has("Semibold") ? "bold" : "normal"));
        if (has("Semibold")) {
            losses_.add({"Halbfette Schrift wird in SLD fett.", "Semibold type becomes bold in SLD."},
                        layer_.id);
        }
        place(result.add({"se:LabelPlacement", {}, {}, {}}));
        if (const Json width = amount("text-halo-width", 0, pixels_); width != 0) {
            XmlElement& halo = result.add({"se:Halo", {}, {}, {}});
            halo.add(withAmount({"se:Radius", {}, {}, {}}, width));
            addColour(halo.add({"se:Fill", {}, {}, {}}), "fill", "text-halo-color", {0, 0, 0, 0},
                      "text-opacity");
        } else {
            withoutEffect({"text-halo-color"});
        }
        addColour(result.add({"se:Fill", {}, {}, {}}), "fill", "text-color", {0, 0, 0, 1}, "text-opacity");
        return result;
    }

    void place(XmlElement& placement) {
        if (word("symbol-placement", "point") == "line") {
            withoutEffect({"text-anchor"});
            XmlElement& line = placement.add({"se:LinePlacement", {}, {}, {}});
            line.add(XmlElement::withText("se:IsRepeated", "true"));
            constexpr double usualSpacing = 250;
            line.add(
                XmlElement::withText("se:Gap", sldNumber(number("symbol-spacing", usualSpacing) * pixels_)));
            return;
        }
        withoutEffect({"symbol-spacing"});
        const std::string anchor = word("text-anchor", "center");
        if (anchor != "center") {
            losses_.add(
                {"QGIS stellt Texte aus SLD mitten auf ihren Punkt; die Eigenschaft „text-anchor“ liest es nicht.",
                 "QGIS puts texts from SLD over the middle of their point; it does not read 'text-anchor'."},
                layer_.id);
        }
        const auto has = [&](const char* part) { return anchor.find(part) != std::string::npos; };
        XmlElement& point =
            placement.add({"se:PointPlacement", {}, {}, {}}).add({"se:AnchorPoint", {}, {}, {}});
        point.add(XmlElement::withText("se:AnchorPointX", has("left") ? "0" : has("right") ? "1" : "0.5"));
        point.add(XmlElement::withText("se:AnchorPointY", has("bottom") ? "0" : has("top") ? "1" : "0.5"));
    }

    /// mm, as areas are outlined.
    static constexpr double outlineWidth = 0.1;

    const SldRule& rule_;
    const StyleLayer& layer_;
    SldLosses& losses_;
    double pixels_;  ///< of a unit of the layer
    std::set<std::string> asked_;
    std::set<std::string> taken_;  ///< written, or without effect beside the others
};

}  // namespace

std::vector<XmlElement> sldSymbolizers(const SldRule& rule, const StyleLayer& layer, SldLosses& losses) {
    return SymbolizerWriter(rule, layer, losses).write();
}

}  // namespace nordertor::style
