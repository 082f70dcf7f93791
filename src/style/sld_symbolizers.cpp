// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/sld_symbolizers_p.h"

#include <cmath>
#include <optional>

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

class SymbolizerWriter {
  public:
    SymbolizerWriter(const SldRule& rule, const StyleLayer& layer, SldLosses& losses)
        : rule_(rule), layer_(layer), losses_(losses), pixels_(layer.unit() / sldPixelMillimetres) {}

    std::vector<XmlElement> write() {
        std::vector<XmlElement> result;
        switch (layer_.type) {
            case StyleLayerType::Fill:
                return areas();
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
                break;
        }
        return result;
    }

  private:
    [[nodiscard]] bool hasText() const {
        const Json* field = set("text-field");
        return field != nullptr && (!field->is_string() || !field->get_ref<const std::string&>().empty());
    }

    const Json* set(const char* name) const {
        const auto found = rule_.properties.find(name);
        return found != rule_.properties.end() ? &found->second : nullptr;
    }
    double number(const char* name, double otherwise) const {
        const Json* json = set(name);
        return json != nullptr && json->is_number() ? json->get<double>() : otherwise;
    }
    std::string word(const char* name, const char* otherwise) const {
        const Json* json = set(name);
        return json != nullptr && json->is_string() ? json->get<std::string>() : otherwise;
    }
    ColourValue colour(const char* name, ColourValue otherwise) const {
        const Json* json = set(name);
        const auto given = json != nullptr && json->is_string() ? ColourValue::parse(json->get<std::string>())
                                                                : std::nullopt;
        return given.value_or(otherwise);
    }

    /// The expression of a property that depends on the feature; lists what some programs do not read.
    std::optional<XmlElement> dynamic(const char* name, double factor = 1) {
        const Json* json = set(name);
        if (json == nullptr || !json->is_array() || json->empty() || !json->front().is_string()) {
            return std::nullopt;
        }
        auto expression = ogcExpression(factor == 1 ? *json : Json::array({"*", *json, factor}));
        const std::string property = name;
        losses_.add(expression
                        ? LocalizedText{"Die Eigenschaft „" + property +
                                            "“ hängt vom Merkmal ab; QGIS liest das nicht aus SLD.",
                                        "The property '" + property +
                                            "' depends on the feature; QGIS does not read that from SLD."}
                        : LocalizedText{"Die Eigenschaft „" + property +
                                            "“ lässt sich in SLD nicht ausdrücken und hat ihren Grundwert.",
                                        "The property '" + property +
                                            "' cannot be expressed in SLD and has its default."},
                    layer_.id);
        return expression;
    }

    void addExpression(XmlElement& to, const char* parameterName, std::optional<XmlElement> expression) {
        XmlElement element{"se:SvgParameter", {{"name", parameterName}}, {}, {}};
        element.add(std::move(*expression));
        to.add(std::move(element));
    }
    void addColour(XmlElement& to, const char* kind, const char* name, ColourValue otherwise,
                   double opacity) {
        ColourValue value = colour(name, otherwise);
        if (auto expression = dynamic(name)) {
            addExpression(to, kind, std::move(expression));
            value.a = 1;
        } else {
            ColourValue opaque = value;
            opaque.a = 1;
            to.add(parameter(kind, opaque.rounded().text()));
        }
        if (value.a * opacity < 1) {
            to.add(parameter((std::string(kind) + "-opacity").c_str(), sldNumber(value.a * opacity)));
        }
    }
    void addLength(XmlElement& to, const char* kind, const char* name, double otherwise) {
        if (auto expression = dynamic(name, pixels_)) {
            addExpression(to, kind, std::move(expression));
        } else {
            to.add(parameter(kind, sldNumber(number(name, otherwise) * pixels_)));
        }
    }
    double opacityOf(const char* name) {
        static_cast<void>(dynamic(name));
        return number(name, 1);
    }

    static XmlElement symbolizer(const char* name) { return {name, {{"uom", pixelUnit}}, {}, {}}; }

    std::vector<XmlElement> areas() {
        const double opacity = opacityOf("fill-opacity");
        std::vector<XmlElement> result{symbolizer("se:PolygonSymbolizer")};
        addColour(result.back().add({"se:Fill", {}, {}, {}}), "fill", "fill-color", {0, 0, 0, 1}, opacity);
        static_cast<void>(dynamic("fill-pattern"));
        addHatch(word("fill-pattern", ""), opacity, result);
        if (set("fill-outline-color") != nullptr) {
            XmlElement& stroke = result.back().add({"se:Stroke", {}, {}, {}});
            addColour(stroke, "stroke", "fill-outline-color", {0, 0, 0, 0}, opacity);
            stroke.add(parameter("stroke-width", sldNumber(outlineWidth / sldPixelMillimetres)));
        }
        return result;
    }

