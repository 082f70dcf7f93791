// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/project_store.h"

#include <gtest/gtest.h>

#include <string>

#include "base/file.h"
#include "io/project/sample_projects.h"
#include "support/real_data.h"

namespace nordertor::io {
namespace {

using test::smallProject;
using test::TemporaryFolder;

std::string germanSentence(const Error& error) {
    return error.sentence(Language::German);
}

void expectSame(const model::Project& read, const model::Project& written) {
    EXPECT_EQ(read.title, written.title);
    EXPECT_EQ(read.workingCrsEpsg, written.workingCrsEpsg);
    EXPECT_EQ(read.marginMetres, written.marginMetres);
    EXPECT_EQ(read.createdOn, written.createdOn);
    EXPECT_EQ(read.area, written.area);
    EXPECT_EQ(read.baseMap.buildings, written.baseMap.buildings);
    EXPECT_EQ(read.baseMap.addresses, written.baseMap.addresses);
    EXPECT_EQ(read.baseMap.landUse, written.baseMap.landUse);
    EXPECT_EQ(read.baseMap.lines, written.baseMap.lines);
    EXPECT_EQ(read.baseMap.streets, written.baseMap.streets);
    EXPECT_EQ(read.baseMap.barriers, written.baseMap.barriers);
    EXPECT_EQ(read.residents.groups, written.residents.groups);
    EXPECT_EQ(read.residents.cells, written.residents.cells);
    EXPECT_EQ(read.residents.homes, written.residents.homes);
    EXPECT_EQ(read.residents.persons, written.residents.persons);
    EXPECT_EQ(read.facilities, written.facilities);
    EXPECT_EQ(read.organisations, written.organisations);
    EXPECT_EQ(read.sources, written.sources);
    EXPECT_EQ(read.notices, written.notices);
    EXPECT_EQ(read.standardLimits, written.standardLimits);
    EXPECT_EQ(read.edits, written.edits);
    EXPECT_TRUE(read == written);
}

TEST(ProjectStore, ReadsBackWhatWasWritten) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "Süd 100%? #1.gpkg";
    const auto created = createProject(file, smallProject());
    ASSERT_TRUE(created) << germanSentence(created.error());
    const auto read = readProject(file);
    ASSERT_TRUE(read) << germanSentence(read.error());
    expectSame(*read, smallProject());
}

TEST(ProjectStore, ReadsBackAnEmptyProject) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "leer.gpkg";
    model::Project empty;
    ASSERT_TRUE(createProject(file, empty));
    const auto read = readProject(file);
    ASSERT_TRUE(read) << germanSentence(read.error());
    expectSame(*read, empty);
}

TEST(ProjectStore, ReadsBackATown) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "stadt.gpkg";
    const model::Project town = test::townOf(1500);
    ASSERT_TRUE(createProject(file, town));
    const auto read = readProject(file);
    ASSERT_TRUE(read) << germanSentence(read.error());
    EXPECT_TRUE(*read == town);
}

TEST(ProjectStore, SameProjectGivesSameBytes) {
    const TemporaryFolder folder;
    ASSERT_TRUE(createProject(folder.path() / "a.gpkg", smallProject()));
    ASSERT_TRUE(createProject(folder.path() / "b.gpkg", smallProject()));
    EXPECT_EQ(readFile(folder.path() / "a.gpkg").value(), readFile(folder.path() / "b.gpkg").value());
}

TEST(ProjectStore, LookingChangesNoByteAndLeavesNothingBehind) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.gpkg";
    ASSERT_TRUE(createProject(file, smallProject()));
    const std::string before = readFile(file).value();
    const auto time = std::filesystem::last_write_time(file);
    ASSERT_TRUE(readProject(file));
    EXPECT_EQ(readFile(file).value(), before);
    EXPECT_EQ(std::filesystem::last_write_time(file), time);
    const std::filesystem::directory_iterator entries(folder.path());
    EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

TEST(ProjectStore, RefusesAnExistingTarget) {
    const TemporaryFolder folder;
    const auto file = folder.write("da.gpkg", "wichtig");
    const auto created = createProject(file, smallProject());
    ASSERT_FALSE(created);
    EXPECT_EQ(created.error().code, ErrorCode::CannotWrite);
    EXPECT_EQ(germanSentence(created.error()),
              file.string() +
                  ": Die Datei gibt es schon; sie wird nicht überschrieben. Bitte einen anderen "
                  "Namen wählen oder die vorhandene Datei vorher löschen.");
    EXPECT_EQ(readFile(file).value(), "wichtig");
}

TEST(ProjectStore, RefusesAProjectWhoseColumnsDiffer) {
    const TemporaryFolder folder;
    model::Project project = smallProject();
    project.residents.persons[0].pop_back();
    const auto created = createProject(folder.path() / "a.gpkg", project);
    ASSERT_FALSE(created);
    EXPECT_EQ(created.error().code, ErrorCode::Internal);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "a.gpkg"));
}

TEST(ProjectStore, CancelledCreationLeavesNothing) {
    const TemporaryFolder folder;
    std::stop_source stop;
    stop.request_stop();
    const auto created =
        createProject(folder.path() / "a.gpkg", test::townOf(300), Task({}, stop.get_token()));
    ASSERT_FALSE(created);
    EXPECT_EQ(created.error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(ProjectStore, CancelledReadingSaysSo) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.gpkg";
    ASSERT_TRUE(createProject(file, test::townOf(300)));
    std::stop_source stop;
    stop.request_stop();
    const auto read = readProject(file, Task({}, stop.get_token()));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace nordertor::io
