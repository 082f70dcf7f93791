// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/figure_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/text.h"
#include "io/tables/csv_table.h"
#include "io/tables/figures.h"

namespace nordertor::io {
namespace {

struct Rows {
    std::vector<std::vector<std::string>> columns;  ///< by column, then row
    std::size_t count = 0;
    Notices notices;
};

Result<Rows> rowsOf(const CsvTable& table) {
    Rows read;
    read.columns.resize(table.header().size());
    CsvRows rows(table);
    while (rows.next()) {
        for (std::size_t c = 0; c < read.columns.size(); ++c) {
            read.columns[c].emplace_back(rows[c]);
        }
        ++read.count;
    }
    auto notices = rows.finish();
    if (!notices) {
        return fail(notices.error());
    }
    read.notices = std::move(*notices);
    return read;
}

/// Row of each area, or nothing; rows of no area are counted.
struct Matches {
    std::vector<std::optional<std::size_t>> rowOf;
    std::size_t rowsWithoutArea = 0;
};

Matches match(const std::vector<std::string>& keys, const model::AreaSet& areas) {
    std::map<std::string, std::size_t> rows;
    for (std::size_t r = keys.size(); r-- > 0;) {
        rows[keys[r]] = r;  // the first of equal keys counts
    }
    Matches result;
    std::size_t matched = 0;
    for (const model::AreaSet::Area& area : areas.areas) {
        const auto at = rows.find(area.id);
        result.rowOf.push_back(at == rows.end() ? std::nullopt : std::optional(at->second));
        matched += at == rows.end() ? 0U : 1U;
    }
    result.rowsWithoutArea = keys.size() - matched;
    return result;
}

/// Every text is a figure or means unknown, and at least one is a figure.
bool holdsFigures(const std::vector<std::string>& texts, DecimalMark mark) {
    bool any = false;
    for (const std::string& text : texts) {
        const bool figure = !readsAsKey(text) && parseDecimal(text, mark);
        if (!figure && !meansUnknown(text)) {
            return false;
        }
        any = any || figure;
    }
    return any;
}

/// One table is written in one manner: "1.200" is twelve hundred where another column says "3,5".
DecimalMark decimalMarkOf(const CsvTable& table, const Rows& rows) {
    for (std::size_t c = 0; c < table.header().size(); ++c) {
        if (io::decimalMarkOf(table, c) == DecimalMark::Comma &&
            holdsFigures(rows.columns[c], DecimalMark::Comma)) {
            return DecimalMark::Comma;
        }
    }
    return DecimalMark::Point;
}

void put(model::AreaSet& areas, std::string name, std::vector<std::optional<double>> values) {
    for (model::AreaSet::NumberColumn& column : areas.numbers) {
        if (column.name == name) {
            column.values = std::move(values);
            return;
        }
    }
    areas.numbers.push_back({std::move(name), std::move(values)});
}

}  // namespace

Result<JoinedFigures> joinFigures(model::AreaSet& areas, const std::filesystem::path& file) {
    const auto table = CsvTable::read(file);
    if (!table) {
        return fail(table.error());
    }
    auto rows = rowsOf(*table);
    if (!rows) {
        return fail(rows.error());
    }
    std::size_t key = rows->columns.size();
    Matches matches;
    for (std::size_t c = 0; c < rows->columns.size() && key == rows->columns.size(); ++c) {
        matches = match(rows->columns[c], areas);
        if (rows->count > 0 && 2 * (rows->count - matches.rowsWithoutArea) >= rows->count) {
            key = c;
        }
    }
    if (key == rows->columns.size()) {
        return fail(ErrorCode::InvalidData,
                    {"In keiner Spalte der Tabelle stehen die Kennungen der Flächen.",
                     "No column of the table holds the ids of the areas."},
                    {fmt::format("Die Flächen heißen z. B. „{}“; die Spalte der Flächen wählt --areas-id.",
                                 areas.areas.empty() ? "" : areas.areas.front().id),
                     fmt::format("The areas are called e.g. \"{}\"; --areas-id chooses their column.",
                                 areas.areas.empty() ? "" : areas.areas.front().id)},
                    table->file());
    }
    const DecimalMark mark = decimalMarkOf(*table, *rows);
    for (std::size_t c = 0; c < rows->columns.size(); ++c) {
        const std::vector<std::string>& texts = rows->columns[c];
        if (c == key || !holdsFigures(texts, mark)) {
            continue;
        }
        std::vector<std::optional<double>> values;
        for (const std::optional<std::size_t>& row : matches.rowOf) {
            values.push_back(row ? parseDecimal(texts[*row], mark) : std::nullopt);
        }
        put(areas, lowered(table->header()[c]), std::move(values));
    }
    const auto lost = static_cast<std::size_t>(
        std::count(matches.rowOf.begin(), matches.rowOf.end(), std::optional<std::size_t>()));
    if (matches.rowsWithoutArea > 0) {
        rows->notices.push_back(
            {Severity::Warning,
             {"Zeilen der Tabelle gehören zu keiner Fläche.", "Rows of the table belong to no area."},
             table->file(),
             {},
             matches.rowsWithoutArea});
    }
    if (lost > 0) {
        rows->notices.push_back({Severity::Warning,
                                 {"Flächen ohne Zeile in der Tabelle; ihre Zahlen sind unbekannt.",
                                  "Areas without a row in the table; their figures are unknown."},
                                 table->file(),
                                 {},
                                 lost});
    }
    JoinedFigures joined{.source = {}, .notices = std::move(rows->notices)};
    joined.source.id = "figures";
    joined.source.title = file.stem().string();
    joined.source.fileName = file.filename().string();
    joined.source.fingerprint = fileFingerprint(file).value_or(std::string());
    joined.source.exampleData = table->exampleData();
    return joined;
}

}  // namespace nordertor::io
