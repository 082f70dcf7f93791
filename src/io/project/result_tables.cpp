// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/result_tables_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "io/project/geopackage_p.h"
#include "io/project/layer_styles_p.h"
#include "io/project/result_codec.h"
#include "io/project/rows_p.h"
#include "model/result_classes.h"
#include "style/hatched_areas.h"

namespace nordertor::io {
namespace {

using model::ResultColumn;
using model::ResultGeometry;
using model::ResultPlace;
using model::ResultValue;

bool isWhole(const ResultColumn& column) {
    return column.type == ResultColumn::Type::Persons ||
           (column.type == ResultColumn::Type::Number && column.decimals == 0);
}

/// Writes the rows of one result.
class Rows {
  public:
    Rows(Database& database, const TableSchema& table, int srsId)
        : statement_(database, table.insertSql()), srsId_(srsId) {}

    void write(const model::ResultRow& row, const std::vector<ResultColumn>& columns) {
        const geo::Box box = bindPlace(row.place);
        for (std::size_t c = 0; c < columns.size(); ++c) {
            bindValue(static_cast<int>(c) + 1, row.values[c], isWhole(columns[c]));
        }
        statement_.run();
        boxes_.push_back(box);
        extent_.add(box);
    }
    [[nodiscard]] const std::vector<geo::Box>& boxes() const { return boxes_; }
    [[nodiscard]] const geo::Box& extent() const { return extent_; }

  private:
    geo::Box bindPlace(const ResultPlace& place) {
        geo::Box box;
        if (const auto* point = std::get_if<geo::Point>(&place)) {
            encodeGeometry(blob_, *point, srsId_);
            box.add(*point);
        } else if (const auto* lines = std::get_if<std::vector<geo::Points>>(&place)) {
            encodeGeometry(blob_, *lines, srsId_);
            for (const geo::Points& line : *lines) {
                box.add(geo::boxOf(line));
            }
        } else if (const auto* area = std::get_if<geo::MultiPolygon>(&place)) {
            encodeGeometry(blob_, *area, srsId_);
            box = geo::boxOf(*area);
        } else {
            statement_.bindNull(0);
            return box;
        }
        statement_.bindBlob(0, blob_);
        return box;
    }
    void bindValue(int at, const ResultValue& value, bool whole) {
        if (const auto* text = std::get_if<std::string>(&value)) {
            statement_.bind(at, *text);
        } else if (const auto* number = std::get_if<double>(&value)) {
            whole ? statement_.bind(at, static_cast<std::int64_t>(std::llround(*number)))
                  : statement_.bind(at, *number);
        } else {
            statement_.bindNull(at);
        }
    }

