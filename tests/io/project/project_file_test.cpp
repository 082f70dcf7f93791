// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <random>

#include "base/file.h"
#include "io/project/project_store.h"
#include "io/project/sample_projects.h"
#include "io/project/sql_helper.h"
#include "support/real_data.h"

namespace nordertor::io {
namespace {

using test::smallProject;
using test::Sql;
using test::TemporaryFolder;

/// Files that are no project: every way in says the same sentence and touches nothing.
class ProjectFile : public ::testing::Test {
  protected:
    std::filesystem::path project(const std::string& name = "a.gpkg") {
        const auto file = folder_.path() / name;
        EXPECT_TRUE(createProject(file, smallProject()).has_value());
        return file;
    }

    static void expectRefused(const std::filesystem::path& file, ErrorCode code, const std::string& german) {
        const auto read = readProject(file);
        ASSERT_FALSE(read.has_value());
        EXPECT_EQ(read.error().code, code);
        EXPECT_EQ(read.error().file, file.string());
        EXPECT_EQ(read.error().message.de, german);
        EXPECT_FALSE(read.error().remedy.de.empty());
        const auto committed = commitEdit(file, model::Edit{model::SetTitle{smallProject().title, "neu"}});
        ASSERT_FALSE(committed.has_value());
        EXPECT_EQ(committed.error().message.de, german);
        const auto checked = checkProject(file);
        ASSERT_FALSE(checked.has_value());
        EXPECT_EQ(checked.error().message.de, german);
    }

