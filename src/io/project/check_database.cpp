// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/text.h"
#include "io/project/geopackage_p.h"
#include "io/project/project_check_p.h"
#include "io/project/result_tables_p.h"
#include "model/result_classes.h"

namespace nordertor::io {
namespace {

constexpr int mostMessages = 20;

void checkGeometryColumn(Database& database, const TableSchema& table, int srsId, CheckReport& report) {
    Statement query(
        database,
        "SELECT upper(geometry_type_name), srs_id FROM gpkg_geometry_columns WHERE table_name = ? "
        "AND column_name = 'geom'");
    query.bind(0, table.name);
    if (!query.step()) {
        if (database.ok()) {
            addFinding(
                report,
                {"Die Geometriespalte ist nicht angemeldet.", "The geometry column is not registered."},
                "gpkg_geometry_columns, " + table.name);
        }
        return;
    }
    if (query.text(0) != table.geometryType) {
        addFinding(report,
                   {fmt::format("Der Geometrietyp ist {} statt {}.", query.text(0), table.geometryType),
                    fmt::format("The geometry type is {} instead of {}.", query.text(0), table.geometryType)},
                   "gpkg_geometry_columns, " + table.name);
    }
    if (query.integer(1) != srsId) {
        addFinding(
            report,
            {fmt::format("Das Koordinatensystem ist {} statt {}.", query.integer(1), srsId),
             fmt::format("The coordinate reference system is {} instead of {}.", query.integer(1), srsId)},
            "gpkg_geometry_columns, " + table.name);
    }
}

void checkSpatialIndex(Database& database, const TableSchema& table, CheckReport& report) {
    const std::string index = rtreeName(table.name);
    const std::string result =
        database.text(fmt::format("SELECT rtreecheck('main', '{}')", index)).value_or("");
    if (database.ok() && result != "ok") {
        addFinding(report,
                   {fmt::format("Der räumliche Index ist beschädigt ({}).", result),
                    fmt::format("The spatial index is damaged ({}).", result)},
                   index);
    }
    const std::int64_t indexed = database.number(fmt::format("SELECT count(*) FROM {}_rowid", index));
    const std::int64_t rows =
        database.number(fmt::format("SELECT count(*) FROM {} WHERE geom IS NOT NULL", table.name));
    if (database.ok() && indexed != rows) {
        addFinding(report,
                   {fmt::format("Der räumliche Index hat {} Einträge für {} Geometrien.", indexed, rows),
                    fmt::format("The spatial index has {} entries for {} geometries.", indexed, rows)},
                   index);
    }
}

/// `where` is "<system table> WHERE <column> = ?", with the table's name bound.
bool isRegistered(Database& database, const std::string& where, const std::string& table) {
    Statement query(database, "SELECT 1 FROM " + where);
    query.bind(0, table);
    return query.step();
}

/// Damaged bytes are no text; what the styles say is the user's.
void checkStyles(Database& database, CheckReport& report) {
    if (!tableExists(database, "layer_styles")) {
        return;
    }
    Statement query(database, "SELECT f_table_name, styleQML, styleSLD FROM layer_styles");
    while (query.step()) {
        if (!isValidUtf8(query.text(1)) || !isValidUtf8(query.text(2))) {
            addFinding(report, {"Der Stil einer Tabelle ist beschädigt.", "The style of a table is damaged."},
                       "layer_styles, " + query.text(0));
        }
    }
}

}  // namespace

void settle(Database& database, CheckReport& report, const std::string& place) {
    if (database.ok()) {
        return;
    }
    Error error = *database.takeError();
    if (error.code == ErrorCode::Cancelled) {
        database.setError(std::move(error));
        return;
    }
    addFinding(report, error.message, place);
}

void checkDatabase(Database& database, CheckReport& report) {
    {
        Statement query(database, fmt::format("PRAGMA integrity_check({})", mostMessages));
        while (query.step()) {
            const std::string message = query.text(0);
            if (message != "ok") {
                addFinding(report,
                           {fmt::format("Die Datenbank ist beschädigt ({}).", message),
                            fmt::format("The database is damaged ({}).", message)},
                           "integrity_check");
            }
        }
        settle(database, report, "integrity_check");
    }
    {
        Statement query(database, "PRAGMA foreign_key_check");
        for (int i = 0; i < mostMessages && query.step(); ++i) {
            addFinding(report,
                       {fmt::format("Ein Verweis auf {} führt ins Leere.", query.text(2)),
                        fmt::format("A reference to {} leads nowhere.", query.text(2))},
                       fmt::format("{}, rowid {}", query.text(0), query.integer(1)));
        }
        settle(database, report, "foreign_key_check");
    }
    if (database.number("PRAGMA application_id") != geopackageApplicationId) {
        addFinding(report,
                   {"Die Kennung der Datei ist nicht die eines GeoPackage.",
                    "The file's application id is not that of a GeoPackage."},
                   "application_id");
    }
    if (database.number("PRAGMA user_version") < geopackageVersion) {
        addFinding(report,
                   {"Die Datei nennt eine ältere GeoPackage-Fassung als 1.3.",
                    "The file states an older GeoPackage version than 1.3."},
                   "user_version");
    }
    settle(database, report, "application_id");
}

void checkTables(Database& database, const model::Project& project, CheckReport& report) {
    const int srsId = project.workingCrsEpsg;
    std::vector<TableSchema> tables = Schema(project.residents.groups).tables();
    for (const model::ResultLayer& layer : project.results) {
        tables.push_back(resultTable(layer));
        if (showsOverlaps(*layer.data) && isOwnOverlapTable(database, layer.record.name)) {
            tables.push_back(overlapTable(layer));
        }
    }
    for (const TableSchema& table : tables) {
        if (!tableExists(database, table.name)) {
            if (database.ok() && !table.mayBeMissing) {
                addFinding(report, {"Die Tabelle fehlt.", "The table is missing."}, table.name);
            }
            settle(database, report, table.name);
            continue;
        }
        const std::string where =
            table.own ? "gpkg_extensions WHERE table_name = ?" : "gpkg_contents WHERE table_name = ?";
        if (!isRegistered(database, where, table.name) && database.ok()) {
            addFinding(report, {"Die Tabelle ist nicht angemeldet.", "The table is not registered."},
                       where.substr(0, where.find(' ')) + ", " + table.name);
        }
        settle(database, report, table.name);
        if (table.hasGeometry()) {
            checkGeometryColumn(database, table, srsId, report);
            settle(database, report, table.name);
            checkSpatialIndex(database, table, report);
            settle(database, report, rtreeName(table.name));
        }
    }
    const std::int64_t crs = database.number(
        fmt::format("SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1, 0, 4326, {})", srsId));
    if (database.ok() && crs != (srsId == 4326 ? 3 : 4)) {
        addFinding(report, {"Ein Koordinatensystem fehlt.", "A coordinate reference system is missing."},
                   "gpkg_spatial_ref_sys");
    }
    const std::int64_t orphans = database.number(
        "SELECT count(*) FROM facility_outlines WHERE facility_fid NOT IN (SELECT fid FROM facilities)");
    if (database.ok() && orphans > 0) {
        addFinding(report,
                   {fmt::format("{} Flächen gehören zu keiner Einrichtung.", orphans),
                    fmt::format("{} outlines belong to no facility.", orphans)},
                   "facility_outlines");
    }
    settle(database, report, "gpkg_spatial_ref_sys");
    checkStyles(database, report);
    settle(database, report, "layer_styles");
}

}  // namespace nordertor::io
