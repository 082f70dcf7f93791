// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/sld_symbol_reader_p.h"

#include <algorithm>

#include "base/number_format.h"
#include "base/text.h"
#include "style/sld_filter_p.h"
#include "style/sld_parameters_p.h"
#include "style/style_properties_p.h"
#include "style/value.h"

namespace nordertor::style {
namespace {

/// Text of a label without the line breaks and the indentation of the file; a line break alone is meant.
std::string withoutIndentation(const std::string& text, bool first, bool last) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
        if (end == at) {
            result += text[at++];
            continue;
        }
        const std::string space = text.substr(at, end - at);
        const bool edge = (first && at == 0) || (last && end == text.size());
        const bool indented = space.find('\n') != std::string::npos && (edge || space != "\n");
        result += !indented ? space : edge ? "" : " ";
        at = end;
    }
    return result;
}

class SymbolReader : private SldParameters {
  public:
    SymbolReader(const XmlElement& symbolizer, SldLosses& losses, const std::string& place)
        : SldParameters(symbolizer, losses, place) {}

    void read(std::vector<Json>& layers) {
        const std::string& kind = symbolizer().name;
        for (const XmlElement& each : symbolizer().children) {
            if (each.name == "Geometry" || each.name == "VendorOption" || each.name == "Displacement" ||
                each.name == "Priority") {
                lost(each.name);
            }
        }
        if (kind == "PolygonSymbolizer" || kind == "LineSymbolizer") {
            readAreasAndLines(*this, layers);
        } else if (kind == "PointSymbolizer") {
            point(layers);
        } else if (kind == "TextSymbolizer") {
            text(layers);
        } else {
            lost(kind);
        }
    }

  private:
    void point(std::vector<Json>& layers) {
        const XmlElement* graphic = symbolizer().child("Graphic");
        if (graphic == nullptr) {
            lost("PointSymbolizer");
            return;
        }
        const XmlElement* mark = graphic->child("Mark");
        if (graphic->child("ExternalGraphic") != nullptr) {
            lost("ExternalGraphic");
        }
        for (const char* name : {"AnchorPoint", "Displacement"}) {
            if (graphic->child(name) != nullptr) {
                lost(name);
            }
        }
        const XmlElement plain = XmlElement::withText("Mark", {});
        const XmlElement* name = mark != nullptr ? mark->child("WellKnownName") : nullptr;
        if (const std::string shape = name != nullptr   ? lowered(name->content())
                                      : mark != nullptr ? "square"
                                                        : "circle";
            shape != "circle") {
            lost(LocalizedText{"Das Zeichen „" + shape + "“ wird zum Kreis.",
                               "The mark '" + shape + "' becomes a circle."});
        }
        layers.push_back({{"type", "circle"}, {"paint", circle(*graphic, mark != nullptr ? *mark : plain)}});
    }
    Json circle(const XmlElement& graphic, const XmlElement& mark) {
        const XmlElement* fill = mark.child("Fill");
        const XmlElement* stroke = mark.child("Stroke");
        const XmlElement empty;
        const bool bare = fill == nullptr && stroke == nullptr;
        const double whole = plainNumber(graphic.child("Opacity"), 1);
        const auto shown = [&](const Json& share) -> Json {
            return share.is_number() ? Json(std::clamp(share.get<double>() * whole, 0.0, 1.0)) : share;
        };
        Json paint{{"circle-color", colour(fill != nullptr ? *fill : empty, "fill", "#808080")}};
        setUnless(paint, "circle-opacity",
                  fill != nullptr || bare ? shown(fill != nullptr ? opacity(*fill, "fill-opacity") : Json(1))
                                          : Json(0),
                  1);
        Json edge = 0;
        if (stroke != nullptr) {
            listOthers(*stroke,
                       {"stroke", "stroke-width", "stroke-opacity", "stroke-linejoin", "stroke-linecap"});
            edge = amount(parameter(*stroke, "stroke-width"), "stroke-width", 1);
            paint["circle-stroke-color"] = colour(*stroke, "stroke", "#000000");
            paint["circle-stroke-width"] = length(edge);
            setUnless(paint, "circle-stroke-opacity", shown(opacity(*stroke, "stroke-opacity")), 1);
        }
        constexpr double usualSize = 6;
        const XmlElement* given = graphic.child("Size");
        const Json size = amount(given != nullptr ? value(*given) : std::nullopt, "Size", usualSize);
        const bool plain = size.is_number() && edge.is_number();
        paint["circle-radius"] =
            plain ? length(std::max(0.0, (size.get<double>() - edge.get<double>()) / 2))
                  : length(Json::array({"/", edge == 0 ? size : Json::array({"-", size, edge}), 2}));
        return paint;
    }

