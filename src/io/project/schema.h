// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/localized_text.h"
#include "model/residents.h"

namespace nordertor::io {

/// The version of the own tables. Raised whenever an older Nordertor would misread a newer file.
inline constexpr int projectFormatVersion = 3;

struct Column {
    std::string name;
    std::string type;          ///< GeoPackage column type
    bool mayBeAbsent = false;  ///< older project files have no such column
};

/// A table of the project file; its SQL is made from the fields in record_fields.h, so that creating, writing
/// and reading cannot disagree. Every table has the key column `fid`; feature tables the geometry `geom`.
struct TableSchema {
    std::string name;
    LocalizedText label;
    std::string geometryType;  ///< "POINT" ...; empty: no geometry
    std::vector<Column> columns;
    std::string uniqueColumn;  ///< or empty
    bool own = false;          ///< nordertor_*: not shown by other programs
    /// Files made before there was this table lack it until something is put in; it then reads as empty.
    bool mayBeMissing = false;

    [[nodiscard]] bool hasGeometry() const { return !geometryType.empty(); }
    [[nodiscard]] std::string createSql() const;
    /// Parameters: geometry if there is one, then the columns.
    [[nodiscard]] std::string insertSql() const;
    /// Columns: fid, geometry if there is one, then the columns, NULL in place of the absent ones; ascending
    /// by fid.
    [[nodiscard]] std::string selectSql(const std::vector<std::string>& absent = {}) const;
};

/// "persons_0_9", "persons_80_plus", "persons_all"
[[nodiscard]] std::vector<std::string> personColumns(const std::vector<model::AgeGroup>& groups);

/// All tables, in the order they are listed to other programs.
class Schema {
  public:
    explicit Schema(const std::vector<model::AgeGroup>& groups);
    [[nodiscard]] const std::vector<TableSchema>& tables() const { return tables_; }
    /// `name` must be one of ours.
    [[nodiscard]] const TableSchema& operator[](std::string_view name) const;
    [[nodiscard]] const std::vector<std::string>& personColumns() const { return personColumns_; }

  private:
    std::vector<std::string> personColumns_;
    std::vector<TableSchema> tables_;
};

/// Virtual table with the boxes of a feature table, as the extension gpkg_rtree_index names it.
[[nodiscard]] inline std::string rtreeName(const std::string& table) {
    return "rtree_" + table + "_geom";
}

}  // namespace nordertor::io
