// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "analysis/network/walking_profile.h"
#include "analysis/scenarios/way_planning.h"
#include "base/text.h"
#include "ops/scenario_edits_p.h"

namespace nordertor::ops {
namespace {

using model::Street;

/// A place of a stretch this far from the street is meant for another one.
constexpr double farthestFromWay = 50;

Error unknownWay(const EditWords& words, const model::Project& project) {
    std::vector<std::string> named;
    std::vector<std::string> ids;
    for (const Street& street : project.baseMap.streets) {
        if (!street.name.empty() && lowered(street.name) == lowered(words.what)) {
            named.push_back(street.id);
        }
        ids.push_back(street.id);
    }
    constexpr std::size_t mostShown = 12;
    named.resize(std::min(named.size(), mostShown));
    const auto similar = named.empty() ? mostAlike(words.what, ids, 3) : named;
    return {ErrorCode::NotFound,
            {fmt::format("Den Weg „{}“ gibt es nicht.", words.what),
             fmt::format("There is no way \"{}\".", words.what)},
            {(named.empty() ? "Ähnlich sind: " : "So heißen diese Abschnitte: ") + joined(similar, ", "),
             (named.empty() ? "Similar are: " : "These pieces have that name: ") + joined(similar, ", ")},
            {},
            words.option};
}

bool walkable(const Street& street) {
    return analysis::mayWalk(street, analysis::walkingProfile(model::WalkingProfileId::Adult));
}

/// What lies between the places of the stretch, or all parts of the street.
std::vector<const Street*> partsOf(const std::string& id, const model::Project& project) {
    std::vector<const Street*> parts;
    for (const Street& street : project.baseMap.streets) {
        if (street.id == id && street.points.size() >= 2) {
            parts.push_back(&street);
        }
    }
    return parts;
}

Result<> requireOnWay(const EditWords& words, const std::vector<const Street*>& parts) {
    for (const geo::Point p : words.places) {
        const bool near = std::any_of(parts.begin(), parts.end(), [&](const Street* part) {
            return geo::nearestOnLine(part->points, p).distance <= farthestFromWay;
        });
        if (!near) {
            return fail(ErrorCode::InvalidArgument,
                        {fmt::format("Der Ort {:.0f},{:.0f} liegt mehr als {:.0f} m vom Weg {} entfernt.",
                                     p.x, p.y, farthestFromWay, words.what),
                         fmt::format("The place {:.0f},{:.0f} is more than {:.0f} m from way {}.", p.x, p.y,
                                     farthestFromWay, words.what)},
                        {"Bitte zwei Orte auf dem Weg angeben.", "Please give two places on the way."}, {},
                        words.option);
        }
    }
    return {};
}

model::WayAccess accessAfter(const Street& street, bool open) {
    if (!open) {
        return {street.highway, model::Permission::No};
    }
    const bool built = street.highway != model::Highway::Construction;
    return {built ? street.highway : model::Highway::Footway, model::Permission::Yes};
}

}  // namespace

Result<ScenarioEdits> setWayAccess(const std::string& text, bool open, const model::Project& project) {
    const std::string option = open ? "--open" : "--block";
    const std::string example = "way/99@397900,5933800 397950,5933810";
    const auto words = editWords(option, text, {"-"}, project.workingCrsEpsg, example);
    if (!words) {
        return fail(words.error());
    }
    if (words->places.size() == 1 || words->places.size() > 2) {
        return fail(notUnderstood(option, text, example));
    }
    const auto parts = partsOf(words->what, project);
    if (parts.empty()) {
        return fail(unknownWay(*words, project));
    }
    if (const auto on = requireOnWay(*words, parts); !on) {
        return fail(on.error());
    }
    // parts an earlier edit has made differ in access: each of them is an edit where it changes
    ScenarioEdits edits;
    std::set<std::pair<model::Highway, model::Permission>> done;
    for (const Street* part : parts) {
        Street after = *part;
        const model::WayAccess access = accessAfter(*part, open);
        after.highway = access.highway;
        after.foot = access.foot;
        if (open && !walkable(after)) {
            return fail(
                ErrorCode::InvalidArgument,
                {fmt::format("Der Weg {} ist eine Autobahn oder Kraftfahrstraße und kann nicht für "
                             "Fußgänger geöffnet werden.",
                             words->what),
                 fmt::format("Way {} is a motorway or motor road and cannot be opened to people on foot.",
                             words->what)},
                {"Ein Weg daneben lässt sich mit --way bauen.", "A path beside it can be built with --way."},
                {}, option);
        }
        if (walkable(*part) != open && done.emplace(part->highway, part->foot).second) {
            edits.emplace_back(model::SetWayAccess{
                words->what, part->name, words->places, {part->highway, part->foot}, access});
        }
    }
    if (edits.empty()) {
        return fail(
            ErrorCode::InvalidArgument,
            {fmt::format("Der Weg {} ist schon {}.", words->what, open ? "begehbar" : "nicht begehbar"),
             fmt::format("Way {} {} already.", words->what, open ? "can be walked" : "cannot be walked")},
            {open ? "Bitte einen gesperrten Weg nennen; sperren lässt er sich mit --block."
                  : "Bitte einen begehbaren Weg nennen; öffnen lässt er sich mit --open.",
             open ? "Please name a closed way; --block closes it."
                  : "Please name a way that can be walked; --open opens it."},
            {}, option);
    }
    edits.resize(1);
    return edits;
}

Result<ScenarioEdits> buildWay(const std::string& text, const model::Project& project) {
    const std::string option = "--way";
    const std::string example = "397900,5933800 397950,5933890;name=Brücke";
    const auto words = editWords(option, text, {"name", "steps"}, project.workingCrsEpsg, example, true);
    if (!words) {
        return fail(words.error());
    }
    const std::string steps = words->value("steps");
    if (words->places.size() < 2 || !(steps.empty() || steps == "yes" || steps == "no")) {
        return fail(notUnderstood(option, text, example));
    }
    auto way = analysis::planWay(project, unusedId("plan/way/", project.baseMap.streets),
                                 words->value("name"), steps == "yes", words->places);
    if (!way) {
        Error error = way.error();
        error.place = option;
        return fail(std::move(error));
    }
    return ScenarioEdits{model::BuildWay{std::nullopt, std::move(*way)}};
}

Result<> requirePathNear(const model::Project& project, geo::Point place, const std::string& option) {
    const bool near = std::any_of(
        project.baseMap.streets.begin(), project.baseMap.streets.end(), [&](const Street& street) {
            return street.points.size() >= 2 &&
                   geo::boxOf(street.points).expandedBy(farthestFromPath).contains(place) &&
                   walkable(street) && geo::nearestOnLine(street.points, place).distance <= farthestFromPath;
        });
    if (near) {
        return {};
    }
    return fail(
        ErrorCode::InvalidArgument,
        {fmt::format("Der Ort {:.0f},{:.0f} liegt mehr als {:.0f} m von jedem Weg entfernt; niemand käme zu "
                     "Fuß dorthin.",
                     place.x, place.y, farthestFromPath),
         fmt::format("The place {:.0f},{:.0f} is more than {:.0f} m from every path, so that nobody could "
                     "walk there.",
                     place.x, place.y, farthestFromPath)},
        {fmt::format("Bitte die Koordinaten prüfen (EPSG:{} oder Länge,Breite) oder zuerst mit --way einen "
                     "Weg dorthin bauen.",
                     project.workingCrsEpsg),
         fmt::format("Please check the coordinates (EPSG:{} or longitude,latitude), or build a way there "
                     "first with --way.",
                     project.workingCrsEpsg)},
        {}, option);
}

}  // namespace nordertor::ops
