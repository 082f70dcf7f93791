// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/compare_areas.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "analysis/comparison/area_comparison.h"
#include "ops/analysis_parameters.h"
#include "ops/area_parameters.h"
#include "ops/common_parameters.h"
#include "ops/gap_tables.h"

namespace nordertor::ops {
namespace {

using analysis::AreaComparison;
using analysis::ComparedGroup;
using analysis::GroupSupply;
using analysis::StandardComparison;

OperationInfo compareAreasInfo() {
    OperationInfo info{
        .id = "compare",
        .title = {"Gebiete vergleichen", "Compare areas"},
        .help =
            {"Vergleicht, welcher Anteil der Menschen versorgt ist: im Programmgebiet, im Umkreis, in der "
             "übrigen Stadt und auf Wunsch in weiteren Gebieten; mit Unterschied in Prozentpunkten und Rang.",
             "Compares what share of the people is supplied: in the programme area, around it, in the rest "
             "of the town and, where asked for, in other areas; with difference in percentage points and "
             "rank."},
        .examples = {"nordertor compare quartier.gpkg",
                     "nordertor compare quartier.gpkg --theme youth --around 500",
                     "nordertor compare quartier.gpkg --theme social --group 80+",
                     "nordertor compare quartier.gpkg --areas bezirke.geojson --areas-name NAME"},
        .parameters = gapParameters(),
        .needsProject = true};
    info.parameters.push_back(
        {.name = "around",
         .type = ParameterType::Number,
         .label = {"Umkreis", "Surroundings"},
         .help = {"So weit um das Programmgebiet reicht der Umkreis. Beispiel: --around 500",
                  "How far the surroundings reach. Example: --around 500"},
         .unit = "m",
         .minimum = 1,
         .maximum = 20000,
         .defaultValue = "1000"});
    ParameterSpec group = demandGroupParameter();
    group.defaultValue.clear();
    group.help = {
        "Bei jedem Richtwert diese Personengruppe zählen: Altersklasse der Daten (0-9, 80+, all) oder "
        "Bedarfsgruppe eines Themas; sonst die des Richtwerts. Beispiel: --group 80+",
        "Count this group of persons with every standard: age class of the data (0-9, 80+, all) or demand "
        "group of a theme; else the standard's own. Example: --group 80+"};
    info.parameters.push_back(std::move(group));
    for (ParameterSpec& spec : areaParameters()) {
        if (spec.name != "figures") {
            info.parameters.push_back(std::move(spec));
        }
    }
    info.parameters.push_back(scenarioParameter());
    for (ParameterSpec& spec : storeParameters()) {
        info.parameters.push_back(std::move(spec));
    }
    return info;
}

Cell rankCell(const GroupSupply& supply) {
    return supply.rank ? Cell(Figure{static_cast<double>(*supply.rank), 0}) : Cell(Unknown{});
}

/// A part of the data without homes: the data does not reach that far.
bool notCompared(const ComparedGroup& group) {
    return group.kind != ComparedGroup::Kind::Other && group.homes == 0;
}

/// A row per standard and group.
Table comparisonTable(const AreaComparison& comparison, const model::ThemeSet& themes) {
    Table table{.key = "comparison",
                .title = {"Versorgung im Vergleich", "Supply compared"},
                .columns = {{"standard", {"Richtwert", "Standard"}},
                            {"area", {"Gebiet", "Area"}},
                            {"counted", {"Wer", "Who"}, true},
                            {"all", {"alle (n)", "all (n)"}},
                            {"supplied", {"versorgt", "supplied"}},
                            {"share_percent", {"Anteil %", "Share %"}},
                            {"difference_points", {"Unterschied %-Pkt.", "Difference pp"}}},
                .rows = {}};
    // the programme area alone is no ranking
    const bool ranked = std::ranges::any_of(
        comparison.standards, [](const StandardComparison& standard) { return standard.ranked > 0; });
    table.unknown = {
        fmt::format("das Gebiet ist zu klein, wird mit sich selbst verglichen, {}oder es verriete eine "
                    "Zahl unter 3",
                    ranked ? "hat keinen Rang, " : ""),
        fmt::format("the area is too small, is compared with itself, {}or it would give a number below 3 "
                    "away",
                    ranked ? "has no rank, " : "")};
    if (ranked) {
        table.columns.push_back({"rank", {"Rang", "Rank"}});
        table.columns.push_back({"ranked", {"von", "of"}});
    }
    for (const StandardComparison& standard : comparison.standards) {
        const GroupSupply& reference = standard.groups.front();
        const bool referenceTells =
            CountCells(standard.demand.measure, reference.persons).tells(reference.supplied);
        for (std::size_t g = 0; g < standard.groups.size(); ++g) {
            const ComparedGroup& group = comparison.groups[g];
            const GroupSupply& supply = standard.groups[g];
            if (notCompared(group) || (group.tooSmall && group.kind == ComparedGroup::Kind::Other)) {
                continue;  // a notice counts them; the table of areas lists them
            }
            std::vector<Cell> row{standardLabel(themes, standard.standard), group.name,
                                  standard.demand.label};
            if (group.tooSmall) {
                row.insert(row.end(), table.columns.size() - row.size(), Unknown{});
                table.rows.push_back(std::move(row));
                continue;
            }
            const CountCells cells(standard.demand.measure, supply.persons);
            const bool hidden = cells.tells(supply.supplied) || cells.tells(supply.persons);
            row.insert(row.end(), {cells.all(), cells.part(supply.supplied), cells.share(supply.supplied),
                                   g == 0 || hidden || referenceTells || !supply.difference
                                       ? Cell(Unknown{})
                                       : Cell(Figure{*supply.difference, 1})});
            if (ranked) {
                row.push_back(rankCell(supply));
                row.push_back(supply.rank ? Cell(Figure{static_cast<double>(standard.ranked), 0})
                                          : Cell(Unknown{}));
            }
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

/// Those that are rows of the table of areas: the set's, or without a set the parts of the data.
std::vector<std::size_t> mappedGroups(const AreaComparison& comparison, bool ofSet) {
    std::vector<std::size_t> groups;
    for (std::size_t g = 0; g < comparison.groups.size(); ++g) {
        const ComparedGroup& group = comparison.groups[g];
        if ((group.kind == ComparedGroup::Kind::Other) == ofSet && !notCompared(group)) {
            groups.push_back(g);
        }
    }
    return groups;
}

/// A row per area, with the share of every standard: what a map shows. Of one standard with those it counts,
/// so that nobody multiplies the share by all inhabitants.
Table areasTable(const AreaComparison& comparison, const model::ThemeSet& themes,
                 const std::vector<std::size_t>& groups) {
    const bool one = comparison.standards.size() == 1;
    const Column who =
        one ? Column{"counted", comparison.standards.front().demand.label}
            : Column{"inhabitants", comparison.inhabitants.measure == analysis::DemandMeasure::Persons
                                        ? LocalizedText{"Einwohner", "Inhabitants"}
                                        : comparison.inhabitants.label};
    Table table{.key = "areas",
                .title = {"Anteil der Versorgten nach Gebieten", "Share supplied by area"},
                .columns = {{"id", {"Kennung", "Id"}}, {"area", {"Gebiet", "Area"}}, who},
                .rows = {}};
    for (const StandardComparison& standard : comparison.standards) {
        const LocalizedText label = standardLabel(themes, standard.standard);
        const LocalizedText& counted = standard.demand.label;
        table.columns.push_back(
            {"share_percent:" + standard.standard,
             {label.de + ", " + counted.de + " (%)", label.en + ", " + counted.en + " (%)"}});
    }
    const bool persons = comparison.inhabitants.measure != analysis::DemandMeasure::Homes;
    for (const std::size_t g : groups) {
        const ComparedGroup& group = comparison.groups[g];
        const auto counted = [&] {
            const StandardComparison& standard = comparison.standards.front();
            return one       ? CountCells(standard.demand.measure, standard.groups[g].persons).all()
                   : persons ? Cell(Persons{group.inhabitants})
                             : Cell(Unknown{});
        };
        std::vector<Cell> row{group.id, group.name, group.tooSmall ? Cell(Unknown{}) : counted()};
        for (const StandardComparison& standard : comparison.standards) {
            const GroupSupply& supply = standard.groups[g];
            row.push_back(group.tooSmall
                              ? Cell(Unknown{})
                              : CountCells(standard.demand.measure, supply.persons).share(supply.supplied));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Index of the standard whose share is known of most areas; of equal ones the first.
std::size_t bestKnown(const Table& table, std::size_t firstShare, std::size_t standards) {
    std::size_t best = 0;
    std::ptrdiff_t most = -1;
    for (std::size_t i = 0; i < standards; ++i) {
        const auto known = std::ranges::count_if(table.rows, [&](const std::vector<Cell>& row) {
            return !std::holds_alternative<Unknown>(row[firstShare + i]);
        });
        if (known > most) {
            most = known;
            best = i;
        }
    }
    return best;
}

/// In percent: bounds of the widest classes of round width that keep the shares apart.
std::vector<double> shareBreaks(const Table& table, std::size_t column) {
    std::vector<double> shares;
    for (const std::vector<Cell>& row : table.rows) {
        if (const auto* share = std::get_if<Figure>(&row[column])) {
            shares.push_back(share->value);
        }
    }
    const auto [least, most] = std::ranges::minmax_element(shares);
    for (const double width : {10.0, 5.0, 2.0, 1.0}) {
        // from 20 to 80 in all: maps of different areas can be compared
        if (shares.empty() || std::ceil(*least / 20) != std::ceil(*most / 20)) {
            break;
        }
        std::vector<double> bounds;
        for (double bound = width * std::ceil(*least / width); bound < *most; bound += width) {
            bounds.push_back(bound);
        }
        if (!bounds.empty()) {
            return bounds;
        }
    }
    return {20, 40, 60, 80};
}

/// `areas`: none for the parts of the data.
void addMappedAreas(const AreaComparison& comparison, const model::ThemeSet& themes, const ChosenAreas* areas,
                    Outcome& outcome) {
    const auto groups = mappedGroups(comparison, areas != nullptr);
    const Table& table = outcome.tables.emplace_back(areasTable(comparison, themes, groups));
    static constexpr std::size_t firstShare = 3;
    const std::size_t best = bestKnown(table, firstShare, comparison.standards.size());
    const Column& shown = table.columns.at(firstShare + best);
    const LocalizedText standard = standardLabel(themes, comparison.standards.at(best).standard);
    const LocalizedText of = areas != nullptr
                                 ? LocalizedText{", " + areas->set.title.de, ", " + areas->set.title.en}
                                 : LocalizedText{", Gebiet, Umkreis und übrige Stadt",
                                                 ", area, surroundings and rest of the town"};
    FeatureCollection collection{
        .tableKey = table.key,
        .presentation = {.kind = Presentation::Kind::Sequential,
                         .column = shown.key,
                         .title = shown.label,
                         .breaks = shareBreaks(table, firstShare + best)},
        .title = {"Anteil der Versorgten: " + standard.de + of.de, "Share supplied: " + standard.en + of.en}};
    for (std::size_t row = 0; row < groups.size(); ++row) {
        const ComparedGroup& group = comparison.groups[groups[row]];
        const geo::MultiPolygon& shape = areas != nullptr ? areas->set.areas[group.area].shape : group.shape;
        if (!shape.empty()) {
            collection.features.push_back({shape, row});
        }
    }
    outcome.features.push_back(std::move(collection));
}

}  // namespace

const OperationInfo& CompareAreas::info() const {
    static const OperationInfo info = compareAreasInfo();
    return info;
}

Result<Outcome> CompareAreas::run(const Context& context, const ParameterValues& values,
                                  const Task& task) const {
    const auto parameters = gapParametersFrom(values);
    if (!parameters) {
        return fail(parameters.error());
    }
    if (const auto complete = requireHomesAndPaths(context); !complete) {
        return fail(complete.error());
    }
    std::optional<analysis::Demand> group;
    if (values.has("group")) {
        auto demand = demandFrom(values, context);
        if (!demand) {
            return fail(demand.error());
        }
        group = std::move(*demand);
    }
    std::optional<ChosenAreas> areas;
    if (values.has("areas")) {
        auto chosen = areasFrom(values, context, task.part(0, 0.2));
        if (!chosen) {
            return fail(chosen.error());
        }
        areas = std::move(*chosen);
    }
    const auto report =
        analysis::analyseGaps(*context.snapshot, *context.themes, *parameters, task.part(0.2, 0.9));
    if (!report) {
        return fail(report.error());
    }
    auto comparison = analysis::compareAreas(
        *context.snapshot, *context.themes, *report, areas ? &areas->set : nullptr,
        {.around = values.number("around").value_or(1000), .group = group ? &*group : nullptr},
        task.part(0.9, 1));
    if (!comparison) {
        return fail(comparison.error());
    }
    Outcome outcome;
    outcome.tables.push_back(comparisonTable(*comparison, *context.themes));
    append(outcome.notices, report->notices);
    append(outcome.notices, group ? groupNotices(group->used) : standInNotices(*report, *context.themes));
    append(outcome.notices, comparison->notices);
    if (areas) {
        append(outcome.notices, areas->notices);
        outcome.sources = areas->sources;
    }
    addMappedAreas(*comparison, *context.themes, areas ? &*areas : nullptr, outcome);
    if (group) {
        LocalizedText& title = outcome.features.back().title;
        title = {title.de + ", " + group->used.label.de, title.en + ", " + group->used.label.en};
    }
    return outcome;
}

}  // namespace nordertor::ops
