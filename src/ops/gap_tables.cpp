// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/gap_tables.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "model/programme_names.h"
#include "ops/common_parameters.h"
#include "ops/table_output.h"

namespace nordertor::ops {
namespace {

using analysis::DemandMeasure;
using analysis::GapPlace;
using analysis::StandardResult;
using analysis::SupplyTotals;

Cell wholeCell(const std::optional<double>& value) {
    return value ? Cell(Figure{*value, 0}) : Cell(Unknown{});
}

Column facilitiesColumn() {
    return {"facilities", {"Angebote", "Facilities"}};
}

}  // namespace

Cell CountCells::amount(double value) const {
    return homes_ ? Cell(Figure{value, 0}) : Cell(Persons{value});
}

bool CountCells::hides(double value) const {
    return !homes_ && isSuppressed(Persons{all_ - value});
}

bool CountCells::tells(double value) const {
    return !homes_ && (isSuppressed(Persons{value}) || isSuppressed(Persons{all_ - value}));
}

Cell CountCells::share(double value) const {
    return all_ <= 0 || tells(value) || (!homes_ && isSuppressed(Persons{all_}))
               ? Cell(Unknown{})
               : Cell(Figure{100 * value / all_, 1});
}

Table standardsTable(const analysis::GapReport& report, const model::ThemeSet& themes, bool insideArea) {
    Table table{
        .key = insideArea ? "standards_area" : "standards_surroundings",
        .title = insideArea ? LocalizedText{"Richtwerte im Programmgebiet", "Standards in the programme area"}
                            : LocalizedText{"Richtwerte im Umkreis", "Standards in the surroundings"},
        .columns = {{"standard", {"Richtwert", "Standard"}},
                    {"limit_m", {"Fußweg m", "Walk m"}},
                    facilitiesColumn(),
                    {"counted", {"Wer", "Who"}, true},
                    {"all", {"alle", "all"}},
                    {"supplied", {"versorgt", "supplied"}},
                    {"unsupplied", {"ohne", "without"}},
                    {"supplied_by_circle", {"laut Kreis", "by circle"}}},
        .rows = {}};
    for (const StandardResult& result : report.standards) {
        const SupplyTotals& totals = insideArea ? result.inside : result.margin;
        const CountCells cells(result.demand.measure, totals.all);
        table.rows.push_back({standardLabel(themes, result.standard), Figure{result.limit, 0},
                              Figure{static_cast<double>(result.facilities), 0}, result.demand.label,
                              cells.all(), cells.part(totals.supplied),
                              cells.part(totals.all - totals.supplied), cells.part(totals.suppliedByCircle)});
    }
    return table;
}

std::optional<Table> capacityTable(const analysis::GapReport& report, const model::ThemeSet& themes,
                                   const std::vector<bool>& where) {
    Table table{.key = "capacity",
                .title = {"Bedarf je Kopf", "Need per head"},
                .columns = {{"standard", {"Richtwert", "Standard"}},
                            {"where", {"Lage", "Where"}},
                            {"per_head", {"je Kopf", "Per head"}},
                            {"unit", {"Einheit", "Unit"}},
                            {"counted", {"Wer", "Who"}, true},
                            {"all", {"alle", "all"}},
                            {"short", {"mit zu wenig", "short"}},
                            {"wanted", {"Soll", "Wanted"}},
                            {"missing_at_least", {"fehlt mind.", "Missing min."}},
                            {"missing", {"fehlt höchstens", "Missing max."}},
                            {"sizes_unknown", {"Größe unbekannt", "Size unknown"}}},
                .rows = {},
                .unknown = {"von keinem Angebot ist die Größe bekannt, oder es verriete eine Zahl unter 3",
                            "of no facility the size is known, or it would give a number below 3 away"}};
    for (const StandardResult& result : report.standards) {
        if (!result.capacity) {
            continue;
        }
        const analysis::CapacityResult& capacity = *result.capacity;
        const bool places = capacity.unit == model::SupplyUnit::Places;
        const bool sizes = capacity.anySizeKnown();
        for (const bool inside : where) {
            const analysis::CapacityTotals& totals = inside ? capacity.inside : capacity.margin;
            const CountCells cells(capacity.demand.measure, totals.persons);
            // an amount divided by the figure per head is a number of persons
            const auto amount = [&](double value, bool hidden) {
                return hidden ? Cell(Unknown{}) : Cell(Figure{value, 0});
            };
            const bool hideAll = cells.tells(totals.persons);
            const bool hideShort = hideAll || cells.tells(totals.personsShort);
            table.rows.push_back(
                {standardLabel(themes, result.standard), model::whereLabel(inside),
                 Figure{capacity.perHead, 2}, places ? LocalizedText{"Plätze", "places"} : sameInBoth("m²"),
                 capacity.demand.label, cells.all(),
                 sizes ? cells.part(totals.personsShort) : Cell(Unknown{}), amount(totals.wanted, hideAll),
                 amount(totals.missingAtLeast, hideShort), amount(totals.missing, hideShort || !sizes),
                 Figure{static_cast<double>(capacity.facilitiesUnknown), 0}});
        }
    }
    return table.rows.empty() ? std::nullopt : std::optional(std::move(table));
}

std::optional<Table> stabilityTable(const analysis::GapReport& report, const model::ThemeSet& themes,
                                    const std::vector<bool>& where) {
    Table table{.key = "stability",
                .title = {"Ohne Versorgung in 90 von 100 Läufen", "Without supply in 90 of 100 runs"},
                .columns = {{"standard", {"Richtwert", "Standard"}},
                            {"where", {"Lage", "Where"}},
                            {"counted", {"Wer", "Who"}, true},
                            {"all", {"alle", "all"}},
                            {"unsupplied", {"ohne", "without"}},
                            {"unsupplied_low", {"von", "from"}},
                            {"unsupplied_high", {"bis", "to"}}},
                .rows = {}};
    for (const StandardResult& result : report.standards) {
        if (!result.stability) {
            continue;
        }
        for (const bool inside : where) {
            const SupplyTotals& totals = inside ? result.inside : result.margin;
            const analysis::Spread& spread = inside ? result.stability->inside : result.stability->margin;
            const CountCells cells(result.demand.measure, totals.all);
            table.rows.push_back({standardLabel(themes, result.standard), model::whereLabel(inside),
                                  result.demand.label, cells.all(), cells.part(totals.all - totals.supplied),
                                  cells.part(spread.low), cells.part(spread.high)});
        }
    }
    return table.rows.empty() ? std::nullopt : std::optional(std::move(table));
}

namespace {

/// Theme and standard of each place behind its id, where not all have the same.
void addWhatIsMissing(Table& table, const std::vector<const GapPlace*>& places,
                      const model::ThemeSet& themes) {
    const auto add = [&](std::ptrdiff_t at, const Column& column, const auto& labelOf) {
        std::vector<LocalizedText> labels;
        std::ranges::transform(places, std::back_inserter(labels),
                               [&](const GapPlace* place) { return labelOf(place->standard); });
        if (std::ranges::adjacent_find(labels, std::ranges::not_equal_to()) == labels.end()) {
            return;
        }
        table.columns.insert(table.columns.begin() + at, column);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            table.rows[i].insert(table.rows[i].begin() + at, labels[i]);
        }
    };
    static constexpr std::ptrdiff_t behindId = 2;
    add(behindId, {"standard", {"Richtwert", "Standard"}, true}, [&](const std::string& id) {
        const model::Standard* standard = themes.findStandard(id);
        return standard != nullptr ? standard->label : LocalizedText{id, id};
    });
    add(behindId, {"theme", {"Thema", "Theme"}},
        [&](const std::string& id) { return themeOrStandardLabel(themes, id.substr(0, id.find('.'))); });
}

}  // namespace

