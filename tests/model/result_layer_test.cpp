// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/result_layer.h"

#include <gtest/gtest.h>

#include "model/project.h"
#include "support/small_result.h"

namespace nordertor::model {
namespace {

using test::pointResult;

TEST(ResultLayer, NamesAreWhatTablesAndCommandLinesTake) {
    for (const char* name : {"a", "kitas_800", "z9", "abcdefghijabcdefghijabcdefghijabcdefghij"}) {
        EXPECT_TRUE(checkResultName(name)) << name;
    }
    for (const char* name : {"", "9a", "_a", "Kitas", "a b", "a-b", "ä", "a;drop", "a\"",
                             "abcdefghijabcdefghijabcdefghijabcdefghijk"}) {
        const auto checked = checkResultName(name);
        ASSERT_FALSE(checked) << name;
        EXPECT_EQ(checked.error().code, ErrorCode::InvalidArgument);
    }
}

TEST(ResultLayer, AValueBelongsToTheFirstClassWhoseBoundIsNotSmaller) {
    const ResultLayer layer = pointResult("a");
    const auto classFor = [&](ResultValue metres) {
        return classOf(*layer.data, {{}, {std::monostate{}, std::move(metres), std::monostate{}}});
    };
    EXPECT_EQ(classFor(200.0), 0U);
    EXPECT_EQ(classFor(200.5), 1U);
    EXPECT_EQ(classFor(500.0), 1U);
    EXPECT_EQ(classFor(1e9), 2U);
    EXPECT_EQ(classFor(std::monostate{}), std::nullopt);
}

TEST(ResultLayer, IsOutdatedOnceDataOrLimitsChangeButNotByTitlesOrOtherResults) {
    Project project;
    project.sources.emplace_back().id = "osm";
    project.sources.front().fingerprint = "1";
    ResultRecord record;
    record.projectState = stateOf(project);
    EXPECT_FALSE(isOutdated(record, project));
    project.title = "Neu";
    project.results = {pointResult("a")};
    EXPECT_FALSE(isOutdated(record, project));
    Project limited = project;
    limited.standardLimits["youth.playground"] = 300;
    EXPECT_TRUE(isOutdated(record, limited));
    project.sources.front().fingerprint = "2";
    EXPECT_TRUE(isOutdated(record, project));
}

TEST(ResultLayer, StoringReplacingAndRemovingCanBeUndone) {
    const ResultLayer first = pointResult("a");
    ResultLayer second = first;
    second.record.createdOn = "2026-04-01";
    const Edit store{SetResult{std::nullopt, first}};
    const Edit replace{SetResult{first, second}};
    const Edit remove{SetResult{second, std::nullopt}};
    Project project;
    std::vector<Project> states{project};
    for (const Edit& edit : {store, replace, remove}) {
        const auto after = applied(project, edit);
        ASSERT_TRUE(after) << after.error().sentence(Language::English);
        project = *after;
        states.push_back(project);
    }
    EXPECT_TRUE(project.results.empty());
    for (const Edit* edit : {&remove, &replace, &store}) {
        states.pop_back();
        const auto back = applied(project, inverse(*edit));
        ASSERT_TRUE(back);
        project = *back;
        EXPECT_EQ(project.results, states.back().results);
    }
}

TEST(ResultLayer, TheListOfEditsSaysWhatHappenedWithoutKeepingTheRows) {
    const auto stored = applied({}, {SetResult{std::nullopt, pointResult("a")}});
    ASSERT_TRUE(stored);
    const auto& recorded = std::get<SetResult>(stored->edits.front().operation);
    EXPECT_EQ(recorded.after->record, pointResult("a").record);
    EXPECT_EQ(recorded.after->data, nullptr);
    EXPECT_EQ(describe(stored->edits.front()).de, "Ergebnis „a“ abgelegt");
    // what would need the rows is refused, what does not works
    EXPECT_FALSE(applied({}, stored->edits.front()));
    EXPECT_TRUE(applied(*stored, inverse(stored->edits.front())));
}

TEST(ResultLayer, DoesNotOverwriteWhatSomebodyElseStored) {
    const auto stored = applied({}, {SetResult{std::nullopt, pointResult("a")}});
    ASSERT_TRUE(stored);
    EXPECT_FALSE(applied(*stored, {SetResult{std::nullopt, pointResult("a")}}));
    EXPECT_FALSE(applied(*stored, {SetResult{test::lineResult("b"), std::nullopt}}));
}

}  // namespace
}  // namespace nordertor::model
