// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: counted in the drawing; one cell is 50 m, and every home and point lies 50 m above its path.
#include "ops/choose_sites.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stop_token>

#include "analysis/support/drawn_project.h"
#include "ops/run_operation.h"
#include "ops/table_output.h"

namespace nordertor::ops {
namespace {

using testing::HasSubstr;

/// Two paths that do not meet: 60 persons left, at 0 and 100 m, 20 right.
Context twoIslands() {
    auto project = test::drawnProject({"a b    c",  //
                                       "+++    ++"},
                                      50, {{0, 9}}, {{'a', 30}, {'b', 30}, {'c', 20}});
    project.workingCrsEpsg = 25833;
    project.marginMetres = 1000;
    Context context;
    context.snapshot = {std::make_shared<const model::Project>(std::move(project)), 1};
    context.themes = std::make_shared<const model::ThemeSet>(test::playgroundTheme());
    context.today = "2026-03-31";
    return context;
}

double figure(const Table& table, const std::string& column) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key == column) {
            const Cell& cell = table.rows.front()[c];
            const auto* persons = std::get_if<Persons>(&cell);
            const auto* value = std::get_if<Figure>(&cell);
            return persons != nullptr ? persons->value : value != nullptr ? value->value : -1;
        }
    }
    return -2;
}

TEST(ChooseSites, TellsOneMeanWalkAndNamesThoseWhoReachNothing) {
    const ChooseSites verb;
    const auto values = ParameterValues::create(verb.info().parameters, {{"kind", {"youth.playground"}},
                                                                         {"model", {"shortest-ways"}},
                                                                         {"candidates", {"nodes"}},
                                                                         {"where", {"all"}}});
    ASSERT_TRUE(values) << values.error().message.en;
    const auto outcome = verb.run(twoIslands(), *values, {});
    ASSERT_TRUE(outcome) << outcome.error().message.en;
    const Table& result = outcome->tables.front();
    // one site serves the 60 on the left; the 20 on the right cannot come
    EXPECT_EQ(figure(result, "persons"), 80);
    EXPECT_EQ(figure(result, "nowhere_before"), 80);
    EXPECT_EQ(figure(result, "nowhere_after"), 20);
    const double mean = figure(result, "objective");
    EXPECT_GT(mean, 0);
    EXPECT_LT(mean, 200) << "not the 15 km the search takes for them";
    EXPECT_EQ(figure(result, "bound"), -1) << "in metres it would be no walk anybody has";
    EXPECT_THAT(outcome->summary.en, HasSubstr("Mean walk " + std::to_string(std::lround(mean)) + " m."));
    EXPECT_THAT(outcome->summary.en, HasSubstr("20 persons reach nothing then, 80 today."));
    EXPECT_EQ(outcome->features.front().title.en, "New sites: playgrounds (mean walk 100 m, proven)");
}

TEST(ChooseSites, MarksWhatASearchThatWasStoppedLeaves) {
    std::stop_source stop;
    Context context = twoIslands();
    context.sitesSoFar = [&](const SitesSoFar&) { stop.request_stop(); };
    const ChooseSites verb;
    const auto values = ParameterValues::create(
        verb.info().parameters,
        {{"kind", {"youth.playground"}}, {"candidates", {"nodes"}}, {"where", {"all"}}, {"store", {"neu"}}});
    ASSERT_TRUE(values) << values.error().message.en;
    const auto outcome = runOperation(verb, context, *values, Task({}, stop.get_token()));
    ASSERT_TRUE(outcome) << outcome.error().message.en;
    EXPECT_TRUE(outcome->stopped);
    ASSERT_EQ(outcome->edits.size(), 1U) << "the best so far is stored like any other";
    const auto& stored = std::get<model::SetResult>(outcome->edits.front().operation);
    EXPECT_EQ(
        stored.after->record.title.de,
        "Neue Standorte: Spielplätze (erreicht: 60 Personen, Grenze 80 Personen, Abstand 33,3 %; Suche angehalten)");
    EXPECT_TRUE(provenanceOf(verb, *values, context, *outcome).stopped);
    const auto whole = runOperation(verb, twoIslands(), *values);
    ASSERT_TRUE(whole);
    EXPECT_FALSE(whole->stopped);
}

/// "–", or the number as it is shown.
std::string cell(const Table& table, std::size_t row, const std::string& column) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key == column) {
            const auto* persons = std::get_if<Persons>(&table.rows[row][c]);
            return persons == nullptr       ? "–"
                   : isSuppressed(*persons) ? "<3"
                                            : std::to_string(std::lround(persons->value));
        }
    }
    return "no such column";
}

// Truth: 60 persons on the left, 2 on the right; both sites reach all of theirs.
TEST(ChooseSites, GivesNoOneOrTwoPersonsAwayByTheDifferenceToATotal) {
    auto project = test::drawnProject({"a b    c",  //
                                       "+++    ++"},
                                      50, {{0, 9}}, {{'a', 30}, {'b', 30}, {'c', 2}});
    project.workingCrsEpsg = 25833;
    project.marginMetres = 1000;
    Context context = twoIslands();
    context.snapshot = {std::make_shared<const model::Project>(std::move(project)), 1};
    const ChooseSites verb;
    const auto values = ParameterValues::create(verb.info().parameters, {{"kind", {"youth.playground"}},
                                                                         {"candidates", {"nodes"}},
                                                                         {"where", {"all"}},
                                                                         {"sites", {"2"}},
                                                                         {"ways", {"true"}}});
    ASSERT_TRUE(values) << values.error().message.en;
    const auto outcome = verb.run(context, *values, {});
    ASSERT_TRUE(outcome) << outcome.error().message.en;
    EXPECT_EQ(cell(outcome->tables[0], 0, "reached_after"), "62");
    const Table& sites = outcome->tables[1];
    ASSERT_EQ(sites.rows.size(), 2U);
    for (const char* column : {"newly_reached", "served", "served_within"}) {
        EXPECT_EQ(cell(sites, 1, column), "<3") << column;
        EXPECT_EQ(cell(sites, 0, column), "–") << column << ": 62 - 60 would be the other";
    }
}

// Truth: of 32 who come to the left end 2 have the playground 450 m away already; all walk less than 600 m.
TEST(ChooseSites, TellsThoseWithinTheLimitWhereThoseNewlyReachedCannotBeTold) {
    auto project = test::drawnProject({"b     a      P",  //
                                       "++++++++++++++"},
                                      50, {{0, 9}}, {{'a', 2}, {'b', 30}});
    project.workingCrsEpsg = 25833;
    project.marginMetres = 1000;
    Context context = twoIslands();
    context.snapshot = {std::make_shared<const model::Project>(std::move(project)), 1};
    const ChooseSites verb;
    const auto values = ParameterValues::create(
        verb.info().parameters,
        {{"kind", {"youth.playground"}}, {"candidates", {"nodes"}}, {"where", {"all"}}, {"limit", {"600"}}});
    ASSERT_TRUE(values) << values.error().message.en;
    const auto outcome = verb.run(context, *values, {});
    ASSERT_TRUE(outcome) << outcome.error().message.en;
    const Table& sites = outcome->tables[1];
    EXPECT_EQ(cell(sites, 0, "served"), "32");
    EXPECT_EQ(cell(sites, 0, "served_within"), "32");
    EXPECT_EQ(cell(sites, 0, "newly_reached"), "–") << "32 - 30 would be the others";
}

}  // namespace
}  // namespace nordertor::ops
