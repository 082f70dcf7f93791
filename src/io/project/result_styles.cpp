// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>

#include "base/number_format.h"
#include "base/text.h"
#include "io/project/qml_p.h"
#include "io/project/styles.h"
#include "model/result_classes.h"
#include "style/result_style.h"
#include "style/sld.h"

namespace nordertor::io {
namespace {

using Kind = model::Presentation::Kind;
using model::ResultClass;
using model::ResultData;
using model::ResultGeometry;

/// "#rrggbb" as QGIS writes it.
std::string qgisColour(const std::string& hex, int alpha) {
    const auto part = [&](std::size_t at) {
        const std::string text = hex.size() == 7 ? hex.substr(at, 2) : std::string("80");
        return std::stoi(text, nullptr, 16);
    };
    const bool isHex = hex.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
    return isHex ? fmt::format("{},{},{},{}", part(1), part(3), part(5), alpha)
                 : fmt::format("128,128,128,{}", alpha);
}

/// The brush of QGIS that looks most like a pattern of ours.
std::string qgisBrush(const std::string& pattern) {
    static const std::map<std::string, std::string> brushes{
        {"diagonal", "b_diagonal"}, {"back_diagonal", "f_diagonal"}, {"cross", "diagonal_x"},
        {"grid", "cross"},          {"horizontal", "horizontal"},    {"vertical", "vertical"},
        {"dots", "dense6"}};
    const auto brush = brushes.find(pattern);
    return brush != brushes.end() ? brush->second : "solid";
}

constexpr double largestCircle = 9;  ///< mm

/// Circles whose area is proportional to the column.
std::string sizeByArea(const model::ResultLegend& legend) {
    return fmt::format(
        "     <data_defined_properties><Option type=\"Map\">"
        "<Option name=\"name\" type=\"QString\" value=\"\"/><Option name=\"properties\" type=\"Map\">"
        "<Option name=\"size\" type=\"Map\"><Option name=\"active\" type=\"bool\" value=\"true\"/>"
        "<Option name=\"expression\" type=\"QString\" value=\"{} * sqrt(max(0, coalesce(&quot;{}&quot;, 0)) "
        "/ {})\"/>"
        "<Option name=\"type\" type=\"int\" value=\"3\"/></Option></Option>"
        "<Option name=\"type\" type=\"QString\" value=\"collection\"/></Option></data_defined_properties>\n",
        toPlainText(largestCircle), legend.column, toPlainText(legend.largest));
}

std::string symbolFor(const ResultData& data, std::size_t number, const ResultClass& each) {
    if (data.legend.kind == Kind::Proportional) {
        return qml::symbol(number, "marker",
                           {{"SimpleMarker",
                             {{"name", "circle"},
                              {"color", qgisColour(each.colour, 190)},
                              {"outline_color", "255,255,255,255"},
                              {"outline_width", "0.2"},
                              {"size", "3"},
                              {"size_unit", "MM"}},
                             sizeByArea(data.legend)}});
    }
    switch (data.geometry) {
        case ResultGeometry::Points:
            return qml::symbol(number, "marker",
                               {{"SimpleMarker",
                                 {{"name", "circle"},
                                  {"color", qgisColour(each.colour, 255)},
                                  {"outline_color", "60,60,60,255"},
                                  {"outline_width", "0.1"},
                                  {"size", "2"},
                                  {"size_unit", "MM"}}}});
        case ResultGeometry::Lines:
            return qml::symbol(number, "line",
                               {{"SimpleLine",
                                 {{"line_color", qgisColour(each.colour, 255)},
                                  {"line_width", "0.8"},
                                  {"line_width_unit", "MM"},
                                  {"capstyle", "round"},
                                  {"joinstyle", "round"}}}});
        case ResultGeometry::Areas:
            break;
    }
    if (!each.pattern.empty()) {
        return qml::symbol(number, "fill",
                           {{"SimpleFill",
                             {{"style", qgisBrush(each.pattern)},
                              {"color", qgisColour(each.colour, 255)},
                              {"outline_color", qgisColour(each.colour, 255)},
                              {"outline_style", "solid"},
                              {"outline_width", "0.3"}}}});
    }
    return qml::symbol(number, "fill",
                       {{"SimpleFill",
                         {{"style", "solid"},
                          {"color", qgisColour(each.colour, 190)},
                          {"outline_color", "90,90,90,255"},
                          {"outline_style", "solid"},
                          {"outline_width", "0.1"}}}});
}

std::string categorised(const ResultData& data) {
    std::string symbols;
    std::vector<qml::Category> categories;
    const auto add = [&](const ResultClass& each, const std::string& value) {
        symbols += symbolFor(data, categories.size(), each);
        categories.push_back({value, each.label.de});
    };
    for (const ResultClass& each : data.legend.classes) {
        add(each, each.key);
    }
    if (data.legend.unknown) {
        add(*data.legend.unknown, {});
    }
    const std::string renderer = qml::categorized(data.legend.column, categories, symbols);
    return qml::document(isHatched(data) ? qml::merged(renderer) : renderer);
}

/// Values without a class are not drawn by QGIS' graduated renderer.
std::string graduated(const ResultData& data) {
    double lower = std::numeric_limits<double>::max();
    double upper = std::numeric_limits<double>::lowest();
    const auto column = *columnOf(data, data.legend.column);
    for (const model::ResultRow& row : data.rows) {
        if (const auto* number = std::get_if<double>(&row.values[column])) {
            lower = std::min(lower, *number);
            upper = std::max(upper, *number);
        }
    }
    std::string ranges;
    std::string symbols;
    const auto& classes = data.legend.classes;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const double end = classes[i].upper.value_or(std::max(upper, lower));
        ranges += fmt::format(
            "   <range lower=\"{}\" upper=\"{}\" label=\"{}\" symbol=\"{}\" render=\"true\"/>\n",
            toPlainText(std::min(lower, end)), toPlainText(end), escapedXml(classes[i].label.de), i);
        lower = end;
        symbols += symbolFor(data, i, classes[i]);
    }
    return qml::document(
        fmt::format(" <renderer-v2 type=\"graduatedSymbol\" attr=\"{}\" graduatedMethod=\"GraduatedColor\" "
                    "symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\">\n  <ranges>\n{}  </ranges>\n"
                    "  <symbols>\n{}  </symbols>\n </renderer-v2>\n",
                    data.legend.column, ranges, symbols));
}

std::string qmlOf(const ResultData& data) {
    switch (data.legend.kind) {
        case Kind::Categories:
            return categorised(data);
        case Kind::Sequential:
        case Kind::Diverging:
            return graduated(data);
        default:
            return qml::single(symbolFor(data, 0, data.legend.classes.front()));
    }
}

}  // namespace

LayerStyle layerStyle(const model::ResultData& data, const std::string& table) {
    const auto sld = style::writeSld(style::resultStyle(data, table), table);
    return {qmlOf(data), sld ? sld->text : std::string()};
}

}  // namespace nordertor::io
