// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "io/project/rows_p.h"

namespace nordertor::io {

std::vector<std::string> absentColumns(Database& database, const TableSchema& table) {
    std::vector<std::string> absent;
    for (const Column& column : table.columns) {
        if (column.mayBeAbsent &&
            database.number(fmt::format("SELECT count(*) FROM pragma_table_info('{}') WHERE name = '{}'",
                                        table.name, column.name)) == 0) {
            absent.push_back(column.name);
        }
    }
    return absent;
}

std::string textList(const std::vector<std::string>& texts) {
    return nlohmann::json(texts).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool parseTextList(const std::string& text, std::vector<std::string>& texts) {
    texts.clear();
    if (text.empty()) {
        return true;
    }
    const auto parsed = nlohmann::json::parse(text, nullptr, false);
    if (!parsed.is_array()) {
        return false;
    }
    for (const auto& item : parsed) {
        if (!item.is_string()) {
            return false;
        }
        texts.push_back(item.get<std::string>());
    }
    return true;
}

void RowWriter::geometry(const geo::Point& point) {
    encodeGeometry(buffer_, point, srsId_);
    envelope_.add(point);
    statement_.bindBlob(at_++, buffer_);
}

void RowWriter::geometry(const std::optional<geo::Point>& point) {
    point ? geometry(*point) : statement_.bindNull(at_++);
}

void RowWriter::geometry(const geo::Points& line) {
    if (line.empty()) {
        statement_.bindNull(at_++);
        return;
    }
    encodeGeometry(buffer_, line, srsId_);
    envelope_ = geo::boxOf(line);
    statement_.bindBlob(at_++, buffer_);
}

void RowWriter::geometry(const geo::MultiPolygon& area) {
    if (area.empty()) {
        statement_.bindNull(at_++);
        return;
    }
    encodeGeometry(buffer_, area, srsId_);
    envelope_ = geo::boxOf(area);
    statement_.bindBlob(at_++, buffer_);
}

void RowWriter::polygon(const geo::Points& ring) {
    if (ring.empty()) {
        statement_.bindNull(at_++);
        return;
    }
    encodePolygon(buffer_, ring, srsId_);
    envelope_ = geo::boxOf(ring);
    statement_.bindBlob(at_++, buffer_);
}

void RowWriter::field(const std::string&, const std::string& text) {
    text.empty() ? statement_.bindNull(at_) : statement_.bind(at_, text);
    ++at_;
}

void RowWriter::field(const std::string&, const std::vector<std::string>& texts) {
    texts.empty() ? statement_.bindNull(at_) : statement_.bind(at_, textList(texts));
    ++at_;
}

void RowWriter::field(const std::string&, const std::vector<std::int64_t>& values) {
    static_assert(std::endian::native == std::endian::little);
    statement_.bindBlob(at_++,
                        {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(std::int64_t)});
}

std::string RowReader::place(const std::string& column) const {
    return fmt::format("{}, fid {}, {}", table_.name, fid(), column);
}

void RowReader::unknownValue(const std::string& column, const std::string& value) {
    constexpr std::size_t longestShown = 40;
    const std::string shown = value.substr(0, longestShown);
    database().setInvalid({fmt::format("Der Wert „{}“ ist hier nicht vorgesehen.", shown),
                           fmt::format("The value \"{}\" is not allowed here.", shown)},
                          place(column));
}

void RowReader::badGeometry() {
    const bool missing = statement_.isNull(at_);
    const LocalizedText message =
        missing
            ? LocalizedText{"Die Geometrie fehlt.", "The geometry is missing."}
            : LocalizedText{fmt::format("Die Geometrie ist beschädigt oder kein {}.", table_.geometryType),
                            fmt::format("The geometry is damaged or no {}.", table_.geometryType)};
    database().setInvalid(message, place("geom"));
}

void RowReader::geometry(geo::Point& point) {
    const auto decoded = decodePoint(statement_.blob(at_));
    if (decoded) {
        point = *decoded;
    } else {
        badGeometry();
    }
    ++at_;
}

void RowReader::geometry(std::optional<geo::Point>& point) {
    if (statement_.isNull(at_)) {
        point.reset();
        ++at_;
        return;
    }
    geometry(point.emplace());
}

void RowReader::geometry(geo::Points& line) {
    line.clear();
    if (!statement_.isNull(at_)) {
        if (auto decoded = decodeLine(statement_.blob(at_))) {
            line = std::move(*decoded);
        } else {
            badGeometry();
        }
    }
    ++at_;
}

void RowReader::geometry(geo::MultiPolygon& area) {
    area.polygons.clear();
    if (!statement_.isNull(at_)) {
        if (auto decoded = decodeArea(statement_.blob(at_))) {
            area = std::move(*decoded);
        } else {
            badGeometry();
        }
    }
    ++at_;
}

void RowReader::polygon(geo::Points& ring) {
    ring.clear();
    if (!statement_.isNull(at_)) {
        if (auto decoded = decodePolygon(statement_.blob(at_))) {
            ring = std::move(*decoded);
        } else {
            badGeometry();
        }
    }
    ++at_;
}

void RowReader::field(const std::string& name, std::vector<std::string>& texts) {
    const std::string text = statement_.text(at_++);
    if (!parseTextList(text, texts)) {
        unknownValue(name, text);
    }
}

void RowReader::field(const std::string& name, int& value) {
    const std::int64_t number = statement_.integer(at_++);
    if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()) {
        unknownValue(name, std::to_string(number));
        return;
    }
    value = static_cast<int>(number);
}

void RowReader::field(const std::string& name, std::size_t& value) {
    const std::int64_t number = statement_.integer(at_++);
    if (number < 0) {
        unknownValue(name, std::to_string(number));
        return;
    }
    value = static_cast<std::size_t>(number);
}

void RowReader::field(const std::string& name, std::vector<std::int64_t>& values) {
    const std::string_view bytes = statement_.blob(at_++);
    values.resize(bytes.size() / sizeof(std::int64_t));
    if (values.size() * sizeof(std::int64_t) != bytes.size()) {
        unknownValue(name, "BLOB");
        return;
    }
    if (!values.empty()) {
        std::memcpy(values.data(), bytes.data(), bytes.size());
    }
}

}  // namespace nordertor::io
