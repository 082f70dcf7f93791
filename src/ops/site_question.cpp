// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/site_question.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/gaps/standard_errors.h"
#include "base/number_format.h"
#include "base/text.h"
#include "geo/crs.h"
#include "io/tables/organisation_reader.h"
#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"
#include "ops/given_places.h"
#include "ops/site_parameters.h"

namespace nordertor::ops {
namespace {

using analysis::CandidateSite;
using analysis::SitingModel;

/// Ways between candidates and homes that are kept, or where most of them are of no use (everybody has
/// something already, or only a limit counts) looked at; junctions beyond that are thinned.
constexpr std::size_t mostWays = 8'000'000;
constexpr std::size_t mostWaysSearched = 24'000'000;
constexpr std::size_t fewestNodes = 1000;
constexpr double defaultLimit = 500;

SitingModel modelFrom(const ParameterValues& values) {
    const std::string text = values.text("model");
    return text == "cover-all"          ? SitingModel::CoverAll
           : text == "shortest-ways"    ? SitingModel::ShortestWays
           : text == "shortest-longest" ? SitingModel::ShortestLongest
                                        : SitingModel::CoverMost;
}

analysis::SitingEffort effortFrom(const ParameterValues& values) {
    const std::string text = values.text("effort");
    analysis::SitingEffort effort;
    if (text == "quick") {
        effort = {.iterations = 8, .boundSteps = 200, .exactNodes = 500};
    } else if (text == "thorough") {
        effort = {.iterations = 128, .boundSteps = 1500, .exactNodes = 50000};
    }
    effort.seed = static_cast<std::uint64_t>(values.integer("seed").value_or(1));
    effort.exact = values.flag("exact");
    return effort;
}

/// The parameters a standard stands for, where they are not given.
Result<ParameterValues> withStandard(const ParameterValues& values, const Context& context) {
    const std::string id = values.text("standard");
    const model::Standard* standard = context.themes->findStandard(id);
    if (standard == nullptr) {
        return fail(analysis::unknownStandard(id, *context.themes, "--standard"));
    }
    const std::string theme = id.substr(0, id.find('.'));
    auto given = values.all();
    given.erase("standard");
    for (std::string& kind : model::kindsOf(*context.themes->find(theme), *standard)) {
        given["kind"].push_back(std::move(kind));
    }
    // places are for whom the figure per head is meant, the distance is for the standard's own group
    const model::PerHead* perHead = values.has("capacity") ? placesPerHead(id, *context.themes) : nullptr;
    given["group"] = {theme + "." + (perHead != nullptr ? perHead->demandGroup : standard->demandGroup)};
    given["profile"] = {standard->profile == model::WalkingProfileId::Child      ? "child"
                        : standard->profile == model::WalkingProfileId::Senior   ? "senior"
                        : standard->profile == model::WalkingProfileId::Rollator ? "rollator"
                                                                                 : "adult"};
    if (!values.has("limit")) {
        const auto& changed = context.snapshot->standardLimits;
        const auto at = changed.find(id);
        given["limit"] = {toPlainText(at == changed.end() ? standard->limit : at->second)};
    }
    return ParameterValues::create(siteParameters(), std::move(given));
}

/// What exists; nothing of the kind is no error here, only said. `standard` may be null.
Result<> addExisting(SiteQuestion& question, const ParameterValues& values, const model::Standard* standard,
                     const Context& context) {
    auto chosen = facilitiesFrom(values, context);
    if (!chosen && chosen.error().code != ErrorCode::InvalidData) {
        return fail(chosen.error());
    }
    if (!chosen) {
        question.notices.push_back({Severity::Info, chosen.error().message, {}, {}, 1});
        return {};
    }
    if (values.flag("ignore-existing")) {
        return {};
    }
    for (const model::Facility* facility : chosen->facilities) {
        const bool tooSmall = standard != nullptr && standard->minimumArea && facility->areaSquareMetres &&
                              *facility->areaSquareMetres < *standard->minimumArea;
        if (!tooSmall) {
            question.request.existing.push_back(facility);
        }
    }
    return {};
}

Error outsideProject(const std::string& text, double margin) {
    return {
        ErrorCode::InvalidArgument,
        {fmt::format("Der Punkt „{}“ liegt außerhalb der Projektdaten.", text),
         fmt::format("The point \"{}\" lies outside the project's data.", text)},
        {fmt::format(
             "Möglich sind Punkte im Programmgebiet und bis {} darum; die Reihenfolge ist Länge,Breite oder "
             "Ostwert,Nordwert.",
             formatDistance(margin, Language::German)),
         fmt::format("Possible are points in the programme area and up to {} around it; the order is "
                     "longitude,latitude or easting,northing.",
                     formatDistance(margin, Language::English))},
        {},
        "--at"};
}

Result<std::vector<CandidateSite>> givenPoints(const ParameterValues& values, const Context& context,
                                               SiteQuestion& question, const Task& task) {
    std::vector<CandidateSite> sites;
    const geo::Box window =
        geo::boxOf(context.snapshot->area.shape).expandedBy(context.snapshot->marginMetres);
    for (const std::string& text : values.list("at")) {
        auto point = placeFrom("--at", text, context.snapshot->workingCrsEpsg, "13.2598,53.5612");
        if (!point) {
            return fail(point.error());
        }
        if (!window.contains(*point)) {
            return fail(outsideProject(text, context.snapshot->marginMetres));
        }
        sites.push_back({"at/" + text, sameInBoth(text), *point, {}});
    }
    if (values.has("points")) {
        io::OrganisationOptions options;
        options.workingCrsEpsg = context.snapshot->workingCrsEpsg;
        options.window = window;
        options.sourceId = "points";
        options.importDate = context.today;
        auto read = io::readOrganisations(values.path("points"), options, task);
        if (!read) {
            return fail(read.error());
        }
        append(question.notices, read->notices);
        question.sources.insert(question.sources.end(), read->source.begin(), read->source.end());
        for (const model::Organisation& each : read->organisations) {
            if (each.location) {
                sites.push_back({each.id, sameInBoth(each.name), *each.location, {}});
            }
        }
    }
    if (sites.empty()) {
        return fail(ErrorCode::InvalidArgument, {"Es sind keine Punkte genannt.", "No points are given."},
                    {"Beispiel: --candidates points --at 13.2598,53.5612 --at 13.2710,53.5655",
                     "Example: --candidates points --at 13.2598,53.5612 --at 13.2710,53.5655"},
                    {}, "--at");
    }
    std::ranges::stable_sort(sites, {}, &CandidateSite::id);
    sites.erase(std::unique(sites.begin(), sites.end(),
                            [](const CandidateSite& a, const CandidateSite& b) { return a.id == b.id; }),
                sites.end());
    return sites;
}

std::size_t mostNodes(const analysis::SitePlanRequest& request, std::size_t homes) {
    const bool limited = request.model == SitingModel::CoverMost || request.model == SitingModel::CoverAll;
    const std::size_t counted = request.counted.empty()
                                    ? homes
                                    : static_cast<std::size_t>(std::ranges::count(request.counted, char{1}));
    const std::size_t ways = limited || !request.existing.empty() ? mostWaysSearched : mostWays;
    return std::max(fewestNodes, ways / std::max<std::size_t>(counted, 1));
}

Result<std::vector<CandidateSite>> candidatesFrom(const ParameterValues& values, const Context& context,
                                                  SiteQuestion& question, const Task& task) {
    const model::Project& project = *context.snapshot;
    const std::string source = values.text("candidates");
    std::vector<CandidateSite> sites;
    if (source == "points" || values.has("at") || values.has("points")) {
        auto points = givenPoints(values, context, question, task);
        if (!points) {
            return fail(points.error());
        }
        sites = std::move(*points);
    } else if (source == "nodes") {
        auto nodes = analysis::streetNodes(project, analysis::walkingProfile(walkingProfileFrom(values)));
        sites = std::move(nodes.sites);
        if (nodes.apart > 0) {
            question.notices.push_back(
                {Severity::Info,
                 {fmt::format("Kreuzungen und Wegenden ohne Verbindung zum übrigen Wegenetz, nicht in der "
                              "Auswahl: {}.",
                              formatCount(static_cast<std::int64_t>(nodes.apart), Language::German)),
                  fmt::format("Junctions and path ends without connection to the rest of the network, not "
                              "among the candidates: {}.",
                              formatCount(static_cast<std::int64_t>(nodes.apart), Language::English))},
                 {},
                 {},
                 nodes.apart});
        }
    } else if (source == "public-land") {
        sites = analysis::publicLand(project);
        question.notices.push_back({Severity::Info,
                                    {"Die Karte weiß nicht, wem eine Fläche gehört; bitte vor Ort prüfen.",
                                     "The map does not know who owns the land; please check."},
                                    {},
                                    {},
                                    1});
    } else {
        sites = analysis::partnersPremises(project);
    }
    if (values.flag("inside")) {
        std::erase_if(sites, [&](const CandidateSite& site) {
            return !geo::contains(project.area.shape, site.location);
        });
    }
    if (sites.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Im Projekt gibt es keine solchen möglichen Standorte.",
                     "The project has no such candidate sites."},
                    {"Bitte andere wählen (--candidates nodes geht immer) oder --inside weglassen.",
                     "Please choose others (--candidates nodes always works), or leave out --inside."},
                    context.projectFile.string(), "--candidates");
    }
    if (source == "nodes") {
        const std::size_t all = sites.size();
        auto thinned =
            analysis::thinned(std::move(sites), mostNodes(question.request, project.residents.homes.size()));
        sites = std::move(thinned.sites);
        if (thinned.edgeMetres > 0) {
            question.notices.push_back(
                {Severity::Info,
                 {fmt::format("Von {} Kreuzungen und Wegenden sind {} in der Auswahl, etwa alle {:.0f} m "
                              "einer.",
                              formatCount(static_cast<std::int64_t>(all), Language::German),
                              formatCount(static_cast<std::int64_t>(sites.size()), Language::German),
                              thinned.edgeMetres),
                  fmt::format("Of {} junctions and path ends {} are candidates, about one every {:.0f} m.",
                              formatCount(static_cast<std::int64_t>(all), Language::English),
                              formatCount(static_cast<std::int64_t>(sites.size()), Language::English),
                              thinned.edgeMetres)},
                 {},
                 {},
                 1});
        }
    }
    return sites;
}

