// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/table_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/number_format.h"
#include "base/text.h"
#include "geo/crs.h"

namespace nordertor::ops {
namespace {

std::string shown(const Cell& cell, Language language) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* text = std::get_if<LocalizedText>(&cell)) {
        return text->in(language);
    }
    if (const auto* figure = std::get_if<Figure>(&cell)) {
        return formatNumber(figure->value, figure->decimals, language);
    }
    if (const auto* persons = std::get_if<Persons>(&cell)) {
        return isSuppressed(*persons) ? "<3" : formatNumber(std::round(persons->value), 0, language);
    }
    return "–";
}

bool isNumeric(const Table& table, std::size_t column) {
    return std::all_of(table.rows.begin(), table.rows.end(), [&](const std::vector<Cell>& row) {
        return std::holds_alternative<Figure>(row[column]) || std::holds_alternative<Persons>(row[column]) ||
               std::holds_alternative<Unknown>(row[column]);
    });
}

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::size_t length = codePointCount(text);
    const std::string blank(width > length ? width - length : 0, ' ');
    return right ? blank + text : text + blank;
}

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    for (const std::string& word : split(text, ' ')) {
        if (!line.empty() && codePointCount(line) + 1 + codePointCount(word) > width) {
            lines.push_back(std::move(line));
            line.clear();
        }
        line += line.empty() ? word : " " + word;
    }
    lines.push_back(std::move(line));
    return lines;
}

std::string withoutTrailingBlanks(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

constexpr std::size_t columnGap = 2;

/// Natural widths, and where those exceed `total`, the widest text columns narrowed evenly, none below 30.
std::vector<std::size_t> fittedWidths(const Table& table, const std::vector<bool>& numeric, Language language,
                                      std::size_t total) {
    const std::size_t columns = table.columns.size();
    std::vector<std::size_t> widths(columns);
    std::size_t sum = (columns - 1) * columnGap;
    for (std::size_t c = 0; c < columns; ++c) {
        widths[c] = codePointCount(table.columns[c].label.in(language));
        for (const auto& row : table.rows) {
            widths[c] = std::max(widths[c], codePointCount(shown(row[c], language)));
        }
        sum += widths[c];
    }
    constexpr std::size_t leastForText = 30;
    while (sum > total) {
        std::size_t widest = columns;
        for (std::size_t c = 0; c < columns; ++c) {
            if (!numeric[c] && widths[c] > leastForText &&
                (widest == columns || widths[c] > widths[widest])) {
                widest = c;
            }
        }
        if (widest == columns) {
            break;
        }
        --widths[widest];
        --sum;
    }
    return widths;
}

/// One row, wrapped inside its columns.
std::string linesOf(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                    const std::vector<bool>& numeric) {
    std::vector<std::vector<std::string>> parts;
    std::size_t height = 1;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        parts.push_back(wrapped(cells[c], widths[c]));
        height = std::max(height, parts.back().size());
    }
    std::string text;
    for (std::size_t line = 0; line < height; ++line) {
        std::string whole;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            whole += padded(line < parts[c].size() ? parts[c][line] : std::string(), widths[c], numeric[c]);
            whole.append(columnGap, ' ');
        }
        text += withoutTrailingBlanks(std::move(whole)) + "\n";
    }
    return text;
}

std::string csvNumber(double value, int decimals, Language language) {
    std::string text = toFixedText(value, decimals);
    if (language == Language::German) {
        std::replace(text.begin(), text.end(), '.', ',');
    }
    return text;
}

std::string csvCell(const Cell& cell, char separator, Language language) {
    if (const auto* figure = std::get_if<Figure>(&cell)) {
        return csvNumber(figure->value, figure->decimals, language);
    }
    if (const auto* persons = std::get_if<Persons>(&cell)) {
        return isSuppressed(*persons) ? "<3" : csvNumber(std::round(persons->value), 0, language);
    }
    if (std::holds_alternative<Unknown>(cell)) {
        return {};
    }
    return csvField(shown(cell, language), separator);
}

