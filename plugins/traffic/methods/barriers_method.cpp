// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "barriers_method.h"

#include <fmt/format.h>

#include <algorithm>

#include "barrier_effect.h"
#include "base/number_format.h"

namespace nordertor::traffic {
namespace {

using plugin_api::Cell;
using plugin_api::Figure;
using plugin_api::MethodContext;
using plugin_api::MethodInfo;
using plugin_api::MethodOutcome;
using plugin_api::ParameterType;
using plugin_api::ParameterValues;
using plugin_api::Persons;
using plugin_api::Presentation;
using plugin_api::SharedParameter;
using plugin_api::Table;
using plugin_api::Unknown;

Cell shareCell(double part, double whole) {
    return whole > 0 ? Cell(Figure{100 * part / whole, 0}) : Cell(Unknown{});
}

Table crossingsTable(const BarrierEffect& effect) {
    Table table{.key = "crossings",
                .title = {"Querungen", "Crossings"},
                .columns = {{"barrier", {"Barriere", "Barrier"}},
                            {"length_km", {"Länge km", "Length km"}},
                            {"crossings", {"Querungen", "Crossings"}},
                            {"per_100_m", {"je 100 m", "per 100 m"}}},
                .rows = {}};
    for (const BarrierCrossings& line : effect.crossings) {
        const auto density = line.per100Metres();
        table.rows.push_back({line.kind == BarrierKind::Railway
                                  ? LocalizedText{"Gleise der Bahn", "railway tracks"}
                                  : LocalizedText{"große Straßen ohne Fußweg", "big roads without footway"},
                              Figure{line.metres / 1000, 2}, Figure{static_cast<double>(line.crossings), 0},
                              density ? Cell(Figure{*density, 2}) : Cell(Unknown{})});
    }
    return table;
}

/// Sums of small numbers of people are hidden with their shares.
bool isSmall(double persons) {
    return persons >= 0.5 && persons < 2.5;
}

Table circlesTable(const BarrierEffect& effect, const MethodContext& context) {
    Table table{.key = "circles",
                .title = {"Was vom Kreis bleibt", "What is left of the circle"},
                .columns = {{"id", {"Kennung", "Id"}}, {"name", {"Name", "Name"}}},
                .rows = {}};
    const bool anyHome = !context.project->residents.homes.empty();
    if (anyHome) {
        table.columns.push_back({"in_circle", {"im Kreis", "in circle"}});
        table.columns.push_back({"not_reached", {"zu Fuß zu weit", "too far on foot"}});
        table.columns.push_back({"not_reached_percent", {"Anteil %", "Share %"}});
        table.columns.push_back({"behind_barrier", {"davon hinter Barriere", "behind a barrier"}});
    }
    table.columns.push_back({"area_lost_percent", {"Fläche verloren %", "Area lost %"}});
    const auto amount = [&](double value) {
        return context.countsHomes ? Cell(Figure{value, 0}) : Cell(Persons{value});
    };
    for (std::size_t f = 0; f < effect.circles.size(); ++f) {
        const CircleLoss& circle = effect.circles[f];
        const model::Facility& facility = *context.facilities[f];
        const bool hidden = !context.countsHomes && (isSmall(circle.persons) || isSmall(circle.notReached) ||
                                                     isSmall(circle.persons - circle.notReached));
        const bool hiddenPart = !context.countsHomes && isSmall(circle.notReached - circle.behindBarrier);
        std::vector<Cell>& row = table.rows.emplace_back();
        row = {facility.id, facility.name.empty() ? Cell(Unknown{}) : Cell(facility.name)};
        if (anyHome) {
            row.push_back(amount(circle.persons));
            row.push_back(hidden ? Cell(Unknown{}) : amount(circle.notReached));
            row.push_back(hidden ? Cell(Unknown{}) : shareCell(circle.notReached, circle.persons));
            row.push_back(hidden || hiddenPart ? Cell(Unknown{}) : amount(circle.behindBarrier));
        }
        row.push_back(shareCell(circle.area - circle.areaReached, circle.area));
    }
    return table;
}

/// The homes above the limit, the longest detours first.
void addDetours(const BarrierEffect& effect, const MethodContext& context, double flagged,
                MethodOutcome& outcome) {
    std::vector<const Detour*> detours;
    for (const Detour& detour : effect.detours) {
        if (detour.factor() > flagged) {
            detours.push_back(&detour);
        }
    }
    std::stable_sort(detours.begin(), detours.end(),
                     [](const Detour* a, const Detour* b) { return a->factor() > b->factor(); });
    Table table{
        .key = "detours",
        .title = {fmt::format("Wohngebäude mit Umweg über {}", formatNumber(flagged, 1, Language::German)),
                  fmt::format("Homes with a detour above {}", formatNumber(flagged, 1, Language::English))},
        .columns = {{"home", {"Wohngebäude", "Home"}},
                    {"facility", {"Einrichtung", "Facility"}},
                    {"path_m", {"Fußweg m", "Walk m"}},
                    {"air_line_m", {"Luftlinie m", "Air line m"}},
                    {"factor", {"Umwegfaktor", "Detour factor"}},
                    {"barrier", {"Barriere dazwischen", "Barrier between"}}},
        .rows = {}};
    plugin_api::FeatureCollection collection{.tableKey = "detours",
                                             .features = {},
                                             .presentation = {.kind = Presentation::Kind::Sequential,
                                                              .column = "factor",
                                                              .title = {"Umwegfaktor", "Detour factor"},
                                                              .breaks = {2, 3, 5}}};
    collection.whenEmpty = {fmt::format("Kein Wohngebäude hat einen Umweg über {}; weniger: --flagged 1.",
                                        formatNumber(flagged, 1, Language::German)),
                            fmt::format("No home has a detour above {}; less: --flagged 1.",
                                        formatNumber(flagged, 1, Language::English))};
    for (const Detour* detour : detours) {
        const model::Home& home = context.project->residents.homes[detour->home];
        collection.features.push_back({home.location, table.rows.size()});
        table.rows.push_back(
            {home.id, context.facilities[detour->facility]->id, Figure{detour->path, 0},
             Figure{detour->airLine, 0}, Figure{detour->factor(), 2},
             detour->acrossBarrier ? LocalizedText{"ja", "yes"} : LocalizedText{"nein", "no"}});
    }
    outcome.tables.push_back(std::move(table));
    outcome.features.push_back(std::move(collection));
}

LocalizedText summaryOf(const BarrierEffect& effect, const MethodContext& context, double flagged) {
    if (context.project->residents.homes.empty()) {
        return {
            "Ohne Einwohner ist kein Umwegfaktor zu bestimmen; die Tabellen zeigen Querungen und Flächen.",
            "Without residents no detour factor can be told; the tables show crossings and areas."};
    }
    if (effect.countedPersons <= 0) {
        return {"Für die gewählte Personengruppe ist hier kein Umwegfaktor bekannt.",
                "No detour factor is known here for the chosen group."};
    }
    const double share = 100 * effect.detouredPersons / effect.countedPersons;
    const auto sentence = [&](Language language) {
        return std::make_tuple(formatNumber(effect.detourFactor, 2, language),
                               formatNumber(share, 0, language), formatNumber(flagged, 1, language));
    };
    const auto [factorDe, shareDe, flagDe] = sentence(Language::German);
    const auto [factorEn, shareEn, flagEn] = sentence(Language::English);
    return {fmt::format("Umwegfaktor im Mittel {} ({}, {}); {} % liegen über {}.", factorDe,
                        context.facilitiesLabel.de, context.personsLabel.de, shareDe, flagDe),
            fmt::format("Mean detour factor {} ({}, {}); {} % are above {}.", factorEn,
                        context.facilitiesLabel.en, context.personsLabel.en, shareEn, flagEn)};
}

MethodInfo makeInfo() {
    return {
        .id = "barriers",
        .title = {"Barrierewirkung", "Barrier effect"},
        .help =
            {"Misst, was Bahngleise und große Straßen für Fußwege bedeuten: Umwegfaktor (Fußweg durch "
             "Luftlinie) zwischen Wohngebäuden und der nächsten Einrichtung, Querungen je 100 m, und wie viel "
             "vom Kreis um jede Einrichtung zu Fuß nicht erreicht wird.",
             "Measures what railways and big roads do to ways on foot: detour factor (path by air line) "
             "between homes and the nearest facility, crossings per 100 m, and how much of the circle "
             "around each facility is not reached on foot."},
        .examples = {"nordertor barriers quartier.gpkg --kind youth.playground",
                     "nordertor barriers quartier.gpkg --kind social.kita --limit 500 --format geojson"},
        .shared = {SharedParameter::Kind, SharedParameter::Group, SharedParameter::Profile,
                   SharedParameter::Attachment},
        .parameters = {
            {.name = "limit",
             .type = ParameterType::Number,
             .label = {"Grenze", "Limit"},
             .help = {"Fußweg und Radius des Kreises, der damit verglichen wird. Beispiel: --limit 500",
                      "Walk, and radius of the circle it is compared with. Example: --limit 500"},
             .unit = "m",
             .minimum = 50,
             .maximum = 5000,
             .defaultValue = "800"},
            {.name = "flagged",
             .type = ParameterType::Number,
             .label = {"Umwegfaktor ab", "Detour factor from"},
             .help = {"Wohngebäude mit größerem Umwegfaktor werden genannt. Beispiel: --flagged 2",
                      "Homes with a greater detour factor are named. Example: --flagged 2"},
             .minimum = 1,
             .maximum = 100,
             .defaultValue = "1.5"}}};
}

}  // namespace

const MethodInfo& BarriersMethod::info() const {
    static const MethodInfo info = makeInfo();
    return info;
}

Result<MethodOutcome> BarriersMethod::run(const MethodContext& context, const ParameterValues& values,
                                          const Task& task) const {
    BarrierParameters parameters;
    parameters.limit = values.number("limit").value_or(parameters.limit);
    parameters.flagged = values.number("flagged").value_or(parameters.flagged);
    parameters.attachmentLimit = context.attachmentLimit;
    parameters.profile = context.profile;
    const auto effect =
        barrierEffect(*context.project, context.facilities, context.persons, parameters, task);
    if (!effect) {
        return fail(effect.error());
    }
    MethodOutcome outcome;
    outcome.summary = summaryOf(*effect, context, parameters.flagged);
    outcome.tables = {crossingsTable(*effect), circlesTable(*effect, context)};
    if (!context.project->residents.homes.empty()) {
        addDetours(*effect, context, parameters.flagged, outcome);
    }
    return outcome;
}

}  // namespace nordertor::traffic
