// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "io/project/geopackage_geometry.h"
#include "io/project/geopackage_p.h"
#include "io/project/rtree_p.h"

namespace nordertor::io {
namespace {

constexpr const char* systemTables = R"sql(
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
)sql";

constexpr const char* wgs84 =
    R"(GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],)"
    R"(AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],)"
    R"(UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]])";

/// The triggers of the extension gpkg_rtree_index (OGC 12-128r17, annex F.3); {0} table, {1} index.
constexpr const char* indexTriggers = R"sql(
CREATE TRIGGER {1}_insert AFTER INSERT ON {0}
  WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO {1} VALUES (NEW.fid,
    ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER {1}_update1 AFTER UPDATE OF geom ON {0}
  WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO {1} VALUES (NEW.fid,
    ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER {1}_update2 AFTER UPDATE OF geom ON {0}
  WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM {1} WHERE id = OLD.fid;
END;
CREATE TRIGGER {1}_update3 AFTER UPDATE ON {0}
  WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM {1} WHERE id = OLD.fid;
  INSERT OR REPLACE INTO {1} VALUES (NEW.fid,
    ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER {1}_update4 AFTER UPDATE ON {0}
  WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM {1} WHERE id IN (OLD.fid, NEW.fid);
END;
CREATE TRIGGER {1}_delete AFTER DELETE ON {0}
  WHEN OLD.geom NOT NULL
BEGIN
  DELETE FROM {1} WHERE id = OLD.fid;
END;
)sql";

void addCrs(Database& database, const std::string& name, std::int64_t id, const std::string& organisation,
            const std::string& definition, const std::string& description) {
    Statement insert(database, "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)");
    insert.bind(0, name);
    insert.bind(1, id);
    insert.bind(2, organisation);
    insert.bind(3, id);
    insert.bind(4, definition);
    insert.bind(5, description);
    insert.run();
}

void addExtension(Database& database, const std::string& table, const char* column, const char* name,
                  const char* definition, const char* scope) {
    Statement insert(database, "INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)");
    insert.bind(0, table);
    column == nullptr ? insert.bindNull(1) : insert.bind(1, column);
    insert.bind(2, name);
    insert.bind(3, definition);
    insert.bind(4, scope);
    insert.run();
}

geo::Box boxOfArgument(sqlite3_value* value) {
    const auto* const bytes = static_cast<const char*>(sqlite3_value_blob(value));
    const int size = sqlite3_value_bytes(value);
    if (bytes == nullptr) {
        return {};
    }
    return envelopeOf({bytes, static_cast<std::size_t>(size)}).value_or(geo::Box{});
}

template <double (*coordinate)(const geo::Box&)>
void coordinateFunction(sqlite3_context* context, int, sqlite3_value** arguments) {
    const geo::Box box = boxOfArgument(arguments[0]);
    if (box.empty()) {
        sqlite3_result_null(context);
    } else {
        sqlite3_result_double(context, coordinate(box));
    }
}

void isEmptyFunction(sqlite3_context* context, int, sqlite3_value** arguments) {
    sqlite3_result_int(context, boxOfArgument(arguments[0]).empty() ? 1 : 0);
}

double minX(const geo::Box& box) {
    return box.min.x;
}
double maxX(const geo::Box& box) {
    return box.max.x;
}
double minY(const geo::Box& box) {
    return box.min.y;
}
double maxY(const geo::Box& box) {
    return box.max.y;
}

}  // namespace

void createGeopackage(Database& database, const geo::Crs& crs) {
    database.execute(fmt::format("PRAGMA application_id = {}", geopackageApplicationId));
    database.execute(fmt::format("PRAGMA user_version = {}", geopackageVersion));
    database.execute(systemTables);
    addCrs(database, "Undefined Cartesian SRS", -1, "NONE", "undefined",
           "undefined Cartesian coordinate reference system");
    addCrs(database, "Undefined geographic SRS", 0, "NONE", "undefined",
           "undefined geographic coordinate reference system");
    addCrs(database, "WGS 84 geodetic", 4326, "EPSG", wgs84,
           "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid");
    if (crs.epsg() != 4326) {
        const std::string wkt = crs.wkt1().empty() ? crs.wkt() : crs.wkt1();
        addCrs(database, crs.name(), crs.epsg(), "EPSG", wkt, "working CRS of the project");
    }
}

void createTable(Database& database, const TableSchema& table, int srsId, const std::string& lastChange) {
    database.execute(table.createSql());
    if (table.own) {
        addExtension(database, table.name, nullptr, "nordertor_project", "docs/project-format.md",
                     "read-write");
        return;
    }
    Statement contents(database,
                       "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, "
                       "last_change, srs_id) VALUES (?, ?, ?, ?, ?, ?)");
    contents.bind(0, table.name);
    contents.bind(1, table.hasGeometry() ? "features" : "attributes");
    contents.bind(2, table.label.de);
    contents.bind(3, table.label.en);
    contents.bind(4, lastChange);
    table.hasGeometry() ? contents.bind(5, std::int64_t{srsId}) : contents.bindNull(5);
    contents.run();
    if (table.hasGeometry()) {
        Statement column(database, "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)");
        column.bind(0, table.name);
        column.bind(1, table.geometryType);
        column.bind(2, std::int64_t{srsId});
        column.run();
    }
}

bool tableExists(Database& database, const std::string& table) {
    Statement query(database, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
    query.bind(0, table);
    return query.step();
}

void dropTable(Database& database, const TableSchema& table) {
    database.execute(fmt::format("DROP TABLE IF EXISTS {}", rtreeName(table.name)));
    for (const char* registry : {"gpkg_extensions", "gpkg_geometry_columns", "gpkg_contents"}) {
        Statement unregister(database, fmt::format("DELETE FROM {} WHERE table_name = ?", registry));
        unregister.bind(0, table.name);
        unregister.run();
    }
    database.execute(fmt::format("DROP TABLE IF EXISTS {}", table.name));
}

void setExtent(Database& database, const TableSchema& table, const geo::Box& extent) {
    Statement update(database,
                     "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? "
                     "WHERE table_name = ?");
    const double values[] = {extent.min.x, extent.min.y, extent.max.x, extent.max.y};
    for (int i = 0; i < 4; ++i) {
        extent.empty() ? update.bindNull(i) : update.bind(i, values[i]);
    }
    update.bind(4, table.name);
    update.run();
}

std::string timeStamp(const std::string& isoDate) {
    const bool isDate = isoDate.size() == 10 && isoDate[4] == '-' && isoDate[7] == '-';
    return (isDate ? isoDate : std::string("1970-01-01")) + "T00:00:00.000Z";
}

void createSpatialIndex(Database& database, const TableSchema& table, const std::vector<geo::Box>& boxes) {
    const std::string index = rtreeName(table.name);
    database.execute(fmt::format("CREATE VIRTUAL TABLE {} USING rtree(id, minx, maxx, miny, maxy)", index));
    fillRtree(database, index, boxes);
    database.execute(fmt::format(fmt::runtime(indexTriggers), table.name, index));
    addExtension(database, table.name, "geom", "gpkg_rtree_index",
                 "http://www.geopackage.org/spec120/#extension_rtree", "write-only");
}

void registerTriggerFunctions(Database& database) {
    using Function = void (*)(sqlite3_context*, int, sqlite3_value**);
    const std::pair<const char*, Function> functions[] = {{"ST_MinX", coordinateFunction<minX>},
                                                          {"ST_MaxX", coordinateFunction<maxX>},
                                                          {"ST_MinY", coordinateFunction<minY>},
                                                          {"ST_MaxY", coordinateFunction<maxY>},
                                                          {"ST_IsEmpty", isEmptyFunction}};
    for (const auto& [name, function] : functions) {
        if (database.ok()) {
            database.recordSqlite(sqlite3_create_function_v2(
                database.handle(), name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                function, nullptr, nullptr, nullptr));
        }
    }
}

}  // namespace nordertor::io