Json jsonCell(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* text = std::get_if<LocalizedText>(&cell)) {
        return Json{{"de", text->de}, {"en", text->en}};
    }
    if (const auto* figure = std::get_if<Figure>(&cell)) {
        const double scale = std::pow(10.0, figure->decimals);
        const double rounded = std::round(figure->value * scale) / scale;
        return figure->decimals == 0 ? Json(static_cast<std::int64_t>(rounded)) : Json(rounded);
    }
    if (const auto* persons = std::get_if<Persons>(&cell)) {
        return isSuppressed(*persons) ? Json("<3")
                                      : Json(static_cast<std::int64_t>(std::round(persons->value)));
    }
    return nullptr;
}

Json provenanceJson(const Provenance& provenance) {
    Json sources = Json::array();
    for (const model::SourceRecord& source : provenance.sources) {
        sources.push_back({{"title", source.title},
                           {"attribution", source.attribution},
                           {"licence", source.licence},
                           {"data_date", source.dataDate},
                           {"fingerprint", source.fingerprint}});
    }
    Json parameters = Json::object();
    for (const auto& [name, texts] : provenance.parameters) {
        parameters[name] = texts.size() == 1 ? Json(texts.front()) : Json(texts);
    }
    Json json = {{"operation", provenance.operation},
                 {"parameters", std::move(parameters)},
                 {"project", provenance.project}};
    if (!provenance.projectFile.empty()) {
        json["project_file"] = provenance.projectFile;
    }
    if (!provenance.projectState.empty()) {
        json["project_state"] = provenance.projectState;
    }
    json["program"] = "Nordertor " + provenance.programVersion;
    if (provenance.exampleData) {
        json["example_data"] = "Beispieldaten: frei erfunden / example data: invented";
    }
    if (provenance.dryRun) {
        json["dry_run"] = true;
    }
    json["sources"] = std::move(sources);
    return json;
}

/// Seven decimals are a centimetre.
Json positionJson(geo::Point p) {
    return {std::round(p.x * 1e7) / 1e7, std::round(p.y * 1e7) / 1e7};
}

/// Counter-clockwise outer rings, clockwise holes, as RFC 7946 asks.
Json ringJson(const geo::Points& ring, bool counterClockwise) {
    double doubleArea = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        doubleArea += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
    }
    geo::Points points = ring;
    if ((doubleArea > 0) != counterClockwise) {
        std::reverse(points.begin(), points.end());
    }
    Json json = Json::array();
    for (const geo::Point p : points) {
        json.push_back(positionJson(p));
    }
    return json;
}

Json geometryJson(const geo::MultiPolygon& area) {
    Json polygons = Json::array();
    for (const geo::Polygon& polygon : area.polygons) {
        Json rings = Json::array({ringJson(polygon.outer, true)});
        for (const geo::Points& hole : polygon.holes) {
            rings.push_back(ringJson(hole, false));
        }
        polygons.push_back(std::move(rings));
    }
    return {{"type", "MultiPolygon"}, {"coordinates", std::move(polygons)}};
}

/// The table with letters in its columns of that kind, and the lines that explain them.
std::pair<Table, std::string> withLetters(Table table, Language language, std::size_t width) {
    std::string lines;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (!table.columns[c].asLetters) {
            continue;
        }
        std::vector<std::string> texts;
        for (auto& row : table.rows) {
            const std::string text = shown(row[c], language);
            const auto at = std::find(texts.begin(), texts.end(), text);
            const auto number = at - texts.begin();
            if (at == texts.end()) {
                texts.push_back(text);
            }
            row[c] = std::string(1, static_cast<char>('a' + number));
        }
        std::string explained = table.columns[c].label.in(language) + ":";
        for (std::size_t t = 0; t < texts.size(); ++t) {
            explained += fmt::format("{} {} = {}", t == 0 ? "" : ",", static_cast<char>('a' + t), texts[t]);
        }
        for (const std::string& line : wrapped(explained, width)) {
            lines += line + "\n";
        }
    }
    return {std::move(table), std::move(lines)};
}

}  // namespace

