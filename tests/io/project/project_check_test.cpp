// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "io/project/project_store.h"
#include "io/project/sample_projects.h"
#include "io/project/sql_helper.h"
#include "support/real_data.h"

namespace nordertor::io {
namespace {

using test::smallProject;
using test::Sql;
using test::TemporaryFolder;

std::string texts(const CheckReport& report) {
    std::string text;
    for (const CheckFinding& finding : report.findings) {
        text += finding.place + ": " + finding.message.de + "\n";
    }
    return text;
}

class ProjectCheck : public ::testing::Test {
  protected:
    CheckReport checked(const model::Project& project, const std::string& sql = {}) {
        const auto file = folder_.path() / "a.gpkg";
        std::filesystem::remove(file);
        EXPECT_TRUE(createProject(file, project).has_value());
        if (!sql.empty()) {
            Sql(file).run(sql);
        }
        const auto report = checkProject(file);
        EXPECT_TRUE(report.has_value()) << report.error().sentence(Language::German);
        return report.value_or(CheckReport{});
    }
    const TemporaryFolder folder_;
};

TEST_F(ProjectCheck, WholeProjectsAreSound) {
    const CheckReport small = checked(smallProject());
    EXPECT_EQ(texts(small), "");
    EXPECT_TRUE(small.sound());
    const CheckReport town = checked(test::townOf(1200));
    EXPECT_EQ(texts(town), "");
}

TEST_F(ProjectCheck, CountsWhatIsThere) {
    const CheckReport report = checked(test::townOf(1200));
    const auto fact = [&](const std::string& german) {
        const auto at = std::find_if(report.facts.begin(), report.facts.end(),
                                     [&](const auto& f) { return f.first.de == german; });
        using Value = std::variant<std::string, std::size_t>;
        return at == report.facts.end() ? Value("-") : at->second;
    };
    EXPECT_EQ(std::get<std::size_t>(fact("Gebäude")), 1200U);
    EXPECT_EQ(std::get<std::size_t>(fact("Hausnummern")), 1600U);
    EXPECT_EQ(std::get<std::size_t>(fact("Straßen und Wege")), 800U);
    EXPECT_EQ(std::get<std::size_t>(fact("Wohnorte")), 1200U);
    EXPECT_EQ(std::get<std::string>(fact("Koordinatensystem")), "EPSG:25832");
}

TEST_F(ProjectCheck, FindsLostResidents) {
    model::Project project = smallProject();
    project.residents.persons[1][2] += 1e-4;
    EXPECT_EQ(
        texts(checked(project)),
        "census_cells, CRS3035RES100mN3369800E4376400, all: Die Personen der Wohnorte ergeben nicht die "
        "der Zelle. (1 Mal)\n");
    project = smallProject();
    project.residents.homes[1].cellId = "anderswo";
    EXPECT_NE(texts(checked(project)).find("homes, relation/7: Die Gitterzelle gibt es nicht. (1 Mal)"),
              std::string::npos);
}

TEST_F(ProjectCheck, FindsInventedCounts) {
    model::Project project = smallProject();
    project.residents.persons[0][1] = 0;  // the cell's children are unknown, not none
    EXPECT_NE(texts(checked(project)).find("census_cells, CRS3035RES100mN3369800E4376400, 0-9"),
              std::string::npos);
}

TEST_F(ProjectCheck, FindsInvalidAndFarGeometries) {
    model::Project project = smallProject();
    const geo::Point a = project.baseMap.addresses[0].location;
    project.baseMap.buildings[1].shape = {
        {geo::Polygon{{a, {a.x + 10, a.y + 10}, {a.x + 10, a.y}, {a.x, a.y + 10}, a}, {}}}};
    project.baseMap.addresses[1].location = {13.26, 53.56};
    project.baseMap.lines[1].points.resize(1);
    EXPECT_EQ(texts(checked(project)),
              "addresses, node/6: Koordinaten liegen weit außerhalb des Programmgebiets. (1 Mal)\n"
              "lines, way/41: Eine Linie hat nur einen Punkt. (1 Mal)\n"
              "buildings, way/1: Die Fläche ist ungültig. (1 Mal)\n");
}

TEST_F(ProjectCheck, FindsACrsThatCannotBe) {
    model::Project project = smallProject();
    project.workingCrsEpsg = 4326;
    EXPECT_NE(texts(checked(project)).find("In WGS 84 dürfen keine Längen gemessen werden."),
              std::string::npos);
    project = smallProject();
    for (geo::Point& p : project.area.shape.polygons[0].outer) {
        std::swap(p.x, p.y);
    }
    EXPECT_NE(texts(checked(project)).find("programme_area: Das Programmgebiet liegt außerhalb des Bereichs"),
              std::string::npos);
}

TEST_F(ProjectCheck, FindsUnlistedSources) {
    model::Project project = smallProject();
    project.facilities[1].sourceId = "unbekannt";
    EXPECT_EQ(texts(checked(project)), "facilities, way/7: Die Quelle ist nicht verzeichnet. (1 Mal)\n");
}

TEST_F(ProjectCheck, FindsBrokenStructure) {
    const auto findings = [&](const std::string& sql) { return texts(checked(smallProject(), sql)); };
    EXPECT_EQ(findings("PRAGMA application_id = 7"),
              "application_id: Die Kennung der Datei ist nicht die eines GeoPackage.\n");
    EXPECT_NE(findings("DROP TABLE path_barriers").find("path_barriers: Die Tabelle fehlt.\n"),
              std::string::npos);
    EXPECT_NE(findings("DELETE FROM rtree_buildings_geom WHERE id = 2")
                  .find("rtree_buildings_geom: Der räumliche Index hat 1 Einträge für 2 Geometrien.\n"),
              std::string::npos);
    EXPECT_EQ(findings("DELETE FROM gpkg_geometry_columns WHERE table_name = 'lines'"),
              "gpkg_geometry_columns, lines: Die Geometriespalte ist nicht angemeldet.\n");
    EXPECT_EQ(findings("DELETE FROM gpkg_extensions WHERE table_name = 'nordertor_edits'"),
              "gpkg_extensions, nordertor_edits: Die Tabelle ist nicht angemeldet.\n");
    EXPECT_EQ(findings("UPDATE gpkg_geometry_columns SET srs_id = 4326 WHERE table_name = 'lines'"),
              "gpkg_geometry_columns, lines: Das Koordinatensystem ist 4326 statt 25832.\n");
    EXPECT_NE(findings("DELETE FROM gpkg_spatial_ref_sys WHERE srs_id = 25832")
                  .find("gpkg_spatial_ref_sys: Ein Koordinatensystem fehlt.\n"),
              std::string::npos);
    EXPECT_EQ(findings("UPDATE facility_outlines SET facility_fid = 99"),
              "facility_outlines: 1 Flächen gehören zu keiner Einrichtung.\n");
    EXPECT_EQ(
        findings("UPDATE layer_styles SET styleSLD = CAST(X'3CFF3E' AS TEXT) WHERE f_table_name = 'streets'"),
        "layer_styles, streets: Der Stil einer Tabelle ist beschädigt.\n");
    EXPECT_EQ(findings("DROP TABLE layer_styles"), "");
    EXPECT_NE(findings("ALTER TABLE streets DROP COLUMN foot").find("no such column: foot"),
              std::string::npos);
}

}  // namespace
}  // namespace nordertor::io
