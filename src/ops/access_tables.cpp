// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/access_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/number_format.h"
#include "model/programme_names.h"
#include "ops/table_output.h"

namespace nordertor::ops {
namespace {

using analysis::AccessMethod;
using analysis::AccessSummary;
using analysis::CapacityBasis;

Cell amount(const AccessFindings& findings, double persons) {
    return findings.demand->used.measure == analysis::DemandMeasure::Homes ? Cell(Figure{persons, 0})
                                                                           : Cell(Persons{persons});
}

/// A part of a sum that is shown: hidden where the rest would give a small number away.
Cell partOf(const AccessFindings& findings, double part, double all) {
    return findings.demand->used.measure != analysis::DemandMeasure::Homes &&
                   isSuppressed(Persons{all - part})
               ? Cell(Unknown{})
               : amount(findings, part);
}

Cell valueCell(const AccessFindings& findings, const std::optional<double>& value) {
    return value ? Cell(Figure{*value * findings.unit.scale, findings.unit.decimals}) : Cell(Unknown{});
}

std::vector<Column> summaryColumns(const AccessFindings& findings) {
    const bool distance = findings.unit.distance;
    return {{"persons", findings.demand->used.label},
            {"without", distance ? LocalizedText{"erreichen nichts", "reach none"}
                                 : LocalizedText{"ohne Angebot", "without supply"}},
            {"mean", {"Mittel", "Mean"}},
            {"tenth", {"10 % bis", "10 % up to"}},
            {"median", {"Hälfte bis", "Half up to"}},
            {"ninetieth", {"90 % bis", "90 % up to"}}};
}

std::vector<Cell> summaryCells(const AccessFindings& findings, const AccessSummary& summary) {
    std::vector<Cell> cells;
    cells.push_back(amount(findings, summary.persons));
    cells.push_back(partOf(findings, summary.personsWithout, summary.persons));
    for (const auto& value : {summary.mean, summary.tenth, summary.median, summary.ninetieth}) {
        cells.push_back(valueCell(findings, value));
    }
    return cells;
}

AccessSummary summarise(const AccessFindings& findings, const analysis::AccessResult& result,
                        const std::vector<std::uint8_t>& use) {
    return analysis::summariseAccess(result.byHome, findings.demand->byHome, use, !findings.unit.distance);
}

std::vector<std::uint8_t> outsideOf(const std::vector<std::uint8_t>& inside) {
    std::vector<std::uint8_t> outside;
    for (const std::uint8_t each : inside) {
        outside.push_back(each == 0 ? 1 : 0);
    }
    return outside;
}

LocalizedText titled(const LocalizedText& what, const AccessFindings& findings) {
    return {what.de + ": " + findings.unit.title.de, what.en + ": " + findings.unit.title.en};
}

std::string limitText(const AccessFindings& findings, double limit, Language language) {
    return formatNumber(limit, limit == static_cast<double>(static_cast<int>(limit)) ? 0 : 1, language) +
           (findings.unit.minutes ? " min" : " m");
}

/// One small number beside an exact sum could be computed from the others, so a second one goes too.
void hideASecond(std::vector<double>& persons, std::vector<Cell>& cells) {
    std::size_t small = 0;
    for (const double each : persons) {
        small += isSuppressed(Persons{each}) ? 1U : 0U;
    }
    if (small != 1) {
        return;
    }
    std::size_t least = persons.size();
    for (std::size_t i = 0; i < persons.size(); ++i) {
        if (!isSuppressed(Persons{persons[i]}) && persons[i] > 0 &&
            (least == persons.size() || persons[i] < persons[least])) {
            least = i;
        }
    }
    if (least < persons.size()) {
        cells[least] = Unknown{};
    }
}

std::vector<LocalizedText> classLabels(const AccessFindings& findings, const std::vector<double>& bounds) {
    const AccessUnit& unit = findings.unit;
    static const std::vector<LocalizedText> comments{
        {"bis zur Hälfte des Mittels", "up to half the mean"},
        {"bis zum Mittel", "up to the mean"},
        {"über dem Mittel", "above the mean"},
        {"bis zum Doppelten des Mittels", "up to twice the mean"},
        {"mehr als das Doppelte", "more than twice the mean"}};
    const auto number = [&](double value, Language language) {
        return formatNumber(value * unit.scale, unit.distance ? 0 : unit.decimals, language);
    };
    std::vector<LocalizedText> labels;
    for (std::size_t c = 0; c <= bounds.size(); ++c) {
        const auto text = [&](Language language) {
            const bool german = language == Language::German;
            const std::string comment =
                unit.distance || c == 0 ? std::string() : fmt::format(" ({})", comments[c - 1].in(language));
            if (c == bounds.size()) {
                return fmt::format("{} {}{}", german ? "über" : "over", number(bounds[c - 1], language),
                                   comment);
            }
            if (c == 0) {
                return unit.distance
                           ? fmt::format("{} {}", german ? "bis" : "up to", number(bounds[0], language))
                           : std::string(german ? "kein Angebot" : "no supply");
            }
            return fmt::format("{} {} {} {}{}", german ? "über" : "over", number(bounds[c - 1], language),
                               german ? "bis" : "up to", number(bounds[c], language), comment);
        };
        labels.push_back({text(Language::German), text(Language::English)});
    }
    labels.push_back({"keine Einrichtung erreichbar", "no facility within reach"});
    return labels;
}

}  // namespace

AccessUnit accessUnit(const analysis::AccessParameters& parameters, CapacityBasis basis,
                      const LocalizedText& facilities, const analysis::DemandUsed& demand) {
    AccessUnit unit;
    unit.distance = analysis::isDistance(parameters.method);
    unit.minutes = parameters.weight == analysis::PathWeight::Time;
    if (unit.distance) {
        const bool several = parameters.method == AccessMethod::KNearest;
        unit.decimals = unit.minutes ? 1 : 0;
        const char* german = unit.minutes ? "Gehzeit in Minuten" : "Fußweg in m";
        const char* english = unit.minutes ? "Walking time in minutes" : "Walk in m";
        unit.title = several
                         ? LocalizedText{fmt::format("{}, Mittel der {} nächsten", german, parameters.count),
                                         fmt::format("{}, mean of the {} nearest", english, parameters.count)}
                         : LocalizedText{german, english};
        return unit;
    }
    const LocalizedText what = basis == CapacityBasis::Places ? LocalizedText{"Plätze", "Places"}
                               : basis == CapacityBasis::Area ? LocalizedText{"m²", "m²"}
                                                              : facilities;
    if (!analysis::isRatio(parameters.method)) {
        const bool weighted = parameters.method == AccessMethod::Gravity;
        unit.title = {what.de + (weighted ? " in Reichweite, nach Weg gewichtet" : " in Reichweite"),
                      what.en + (weighted ? " in reach, weighted by the way" : " in reach")};
        unit.decimals = weighted ? 1 : 0;
        return unit;
    }
    if (basis == CapacityBasis::Area) {
        const bool homes = demand.measure == analysis::DemandMeasure::Homes;
        unit.title = homes ? LocalizedText{"m² je Wohngebäude", "m² per residential building"}
                           : LocalizedText{fmt::format("m² je Person ({})", demand.label.de),
                                           fmt::format("m² per person ({})", demand.label.en)};
        unit.decimals = 1;
        return unit;
    }
    unit.scale = 1000;
    unit.decimals = 1;
    unit.title = {fmt::format("{} je 1.000 {}", what.de, demand.label.de),
                  fmt::format("{} per 1,000 {}", what.en, demand.label.en)};
    return unit;
}

std::vector<double> AccessFindings::classBounds() const {
    if (unit.distance) {
        return unit.minutes ? std::vector<double>{5, 10, 15, 20, 30}
                            : std::vector<double>{250, 500, 750, 1000, 1500};
    }
    const double mean = summarise(*this, result(), {}).mean.value_or(0);
    return {0, mean / 2, mean, mean * 1.5, mean * 2};
}

Table accessSummaryTable(const AccessFindings& findings) {
    Table table{.key = "access_summary",
                .title = titled({"Erreichbarkeit", "Access"}, findings),
                .columns = {{"where", {"Lage", "Where"}}},
                .rows = {}};
    const std::vector<Column> columns = summaryColumns(findings);
    table.columns.insert(table.columns.end(), columns.begin(), columns.end());
    const auto add = [&](LocalizedText where, const AccessSummary& summary, bool hide) {
        std::vector<Cell> row{std::move(where)};
        for (Cell& cell : summaryCells(findings, summary)) {
            row.push_back(std::move(cell));
        }
        if (hide) {
            row[1] = row[2] = Unknown{};
        }
        table.rows.push_back(std::move(row));
    };
    const AccessSummary area = summarise(findings, findings.result(), findings.inside);
    const AccessSummary around = summarise(findings, findings.result(), outsideOf(findings.inside));
    add(model::whereLabel(true), area, false);
    add(model::whereLabel(false), around, false);
    const auto small = [](const AccessSummary& summary) {
        return isSuppressed(Persons{summary.persons}) || isSuppressed(Persons{summary.personsWithout}) ||
               isSuppressed(Persons{summary.persons - summary.personsWithout});
    };
    add({"zusammen", "together"}, summarise(findings, findings.result(), {}), small(area) || small(around));
    return table;
}

Table accessClassesTable(const AccessFindings& findings) {
    const std::vector<double> bounds = findings.classBounds();
    Table table{.key = "access_classes",
                .title = titled({"Verteilung", "Distribution"}, findings),
                .columns = {{"class", {"Klasse", "Class"}},
                            {"area", {"Gebiet", "Area"}},
                            {"around", {"Umkreis", "Around"}}},
                .rows = {}};
    std::vector<std::vector<Cell>> columns;
    for (const auto& use : {findings.inside, outsideOf(findings.inside)}) {
        auto persons =
            analysis::personsByClass(findings.result().byHome, findings.demand->byHome, use, bounds);
        std::vector<Cell> cells;
        for (const double each : persons) {
            cells.push_back(amount(findings, each));
        }
        if (findings.demand->used.measure != analysis::DemandMeasure::Homes) {
            hideASecond(persons, cells);
        }
        columns.push_back(std::move(cells));
    }
    const std::vector<LocalizedText> labels = classLabels(findings, bounds);
    // supply has no homes without a value: none in reach is 0
    const std::size_t classes = findings.unit.distance ? labels.size() : labels.size() - 1;
    for (std::size_t c = 0; c < classes; ++c) {
        table.rows.push_back({labels[c], columns[0][c], columns[1][c]});
    }
    return table;
}

Table sensitivityTable(const AccessFindings& findings) {
    Table table{.key = "access_sensitivity",
                .title = titled({"Mit anderen Grenzwerten", "With other limits"}, findings),
                .columns = {{"limit", {"Grenzwert", "Limit"}}},
                .rows = {}};
    const std::vector<Column> columns = summaryColumns(findings);
    table.columns.insert(table.columns.end(), columns.begin(), columns.end());
    for (const analysis::AccessResult& result : *findings.results) {
        std::vector<Cell> row{LocalizedText{limitText(findings, result.limit, Language::German),
                                            limitText(findings, result.limit, Language::English)}};
        for (Cell& cell : summaryCells(findings, summarise(findings, result, {}))) {
            row.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table accessAreasTable(const AccessFindings& findings, const model::AreaSet& areas,
                       const std::vector<AccessSummary>& summaries, const std::vector<double>& inhabitants,
                       double leastInhabitants) {
    Table table{.key = "access_areas",
                .title = titled({"Nach Flächen", "By area"}, findings),
                .columns = {{"id", {"Kennung", "Id"}},
                            {"name", {"Name", "Name"}},
                            {"persons", findings.demand->used.label},
                            {"without", summaryColumns(findings)[1].label},
                            {"value", {"Mittel", "Mean"}},
                            {"median", {"Hälfte bis", "Half up to"}}},
                .rows = {}};
    for (std::size_t a = 0; a < areas.areas.size(); ++a) {
        const AccessSummary& summary = summaries[a];
        const bool hidden = inhabitants[a] < leastInhabitants;
        table.rows.push_back(
            {areas.areas[a].id, areas.areas[a].name, amount(findings, summary.persons),
             hidden ? Cell(Unknown{}) : partOf(findings, summary.personsWithout, summary.persons),
             hidden ? Cell(Unknown{}) : valueCell(findings, summary.mean),
             hidden ? Cell(Unknown{}) : valueCell(findings, summary.median)});
    }
    return table;
}

std::vector<std::size_t> worstHomes(const AccessFindings& findings, const std::string& where) {
    const auto& values = findings.result().byHome;
    const auto& persons = findings.demand->byHome;
    std::vector<std::size_t> homes;
    for (std::size_t h = 0; h < values.size(); ++h) {
        const bool inside = findings.inside[h] != 0;
        if (persons[h] > 0 && (where == "all" || inside == (where == "area"))) {
            homes.push_back(h);
        }
    }
    const auto order = [&](std::size_t h) {
        const double value = values[h].value_or(0);
        return std::tuple(values[h].has_value() ? 1 : 0, findings.unit.distance ? -value : value, -persons[h],
                          h);
    };
    std::ranges::sort(homes, {}, order);
    return homes;
}

Table accessHomesTable(const AccessFindings& findings, const std::vector<std::size_t>& homes) {
    const auto& secondary = findings.result().secondary;
    Table table{
        .key = "access",
        .title = {"Wohngebäude, die am schlechtesten versorgten zuerst",
                  "Residential buildings, the worst supplied first"},
        .columns = {{"rank", {"Rang", "Rank"}},
                    {"id", {"Kennung", "Id"}},
                    {"where", {"Lage", "Where"}},
                    {"persons", findings.demand->used.label},
                    {"value", findings.unit.title}},
        .rows = {},
        .unknown = {"zu Fuß ist keine Einrichtung zu erreichen", "no facility can be reached on foot"}};
    if (!secondary.empty()) {
        table.columns.push_back({"nearest", {"zur nächsten", "to the nearest"}});
    }
    for (const std::size_t h : homes) {
        const std::optional<double>& value = findings.result().byHome[h];
        std::vector<Cell> row{Figure{static_cast<double>(table.rows.size() + 1), 0},
                              findings.project->residents.homes[h].id,
                              model::whereLabel(findings.inside[h] != 0),
                              amount(findings, findings.demand->byHome[h]), valueCell(findings, value)};
        if (!secondary.empty()) {
            row.push_back(value ? valueCell(findings, secondary[h]) : Cell(Unknown{}));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace nordertor::ops
