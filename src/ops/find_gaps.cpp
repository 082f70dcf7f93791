// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/find_gaps.h"

#include <algorithm>
#include <utility>

#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"
#include "ops/table_output.h"

namespace nordertor::ops {
namespace {

using analysis::GapPlace;
using analysis::StandardResult;
using analysis::SupplyTotals;

LocalizedText placeLabel(bool insideArea) {
    return insideArea ? LocalizedText{"Gebiet", "area"} : LocalizedText{"Umkreis", "around"};
}

Cell metresCell(const std::optional<double>& metres) {
    return metres ? Cell(Figure{*metres, 0}) : Cell(Unknown{});
}

/// One row per standard: what a path says, and what a circle would have said.
Table standardsTable(const analysis::GapReport& report, const model::ThemeSet& themes, bool insideArea) {
    Table table{
        .key = insideArea ? "standards_area" : "standards_surroundings",
        .title = insideArea ? LocalizedText{"Richtwerte im Programmgebiet", "Standards in the programme area"}
                            : LocalizedText{"Richtwerte im Umkreis", "Standards in the surroundings"},
        .columns = {{"standard", {"Richtwert", "Standard"}},
                    {"limit_m", {"Fußweg m", "Walk m"}},
                    {"facilities", {"Angebote", "Facilities"}},
                    {"counted", {"Wer", "Who"}, true},
                    {"all", {"alle", "all"}},
                    {"supplied", {"versorgt", "supplied"}},
                    {"unsupplied", {"ohne", "without"}},
                    {"supplied_by_circle", {"laut Kreis", "by circle"}}},
        .rows = {}};
    for (const StandardResult& result : report.standards) {
        const SupplyTotals& totals = insideArea ? result.inside : result.margin;
        const bool countsHomes = result.demand.measure == analysis::DemandMeasure::Homes;
        const auto amount = [&](double value) -> Cell {
            return countsHomes ? Cell(Figure{value, 0}) : Cell(Persons{value});
        };
        // the rest of a sum gives a suppressed number away
        const auto part = [&](double value) -> Cell {
            return !countsHomes && isSuppressed(Persons{totals.all - value}) ? Cell(Unknown{})
                                                                             : amount(value);
        };
        table.rows.push_back({standardLabel(themes, result.standard), Figure{result.limit, 0},
                              Figure{static_cast<double>(result.facilities), 0}, result.demand.label,
                              amount(totals.all), part(totals.supplied), part(totals.all - totals.supplied),
                              part(totals.suppliedByCircle)});
    }
    return table;
}

std::vector<const GapPlace*> chosenPlaces(const analysis::GapReport& report, const ParameterValues& values) {
    std::vector<const GapPlace*> places = report.ranked();
    const std::string where = values.text("where");
    std::erase_if(places, [&](const GapPlace* place) {
        return (where == "area" && !place->insideArea) || (where == "around" && place->insideArea);
    });
    const auto top = static_cast<std::size_t>(values.integer("top").value_or(20));
    if (top > 0 && places.size() > top) {
        places.resize(top);
    }
    return places;
}

Table placesTable(const std::vector<const GapPlace*>& places, const analysis::GapReport& report) {
    const auto measureOf = [&](const GapPlace& place) {
        const auto at = std::find_if(report.standards.begin(), report.standards.end(),
                                     [&](const StandardResult& r) { return r.standard == place.standard; });
        return at->demand.measure;
    };
    Table table{.key = "gaps",
                .title = {"Lücken", "Gaps"},
                .columns = {{"rank", {"Rang", "Rank"}},
                            {"id", {"Kennung", "Id"}},
                            {"where", {"Lage", "Where"}},
                            {"persons", {"Personen", "Persons"}},
                            {"homes", {"Wohngebäude", "Homes"}},
                            {"nearest_m", {"Nächstes m", "Nearest m"}},
                            {"reason", {"Grund", "Reason"}}},
                .rows = {}};
    for (const GapPlace* place : places) {
        const bool countsHomes = measureOf(*place) == analysis::DemandMeasure::Homes;
        table.rows.push_back({Figure{static_cast<double>(place->rank), 0}, place->id,
                              placeLabel(place->insideArea),
                              countsHomes ? Cell(Unknown{}) : Cell(Persons{place->persons}),
                              Figure{static_cast<double>(place->homes), 0},
                              metresCell(place->nearestDistance), place->reason});
    }
    return table;
}

OperationInfo makeInfo() {
    OperationInfo info{
        .id = "gaps",
        .title = {"Lücken finden", "Find gaps"},
        .help =
            {"Prüft jeden Richtwert entlang des Wegenetzes und nennt die Orte, an denen Menschen etwas fehlt, nach "
             "der Zahl der Personen. Daneben steht, wie viele ein Kreis mit gleichem Radius versorgt nennen würde.",
             "Checks every standard along the network of paths and names the places where people lack something, "
             "by number of persons. Beside it: how many a circle of the same radius would call supplied."},
        .examples =
            {"nordertor gaps quartier.gpkg", "nordertor gaps quartier.gpkg --theme youth --top 5",
             "nordertor gaps quartier.gpkg --limit youth.playground_6_12=500 --format geojson > luecken.geojson"},
        .parameters = gapParameters(),
        .needsProject = true};
    info.parameters.push_back({.name = "where",
                               .type = ParameterType::Choice,
                               .label = {"Lage", "Where"},
                               .help = {"Nur im Gebiet (area), nur im Umkreis (around) oder alle (all).",
                                        "Only in the area, only around it, or all."},
                               .choices = {"area", "around", "all"},
                               .choiceLabels = {{"im Gebiet", "in the area"},
                                                {"im Umkreis", "around it"},
                                                {"überall", "everywhere"}},
                               .defaultValue = "all"});
    info.parameters.push_back({.name = "top",
                               .type = ParameterType::Integer,
                               .label = {"Höchstzahl", "At most"},
                               .help = {"So viele Lücken zeigen; 0 = alle. Beispiel: --top 50",
                                        "Show this many gaps; 0 = all. Example: --top 50"},
                               .minimum = 0,
                               .maximum = 1000000,
                               .defaultValue = "20"});
    info.parameters.push_back(storeParameter());
    return info;
}

}  // namespace

const OperationInfo& FindGaps::info() const {
    static const OperationInfo info = makeInfo();
    return info;
}

Result<Outcome> FindGaps::run(const Context& context, const ParameterValues& values, const Task& task) const {
    const auto parameters = gapParametersFrom(values);
    if (!parameters) {
        return fail(parameters.error());
    }
    if (const auto complete = requireHomesAndPaths(context); !complete) {
        return fail(complete.error());
    }
    auto report = analysis::analyseGaps(*context.snapshot, *context.themes, *parameters, task);
    if (!report) {
        return fail(report.error());
    }
    const auto places = chosenPlaces(*report, values);
    Outcome outcome;
    const std::string where = values.text("where");
    for (const bool insideArea : {true, false}) {
        if (where != (insideArea ? "around" : "area")) {
            outcome.tables.push_back(standardsTable(*report, *context.themes, insideArea));
        }
    }
    outcome.tables.push_back(placesTable(places, *report));
    FeatureCollection collection{.tableKey = "gaps",
                                 .features = {},
                                 .presentation = {.kind = Presentation::Kind::Sequential,
                                                  .column = "persons",
                                                  .title = {"Personen", "Persons"}}};
    for (std::size_t row = 0; row < places.size(); ++row) {
        collection.features.push_back({places[row]->shape, row});
    }
    outcome.features = {std::move(collection)};
    outcome.notices = report->notices;
    for (const StandardResult& result : report->standards) {
        append(outcome.notices, result.notices);
    }
    outcome.gaps = std::make_shared<const analysis::GapReport>(std::move(*report));
    return outcome;
}

}  // namespace nordertor::ops
