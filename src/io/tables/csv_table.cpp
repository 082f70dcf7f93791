// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/csv_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

#include "base/file.h"
#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::io {
namespace {

constexpr std::size_t sampleRows = 50;

/// How well a delimiter cuts the first rows: rows that agree with the header, then the header's fields.
struct DelimiterScore {
    std::size_t agreeing = 0;
    std::size_t fields = 1;
    friend auto operator<=>(const DelimiterScore&, const DelimiterScore&) = default;
};

DelimiterScore scoreOf(char delimiter, std::string_view text, std::size_t start) {
    CsvScanner scanner(text, delimiter, start);
    DelimiterScore score;
    if (!scanner.next() || scanner.fields().size() < 2) {
        return score;
    }
    score.fields = scanner.fields().size();
    score.agreeing = 1;
    for (std::size_t row = 0; row < sampleRows && scanner.next(); ++row) {
        score.agreeing += scanner.fields().size() == score.fields ? 1 : 0;
    }
    return score;
}

std::string nameOf(char delimiter) {
    return delimiter == '\t' ? "Tab" : std::string(1, delimiter);
}

bool saysExample(std::string_view text) {
    const std::string key = columnKey(text);
    return key.starts_with("beispieldaten") || key.starts_with("exampledata");
}

/// Where the line break after the header was lost, the header has as many names as columns plus the first
/// row's values, one of them grown together: 2n - 1 fields where the rows have n.
std::optional<std::size_t> gluedField(std::string_view text, char delimiter, std::size_t start,
                                      std::size_t headerFields) {
    CsvScanner scanner(text, delimiter, start);
    std::map<std::size_t, std::size_t> counts;
    for (std::size_t row = 0; row < sampleRows && scanner.next(); ++row) {
        if (!scanner.blank()) {
            ++counts[scanner.fields().size()];
        }
    }
    const auto common = std::max_element(counts.begin(), counts.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (common == counts.end() || common->first < 2 || headerFields != 2 * common->first - 1) {
        return std::nullopt;
    }
    return common->first - 1;
}

/// A folder of examples says so in its SOURCES.md, so that its tables need no line that other programs
/// stumble on.
bool folderSaysExample(const std::filesystem::path& file) {
    std::error_code error;
    const auto sources = file.parent_path() / "SOURCES.md";
    if (!std::filesystem::exists(sources, error)) {
        return false;
    }
    const auto text = readFile(sources);
    return text && text->substr(0, text->find('\n')).find("Beispieldaten") != std::string::npos &&
           text->find(file.filename().string()) != std::string::npos;
}

}  // namespace

std::string columnKey(std::string_view name) {
    std::string key;
    const std::string lower = lowered(name);
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const auto letter = static_cast<unsigned char>(lower[i]);
        if (std::isalnum(letter) != 0 && letter < 0x80) {
            key += lower[i];
        } else if (letter == 0xC3 && i + 1 < lower.size()) {
            switch (static_cast<unsigned char>(lower[++i])) {
                case 0xA4:
                    key += "ae";
                    break;
                case 0xB6:
                    key += "oe";
                    break;
                case 0xBC:
                    key += "ue";
                    break;
                case 0x9F:
                    key += "ss";
                    break;
                default:
                    break;
            }
        }
    }
    return key;
}

Result<CsvTable> CsvTable::read(const std::filesystem::path& file) {
    auto content = readFile(file);
    if (!content) {
        return fail(content.error());
    }
    auto table = fromText(std::move(*content), file.string());
    if (table && folderSaysExample(file)) {
        table->exampleData_ = true;
    }
    return table;
}

Result<CsvTable> CsvTable::fromText(std::string content, std::string file) {
    auto decoded = decodeText(std::move(content), file);
    if (!decoded) {
        return fail(decoded.error());
    }
    CsvTable table;
    table.content_ = std::move(decoded->text);
    table.encoding_ = decoded->encoding;
    table.file_ = std::move(file);
    if (auto header = table.readHeader(); !header) {
        return fail(header.error());
    }
    return table;
}

