// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "io/project/project_store.h"
#include "io/project/sample_projects.h"
#include "io/project/sql_helper.h"
#include "support/real_data.h"
#include "support/small_result.h"

namespace nordertor::io {
namespace {

using test::areaResult;
using test::smallProject;
using test::Sql;
using testing::HasSubstr;

class OverlapTables : public ::testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(createProject(file_, smallProject())); }

    void commit(std::optional<model::ResultLayer> before, std::optional<model::ResultLayer> after) {
        const auto done = commitEdit(file_, {model::SetResult{std::move(before), std::move(after)}});
        ASSERT_TRUE(done) << done.error().sentence(Language::English);
        EXPECT_EQ(findings(), "");
    }
    /// "place: message", warnings with "!".
    [[nodiscard]] std::string findings() const {
        const auto report = checkProject(file_);
        EXPECT_TRUE(report);
        std::string text;
        for (const CheckFinding& finding : report->findings) {
            text += (finding.severity == Severity::Warning ? "!" : "") + finding.place + ": " +
                    finding.message.de + "\n";
        }
        return text;
    }
    [[nodiscard]] std::string findingsAfter(const std::string& change) {
        const std::string whole = readFile(file_).value();
        Sql(file_).run(change);
        std::string text = findings();
        EXPECT_TRUE(writeFileAtomically(file_, whole));
        return text;
    }

    const test::TemporaryFolder folder_;
    const std::filesystem::path file_ = folder_.path() / "a.gpkg";
};

/// Squares 100 m wide, each 50 m beside the one before, in `count` hatched classes.
model::ResultLayer hatchedResult(const std::string& name, std::size_t count) {
    model::ResultLayer layer = areaResult(name);
    auto data = std::make_shared<model::ResultData>();
    data->geometry = model::ResultGeometry::Areas;
    data->columns = {{"theme_de", {"Thema", "Theme"}, model::ResultColumn::Type::Text, 0}};
    data->legend.kind = model::Presentation::Kind::Categories;
    data->legend.column = "theme_de";
    data->legend.title = {"Lücken nach Thema", "Gaps by theme"};
    for (std::size_t i = 0; i < count; ++i) {
        const double west = 600000 + 50.0 * static_cast<double>(i);
        const double south = 5930000;
        const std::string key = "Thema " + std::to_string(i);
        data->rows.push_back({geo::MultiPolygon{{{{{west, south},
                                                   {west + 100, south},
                                                   {west + 100, south + 100},
                                                   {west, south + 100},
                                                   {west, south}},
                                                  {}}}},
                              {key}});
        data->legend.classes.push_back({{key, key}, "#0072b2", key, {}, "diagonal"});
    }
    layer.data = data;
    return layer;
}

// Truth: of four squares each half over the next, the ends lie alone and the rest in two at once.
TEST_F(OverlapTables, BringTheirCountsForQgis) {
    const auto counted = [&] {
        return Sql(file_).text("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%overlaps_luecken%'");
    };
    commit(std::nullopt, hatchedResult("luecken", 3));
    EXPECT_EQ(counted(), "0");
    commit(hatchedResult("luecken", 3), hatchedResult("luecken", 4));
    const Sql sql(file_);
    EXPECT_EQ(sql.text("SELECT group_concat(count) FROM overlaps_luecken"), "1,2");
    EXPECT_EQ(sql.text("SELECT group_concat(max_x - min_x) FROM gpkg_contents WHERE table_name = "
                       "'overlaps_luecken'"),
              "250.0");
    EXPECT_EQ(sql.text("SELECT identifier FROM gpkg_contents WHERE table_name = 'overlaps_luecken'"),
              "Hier fehlt etwas (luecken, Anzahl)");
    const auto styleOf = [&](const std::string& table) {
        return sql.text("SELECT styleQML FROM layer_styles WHERE f_table_name = '" + table + "'");
    };
    EXPECT_THAT(styleOf("overlaps_luecken"), HasSubstr("label=\"in 2 Themen\""));
    EXPECT_THAT(styleOf("overlaps_luecken"), HasSubstr("graduatedSymbol"));
    EXPECT_THAT(styleOf("result_luecken"), HasSubstr("mergedFeatureRenderer"));
    commit(hatchedResult("luecken", 4), hatchedResult("luecken", 5));
    EXPECT_EQ(Sql(file_).text("SELECT max_x - min_x FROM gpkg_contents WHERE table_name = "
                              "'overlaps_luecken'"),
              "300.0");
    commit(hatchedResult("luecken", 5), std::nullopt);
    EXPECT_EQ(counted(), "0");
    EXPECT_EQ(Sql(file_).text("SELECT count(*) FROM layer_styles WHERE f_table_name LIKE '%luecken'"), "0");
}

