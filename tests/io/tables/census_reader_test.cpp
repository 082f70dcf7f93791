// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/census_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "support/real_data.h"

namespace nordertor::io {
namespace {

using model::AgeGroup;
using test::TemporaryFolder;

/// The station of Nienburg lies in cell CRS3035RES100mN3282000E4268000: EPSG:3035 E 4268057.626
/// N 3282088.178, EPSG:25832 E 514738.165 N 5832836.087 (transformed with PROJ's cs2cs).
CensusOptions censusOptions() {
    CensusOptions options;
    options.workingCrsEpsg = 25832;
    options.window = geo::Box{{513738, 5831836}, {515738, 5833836}};
    options.importDate = "2025-01-31";
    return options;
}

const std::string header2022 = "GITTER_ID_100m;x_mp_100m;y_mp_100m;";

CensusRead readOk(const std::vector<std::filesystem::path>& files,
                  const CensusOptions& options = censusOptions()) {
    auto read = readCensus(files, options);
    EXPECT_TRUE(read.has_value()) << (read ? "" : read.error().sentence(Language::English));
    return read ? std::move(*read) : CensusRead{};
}

bool says(const Notices& notices, const std::string& part, std::size_t count) {
    return std::any_of(notices.begin(), notices.end(), [&](const Notice& notice) {
        return notice.message.en.find(part) != std::string::npos && notice.count == count;
    });
}

TEST(CensusReader, ReadsThePublishedPopulationFile) {
    const TemporaryFolder folder;
    const auto file =
        folder.write("einwohner.csv", header2022 +
                                          "Einwohner\r\n"
                                          "CRS3035RES100mN3282000E4268000;4268050;3282050;12\r\n"
                                          "CRS3035RES100mN3282000E4268100;4268150;3282050;–\r\n"
                                          "CRS3035RES100mN3000000E4000000;4000050;3000050;7\r\n");
    const CensusRead read = readOk({file});
    ASSERT_EQ(read.groups, (std::vector<AgeGroup>{AgeGroup{}}));
    ASSERT_EQ(read.cells.size(), 2U);
    EXPECT_EQ(read.cells[0].id, "CRS3035RES100mN3282000E4268000");
    EXPECT_EQ(read.cells[0].persons[0], model::PersonCount(12));
    EXPECT_EQ(read.cells[1].persons[0], std::nullopt);
    EXPECT_TRUE(says(read.notices, "suppressed", 1));

    const geo::Point station{514738.165, 5832836.087};
    geo::MultiPolygon square;
    square.polygons.push_back({read.cells[0].outline, {}});
    EXPECT_TRUE(geo::contains(square, station));
    EXPECT_EQ(read.cells[0].outline.front(), read.cells[0].outline.back());
    // The station is 7.626 m east and 38.178 m north of the cell's centre in EPSG:3035.
    EXPECT_NEAR(geo::distance(read.cells[0].centre, station), std::hypot(7.626, 38.178), 0.1);

    ASSERT_EQ(read.sources.size(), 1U);
    EXPECT_EQ(read.sources[0].id, "census");
    EXPECT_EQ(read.sources[0].dataDate, "2022-05-15");
    EXPECT_EQ(read.sources[0].licence, "dl-de/by-2-0");
    EXPECT_EQ(read.sources[0].attribution,
              "© Statistische Ämter des Bundes und der Länder 2024 (Zensus 2022)");
    EXPECT_EQ(read.sources[0].fileName, "einwohner.csv");
    EXPECT_FALSE(read.sources[0].exampleData);
}

TEST(CensusReader, MergesAgeFilesByCellAndKeepsTheGroupsThatOccur) {
    const TemporaryFolder folder;
    const auto ages = folder.write(
        "alter.csv", header2022 +
                         "Insgesamt_Bevoelkerung;Unter10;a10bis19;a80undaelter;AnteilUnter18;"
                         "Durchschnittsalter;werterlaeuternde_Zeichen\n"
                         "CRS3035RES100mN3282000E4268000;4268050;3282050;12;3;–;;25,5;43,1;KLAMMERN\n"
                         "CRS3035RES100mN3282000E4268100;4268150;3282050;9;0;-;;;;\n");
    const auto classes =
        folder.write("klassen.csv", header2022 +
                                        "Unter18;a18bis29;a65undaelter\n"
                                        "CRS3035RES100mN3282000E4268100;4268150;3282050;4;5;.\n"
                                        "CRS3035RES100mN3282100E4268100;4268150;3282150;6;/;8\n");
    const CensusRead read = readOk({ages, classes});
    EXPECT_EQ(read.groups, (std::vector<AgeGroup>{{0, 9}, {0, 17}, {0, 999}, {18, 29}, {65, 999}}));
    ASSERT_EQ(read.cells.size(), 3U);
    using Persons = std::vector<model::PersonCount>;
    const model::PersonCount unknown;
    EXPECT_EQ(read.cells[0].persons, (Persons{3, unknown, 12, unknown, unknown}));
    EXPECT_EQ(read.cells[1].persons, (Persons{0, 4, 9, 5, unknown}));
    EXPECT_EQ(read.cells[2].persons, (Persons{unknown, 6, unknown, unknown, 8}));
    EXPECT_TRUE(says(read.notices, "AnteilUnter18, Durchschnittsalter", 2));
    EXPECT_TRUE(says(read.notices, "marked as uncertain", 1));
    EXPECT_EQ(read.sources[1].id, "census-2");
}

TEST(CensusReader, ReadsTheIdOf2011WhereThereAreNoCentres) {
    const TemporaryFolder folder;
    const auto file =
        folder.write("2011.csv", "Gitter_ID_100m,Einwohner\n100mN32820E42680,31\n100mN32821E42680,-1\n");
    const CensusRead read = readOk({file});
    ASSERT_EQ(read.cells.size(), 1U);
    EXPECT_EQ(read.cells[0].id, "CRS3035RES100mN3282000E4268000");
    EXPECT_EQ(read.cells[0].persons[0], model::PersonCount(31));
    EXPECT_EQ(read.sources[0].dataDate, "2011-05-09");
    EXPECT_EQ(read.sources[0].attribution,
              "© Statistische Ämter des Bundes und der Länder 2014 (Zensus 2011)");
}

TEST(CensusReader, MarksExampleData) {
    const TemporaryFolder folder;
    const auto file =
        folder.write("residents.csv", "# Beispieldaten: erfunden\n" + header2022 +
                                          "Einwohner\n"
                                          "CRS3035RES100mN3282000E4268000;4268050;3282050;12\n");
    const CensusRead read = readOk({file});
    EXPECT_TRUE(read.sources[0].exampleData);
    EXPECT_EQ(read.sources[0].attribution.find("Statistische"), std::string::npos);
}

TEST(CensusReader, ListsFoundAndExpectedColumnsWhenNoneIsKnown) {
    const TemporaryFolder folder;
    const auto file =
        folder.write("haushalte.csv", header2022 +
                                          "Haushalte\n"
                                          "CRS3035RES100mN3282000E4268000;4268050;3282050;12\n");
    const auto read = readCensus({file}, censusOptions());
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().code, ErrorCode::InvalidData);
    EXPECT_NE(read.error().message.de.find("Gefunden: GITTER_ID_100m, x_mp_100m, y_mp_100m, Haushalte"),
              std::string::npos);
    EXPECT_NE(read.error().remedy.de.find("Unter10"), std::string::npos);
}

TEST(CensusReader, RefusesACoarserGridAndMissingCells) {
    const TemporaryFolder folder;
    const auto coarse = folder.write(
        "1km.csv", "GITTER_ID_1km;x_mp_1km;y_mp_1km;Einwohner\nCRS3035RES1000mN3282000E4268000;1;2;3\n");
    EXPECT_EQ(readCensus({coarse}, censusOptions()).error().message.en.substr(0, 34),
              "This grid is coarser than 100 m. F");
    const auto none = folder.write("none.csv", "id;Einwohner\n1;2\n");
    EXPECT_EQ(readCensus({none}, censusOptions()).error().code, ErrorCode::InvalidData);
    EXPECT_EQ(readCensus({}, censusOptions()).error().code, ErrorCode::InvalidArgument);
}

TEST(CensusReader, SaysThatFileAndAreaDoNotMeet) {
    const TemporaryFolder folder;
    const auto file = folder.write("weit.csv", header2022 +
                                                   "Einwohner\n"
                                                   "CRS3035RES100mN3000000E4000000;4000050;3000050;7\n");
    const auto read = readCensus({file}, censusOptions());
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().message.en, "None of the 1 grid entries lies in the area.");
}

