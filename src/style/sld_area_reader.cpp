// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>

#include "base/number_format.h"
#include "base/text.h"
#include "style/hatch_pattern.h"
#include "style/sld_parameters_p.h"

namespace nordertor::style {
namespace {

double roundedShare(double value) {
    constexpr double parts = 1e4;
    return std::round(value * parts) / parts;
}

class AreaReader : private SldParameters {
  public:
    explicit AreaReader(const SldParameters& from) : SldParameters(from) {}

    void read(std::vector<Json>& layers) {
        symbolizer().name == "PolygonSymbolizer" ? area(layers) : outline(layers);
    }

  private:
    void area(std::vector<Json>& layers) {
        if (const XmlElement* fill = symbolizer().child("Fill")) {
            listOthers(*fill, {"fill", "fill-opacity"});
            if (const XmlElement* graphic = fill->child("GraphicFill")) {
                hatch(*graphic, layers);
            } else {
                Json paint{{"fill-color", colour(*fill, "fill", "#808080")}};
                setUnless(paint, "fill-opacity", opacity(*fill, "fill-opacity"), 1);
                layers.push_back({{"type", "fill"}, {"paint", std::move(paint)}});
            }
        }
        if (symbolizer().child("Stroke") != nullptr) {
            outline(layers);
        }
    }

    /// Direction against the clock from the horizontal, or -1 for what is no single line.
    static std::string patternOfMark(const std::string& mark, double rotation, bool& turned) {
        static const std::map<std::string, double, std::less<>> directions{
            {"horline", 0}, {"line", 90}, {"slash", 45}, {"vertline", 90}, {"backslash", 135}};
        static const char* const byDirection[] = {"horizontal", "diagonal", "vertical", "back_diagonal"};
        const bool diagonal = mark == "x" || mark == "times";
        const auto known = directions.find(mark);
        constexpr double step = 45;
        const double direction = (known != directions.end() ? known->second : diagonal ? step : 0) - rotation;
        const double steps = std::round(direction / step);
        turned = std::abs(direction - steps * step) > 1;
        const auto index = static_cast<std::size_t>(std::fmod(std::fmod(steps, 4) + 4, 4));
        if (known != directions.end()) {
            return byDirection[index];
        }
        if (diagonal || mark == "cross" || mark == "plus") {
            return index % 2 == 1 ? "cross" : "grid";
        }
        turned = false;
        return mark == "circle" || mark == "dot" ? "dots" : "";
    }

    void hatch(const XmlElement& graphicFill, std::vector<Json>& layers) {
        const XmlElement* graphic = graphicFill.child("Graphic");
        const XmlElement* mark = graphic != nullptr ? graphic->child("Mark") : nullptr;
        std::string name = mark != nullptr && mark->child("WellKnownName") != nullptr
                               ? lowered(mark->child("WellKnownName")->content())
                               : std::string();
        // with the clock, as the specification has it; by its own names QGIS means against it
        constexpr std::string_view scheme = "shape://";
        const double sense = name.starts_with(scheme) ? 1 : -1;
        name = name.starts_with(scheme) ? name.substr(scheme.size()) : name;
        const double rotation = graphic != nullptr ? sense * plainNumber(graphic->child("Rotation"), 0) : 0;
        bool turned = false;
        const std::string pattern =
            std::abs(rotation) < 1e6 ? patternOfMark(name, rotation, turned) : std::string();
        if (pattern.empty()) {
            lost("GraphicFill " + (name.empty() ? "ExternalGraphic" : name));
            return;
        }
        if (turned) {
            lost(LocalizedText{"Schraffuren liegen hier waagerecht, senkrecht oder in 45 Grad.",
                               "Hatches are horizontal, vertical or at 45 degrees here."});
        }
        const bool dots = pattern == "dots";
        const XmlElement* ink = mark->child(dots ? "Fill" : "Stroke");
        const XmlElement empty;
        const bool filled = dots || ink == nullptr;
        ink = ink != nullptr ? ink : mark->child(dots ? "Stroke" : "Fill");
        ink = ink != nullptr ? ink : &empty;
        const char* kind = filled && mark->child("Fill") != nullptr ? "fill" : "stroke";
        const Json tint = colour(*ink, kind, "#000000");
        const Json strength = opacity(*ink, kind == std::string("fill") ? "fill-opacity" : "stroke-opacity");
        if (!strength.is_number()) {
            lost("GraphicFill opacity");
        }
        const double shown =
            (strength.is_number() ? strength.get<double>() : 1) * plainNumber(graphic->child("Opacity"), 1);
        listHatchMeasures(*graphic, *ink, dots);
        joinHatch(layers, tint, std::clamp(shown, 0.0, 1.0), pattern);
    }

    void listHatchMeasures(const XmlElement& graphic, const XmlElement& ink, bool dots) {
        const HatchPattern ordinary;
        if (differs(graphic.child("Size"), ordinary.spacing) ||
            (!dots && differs(parameterIn(ink, "stroke-width"), ordinary.width))) {
            lost(LocalizedText{"Abstand und Strichstärke von Schraffuren sind hier fest (2 mm und 0,16 mm).",
                               "Spacing and line width of hatches are fixed here (2 mm and 0.16 mm)."});
        }
    }