/// For whom the places are, and by which figure.
void notePerHead(const model::PerHead& perHead, const analysis::DemandUsed& used, Notices& notices) {
    const auto in = [&](Language language) {
        const bool german = language == Language::German;
        const std::string note = perHead.note.in(language);
        return fmt::format(
                   fmt::runtime(german
                                    ? "Wegen --capacity zählt der Bedarf je Kopf ({}): {} je Kopf, für {}."
                                    : "With --capacity the need per head counts ({}): {} per head, for {}."),
                   perHead.citation.text.in(language),
                   formatNumber(perHead.amount, perHead.amount == std::round(perHead.amount) ? 0 : 2,
                                language) +
                       (perHead.amount == 1 ? (german ? " Platz" : " place")
                                            : (german ? " Plätze" : " places")),
                   used.label.in(language)) +
               (note.empty() ? "" : " " + note);
    };
    notices.push_back({Severity::Info, {in(Language::German), in(Language::English)}, {}, {}, 1});
}

std::vector<char> countedHomes(const std::string& where, const model::Project& project) {
    std::vector<char> counted;
    if (where != "all") {
        const geo::Box box = geo::boxOf(project.area.shape);
        for (const model::Home& home : project.residents.homes) {
            const bool inside =
                box.contains(home.location) && geo::contains(project.area.shape, home.location);
            counted.push_back(inside == (where == "area") ? 1 : 0);
        }
    }
    return counted;
}

}  // namespace