TEST_F(OverlapTables, AreMissingInAnOlderFileAndMadeAnew) {
    commit(std::nullopt, hatchedResult("luecken", 4));
    Sql(file_).run(
        "DROP TABLE rtree_overlaps_luecken_geom; DROP TABLE overlaps_luecken; "
        "DELETE FROM gpkg_contents WHERE table_name = 'overlaps_luecken'; "
        "DELETE FROM gpkg_geometry_columns WHERE table_name = 'overlaps_luecken'; "
        "DELETE FROM gpkg_extensions WHERE table_name = 'overlaps_luecken'; "
        "DELETE FROM layer_styles WHERE f_table_name = 'overlaps_luecken'");
    commit(hatchedResult("luecken", 4), hatchedResult("luecken", 5));
    EXPECT_EQ(Sql(file_).text("SELECT count(*) FROM overlaps_luecken"), "2");
}

TEST_F(OverlapTables, AreChecked) {
    commit(std::nullopt, hatchedResult("luecken", 4));
    const std::string noMatch =
        "!overlaps_luecken: Die Zahlen und Flächen passen nicht zu denen des Ergebnisses „luecken“; es neu "
        "abzulegen, erzeugt sie neu.\n";
    EXPECT_EQ(findingsAfter("UPDATE overlaps_luecken SET count = 3 WHERE count = 2"), noMatch);
    EXPECT_EQ(findingsAfter("UPDATE overlaps_luecken SET count = NULL WHERE count = 2"), noMatch);
    EXPECT_EQ(findingsAfter("UPDATE overlaps_luecken SET count = 3 - count"), noMatch);
    EXPECT_THAT(
        findingsAfter(
            "DROP TRIGGER rtree_overlaps_luecken_geom_delete; DELETE FROM overlaps_luecken WHERE fid = 1"),
        HasSubstr(noMatch));
    EXPECT_THAT(
        findingsAfter("DROP TRIGGER rtree_overlaps_luecken_geom_update1; UPDATE overlaps_luecken SET geom = "
                      "x'00' WHERE fid = 2"),
        HasSubstr("!overlaps_luecken, fid 2, geom: Die Geometrie ist beschädigt oder kein MULTIPOLYGON.\n"));
    EXPECT_THAT(
        findingsAfter("DELETE FROM nordertor_results"),
        HasSubstr(
            "!overlaps_luecken: Die Tabelle gehört zu keinem abgelegten Ergebnis mit so vielen Themen.\n"));
    const std::string drop =
        "DROP TABLE rtree_overlaps_luecken_geom; DROP TABLE overlaps_luecken; DELETE FROM gpkg_contents WHERE "
        "table_name = 'overlaps_luecken'; DELETE FROM gpkg_geometry_columns WHERE table_name = 'overlaps_luecken'; "
        "DELETE FROM gpkg_extensions WHERE table_name = 'overlaps_luecken';";
    EXPECT_THAT(findingsAfter(drop),
                testing::StartsWith("overlaps_luecken: Die Tabelle fehlt; wie viele Themen"));
    EXPECT_THAT(findingsAfter(drop + "CREATE TABLE overlaps_luecken (note TEXT)"),
                testing::StartsWith("!overlaps_luecken: Die Tabelle hat Nordertor nicht angelegt;"));
}

TEST_F(OverlapTables, OfOthersAreNeitherLostNorTakenForDamage) {
    Sql(file_).run(
        "CREATE TABLE Overlaps_foo (note TEXT); INSERT INTO Overlaps_foo VALUES ('ours'); "
        "CREATE TABLE result_bar (note TEXT)");
    EXPECT_EQ(findings(), "");
    const std::string before = readFile(file_).value();
    for (const auto& [name, table] : {std::pair("foo", "overlaps_foo"), std::pair("bar", "result_bar")}) {
        const auto refused = commitEdit(file_, {model::SetResult{std::nullopt, hatchedResult(name, 4)}});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::CannotWrite);
        EXPECT_EQ(refused.error().place, table);
        EXPECT_THAT(refused.error().remedy.de, HasSubstr("unter einem anderen Namen"));
        EXPECT_EQ(readFile(file_).value(), before);
    }
    // of few themes there are no counts
    commit(std::nullopt, hatchedResult("foo", 3));
    EXPECT_FALSE(commitEdit(file_, {model::SetResult{hatchedResult("foo", 3), hatchedResult("foo", 4)}}));
    commit(hatchedResult("foo", 3), std::nullopt);
    EXPECT_EQ(Sql(file_).text("SELECT note FROM Overlaps_foo"), "ours");
}

}  // namespace
}  // namespace nordertor::io