Provenance provenanceOf(const Operation& operation, const ParameterValues& values, const Context& context) {
    Provenance provenance{.operation = operation.info().id,
                          .parameters = values.all(),
                          .project = {},
                          .programVersion = NORDERTOR_VERSION,
                          .exampleData = false,
                          .dryRun = context.dryRun,
                          .sources = {}};
    for (const ParameterSpec& spec : operation.info().parameters) {
        if (spec.name == "date" && !values.has("date")) {
            provenance.parameters["date"] = {context.today};
        }
    }
    if (context.snapshot.project != nullptr) {
        const model::Project& project = *context.snapshot;
        provenance.project = project.title;
        provenance.exampleData = project.hasExampleData();
        provenance.sources = project.sources;
        provenance.projectFile = context.projectFile.filename().string();
        provenance.projectState = stateOf(project, values.text("scenario"));
    }
    return provenance;
}

std::vector<std::string> sourceSummary(const std::vector<model::SourceRecord>& sources) {
    std::vector<std::string> parts;
    for (const model::SourceRecord& source : sources) {
        std::string part =
            source.dataDate.empty() ? source.title : source.title + " (" + source.dataDate + ")";
        if (std::ranges::find(parts, part) == parts.end()) {
            parts.push_back(std::move(part));
        }
    }
    return parts;
}

std::string groundsLine(const Provenance& provenance, Language language) {
    const auto parts = sourceSummary(provenance.sources);
    if (parts.empty()) {
        return {};
    }
    return (language == Language::German ? "Grundlage: " : "Based on: ") + joined(parts, ", ") +
           "; Nordertor " + provenance.programVersion + "\n";
}

bool isSuppressed(const Persons& persons) {
    constexpr double smallestShown = 3;
    return std::round(persons.value) > 0 && std::round(persons.value) < smallestShown;
}

std::string textOf(const Table& whole, Language language, std::size_t width) {
    const auto [table, explanation] = withLetters(whole, language, width);
    const std::size_t columns = table.columns.size();
    std::vector<bool> numeric(columns);
    for (std::size_t c = 0; c < columns; ++c) {
        numeric[c] = !table.rows.empty() && isNumeric(table, c);
    }
    const std::vector<std::size_t> widths = fittedWidths(table, numeric, language, width);
    std::vector<std::string> head;
    for (const Column& column : table.columns) {
        head.push_back(column.label.in(language));
    }
    std::string text = table.title.in(language) + "\n";
    if (table.rows.empty()) {
        return text + (language == Language::German ? "(keine)\n" : "(none)\n");
    }
    text += linesOf(head, widths, numeric);
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        for (const Cell& cell : row) {
            cells.push_back(shown(cell, language));
        }
        text += linesOf(cells, widths, numeric);
    }
    return text + explanation;
}

std::string csvOf(const std::vector<Table>& tables, const Provenance& provenance, Language language) {
    const char separator = language == Language::German ? ';' : ',';
    std::string text;
    for (const Table& table : tables) {
        if (!text.empty()) {
            text += "\r\n";
        }
        // tables alike in their columns (area, surroundings) are told apart by it
        if (tables.size() > 1) {
            text += csvField("# " + table.title.in(language), separator) + "\r\n";
        }
        std::string line;
        for (const Column& column : table.columns) {
            line += (line.empty() ? "" : std::string(1, separator)) + csvField(column.key, separator);
        }
        text += line + "\r\n";
        for (const auto& row : table.rows) {
            for (std::size_t c = 0; c < row.size(); ++c) {
                text += (c == 0 ? "" : std::string(1, separator)) + csvCell(row[c], separator, language);
            }
            text += "\r\n";
        }
    }
    text += "\r\n";
    std::string made = fmt::format("# Nordertor {}, {}, {}", provenance.programVersion, provenance.project,
                                   provenance.operation);
    for (const auto& [name, texts] : provenance.parameters) {
        made += fmt::format(", {}={}", name, joined(texts, "+"));
    }
    text += csvField(made, separator) + "\r\n";
    if (provenance.dryRun) {
        text += csvField("# Probelauf: nichts geschrieben / dry run: nothing written", separator) + "\r\n";
    }
    if (provenance.exampleData) {
        text += csvField("# Beispieldaten: frei erfunden / example data: invented", separator) + "\r\n";
    }
    for (const model::SourceRecord& source : provenance.sources) {
        std::string line = source.attribution.empty() ? source.title : source.attribution;
        for (const std::string* part : {&source.licence, &source.dataDate}) {
            line += part->empty() ? "" : ", " + *part;
        }
        text += csvField("# " + line, separator) + "\r\n";
    }
    return text;
}

