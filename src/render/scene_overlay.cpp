// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/text.h"
#include "geo/area_operations.h"
#include "model/kind_letters.h"
#include "render/layer_builder_p.h"
#include "render/scene_layers_p.h"
#include "style/palettes.h"

namespace nordertor::render {
namespace {

/// Lines of gaps that coincide lie inside one another: the place of each, by theme or, on maps of one theme,
/// by standard.
std::map<std::string, double> nestedOrder(const model::ThemeSet& themes, const std::string& onlyTheme,
                                          const std::set<std::string>& drawn) {
    std::map<std::string, double> order;
    const auto add = [&](const std::string& key) {
        if (drawn.contains(key)) {
            order.emplace(key, static_cast<double>(order.size()));
        }
    };
    for (const model::Theme& theme : themes.themes) {
        if (onlyTheme.empty()) {
            add(theme.id);
            continue;
        }
        for (const model::Standard& standard : theme.standards) {
            add(theme.id + "." + standard.id);
        }
    }
    return order;
}

std::shared_ptr<const SceneLayer> homes(const model::Project& project) {
    LayerBuilder builder("homes", GeometryKind::Point);
    const model::Residents& residents = project.residents;
    // without everybody, the known groups that do not overlap are added up
    std::vector<std::size_t> groups;
    const std::size_t everybody = residents.indexOf({});
    if (everybody < residents.groups.size()) {
        groups.push_back(everybody);
    } else {
        int until = -1;
        for (std::size_t g = 0; g < residents.groups.size(); ++g) {
            if (residents.groups[g].from > until) {
                groups.push_back(g);
                until = residents.groups[g].to;
            }
        }
    }
    for (std::size_t h = 0; h < residents.homes.size(); ++h) {
        double persons = 0;
        for (const std::size_t g : groups) {
            persons += std::max(0.0, residents.persons[g][h]);
        }
        if (persons > 0) {
            const double rounded = std::max(1.0, std::round(persons));
            builder.addPoint(residents.homes[h].id,
                             builder.properties({{"persons", rounded}, {"radius", std::sqrt(rounded)}},
                                                {"Einwohner", "Residents"}),
                             residents.homes[h].location);
        }
    }
    return builder.finish();
}

std::shared_ptr<const SceneLayer> organisations(const model::Project& project) {
    LayerBuilder builder("organisations", GeometryKind::Point);
    for (const model::Organisation& organisation : project.organisations) {
        if (!organisation.location) {
            continue;
        }
        const bool business = organisation.kind == model::OrganisationKind::Business;
        style::Properties properties{{"kind", business ? "business" : "foundation"}};
        if (!organisation.name.empty()) {
            properties.set("name", organisation.name);
        }
        builder.addPoint(organisation.id,
                         builder.properties(properties, business ? LocalizedText{"Betrieb", "Business"}
                                                                 : LocalizedText{"Stiftung, Verein",
                                                                                 "Foundation, association"}),
                         *organisation.location);
    }
    return builder.finish();
}

/// Everything but the shape, farther than any map reaches.
geo::MultiPolygon around(const geo::MultiPolygon& shape, const geo::Box& dataBox) {
    static constexpr double farAround = 20000;  ///< metres
    geo::MultiPolygon frame = geo::rectangleOf(dataBox.expandedBy(farAround));
    for (const geo::Polygon& polygon : shape.polygons) {
        frame.polygons.front().holes.push_back(polygon.outer);
        for (const geo::Points& hole : polygon.holes) {
            frame.polygons.push_back({hole, {}});
        }
    }
    return frame;
}

struct DrawnGap {
    const analysis::GapPlace* place = nullptr;
    const model::Theme* theme = nullptr;
    const model::Standard* standard = nullptr;
    std::size_t number = 0;  ///< 0: drawn without one
    double nest = 0;         ///< lies inside the lines of so many others
    double themes = 1;       ///< that are drawn, its own among them
};

/// By rank.
std::vector<DrawnGap> drawnGaps(const model::ThemeSet& themes, const analysis::GapReport* report,
                                const SceneOptions& options) {
    std::vector<DrawnGap> gaps;
    std::set<std::string> nested;
    std::set<std::string> drawnThemes;
    const auto nestKey = [&](const DrawnGap& gap) {
        return options.theme.empty() ? gap.theme->id : gap.place->standard;
    };
    if (report == nullptr) {
        return gaps;
    }
    for (const analysis::GapPlace* place : report->ranked()) {
        const std::string themeId = place->standard.substr(0, place->standard.find('.'));
        DrawnGap gap{place, themes.find(themeId), themes.findStandard(place->standard), place->rank};
        if (gap.theme == nullptr || gap.standard == nullptr ||
            (!options.theme.empty() && options.theme != themeId)) {
            continue;
        }
        if (options.gapNumbers) {
            const auto found = options.gapNumbers->find(place->id);
            const bool numbered = found != options.gapNumbers->end();
            gap.number = numbered ? found->second : 0;
            if (!numbered && options.onlyNumberedGaps) {
                continue;
            }
        }
        nested.insert(nestKey(gap));
        drawnThemes.insert(themeId);
        gaps.push_back(gap);
    }
    const auto order = nestedOrder(themes, options.theme, nested);
    for (DrawnGap& gap : gaps) {
        gap.nest = order.at(nestKey(gap));
        gap.themes = static_cast<double>(drawnThemes.size());
    }
    return gaps;
}

}  // namespace

std::shared_ptr<const SceneLayer> beyondLayer(const model::Project& project, const geo::Box& dataBox) {
    LayerBuilder builder("beyond", GeometryKind::Area);
    // files may hold less than was asked for
    const auto known = project.baseMap == model::BaseMap{} || project.area.shape.empty()
                           ? Result<geo::MultiPolygon>()
                           : geo::buffer(project.area.shape, project.marginMetres)
                                 .and_then([&](const geo::MultiPolygon& takenOver) {
                                     return geo::intersection(takenOver, geo::rectangleOf(dataBox));
                                 });
    if (known && !known->empty()) {
        builder.addArea("beyond",
                        builder.properties({}, {"Keine vollständigen Kartendaten", "No complete map data"}),
                        around(*known, dataBox));
    }
    return builder.finish();
}

SceneLayers areaLayers(const model::Project& project, const geo::Box& dataBox) {
    const LocalizedText label{"Programmgebiet", "Programme area"};
    LayerBuilder area("area", GeometryKind::Area);
    style::Properties properties;
    if (!project.area.name.empty()) {
        properties.set("name", project.area.name);
    }
    area.addArea("area", area.properties(properties, label), project.area.shape);

    LayerBuilder outside("outside", GeometryKind::Area);
    outside.addArea("outside", outside.properties({}, {"Außerhalb", "Outside"}),
                    around(project.area.shape, dataBox));
    return {area.finish(), outside.finish()};
}

SceneLayers peopleLayers(const model::Project& project) {
    return {homes(project), organisations(project)};
}

std::shared_ptr<const SceneLayer> facilityLayer(const model::Project& project, const model::ThemeSet& themes,
                                                const SceneOptions& options) {
    LayerBuilder builder("facilities", GeometryKind::Point);
    const std::set<std::string> inStandards = model::kindsOfStandards(themes);
    const auto isDrawn = [&](const model::Facility& facility) {
        if (options.onlyFacilities) {
            return options.onlyFacilities->contains(facility.kind) ||
                   options.onlyFacilities->contains(facility.id);
        }
        return !options.onlyKindsOfStandards || inStandards.contains(facility.kind);
    };
    const auto letters = model::kindLetters(themes, options.language);
    for (const model::Facility& facility : project.facilities) {
        const std::string themeId = facility.kind.substr(0, facility.kind.find('.'));
        const model::Theme* theme = themes.find(themeId);
        const model::FacilityKind* kind = themes.findKind(facility.kind);
        if (theme == nullptr || kind == nullptr || (!options.theme.empty() && options.theme != themeId) ||
            !isDrawn(facility)) {
            continue;
        }
        style::Properties properties{{"theme", themeId},
                                     {"kind", facility.kind},
                                     {"colour", theme->colour},
                                     {"dark", style::darkened(theme->colour)},
                                     {"letter_colour", style::letterColourOn(theme->colour)},
                                     {"pattern", theme->pattern},
                                     {"letter", letters.at(facility.kind)},
                                     {"inside", geo::contains(project.area.shape, facility.location)}};
        if (!facility.name.empty()) {
            properties.set("name", facility.name);
        }
        builder.addPoint(facility.id, builder.properties(properties, kind->label), facility.location);
    }
    return builder.finish();
}

SceneLayers gapLayers(const model::ThemeSet& themes, const analysis::GapReport* report,
                      const SceneOptions& options) {
    LayerBuilder areas("gaps", GeometryKind::Area);
    LayerBuilder numbers("gap_numbers", GeometryKind::Point);
    LayerBuilder places("places", GeometryKind::Area);
    for (const DrawnGap& gap : drawnGaps(themes, report, options)) {
        const model::Theme& theme = *gap.theme;
        style::Properties properties{{"theme", theme.id},
                                     {"standard", gap.place->standard},
                                     {"colour", theme.colour},
                                     {"pattern", theme.pattern},
                                     {"inside", gap.place->insideArea},
                                     {"nest", gap.nest},
                                     {"themes", gap.themes},
                                     {"crowded", options.theme.empty() && options.onlyNumberedGaps}};
        const LocalizedText& what = options.nameGapsByTheme ? theme.label : gap.standard->label;
        const LocalizedText label{"Lücke: " + what.de, "Gap: " + what.en};
        areas.addArea(gap.place->id, areas.properties(properties, label), gap.place->shape);
        if (gap.number != 0) {
            properties.set("rank", static_cast<double>(gap.number));
            properties.set("persons", std::round(gap.place->persons));
            const auto place = options.gapNumberPlaces.find(gap.place->id);
            numbers.addPoint(gap.place->id, numbers.properties(properties, label),
                             place != options.gapNumberPlaces.end() ? place->second : gap.place->centre);
        }
    }
    for (const SceneOptions::PlaceNumber& place : options.placeNumbers) {
        style::Properties properties{{"colour", place.colour}, {"rank", static_cast<double>(place.number)}};
        if (!place.form.empty()) {
            properties.set("form", place.form);
        }
        const std::string label = place.prefix + std::to_string(place.number);
        if (!place.prefix.empty()) {
            properties.set("label", label);
        }
        const std::string id = "place/" + label;
        numbers.addPoint(id, numbers.properties(properties, {}), place.at);
        if (place.area != nullptr) {
            places.addArea(id, places.properties({}, {}), *place.area);
        }
    }
    return {areas.finish(), numbers.finish(), places.finish()};
}

}  // namespace nordertor::render
