// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit.h"

#include <gtest/gtest.h>

#include "model/project.h"

namespace nordertor::model {
namespace {

Organisation organisation(const std::string& id, const std::string& sourceId) {
    Organisation result;
    result.id = id;
    result.name = "Beispiel " + id;
    result.sourceId = sourceId;
    return result;
}

SourceRecord source(const std::string& id, const std::string& fingerprint = "1") {
    SourceRecord result;
    result.id = id;
    result.fingerprint = fingerprint;
    result.title = "Liste " + id;
    return result;
}

Notice notice(const std::string& text) {
    return {Severity::Warning, sameInBoth(text), {}, {}, 1};
}

Project project() {
    Project result;
    result.title = "Quartier";
    result.standardLimits = {{"youth.playground", 200}};
    result.sources = {source("a"), source("osm")};
    result.organisations = {organisation("1", "a"), organisation("3", "osm"), organisation("5", "a")};
    result.notices = {notice("first"), notice("of a")};
    return result;
}

std::string idsOf(const Project& p) {
    std::string text;
    for (const Organisation& o : p.organisations) {
        text += o.id + "@" + o.sourceId + " ";
    }
    return text;
}

void expectSameButEdits(const Project& a, const Project& b) {
    EXPECT_EQ(a.title, b.title);
    EXPECT_EQ(a.standardLimits, b.standardLimits);
    EXPECT_EQ(a.sources, b.sources);
    EXPECT_EQ(idsOf(a), idsOf(b));
    EXPECT_EQ(a.notices, b.notices);
}

/// One edit of each kind that fits project().
std::vector<Edit> fittingEdits() {
    return {{SetStandardLimit{"youth.playground", 200.0, 400.0}},
            {SetStandardLimit{"youth.playground", 200.0, std::nullopt}},
            {SetStandardLimit{"social.school", std::nullopt, 900.0}},
            {SetTitle{"Quartier", "Nordertor"}},
            // replaced, removed, added
            {ReplaceOrganisations{
                {{source("a")}, {organisation("1", "a"), organisation("5", "a")}, {notice("of a")}},
                {{source("a", "2")}, {organisation("2", "a")}, {notice("of the new a")}}}},
            {ReplaceOrganisations{
                {{source("a")}, {organisation("1", "a"), organisation("5", "a")}, {notice("of a")}}, {}}},
            {ReplaceOrganisations{{}, {{source("b")}, {organisation("4", "b")}, {}}}}};
}

TEST(Edit, UndoAfterDoIsIdentity) {
    for (const Edit& edit : fittingEdits()) {
        const auto done = applied(project(), edit);
        ASSERT_TRUE(done) << describe(edit).en;
        EXPECT_EQ(done->edits.size(), 1U);
        const auto undone = applied(*done, inverse(edit));
        ASSERT_TRUE(undone) << describe(edit).en;
        expectSameButEdits(*undone, project());
        EXPECT_EQ(undone->edits.size(), 2U);
    }
}

TEST(Edit, TwiceIsRefusedAsStale) {
    for (const Edit& edit : fittingEdits()) {
        const auto done = applied(project(), edit);
        ASSERT_TRUE(done);
        const auto again = applied(*done, edit);
        ASSERT_FALSE(again) << describe(edit).en;
        EXPECT_EQ(again.error().code, ErrorCode::InvalidData);
        EXPECT_FALSE(again.error().remedy.empty());
    }
}

TEST(Edit, StaleIsRefused) {
    EXPECT_FALSE(applied(project(), {SetTitle{"Anderer", "Neu"}}));
    EXPECT_FALSE(applied(project(), {SetStandardLimit{"youth.playground", 300.0, 400.0}}));
    EXPECT_FALSE(applied(project(), {SetStandardLimit{"youth.playground", std::nullopt, 400.0}}));
    EXPECT_FALSE(
        applied(project(), {ReplaceOrganisations{{{source("a", "changed meanwhile")}, {}, {}}, {}}}));
}

TEST(Edit, KeepsOrganisationsAndSourcesInOrder) {
    const auto done = applied(
        project(),
        {ReplaceOrganisations{{}, {{source("b")}, {organisation("4", "b"), organisation("2", "b")}, {}}}});
    ASSERT_TRUE(done);
    EXPECT_EQ(idsOf(*done), "1@a 2@b 3@osm 4@b 5@a ");
    ASSERT_EQ(done->sources.size(), 3U);
    EXPECT_EQ(done->sources[1].id, "b");
}

TEST(Edit, IsDescribedInBothLanguages) {
    EXPECT_EQ(describe({SetStandardLimit{"youth.playground", 200.0, 400.0}}),
              (LocalizedText{"Grenzwert youth.playground: 400 m statt 200 m",
                             "Limit youth.playground: 400 m instead of 200 m"}));
    EXPECT_EQ(describe({SetStandardLimit{"youth.playground", 200.0, std::nullopt}}).de,
              "Grenzwert youth.playground: Vorgabe des Themas statt 200 m");
    EXPECT_EQ(describe({SetTitle{"A", "B"}}).de, "Titel: „B“ statt „A“");
    EXPECT_EQ(describe({ReplaceOrganisations{{}, {{source("b")}, {organisation("4", "b")}, {}}}}),
              (LocalizedText{"Liste b: 1 statt 0 Organisationen", "Liste b: 1 instead of 0 organisations"}));
}

TEST(Project, SaysWhetherItHoldsExampleData) {
    Project p = project();
    EXPECT_FALSE(p.hasExampleData());
    p.sources[0].exampleData = true;
    EXPECT_TRUE(p.hasExampleData());
}

}  // namespace
}  // namespace nordertor::model