std::string jsonOf(const std::vector<Table>& tables, const Provenance& provenance) {
    Json json = provenanceJson(provenance);
    json["tables"] = Json::object();
    for (const Table& table : tables) {
        Json rows = Json::array();
        for (const auto& row : table.rows) {
            Json object = Json::object();
            for (std::size_t c = 0; c < row.size(); ++c) {
                object[table.columns[c].key] = jsonCell(row[c]);
            }
            rows.push_back(std::move(object));
        }
        json["tables"][table.key] = std::move(rows);
    }
    return jsonText(json);
}

Result<std::string> geoJsonOf(const std::vector<Table>& tables,
                              const std::vector<FeatureCollection>& collections, int workingCrsEpsg,
                              const Provenance& provenance) {
    if (collections.empty()) {
        return fail(
            ErrorCode::InvalidArgument,
            {"Dieses Ergebnis hat keine Orte für eine Karte.", "This result has no places for a map."},
            {"Bitte --format table, csv oder json wählen.", "Please choose --format table, csv or json."}, {},
            "--format");
    }
    const auto from = geo::Crs::fromEpsg(workingCrsEpsg);
    const auto to = geo::Crs::fromEpsg(4326);
    if (!from || !to) {
        return fail(from ? to.error() : from.error());
    }
    const auto toLonLat = geo::Transform::create(*from, *to);
    if (!toLonLat) {
        return fail(toLonLat.error());
    }
    Json features = Json::array();
    for (const FeatureCollection& collection : collections) {
        const auto table = std::find_if(tables.begin(), tables.end(),
                                        [&](const Table& t) { return t.key == collection.tableKey; });
        for (const MapFeature& feature : collection.features) {
            Json properties = Json::object();
            const auto& row = table->rows[feature.row];
            for (std::size_t c = 0; c < row.size(); ++c) {
                const std::string& key = table->columns[c].key;
                if (const auto* text = std::get_if<LocalizedText>(&row[c])) {
                    properties[key + "_de"] = text->de;
                    properties[key + "_en"] = text->en;
                } else {
                    properties[key] = jsonCell(row[c]);
                }
            }
            Json geometry;
            if (const auto* point = std::get_if<geo::Point>(&feature.geometry)) {
                const auto moved = (*toLonLat)(*point);
                if (!moved) {
                    return fail(moved.error());
                }
                geometry = {{"type", "Point"}, {"coordinates", positionJson(*moved)}};
            } else if (const auto* lines = std::get_if<std::vector<geo::Points>>(&feature.geometry)) {
                geometry = {{"type", "MultiLineString"}, {"coordinates", Json::array()}};
                for (const geo::Points& line : *lines) {
                    Json positions = Json::array();
                    for (const geo::Point p : line) {
                        const auto moved = (*toLonLat)(p);
                        if (!moved) {
                            return fail(moved.error());
                        }
                        positions.push_back(positionJson(*moved));
                    }
                    geometry["coordinates"].push_back(std::move(positions));
                }
            } else {
                const auto moved = (*toLonLat)(std::get<geo::MultiPolygon>(feature.geometry));
                if (!moved) {
                    return fail(moved.error());
                }
                geometry = geometryJson(*moved);
            }
            features.push_back({{"type", "Feature"}, {"properties", properties}, {"geometry", geometry}});
        }
    }
    Json json = {{"type", "FeatureCollection"}, {"name", provenance.operation}};
    json["nordertor"] = provenanceJson(provenance);
    json["features"] = std::move(features);
    return jsonText(json);
}

}  // namespace nordertor::ops