Result<> CsvTable::readHeader() {
    const std::string_view text = content_;
    std::size_t start = 0;
    CsvScanner lines(text, '\n');
    while (lines.next() && (lines.blank() || trimmed(lines.fields().front()).starts_with('#'))) {
        std::string_view comment = trimmed(lines.fields().front());
        comment.remove_prefix(std::min(comment.find_first_not_of("# "), comment.size()));
        exampleData_ = exampleData_ || saysExample(comment);
        start = lines.position();
    }
    headerLine_ = lines.line();
    if (start >= text.size()) {
        return fail(
            ErrorCode::CannotRead,
            {"Die Datei hat keine Kopfzeile mit Spaltennamen.", "The file has no header with columns."},
            {"Bitte die Datei neu ausgeben.", "Please export the file again."}, file_);
    }
    DelimiterScore best;
    for (const char candidate : {';', ',', '\t', '|'}) {
        const DelimiterScore score = scoreOf(candidate, text, start);
        if (score > best) {
            best = score;
            delimiter_ = candidate;
        }
    }
    CsvScanner scanner(text, delimiter_, start, headerLine_);
    scanner.next();
    if (scanner.unclosedQuote()) {
        return fail(ErrorCode::InvalidData,
                    {"In der Kopfzeile wird ein Anführungszeichen nicht geschlossen.",
                     "A quotation mark in the header is never closed."},
                    {"Bitte die Kopfzeile berichtigen.", "Please correct the header."}, file_,
                    std::to_string(headerLine_));
    }
    for (const std::string_view field : scanner.fields()) {
        header_.emplace_back(trimmed(field));
        keys_.push_back(columnKey(field));
        exampleData_ = exampleData_ || keys_.back() == "beispieldaten";
    }
    while (!header_.empty() && header_.back().empty()) {
        header_.pop_back();
        keys_.pop_back();
    }
    dataStart_ = scanner.position();
    dataLine_ = scanner.nextLine();
    if (header_.size() < 2) {
        const std::string shown = header_.empty() ? "" : header_.front().substr(0, 60);
        return fail(
            ErrorCode::InvalidData,
            {fmt::format("Das Trennzeichen wurde nicht erkannt, die Kopfzeile beginnt mit „{}“.", shown),
             fmt::format("The delimiter was not recognised, the header starts with “{}”.", shown)},
            {"Spalten müssen durch Semikolon, Komma, Tabulator oder | getrennt sein.",
             "Columns must be separated by semicolon, comma, tab or |."},
            file_, std::to_string(headerLine_));
    }
    if (const auto glued = gluedField(text, delimiter_, dataStart_, header_.size())) {
        return fail(
            ErrorCode::InvalidData,
            {fmt::format("In Zeile {} fehlt der Zeilenumbruch nach der Kopfzeile: Spaltenname und erster "
                         "Wert sind zu „{}“ verklebt.",
                         headerLine_, header_[*glued]),
             fmt::format("The line break after the header is missing in line {}: column name and first "
                         "value are glued into “{}”.",
                         headerLine_, header_[*glued])},
            {"Bitte dort einen Zeilenumbruch einfügen.", "Please insert a line break there."}, file_,
            std::to_string(headerLine_));
    }
    return {};
}

std::optional<std::size_t> CsvTable::find(std::initializer_list<std::string_view> keys) const {
    for (const std::string_view key : keys) {
        const auto found = std::find(keys_.begin(), keys_.end(), key);
        if (found != keys_.end()) {
            return static_cast<std::size_t>(found - keys_.begin());
        }
    }
    return std::nullopt;
}

CsvRows::CsvRows(const CsvTable& table)
    : table_(table), scanner_(table.content_, table.delimiter_, table.dataStart_, table.dataLine_) {}

