// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "io/project/project_store.h"
#include "io/project/sample_projects.h"
#include "io/project/sql_helper.h"
#include "support/small_result.h"

namespace nordertor::io {
namespace {

using test::smallProject;
using test::Sql;
using test::TemporaryFolder;

/// As programs wrote them before: without seal, and other than today.
constexpr const char* older =
    "<!DOCTYPE qgis PUBLIC ''http://mrcc.com/qgis.dtd'' ''SYSTEM''>\n"
    "<qgis version=\"3.22.0\" styleCategories=\"Symbology\">\n <renderer-v2/>\n</qgis>\n";

model::ThemeSet oneTheme() {
    model::ThemeSet themes;
    model::Theme& theme = themes.themes.emplace_back();
    theme.id = "youth";
    theme.colour = "#0a141e";
    theme.facilityKinds.emplace_back();
    theme.facilityKinds[0].id = "playground";
    theme.facilityKinds[0].label.de = "Spielplatz";
    return themes;
}

class LayerStyles : public ::testing::Test {
  protected:
    LayerStyles() : project_(smallProject()) {
        EXPECT_TRUE(createProject(file_, project_, {}, oneTheme()));
        made_ = all();
    }
    [[nodiscard]] std::string of(const std::string& table, const std::string& column = "styleQML") const {
        return Sql(file_).text("SELECT " + column + " FROM layer_styles WHERE f_table_name = '" + table +
                               "'");
    }
    [[nodiscard]] std::string all() const {
        return Sql(file_).text("SELECT group_concat(styleQML || styleSLD) FROM layer_styles");
    }
    void set(const std::string& assignment, const std::string& table) const {
        Sql(file_).run("UPDATE layer_styles SET " + assignment + " WHERE f_table_name = '" + table + "'");
    }
    void edit(const model::ThemeSet& themes = oneTheme()) {
        const auto after =
            commitEdit(file_, model::Edit{model::SetTitle{project_.title, project_.title + "1"}}, {}, themes);
        ASSERT_TRUE(after) << after.error().sentence(Language::English);
        project_ = *after;
    }

    TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "a.gpkg";
    model::Project project_;
    std::string made_;
};

TEST_F(LayerStyles, StayWhereTheyAreOfToday) {
    edit();
    EXPECT_EQ(all(), made_);
}

TEST_F(LayerStyles, OfEarlierProgramsAreRenewedByAnEditAndByNewData) {
    set("styleQML = '" + std::string(older) + "', styleSLD = ''", "streets");
    set("styleQML = '" + std::string(older) + "'", "facilities");
    edit();
    EXPECT_EQ(all(), made_);
    set("styleQML = '" + std::string(older) + "', styleSLD = ''", "streets");
    ASSERT_TRUE(replaceBaseData(file_, project_, {}, oneTheme()));
    EXPECT_EQ(all(), made_);
}

TEST_F(LayerStyles, ThatSomebodyChangedStay) {
    const std::string changed = "replace(styleQML, 'flat', 'round')";
    set("styleQML = " + changed, "streets");
    set("styleSLD = '<own/>'", "lines");
    set("styleQML = replace('" + std::string(older) + "', '3.22.0', '3.22.4-Białowieża')", "land_use");
    // QGIS, saving under the name that is there
    set("styleQML = '" + std::string(older) + "', description = ''", "buildings");
    set("styleQML = '" + std::string(older) + "', styleName = 'Bunt'", "homes");
    const std::string before = all();
    EXPECT_NE(before, made_);
    edit();
    ASSERT_TRUE(replaceBaseData(file_, project_, {}, oneTheme()));
    EXPECT_EQ(all(), before);
}

// A table may have many rows with one name and description: only ours is renewed.
TEST_F(LayerStyles, OfSomebodyBesideOursStay) {
    set("styleQML = '" + std::string(older) + "', styleSLD = ''", "streets");
    Sql(file_).run(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
        "styleQML, styleSLD, useAsDefault, description, owner) SELECT f_table_catalog, f_table_schema, f_table_name, "
        "f_geometry_column, styleName, '<mine/>', '<mine/>', 0, description, owner FROM layer_styles "
        "WHERE f_table_name = 'streets'");
    set("styleQML = '" + std::string(older) + "', styleSLD = '<own/>'", "lines");
    edit();
    EXPECT_EQ(Sql(file_).text("SELECT count(*) FROM layer_styles WHERE styleQML = '<mine/>'"), "1");
    EXPECT_EQ(
        Sql(file_).text("SELECT count(*) FROM layer_styles WHERE f_table_name = 'streets' AND styleQML LIKE "
                        "'%<!-- Nordertor %'"),
        "1");
    EXPECT_EQ(of("lines", "styleSLD"), "<own/>") << "changed before there were seals";
}

TEST_F(LayerStyles, KeepTheSignsOfThemesTheProgramLacks) {
    edit({});
    EXPECT_THAT(of("facilities"), testing::HasSubstr("youth.playground"));
    EXPECT_EQ(all(), made_);
}

TEST_F(LayerStyles, OfResultsAreRenewedToo) {
    model::ResultLayer layer = test::lineResult("linien");
    const auto stored = commitEdit(file_, model::Edit{model::SetResult{std::nullopt, layer}});
    ASSERT_TRUE(stored);
    project_ = *stored;
    const std::string today = of("result_linien");
    set("styleQML = '" + std::string(older) + "'", "result_linien");
    edit();
    EXPECT_EQ(of("result_linien"), today);
}

// To the right of the line: only at areas QGIS must be told which ring it draws.
TEST_F(LayerStyles, OfAThemeDrawLinesBesideTheStreets) {
    std::ofstream(folder_.path() / "style.json") << R"({"version": 8, "name": "x",
        "metadata": {"nordertor:unit": "mm"}, "sources": {"project": {"type": "vector", "tiles": []}},
        "layers": [{"id": "beside", "type": "line", "source": "project", "source-layer": "streets",
            "layout": {"line-join": "bevel"}, "paint": {"line-color": "#123456", "line-width": 0.5,
                "line-offset": ["interpolate", ["linear"], ["zoom"], 14, 0.4, 16, 1.25]}},
          {"id": "inside", "type": "line", "source": "project", "source-layer": "area",
            "paint": {"line-color": "#123456", "line-width": 0.5, "line-offset": 2.5}}]})";
    model::ThemeSet themes = oneTheme();
    themes.themes[0].folder = folder_.path().string();
    themes.themes[0].styleFile = "style.json";
    edit(themes);
    EXPECT_THAT(of("streets"), testing::HasSubstr("ELSE 1.25 END)\""));
    EXPECT_THAT(of("streets"), testing::HasSubstr("value=\"bevel\""));
    EXPECT_THAT(of("streets", "styleSLD"), testing::HasSubstr("<se:PerpendicularOffset>4.464286<"));
    // a fixed one QGIS turns round by itself
    EXPECT_THAT(of("programme_area"), testing::HasSubstr("name=\"offset\" type=\"QString\" value=\"2.5\""));
    EXPECT_THAT(of("programme_area"), testing::Not(testing::HasSubstr("@geometry_ring_num")));
}

TEST_F(LayerStyles, NobodyKeepsAreNotMissed) {
    Sql(file_).run("ALTER TABLE layer_styles DROP COLUMN description");
    edit();
    Sql(file_).run("DROP TABLE layer_styles");
    edit();
}

}  // namespace
}  // namespace nordertor::io