    const TemporaryFolder folder_;
};

TEST_F(ProjectFile, Missing) {
    expectRefused(folder_.path() / "fehlt.gpkg", ErrorCode::NotFound, "Die Projektdatei gibt es nicht.");
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(ProjectFile, Folder) {
    expectRefused(folder_.path(), ErrorCode::CannotRead, "Die Projektdatei kann nicht gelesen werden.");
}

TEST_F(ProjectFile, Empty) {
    expectRefused(folder_.write("leer.gpkg", ""), ErrorCode::CannotRead, "Die Projektdatei ist leer.");
}

TEST_F(ProjectFile, AnotherFormat) {
    expectRefused(folder_.write("text.gpkg", "PK\x03\x04 ein Tabellenblatt"), ErrorCode::CannotRead,
                  "Die Datei ist kein GeoPackage.");
}

TEST_F(ProjectFile, CutOff) {
    const std::string whole = readFile(project()).value();
    for (const std::size_t size :
         {std::size_t{10}, std::size_t{60}, std::size_t{4096}, whole.size() / 2, whole.size() - 1}) {
        expectRefused(folder_.write("halb.gpkg", whole.substr(0, size)), ErrorCode::CannotRead,
                      "Die Projektdatei ist unvollständig, ihr Ende fehlt.");
    }
}

TEST_F(ProjectFile, DatabaseButNoGeopackage) {
    const auto file = folder_.path() / "andere.gpkg";
    Sql(file).run("CREATE TABLE t (a)");
    expectRefused(file, ErrorCode::CannotRead, "Die Datei ist eine SQLite-Datenbank, aber kein GeoPackage.");
}

TEST_F(ProjectFile, GeopackageButNoProject) {
    const auto file = project();
    Sql(file).run("DROP TABLE nordertor_metadata");
    expectRefused(file, ErrorCode::InvalidData, "Die Datei ist ein GeoPackage, aber kein Nordertor-Projekt.");
}

TEST_F(ProjectFile, NewerFormat) {
    const auto file = project();
    Sql(file).run("UPDATE nordertor_metadata SET value = '4' WHERE key = 'format_version'");
    expectRefused(file, ErrorCode::NewerVersion,
                  "Das Projekt wurde mit einer neueren Fassung von Nordertor gespeichert (Format 4, diese "
                  "Fassung kennt 3).");
}

TEST_F(ProjectFile, UnusableMetadata) {
    const auto file = project();
    for (const char* change :
         {"UPDATE nordertor_metadata SET value = 'eins' WHERE key = 'format_version'",
          "UPDATE nordertor_metadata SET value = '1' WHERE key = 'format_version'; "
          "UPDATE nordertor_metadata SET value = '0-9,\") --' WHERE key = 'age_groups'"}) {
        Sql(file).run(change);
        expectRefused(file, ErrorCode::InvalidData, "Eine Angabe zum Projekt fehlt oder ist unbrauchbar.");
    }
}

TEST_F(ProjectFile, ViewInPlaceOfATable) {
    const auto file = project();
    Sql(file).run(
        "DROP TABLE path_barriers; CREATE VIEW path_barriers AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL "
        "SELECT n + 1 FROM r) SELECT n AS fid, n AS node, 'no' AS foot FROM r");
    expectRefused(file, ErrorCode::InvalidData, "Die Tabelle ist keine einfache Tabelle.");
}

TEST_F(ProjectFile, RowsThatCannotBeValuesAreNamed) {
    const struct {
        const char* change;
        const char* german;
        const char* place;
    } cases[] = {
        {"UPDATE land_use SET \"use\" = 'mondbasis' WHERE fid = 2",
         "Der Wert „mondbasis“ ist hier nicht vorgesehen.", "land_use, fid 2, use"},
        {"UPDATE addresses SET geom = NULL WHERE fid = 1", "Die Geometrie fehlt.", "addresses, fid 1, geom"},
        {"UPDATE streets SET geom = x'00' WHERE fid = 1",
         "Die Geometrie ist beschädigt oder kein LINESTRING.", "streets, fid 1, geom"},
        {"UPDATE streets SET nodes = x'0100000000000000' WHERE fid = 1",
         "Die Straße hat 3 Punkte, aber 1 Knotennummern.", "streets, fid 1, nodes"},
        {"UPDATE nordertor_edits SET content = '{}' WHERE fid = 1",
         "Die gespeicherte Änderung ist unbrauchbar.", "nordertor_edits, fid 1, content"},
        {"UPDATE organisations SET purposes = '[1]' WHERE fid = 2",
         "Der Wert „[1]“ ist hier nicht vorgesehen.", "organisations, fid 2, purposes"},
        {"DELETE FROM programme_area", "Es muss genau ein Programmgebiet geben, es sind 0.",
         "programme_area"},
    };
    for (const auto& c : cases) {
        const auto file = project("fall.gpkg");
        Sql(file).run(c.change);
        const auto read = readProject(file);
        ASSERT_FALSE(read.has_value()) << c.change;
        EXPECT_EQ(read.error().code, ErrorCode::InvalidData);
        EXPECT_EQ(read.error().message.de, c.german);
        EXPECT_EQ(read.error().place, c.place);
        const auto report = checkProject(file);
        ASSERT_TRUE(report.has_value());
        EXPECT_FALSE(report->sound());
        EXPECT_TRUE(std::any_of(report->findings.begin(), report->findings.end(),
                                [&](const CheckFinding& finding) {
                                    return finding.place == c.place && finding.message.de == c.german;
                                }))
            << c.change;
        std::filesystem::remove(file);
    }
}

TEST_F(ProjectFile, RowsAddedInAnotherProgramAreTaken) {
    const auto file = project();
    Sql(file).run(
        "INSERT INTO facilities (geom, id, kind, name) SELECT geom, 'node/1', 'social.school', 'Neu' FROM facilities WHERE fid = 1;"
        "INSERT INTO homes (geom, id, cell_id) SELECT geom, 'a', cell_id FROM homes WHERE fid = 1");
    const auto read = readProject(file);
    ASSERT_TRUE(read.has_value()) << read.error().sentence(Language::German);
    ASSERT_EQ(read->facilities.size(), 3U);
    EXPECT_EQ(read->facilities[0].id, "node/1");
    EXPECT_EQ(read->facilities[2].outline, smallProject().facilities[1].outline);
    ASSERT_EQ(read->residents.homes.size(), 4U);
    EXPECT_EQ(read->residents.homes[1].id, "a");
    EXPECT_EQ(read->residents.persons[1][1], model::Residents::unknownPersons);
    EXPECT_EQ(read->residents.persons[1][2], 10.0 / 3);
}

TEST_F(ProjectFile, OlderFileWithoutDirectionsOnFootIsRead) {
    const auto file = project();
    ASSERT_EQ(readProject(file)->baseMap.streets[0].footDirection, model::FootDirection::Backward);
    Sql(file).run("UPDATE streets SET foot_direction = NULL");
    ASSERT_TRUE(readProject(file).has_value());
    EXPECT_EQ(readProject(file)->baseMap.streets[0].footDirection, model::FootDirection::Both);
    Sql(file).run("ALTER TABLE streets DROP COLUMN foot_direction");
    const auto read = readProject(file);
    ASSERT_TRUE(read.has_value()) << read.error().sentence(Language::German);
    EXPECT_EQ(read->baseMap.streets[0].footDirection, model::FootDirection::Both);
    EXPECT_EQ(read->baseMap.streets[0].nodes, smallProject().baseMap.streets[0].nodes);
    EXPECT_TRUE(checkProject(file)->sound());
}

TEST_F(ProjectFile, DamagedBytesNeverCrash) {
    const std::string whole = readFile(project()).value();
    std::mt19937 random(20250102);
    int refused = 0;
    for (int round = 0; round < 200; ++round) {
        std::string bytes = whole;
        const int flips = 1 + static_cast<int>(random() % 30);
        for (int i = 0; i < flips; ++i) {
            // Half of the flips in the first pages, where schema and tree roots are.
            const std::size_t range = i % 2 == 0 ? bytes.size() : std::size_t{20'000};
            bytes[random() % range] = static_cast<char>(random());
        }
        const auto file = folder_.write("kaputt.gpkg", bytes);
        const auto read = readProject(file);
        const auto report = checkProject(file);
        const auto committed = commitEdit(file, model::Edit{model::SetTitle{smallProject().title, "neu"}});
        refused += read && report && report->sound() ? 0 : 1;
        if (!read) {
            EXPECT_FALSE(read.error().message.de.empty());
        }
    }
    EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace nordertor::io
