// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/indicator_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/indicators/class_breaks.h"
#include "base/number_format.h"
#include "ops/table_output.h"

namespace nordertor::ops {
namespace {

Cell cellOf(const std::optional<double>& figure, const ResultColumn& column) {
    if (!figure) {
        return Unknown{};
    }
    if (column.persons) {
        return Persons{*figure};
    }
    return Figure{*figure, column.decimals};
}

/// What lies between figures needs a decimal more than they have.
Cell betweenCell(double figure, const ResultColumn& column) {
    return Figure{figure, column.decimals + 1};
}

template <class Class>
Cell labelCell(const std::optional<Class>& value, LocalizedText (*label)(Class)) {
    if (!value) {
        return Unknown{};
    }
    return label(*value);
}

Cell boundCell(bool there, double bound, int decimals) {
    if (!there) {
        return Unknown{};
    }
    return Figure{bound, decimals};
}

}  // namespace

std::vector<double> knownFigures(const analysis::Figures& figures) {
    std::vector<double> known;
    for (const std::optional<double>& figure : figures) {
        if (figure) {
            known.push_back(*figure);
        }
    }
    return known;
}

double asShown(double figure, const ResultColumn& column) {
    const double scale = std::pow(10.0, column.persons ? 0 : column.decimals);
    return std::round(figure * scale) / scale;
}

std::vector<double> shownFigures(const ResultColumn& column) {
    std::vector<double> shown;
    for (const double figure : knownFigures(column.figures)) {
        if (!column.persons || !isSuppressed(Persons{figure})) {
            shown.push_back(asShown(figure, column));
        }
    }
    return shown;
}

Table indicatorsTable(const model::AreaSet& areas, const analysis::Figures* inhabitants,
                      const std::vector<ResultColumn>& columns, const analysis::StatusDynamics* rated,
                      std::span<const std::size_t> order) {
    Table table{.key = "indicators",
                .title = {"Kennzahlen: " + areas.title.de, "Indicators: " + areas.title.en},
                .columns = {{"id", {"Kennung", "Id"}}},
                .rows = {}};
    const bool named = std::any_of(areas.areas.begin(), areas.areas.end(),
                                   [](const model::AreaSet::Area& area) { return area.name != area.id; });
    if (named) {
        table.columns.push_back({"name", {"Name", "Name"}});
    }
    const ResultColumn persons{{"inhabitants", {"Einwohner", "Inhabitants"}}, {}, 0, true};
    if (inhabitants != nullptr) {
        table.columns.push_back(persons.column);
    }
    for (const ResultColumn& column : columns) {
        table.columns.push_back(column.column);
    }
    const bool withDynamics = rated != nullptr && !rated->dynamics.empty();
    if (rated != nullptr) {
        table.columns.push_back({"status", {"Status", "Status"}});
    }
    if (withDynamics) {
        table.columns.push_back({"dynamics", {"Dynamik", "Dynamics"}});
    }
    for (const std::size_t a : order) {
        std::vector<Cell> row{areas.areas[a].id};
        if (named) {
            row.emplace_back(areas.areas[a].name);
        }
        if (inhabitants != nullptr) {
            row.push_back(cellOf((*inhabitants)[a], persons));
        }
        for (const ResultColumn& column : columns) {
            row.push_back(cellOf(column.figures[a], column));
        }
        if (rated != nullptr) {
            row.push_back(labelCell(rated->status[a], analysis::statusLabel));
        }
        if (withDynamics) {
            row.push_back(labelCell(rated->dynamics[a], analysis::dynamicsLabel));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table summaryTable(const std::vector<ResultColumn>& columns) {
    Table table{.key = "summary",
                .title = {"Überblick", "Summary"},
                .columns = {{"indicator", {"Kennzahl", "Indicator"}},
                            {"areas", {"Flächen", "Areas"}},
                            {"least", {"kleinste", "least"}},
                            {"mean", {"Mittel", "mean"}},
                            {"median", {"Median", "median"}},
                            {"most", {"größte", "most"}}},
                .rows = {}};
    for (const ResultColumn& column : columns) {
        std::vector<double> known = knownFigures(column.figures);
        std::sort(known.begin(), known.end());
        const std::size_t n = known.size();
        if (n == 0) {
            table.rows.push_back(
                {column.column.label, Figure{0, 0}, Unknown{}, Unknown{}, Unknown{}, Unknown{}});
            continue;
        }
        // with the others a mean gives away what is not shown
        const bool hidden = column.persons && std::ranges::any_of(known, [](double persons) {
                                return isSuppressed(Persons{persons});
                            });
        const double below = known[(n - 1) / 2];
        const double above = known[n / 2];
        table.rows.push_back(
            {column.column.label, Figure{static_cast<double>(n), 0}, cellOf(known.front(), column),
             hidden ? Cell(Unknown{}) : betweenCell(analysis::momentsOf(column.figures).mean, column),
             below == above ? cellOf(below, column)
             : hidden       ? Cell(Unknown{})
                            : betweenCell((below + above) / 2, column),
             cellOf(known.back(), column)});
    }
    return table;
}

Table classesTable(const ResultColumn& column, const std::vector<double>& breaks) {
    const std::vector<double> known = shownFigures(column);
    std::vector<std::size_t> counts(breaks.size() + 1, 0);
    for (const double figure : known) {
        ++counts[analysis::classOf(figure, breaks)];
    }
    const double explained = 100 * analysis::goodnessOfFit(known, breaks);
    Table table{.key = "classes",
                .title = {fmt::format("Klassen: {} (erklären {} % der Unterschiede)", column.column.label.de,
                                      formatNumber(explained, 0, Language::German)),
                          fmt::format("Classes: {} (explain {} % of the differences)", column.column.label.en,
                                      formatNumber(explained, 0, Language::English))},
                .columns = {{"above", {"über", "above"}},
                            {"up_to", {"bis", "up to"}},
                            {"areas", {"Flächen", "Areas"}}},
                .rows = {}};
    const int decimals = std::max(column.decimals, 1);
    for (std::size_t c = 0; c < counts.size(); ++c) {
        table.rows.push_back({boundCell(c > 0, c > 0 ? breaks[c - 1] : 0, decimals),
                              boundCell(c < breaks.size(), c < breaks.size() ? breaks[c] : 0, decimals),
                              Figure{static_cast<double>(counts[c]), 0}});
    }
    return table;
}

}  // namespace nordertor::ops
