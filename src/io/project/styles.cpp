// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/styles.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/number_format.h"
#include "base/text.h"
#include "io/project/qml_p.h"
#include "style/sld.h"

namespace nordertor::io {
namespace {

struct Category {
    const char* value;  ///< empty: all others
    const char* label;
    const char* colour;  ///< "#rrggbb"
    double width = 0;    ///< mm, of a line
};

/// The look of a table: one sign, or with a column one for each category. Lengths in mm.
struct TableLook {
    enum class Form { Area, Line, Outline, Circle };
    std::string_view table;
    Form form;
    std::string colour = {};  ///< "#rrggbb"; empty: only the edge is drawn
    double opacity = 1;
    std::string edge = {};  ///< colour; empty: none
    double edgeOpacity = 1;
    double size = 0;  ///< diameter of the circle, width of the outline or the edge
    const char* column = nullptr;
    std::vector<Category> categories = {};
};

const std::vector<TableLook>& tableLooks() {
    using enum TableLook::Form;
    static const std::vector<TableLook> looks{{"programme_area", Outline, "#a01e3c", 1, {}, 1, 1},
                                              {"buildings", Area, "#cdc8c4", 1, "#96918c", 1, 0.1},
                                              {"facility_outlines", Area, "#1e6e5a", 0.2, "#1e6e5a", 1, 0.2},
                                              {"census_cells", Area, {}, 0, "#7878a0", 0.63, 0.1},
                                              {"facilities", Circle, "#1e6e5a", 1, "#ffffff", 1, 2.6},
                                              {"organisations", Circle, "#3c5096", 1, "#ffffff", 1, 2.2},
                                              {"homes", Circle, "#786e64", 0.63, "#ffffff", 1, 1},
                                              {"addresses", Circle, "#969696", 0.63, "#ffffff", 1, 0.8},
                                              {"land_use",
                                               Area,
                                               {},
                                               1,
                                               {},
                                               1,
                                               0,
                                               "use",
                                               {{"residential", "Wohnen", "#efe7dd"},
                                                {"commercial", "Gewerbe", "#e4dce6"},
                                                {"industrial", "Industrie", "#ded7e2"},
                                                {"retail", "Einzelhandel", "#f0dad6"},
                                                {"public", "Gemeinbedarf", "#f5ecc8"},
                                                {"railway", "Bahn", "#dedede"},
                                                {"farmland", "Acker", "#f2efd6"},
                                                {"grass", "Grünland", "#dae9c8"},
                                                {"park", "Park", "#c4e0b4"},
                                                {"forest", "Wald", "#b2d0a2"},
                                                {"allotments", "Kleingärten", "#d0e2be"},
                                                {"cemetery", "Friedhof", "#bed4b8"},
                                                {"sports", "Sport", "#bee0ce"},
                                                {"playground", "Spielplatz", "#ceecc4"},
                                                {"water", "Gewässer", "#b0d0e6"},
                                                {"square", "Platz", "#eae4e0"},
                                                {"parking", "Parkplatz", "#e8e8e4"},
                                                {"construction", "Baustelle", "#e2d6c4"},
                                                {"other", "Sonstiges", "#ecece8"}}},
                                              {"streets",
                                               Line,
                                               {},
                                               1,
                                               {},
                                               1,
                                               0,
                                               "highway",
                                               {{"motorway", "Autobahn", "#c86e5a", 1.0},
                                                {"trunk", "Schnellstraße", "#d28264", 0.9},
                                                {"primary", "Bundesstraße", "#dca06e", 0.8},
                                                {"secondary", "Landesstraße", "#e1be78", 0.7},
                                                {"tertiary", "Kreisstraße", "#bebeb4", 0.6},
                                                {"unclassified", "Gemeindestraße", "#aaaaaa", 0.4},
                                                {"residential", "Wohnstraße", "#aaaaaa", 0.4},
                                                {"living_street", "Verkehrsberuhigt", "#a0aaa0", 0.4},
                                                {"pedestrian", "Fußgängerzone", "#b4a0aa", 0.4},
                                                {"footway", "Fußweg", "#968278", 0.2},
                                                {"path", "Pfad", "#968278", 0.2},
                                                {"steps", "Treppe", "#a05050", 0.3},
                                                {"cycleway", "Radweg", "#788cb4", 0.2},
                                                {"", "Sonstige Wege", "#b9b9b4", 0.2}}},
                                              {"lines",
                                               Line,
                                               {},
                                               1,
                                               {},
                                               1,
                                               0,
                                               "kind",
                                               {{"river", "Fluss", "#82aacd", 0.8},
                                                {"stream", "Bach", "#82aacd", 0.4},
                                                {"rail", "Eisenbahn", "#5a5a5a", 0.5},
                                                {"light_rail", "Straßen- oder Stadtbahn", "#787878", 0.35},
                                                {"barrier", "Zaun oder Mauer", "#967864", 0.15}}}};
    return looks;
}

constexpr double circleEdgeWidth = 0.2;  ///< mm

std::string qmlColour(const std::string& hex, double opacity) {
    const auto part = [&](std::size_t at) { return std::stoi(hex.substr(at, 2), nullptr, 16); };
    return hex.empty() ? "0,0,0,0"
                       : fmt::format("{},{},{},{}", part(1), part(3), part(5),
                                     static_cast<int>(std::lround(opacity * 255)));
}

std::string qmlSymbol(const TableLook& look, std::size_t number, const std::string& colour, double width) {
    const std::string fill = qmlColour(colour, look.opacity);
    const std::string edge = qmlColour(look.edge, look.edgeOpacity);
    const std::string size = toPlainText(look.size);
    const std::string lineWidth = toPlainText(width);
    const std::string circleEdge = toPlainText(circleEdgeWidth);
    switch (look.form) {
        case TableLook::Form::Area: {
            const char* const style = colour.empty() ? "no" : "solid";
            return look.edge.empty() ? qml::symbol(number, "fill", "SimpleFill",
                                                   {{"style", style}, {"outline_style", "no"}}, "color", fill)
                                     : qml::symbol(number, "fill", "SimpleFill",
                                                   {{"style", style},
                                                    {"outline_color", edge.c_str()},
                                                    {"outline_style", "solid"},
                                                    {"outline_width", size.c_str()}},
                                                   "color", fill);
        }
        case TableLook::Form::Line:
            return qml::symbol(number, "line", "SimpleLine",
                               {{"line_width", lineWidth.c_str()},
                                {"line_width_unit", "MM"},
                                {"capstyle", "round"},
                                {"joinstyle", "round"}},
                               "line_color", fill);
        case TableLook::Form::Outline:
            return qml::symbol(number, "fill", "SimpleLine",
                               {{"line_width", size.c_str()},
                                {"line_width_unit", "MM"},
                                {"line_style", "dash"},
                                {"joinstyle", "miter"}},
                               "line_color", fill);
        case TableLook::Form::Circle:
            break;
    }
    return qml::symbol(number, "marker", "SimpleMarker",
                       {{"name", "circle"},
                        {"outline_color", edge.c_str()},
                        {"outline_width", circleEdge.c_str()},
                        {"size", size.c_str()},
                        {"size_unit", "MM"}},
                       "color", fill);
}

std::string qmlOfTable(const TableLook& look) {
    if (look.column == nullptr) {
        return qml::single(qmlSymbol(look, 0, look.colour, 0));
    }
    std::string items;
    std::string symbols;
    for (std::size_t i = 0; i < look.categories.size(); ++i) {
        const Category& category = look.categories[i];
        items += fmt::format("   <category value=\"{}\" label=\"{}\" symbol=\"{}\" render=\"true\"/>\n",
                             category.value, escapedXml(category.label), i);
        symbols += qmlSymbol(look, i, category.colour, category.width);
    }
    return qml::document(
        fmt::format(" <renderer-v2 type=\"categorizedSymbol\" attr=\"{}\" symbollevels=\"0\" "
                    "enableorderby=\"0\" forceraster=\"0\">\n  <categories>\n{}  </categories>\n"
                    "  <symbols>\n{}  </symbols>\n </renderer-v2>\n",
                    look.column, items, symbols));
}

/// The look as layers of a style document; `filter` true: for all features.
void addStyleLayers(const TableLook& look, const std::string& colour, double width, const Json& filter,
                    const std::string& label, Json& layers) {
    const auto add = [&](const char* type, Json paint, Json layout) {
        Json layer{{"id", fmt::format("{}-{}", look.table, layers.size() + 1)},
                   {"type", type},
                   {"source", "project"},
                   {"source-layer", std::string(look.table)}};
        if (!label.empty()) {
            layer["metadata"] = {{"nordertor:legend", {{"de", label}, {"en", label}}}};
        }
        if (filter != true) {
            layer["filter"] = filter;
        }
        layer["paint"] = std::move(paint);
        if (!layout.is_null()) {
            layer["layout"] = std::move(layout);
        }
        layers.push_back(std::move(layer));
    };
    switch (look.form) {
        case TableLook::Form::Area:
            if (!colour.empty()) {
                add("fill", {{"fill-color", colour}, {"fill-opacity", look.opacity}}, {});
            }
            if (!look.edge.empty()) {
                add("line",
                    {{"line-color", look.edge},
                     {"line-opacity", look.edgeOpacity},
                     {"line-width", look.size}},
                    {});
            }
            break;
        case TableLook::Form::Line:
            add("line", {{"line-color", colour}, {"line-width", width}},
                {{"line-cap", "round"}, {"line-join", "round"}});
            break;
        case TableLook::Form::Outline:
            add("line", {{"line-color", colour}, {"line-width", look.size}, {"line-dasharray", {4, 2}}}, {});
            break;
        case TableLook::Form::Circle:
            add("circle",
                {{"circle-color", colour},
                 {"circle-opacity", look.opacity},
                 {"circle-radius", (look.size - circleEdgeWidth) / 2},
                 {"circle-stroke-color", look.edge},
                 {"circle-stroke-width", circleEdgeWidth}},
                {});
    }
}

std::string sldOfTable(const TableLook& look) {
    Json layers = Json::array();
    const Json column = look.column != nullptr ? Json::array({"get", look.column}) : Json();
    Json named = Json::array();
    for (const Category& category : look.categories) {
        const bool others = *category.value == '\0';
        const Json filter =
            others ? Json::array({"!", Json::array({"in", column, Json::array({"literal", named})})})
                   : Json::array({"==", column, category.value});
        named.push_back(category.value);
        addStyleLayers(look, category.colour, category.width, filter, category.label, layers);
    }
    if (look.categories.empty()) {
        addStyleLayers(look, look.colour, 0, true, {}, layers);
    }
    const std::string table(look.table);
    const Json document{{"version", 8},
                        {"name", table},
                        {"metadata", {{"nordertor:unit", "mm"}}},
                        {"layers", std::move(layers)}};
    const auto sld = style::writeSld(document, table);
    return sld ? sld->text : std::string();
}

}  // namespace

LayerStyle layerStyle(std::string_view table) {
    const auto& looks = tableLooks();
    const auto found = std::ranges::find(looks, table, &TableLook::table);
    return found != looks.end() ? LayerStyle{qmlOfTable(*found), sldOfTable(*found)} : LayerStyle();
}

}  // namespace nordertor::io
