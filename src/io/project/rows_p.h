// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "io/project/enum_names.h"
#include "io/project/geopackage_geometry.h"
#include "io/project/record_fields.h"
#include "io/project/schema.h"
#include "io/project/sqlite_p.h"

namespace nordertor::io {

/// The columns of the table that this project file does not have because it is older than they are.
[[nodiscard]] std::vector<std::string> absentColumns(Database& database, const TableSchema& table);

/// JSON array of texts.
[[nodiscard]] std::string textList(const std::vector<std::string>& texts);
[[nodiscard]] bool parseTextList(const std::string& text, std::vector<std::string>& texts);

/// Visitor (record_fields.h) that appends rows to one table. Empty texts and geometries become NULL.
class RowWriter {
  public:
    RowWriter(Database& database, const TableSchema& table, int srsId)
        : statement_(database, table.insertSql()), srsId_(srsId), hasGeometry_(table.hasGeometry()) {}

    template <class Record>
    void write(const Record& record) {
        at_ = 0;
        envelope_ = {};
        visitFields(*this, record);
        statement_.run();
        if (hasGeometry_ && statement_.database().ok()) {
            boxes_.push_back(envelope_);
            extent_.add(envelope_);
        }
    }
    /// Of each row written, in order; empty where the geometry is.
    [[nodiscard]] const std::vector<geo::Box>& boxes() const { return boxes_; }
    [[nodiscard]] const geo::Box& extent() const { return extent_; }

    void geometry(const geo::Point& point);
    void geometry(const std::optional<geo::Point>& point);
    void geometry(const geo::Points& line);
    void geometry(const geo::MultiPolygon& area);
    void polygon(const geo::Points& ring);

    void field(const std::string&, const std::string& text);
    void field(const std::string&, const std::vector<std::string>& texts);
    void field(const std::string&, const bool& value) { statement_.bind(at_++, std::int64_t{value}); }
    void field(const std::string&, const int& value) { statement_.bind(at_++, std::int64_t{value}); }
    void field(const std::string&, const std::int64_t& value) { statement_.bind(at_++, value); }
    void field(const std::string&, const std::size_t& value) {
        statement_.bind(at_++, static_cast<std::int64_t>(value));
    }
    void field(const std::string&, const double& value) { statement_.bind(at_++, value); }
    void field(const std::string&, const std::optional<double>& value) {
        value ? statement_.bind(at_++, *value) : statement_.bindNull(at_++);
    }
    void field(const std::string&, const std::vector<std::int64_t>& values);
    template <class Enum>
    requires std::is_enum_v<Enum>
    void field(const std::string&, const Enum& value) { statement_.bind(at_++, enumName(value)); }

  private:
    Statement statement_;
    int srsId_;
    bool hasGeometry_;
    int at_ = 0;
    std::string buffer_;
    geo::Box envelope_;
    std::vector<geo::Box> boxes_;
    geo::Box extent_;
};

/// Visitor (record_fields.h) that reads the rows of one table, ascending by fid. What cannot be a value of
/// the field becomes the database's error, with table, row and column.
class RowReader {
  public:
    RowReader(Database& database, const TableSchema& table)
        : statement_(database, table.selectSql(absentColumns(database, table))), table_(table) {}

    template <class Record>
    [[nodiscard]] bool next(Record& record) {
        if (!statement_.step()) {
            return false;
        }
        at_ = 1;
        visitFields(*this, record);
        return statement_.database().ok();
    }
    [[nodiscard]] std::int64_t fid() const { return statement_.integer(0); }
    [[nodiscard]] std::string place(const std::string& column) const;
    [[nodiscard]] Database& database() const { return statement_.database(); }

    void geometry(geo::Point& point);
    void geometry(std::optional<geo::Point>& point);
    void geometry(geo::Points& line);
    void geometry(geo::MultiPolygon& area);
    void polygon(geo::Points& ring);

    void field(const std::string&, std::string& text) { text = statement_.text(at_++); }
    void field(const std::string& name, std::vector<std::string>& texts);
    void field(const std::string&, bool& value) { value = statement_.integer(at_++) != 0; }
    void field(const std::string& name, int& value);
    void field(const std::string&, std::int64_t& value) { value = statement_.integer(at_++); }
    void field(const std::string& name, std::size_t& value);
    void field(const std::string&, double& value) { value = statement_.real(at_++); }
    void field(const std::string&, std::optional<double>& value) {
        value = statement_.isNull(at_) ? std::nullopt : std::optional(statement_.real(at_));
        ++at_;
    }
    void field(const std::string& name, std::vector<std::int64_t>& values);
    template <class Enum>
    requires std::is_enum_v<Enum>
    void field(const std::string& name, Enum& value) {
        const std::string text = statement_.text(at_++);
        if (mayBeAbsent<Enum>() && text.empty()) {
            value = {};
        } else if (!enumFromName(text, value)) {
            unknownValue(name, text);
        }
    }

  private:
    void unknownValue(const std::string& column, const std::string& value);
    void badGeometry();

    Statement statement_;
    const TableSchema& table_;
    int at_ = 0;
};

}  // namespace nordertor::io
