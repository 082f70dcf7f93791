// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "model/programme_names.h"
#include "ops/common_parameters.h"
#include "ops/gap_tables.h"

namespace nordertor::ops {
namespace {

using analysis::CombinedNeed;
using analysis::CombinedPlace;
using analysis::DemandMeasure;

std::string themeOf(const std::string& standard) {
    return standard.substr(0, standard.find('.'));
}

}  // namespace

Table weightsTable(const CombinedNeed& need, const model::ThemeSet& themes) {
    Table table{
        .key = "need_weights",
        .title = {"Gewichte des gemeinsamen Bedarfs", "Weights of the combined need"},
        .columns = {{"standard", {"Richtwert", "Standard"}}, {"weight_percent", {"Anteil %", "Share %"}}},
        .rows = {}};
    for (const CombinedNeed::Part& part : need.parts) {
        table.rows.push_back({standardLabel(themes, part.standard), Figure{100 * part.weight, 1}});
    }
    return table;
}

Table needTotalsTable(const CombinedNeed& need, const std::vector<bool>& where) {
    const bool varied = need.inside.spread.has_value();
    Table table{.key = "need_totals",
                .title = {"Gemeinsamer Bedarf", "Combined need"},
                .columns = {{"where", {"Lage", "Where"}},
                            {"counted", {"Wer", "Who"}},
                            {"all", {"alle", "all"}},
                            {"in_need", {"mit Bedarf", "in need"}},
                            {"mean_index", {"mittlerer Index", "Mean index"}}},
                .rows = {}};
    if (varied) {
        table.columns.push_back({"in_need_low", {"von", "from"}});
        table.columns.push_back({"in_need_high", {"bis", "to"}});
    }
    for (const bool inside : where) {
        const analysis::CombinedTotals& totals = inside ? need.inside : need.margin;
        const CountCells cells(need.demand.measure, totals.all);
        table.rows.push_back(
            {model::whereLabel(inside), need.demand.label, cells.all(), cells.part(totals.inNeed),
             totals.all <= 0 || cells.tells(totals.all) ? Cell(Unknown{})
                                                        : Cell(Figure{totals.meanIndex, 2})});
        if (varied) {
            table.rows.back().push_back(cells.part(totals.spread->low));
            table.rows.back().push_back(cells.part(totals.spread->high));
        }
    }
    return table;
}

Table needPlacesTable(const std::vector<const CombinedPlace*>& places, const CombinedNeed& need,
                      const model::ThemeSet& themes) {
    Table table{.key = "need",
                .title = {"Orte gemeinsamen Bedarfs", "Places of combined need"},
                .columns = {{"rank", {"Rang", "Rank"}},
                            {"id", {"Kennung", "Id"}},
                            {"where", {"Lage", "Where"}},
                            {"persons", {"Personen", "Persons"}},
                            {"homes", {"Wohngebäude", "Homes"}},
                            {"index", {"Index", "Index"}}},
                .rows = {}};
    std::map<std::string, std::vector<std::size_t>> partsByTheme;
    for (std::size_t part = 0; part < need.parts.size(); ++part) {
        partsByTheme[themeOf(need.parts[part].standard)].push_back(part);
    }
    for (const auto& [theme, unused] : partsByTheme) {
        const model::Theme* found = themes.find(theme);
        const LocalizedText label = found == nullptr ? sameInBoth(theme) : found->label;
        table.columns.push_back({"need_" + theme, {"davon " + label.de, "of it " + label.en}});
    }
    const bool varied = !places.empty() && places.front()->stability;
    if (varied) {
        table.columns.push_back({"stability_percent", {"bleibt %", "Stays %"}});
    }
    table.columns.push_back({"reason", {"Grund", "Reason"}});
    const bool countsHomes = need.demand.measure == DemandMeasure::Homes;
    for (const CombinedPlace* place : places) {
        std::vector<Cell> row{Figure{static_cast<double>(place->rank), 0},
                              place->id,
                              model::whereLabel(place->insideArea),
                              countsHomes ? Cell(Unknown{}) : Cell(Persons{place->persons}),
                              Figure{static_cast<double>(place->homes), 0},
                              Figure{place->index, 2}};
        for (const auto& [unused, parts] : partsByTheme) {
            double contribution = 0;
            for (const std::size_t part : parts) {
                contribution += place->contributions[part];
            }
            row.push_back(Figure{contribution, 2});
        }
        if (varied) {
            row.push_back(Figure{100 * place->stability.value_or(0), 0});
        }
        row.push_back(place->reason);
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace nordertor::ops
