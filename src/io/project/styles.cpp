// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/styles.h"

#include <fmt/format.h>

#include <vector>

#include "base/text.h"
#include "io/project/qml_p.h"

namespace nordertor::io {
using namespace qml;
namespace {

struct Category {
    const char* value;
    const char* label;
    const char* colour;
    const char* width = "0.26";
};

std::string categorised(const char* column, const char* type, const std::vector<Category>& categories) {
    const bool fill = std::string_view(type) == "fill";
    std::string items;
    std::string symbols;
    for (std::size_t i = 0; i < categories.size(); ++i) {
        const Category& category = categories[i];
        items += fmt::format("   <category value=\"{}\" label=\"{}\" symbol=\"{}\" render=\"true\"/>\n",
                             category.value, escapedXml(category.label), i);
        symbols += fill ? symbol(i, "fill", "SimpleFill", {{"style", "solid"}, {"outline_style", "no"}},
                                 "color", category.colour)
                        : symbol(i, "line", "SimpleLine",
                                 {{"line_width", category.width},
                                  {"line_width_unit", "MM"},
                                  {"capstyle", "round"},
                                  {"joinstyle", "round"}},
                                 "line_color", category.colour);
    }
    return document(
        fmt::format(" <renderer-v2 type=\"categorizedSymbol\" attr=\"{}\" symbollevels=\"0\" "
                    "enableorderby=\"0\" forceraster=\"0\">\n  <categories>\n{}  </categories>\n"
                    "  <symbols>\n{}  </symbols>\n </renderer-v2>\n",
                    column, items, symbols));
}

std::string circle(const char* colour, const char* millimetres) {
    return single(symbol(0, "marker", "SimpleMarker",
                         {{"name", "circle"},
                          {"color", colour},
                          {"outline_color", "255,255,255,255"},
                          {"outline_width", "0.2"},
                          {"size", millimetres},
                          {"size_unit", "MM"}}));
}

std::string landUse() {
    return categorised("use", "fill",
                       {{"residential", "Wohnen", "239,231,221,255"},
                        {"commercial", "Gewerbe", "228,220,230,255"},
                        {"industrial", "Industrie", "222,215,226,255"},
                        {"retail", "Einzelhandel", "240,218,214,255"},
                        {"public", "Gemeinbedarf", "245,236,200,255"},
                        {"railway", "Bahn", "222,222,222,255"},
                        {"farmland", "Acker", "242,239,214,255"},
                        {"grass", "Grünland", "218,233,200,255"},
                        {"park", "Park", "196,224,180,255"},
                        {"forest", "Wald", "178,208,162,255"},
                        {"allotments", "Kleingärten", "208,226,190,255"},
                        {"cemetery", "Friedhof", "190,212,184,255"},
                        {"sports", "Sport", "190,224,206,255"},
                        {"playground", "Spielplatz", "206,236,196,255"},
                        {"water", "Gewässer", "176,208,230,255"},
                        {"square", "Platz", "234,228,224,255"},
                        {"parking", "Parkplatz", "232,232,228,255"},
                        {"construction", "Baustelle", "226,214,196,255"},
                        {"other", "Sonstiges", "236,236,232,255"}});
}

std::string streets() {
    return categorised("highway", "line",
                       {{"motorway", "Autobahn", "200,110,90,255", "1.0"},
                        {"trunk", "Schnellstraße", "210,130,100,255", "0.9"},
                        {"primary", "Bundesstraße", "220,160,110,255", "0.8"},
                        {"secondary", "Landesstraße", "225,190,120,255", "0.7"},
                        {"tertiary", "Kreisstraße", "190,190,180,255", "0.6"},
                        {"unclassified", "Gemeindestraße", "170,170,170,255", "0.4"},
                        {"residential", "Wohnstraße", "170,170,170,255", "0.4"},
                        {"living_street", "Verkehrsberuhigt", "160,170,160,255", "0.4"},
                        {"pedestrian", "Fußgängerzone", "180,160,170,255", "0.4"},
                        {"footway", "Fußweg", "150,130,120,255", "0.2"},
                        {"path", "Pfad", "150,130,120,255", "0.2"},
                        {"steps", "Treppe", "160,80,80,255", "0.3"},
                        {"cycleway", "Radweg", "120,140,180,255", "0.2"},
                        {"", "Sonstige Wege", "185,185,180,255", "0.2"}});
}

std::string lines() {
    return categorised("kind", "line",
                       {{"river", "Fluss", "130,170,205,255", "0.8"},
                        {"stream", "Bach", "130,170,205,255", "0.4"},
                        {"rail", "Eisenbahn", "90,90,90,255", "0.5"},
                        {"light_rail", "Straßen- oder Stadtbahn", "120,120,120,255", "0.35"},
                        {"barrier", "Zaun oder Mauer", "150,120,100,255", "0.15"}});
}

}  // namespace

std::string qgisStyle(std::string_view table) {
    if (table == "programme_area") {
        return single(symbol(0, "fill", "SimpleLine",
                             {{"line_color", "160,30,60,255"},
                              {"line_width", "1"},
                              {"line_width_unit", "MM"},
                              {"line_style", "dash"},
                              {"joinstyle", "miter"}}));
    }
    if (table == "buildings") {
        return single(symbol(0, "fill", "SimpleFill",
                             {{"color", "205,200,196,255"},
                              {"style", "solid"},
                              {"outline_color", "150,145,140,255"},
                              {"outline_style", "solid"},
                              {"outline_width", "0.1"}}));
    }
    if (table == "facility_outlines") {
        return single(symbol(0, "fill", "SimpleFill",
                             {{"color", "30,110,90,50"},
                              {"style", "solid"},
                              {"outline_color", "30,110,90,255"},
                              {"outline_style", "solid"},
                              {"outline_width", "0.2"}}));
    }
    if (table == "census_cells") {
        return single(symbol(0, "fill", "SimpleFill",
                             {{"color", "0,0,0,0"},
                              {"style", "no"},
                              {"outline_color", "120,120,160,160"},
                              {"outline_style", "solid"},
                              {"outline_width", "0.1"}}));
    }
    if (table == "facilities") {
        return circle("30,110,90,255", "2.6");
    }
    if (table == "organisations") {
        return circle("60,80,150,255", "2.2");
    }
    if (table == "homes") {
        return circle("120,110,100,160", "1");
    }
    if (table == "addresses") {
        return circle("150,150,150,160", "0.8");
    }
    if (table == "land_use") {
        return landUse();
    }
    if (table == "streets") {
        return streets();
    }
    return table == "lines" ? lines() : std::string();
}

}  // namespace nordertor::io
