// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/csv_table.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/real_data.h"

namespace nordertor::io {
namespace {

CsvTable tableOf(const std::string& text) {
    auto table = CsvTable::fromText(text, "test.csv");
    EXPECT_TRUE(table.has_value()) << (table ? "" : table.error().sentence(Language::English));
    return std::move(*table);
}

Error errorOf(const std::string& text) {
    auto table = CsvTable::fromText(text, "test.csv");
    if (table) {
        CsvRows rows(*table);
        while (rows.next()) {
        }
        const auto notices = rows.finish();
        EXPECT_FALSE(notices.has_value());
        return notices ? Error{} : notices.error();
    }
    return table.error();
}

std::vector<std::vector<std::string>> rowsOf(const CsvTable& table) {
    std::vector<std::vector<std::string>> all;
    CsvRows rows(table);
    while (rows.next()) {
        std::vector<std::string>& row = all.emplace_back();
        for (std::size_t i = 0; i < table.header().size(); ++i) {
            row.emplace_back(rows[i]);
        }
    }
    return all;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(CsvTable, DetectsEachDelimiter) {
    for (const char mark : {';', ',', '\t', '|'}) {
        const std::string m(1, mark);
        const CsvTable table = tableOf("id" + m + "name\n1" + m + "A\n2" + m + "B\n");
        EXPECT_EQ(table.delimiter(), mark);
        EXPECT_EQ(rowsOf(table), (Rows{{"1", "A"}, {"2", "B"}}));
    }
}

TEST(CsvTable, IsNotMisledByDecimalCommasOrCommasInNames) {
    const CsvTable table = tableOf("id;x;y\n1;1,5;2,5\n2;1,25;2,25\n");
    EXPECT_EQ(table.delimiter(), ';');
    EXPECT_EQ(table.header().size(), 3U);
}

TEST(CsvTable, KeepsLineBreaksAndDoubledQuotesInsideQuotes) {
    const CsvTable table = tableOf("id,name,city\r\n1,\"Erste\r\n\"\"Zeile\"\", zwei\",X\r\n2,B,Y\r\n");
    CsvRows rows(table);
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows[1], "Erste\r\n\"Zeile\", zwei");
    EXPECT_EQ(rows.line(), 2U);
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows[2], "Y");
    EXPECT_EQ(rows.line(), 4U);
    EXPECT_FALSE(rows.next());
    EXPECT_TRUE(rows.finish().has_value());
}

TEST(CsvTable, ReadsOldMacLineEnds) {
    EXPECT_EQ(rowsOf(tableOf("id,name\r1,A\r2,B")), (Rows{{"1", "A"}, {"2", "B"}}));
}

TEST(CsvTable, ReadsLatin1AndUtf8WithAndWithoutMark) {
    const Rows expected{{"1", "Müller – Söhne"}};
    EXPECT_EQ(rowsOf(tableOf("id;name\n1;Müller – Söhne\n")), expected);
    EXPECT_EQ(rowsOf(tableOf("\xEF\xBB\xBFid;name\n1;Müller – Söhne\n")), expected);
    const CsvTable latin = tableOf("id;name\n1;M\xFCller \x96 S\xF6hne\n");
    EXPECT_EQ(latin.encoding(), TextEncoding::Latin1);
    EXPECT_EQ(rowsOf(latin), expected);
    EXPECT_EQ(tableOf("\xEF\xBB\xBFid;name\n1;A\n").keys().front(), "id");
}

TEST(CsvTable, RefusesTwoEncodingsAndNamesBothLines) {
    const Error error = errorOf("id;name\n1;Müller\n2;A\n3;M\xFCller\n");
    EXPECT_EQ(error.code, ErrorCode::CannotRead);
    EXPECT_EQ(error.place, "4");
    EXPECT_EQ(error.message.en, "The file mixes two encodings: line 2 is UTF-8, line 4 is Latin-1.");
}

TEST(CsvTable, RefusesWhatIsNoText) {
    EXPECT_EQ(errorOf("").message.en, "The file is empty.");
    EXPECT_EQ(errorOf(" \n\r\n").message.en, "The file is empty.");
    EXPECT_EQ(errorOf(std::string("PK\x03\x04", 4)).code, ErrorCode::CannotRead);
    EXPECT_EQ(errorOf(std::string("\xFF\xFEi\0d\0", 6)).code, ErrorCode::CannotRead);
    EXPECT_EQ(errorOf("# nur ein Kommentar\n").code, ErrorCode::CannotRead);
    EXPECT_EQ(CsvTable::read("/nowhere/there.csv").error().code, ErrorCode::NotFound);
}

TEST(CsvTable, NamesTheHeaderWhenNoDelimiterFits) {
    const Error error = errorOf("id:name:city\n1:A:X\n");
    EXPECT_EQ(error.code, ErrorCode::InvalidData);
    EXPECT_EQ(error.message.en, "The delimiter was not recognised, the header starts with “id:name:city”.");
}

TEST(CsvTable, SaysInOneSentenceThatRowsUseAnotherDelimiter) {
    std::string text = "id;name;city\n";
    for (int i = 0; i < 250; ++i) {
        text += "1,A,X\n";
    }
    const Error error = errorOf(text);
    EXPECT_EQ(error.code, ErrorCode::InvalidData);
    EXPECT_EQ(error.message.en,
              "250 of 250 rows do not have 3 fields like the header (delimiter “;”), first line 2 with 1.");
}

TEST(CsvTable, LeavesOutRowsOfWrongLengthWithANotice) {
    const CsvTable table = tableOf("id;name\n1;A\n2\n3;C;;\n4;D;x\n\n;;\n5;E\n");
    CsvRows rows(table);
    std::vector<std::string> ids;
    while (rows.next()) {
        ids.emplace_back(rows[0]);
    }
    EXPECT_EQ(ids, (std::vector<std::string>{"1", "3", "5"}));
    const auto notices = rows.finish();
    ASSERT_TRUE(notices.has_value());
    ASSERT_EQ(notices->size(), 1U);
    EXPECT_EQ(notices->front().count, 2U);
    EXPECT_EQ(notices->front().place, "3");
}

TEST(CsvTable, FindsAHeaderGluedToTheFirstRow) {
    const Error error = errorOf("id,name,city17,A,X\n2,B,Y\n3,C,Z\n");
    EXPECT_EQ(error.code, ErrorCode::InvalidData);
    EXPECT_EQ(error.place, "1");
    EXPECT_NE(error.message.en.find("“city17”"), std::string::npos);
}

TEST(CsvTable, ReportsAQuoteThatIsNeverClosed) {
    const Error error = errorOf("id;name\n1;A\n2;\"B\n3;C\n");
    EXPECT_EQ(error.place, "3");
    EXPECT_EQ(error.message.en, "The quotation mark in line 3 is never closed.");
}

TEST(CsvTable, SkipsCommentsAndKnowsExampleData) {
    const CsvTable table = tableOf("# Beispieldaten: erfunden\n# zweite Zeile\nid;name\n1;A\n");
    EXPECT_TRUE(table.exampleData());
    EXPECT_EQ(table.headerLine(), 3U);
    EXPECT_EQ(rowsOf(table), (Rows{{"1", "A"}}));
    EXPECT_TRUE(tableOf("id;Beispieldaten\n1;ja\n").exampleData());
    EXPECT_FALSE(tableOf("# Export\nid;name\n1;A\n").exampleData());
}

TEST(CsvTable, KnowsExampleDataByTheSourcesBesideIt) {
    const test::TemporaryFolder folder;
    const auto table = folder.write("cells.csv", "id;name\n1;A\n");
    const auto other = folder.write("other.csv", "id;name\n1;A\n");
    EXPECT_FALSE(CsvTable::read(table)->exampleData());
    folder.write("SOURCES.md", "# Beispieldaten\n\n`cells.csv`: erfunden\n");
    EXPECT_TRUE(CsvTable::read(table)->exampleData());
    EXPECT_FALSE(CsvTable::read(other)->exampleData());
}

TEST(CsvTable, MatchesColumnsWithoutCaseUmlautOrUnderscore) {
    EXPECT_EQ(columnKey("Straße"), "strasse");
    EXPECT_EQ(columnKey("House_Number"), columnKey("house number"));
    EXPECT_EQ(columnKey("Beschäftigte"), "beschaeftigte");
    EXPECT_EQ(tableOf("ID;PLZ \n1;2\n").find({"postcode", "plz"}), std::optional<std::size_t>(1));
}

TEST(CsvTable, ReadsDecimalsByColumn) {
    const CsvTable table = tableOf("a;b;c;d\n1,5;1.5;1.234,5;4.540.250\n2;2;3;4\n");
    EXPECT_EQ(decimalMarkOf(table, 0), DecimalMark::Comma);
    EXPECT_EQ(decimalMarkOf(table, 1), DecimalMark::Point);
    EXPECT_EQ(decimalMarkOf(table, 2), DecimalMark::Comma);
    EXPECT_EQ(decimalMarkOf(table, 3), DecimalMark::Comma);
    EXPECT_EQ(parseDecimal("1.234,5", DecimalMark::Comma), std::optional(1234.5));
    EXPECT_EQ(parseDecimal("4.540.250", DecimalMark::Comma), std::optional(4540250.0));
    EXPECT_EQ(parseDecimal("1,234.5", DecimalMark::Point), std::optional(1234.5));
    EXPECT_EQ(parseDecimal("zwölf", DecimalMark::Point), std::nullopt);
}

TEST(CsvTable, ReadsARealFileWithOldMacLineEnds) {
    NORDERTOR_REAL_DATA_OR_SKIP(path, "berlin/04_april_added.csv");
    const auto table = CsvTable::read(path);
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->header().size(), 20U);
    CsvRows rows(*table);
    while (rows.next()) {
    }
    ASSERT_TRUE(rows.finish().has_value());
    EXPECT_TRUE(rows.finish()->empty());
    // Python: len(list(csv.reader(text.replace("\r", "\n").splitlines()))) == 1826, header included.
    EXPECT_EQ(rows.count(), 1825U);
}

}  // namespace
}  // namespace nordertor::io
