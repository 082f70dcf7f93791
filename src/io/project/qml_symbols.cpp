// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/number_format.h"
#include "base/text.h"
#include "io/project/qml_p.h"
#include "style/hatch_pattern.h"
#include "style/value.h"

namespace nordertor::io::qml {
namespace {

/// One of the signs a symbol is made of.
struct SymbolLayer {
    std::string method;  ///< QGIS' name of how it is drawn
    Entries options;
    std::string inner = {};    ///< the symbol it repeats
    Entries expressions = {};  ///< of properties that depend on feature or scale
};

std::string layerElement(const SymbolLayer& layer, std::size_t level) {
    std::string text = fmt::format(
        "    <layer class=\"{}\" enabled=\"1\" locked=\"0\" pass=\"{}\">\n     <Option type=\"Map\">\n",
        layer.method, level);
    for (const auto& [name, value] : layer.options) {
        text += fmt::format("      <Option name=\"{}\" type=\"QString\" value=\"{}\"/>\n", name, value);
    }
    text += "     </Option>\n";
    if (!layer.expressions.empty()) {
        text += "     <data_defined_properties>" + expressions(layer.expressions) +
                "</data_defined_properties>\n";
    }
    return text + layer.inner + "    </layer>\n";
}

std::string symbolElement(const std::string& name, const char* type, const std::string& layers) {
    return fmt::format(
        "   <symbol name=\"{}\" type=\"{}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n{}   </symbol>\n",
        name, type, layers);
}

SymbolLayer around(const char* method, Entries options, const char* type, const SymbolLayer& inner) {
    return {method, std::move(options), symbolElement("@inner", type, layerElement(inner, 0))};
}

std::vector<SymbolLayer> hatch(const SignPart& part, const style::HatchPattern& pattern) {
    const bool dots = pattern.lines == "dots";
    const std::string ink = qgisColour(part.colour, style::hatchOpacity(part.opacity.value, pattern));
    const std::string spacing = toPlainText(pattern.spacing);
    if (dots) {
        const SymbolLayer dot{"SimpleMarker",
                              {{"name", "circle"},
                               {"color", ink},
                               {"outline_style", "no"},
                               {"size", toPlainText(pattern.width)},
                               {"size_unit", "MM"}}};
        return {
            around("PointPatternFill", {{"distance_x", spacing}, {"distance_y", spacing}}, "marker", dot)};
    }
    SymbolLayer line{"SimpleLine",
                     {{"line_color", ink}, {"line_width", toPlainText(pattern.width)}, {"capstyle", "flat"}}};
    if (!pattern.dashes.empty()) {
        std::vector<std::string> dashes;
        std::ranges::transform(pattern.dashes, std::back_inserter(dashes), toPlainText);
        line.options.emplace_back("use_custom_dash", "1");
        line.options.emplace_back("customdash", fmt::format("{}", fmt::join(dashes, ";")));
    }
    std::vector<SymbolLayer> layers;
    for (const int angle : style::hatchAngles(pattern.lines)) {
        layers.push_back(around(
            "LinePatternFill",
            {{"angle", std::to_string(angle)}, {"distance", spacing}, {"offset", toPlainText(pattern.phase)}},
            "line", line));
    }
    return layers;
}

/// Where opacities change with the scale. `main`: QGIS' name of the colour that is not the edge's.
void addColours(SymbolLayer& layer, const char* main, const SignPart& part) {
    if (!part.colour.empty() && !part.opacity.isFixed()) {
        layer.expressions.emplace_back(main, colourAtEachScale(part.colour, part.opacity));
    }
    if (!part.edge.empty() && !part.edgeOpacity.isFixed()) {
        layer.expressions.emplace_back("outlineColor", colourAtEachScale(part.edge, part.edgeOpacity));
    }
}

void addEdgeWidth(SymbolLayer& layer, const SignPart& part) {
    if (!part.edge.empty() && !part.edgeWidth.isFixed()) {
        layer.expressions.emplace_back("outlineWidth", atEachScale(part.edgeWidth));
    }
}

std::vector<SymbolLayer> area(const SignPart& part) {
    SymbolLayer ground{"SimpleFill",
                       {{"style", part.colour.empty() ? "no" : "solid"},
                        {"color", qgisColour(part.colour, part.opacity.value)},
                        {"outline_style", part.edge.empty() ? "no" : "solid"}}};
    if (!part.edge.empty()) {
        ground.options.emplace_back("outline_color", qgisColour(part.edge, part.edgeOpacity.value));
        ground.options.emplace_back("outline_width", toPlainText(part.edgeWidth.value));
    }
    addColours(ground, "fillColor", part);
    addEdgeWidth(ground, part);
    std::vector<SymbolLayer> layers{std::move(ground)};
    if (const auto pattern = style::hatchPattern(part.pattern)) {
        std::ranges::move(hatch(part, *pattern), std::back_inserter(layers));
    }
    return layers;
}

void addOffset(SymbolLayer& layer, const SignPart& part, LookGeometry geometry) {
    if (part.offset == ScaledNumber{}) {
        return;
    }
    layer.options.emplace_back("offset", toPlainText(part.offset.value));
    layer.options.emplace_back("offset_unit", "MM");
    if (!part.offset.isFixed()) {
        // at holes QGIS turns a fixed offset round, what an expression says it does not
        const char* side = geometry == LookGeometry::Areas ? " * if(@geometry_ring_num > 0, -1, 1)" : "";
        layer.expressions.emplace_back("offset", fmt::format("({}){}", atEachScale(part.offset), side));
    }
}

SymbolLayer line(const SignPart& part, LookGeometry geometry) {
    SymbolLayer layer{"SimpleLine",
                      {{"line_color", qgisColour(part.colour, part.opacity.value)},
                       {"line_width", toPlainText(part.size.value)},
                       {"line_width_unit", "MM"},
                       {"capstyle", part.round ? "round" : "flat"},
                       {"joinstyle", part.join}}};
    if (!part.size.isFixed()) {
        layer.expressions.emplace_back("outlineWidth", atEachScale(part.size));
    }
    addOffset(layer, part, geometry);
    addColours(layer, "outlineColor", part);
    if (!part.dashes.empty()) {
        std::string dashes;
        std::string products;
        for (const double dash : part.dashes) {
            dashes += (dashes.empty() ? "" : ";") + toPlainText(dash * part.size.value);
            products +=
                fmt::format("{}({} * @width)", products.empty() ? "" : " || ';' || ", toPlainText(dash));
        }
        layer.options.emplace_back("use_custom_dash", "1");
        layer.options.emplace_back("customdash", dashes);
        layer.options.emplace_back("customdash_unit", "MM");
        if (!part.size.isFixed()) {
            layer.expressions.emplace_back("customDash", fmt::format("with_variable('width', {}, {})",
                                                                     atEachScale(part.size), products));
        }
    }
    return layer;
}

/// QGIS' form, and how much larger it must be than a circle that weighs as much.
struct MarkerForm {
    const char* ours;
    const char* name;
    double factor = 1;
    const char* angle = "0";
};

SymbolLayer circle(const SignPart& part, const SymbolKind& kind) {
    static constexpr std::array forms{MarkerForm{"circle", "circle"},
                                      MarkerForm{"square", "square", 0.89},
                                      MarkerForm{"diamond", "diamond", 1.26},
                                      MarkerForm{"triangle", "equilateral_triangle", 1.48},
                                      MarkerForm{"triangle-down", "equilateral_triangle", 1.48, "180"},
                                      MarkerForm{"hexagon", "hexagon", 1.1}};
    const auto known = std::ranges::find(forms, std::string_view(part.shape),
                                         [](const MarkerForm& each) { return std::string_view(each.ours); });
    const MarkerForm& form = known != forms.end() ? *known : forms.front();
    SymbolLayer layer{"SimpleMarker",
                      {{"name", form.name},
                       {"angle", form.angle},
                       {"color", qgisColour(part.colour, part.opacity.value)},
                       {"outline_style", part.edge.empty() ? "no" : "solid"},
                       {"outline_color", qgisColour(part.edge, part.edgeOpacity.value)},
                       {"outline_width", toPlainText(part.edgeWidth.value)},
                       {"size", toPlainText(part.size.value * form.factor + part.edgeWidth.value)},
                       {"size_unit", "MM"}}};
    const std::string edge = atEachScale(part.edgeWidth);
    if (!kind.radius.empty()) {
        layer.expressions.emplace_back(
            "size", fmt::format("{} * ({}) + {}", toPlainText(2 * form.factor), kind.radius, edge));
    } else if (!part.size.isFixed() || !part.edgeWidth.isFixed()) {
        layer.expressions.emplace_back("size",
                                       fmt::format("{} + {}", atEachScale(part.size * form.factor), edge));
    }
    addColours(layer, "fillColor", part);
    addEdgeWidth(layer, part);
    switch (kind.geometry) {
        case LookGeometry::Points:
            break;
        case LookGeometry::Lines:
            return around("MarkerLine", {{"placements", "CentralPoint"}, {"rotate", "0"}}, "marker", layer);
        case LookGeometry::Areas:
            return around("CentroidFill", {{"point_on_surface", "1"}, {"point_on_all_parts", "0"}}, "marker",
                          layer);
    }
    return layer;
}

std::vector<SymbolLayer> layersOf(const SignPart& part, const SymbolKind& kind) {
    switch (part.form) {
        case SignPart::Form::Area:
            return area(part);
        case SignPart::Form::Line:
            return {line(part, kind.geometry)};
        case SignPart::Form::Circle:
            break;
    }
    return {circle(part, kind)};
}

std::string expressionNumber(double value) {
    constexpr double digits = 1e6;
    return toPlainText(std::round(value * digits) / digits);
}

/// Of a curve that is not in steps, from the stop before number `i`. Each zoom level halves the denominator.
std::string betweenStops(const style::ZoomCurve& curve, std::size_t i, double from, double to) {
    const double levels = curve.stops[i] - curve.stops[i - 1];
    const std::string start = expressionNumber(style::denominatorOf(curve.stops[i - 1]));
    if (curve.base == 1) {
        return fmt::format("{} + {} * ln({} / @map_scale)", expressionNumber(from),
                           expressionNumber((to - from) / (levels * std::log(2))), start);
    }
    return fmt::format("{} + {} * (({} / @map_scale) ^ {} - 1)", expressionNumber(from),
                       expressionNumber((to - from) / (std::pow(curve.base, levels) - 1)), start,
                       expressionNumber(std::log2(curve.base)));
}

/// When something is drawn; empty: always.
std::string scaleCondition(const ScaleLimits& limits) {
    std::vector<std::string> conditions;
    if (limits.minimum > 0) {
        conditions.push_back("@map_scale >= " + toPlainText(limits.minimum));
    }
    if (std::isfinite(limits.maximum)) {
        conditions.push_back("@map_scale <= " + toPlainText(limits.maximum));
    }
    return joined(conditions, " AND ");
}

}  // namespace

std::string qgisColour(const std::string& hex, double opacity) {
    const auto colour = style::Colour::parse(hex);
    return colour ? fmt::format("{},{},{},{}", colour->r, colour->g, colour->b,
                                static_cast<int>(std::lround(opacity * 255)))
                  : "0,0,0,0";
}

std::string colourAtEachScale(const std::string& hex, const ScaledNumber& opacity) {
    const auto colour = style::Colour::parse(hex).value_or(style::Colour{});
    return fmt::format("color_rgba({}, {}, {}, {})", colour.r, colour.g, colour.b,
                       atEachScale(opacity * 255));
}

std::string atEachScale(const ScaledNumber& number) {
    if (number.isFixed()) {
        return expressionNumber(number.value);
    }
    const style::ZoomCurve& curve = number.curve;
    std::string cases = "CASE";
    for (std::size_t i = 0; i < curve.stops.size(); ++i) {
        cases += fmt::format(" WHEN @map_scale > {} THEN {}",
                             expressionNumber(style::denominatorOf(curve.stops[i])),
                             curve.steps || i == 0 ? expressionNumber(number.at[i])
                                                   : betweenStops(curve, i, number.at[i - 1], number.at[i]));
    }
    return cases + " ELSE " + expressionNumber(number.at.back()) + " END";
}

std::string symbol(std::size_t number, const SymbolKind& kind, const std::vector<SignPart>& parts,
                   const std::vector<std::size_t>& levels) {
    static constexpr std::array types{"fill", "line", "marker"};
    std::string layers;
    for (const SignPart& part : parts) {
        const auto level = static_cast<std::size_t>(std::ranges::find(levels, part.level) - levels.begin());
        for (SymbolLayer& layer : layersOf(part, kind)) {
            if (const std::string condition = scaleCondition(part.limits); !condition.empty()) {
                layer.expressions.emplace_back("enabled", condition);
            }
            layers += layerElement(layer, level);
        }
    }
    return symbolElement(std::to_string(number), types[static_cast<std::size_t>(kind.geometry)], layers);
}

}  // namespace nordertor::io::qml
