// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/schema.h"

#include <fmt/format.h>

#include <algorithm>

#include "io/project/enum_names.h"
#include "io/project/record_fields.h"

namespace nordertor::io {
namespace {

/// Visitor (record_fields.h) that lists columns.
class ColumnLister {
  public:
    explicit ColumnLister(TableSchema& table) : table_(table) {}

    void geometry(const geo::Point&) { table_.geometryType = "POINT"; }
    void geometry(const std::optional<geo::Point>&) { table_.geometryType = "POINT"; }
    void geometry(const geo::Points&) { table_.geometryType = "LINESTRING"; }
    void geometry(const geo::MultiPolygon&) { table_.geometryType = "MULTIPOLYGON"; }
    void polygon(const geo::Points&) { table_.geometryType = "POLYGON"; }

    void field(const std::string& name, const std::string&) { add(name, "TEXT"); }
    void field(const std::string& name, const std::vector<std::string>&) { add(name, "TEXT"); }
    void field(const std::string& name, const bool&) { add(name, "BOOLEAN"); }
    void field(const std::string& name, const int&) { add(name, "MEDIUMINT"); }
    void field(const std::string& name, const std::int64_t&) { add(name, "INTEGER"); }
    void field(const std::string& name, const std::size_t&) { add(name, "INTEGER"); }
    void field(const std::string& name, const double&) { add(name, "REAL"); }
    void field(const std::string& name, const std::optional<double>&) { add(name, "REAL"); }
    void field(const std::string& name, const std::vector<std::int64_t>&) { add(name, "BLOB"); }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void field(const std::string& name, const Enum&) {
        add(name, "TEXT");
        table_.columns.back().mayBeAbsent = mayBeAbsent<Enum>();
    }

  private:
    void add(const std::string& name, const char* type) { table_.columns.push_back({name, type, false}); }
    TableSchema& table_;
};

template <class Record>
TableSchema tableOf(std::string name, LocalizedText label, const Record& record = {}) {
    TableSchema table;
    table.own = name.starts_with("nordertor_");
    table.name = std::move(name);
    table.label = std::move(label);
    ColumnLister lister(table);
    visitFields(lister, record);
    return table;
}

template <class Record>
TableSchema tableWithPersons(std::string name, LocalizedText label, const std::vector<std::string>& columns) {
    Record record;
    std::vector<model::PersonCount> persons;
    return tableOf(std::move(name), std::move(label), WithPersons<Record>{record, columns, persons});
}

TableSchema unique(TableSchema table, std::string column) {
    table.uniqueColumn = std::move(column);
    return table;
}

TableSchema optional(TableSchema table) {
    table.mayBeMissing = true;
    return table;
}

std::string columnNames(const TableSchema& table, const std::vector<std::string>& absent = {}) {
    std::string text = table.hasGeometry() ? "geom" : "";
    for (const Column& column : table.columns) {
        const bool there = std::find(absent.begin(), absent.end(), column.name) == absent.end();
        text += text.empty() ? "" : ", ";
        text += there ? fmt::format("\"{}\"", column.name) : "NULL";
    }
    return text;
}

}  // namespace

std::string TableSchema::createSql() const {
    std::string sql = fmt::format("CREATE TABLE {} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", name);
    if (hasGeometry()) {
        sql += fmt::format(", geom {}", geometryType);
    }
    for (const Column& column : columns) {
        sql += fmt::format(", \"{}\" {}{}", column.name, column.type,
                           column.name == uniqueColumn ? " UNIQUE" : "");
    }
    return sql + ")";
}

std::string TableSchema::insertSql() const {
    std::string parameters;
    for (std::size_t i = 0; i < columns.size() + (hasGeometry() ? 1 : 0); ++i) {
        parameters += i == 0 ? "?" : ", ?";
    }
    return fmt::format("INSERT INTO {} ({}) VALUES ({})", name, columnNames(*this), parameters);
}

std::string TableSchema::selectSql(const std::vector<std::string>& absent) const {
    return fmt::format("SELECT fid, {} FROM main.{} ORDER BY fid", columnNames(*this, absent), name);
}

std::vector<std::string> personColumns(const std::vector<model::AgeGroup>& groups) {
    std::vector<std::string> columns;
    for (const model::AgeGroup& group : groups) {
        if (group.everybody()) {
            columns.emplace_back("persons_all");
        } else if (group.to == model::AgeGroup::openEnd) {
            columns.push_back(fmt::format("persons_{}_plus", group.from));
        } else {
            columns.push_back(fmt::format("persons_{}_{}", group.from, group.to));
        }
    }
    return columns;
}

Schema::Schema(const std::vector<model::AgeGroup>& groups) : personColumns_(io::personColumns(groups)) {
    tables_ = {
        tableOf<model::ProgrammeArea>("programme_area", {"Programmgebiet", "Programme area"}),
        tableOf<model::Facility>("facilities", {"Einrichtungen", "Facilities"}),
        tableOf<FacilityOutline>("facility_outlines", {"Flächen der Einrichtungen", "Facility outlines"}),
        tableOf<model::Organisation>("organisations", {"Betriebe, Stiftungen und Vereine", "Organisations"}),
        tableWithPersons<model::Home>("homes", {"Wohnorte", "Homes"}, personColumns_),
        tableOf<model::AddressPoint>("addresses", {"Hausnummern", "Addresses"}),
        tableOf<model::Building>("buildings", {"Gebäude", "Buildings"}),
        tableOf<model::Street>("streets", {"Straßen und Wege", "Streets and paths"}),
        tableOf<model::LinearFeature>(
            "lines", {"Gewässerläufe, Bahnen, Hindernisse", "Watercourses, railways, barriers"}),
        tableOf<model::LandUseArea>("land_use", {"Flächennutzung", "Land use"}),
        tableWithPersons<model::CensusCell>("census_cells", {"Gitterzellen", "Census cells"}, personColumns_),
        tableOf<model::PathBarrier>("path_barriers", {"Hindernisse auf Wegen", "Barriers on paths"}),
        unique(tableOf<MetadataEntry>("nordertor_metadata", {"Angaben zum Projekt", "Project"}), "key"),
        unique(tableOf<model::SourceRecord>("nordertor_sources", {"Quellen", "Sources"}), "id"),
        tableOf<Notice>("nordertor_notices", {"Hinweise", "Notices"}),
        tableOf<StoredEdit>("nordertor_edits", {"Änderungen", "Edits"}),
        unique(
            tableOf<StandardLimit>("nordertor_standard_limits", {"Geänderte Grenzwerte", "Changed limits"}),
            "standard"),
        optional(unique(tableOf<StoredScenario>("nordertor_scenarios", {"Szenarien", "Scenarios"}), "name")),
        optional(unique(tableOf<StoredResult>("nordertor_results", {"Ergebnisse", "Results"}), "name")),
        optional(unique(tableOf<model::StoredLayout>("nordertor_layouts", {"Blattaufteilungen", "Layouts"}),
                        "name")),
    };
}

const TableSchema& Schema::operator[](std::string_view name) const {
    return *std::find_if(tables_.begin(), tables_.end(),
                         [&](const TableSchema& table) { return table.name == name; });
}

}  // namespace nordertor::io
