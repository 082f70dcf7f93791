// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "io/project/table_look_p.h"
#include "style/map_style.h"

namespace nordertor::io {
namespace {

using Geometry = TableLook::Geometry;
using style::StyleLayer;
using style::StyleLayerType;
using P = style::StyleProperty;

std::string hexOf(style::Colour colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b);
}

double opacityOf(style::Colour colour) {
    return colour.a / 255.0;
}

/// The sign a style layer draws for a feature, without colour if it draws none.
SignPart partOf(const StyleLayer& layer, const style::EvaluationContext& context) {
    SignPart part;
    switch (layer.type) {
        case StyleLayerType::Fill: {
            const double opacity = layer.number(P::FillOpacity, context);
            const style::Colour fill = layer.colour(P::FillColor, context);
            part.colour = hexOf(fill);
            part.opacity = opacityOf(fill) * opacity;
            const style::Colour edge = layer.colour(P::FillOutlineColor, context);
            if (edge.a > 0) {
                static constexpr double hairline = 0.1;
                part.edge = hexOf(edge);
                part.edgeOpacity = opacityOf(edge) * opacity;
                part.edgeWidth = hairline;
            }
            break;
        }
        case StyleLayerType::Line: {
            const style::Colour colour = layer.colour(P::LineColor, context);
            part.form = SignPart::Form::Line;
            part.colour = hexOf(colour);
            part.opacity = opacityOf(colour) * layer.number(P::LineOpacity, context);
            part.size = layer.length(P::LineWidth, context);
            part.dashes = layer.numbers(P::LineDasharray, context);  // in widths of the line
            for (double& dash : part.dashes) {
                dash *= part.size;
            }
            part.round = layer.text(P::LineCap, context) == "round";
            break;
        }
        case StyleLayerType::Circle: {
            const style::Colour fill = layer.colour(P::CircleColor, context);
            const style::Colour edge = layer.colour(P::CircleStrokeColor, context);
            part.form = SignPart::Form::Circle;
            part.colour = hexOf(fill);
            part.opacity = opacityOf(fill) * layer.number(P::CircleOpacity, context);
            part.edgeWidth = layer.length(P::CircleStrokeWidth, context);
            part.size = 2 * (layer.length(P::CircleRadius, context) + part.edgeWidth);
            if (part.edgeWidth > 0) {
                part.edge = hexOf(edge);
                part.edgeOpacity = opacityOf(edge) * layer.number(P::CircleStrokeOpacity, context);
            }
            break;
        }
        default:
            break;  // texts and pictures
    }
    return part;
}

class Looks {
  public:
    Looks() : style_(style::MapStyle::standard({})) {}

    /// What is drawn of a feature of a layer of the map.
    [[nodiscard]] std::vector<SignPart> parts(std::string_view sourceLayer,
                                              const style::Properties& feature) const {
        const style::EvaluationContext context{feature, style::zoomOf(lookDenominator)};
        std::vector<SignPart> parts;
        for (std::size_t i = 0; i < style_.layers.size(); ++i) {
            const StyleLayer& layer = style_.layers[i].layer;
            if (layer.sourceLayer == sourceLayer && layer.drawnAt(lookDenominator) && !layer.overBaseMap &&
                layer.matches(context)) {
                SignPart part = partOf(layer, context);
                part.level = i;
                if (!part.colour.empty()) {
                    parts.push_back(std::move(part));
                }
            }
        }
        return parts;
    }

    struct Class {
        const char* value;  ///< empty: all others
        const char* label;
        const char* drawnAs = nullptr;  ///< class on the map; null: as the value
    };
    [[nodiscard]] std::vector<SignCategory> classes(const char* sourceLayer,
                                                    std::initializer_list<Class> all) const {
        std::vector<SignCategory> categories;
        for (const Class& each : all) {
            const std::string drawnAs = each.drawnAs != nullptr ? each.drawnAs : each.value;
            categories.push_back({each.value, each.label, parts(sourceLayer, {{"class", drawnAs}})});
        }
        return categories;
    }

