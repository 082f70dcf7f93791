// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/reach_origins.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "analysis/network/attachment.h"
#include "base/number_format.h"
#include "geo/crs.h"
#include "ops/analysis_parameters.h"
#include "ops/given_places.h"

namespace nordertor::ops {
namespace {

/// Farther than this from any path, a point is called outside the data rather than far from a path.
constexpr double searchMetres = 5000;
/// A piece of network shorter than this is named: from there one does not get far.
constexpr double islandMetres = 2000;
/// What --attachment allows.
constexpr double mostAttachment = 1000;
constexpr std::size_t mostNamed = 3;

Error tooFar(const std::string& text, double metres, double limit) {
    if (!std::isfinite(metres)) {
        return {
            ErrorCode::InvalidArgument,
            {fmt::format("Im Umkreis von 5 km um den Punkt „{}“ gibt es im Projekt keinen Weg.", text),
             fmt::format("The project has no path within 5 km of the point \"{}\".", text)},
            {"Liegt der Punkt im Projektgebiet? Die Reihenfolge ist Ostwert, Nordwert oder Länge, Breite. "
             "Beispiel: --at 13.262,53.557",
             "Is the point in the project's area? The order is easting, northing or longitude, latitude. "
             "Example: --at 13.262,53.557"},
            {},
            "--at"};
    }
    return {
        ErrorCode::InvalidArgument,
        {fmt::format("Der Punkt „{}“ liegt {} vom nächsten Weg, erlaubt sind {}.", text,
                     formatDistance(metres, Language::German), formatDistance(limit, Language::German)),
         fmt::format("The point \"{}\" lies {} from the nearest path, {} are allowed.", text,
                     formatDistance(metres, Language::English), formatDistance(limit, Language::English))},
        metres > mostAttachment
            ? LocalizedText{"Bitte einen Punkt näher an einem Weg nennen.",
                            "Please give a point nearer to a path."}
            : LocalizedText{fmt::format("Bitte einen Punkt näher an einem Weg nennen oder den Abstand "
                                        "erhöhen: --attachment {}",
                                        std::ceil(metres)),
                            fmt::format("Please give a point nearer to a path, or allow a greater "
                                        "distance: --attachment {}",
                                        std::ceil(metres))},
        {},
        "--at"};
}

Error unknownId(const char* parameter, const std::string& id, bool facility) {
    return {ErrorCode::InvalidArgument,
            facility ? LocalizedText{fmt::format("Eine Einrichtung „{}“ gibt es im Projekt nicht.", id),
                                     fmt::format("The project has no facility \"{}\".", id)}
                     : LocalizedText{fmt::format("Ein Wohngebäude „{}“ gibt es im Projekt nicht.", id),
                                     fmt::format("The project has no home \"{}\".", id)},
            {fmt::format("Bitte eine Kennung wie in OpenStreetMap nennen. Beispiel: --{} way/123", parameter),
             fmt::format("Please give an id as in OpenStreetMap. Example: --{} way/123", parameter)},
            {},
            fmt::format("--{}", parameter)};
}

struct Chosen {
    std::vector<const model::Facility*> facilities;
    std::vector<std::size_t> homes;
    std::vector<std::pair<std::string, geo::Point>> points;
    LocalizedText label;
    std::vector<std::string> repeated;  ///< named again, counted once
};

void addTo(LocalizedText& list, const LocalizedText& part) {
    list.de += (list.de.empty() ? "" : ", ") + part.de;
    list.en += (list.en.empty() ? "" : ", ") + part.en;
}

LocalizedText nameOf(const model::Facility& facility, const model::ThemeSet& themes) {
    if (!facility.name.empty()) {
        return sameInBoth(facility.name);
    }
    const model::FacilityKind* kind = themes.findKind(facility.kind);
    return kind == nullptr ? sameInBoth(facility.kind) : kind->label;
}

/// One is named, several are counted.
LocalizedText labelOf(std::size_t count, const LocalizedText& name, const LocalizedText& several) {
    return count == 1 ? name
                      : LocalizedText{fmt::format("{} {}", count, several.de),
                                      fmt::format("{} {}", count, several.en)};
}

Result<Chosen> chosenFrom(const ParameterValues& values, const Context& context) {
    Chosen chosen;
    if (!values.list("kind").empty()) {
        auto kinds = facilitiesFrom(values, context);
        if (!kinds) {
            return fail(kinds.error());
        }
        chosen.facilities = std::move(kinds->facilities);
        addTo(chosen.label, kinds->label);
    }
    std::set<std::string> named;
    for (const std::string& id : values.list("facility")) {
        const auto& all = context.snapshot->facilities;
        const auto at = std::ranges::find(all, id, &model::Facility::id);
        if (at == all.end()) {
            return fail(unknownId("facility", id, true));
        }
        if (std::ranges::find(chosen.facilities, id, &model::Facility::id) == chosen.facilities.end()) {
            chosen.facilities.push_back(&*at);
        } else {
            chosen.repeated.push_back(id);
        }
        named.insert(id);
    }
    if (!named.empty()) {
        const auto& all = context.snapshot->facilities;
        const auto first = std::ranges::find(all, values.list("facility").front(), &model::Facility::id);
        addTo(chosen.label,
              labelOf(named.size(), nameOf(*first, *context.themes), {"Einrichtungen", "facilities"}));
    }
    for (const std::string& id : values.list("home")) {
        const auto& all = context.snapshot->residents.homes;
        const auto at = std::ranges::find(all, id, &model::Home::id);
        if (at == all.end()) {
            return fail(unknownId("home", id, false));
        }
        const auto home = static_cast<std::size_t>(at - all.begin());
        if (std::ranges::find(chosen.homes, home) != chosen.homes.end()) {
            chosen.repeated.push_back(id);
            continue;
        }
        chosen.homes.push_back(home);
    }
    for (const std::string& text : values.list("at")) {
        const auto point = placeFrom("--at", text, context.snapshot->workingCrsEpsg, "13.262,53.557");
        if (!point) {
            return fail(point.error());
        }
        const auto same = [&](const auto& other) { return other.second == *point; };
        if (std::ranges::any_of(chosen.points, same)) {
            chosen.repeated.push_back(text);
            continue;
        }
        chosen.points.emplace_back(text, *point);
    }
    if (!chosen.homes.empty()) {
        addTo(chosen.label, labelOf(chosen.homes.size(), sameInBoth(values.list("home").front()),
                                    {"Wohngebäude", "homes"}));
    }
    if (!chosen.points.empty()) {
        addTo(chosen.label,
              labelOf(chosen.points.size(), sameInBoth(chosen.points.front().first), {"Punkte", "points"}));
    }
    if (chosen.facilities.empty() && chosen.homes.empty() && chosen.points.empty()) {
        return fail(
            ErrorCode::InvalidArgument,
            {"Es ist nicht gesagt, von wo aus gegangen wird.", "It is not said where the walk starts."},
            {"Bitte --kind (Einrichtungsart), --facility, --home oder --at (Punkt) nennen. "
             "Beispiel: --kind youth.playground",
             "Please give --kind (of facility), --facility, --home or --at (a point). "
             "Example: --kind youth.playground"},
            {}, "--kind");
    }
    return chosen;
}

void noteIslands(ReachOrigins& result) {
    const auto& network = result.network.network;
    std::vector<std::string> ids;
    double shortest = islandMetres;
    for (const ReachOrigins::Origin& origin : result.origins) {
        double metres = 0;
        for (const auto& entrance : origin.entrances) {
            const auto component = network.chains()[entrance.chain].component;
            metres = std::max(metres, component == 0 ? islandMetres : network.components()[component].metres);
        }
        if (metres < islandMetres) {
            ids.push_back(origin.id);
            shortest = std::min(shortest, metres);
        }
    }
    if (ids.empty()) {
        return;
    }
    result.notices.push_back(
        {Severity::Warning,
         {fmt::format("Von hier führt kein Weg in das übrige Wegenetz, das eigene Stück ist nur {} lang: {}. "
                      "Bitte in den Kartendaten prüfen, ob eine Verbindung fehlt.",
                      formatDistance(shortest, Language::German), someOf(ids)),
          fmt::format("No path leads from here into the rest of the network, the piece is only {} long: {}. "
                      "Please check the map data for a missing connection.",
                      formatDistance(shortest, Language::English), someOf(ids))},
         {},
         ids.front(),
         ids.size()});
}

}  // namespace

std::string someOf(const std::vector<std::string>& ids) {
    std::string text;
    for (std::size_t i = 0; i < std::min(ids.size(), mostNamed); ++i) {
        text += (i > 0 ? ", " : "") + ids[i];
    }
    return text + (ids.size() > mostNamed ? ", ..." : "");
}

std::vector<ParameterSpec> reachOriginParameters() {
    return {
        facilityKindsParameter(),
        {.name = "facility",
         .type = ParameterType::TextList,
         .label = {"Einzelne Einrichtung", "Single facility"},
         .help = {"Kennung einer Einrichtung; mehrfach erlaubt. Beispiel: --facility way/123",
                  "Id of a facility; may be repeated. Example: --facility way/123"}},
        {.name = "home",
         .type = ParameterType::TextList,
         .label = {"Wohngebäude", "Home"},
         .help = {"Kennung eines Wohngebäudes; mehrfach erlaubt. Beispiel: --home way/456",
                  "Id of a home; may be repeated. Example: --home way/456"}},
        {.name = "at",
         .type = ParameterType::TextList,
         .label = {"Punkt", "Point"},
         .help = {"Länge,Breite in Grad oder Ostwert,Nordwert in Metern im Koordinatensystem des Projekts; "
                  "mehrfach erlaubt. Beispiel: --at 13.262,53.557",
                  "Longitude,latitude in degrees or easting,northing in metres of the project's CRS; may be "
                  "repeated. Example: --at 13.262,53.557"}}};
}

Result<ReachOrigins> reachOriginsFrom(const ParameterValues& values, const Context& context,
                                      const Task& task) {
    const auto chosen = chosenFrom(values, context);
    if (!chosen) {
        return fail(chosen.error());
    }
    const double limit = values.number("attachment").value_or(100);
    analysis::WalkingProfile profile = analysis::walkingProfile(walkingProfileFrom(values));
    profile.metresPerSecond = walkingSpeedFrom(values) / kilometresPerHour;
    auto attached = analysis::attachedNetwork(*context.snapshot, chosen->facilities, profile, limit, task);
    if (!attached) {
        return fail(attached.error());
    }
    ReachOrigins result;
    result.network = std::move(*attached);
    result.label = chosen->label;
    if (!chosen->repeated.empty()) {
        result.notices.push_back(
            {Severity::Info,
             {"Mehrfach als Ausgangsort genannt, einmal gezählt: " + someOf(chosen->repeated) + ".",
              "Named as an origin more than once, counted once: " + someOf(chosen->repeated) + "."},
             {},
             {},
             chosen->repeated.size()});
    }
    std::vector<std::string> leftOut;
    const auto add = [&](ReachOrigins::Origin origin) {
        if (origin.entrances.empty() || !origin.entrances.front().attached()) {
            leftOut.push_back(origin.id);
        } else {
            result.origins.push_back(std::move(origin));
        }
    };
    for (std::size_t f = 0; f < chosen->facilities.size(); ++f) {
        const model::Facility& facility = *chosen->facilities[f];
        add({facility.id, nameOf(facility, *context.themes), result.network.entrances[f]});
    }
    for (const std::size_t home : chosen->homes) {
        add({context.snapshot->residents.homes[home].id, {}, {result.network.homes[home]}});
    }
    if (!chosen->points.empty()) {
        const analysis::Attacher attacher(result.network.network);
        for (const auto& [text, point] : chosen->points) {
            const analysis::NetworkPosition at = attacher.nearest(point, std::max(limit, searchMetres));
            const double metres = at.attached() ? at.access / 100.0 : std::numeric_limits<double>::infinity();
            if (metres > limit) {
                return fail(tooFar(text, metres, limit));
            }
            add({text, {}, {at}});
        }
    }
    if (result.origins.empty()) {
        return fail(ErrorCode::InvalidData,
                    {fmt::format("Keiner der Ausgangsorte liegt näher als {} an einem Weg: {}.",
                                 formatDistance(limit, Language::German), someOf(leftOut)),
                     fmt::format("None of the origins lies within {} of a path: {}.",
                                 formatDistance(limit, Language::English), someOf(leftOut))},
                    {"Bitte den Abstand erhöhen. Beispiel: --attachment 200",
                     "Please allow a greater distance. Example: --attachment 200"},
                    context.projectFile.string(), "--attachment");
    }
    if (!leftOut.empty()) {
        result.notices.push_back({Severity::Warning,
                                  {fmt::format("Weiter als {} vom nächsten Weg und daher ausgelassen: {}.",
                                               formatDistance(limit, Language::German), someOf(leftOut)),
                                   fmt::format("Farther than {} from the nearest path, hence left out: {}.",
                                               formatDistance(limit, Language::English), someOf(leftOut))},
                                  {},
                                  leftOut.front(),
                                  leftOut.size()});
    }
    noteIslands(result);
    return result;
}

}  // namespace nordertor::ops