Table placesTable(const std::vector<const GapPlace*>& places, const analysis::GapReport& report,
                  const model::ThemeSet& themes) {
    const auto resultOf = [&](const GapPlace& place) -> const StandardResult& {
        return *std::find_if(report.standards.begin(), report.standards.end(),
                             [&](const StandardResult& r) { return r.standard == place.standard; });
    };
    Table table{.key = "gaps",
                .title = {"Lücken", "Gaps"},
                .columns = {{"rank", {"Rang", "Rank"}},
                            {"id", {"Kennung", "Id"}},
                            {"where", {"Lage", "Where"}},
                            {"persons", {"Personen", "Persons"}},
                            {"counted", {"Wer", "Who"}, true},
                            {"homes", {"Wohngebäude", "Homes"}},
                            {"nearest_m", {"Nächstes m", "Nearest m"}},
                            {"reason", {"Grund", "Reason"}}},
                .rows = {}};
    const auto atLeast = [&](const GapPlace& place) {
        return resultOf(place).demand.measure == DemandMeasure::KnownPersonsOnly;
    };
    const bool anyAtLeast = std::ranges::any_of(places, [&](const auto* place) { return atLeast(*place); });
    // only columns that say something
    const auto capacityIn = [&](const GapPlace& place, model::SupplyUnit unit) -> std::optional<double> {
        return place.capacityMissing && resultOf(place).capacity->unit == unit ? place.capacityMissing
                                                                               : std::nullopt;
    };
    struct Extra {
        Column column;
        std::function<std::optional<double>(const GapPlace&)> figure;
    };
    std::vector<Extra> extras = {
        {{"missing_m2", {"fehlt m²", "Missing m²"}},
         [&](const GapPlace& place) { return capacityIn(place, model::SupplyUnit::SquareMetres); }},
        {{"missing_places", {"fehlt Plätze", "Missing places"}},
         [&](const GapPlace& place) { return capacityIn(place, model::SupplyUnit::Places); }},
        {{"stability_percent", {"bleibt %", "Stays %"}}, [](const GapPlace& place) {
             return place.stability ? std::optional(100 * *place.stability) : std::nullopt;
         }}};
    std::erase_if(extras, [&](const Extra& extra) {
        return std::none_of(places.begin(), places.end(),
                            [&](const GapPlace* place) { return extra.figure(*place).has_value(); });
    });
    for (const Extra& extra : extras) {
        table.columns.insert(std::prev(table.columns.end()), extra.column);
    }
    for (const GapPlace* place : places) {
        const bool countsHomes = resultOf(*place).demand.measure == DemandMeasure::Homes;
        table.rows.push_back(
            {Figure{static_cast<double>(place->rank), 0}, place->id, model::whereLabel(place->insideArea),
             countsHomes ? Cell(Unknown{}) : Cell(Persons{place->persons}), resultOf(*place).demand.label,
             Figure{static_cast<double>(place->homes), 0}, wholeCell(place->nearestDistance)});
        for (const Extra& extra : extras) {
            table.rows.back().push_back(wholeCell(extra.figure(*place)));
        }
        table.rows.back().push_back(place->reason);
    }
    if (anyAtLeast) {
        static constexpr std::ptrdiff_t persons = 3;
        table.columns.insert(table.columns.begin() + persons, {"at_least", {"mind.", "Min."}});
        for (std::size_t i = 0; i < places.size(); ++i) {
            table.rows[i].insert(
                table.rows[i].begin() + persons,
                atLeast(*places[i]) ? Cell(LocalizedText{"mind.", "at least"}) : Cell(Unknown{}));
        }
    }
    // what is met nowhere is no matter of the place
    if (std::ranges::any_of(places, [&](const auto* place) { return resultOf(*place).facilities == 0; })) {
        const auto reason = static_cast<std::ptrdiff_t>(table.columns.size()) - 1;
        table.columns.insert(table.columns.begin() + reason, facilitiesColumn());
        for (std::size_t i = 0; i < places.size(); ++i) {
            table.rows[i].insert(table.rows[i].begin() + reason,
                                 Figure{static_cast<double>(resultOf(*places[i]).facilities), 0});
        }
    }
    addWhatIsMissing(table, places, themes);
    return table;
}

}  // namespace nordertor::ops