    void text(std::vector<Json>& layers) {
        const XmlElement* label = symbolizer().child("Label");
        Json field = label != nullptr ? labelText(*label) : Json("");
        if (field.is_string() && field.get_ref<const std::string&>().empty()) {
            lost("TextSymbolizer");
            return;
        }
        if (withoutTokens(ruleOf(StyleProperty::TextField), field) != field) {
            field = Json::array({"concat", field});  // braces are no tokens there
        }
        if (symbolizer().child("Graphic") != nullptr) {
            lost("TextSymbolizer/Graphic");
        }
        Json layout{{"text-field", std::move(field)}};
        const XmlElement empty;
        const XmlElement* font = symbolizer().child("Font");
        addFont(layout, font != nullptr ? *font : empty);
        addPlacement(layout);
        const XmlElement* fill = symbolizer().child("Fill");
        Json paint{{"text-color", colour(fill != nullptr ? *fill : empty, "fill", "#000000")}};
        if (fill != nullptr) {
            setUnless(paint, "text-opacity", opacity(*fill, "fill-opacity"), 1);
        }
        if (const XmlElement* halo = symbolizer().child("Halo")) {
            const XmlElement* ground = halo->child("Fill");
            ground = ground != nullptr ? ground : &empty;
            const XmlElement* radius = halo->child("Radius");
            paint["text-halo-width"] =
                length(amount(radius != nullptr ? value(*radius) : std::nullopt, "Radius", 1));
            paint["text-halo-color"] =
                withOpacity(colour(*ground, "fill", "#ffffff"), opacity(*ground, "fill-opacity"),
                            paint.value("text-opacity", Json(1)));
        }
        layers.push_back({{"type", "symbol"}, {"layout", std::move(layout)}, {"paint", std::move(paint)}});
    }
    /// A halo's opacity is a part of its colour; the text's own counts for both.
    Json withOpacity(const Json& tint, const Json& share, const Json& textShare) {
        const auto known = tint.is_string() ? ColourValue::parse(tint.get<std::string>()) : std::nullopt;
        if (!known || !share.is_number() || !textShare.is_number() || share == textShare) {
            return tint;
        }
        ColourValue mixed = *known;
        const double whole = textShare.get<double>();
        mixed.a = whole > 0 ? std::min(1.0, mixed.a * share.get<double>() / whole) : 0;
        return mixed.text();
    }
    Json labelText(const XmlElement& label) {
        Json parts = Json::array({"concat"});
        for (const XmlElement& each : label.children) {
            const bool indent =
                each.name.empty() && trimmed(each.text).empty() && each.text.find('\n') != std::string::npos;
            if (each.name.empty() && !indent && !each.text.empty()) {
                parts.push_back(withoutIndentation(each.text, &each == &label.children.front(),
                                                   &each == &label.children.back()));
            } else if (each.name == "Literal") {
                parts.push_back(each.content());
            } else if (auto expression = each.name.empty() ? std::nullopt : expressionOfOgc(each)) {
                parts.push_back(std::move(*expression));
            } else if (!each.name.empty()) {
                lost("Label " + each.name);
            }
        }
        return parts.size() == 1 ? Json("") : parts.size() == 2 ? parts[1] : parts;
    }
    void addFont(Json& layout, const XmlElement& font) {
        constexpr double usualSize = 10;
        listOthers(font, {"font-family", "font-size", "font-style", "font-weight"});
        layout["text-size"] = length(amount(parameter(font, "font-size"), "font-size", usualSize));
        const auto text = [&](const char* name) {
            const XmlElement* given = parameterIn(font, name);
            return given != nullptr ? lowered(given->content()) : std::string();
        };
        if (const std::string family = text("font-family"); !family.empty() && family != "open sans") {
            lost(LocalizedText{"Die Schrift ist hier immer Open Sans, nicht „" + family + "“.",
                               "The type is always Open Sans here, not '" + family + "'."});
        }
        const std::string weight = text("font-weight");
        const bool bold = weight == "bold" || parseNumber(weight).value_or(0) >= 600;
        const bool italic = text("font-style") == "italic" || text("font-style") == "oblique";
        if (bold && italic) {
            lost(LocalizedText{"Fett und kursiv zugleich gibt es hier nicht; der Text wird fett.",
                               "There is no bold and italic at once here; the text becomes bold."});
        }
        if (bold || italic) {
            layout["text-font"] = Json::array({bold ? "Open Sans Bold" : "Open Sans Italic"});
        }
    }
    /// Texts here lie on their line and are repeated from its middle.
    void addLinePlacement(Json& layout, const XmlElement& line) {
        for (const char* name : {"PerpendicularOffset", "InitialGap"}) {
            if (plainNumber(line.child(name), 0) != 0) {
                lost(std::string("LinePlacement/") + name);
            }
        }
        const auto says = [&](const char* name, bool otherwise) {
            const XmlElement* given = line.child(name);
            const std::string text = given != nullptr ? lowered(trimmed(given->content())) : std::string();
            return text.empty() ? otherwise : text == "true" || text == "1";
        };
        const XmlElement* gap = line.child("Gap");
        const Json spacing = gap != nullptr ? length(plainNumber(gap, 0)) : Json(0);
        if (!spacing.is_number() || spacing.get<double>() >= 1) {
            layout["symbol-spacing"] = spacing;
        } else if (gap != nullptr) {
            lost("LinePlacement/Gap");
        }
        // with a gap a text is repeated, without one nearly never
        if (line.child("IsRepeated") != nullptr &&
            says("IsRepeated", false) != layout.contains("symbol-spacing")) {
            lost("LinePlacement/IsRepeated");
        }
        if (!says("IsAligned", true)) {
            lost("LinePlacement/IsAligned");
        }
        if (says("GeneralizeLine", false)) {
            lost("LinePlacement/GeneralizeLine");
        }
    }
    void addPlacement(Json& layout) {
        if (const XmlElement* line = symbolizer().find({"LabelPlacement", "LinePlacement"})) {
            layout["symbol-placement"] = "line";
            addLinePlacement(layout, *line);
            return;
        }
        const XmlElement* point = symbolizer().find({"LabelPlacement", "PointPlacement"});
        if (point == nullptr) {
            return;
        }
        const XmlElement* move = point->child("Displacement");
        if (move != nullptr && (plainNumber(move->child("DisplacementX"), 0) != 0 ||
                                plainNumber(move->child("DisplacementY"), 0) != 0)) {
            lost("PointPlacement/Displacement");
        }
        if (const XmlElement* rotation = point->child("Rotation");
            rotation != nullptr && value(*rotation).value_or(0) != 0) {
            lost("PointPlacement/Rotation");
        }
        const XmlElement* anchor = point->child("AnchorPoint");
        const double x = anchor != nullptr ? plainNumber(anchor->child("AnchorPointX"), 0) : 0;
        const double y = anchor != nullptr ? plainNumber(anchor->child("AnchorPointY"), 0.5) : 0.5;
        constexpr double low = 0.25;
        constexpr double high = 0.75;
        const std::string side = x < low ? "left" : x > high ? "right" : "";
        const std::string height = y < low ? "bottom" : y > high ? "top" : "";
        layout["text-anchor"] = side.empty() && height.empty()   ? "center"
                                : side.empty() || height.empty() ? side + height
                                                                 : height + "-" + side;
    }
};

}  // namespace

std::vector<Json> layersOfRule(const XmlElement& rule, SldLosses& losses, const std::string& place) {
    std::vector<Json> layers;
    for (const XmlElement& each : rule.children) {
        if (each.name.ends_with("Symbolizer")) {
            SymbolReader(each, losses, place).read(layers);
        }
    }
    return layers;
}

}  // namespace nordertor::style
