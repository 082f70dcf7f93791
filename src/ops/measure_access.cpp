// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/measure_access.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "analysis/population/areas_of_points.h"
#include "base/number_format.h"
#include "ops/access_parameters.h"
#include "ops/access_request.h"
#include "ops/access_tables.h"
#include "ops/analysis_parameters.h"
#include "ops/area_parameters.h"
#include "ops/common_parameters.h"

namespace nordertor::ops {
namespace {

std::string counted(std::size_t count, Language language) {
    return formatCount(static_cast<std::int64_t>(count), language);
}

void note(Notices& notices, Severity severity, const char* german, const char* english, std::size_t count) {
    if (count > 0) {
        notices.push_back({severity,
                           {fmt::format(fmt::runtime(german), counted(count, Language::German)),
                            fmt::format(fmt::runtime(english), counted(count, Language::English))},
                           {},
                           {},
                           count});
    }
}

void noteUnattached(const analysis::AttachedNetwork& attached, Notices& notices) {
    append(notices, unattachedNotices(attached.homes));
    std::size_t facilities = 0;
    for (const auto& entrances : attached.entrances) {
        facilities += entrances.empty() ? 1U : 0U;
    }
    note(notices, Severity::Warning, "Einrichtungen zu weit von jedem Weg (--attachment), nicht gezählt: {}.",
         "Facilities too far from any path (--attachment), not counted: {}.", facilities);
}

Result<> requireAnyAccess(const AccessFindings& findings, const ChosenFacilities& chosen,
                          const analysis::AttachedNetwork& attached) {
    if (std::ranges::all_of(attached.entrances, [](const auto& entrances) { return entrances.empty(); })) {
        return fail(
            ErrorCode::InvalidData,
            {fmt::format("Keine dieser Einrichtungen liegt nah genug an einem Weg: {}.", chosen.label.de),
             fmt::format("None of these facilities is near enough to a path: {}.", chosen.label.en)},
            {"Bitte den Abstand erhöhen. Beispiel: --attachment 300",
             "Please allow a greater distance. Example: --attachment 300"},
            {}, "--attachment");
    }
    const auto& values = findings.result().byHome;
    bool anyHome = false;
    for (std::size_t h = 0; h < values.size(); ++h) {
        if (findings.demand->byHome[h] > 0 && values[h] && (findings.unit.distance || *values[h] > 0)) {
            return {};
        }
        anyHome = anyHome || (findings.demand->byHome[h] > 0 && attached.homes[h].attached());
    }
    if (!anyHome) {
        return fail(ErrorCode::InvalidData,
                    {fmt::format("Kein Wohngebäude der Gruppe liegt nah genug an einem Weg: {}.",
                                 findings.demand->used.label.de),
                     fmt::format("No home of the group is near enough to a path: {}.",
                                 findings.demand->used.label.en)},
                    {"Bitte den Abstand erhöhen. Beispiel: --attachment 300",
                     "Please allow a greater distance. Example: --attachment 300"},
                    {}, "--attachment");
    }
    const bool several = !findings.result().secondary.empty();
    return fail(ErrorCode::InvalidData,
                {fmt::format("Niemand erreicht auf diesem Weg {}: {}.",
                             several ? "so viele Einrichtungen" : "eine Einrichtung", chosen.label.de),
                 fmt::format("Nobody reaches {} by such a walk: {}.",
                             several ? "so many facilities" : "a facility", chosen.label.en)},
                {"Bitte den Grenzwert erhöhen, bei k-nearest --k verkleinern. Beispiel: --limit 1500",
                 "Please raise the limit, with k-nearest lower --k. Example: --limit 1500"},
                {}, "--limit");
}

/// "Erreichbarkeit: Spielplätze, Fußweg in m (Kinder unter 10)"
LocalizedText layerTitle(const AccessFindings& findings, const LocalizedText& facilities) {
    const LocalizedText& who = findings.demand->used.label;
    const LocalizedText& what = findings.unit.title;
    // some units name kind or group themselves
    const auto in = [&](Language language, const std::string& start) {
        std::string unit = what.in(language);
        const auto names = [&](const LocalizedText& part) {
            return unit.find(part.in(language)) != std::string::npos;
        };
        const bool first = names(facilities);
        const bool complete = names(who);
        if (!first && language == Language::English && unit.starts_with("Walk")) {
            unit[0] = 'w';
        }
        return start + (first ? "" : facilities.in(language) + ", ") + unit +
               (complete ? "" : " (" + who.in(language) + ")");
    };
    return {in(Language::German, "Erreichbarkeit: "), in(Language::English, "Access: ")};
}

/// Everybody who lives in each area; nothing where the data has no total, so that no area is too small.
std::optional<std::vector<double>> inhabitantsOf(const AccessFindings& findings,
                                                 std::span<const std::uint32_t> areaOf, std::size_t areaCount,
                                                 Outcome& outcome) {
    const model::Residents& residents = findings.project->residents;
    const std::size_t everybody = residents.indexOf({});
    if (everybody >= residents.groups.size()) {
        outcome.notices.push_back(
            {Severity::Info,
             {"Die Zahl aller Einwohner ist nicht bekannt; kleine Flächen werden deshalb nicht ausgeblendet.",
              "The number of all inhabitants is not known; so small areas are not hidden."},
             {},
             {}});
        outcome.recordedAs["least-inhabitants"] = {};
        return std::nullopt;
    }
    const std::vector<double>& persons = residents.persons[everybody];
    std::vector<double> sums(areaCount, 0);
    for (std::size_t h = 0; h < persons.size(); ++h) {
        if (areaOf[h] != analysis::noArea) {
            sums[areaOf[h]] += std::max(0.0, persons[h]);
        }
    }
    return sums;
}

/// Table and map of the areas. Error InvalidData if no home lies in any of them.
Result<> addAreas(const ChosenAreas& chosen, const AccessFindings& findings, double least,
                  Presentation presentation, Outcome& outcome) {
    append(outcome.notices, chosen.notices);
    outcome.sources = chosen.sources;
    std::vector<geo::Point> points;
    for (const model::Home& home : findings.project->residents.homes) {
        points.push_back(home.location);
    }
    const model::AreaSet& set = chosen.set;
    const auto areaOf = analysis::areasOfPoints(set.areas, points);
    const auto summaries = analysis::summariseAccessByArea(findings.result().byHome, findings.demand->byHome,
                                                           areaOf, set.areas.size(), !findings.unit.distance);
    if (std::ranges::all_of(summaries, [](const auto& summary) { return !(summary.persons > 0); })) {
        return fail(ErrorCode::InvalidData,
                    {"In keiner der Flächen wohnt jemand dieser Gruppe.",
                     "Nobody of this group lives in any of the areas."},
                    {"Bitte andere Flächen oder eine andere Gruppe wählen. Beispiel: --areas grid:500",
                     "Please choose other areas or another group. Example: --areas grid:500"},
                    {}, "--areas");
    }
    const auto known = inhabitantsOf(findings, areaOf, set.areas.size(), outcome);
    const std::vector<double> inhabitants =
        known.value_or(std::vector<double>(set.areas.size(), std::numeric_limits<double>::infinity()));
    std::size_t hidden = 0;
    for (std::size_t a = 0; a < summaries.size(); ++a) {
        hidden += summaries[a].persons > 0 && inhabitants[a] < least ? 1U : 0U;
    }
    bool anyValue = false;
    for (std::size_t a = 0; a < summaries.size(); ++a) {
        anyValue = anyValue || (summaries[a].persons > 0 && inhabitants[a] >= least);
    }
    if (!anyValue) {
        return fail(ErrorCode::InvalidData,
                    {"Keine der Flächen hat genügend Einwohner für einen Wert.",
                     "None of the areas has enough inhabitants for a value."},
                    {"Bitte größere Flächen wählen oder --least-inhabitants senken.",
                     "Please choose larger areas or lower --least-inhabitants."},
                    {}, "--least-inhabitants");
    }
    note(outcome.notices, Severity::Info,
         "Flächen mit zu wenigen Einwohnern (--least-inhabitants), ohne Wert: {}.",
         "Areas with too few inhabitants (--least-inhabitants), without a value: {}.", hidden);
    outcome.tables.push_back(accessAreasTable(findings, set, summaries, inhabitants, least));
    FeatureCollection collection{
        .tableKey = "access_areas", .features = {}, .presentation = std::move(presentation)};
    for (std::size_t a = 0; a < set.areas.size(); ++a) {
        collection.features.push_back({set.areas[a].shape, a});
    }
    outcome.features.push_back(std::move(collection));
    return {};
}

OperationInfo measureAccessInfo() {
    return {
        .id = "access",
        .title = {"Erreichbarkeit messen", "Measure access"},
        .help =
            {"Misst für jedes Wohngebäude, wie gut es Einrichtungen zu Fuß erreicht: den Weg zur nächsten, das "
             "Angebot in Reichweite oder die Plätze je Person, wenn sich alle die Einrichtungen teilen, die sie "
             "erreichen. Auf Wunsch für Flächen zusammengefasst, nach Personen gewichtet.",
             "Measures for every home how well it reaches facilities on foot: the way to the nearest, the supply "
             "in reach, or the places per person when all share the facilities they reach. Summed up for areas "
             "if wanted, weighted by persons."},
        .examples =
            {"nordertor access quartier.gpkg --kind social.kita --group 0-9 --limit 800",
             "nordertor access quartier.gpkg --kind youth.playground --method nearest --top 10",
             "nordertor access quartier.gpkg --kind youth.playground --group 0-9 --sensitivity 400,600,1000",
             "nordertor access quartier.gpkg --kind youth.playground --areas grid:500 --format geojson > "
             "raster.geojson"},
        .parameters = accessParameters(),
        .needsProject = true};
}

}  // namespace

const OperationInfo& MeasureAccess::info() const {
    static const OperationInfo info = measureAccessInfo();
    return info;
}

Result<Outcome> MeasureAccess::run(const Context& context, const ParameterValues& values,
                                   const Task& task) const {
    const auto request = accessRequestFrom(values);
    if (!request) {
        return fail(request.error());
    }
    if (const auto complete = requireHomesAndPaths(context); !complete) {
        return fail(complete.error());
    }
    const auto chosen = facilitiesFrom(values, context);
    if (!chosen) {
        return fail(chosen.error());
    }
    const auto demand = demandFrom(values, context);
    if (!demand) {
        return fail(demand.error());
    }
    const bool distance = analysis::isDistance(request->parameters.method);
    const auto supply =
        distance ? analysis::supplyCapacity(chosen->facilities, analysis::CapacityBasis::Facilities)
                 : supplyFrom(values, chosen->facilities);
    if (!supply) {
        return fail(supply.error());
    }
    std::optional<ChosenAreas> areas;
    if (values.has("areas")) {
        auto read = areasFrom(values, context, task.part(0, 0.1));
        if (!read) {
            return fail(read.error());
        }
        areas = std::move(*read);
    }
    const model::Project& project = *context.snapshot;
    task.report(0.1, {"Wegenetz", "Walking network"});
    const auto attached = analysis::attachedNetwork(project, chosen->facilities,
                                                    analysis::walkingProfile(walkingProfileFrom(values)),
                                                    values.number("attachment").value_or(100), task);
    if (!attached) {
        return fail(attached.error());
    }
    task.report(0.3, {"Wege", "Ways"});
    const auto results = analysis::accessibility(*attached, demand->byHome, supply->byFacility,
                                                 request->parameters, task.part(0.3, 0.9));
    if (!results) {
        return fail(results.error());
    }
    AccessFindings findings{
        .unit = accessUnit(request->parameters, supply->basis, chosen->label, demand->used),
        .project = &project,
        .demand = &*demand,
        .results = &*results,
        .shown = request->shown,
        .inside = {}};
    const geo::Box areaBox = geo::boxOf(project.area.shape);
    for (const model::Home& home : project.residents.homes) {
        findings.inside.push_back(areaBox.contains(home.location) &&
                                  geo::contains(project.area.shape, home.location));
    }
    if (const auto any = requireAnyAccess(findings, *chosen, *attached); !any) {
        return fail(any.error());
    }
    Outcome outcome;
    outcome.recordedAs = request->inEffect;
    if (!distance) {
        outcome.recordedAs.merge(supplyInEffect(*supply));
    }
    append(outcome.notices, demandNotices(*demand));
    append(outcome.notices, supply->notices);
    noteUnattached(*attached, outcome.notices);
    note(outcome.notices, Severity::Warning,
         "Einrichtungen, die niemand der Gruppe erreicht, ihr Angebot kommt keinem zugute: {}.",
         "Facilities that nobody of the group reaches, their supply goes to no one: {}.",
         findings.result().facilitiesWithoutDemand);

    Presentation presentation{.kind = Presentation::Kind::Sequential, .column = "value"};
    presentation.title = findings.unit.title;
    const LocalizedText title = layerTitle(findings, chosen->label);
    for (const double bound : findings.classBounds()) {
        presentation.breaks.push_back(bound * findings.unit.scale);
    }
    outcome.tables.push_back(accessSummaryTable(findings));
    outcome.tables.push_back(accessClassesTable(findings));
    if (request->compares) {
        outcome.tables.push_back(sensitivityTable(findings));
    }
    if (areas) {
        if (const auto added = addAreas(*areas, findings, values.integer("least-inhabitants").value_or(300),
                                        presentation, outcome);
            !added) {
            return fail(added.error());
        }
        outcome.features.back().title = {title.de + ", " + areas->set.title.de,
                                         title.en + ", " + areas->set.title.en};
    }
    // a layer that is kept has all homes
    const auto top = values.has("store") ? 0 : values.integer("top").value_or(20);
    auto homes = worstHomes(findings, values.text("where"));
    const std::size_t all = homes.size();
    if (top > 0 && all > static_cast<std::size_t>(top)) {
        homes.resize(static_cast<std::size_t>(top));
    }
    append(outcome.notices, cutNotices(homes.size(), all, {"Wohngebäuden", "homes"}));
    outcome.tables.push_back(accessHomesTable(findings, homes));
    if (!areas) {
        FeatureCollection collection{
            .tableKey = "access", .features = {}, .presentation = std::move(presentation), .title = title};
        for (std::size_t row = 0; row < homes.size(); ++row) {
            collection.features.push_back({project.residents.homes[homes[row]].location, row});
        }
        outcome.features.push_back(std::move(collection));
    }
    return outcome;
}

}  // namespace nordertor::ops
