// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <sqlite3.h>

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

class ProjectEdit : public ::testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(createProject(file_, smallProject())); }

    /// Commits, and expects that the file then reads as what commitEdit returned.
    model::Project commit(model::EditOperation operation) {
        const auto after = commitEdit(file_, model::Edit{std::move(operation)});
        EXPECT_TRUE(after) << (after ? "" : after.error().sentence(Language::English));
        const auto read = readProject(file_);
        EXPECT_TRUE(read) << (read ? "" : read.error().sentence(Language::English));
        const auto report = checkProject(file_);
        if (!after || !read || !report) {
            return {};
        }
        EXPECT_TRUE(*read == *after);
        EXPECT_TRUE(report->sound());
        return *after;
    }

    const TemporaryFolder folder_;
    const std::filesystem::path file_ = folder_.path() / "a.gpkg";
};

TEST_F(ProjectEdit, SetsAndClearsALimit) {
    const auto set = commit(model::SetStandardLimit{"social.school", 700, 0.1});
    EXPECT_EQ(set.standardLimits.at("social.school"), 0.1);
    const auto cleared = commit(model::SetStandardLimit{"social.school", 0.1, std::nullopt});
    EXPECT_EQ(cleared.standardLimits.count("social.school"), 0U);
    EXPECT_EQ(cleared.edits.size(), smallProject().edits.size() + 2);
}

TEST_F(ProjectEdit, SetsTheTitle) {
    EXPECT_EQ(commit(model::SetTitle{smallProject().title, "Neu'); DROP TABLE streets; --"}).title,
              "Neu'); DROP TABLE streets; --");
    EXPECT_EQ(commit(model::SetTitle{"Neu'); DROP TABLE streets; --", ""}).title, "");
}

TEST_F(ProjectEdit, KeepsAScenarioWithEveryKindOfEdit) {
    model::Facility park = smallProject().facilities.front();
    park.id = "plan/1";
    park.outline.polygons = {{{{0, 0}, {9, 0}, {9, 9}, {0, 0}}, {{{1, 1}, {2, 1}, {2, 2}, {1, 1}}}}};
    park.capacity = 0.1 + 0.2;
    model::Home home;
    home.id = "plan/home/1";
    home.location = {1.0 / 3, 2};
    const model::WayAccess open{model::Highway::Steps, model::Permission::Designated};
    const model::WayAccess closed{model::Highway::Steps, model::Permission::No};
    const model::PlannedWay way{
        "plan/way/1", "Brücke", model::Highway::Footway, {{1, 2}, {3, 4}}, {{1, "way/50", {3, 5}}}};
    const model::Scenario scenario{
        "Neue „Kita“'); --",
        "Beschluss",
        {model::ChangeFacility{std::nullopt, park}, model::ChangeFacility{park, std::nullopt},
         model::SetWayAccess{"way/50", "Große Straße", {{1, 2}, {3, 4}}, open, closed},
         model::BuildWay{std::nullopt, way},
         model::ChangeResidents{"Lindenhof",
                                {{home, {{{0, 9}, model::Residents::unknownPersons}}}},
                                {{home, {{{0, 9}, 20.25}, {{80, model::AgeGroup::openEnd}, 0}}}}}}};
    const auto set = commit(model::SetScenario{std::nullopt, scenario});
    ASSERT_EQ(set.scenarios.size(), 1U);
    EXPECT_EQ(set.scenarios.front(), scenario);
    model::Scenario other = scenario;
    other.edits.pop_back();
    EXPECT_EQ(commit(model::SetScenario{scenario, other}).scenarios.front(), other);
    EXPECT_TRUE(commit(model::SetScenario{other, std::nullopt}).scenarios.empty());
}

TEST_F(ProjectEdit, PutsAScenarioIntoAFileMadeBeforeThereWereAny) {
    Sql(file_).run(
        "DROP TABLE nordertor_scenarios; DELETE FROM gpkg_extensions WHERE table_name = 'nordertor_scenarios'");
    EXPECT_TRUE(checkProject(file_)->sound());
    EXPECT_TRUE(readProject(file_)->scenarios.empty());
    EXPECT_EQ(commit(model::SetScenario{std::nullopt, model::Scenario{"A", "", {}}}).scenarios.size(), 1U);
}