    void addHatch(const std::string& name, double opacity, std::vector<XmlElement>& to) {
        const HatchPattern pattern = hatchPattern(name).value_or(HatchPattern{});
        const bool dots = pattern.lines == "dots";
        ColourValue ink = colour("fill-color", {0, 0, 0, 1});
        const double strength = ink.a * hatchOpacity(opacity, pattern);
        ink.a = 1;
        if (dots) {
            losses_.add({"QGIS liest die Schraffur „dots“ nicht aus SLD und zeichnet nur ihren Grund.",
                         "QGIS does not read the hatch 'dots' from SLD and draws its ground only."},
                        layer_.id);
            XmlElement fill{"se:Fill", {}, {}, {}};
            fill.add(parameter("fill", ink.rounded().text()));
            fill.add(parameter("fill-opacity", sldNumber(strength)));
            to.push_back(hatch("circle", std::move(fill), 0, HatchPattern{}.spacing));
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
            XmlElement stroke{"se:Stroke", {}, {}, {}};
            stroke.add(parameter("stroke", ink.rounded().text()));
            stroke.add(parameter("stroke-opacity", sldNumber(strength)));
            stroke.add(parameter("stroke-width", sldNumber(pattern.width / sldPixelMillimetres)));
            to.push_back(hatch("horline", std::move(stroke), angle, pattern.spacing));
        }
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
        addColour(stroke, "stroke", "line-color", {0, 0, 0, 1}, opacityOf("line-opacity"));
        addLength(stroke, "stroke-width", "line-width", 1);
        const std::string join = word("line-join", "miter");
        stroke.add(parameter("stroke-linejoin", join == "miter" ? "mitre" : join));
        stroke.add(parameter("stroke-linecap", word("line-cap", "butt")));
        if (const Json* dashes = set("line-dasharray"); dashes != nullptr && !dynamic("line-dasharray")) {
            std::string pattern;
            for (const Json& dash : *dashes) {
                const double length =
                    dash.is_number() ? dash.get<double>() * number("line-width", 1) * pixels_ : 0;
                pattern += (pattern.empty() ? "" : " ") + sldNumber(length);
            }
            if (!pattern.empty()) {
                stroke.add(parameter("stroke-dasharray", pattern));
            }
        }
        static_cast<void>(dynamic("line-offset"));
        if (const double offset = number("line-offset", 0); offset != 0) {
            // the side is QGIS's, which writes and reads most of these files
            result.add(XmlElement::withText("se:PerpendicularOffset", sldNumber(offset * pixels_)));
            losses_.add(
                {"Der Versatz von Linien steht auf der Seite, die QGIS meint; nach der Norm (GeoServer) ist es die andere.",
                 "The offset of lines is on the side QGIS means; by the specification (GeoServer) it is the other."},
                layer_.id);
        }
        return result;
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
        addColour(mark.add({"se:Fill", {}, {}, {}}), "fill", "circle-color", {0, 0, 0, 1},
                  opacityOf("circle-opacity"));
        const double edge = number("circle-stroke-width", 0);
        if (edge > 0) {
            XmlElement& stroke = mark.add({"se:Stroke", {}, {}, {}});
            addColour(stroke, "stroke", "circle-stroke-color", {0, 0, 0, 1},
                      opacityOf("circle-stroke-opacity"));
            addLength(stroke, "stroke-width", "circle-stroke-width", 0);
        }
        // the size reaches to the middle of the edge, our radius to its inner side
        if (auto expression = dynamic("circle-radius", 2 * pixels_)) {
            XmlElement& size = graphic.add({"se:Size", {}, {}, {}});
            size.add(std::move(*expression));
        } else {
            const double size = 2 * number("circle-radius", 5) + edge;
            graphic.add(XmlElement::withText("se:Size", sldNumber(size * pixels_)));
        }
        return result;
    }

    /// A property, a text, or several of them after each other.
    XmlElement label() {
        XmlElement result{"se:Label", {}, {}, {}};
        const Json& field = *set("text-field");
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
        const Json* fonts = set("text-font");
        const std::string name =
            fonts != nullptr && fonts->is_array() && !fonts->empty() && fonts->front().is_string()
                ? fonts->front().get<std::string>()
                : std::string();
        const auto has = [&](const char* part) { return name.find(part) != std::string::npos; };
        font.add(parameter("font-family", "Open Sans"));
        addLength(font, "font-size", "text-size", 16);
        font.add(parameter("font-style", has("Italic") ? "italic" : "normal"));
        font.add(parameter("font-weight", has("Bold") || has("Semibold") ? "bold" : "normal"));
        if (has("Semibold")) {
            losses_.add({"Halbfette Schrift wird in SLD fett.", "Semibold type becomes bold in SLD."},
                        layer_.id);
        }
        place(result.add({"se:LabelPlacement", {}, {}, {}}));
        const double opacity = opacityOf("text-opacity");
        if (number("text-halo-width", 0) > 0) {
            XmlElement& halo = result.add({"se:Halo", {}, {}, {}});
            halo.add(XmlElement::withText("se:Radius", sldNumber(number("text-halo-width", 0) * pixels_)));
            addColour(halo.add({"se:Fill", {}, {}, {}}), "fill", "text-halo-color", {0, 0, 0, 0}, opacity);
        }
        addColour(result.add({"se:Fill", {}, {}, {}}), "fill", "text-color", {0, 0, 0, 1}, opacity);
        return result;
    }

    void place(XmlElement& placement) {
        if (word("symbol-placement", "point") == "line") {
            XmlElement& line = placement.add({"se:LinePlacement", {}, {}, {}});
            line.add(XmlElement::withText("se:IsRepeated", "true"));
            constexpr double usualSpacing = 250;
            line.add(
                XmlElement::withText("se:Gap", sldNumber(number("symbol-spacing", usualSpacing) * pixels_)));
            return;
        }
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
};

}  // namespace

std::vector<XmlElement> sldSymbolizers(const SldRule& rule, const StyleLayer& layer, SldLosses& losses) {
    return SymbolizerWriter(rule, layer, losses).write();
}

}  // namespace nordertor::style