  private:
    style::MapStyle style_;
};

std::vector<SignCategory> landUses(const Looks& looks) {
    return looks.classes("landuse", {{"residential", "Wohnen"},
                                     {"commercial", "Gewerbe"},
                                     {"industrial", "Industrie"},
                                     {"retail", "Einzelhandel"},
                                     {"public", "Gemeinbedarf"},
                                     {"railway", "Bahn"},
                                     {"farmland", "Acker"},
                                     {"grass", "Grünland"},
                                     {"park", "Park"},
                                     {"forest", "Wald"},
                                     {"allotments", "Kleingärten"},
                                     {"cemetery", "Friedhof"},
                                     {"sports", "Sport"},
                                     {"playground", "Spielplatz"},
                                     {"water", "Gewässer"},
                                     {"square", "Platz"},
                                     {"parking", "Parkplatz"},
                                     {"construction", "Baustelle"}});
}

std::vector<SignCategory> streets(const Looks& looks) {
    return looks.classes("streets", {{"motorway", "Autobahn"},
                                     {"trunk", "Schnellstraße"},
                                     {"primary", "Bundesstraße"},
                                     {"secondary", "Landesstraße"},
                                     {"tertiary", "Kreisstraße"},
                                     {"unclassified", "Gemeindestraße"},
                                     {"residential", "Wohnstraße"},
                                     {"living_street", "Verkehrsberuhigt"},
                                     {"pedestrian", "Fußgängerzone"},
                                     {"service", "Zufahrt"},
                                     {"footway", "Fußweg"},
                                     {"path", "Pfad"},
                                     {"steps", "Treppe"},
                                     {"cycleway", "Radweg"},
                                     {"track", "Wirtschaftsweg"},
                                     {"", "Sonstige Wege", "path"}});
}

std::vector<SignCategory> lines(const Looks& looks) {
    std::vector<SignCategory> all = looks.classes("waterways", {{"river", "Fluss"}, {"stream", "Bach"}});
    std::ranges::move(
        looks.classes("railways", {{"rail", "Eisenbahn"}, {"light_rail", "Straßen- oder Stadtbahn"}}),
        std::back_inserter(all));
    SignPart fence;  // not on the map, but what blocks ways should be found
    fence.form = SignPart::Form::Line;
    fence.colour = "#967864";
    fence.size = 0.15;
    all.push_back({"barrier", "Zaun oder Mauer", {fence}});
    return all;
}

std::vector<SignCategory> facilities(const Looks& looks, const model::ThemeSet& themes) {
    static constexpr const char* noTheme = "#595959";
    const auto signOf = [&](const std::string& colour) {
        return looks.parts("facilities", {{"colour", colour}, {"inside", true}});
    };
    std::vector<SignCategory> all;
    for (const model::Theme& theme : themes.themes) {
        for (const model::FacilityKind& kind : theme.facilityKinds) {
            all.push_back(
                {theme.id + "." + kind.id, theme.label.de + ": " + kind.label.de, signOf(theme.colour)});
        }
    }
    all.push_back({"", "Sonstige Einrichtung", signOf(noTheme)});
    return all;
}

TableLook plain(const char* table, Geometry geometry, SignPart part) {
    return {table, geometry, {}, false, {{{}, {}, {std::move(part)}}}};
}

}  // namespace

std::vector<TableLook> tableLooks(const model::ThemeSet& themes) {
    using Form = SignPart::Form;
    const Looks looks;
    return {{"programme_area", Geometry::Areas, {}, false, {{"", "", looks.parts("area", {})}}},
            {"land_use", Geometry::Areas, "use", false, landUses(looks)},
            {"buildings", Geometry::Areas, "use", false,
             looks.classes("buildings", {{"non_residential", "Anderes Gebäude"}, {"", "Wohngebäude"}})},
            {"streets", Geometry::Lines, "highway", true, streets(looks)},
            {"lines", Geometry::Lines, "kind", true, lines(looks)},
            {"facilities", Geometry::Points, "kind", false, facilities(looks, themes)},
            {"organisations",
             Geometry::Points,
             "kind",
             false,
             {{"business", "Betrieb", looks.parts("organisations", {{"kind", "business"}})},
              {"", "Stiftung, Verein", looks.parts("organisations", {{"kind", "other"}})}}},
            // what the map draws in another form, or not at all
            plain("facility_outlines", Geometry::Areas, {Form::Area, "#1e6e5a", 0.2, "#1e6e5a", 1, 0.2}),
            plain("census_cells", Geometry::Areas, {Form::Area, {}, 0, "#7878a0", 0.63, 0.1}),
            plain("homes", Geometry::Points, {Form::Circle, "#786e64", 0.63, "#ffffff", 1, 0.2, 1}),
            plain("addresses", Geometry::Points, {Form::Circle, "#969696", 0.63, "#ffffff", 1, 0.2, 0.8})};
}

}  // namespace nordertor::io