TEST_F(ProjectEdit, StoresALayoutReplacesItAndUndoes) {
    const model::StoredLayout sheet{"unser-blatt", "{\"name\": \"Größe'); --\"}"};
    const model::StoredLayout other{"unser-blatt", "{}"};
    EXPECT_EQ(Sql(file_).text("SELECT value FROM nordertor_metadata WHERE key = 'format_version'"), "2");
    const auto set = commit(model::SetLayout{std::nullopt, sheet});
    ASSERT_EQ(set.layouts.size(), 1U);
    EXPECT_EQ(readProject(file_)->layouts.front(), sheet);
    EXPECT_EQ(Sql(file_).text("SELECT value FROM nordertor_metadata WHERE key = 'format_version'"), "3");
    EXPECT_TRUE(checkProject(file_)->sound());
    EXPECT_EQ(commit(model::SetLayout{sheet, other}).layouts.front(), other);
    const model::Edit removed{model::SetLayout{other, std::nullopt}};
    EXPECT_TRUE(commit(removed.operation).layouts.empty());
    EXPECT_EQ(commit(inverse(removed).operation).layouts.front(), other);
    EXPECT_EQ(readProject(file_)->edits.size(), smallProject().edits.size() + 4);
}

TEST_F(ProjectEdit, RefusesALayoutThatIsNone) {
    ASSERT_EQ(commit(model::SetLayout{std::nullopt, model::StoredLayout{"blatt", "{}"}}).layouts.size(), 1U);
    for (const char* change : {"document = 'no json'", "document = '[]'", "name = '../x'",
                               "document = '{\"a\":\"' || hex(zeroblob(600000)) || '\"}'"}) {
        Sql(file_).run(std::string("UPDATE nordertor_layouts SET ") + change);
        const auto read = readProject(file_);
        ASSERT_FALSE(read) << change;
        EXPECT_EQ(read.error().code, ErrorCode::InvalidData) << change;
        Sql(file_).run("UPDATE nordertor_layouts SET name = 'blatt', document = '{}'");
    }
    EXPECT_TRUE(readProject(file_));
}