    Statement statement_;
    int srsId_;
    std::string blob_;
    std::vector<geo::Box> boxes_;
    geo::Box extent_;
};

void deleteRows(Database& database, const char* table, const char* column, const std::string& value) {
    if (tableExists(database, table)) {
        Statement erase(database, fmt::format("DELETE FROM {} WHERE {} = ?", table, column));
        erase.bind(0, value);
        erase.run();
    }
}

/// A feature table with rows, spatial index and default style. `time` as timeStamp() writes it.
void writeFeatures(Database& database, const TableSchema& table, const model::ResultLayer& layer, int srsId,
                   const std::string& time) {
    const model::ResultData& data = *layer.data;
    createTable(database, table, srsId, time);
    Rows rows(database, table, srsId);
    for (const model::ResultRow& row : data.rows) {
        rows.write(row, data.columns);
    }
    setExtent(database, table, rows.extent());
    createSpatialIndex(database, table, rows.boxes());
    if (tableExists(database, "layer_styles")) {
        insertLayerStyle(database, table.name, layerStyle(layer, table.name), time);
    }
}

void dropFeatures(Database& database, const TableSchema& table) {
    dropTable(database, table);
    deleteRows(database, "layer_styles", "f_table_name", table.name);
}

const char* geometryTypeOf(ResultGeometry geometry) {
    switch (geometry) {
        case ResultGeometry::Points:
            return "POINT";
        case ResultGeometry::Lines:
            return "MULTILINESTRING";
        case ResultGeometry::Areas:
            break;
    }
    return "MULTIPOLYGON";
}

/// False if the bytes are no geometry of this kind.
bool decode(std::string_view blob, ResultGeometry kind, ResultPlace& place) {
    switch (kind) {
        case ResultGeometry::Points:
            if (const auto point = decodePoint(blob)) {
                place = *point;
                return true;
            }
            return false;
        case ResultGeometry::Lines:
            if (auto lines = decodeLines(blob)) {
                place = std::move(*lines);
                return true;
            }
            return false;
        case ResultGeometry::Areas:
            break;
    }
    if (auto area = decodeArea(blob)) {
        place = std::move(*area);
        return true;
    }
    return false;
}

ResultValue valueAt(const Statement& row, int at, const ResultColumn& column) {
    if (row.isNull(at)) {
        return {};
    }
    if (column.type == ResultColumn::Type::Text) {
        return row.text(at);
    }
    return row.real(at);
}

/// Of the name other programs list the table of counts by.
std::string overlapEnding(const std::string& name) {
    return " (" + name + ", Anzahl)";
}

/// Sets an error if so.
bool isTakenByOthers(Database& database, const std::string& table) {
    if (!isNameTaken(database, table)) {
        return false;
    }
    database.setError(
        {ErrorCode::CannotWrite,
         {fmt::format(
              "In der Projektdatei steht schon eine Tabelle „{}“, die Nordertor nicht angelegt hat. Sie bleibt, "
              "wie sie ist; das Ergebnis wurde nicht abgelegt.",
              table),
          fmt::format(
              "The project file already holds a table \"{}\" that Nordertor has not made. It stays as it is; "
              "the result was not stored.",
              table)},
         {"Bitte das Ergebnis unter einem anderen Namen ablegen oder die Tabelle vorher umbenennen.",
          "Please store the result under another name or rename the table before."},
         {},
         table});
    return true;
}

}  // namespace

TableSchema resultTable(const model::ResultLayer& layer) {
    TableSchema table;
    table.name = "result_" + layer.record.name;
    // GeoPackage wants identifiers to differ, titles need not
    table.label = {layer.record.title.de + " (" + layer.record.name + ")",
                   layer.record.title.en + " (" + layer.record.name + ")"};
    table.geometryType = geometryTypeOf(layer.data->geometry);
    for (const ResultColumn& column : layer.data->columns) {
        const bool text = column.type == ResultColumn::Type::Text;
        table.columns.push_back({column.key, text ? "TEXT" : isWhole(column) ? "INTEGER" : "REAL"});
    }
    return table;
}

TableSchema overlapTable(const model::ResultLayer& layer) {
    const LocalizedText title = overlapTitle(*layer.data);
    TableSchema table;
    table.name = "overlaps_" + layer.record.name;
    table.label = {title.de + overlapEnding(layer.record.name),
                   title.en + " (" + layer.record.name + ", number)"};
    table.geometryType = geometryTypeOf(ResultGeometry::Areas);
    table.columns = {{"count", "INTEGER"}};
    table.mayBeMissing = true;
    return table;
}

model::ResultLayer overlapCountsOf(const model::ResultLayer& layer) {
    model::ResultLayer counts = layer;
    counts.data = std::make_shared<const model::ResultData>(style::overlapCounts(*layer.data));
    return counts;
}

bool isOwnOverlapTable(Database& database, const std::string& name) {
    const std::string table = "overlaps_" + name;
    Statement columns(database, "SELECT group_concat(name) FROM pragma_table_info(?)");
    columns.bind(0, table);
    Statement listed(database, "SELECT identifier FROM gpkg_contents WHERE table_name = ?");
    listed.bind(0, table);
    return columns.step() && columns.text(0).starts_with("fid,geom,count") && listed.step() &&
           listed.text(0).ends_with(overlapEnding(name));
}

bool isNameTaken(Database& database, const std::string& table) {
    Statement query(database, "SELECT 1 FROM sqlite_schema WHERE lower(name) = ?");
    query.bind(0, table);
    return query.step();
}

void writeResult(Database& database, const Schema& schema, const model::ResultLayer& layer, int srsId) {
    const bool overlaps = showsOverlaps(*layer.data);
    if (isTakenByOthers(database, resultTable(layer).name) ||
        (overlaps && isTakenByOthers(database, overlapTable(layer).name))) {
        return;
    }
    const std::string time = timeStamp(layer.record.createdOn);
    writeFeatures(database, resultTable(layer), layer, srsId, time);
    if (overlaps) {
        writeFeatures(database, overlapTable(layer), overlapCountsOf(layer), srsId, time);
    }
    const TableSchema& list = schema["nordertor_results"];
    if (!tableExists(database, "nordertor_results")) {
        createTable(database, list, srsId, time);
    }
    RowWriter(database, list, srsId).write(encodeResult(layer));
}

void dropResult(Database& database, const model::ResultLayer& layer) {
    dropFeatures(database, resultTable(layer));
    if (isOwnOverlapTable(database, layer.record.name)) {
        dropFeatures(database, overlapTable(layer));
    }
    deleteRows(database, "nordertor_results", "name", layer.record.name);
}

void readResultRows(Database& database, const TableSchema& table, model::ResultData& data) {
    if (!tableExists(database, table.name)) {
        database.setInvalid({"Die Tabelle fehlt.", "The table is missing."}, table.name);
        return;
    }
    Statement rows(database, table.selectSql());
    while (rows.step()) {
        model::ResultRow row;
        if (!rows.isNull(1) && !decode(rows.blob(1), data.geometry, row.place)) {
            database.setInvalid(
                {fmt::format("Die Geometrie ist beschädigt oder kein {}.", table.geometryType),
                 fmt::format("The geometry is damaged or no {}.", table.geometryType)},
                fmt::format("{}, fid {}, geom", table.name, rows.integer(0)));
            return;
        }
        for (std::size_t c = 0; c < data.columns.size(); ++c) {
            row.values.push_back(valueAt(rows, static_cast<int>(c) + 2, data.columns[c]));
        }
        data.rows.push_back(std::move(row));
    }
}

void readResults(Database& database, const Schema& schema, std::vector<model::ResultLayer>& results,
                 const std::function<void()>& settle) {
    if (!tableExists(database, "nordertor_results")) {
        return;
    }
    std::vector<StoredResult> list;
    {
        RowReader rows(database, schema["nordertor_results"]);
        for (StoredResult stored; rows.next(stored); stored = {}) {
            list.push_back(std::move(stored));
        }
    }
    settle();
    for (const StoredResult& stored : list) {
        auto layer = decodeResult(stored);
        if (!layer) {
            database.setInvalid({fmt::format("Das gespeicherte Ergebnis „{}“ ist unbrauchbar.", stored.name),
                                 fmt::format("The stored result \"{}\" is unusable.", stored.name)},
                                "nordertor_results, content");
            settle();
            continue;
        }
        auto data = std::make_shared<model::ResultData>(*layer->data);
        readResultRows(database, resultTable(*layer), *data);
        if (database.ok()) {
            results.push_back({std::move(layer->record), std::move(data)});
        }
        settle();
    }
    std::ranges::sort(
        results, {}, [](const model::ResultLayer& layer) -> const std::string& { return layer.record.name; });
}

}  // namespace nordertor::io
