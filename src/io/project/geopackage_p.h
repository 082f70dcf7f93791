// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/crs.h"
#include "io/project/schema.h"
#include "io/project/sqlite_p.h"

namespace nordertor::io {

/// "GPKG", the number GeoPackage files carry as SQLite application id.
inline constexpr std::int64_t geopackageApplicationId = 0x47504B47;
inline constexpr std::int64_t geopackageVersion = 10300;

/// The tables GeoPackage 1.3 asks for, with the CRS it always names and the working CRS.
void createGeopackage(Database& database, const geo::Crs& crs);

/// Midnight of an ISO date as the registrations write it, "YYYY-MM-DDThh:mm:ss.sssZ"; of anything else 1970.
/// Dates of the data instead of a clock, so that the same project gives the same bytes.
[[nodiscard]] std::string timeStamp(const std::string& isoDate);

/// Creates a table and registers it. `lastChange` as timeStamp() writes it.
void createTable(Database& database, const TableSchema& table, int srsId, const std::string& lastChange);

[[nodiscard]] bool tableExists(Database& database, const std::string& table);

/// Removes a table with its spatial index and its registrations; nothing else of the file is touched.
void dropTable(Database& database, const TableSchema& table);

/// Tells other programs where the features of a table are.
void setExtent(Database& database, const TableSchema& table, const geo::Box& extent);

/// Creates the spatial index of a filled table and the triggers that keep it current when other programs
/// edit. `boxes` of the rows with fid 1, 2, ...; empty boxes are left out.
void createSpatialIndex(Database& database, const TableSchema& table, const std::vector<geo::Box>& boxes);

/// ST_MinX, ST_MaxX, ST_MinY, ST_MaxY and ST_IsEmpty, which those triggers call.
void registerTriggerFunctions(Database& database);

}  // namespace nordertor::io