bool CsvRows::next() {
    const std::size_t expected = table_.header_.size();
    while (scanner_.next()) {
        const auto& fields = scanner_.fields();
        if (scanner_.unclosedQuote()) {
            unclosedLine_ = scanner_.line();
            return false;
        }
        if (fields.size() == expected) {
            if (trimmed(fields.front()).empty() && scanner_.blank()) {
                continue;
            }
            ++good_;
            return true;
        }
        if (scanner_.blank()) {
            continue;
        }
        const bool harmless =
            fields.size() > expected &&
            std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(expected), fields.end(),
                        [](std::string_view field) { return trimmed(field).empty(); });
        if (harmless) {
            ++good_;
            return true;
        }
        if (bad_++ == 0) {
            firstBadLine_ = scanner_.line();
            firstBadCount_ = fields.size();
        }
    }
    return false;
}

std::string_view CsvRows::operator[](std::size_t column) const {
    return trimmed(scanner_.fields()[column]);
}

double CsvRows::fraction() const {
    return static_cast<double>(scanner_.position()) / static_cast<double>(table_.content_.size());
}

Result<Notices> CsvRows::finish() const {
    if (unclosedLine_ != 0) {
        return fail(ErrorCode::InvalidData,
                    {fmt::format("Das Anführungszeichen in Zeile {} wird nicht geschlossen.", unclosedLine_),
                     fmt::format("The quotation mark in line {} is never closed.", unclosedLine_)},
                    {"Bitte die Zeile berichtigen oder die Datei neu ausgeben.",
                     "Please correct the line or export the file again."},
                    table_.file_, std::to_string(unclosedLine_));
    }
    Notices notices;
    if (bad_ == 0) {
        return notices;
    }
    const std::size_t expected = table_.header_.size();
    if (bad_ > good_) {
        const std::string mark = nameOf(table_.delimiter_);
        return fail(
            ErrorCode::InvalidData,
            {fmt::format("{} von {} Zeilen haben nicht {} Felder wie die Kopfzeile (Trennzeichen „{}“), "
                         "zuerst Zeile {} mit {}.",
                         bad_, bad_ + good_, expected, mark, firstBadLine_, firstBadCount_),
             fmt::format("{} of {} rows do not have {} fields like the header (delimiter “{}”), first "
                         "line {} with {}.",
                         bad_, bad_ + good_, expected, mark, firstBadLine_, firstBadCount_)},
            {"Bitte die Datei mit demselben Trennzeichen in allen Zeilen ausgeben.",
             "Please export the file with the same delimiter in all rows."},
            table_.file_, std::to_string(firstBadLine_));
    }
    notices.push_back(
        {Severity::Warning,
         {fmt::format("{} Zeilen mit falscher Zahl von Feldern ausgelassen (erwartet {}, Zeile {} "
                      "hat {}).",
                      bad_, expected, firstBadLine_, firstBadCount_),
          fmt::format("{} rows with a wrong number of fields left out (expected {}, line {} has "
                      "{}).",
                      bad_, expected, firstBadLine_, firstBadCount_)},
         table_.file_,
         std::to_string(firstBadLine_),
         bad_});
    return notices;
}

DecimalMark decimalMarkOf(const CsvTable& table, std::size_t column, std::size_t rows) {
    CsvRows sample(table);
    for (std::size_t row = 0; row < rows && sample.next(); ++row) {
        const std::string_view text = sample[column];
        const auto comma = text.rfind(',');
        const auto point = text.rfind('.');
        const bool oneComma = comma != std::string_view::npos && text.find(',') == comma;
        const bool groupedByPoints = point != std::string_view::npos && text.find('.') != point;
        if (groupedByPoints || (oneComma && (point == std::string_view::npos || point < comma))) {
            return DecimalMark::Comma;
        }
    }
    return DecimalMark::Point;
}

std::optional<double> parseDecimal(std::string_view text, DecimalMark mark) {
    const char decimal = mark == DecimalMark::Comma ? ',' : '.';
    const char grouping = mark == DecimalMark::Comma ? '.' : ',';
    if (text.find_first_of(", ") == std::string_view::npos &&
        (mark == DecimalMark::Point || text.find('.') == std::string_view::npos)) {
        return parseNumber(text);
    }
    std::string plain;
    for (const char letter : text) {
        if (letter == decimal) {
            plain += '.';
        } else if (letter != grouping && letter != ' ') {
            plain += letter;
        }
    }
    return parseNumber(plain);
}

}  // namespace nordertor::io
