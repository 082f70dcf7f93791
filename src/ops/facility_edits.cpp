// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "ops/analysis_parameters.h"
#include "ops/scenario_edits_p.h"

namespace nordertor::ops {
namespace {

constexpr double mostPlaces = 100000;
constexpr double mostSquareMetres = 1e8;

std::string shown(const model::Facility& facility) {
    return facility.name.empty() ? facility.id : facility.id + " (" + facility.name + ")";
}

bool isNamed(const model::Facility& facility, const EditWords& words) {
    return facility.id == words.what ||
           (!facility.name.empty() && lowered(facility.name) == lowered(words.what));
}

/// By id, or by its whole name; one thing on the ground may be of several kinds.
Result<std::vector<const model::Facility*>> facilitiesNamed(const EditWords& words,
                                                            const model::Project& project,
                                                            const model::Project& present) {
    std::vector<const model::Facility*> byId;
    std::vector<const model::Facility*> byName;
    std::vector<std::string> candidates;
    for (const model::Facility& facility : project.facilities) {
        if (facility.id == words.what) {
            byId.push_back(&facility);
        } else if (isNamed(facility, words)) {
            byName.push_back(&facility);
        }
        candidates.push_back(facility.id);
        if (!facility.name.empty()) {
            candidates.push_back(facility.name);
        }
    }
    if (!byId.empty()) {
        return byId;
    }
    const bool oneThing = !byName.empty() && std::all_of(byName.begin(), byName.end(), [&](const auto* each) {
        return each->id == byName.front()->id;
    });
    if (oneThing) {
        return byName;
    }
    if (!byName.empty()) {
        std::vector<std::string> ids;
        for (const model::Facility* facility : byName) {
            ids.push_back(facility->id);
        }
        return fail(
            ErrorCode::InvalidArgument,
            {fmt::format("„{}“ heißen mehrere Einrichtungen.", words.what),
             fmt::format("Several facilities are called \"{}\".", words.what)},
            {"Bitte eine Kennung nennen: " + joined(ids, ", "), "Please name an id: " + joined(ids, ", ")},
            {}, words.option);
    }
    const bool closed =
        std::any_of(present.facilities.begin(), present.facilities.end(),
                    [&](const model::Facility& facility) { return isNamed(facility, words); });
    if (closed) {
        return fail(
            ErrorCode::InvalidArgument,
            {fmt::format("„{}“ ist im Szenario schon geschlossen.", words.what),
             fmt::format("\"{}\" is closed in the scenario already.", words.what)},
            {"„nordertor whatif PROJEKT SZENARIO“ nennt die Annahmen mit ihren Nummern; --drop NUMMER "
             "nimmt eine zurück.",
             "\"nordertor whatif PROJECT SCENARIO\" lists the assumptions with their numbers; --drop "
             "NUMBER takes one back."},
            {}, words.option);
    }
    std::vector<std::string> similar;
    for (const std::string& each : mostAlike(words.what, candidates, 3)) {
        const auto at = std::find_if(
            project.facilities.begin(), project.facilities.end(),
            [&](const model::Facility& facility) { return facility.id == each || facility.name == each; });
        similar.push_back(shown(*at));
    }
    LocalizedText remedy{"Das Projekt hat keine Einrichtungen.", "The project has no facilities."};
    if (!similar.empty()) {
        remedy = {"Ähnlich sind: " + joined(similar, ", "), "Similar are: " + joined(similar, ", ")};
    }
    return fail(ErrorCode::NotFound,
                {fmt::format("Die Einrichtung „{}“ gibt es nicht.", words.what),
                 fmt::format("There is no facility \"{}\".", words.what)},
                std::move(remedy), {}, words.option);
}

/// `fewest`: places that are possible.
Result<> readSizes(const EditWords& words, model::Facility& facility, double fewest) {
    const auto capacity = words.number("capacity", fewest, mostPlaces);
    const auto area = words.number("area", 0, mostSquareMetres);
    if (!capacity || !area) {
        return fail(capacity ? area.error() : capacity.error());
    }
    facility.capacity = *capacity ? *capacity : facility.capacity;
    facility.areaSquareMetres = *area ? *area : facility.areaSquareMetres;
    return {};
}

void shift(geo::Points& points, double dx, double dy) {
    for (geo::Point& p : points) {
        p = {p.x + dx, p.y + dy};
    }
}

/// With its outline, which keeps its shape.
model::Facility movedTo(model::Facility facility, geo::Point place) {
    const double dx = place.x - facility.location.x;
    const double dy = place.y - facility.location.y;
    facility.location = place;
    for (geo::Polygon& polygon : facility.outline.polygons) {
        shift(polygon.outer, dx, dy);
        for (geo::Points& hole : polygon.holes) {
            shift(hole, dx, dy);
        }
    }
    return facility;
}

}  // namespace

Result<ScenarioEdits> addFacility(const std::string& text, const model::ThemeSet& themes,
                                  const model::Project& project) {
    const std::string option = "--add";
    const std::string example = "social.kita@397900,5933800;name=Kita Süd;capacity=60";
    const auto words = editWords(option, text, {"name", "capacity", "area"}, project.workingCrsEpsg, example);
    if (!words) {
        return fail(words.error());
    }
    if (themes.findKind(words->what) == nullptr) {
        return fail(unknownKind(words->what, themes, option));
    }
    if (words->places.size() != 1) {
        return fail(notUnderstood(option, text, example));
    }
    model::Facility facility;
    facility.id = unusedId("plan/", project.facilities);
    facility.kind = words->what;
    facility.name = words->value("name");
    facility.location = words->places.front();
    facility.sourceId = "scenario";
    if (const auto read = readSizes(*words, facility, 1); !read) {
        return fail(read.error());
    }
    if (const auto near = requirePathNear(project, facility.location, option); !near) {
        return fail(near.error());
    }
    return ScenarioEdits{model::ChangeFacility{std::nullopt, std::move(facility)}};
}

Result<ScenarioEdits> closeFacility(const std::string& text, const model::Project& project,
                                    const model::Project& present) {
    const auto words = editWords("--close", text, {"-"}, project.workingCrsEpsg, "way/12345");
    if (!words) {
        return fail(words.error());
    }
    const auto facilities = facilitiesNamed(*words, project, present);
    if (!facilities) {
        return fail(facilities.error());
    }
    ScenarioEdits edits;
    for (const model::Facility* facility : *facilities) {
        edits.emplace_back(model::ChangeFacility{*facility, std::nullopt});
    }
    return edits;
}

Result<ScenarioEdits> moveFacility(const std::string& text, const model::Project& project,
                                   const model::Project& present) {
    const std::string option = "--move";
    const std::string example = "way/12345@397900,5933800";
    const auto words = editWords(option, text, {"-"}, project.workingCrsEpsg, example);
    if (!words) {
        return fail(words.error());
    }
    if (words->places.size() != 1) {
        return fail(notUnderstood(option, text, example));
    }
    const auto facilities = facilitiesNamed(*words, project, present);
    if (!facilities) {
        return fail(facilities.error());
    }
    if (const auto near = requirePathNear(project, words->places.front(), option); !near) {
        return fail(near.error());
    }
    ScenarioEdits edits;
    for (const model::Facility* facility : *facilities) {
        if (facility->location != words->places.front()) {
            edits.emplace_back(model::ChangeFacility{*facility, movedTo(*facility, words->places.front())});
        }
    }
    if (edits.empty()) {
        return fail(ErrorCode::InvalidArgument,
                    {fmt::format("„{}“ steht schon dort.", words->what),
                     fmt::format("\"{}\" is there already.", words->what)},
                    {"Bitte einen anderen Ort angeben. Beispiel: " + option + " " + example,
                     "Please give another place. Example: " + option + " " + example},
                    {}, option);
    }
    return edits;
}

Result<ScenarioEdits> enlargeFacility(const std::string& text, const model::Project& project,
                                      const model::Project& present) {
    const std::string option = "--enlarge";
    const std::string example = "way/12345;capacity=80";
    const auto words = editWords(option, text, {"capacity", "area"}, project.workingCrsEpsg, example);
    if (!words) {
        return fail(words.error());
    }
    if (words->values.empty() || !words->places.empty()) {
        return fail(notUnderstood(option, text, example));
    }
    const auto facilities = facilitiesNamed(*words, project, present);
    if (!facilities) {
        return fail(facilities.error());
    }
    ScenarioEdits edits;
    for (const model::Facility* facility : *facilities) {
        model::Facility after = *facility;
        if (const auto read = readSizes(*words, after, 0); !read) {
            return fail(read.error());
        }
        if (after != *facility) {
            edits.emplace_back(model::ChangeFacility{*facility, std::move(after)});
        }
    }
    if (edits.empty()) {
        return fail(ErrorCode::InvalidArgument,
                    {fmt::format("„{}“ hat diese Größe schon.", words->what),
                     fmt::format("\"{}\" is of this size already.", words->what)},
                    {"Bitte eine andere Zahl angeben. Beispiel: " + option + " " + example,
                     "Please give another number. Example: " + option + " " + example},
                    {}, option);
    }
    return edits;
}

}  // namespace nordertor::ops
