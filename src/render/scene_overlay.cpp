// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "base/text.h"
#include "render/layer_builder_p.h"
#include "render/scene_layers_p.h"

namespace nordertor::render {
namespace {

/// Dark enough to read as text on white.
std::string darkened(const std::string& colour) {
    auto c = style::Colour::parse(colour).value_or(style::Colour{60, 60, 60, 255});
    const auto part = [](std::uint8_t byte) { return static_cast<std::uint8_t>(byte * 0.62); };
    return style::Colour{part(c.r), part(c.g), part(c.b), 255}.text();
}

std::vector<std::string> codePoints(const std::string& text) {
    std::vector<std::string> letters;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U && !letters.empty()) {
            letters.back() += c;
        } else {
            letters.emplace_back(1, c);
        }
    }
    return letters;
}

std::string capital(const std::string& letter) {
    static const std::map<std::string, std::string> umlauts{{"ä", "Ä"}, {"ö", "Ö"}, {"ü", "Ü"}};
    if (const auto found = umlauts.find(letter); found != umlauts.end()) {
        return found->second;
    }
    if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') {
        return {static_cast<char>(letter[0] - 'a' + 'A')};
    }
    return letter;
}

bool isLetter(const std::string& text) {
    return text.size() == 2 ||
           (text.size() == 1 && ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z')));
}

/// A letter for every kind of a theme, none that is in `taken`: the kind's own first letter if it is free,
/// else another of its letters, else a digit. So signs can be told apart without colour.
std::map<std::string, std::string> lettersOf(const model::Theme& theme, Language language,
                                             const std::function<bool(const std::string&)>& isDrawn,
                                             std::set<std::string>& taken) {
    std::map<std::string, std::string> letters;
    for (const model::FacilityKind& kind : theme.facilityKinds) {
        if (!isDrawn(theme.id + "." + kind.id)) {
            continue;
        }
        std::vector<std::string> candidates = codePoints(kind.label.in(language));
        for (char digit = '1'; digit <= '9'; ++digit) {
            candidates.emplace_back(1, digit);
        }
        for (const std::string& candidate : candidates) {
            const std::string letter = capital(candidate);
            if ((isLetter(candidate) || (letter[0] >= '1' && letter[0] <= '9')) && !letter.empty() &&
                taken.insert(letter).second) {
                letters[kind.id] = letter;
                break;
            }
        }
    }
    return letters;
}

/// "<theme>.<kind>" of all kinds a standard asks for.
std::set<std::string> kindsOfStandards(const model::ThemeSet& themes) {
    std::set<std::string> kinds;
    for (const model::Theme& theme : themes.themes) {
        for (const model::Standard& standard : theme.standards) {
            for (const std::string& kind : standard.facilityKinds) {
                kinds.insert(kind.find('.') == std::string::npos ? theme.id + "." + kind : kind);
            }
        }
    }
    return kinds;
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

}  // namespace

SceneLayers areaLayers(const model::Project& project, const geo::Box& dataBox) {
    const LocalizedText label{"Programmgebiet", "Programme area"};
    LayerBuilder area("area", GeometryKind::Area);
    style::Properties properties;
    if (!project.area.name.empty()) {
        properties.set("name", project.area.name);
    }
    area.addArea("area", area.properties(properties, label), project.area.shape);

    LayerBuilder outside("outside", GeometryKind::Area);
    const geo::Box box = dataBox.expandedBy(20000);
    geo::MultiPolygon frame{
        {{{box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}, box.min}, {}}}};
    for (const geo::Polygon& polygon : project.area.shape.polygons) {
        frame.polygons.front().holes.push_back(polygon.outer);
        for (const geo::Points& hole : polygon.holes) {
            frame.polygons.push_back({hole, {}});
        }
    }
    outside.addArea("outside", outside.properties({}, {"Außerhalb", "Outside"}), frame);
    return {area.finish(), outside.finish()};
}

SceneLayers peopleLayers(const model::Project& project) {
    return {homes(project), organisations(project)};
}

std::shared_ptr<const SceneLayer> facilityLayer(const model::Project& project, const model::ThemeSet& themes,
                                                const SceneOptions& options) {
    LayerBuilder builder("facilities", GeometryKind::Point);
    const std::set<std::string> inStandards = kindsOfStandards(themes);
    const auto isDrawn = [&](const std::string& kind) {
        return !options.onlyKindsOfStandards || inStandards.contains(kind);
    };
    std::map<std::string, std::map<std::string, std::string>> letters;
    std::set<std::string> taken;
    for (const model::Theme& theme : themes.themes) {
        // few kinds of all themes on one page: no letter twice, for print in black and white
        if (!options.onlyKindsOfStandards) {
            taken.clear();
        }
        letters[theme.id] = lettersOf(theme, options.language, isDrawn, taken);
    }
    for (const model::Facility& facility : project.facilities) {
        const std::string themeId = facility.kind.substr(0, facility.kind.find('.'));
        const model::Theme* theme = themes.find(themeId);
        const model::FacilityKind* kind = themes.findKind(facility.kind);
        if (theme == nullptr || kind == nullptr || (!options.theme.empty() && options.theme != themeId) ||
            !isDrawn(facility.kind)) {
            continue;
        }
        style::Properties properties{{"theme", themeId},
                                     {"kind", facility.kind},
                                     {"colour", theme->colour},
                                     {"dark", darkened(theme->colour)},
                                     {"letter", letters[themeId][kind->id]},
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
    if (report != nullptr) {
        for (const analysis::GapPlace* place : report->ranked()) {
            const std::string themeId = place->standard.substr(0, place->standard.find('.'));
            const model::Theme* theme = themes.find(themeId);
            const model::Standard* standard = themes.findStandard(place->standard);
            if (theme == nullptr || standard == nullptr ||
                (!options.theme.empty() && options.theme != themeId)) {
                continue;
            }
            style::Properties properties{{"theme", themeId},
                                         {"standard", place->standard},
                                         {"colour", theme->colour},
                                         {"pattern", theme->pattern},
                                         {"inside", place->insideArea},
                                         {"crowded", options.theme.empty() && options.onlyNumberedGaps}};
            const LocalizedText& what = options.nameGapsByTheme ? theme->label : standard->label;
            const LocalizedText label{"Lücke: " + what.de, "Gap: " + what.en};
            std::size_t number = place->rank;
            bool numbered = true;
            if (options.gapNumbers) {
                const auto found = options.gapNumbers->find(place->id);
                numbered = found != options.gapNumbers->end();
                number = numbered ? found->second : 0;
            }
            if (numbered || !options.onlyNumberedGaps) {
                areas.addArea(place->id, areas.properties(properties, label), place->shape);
            }
            if (!numbered || number == 0) {
                continue;
            }
            properties.set("rank", static_cast<double>(number));
            properties.set("persons", std::round(place->persons));
            numbers.addPoint(place->id, numbers.properties(properties, label), place->centre);
        }
    }
    return {areas.finish(), numbers.finish()};
}

}  // namespace nordertor::render