TEST(CensusReader, ReportsUnreadableValuesAndCells) {
    const TemporaryFolder folder;
    const auto file = folder.write("kaputt.csv", header2022 +
                                                     "Einwohner\n"
                                                     "CRS3035RES100mN3282000E4268000;4268050;3282050;zwölf\n"
                                                     "unlesbar;;;4\n"
                                                     "CRS3035RES100mN3282000E4268100;4268150;3282050;5\n");
    const CensusRead read = readOk({file});
    EXPECT_EQ(read.cells.size(), 2U);
    EXPECT_TRUE(says(read.notices, "not a number", 1));
    EXPECT_TRUE(says(read.notices, "readable grid cell", 1));
}

TEST(CensusReader, StopsWhenAsked) {
    const TemporaryFolder folder;
    const auto file =
        folder.write("einwohner.csv", header2022 +
                                          "Einwohner\n"
                                          "CRS3035RES100mN3282000E4268000;4268050;3282050;12\n");
    std::stop_source stop;
    stop.request_stop();
    const auto read = readCensus({file}, censusOptions(), Task({}, stop.get_token()));
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().code, ErrorCode::Cancelled);
}

TEST(CensusReader, ReadsTheLongFormOfARealTown) {
    NORDERTOR_REAL_DATA_OR_SKIP(file, "zensus/zensus2011_100m_neubrandenburg.csv");
    CensusOptions options;
    options.workingCrsEpsg = 25833;
    options.window = geo::Box{{370000, 5920000}, {400000, 5950000}};
    const CensusRead read = readOk({file}, options);
    ASSERT_EQ(read.groups, (std::vector<AgeGroup>{{0, 9}, {80, 999}}));
    double children = 0;
    double old = 0;
    std::size_t cellsWithChildren = 0;
    std::size_t cellsWithOld = 0;
    for (const auto& cell : read.cells) {
        children += cell.persons[0].value_or(0);
        old += cell.persons[1].value_or(0);
        cellsWithChildren += cell.persons[0] ? 1 : 0;
        cellsWithOld += cell.persons[1] ? 1 : 0;
    }
    // awk -F, '$1=="demography_ALTER_10JG_1"{s+=$4;n++}END{print s,n}' gives 5426 768; ..._9: 3009 413
    EXPECT_DOUBLE_EQ(children, 5426);
    EXPECT_EQ(cellsWithChildren, 768U);
    EXPECT_DOUBLE_EQ(old, 3009);
    EXPECT_EQ(cellsWithOld, 413U);
    EXPECT_TRUE(std::is_sorted(read.cells.begin(), read.cells.end(),
                               [](const auto& a, const auto& b) { return a.id < b.id; }));
}

}  // namespace
}  // namespace nordertor::io
