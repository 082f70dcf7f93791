// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/common_parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/number_format.h"
#include "base/text.h"
#include "ops/analysis_parameters.h"

namespace nordertor::ops {

ParameterSpec mapFilesParameter() {
    return {
        .name = "map",
        .type = ParameterType::InputFiles,
        .label = {"Kartendaten", "Map data"},
        .help =
            {"OpenStreetMap-Auszug (.osm.pbf, .osm, .osm.gz, .osm.bz2) oder GeoJSON mit OpenStreetMap-Tags; "
             "mehrfach erlaubt. Beispiel: --map stadt.osm.pbf",
             "OpenStreetMap extract (.osm.pbf, .osm, .osm.gz, .osm.bz2) or GeoJSON with OpenStreetMap tags; "
             "may be repeated. Example: --map town.osm.pbf"},
        .fileFilter = "*.pbf *.osm *.gz *.bz2 *.geojson *.json"};
}

ParameterSpec censusFilesParameter() {
    return {.name = "census",
            .type = ParameterType::InputFiles,
            .label = {"Einwohner (Zensus)", "Residents (census)"},
            .help = {"CSV des amtlichen 100-m-Gitters; mehrfach erlaubt. Beispiel: --census zensus_100m.csv",
                     "CSV of the official 100 m grid; may be repeated. Example: --census census_100m.csv"},
            .fileFilter = "*.csv"};
}

ParameterSpec organisationFilesParameter() {
    return {
        .name = "organisations",
        .type = ParameterType::InputFiles,
        .label = {"Betriebe und Stiftungen", "Businesses and foundations"},
        .help =
            {"CSV mit Name und möglichst Koordinaten; mehrfach erlaubt. Beispiel: --organisations firmen.csv",
             "CSV with name and preferably coordinates; may be repeated. Example: --organisations firms.csv"},
        .fileFilter = "*.csv"};
}

ParameterSpec organisationsCrsParameter() {
    return {.name = "organisations-crs",
            .type = ParameterType::Integer,
            .label = {"Koordinatensystem der Betriebe (EPSG)", "CRS of the businesses (EPSG)"},
            .help = {"Nur nötig, wenn es nicht erkannt wird. Beispiel: --organisations-crs 25832",
                     "Only needed where it is not recognised. Example: --organisations-crs 25832"},
            .minimum = 1024,
            .maximum = 999999,
            .usedWith = {{"organisations"}}};
}

ParameterSpec dateParameter() {
    return {
        .name = "date",
        .type = ParameterType::Date,
        .label = {"Datum", "Date"},
        .help = {"Datum, das auf dem Ergebnis steht, damit es später gleich wieder entsteht; sonst heute. "
                 "Beispiel: --date 2026-03-31",
                 "Date put on the result, so that it can be made again alike; else today. "
                 "Example: --date 2026-03-31"}};
}

std::vector<ParameterSpec> gapParameters() {
    return {{.name = "theme",
             .type = ParameterType::TextList,
             .label = {"Thema", "Theme"},
             .help = {"Nur dieses Thema; mehrfach erlaubt. Beispiel: --theme youth",
                      "Only this theme; may be repeated. Example: --theme youth"}},
            {.name = "standard",
             .type = ParameterType::TextList,
             .label = {"Richtwert", "Standard"},
             .help = {"Nur dieser Richtwert; mehrfach erlaubt. Beispiel: --standard youth.playground_6_12",
                      "Only this standard; may be repeated. Example: --standard youth.playground_6_12"}},
            {.name = "limit",
             .type = ParameterType::TextList,
             .label = {"Grenzwert", "Limit"},
             .help = {"Anderer Fußweg in Metern für einen Richtwert, nur für diesen Lauf. "
                      "Beispiel: --limit youth.playground_6_12=500",
                      "Another walking distance in metres for a standard, for this run only. "
                      "Example: --limit youth.playground_6_12=500"}},
            attachmentParameter()};
}

Error notALimit(const std::string& text) {
    return {ErrorCode::InvalidArgument,
            {fmt::format("„{}“ ist kein Grenzwert.", text), fmt::format("\"{}\" is not a limit.", text)},
            {"Bitte so schreiben: --limit youth.playground_6_12=500",
             "Please write it like --limit youth.playground_6_12=500"},
            {},
            "--limit"};
}

Error limitGivenTwice(const std::string& standard) {
    return {ErrorCode::InvalidArgument,
            {fmt::format("Der Grenzwert von „{}“ ist zweimal angegeben.", standard),
             fmt::format("The limit of \"{}\" is given twice.", standard)},
            {"Bitte je Richtwert einen Grenzwert nennen. Beispiel: --limit youth.playground_6_12=500",
             "Please give one limit for a standard. Example: --limit youth.playground_6_12=500"},
            {},
            "--limit"};
}

Error missingResidents(const Context& context) {
    return {ErrorCode::InvalidData,
            {"Im Projekt fehlen Einwohner.", "The project has no residents."},
            {"Bitte das Zensus-Gitter einlesen: nordertor import PROJEKT --census zensus_100m.csv",
             "Please import the census grid: nordertor import PROJECT --census census_100m.csv"},
            context.projectFile.string(),
            {}};
}

Notices withoutResidents(const Context& context, const LocalizedText& shown) {
    if (!context.snapshot->residents.homes.empty()) {
        return {};
    }
    const LocalizedText remedy = missingResidents(context).remedy;
    return {{Severity::Warning,
             {fmt::format("Im Projekt fehlen Einwohner: Gezeigt wird nur, {}. {}", shown.de, remedy.de),
              fmt::format("The project has no residents: only {} is shown. {}", shown.en, remedy.en)},
             {},
             {},
             1}};
}

Result<> requirePaths(const Context& context) {
    if (context.snapshot->baseMap.streets.empty()) {
        return fail(
            ErrorCode::InvalidData,
            {"Im Projekt fehlen Kartendaten mit Straßen und Wegen.",
             "The project has no map data with streets and paths."},
            {"Bitte einen OpenStreetMap-Auszug einlesen: nordertor import PROJEKT --map stadt.osm.pbf",
             "Please import an OpenStreetMap extract: nordertor import PROJECT --map town.osm.pbf"},
            context.projectFile.string());
    }
    return {};
}

Result<> requireHomesAndPaths(const Context& context) {
    if (auto paths = requirePaths(context); !paths) {
        return paths;
    }
    if (context.snapshot->residents.homes.empty()) {
        Error error = missingResidents(context);
        error.message = {"Im Projekt fehlen Einwohner; ohne sie lässt sich nicht sagen, wem etwas fehlt.",
                         "The project has no residents, so it cannot be said who lacks something."};
        return fail(std::move(error));
    }
    return {};
}

Result<analysis::GapParameters> gapParametersFrom(const ParameterValues& values) {
    analysis::GapParameters parameters;
    parameters.themes = values.list("theme");
    parameters.standards = values.list("standard");
    parameters.attachmentLimit = values.number("attachment").value_or(parameters.attachmentLimit);
    for (const std::string& text : values.list("limit")) {
        const auto equals = text.find('=');
        const auto metres = equals == std::string::npos
                                ? std::nullopt
                                : parseNumber(std::string_view(text).substr(equals + 1));
        if (!metres) {
            return fail(notALimit(text));
        }
        if (!parameters.limits.emplace(text.substr(0, equals), *metres).second) {
            return fail(limitGivenTwice(text.substr(0, equals)));
        }
    }
    return parameters;
}

std::vector<std::string> otherLimits(std::vector<std::string> limits, const model::Project& project,
                                     const model::ThemeSet& themes) {
    const auto& changed = project.standardLimits;
    std::erase_if(limits, [&](const std::string& text) {
        const auto equals = std::min(text.find('='), text.size());
        const std::string id = text.substr(0, equals);
        const model::Standard* standard = themes.findStandard(id);
        if (standard == nullptr) {
            return false;
        }
        const auto own = changed.find(id);
        const double usual = own != changed.end() ? own->second : standard->limit;
        return parseNumber(std::string_view(text).substr(std::min(equals + 1, text.size()))) == usual;
    });
    return limits;
}

std::string dateFrom(const ParameterValues& values, const Context& context) {
    return values.has("date") ? values.text("date") : context.today;
}

Notices standInNotices(const analysis::GapReport& report, const model::ThemeSet& themes) {
    Notices notices;
    std::vector<LocalizedText> standards;
    for (const analysis::StandardResult& result : report.standards) {
        const LocalizedText label = standardLabel(themes, result.standard);
        for (Notice& notice : groupNotices(result.demand)) {
            const auto at = std::ranges::find(notices, notice);
            if (at == notices.end()) {
                notices.push_back(std::move(notice));
                standards.push_back(label);
            } else {
                LocalizedText& list = standards[static_cast<std::size_t>(at - notices.begin())];
                list = {list.de + "; " + label.de, list.en + "; " + label.en};
            }
        }
    }
    for (std::size_t i = 0; i < notices.size(); ++i) {
        notices[i].message.de = standards[i].de + ": " + notices[i].message.de;
        notices[i].message.en = standards[i].en + ": " + notices[i].message.en;
    }
    return notices;
}

Notices cutNotices(std::size_t shown, std::size_t all, const LocalizedText& things,
                   const std::string& toShowAll) {
    if (shown >= all) {
        return {};
    }
    const auto count = [](std::size_t number, Language language) {
        return formatCount(static_cast<std::int64_t>(number), language);
    };
    return {
        {Severity::Info,
         {fmt::format("Genannt {} {} von {} {}. Alle: {}", shown == 1 ? "ist" : "sind",
                      count(shown, Language::German), count(all, Language::German), things.de, toShowAll),
          fmt::format("Listed {} {} of {} {}. All: {}", shown == 1 ? "is" : "are",
                      count(shown, Language::English), count(all, Language::English), things.en, toShowAll)},
         {},
         {},
         1}};
}

LocalizedText standardLabel(const model::ThemeSet& themes, const std::string& standard) {
    const model::Theme* theme = themes.find(standard.substr(0, standard.find('.')));
    const model::Standard* found = themes.findStandard(standard);
    if (theme == nullptr || found == nullptr) {
        return sameInBoth(standard);
    }
    return {theme->label.de + " – " + found->label.de, theme->label.en + " – " + found->label.en};
}

LocalizedText themeOrStandardLabel(const model::ThemeSet& themes, const std::string& name) {
    const model::Theme* theme = themes.find(name);
    return theme != nullptr ? theme->label : standardLabel(themes, name);
}

LocalizedText standardsAskedFor(const ParameterValues& values, const model::ThemeSet& themes) {
    std::vector<std::string> names = values.list("theme");
    for (const std::string& name : values.list("standard")) {
        names.push_back(name);
    }
    if (names.empty()) {
        // what has weight is all that is analysed then
        for (const std::string& list : values.list("combine")) {
            for (const std::string& part : split(list, ',')) {
                names.emplace_back(trimmed(std::string_view(part).substr(0, part.find('='))));
            }
        }
    }
    if (names.empty()) {
        return {"alle Richtwerte", "all standards"};
    }
    LocalizedText text;
    std::string before;  // the theme whose standards are named
    for (const std::string& name : names) {
        const std::string theme = name.substr(0, name.find('.'));
        const model::Standard* standard = themes.findStandard(name);
        const bool goesOn = standard != nullptr && theme == before;
        const LocalizedText label = goesOn ? standard->label : themeOrStandardLabel(themes, name);
        text.de += (text.de.empty() ? "" : ", ") + label.de;
        text.en += (text.en.empty() ? "" : ", ") + label.en;
        before = standard != nullptr ? theme : std::string();
    }
    return text;
}

}  // namespace nordertor::ops