    /// Two hatches over each other as one; empty where there is none.
    static std::string together(const std::string& lower, const std::string& upper) {
        const auto are = [&](const char* a, const char* b) {
            return (lower == a && upper == b) || (lower == b && upper == a);
        };
        return lower.empty()                      ? upper
               : are("diagonal", "back_diagonal") ? "cross"
               : are("horizontal", "vertical")    ? "grid"
                                                  : "";
    }

    /// A hatch here lies on a ground of its colour: on the one just drawn, if it is that, else on a light
    /// one.
    void joinHatch(std::vector<Json>& layers, const Json& tint, double shown, const std::string& pattern) {
        const HatchPattern hatch = hatchPattern(pattern).value_or(HatchPattern{});
        Json* ground = layers.empty() ? nullptr : &layers.back();
        const bool fits =
            ground != nullptr && (*ground)["type"] == "fill" && (*ground)["paint"]["fill-color"] == tint;
        const Json before = fits ? (*ground)["paint"].value("fill-opacity", Json(1)) : Json();
        const std::string all = fits ? together((*ground)["paint"].value("fill-pattern", ""), pattern) : "";
        if (!all.empty() && before.is_number() &&
            std::abs(hatchOpacity(before.get<double>(), hatch) - shown) < 0.01) {
            (*ground)["paint"]["fill-pattern"] = all;
            return;
        }
        lost(LocalizedText{"Eine Schraffur hat hier immer einen hellen Grund in ihrer Farbe.",
                           "A hatch always has a light ground in its colour here."});
        layers.push_back({{"type", "fill"},
                          {"paint",
                           {{"fill-color", tint},
                            {"fill-opacity", roundedShare(shown / (hatch.lines == "dots" ? 5 : 4))},
                            {"fill-pattern", pattern}}}});
    }

    void outline(std::vector<Json>& layers) {
        const XmlElement* stroke = symbolizer().child("Stroke");
        if (stroke == nullptr) {
            return;
        }
        if (stroke->child("GraphicStroke") != nullptr || stroke->child("GraphicFill") != nullptr) {
            lost("GraphicStroke");
            return;
        }
        listOthers(*stroke, {"stroke", "stroke-width", "stroke-opacity", "stroke-linejoin", "stroke-linecap",
                             "stroke-dasharray", "stroke-dashoffset"});
        if (plainNumber(parameterIn(*stroke, "stroke-dashoffset"), 0) != 0) {
            lost("stroke-dashoffset");
        }
        const Json width = amount(parameter(*stroke, "stroke-width"), "stroke-width", 1);
        Json paint{{"line-color", colour(*stroke, "stroke", "#000000")}, {"line-width", length(width)}};
        setUnless(paint, "line-opacity", opacity(*stroke, "stroke-opacity"), 1);
        addDashes(paint, *stroke, width);
        const XmlElement* moved = symbolizer().child("PerpendicularOffset");
        const Json offset = moved != nullptr ? value(*moved).value_or(0) : Json(0);
        if (offset.is_string()) {
            lost("PerpendicularOffset");
        } else if (offset != 0) {
            paint["line-offset"] = length(offset);
            lost(LocalizedText{
                "Der Versatz von Linien wird auf der Seite gezeichnet, die QGIS meint; nach der Norm ist es die andere.",
                "The offset of lines is drawn on the side QGIS means; by the specification it is the other."});
        }
        Json layer{{"type", "line"}, {"paint", std::move(paint)}};
        addChoice(layer, *stroke, "stroke-linejoin", "line-join",
                  {{"mitre", "miter"}, {"miter", "miter"}, {"round", "round"}, {"bevel", "bevel"}});
        addChoice(layer, *stroke, "stroke-linecap", "line-cap",
                  {{"butt", "butt"}, {"flat", "butt"}, {"round", "round"}, {"square", "square"}});
        layers.push_back(std::move(layer));
    }
    void addChoice(Json& layer, const XmlElement& stroke, const char* name, const char* property,
                   const std::map<std::string, std::string>& names) {
        const XmlElement* given = parameterIn(stroke, name);
        const auto known = given != nullptr ? names.find(lowered(given->content())) : names.end();
        if (known != names.end()) {
            layer["layout"][property] = known->second;
        } else if (given != nullptr) {
            lost(name);
        }
    }
    void addDashes(Json& paint, const XmlElement& stroke, const Json& width) {
        const XmlElement* given = parameterIn(stroke, "stroke-dasharray");
        if (given == nullptr || given->content().empty() || given->content() == "none") {
            return;
        }
        std::string text = given->content();
        std::ranges::replace(text, ',', ' ');
        std::ranges::replace(text, '\n', ' ');
        Json dashes = Json::array();
        for (const std::string& part : split(text, ' ')) {
            if (const auto dash = parseNumber(part); dash && *dash >= 0 && width.is_number() && width > 0) {
                dashes.push_back(roundedShare(*dash / width.get<double>()));
            } else if (!part.empty()) {
                lost("stroke-dasharray");
                return;
            }
        }
        if (dashes.size() % 2 != 0) {
            // an odd pattern goes on alternating
            const Json once = dashes;
            dashes.insert(dashes.end(), once.begin(), once.end());
        }
        paint["line-dasharray"] = std::move(dashes);
    }
};

}  // namespace

void readAreasAndLines(SldParameters& from, std::vector<Json>& layers) {
    AreaReader(from).read(layers);
}

}  // namespace nordertor::style
