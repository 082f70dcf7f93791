// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: counted in the drawing; one cell is 50 m, and every home and point lies 50 m above its path.
#include "ops/choose_sites.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <stop_token>

#include "analysis/support/drawn_project.h"
#include "ops/run_operation.h"
#include "ops/site_words.h"
#include "ops/table_output.h"

namespace nordertor::ops {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Context sitingContext(model::Project project) {
    project.workingCrsEpsg = 25833;
    project.marginMetres = 1000;
    Context context;
    context.snapshot = {std::make_shared<const model::Project>(std::move(project)), 1};
    context.themes = std::make_shared<const model::ThemeSet>(test::playgroundTheme());
    context.today = "2026-03-31";
    return context;
}

/// Two paths that do not meet: 60 persons left, at 0 and 100 m, 20 right.
Context twoIslands() {
    return sitingContext(test::drawnProject({"a b    c",  //
                                             "+++    ++"},
                                            50, {{0, 9}}, {{'a', 30}, {'b', 30}, {'c', 20}}));
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
    EXPECT_EQ(outcome->features.front().title.en, "New sites: playgrounds (mean walk 100 m, best possible)");
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
        "Neue Standorte: Spielplätze (dann erreicht mind. 60 Personen, heute 0, Grenze 80 Personen, Abstand 33,3 %; Suche angehalten)");
    EXPECT_TRUE(provenanceOf(verb, *values, context, *outcome).stopped);
    const auto whole = runOperation(verb, twoIslands(), *values);
    ASSERT_TRUE(whole);
    EXPECT_FALSE(whole->stopped);
}

