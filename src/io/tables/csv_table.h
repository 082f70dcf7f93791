// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "io/tables/csv_scanner.h"
#include "io/tables/text_encoding.h"

namespace nordertor::io {

/// Lower case, umlauts written out (ae, oe, ue, ss), everything but letters and digits dropped:
/// "Straße", "strasse" and "STRASSE" are one column, as are "house_number" and "House Number".
[[nodiscard]] std::string columnKey(std::string_view name);

/// A CSV file with a header line, held in memory as UTF-8. Detects delimiter (; , tab |) and encoding, skips
/// lines starting with # before the header. Reading costs one pass; rows are cut while they are visited
/// (CsvRows), without copying fields.
class CsvTable {
  public:
    /// Errors: NotFound, CannotRead (empty, no text, mixed encodings), InvalidData (unknown delimiter, header
    /// glued to the first row).
    [[nodiscard]] static Result<CsvTable> read(const std::filesystem::path& file);
    /// The same for a text in memory; `file` only names it in messages.
    [[nodiscard]] static Result<CsvTable> fromText(std::string content, std::string file);

    /// File name as the user gave it.
    [[nodiscard]] const std::string& file() const { return file_; }
    /// Trimmed, as written.
    [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
    /// columnKey() of each header.
    [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }
    [[nodiscard]] char delimiter() const { return delimiter_; }
    [[nodiscard]] TextEncoding encoding() const { return encoding_; }
    [[nodiscard]] std::size_t headerLine() const { return headerLine_; }
    /// The table says itself that it is invented: a comment before the header starts with "Beispieldaten" or
    /// "Example data", there is a column of that name, or the SOURCES.md beside the file names the file and
    /// has "Beispieldaten" in its first line.
    [[nodiscard]] bool exampleData() const { return exampleData_; }
    /// First column whose key is one of `keys`, asked in their order.
    [[nodiscard]] std::optional<std::size_t> find(std::initializer_list<std::string_view> keys) const;

  private:
    friend class CsvRows;
    CsvTable() = default;
    Result<> readHeader();

    std::string content_;
    std::string file_;
    std::vector<std::string> header_;
    std::vector<std::string> keys_;
    char delimiter_ = ';';
    TextEncoding encoding_ = TextEncoding::Utf8;
    std::size_t headerLine_ = 1;
    std::size_t dataStart_ = 0;
    std::size_t dataLine_ = 2;
    bool exampleData_ = false;
};

/// Visits the rows of a table in order. Blank rows are passed over; rows with another number of fields than
/// the header are left out and reported (surplus empty fields at the end do no harm).
///
///     CsvRows rows(table);
///     while (rows.next()) use(rows[0], rows.line());
///     auto notices = rows.finish();
class CsvRows {
  public:
    /// The table must outlive the rows.
    explicit CsvRows(const CsvTable& table);
    bool next();
    /// Trimmed; valid until next().
    [[nodiscard]] std::string_view operator[](std::size_t column) const;
    /// Counted from 1 in the file.
    [[nodiscard]] std::size_t line() const { return scanner_.line(); }
    [[nodiscard]] std::size_t count() const { return good_; }
    /// 0..1 of the file's bytes.
    [[nodiscard]] double fraction() const;
    /// To be asked after next() returned false. Errors InvalidData: a quotation mark is never closed; most
    /// rows have another number of fields than the header (wrong delimiter).
    [[nodiscard]] Result<Notices> finish() const;

  private:
    const CsvTable& table_;
    CsvScanner scanner_;
    std::size_t good_ = 0;
    std::size_t bad_ = 0;
    std::size_t firstBadLine_ = 0;
    std::size_t firstBadCount_ = 0;
    std::size_t unclosedLine_ = 0;
};

/// Decimal mark of a column.
enum class DecimalMark { Point, Comma };

/// Comma as soon as one of the first `rows` values reads so ("3,5", "1.234,5", "3.282.050"), else point.
[[nodiscard]] DecimalMark decimalMarkOf(const CsvTable& table, std::size_t column, std::size_t rows = 10000);
/// A finite number with that decimal mark; the other mark and blanks between digits are grouping.
[[nodiscard]] std::optional<double> parseDecimal(std::string_view text, DecimalMark mark);

}  // namespace nordertor::io
