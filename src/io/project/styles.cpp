// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/styles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/number_format.h"
#include "base/text.h"
#include "io/project/qml_p.h"
#include "io/project/table_look_p.h"
#include "style/sld.h"
#include "style/source_layers.h"

namespace nordertor::io {
namespace {

std::string qmlColour(const std::string& hex, double opacity) {
    const auto part = [&](std::size_t at) { return std::stoi(hex.substr(at, 2), nullptr, 16); };
    return hex.empty() ? "0,0,0,0"
                       : fmt::format("{},{},{},{}", part(1), part(3), part(5),
                                     static_cast<int>(std::lround(opacity * 255)));
}

qml::SymbolLayer qmlArea(const SignPart& part) {
    qml::SymbolLayer layer{"SimpleFill",
                           {{"style", part.colour.empty() ? "no" : "solid"},
                            {"color", qmlColour(part.colour, part.opacity)},
                            {"outline_style", part.edge.empty() ? "no" : "solid"}}};
    if (!part.edge.empty()) {
        layer.options.emplace_back("outline_color", qmlColour(part.edge, part.edgeOpacity));
        layer.options.emplace_back("outline_width", toPlainText(part.edgeWidth));
    }
    return layer;
}

qml::SymbolLayer qmlLine(const SignPart& part, bool widensWithScale) {
    // one unit is a millimetre, or what a millimetre of the look's scale is on the ground
    const double factor = widensWithScale ? lookDenominator / 1000 : 1;
    const std::string unit = widensWithScale ? "RenderMetersInMapUnits" : "MM";
    qml::SymbolLayer layer{"SimpleLine",
                           {{"line_color", qmlColour(part.colour, part.opacity)},
                            {"line_width", toPlainText(part.size * factor)},
                            {"line_width_unit", unit},
                            {"capstyle", part.round ? "round" : "flat"},
                            {"joinstyle", part.dashes.empty() ? "round" : "miter"}}};
    if (!part.dashes.empty()) {
        std::string dashes;
        for (const double dash : part.dashes) {
            dashes += (dashes.empty() ? "" : ";") + toPlainText(dash * factor);
        }
        layer.options.emplace_back("use_custom_dash", "1");
        layer.options.emplace_back("customdash", dashes);
        layer.options.emplace_back("customdash_unit", unit);
    }
    return layer;
}

qml::SymbolLayer qmlCircle(const SignPart& part) {
    return {"SimpleMarker",
            {{"name", "circle"},
             {"color", qmlColour(part.colour, part.opacity)},
             {"outline_color", qmlColour(part.edge, part.edgeOpacity)},
             {"outline_width", toPlainText(part.edgeWidth)},
             {"size", toPlainText(part.size - part.edgeWidth)},
             {"size_unit", "MM"}}};
}

std::string qmlOf(const TableLook& look) {
    static constexpr std::array symbolTypes{"fill", "line", "marker"};
    std::vector<std::size_t> levels;
    for (const SignCategory& category : look.categories) {
        for (const SignPart& part : category.parts) {
            levels.push_back(part.level);
        }
    }
    std::ranges::sort(levels);
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    std::vector<qml::Category> categories;
    std::string symbols;
    for (const SignCategory& category : look.categories) {
        std::vector<qml::SymbolLayer> layers;
        for (const SignPart& part : category.parts) {
            layers.push_back(part.form == SignPart::Form::Area   ? qmlArea(part)
                             : part.form == SignPart::Form::Line ? qmlLine(part, look.widensWithScale)
                                                                 : qmlCircle(part));
            layers.back().level =
                static_cast<std::size_t>(std::ranges::find(levels, part.level) - levels.begin());
        }
        if (layers.empty()) {
            continue;
        }
        symbols +=
            qml::symbol(categories.size(), symbolTypes[static_cast<std::size_t>(look.geometry)], layers);
        categories.push_back({category.value, category.label});
    }
    return look.column.empty()
               ? qml::single(symbols)
               : qml::document(qml::categorized(look.column, categories, symbols, levels.size() > 1));
}

/// A part as a layer of a style document; `filter` true: for all features.
Json styleLayer(const SignPart& part, const std::string& table, const Json& filter, const std::string& label,
                std::size_t number) {
    Json layer{
        {"id", fmt::format("{}-{}", table, number)}, {"source", style::tableSource}, {"source-layer", table}};
    if (!label.empty()) {
        layer["metadata"] = {{"nordertor:legend", {{"de", label}, {"en", label}}}};
    }
    if (filter != true) {
        layer["filter"] = filter;
    }
    switch (part.form) {
        case SignPart::Form::Area:
            if (part.colour.empty()) {
                layer["type"] = "line";
                layer["paint"] = {{"line-color", part.edge},
                                  {"line-opacity", part.edgeOpacity},
                                  {"line-width", part.edgeWidth}};
            } else {
                layer["type"] = "fill";
                layer["paint"] = {{"fill-color", part.colour}, {"fill-opacity", part.opacity}};
                if (!part.edge.empty()) {
                    layer["paint"]["fill-outline-color"] = part.edge;
                }
            }
            break;
        case SignPart::Form::Line:
            layer["type"] = "line";
            layer["paint"] = {
                {"line-color", part.colour}, {"line-opacity", part.opacity}, {"line-width", part.size}};
            if (part.dashes.empty()) {
                layer["layout"] = {{"line-cap", part.round ? "round" : "butt"}, {"line-join", "round"}};
            } else {
                Json dashes = Json::array();
                for (const double dash : part.dashes) {
                    dashes.push_back(dash / part.size);
                }
                layer["paint"]["line-dasharray"] = std::move(dashes);
            }
            break;
        case SignPart::Form::Circle:
            layer["type"] = "circle";
            layer["paint"] = {{"circle-color", part.colour},
                              {"circle-opacity", part.opacity},
                              {"circle-radius", part.size / 2 - part.edgeWidth},
                              {"circle-stroke-color", part.edge},
                              {"circle-stroke-width", part.edgeWidth}};
    }
    return layer;
}

std::string sldOf(const TableLook& look) {
    std::vector<std::pair<std::size_t, Json>> layers;  // by level
    const Json column = Json::array({"get", look.column});
    Json named = Json::array();
    for (const SignCategory& category : look.categories) {
        Json filter = true;
        if (!category.value.empty()) {
            filter = Json::array({"==", column, category.value});
        } else if (!named.empty()) {
            filter = Json::array({"!", Json::array({"in", column, Json::array({"literal", named})})});
        }
        named.push_back(category.value);
        for (const SignPart& part : category.parts) {
            layers.emplace_back(part.level,
                                styleLayer(part, look.table, filter, category.label, layers.size() + 1));
        }
    }
    std::ranges::stable_sort(layers, {}, &std::pair<std::size_t, Json>::first);
    Json document{{"version", 8}, {"name", look.table}, {"metadata", {{"nordertor:unit", "mm"}}}};
    document["sources"][style::tableSource] = style::declaredSource();
    document["layers"] = Json::array();
    for (auto& [level, layer] : layers) {
        document["layers"].push_back(std::move(layer));
    }
    const auto sld = style::writeSld(document, look.table);
    return sld ? sld->text : std::string();
}

}  // namespace

std::map<std::string, LayerStyle> layerStyles(const model::ThemeSet& themes) {
    std::map<std::string, LayerStyle> styles;
    for (const TableLook& look : tableLooks(themes)) {
        styles[look.table] = {qmlOf(look), sldOf(look)};
    }
    return styles;
}

}  // namespace nordertor::io