TEST_F(ProjectEdit, ReplacesOrganisationsAndUndoes) {
    const model::Project before = smallProject();
    const auto imported = std::get<model::ReplaceOrganisations>(before.edits.back().operation).after;
    model::ReplaceOrganisations replace;
    replace.before = imported;
    replace.after = imported;
    replace.after.source.front().dataDate = "2026";
    replace.after.organisations.front().name = "Umbenannt";
    replace.after.organisations.front().location = geo::Point{626'900, 5'930'900};
    replace.after.organisations.pop_back();
    replace.after.notices.clear();
    const auto after = commit(replace);
    EXPECT_EQ(after.organisations.size(), 1U);
    EXPECT_EQ(after.notices.size(), 2U);
    EXPECT_EQ(Sql(file_).text("SELECT max_x FROM gpkg_contents WHERE table_name = 'organisations'"),
              "626900.0");
    const auto undone = commit(model::inverse(model::Edit{replace}).operation);
    EXPECT_EQ(undone.organisations, before.organisations);
    EXPECT_EQ(undone.sources, before.sources);
    EXPECT_EQ(undone.notices, before.notices);
}

TEST_F(ProjectEdit, ReplacesBaseDataWithOtherAgeGroups) {
    Sql(file_).run(
        "CREATE TABLE eigene (notiz TEXT); INSERT INTO eigene VALUES ('bleibt');"
        "UPDATE layer_styles SET styleQML = '<qgis/>' WHERE f_table_name = 'streets'");
    model::Project project = test::townOf(700);
    project.title = smallProject().title;
    project.edits = smallProject().edits;
    project.residents.groups = {{0, 17}, {18, 64}, {65, model::AgeGroup::openEnd}};
    const auto replaced = replaceBaseData(file_, project);
    ASSERT_TRUE(replaced.has_value()) << replaced.error().sentence(Language::English);
    const auto read = readProject(file_);
    ASSERT_TRUE(read.has_value()) << read.error().sentence(Language::English);
    EXPECT_TRUE(*read == project);
    const auto report = checkProject(file_);
    ASSERT_TRUE(report.has_value());
    EXPECT_TRUE(report->sound()) << report->findings.front().message.en;
    EXPECT_EQ(Sql(file_).text("SELECT notiz FROM eigene"), "bleibt");
    EXPECT_EQ(Sql(file_).text("SELECT styleQML FROM layer_styles WHERE f_table_name = 'streets'"), "<qgis/>");
    commit(model::SetTitle{project.title, "danach"});
}

TEST_F(ProjectEdit, RefusesBaseDataOfAnEarlierState) {
    const model::Project project = smallProject();
    commit(model::SetTitle{project.title, "inzwischen"});
    const std::string bytes = readFile(file_).value();
    const auto replaced = replaceBaseData(file_, project);
    ASSERT_FALSE(replaced.has_value());
    EXPECT_EQ(replaced.error().code, ErrorCode::InvalidData);
    EXPECT_EQ(replaced.error().file, file_.string());
    EXPECT_EQ(readFile(file_).value(), bytes);
}

TEST_F(ProjectEdit, RefusesIfTheFileHasMovedOn) {
    const std::string bytes = readFile(file_).value();
    const auto after = commitEdit(file_, model::Edit{model::SetTitle{"ein anderer Titel", "neu"}});
    ASSERT_FALSE(after.has_value());
    EXPECT_EQ(after.error().code, ErrorCode::InvalidData);
    EXPECT_EQ(after.error().file, file_.string());
    EXPECT_EQ(readFile(file_).value(), bytes);
}

TEST_F(ProjectEdit, LeavesTablesOfOthersAlone) {
    Sql(file_).run(
        "CREATE TABLE qgis_projects (name TEXT, content BLOB); INSERT INTO qgis_projects VALUES ('meins', x'00ff');"
        "CREATE TABLE eigene (fid INTEGER PRIMARY KEY, notiz TEXT); INSERT INTO eigene VALUES (3, 'bleibt');"
        "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('eigene', 'attributes', 'eigene');"
        "ALTER TABLE buildings ADD COLUMN zustand TEXT; UPDATE buildings SET zustand = 'gut' WHERE fid = 2;"
        "UPDATE layer_styles SET styleQML = '<qgis/>' WHERE f_table_name = 'streets'");
    const std::string buildings = Sql(file_).dump("buildings");
    commit(model::SetTitle{smallProject().title, "neu"});
    EXPECT_EQ(Sql(file_).text("SELECT hex(content) FROM qgis_projects"), "00FF");
    EXPECT_EQ(Sql(file_).text("SELECT notiz FROM eigene WHERE fid = 3"), "bleibt");
    EXPECT_EQ(Sql(file_).text("SELECT count(*) FROM gpkg_contents WHERE table_name = 'eigene'"), "1");
    EXPECT_EQ(Sql(file_).text("SELECT zustand FROM buildings WHERE fid = 2"), "gut");
    EXPECT_EQ(Sql(file_).text("SELECT styleQML FROM layer_styles WHERE f_table_name = 'streets'"), "<qgis/>");
    EXPECT_EQ(Sql(file_).dump("buildings"), buildings);
}

TEST_F(ProjectEdit, AChangeSomebodyHasNotFinishedIsNotSeen) {
    // A journal that was never played back: what a process leaves that was killed while it committed.
    const auto copy = folder_.path() / "unterbrochen.gpkg";
    {
        const Sql sql(file_);
        sql.run(
            "PRAGMA cache_size = 1; BEGIN; UPDATE nordertor_metadata SET value = 'halb' WHERE key = 'title';"
            "UPDATE buildings SET name = 'halb'; UPDATE layer_styles SET styleQML = zeroblob(200000)");
        ASSERT_TRUE(std::filesystem::exists(file_.string() + "-journal"));
        std::filesystem::copy_file(file_, copy);
        std::filesystem::copy_file(file_.string() + "-journal", copy.string() + "-journal");
    }
    const std::string half = readFile(copy).value();
    ASSERT_NE(half, readFile(file_).value()) << "the test must interrupt after pages were written";
    const auto read = readProject(copy);
    ASSERT_TRUE(read.has_value()) << read.error().sentence(Language::English);
    EXPECT_TRUE(*read == smallProject());
    EXPECT_EQ(readFile(copy).value(), half);
    EXPECT_TRUE(std::filesystem::exists(copy.string() + "-journal"));
    EXPECT_TRUE(commitEdit(copy, model::Edit{model::SetTitle{smallProject().title, "neu"}}));
    EXPECT_FALSE(std::filesystem::exists(copy.string() + "-journal"));
}

TEST_F(ProjectEdit, SeesWhatAnotherProgramHasInItsWriteAheadLog) {
    const Sql sql(file_);
    sql.run(
        "PRAGMA journal_mode = WAL; UPDATE nordertor_metadata SET value = 'aus QGIS' WHERE key = 'title'");
    ASSERT_TRUE(std::filesystem::exists(file_.string() + "-wal"));
    const auto read = readProject(file_);
    ASSERT_TRUE(read.has_value()) << read.error().sentence(Language::English);
    EXPECT_EQ(read->title, "aus QGIS");
}

TEST_F(ProjectEdit, SaysThatAnotherProgramIsWriting) {
    const Sql sql(file_);
    sql.run("BEGIN EXCLUSIVE");
    const auto after = commitEdit(file_, model::Edit{model::SetTitle{smallProject().title, "neu"}});
    ASSERT_FALSE(after.has_value());
    EXPECT_NE(after.error().message.de.find("von einem anderen Programm"), std::string::npos)
        << after.error().sentence(Language::German);
}

}  // namespace
}  // namespace nordertor::io
