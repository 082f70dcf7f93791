// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "io/project/geopackage_p.h"
#include "io/project/project_check_p.h"
#include "io/project/result_tables_p.h"
#include "model/result_classes.h"

namespace nordertor::io {
namespace {

/// Square metres by number of themes. Nothing if a number is missing, no number of themes or there twice.
std::optional<std::map<double, double>> areaByCount(const model::ResultData& data) {
    std::map<double, double> areas;
    for (const model::ResultRow& row : data.rows) {
        const auto* count = std::get_if<double>(&row.values.front());
        const auto* area = std::get_if<geo::MultiPolygon>(&row.place);
        if (count == nullptr || area == nullptr || !areas.emplace(*count, geo::areaOf(*area)).second) {
            return std::nullopt;
        }
    }
    return areas;
}

/// Other versions of the geometry library may cut a corner otherwise.
bool isAlike(const std::pair<const double, double>& a, const std::pair<const double, double>& b) {
    constexpr double squareMetres = 1;
    constexpr double share = 1e-6;
    return a.first == b.first && std::abs(a.second - b.second) <= std::max(squareMetres, share * b.second);
}

void checkRows(Database& database, const model::ResultLayer& layer, const TableSchema& table,
               CheckReport& report) {
    const model::ResultLayer expected = overlapCountsOf(layer);
    model::ResultData found = *expected.data;
    found.rows.clear();
    readResultRows(database, table, found);
    if (!database.ok()) {
        return;
    }
    const auto stored = areaByCount(found);
    const auto wanted = areaByCount(*expected.data);
    if (!stored || !wanted || !std::ranges::equal(*stored, *wanted, isAlike)) {
        addFinding(
            report,
            {fmt::format("Die Zahlen und Flächen passen nicht zu denen des Ergebnisses „{}“; es neu "
                         "abzulegen, erzeugt sie neu.",
                         layer.record.name),
             fmt::format("Numbers and areas do not match those of the result \"{}\"; storing it again makes "
                         "them anew.",
                         layer.record.name)},
            table.name);
    }
}

/// What made a row unreadable is a finding with its own place.
void settleRows(Database& database, CheckReport& report, const std::string& table) {
    const std::string place = database.ok() ? std::string() : database.status().error().place;
    settle(database, report, place.empty() ? table : place);
}

void checkOf(Database& database, const model::ResultLayer& layer, CheckReport& report) {
    const TableSchema table = overlapTable(layer);
    if (isOwnOverlapTable(database, layer.record.name)) {
        checkRows(database, layer, table, report);
    } else if (isNameTaken(database, table.name)) {
        addFinding(
            report,
            {fmt::format(
                 "Die Tabelle hat Nordertor nicht angelegt; wie viele Themen des Ergebnisses „{}“ sich "
                 "überdecken, zeigt QGIS deshalb nicht. Bitte die Tabelle umbenennen und das Ergebnis "
                 "neu ablegen.",
                 layer.record.name),
             fmt::format(
                 "Nordertor has not made the table, so QGIS does not show how many themes of the result "
                 "\"{}\" lie on each other. Please rename the table and store the result again.",
                 layer.record.name)},
            table.name);
    } else {
        report.findings.push_back(
            {Severity::Info,
             {fmt::format(
                  "Die Tabelle fehlt; wie viele Themen des Ergebnisses „{}“ sich überdecken, zeigt QGIS "
                  "deshalb nicht. Es neu abzulegen, legt sie an.",
                  layer.record.name),
              fmt::format(
                  "The table is missing, so QGIS does not show how many themes of the result \"{}\" lie on "
                  "each other. Storing it again makes it.",
                  layer.record.name)},
             table.name});
    }
}

/// Left over, as after the result was deleted by another program.
void checkLeftOver(Database& database, const model::Project& project, CheckReport& report) {
    std::vector<std::string> names;
    {
        Statement query(
            database,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'overlaps\\_%' ESCAPE '\\'");
        while (query.step()) {
            names.push_back(query.text(0).substr(std::string_view("overlaps_").size()));
        }
    }
    for (const std::string& name : names) {
        const auto* layer = model::findResult(project, name);
        if ((layer == nullptr || !showsOverlaps(*layer->data)) && isOwnOverlapTable(database, name)) {
            addFinding(report,
                       {"Die Tabelle gehört zu keinem abgelegten Ergebnis mit so vielen Themen.",
                        "The table belongs to no stored result of so many themes."},
                       "overlaps_" + name);
        }
    }
}

}  // namespace

void checkOverlaps(Database& database, const model::Project& project, CheckReport& report) {
    for (const model::ResultLayer& layer : project.results) {
        if (showsOverlaps(*layer.data)) {
            checkOf(database, layer, report);
            settleRows(database, report, overlapTable(layer).name);
        }
    }
    checkLeftOver(database, project, report);
    settle(database, report, "sqlite_schema");
}

}  // namespace nordertor::io