TEST(ChooseSites, DoesNotSayThatMoreThanNearlyAllIsImpossible) {
    analysis::SitePlan plan;
    plan.persons = 1000;
    plan.reachedAfter = 600;
    plan.solution.objective = 600'000;
    analysis::SitePlanRequest request;
    request.model = analysis::SitingModel::CoverMost;
    const auto sentence = [&](std::int64_t bound) {
        plan.solution.bound = bound;
        return summaryOf(plan, request).en;
    };
    EXPECT_THAT(sentence(900'000), HasSubstr("More than 900 persons is certainly not possible"));
    EXPECT_THAT(sentence(999'000), AllOf(HasSubstr("The result is at most 66.5 % from the best."),
                                         Not(HasSubstr("nearly all"))));
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
    const Context context = sitingContext(test::drawnProject({"a b    c",  //
                                                              "+++    ++"},
                                                             50, {{0, 9}}, {{'a', 30}, {'b', 30}, {'c', 2}}));
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
    const Context context = sitingContext(test::drawnProject({"b     a      P",  //
                                                              "++++++++++++++"},
                                                             50, {{0, 9}}, {{'a', 2}, {'b', 30}}));
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

Outcome sitesOf(const Context& context, std::map<std::string, std::vector<std::string>> given) {
    const ChooseSites verb;
    given.merge(std::map<std::string, std::vector<std::string>>{{"where", {"all"}}});
    const auto values = ParameterValues::create(verb.info().parameters, std::move(given));
    EXPECT_TRUE(values) << values.error().message.en;
    auto outcome = verb.run(context, *values, {});
    EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message.en);
    return outcome ? std::move(*outcome) : Outcome();
}

bool says(const Outcome& outcome, const std::string& part) {
    return std::ranges::any_of(outcome.notices, [&](const Notice& notice) {
        return notice.message.en.find(part) != std::string::npos;
    });
}

// Truth: of 80 children under 10 three tenths, 24, are from 3 to 5; on the left 18 of them, on the right 6.
TEST(ChooseSites, WithPlacesCountsWhomTheFigurePerHeadOfTheStandardIsFor) {
    Context context = twoIslands();
    model::ThemeSet themes = test::playgroundTheme();
    model::Theme& theme = themes.themes.front();
    theme.demandGroups.push_back({"from_3_to_5", {"Kinder von 3 bis 5", "children aged 3 to 5"}, {3, 5}, {}});
    theme.standards.front().perHead = {.amount = 1,
                                       .unit = model::SupplyUnit::Places,
                                       .demandGroup = "from_3_to_5",
                                       .citation = {},
                                       .note = {}};
    const auto adopt = [&] { context.themes = std::make_shared<const model::ThemeSet>(themes); };
    adopt();
    const std::map<std::string, std::vector<std::string>> given{{"standard", {"youth.playground"}},
                                                                {"candidates", {"nodes"}}};
    auto withPlaces = given;
    withPlaces["capacity"] = {"9"};
    const Outcome one = sitesOf(context, withPlaces);
    EXPECT_EQ(cell(one.tables[0], 0, "persons"), "24");
    EXPECT_EQ(cell(one.tables[0], 0, "reached_after"), "9");
    EXPECT_EQ(one.recordedAs.at("group").front(), "youth.from_3_to_5");
    EXPECT_TRUE(says(one, "With --capacity the need per head counts"));
    EXPECT_THAT(one.summary.en, HasSubstr("persons (children aged 3 to 5; estimated: 3 of 10 years"));
    EXPECT_EQ(cell(sitesOf(context, given).tables[0], 0, "persons"), "80") << "the distance is for all";
    theme.standards.front().perHead->amount = 0.75;
    adopt();
    EXPECT_EQ(cell(sitesOf(context, withPlaces).tables[0], 0, "reached_after"), "12") << "9 places";
    theme.standards.front().perHead->unit = model::SupplyUnit::SquareMetres;
    adopt();
    EXPECT_EQ(cell(sitesOf(context, withPlaces).tables[0], 0, "persons"), "80") << "m² are no places";
}

// Truth: a and c 50 m above the path with 2 each, b with 50 persons 150 m above it.
TEST(ChooseSites, HidesTheSumOfSitesThatAreAllHidden) {
    const Context context = sitingContext(test::drawnProject({"  b      ",  //
                                                              "         ",  //
                                                              "a       c",  //
                                                              "+++++++++"},
                                                             50, {{0, 9}}, {{'a', 2}, {'b', 50}, {'c', 2}}));
    const Outcome outcome = sitesOf(context, {{"kind", {"youth.playground"}},
                                              {"candidates", {"nodes"}},
                                              {"limit", {"60"}},
                                              {"attachment", {"200"}},
                                              {"sites", {"2"}}});
    const Table& result = outcome.tables.front();
    EXPECT_EQ(cell(result, 0, "persons"), "54");
    for (const char* column : {"objective", "bound", "reached_after"}) {
        EXPECT_EQ(cell(result, 0, column), "–") << column;
    }
    EXPECT_EQ(cell(outcome.tables[1], 0, "served"), "<3");
    EXPECT_EQ(cell(outcome.tables[1], 1, "served"), "<3");
    EXPECT_THAT(outcome.summary.de, HasSubstr("2 Standorte: einige wenige von 54 Personen"));
    EXPECT_EQ(outcome.features.front().title.en,
              "New sites: playgrounds (reached then a few persons, best possible)");
}

// Truth: b is 30; d is 2, beside the playground or on an island which the one site does not reach.
TEST(ChooseSites, HidesASiteWhereTheSumOfAllWouldTellOfOneOrTwo) {
    for (const bool today : {true, false}) {
        const Context context =
            sitingContext(test::drawnProject({today ? "b        d  P" : "b       d   P",  //
                                              today ? "++++++++++++++" : "+++++  ++ +++"},
                                             50, {{0, 9}}, {{'b', 30}, {'d', 2}}));
        const Outcome outcome = sitesOf(context, {{"kind", {"youth.playground"}},
                                                  {"candidates", {"nodes"}},
                                                  {"limit", {"250"}},
                                                  {"sites", {"1"}}});
        EXPECT_EQ(cell(outcome.tables[0], 0, "reached_before"), today ? "<3" : "0");
        EXPECT_EQ(cell(outcome.tables[1], 0, "newly_reached"), "–") << today;
    }
}

TEST(ChooseSites, CallsBuildingsBuildings) {
    const Outcome outcome = sitesOf(
        twoIslands(), {{"kind", {"youth.playground"}}, {"candidates", {"nodes"}}, {"group", {"80+"}}});
    EXPECT_EQ(std::get<LocalizedText>(outcome.tables.front().rows.front().front()).en,
              "residential buildings reached");
    EXPECT_EQ(outcome.features.front().title.de,
              "Neue Standorte: Spielplätze (dann erreicht <3 Wohngebäude, bestmöglich)");
    const Outcome ways = sitesOf(twoIslands(), {{"kind", {"youth.playground"}},
                                                {"candidates", {"nodes"}},
                                                {"model", {"shortest-ways"}},
                                                {"group", {"80+"}}});
    EXPECT_TRUE(says(ways, "residential buildings then reach none of it"));
    EXPECT_THAT(ways.summary.en, HasSubstr("residential buildings reach nothing then"));
}

TEST(ChooseSites, NamesTheSitesThatReachEverybody) {
    const Outcome outcome = sitesOf(
        twoIslands(), {{"kind", {"youth.playground"}}, {"candidates", {"nodes"}}, {"model", {"cover-all"}}});
    EXPECT_EQ(outcome.features.front().title.de,
              "Neue Standorte: Spielplätze (alle mit 2 Standorten, bestmöglich)");
}
}  // namespace
}  // namespace nordertor::ops