Result<SiteQuestion> siteQuestionFrom(const ParameterValues& asGiven, const Context& context,
                                      const Task& task) {
    auto completed = asGiven.has("standard") ? withStandard(asGiven, context) : asGiven;
    if (!completed) {
        return fail(completed.error());
    }
    const ParameterValues& values = *completed;
    SiteQuestion question;
    analysis::SitePlanRequest& request = question.request;
    request.model = modelFrom(values);
    question.facilities = kindsLabel(values.list("kind"), *context.themes);
    const model::Standard* standard = context.themes->findStandard(asGiven.text("standard"));
    if (auto added = addExisting(question, values, standard, context); !added) {
        return fail(added.error());
    }
    const model::PerHead* perHead =
        values.has("capacity") ? placesPerHead(asGiven.text("standard"), *context.themes) : nullptr;
    auto demand = perHead != nullptr ? headsFrom(values, context) : demandFrom(values, context);
    if (!demand) {
        return fail(demand.error());
    }
    append(question.notices, demandNotices(*demand));
    if (perHead != nullptr) {
        notePerHead(*perHead, demand->used, question.notices);
        request.placesPerPerson = perHead->amount;
    }
    request.demand = std::move(*demand);
    request.counted = countedHomes(values.text("where"), *context.snapshot);
    auto candidates = candidatesFrom(values, context, question, task);
    if (!candidates) {
        return fail(candidates.error());
    }
    request.candidates = std::move(*candidates);
    request.profile = walkingProfileFrom(values);
    request.limit = values.number("limit").value_or(defaultLimit);
    request.attachmentLimit = values.number("attachment").value_or(request.attachmentLimit);
    request.sites = static_cast<std::size_t>(values.integer("sites").value_or(1));
    request.required = values.list("require");
    request.forbidden = values.list("forbid");
    request.places = values.number("capacity");
    request.wherePossible = values.flag("where-possible");
    request.effort = effortFrom(values);
    for (const char* name : {"kind", "group", "profile"}) {
        question.inEffect[name] = values.list(name);
    }
    question.inEffect["limit"] = {toPlainText(request.limit)};
    return question;
}

}  // namespace nordertor::ops
