// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: counted in the drawing; one cell is 50 m.
#include "ops/reach.h"

#include <gtest/gtest.h>

#include "analysis/support/drawn_project.h"

namespace nordertor::ops {
namespace {

/// Persons within 400 m of the playground at 250 m, from which the path leads only to the right.
double personsWithin(const std::string& direction) {
    auto project = test::drawnProject({"a    P    b",  //
                                       "+++++++++++"},
                                      50, {{0, 9}}, {{'a', 20}, {'b', 30}});
    project.workingCrsEpsg = 25833;
    for (model::Street& street : project.baseMap.streets) {
        // drawn streets may run either way
        const bool rightwards = street.points.front().x < street.points.back().x;
        street.footDirection = rightwards ? model::FootDirection::Forward : model::FootDirection::Backward;
    }
    Context context;
    context.snapshot = {std::make_shared<const model::Project>(std::move(project)), 1};
    context.themes = std::make_shared<const model::ThemeSet>(test::playgroundTheme());
    const Reach verb;
    std::map<std::string, std::vector<std::string>> given{{"kind", {"youth.playground"}}, {"bands", {"400"}}};
    if (!direction.empty()) {
        given["direction"] = {direction};
    }
    const auto values = ParameterValues::create(verb.info().parameters, given);
    EXPECT_TRUE(values);
    const auto outcome = verb.run(context, *values, {});
    EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message.en);
    const Table& table = outcome->tables.front();
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key == "persons_0_9" || table.columns[c].key == "persons_0-9") {
            return std::get<Persons>(table.rows.front()[c]).value;
        }
    }
    return -1;
}

TEST(Reach, TellsWhoGetsThereFromWhereOneGetsOnAOneWay) {
    EXPECT_EQ(personsWithin("towards"), 20);
    EXPECT_EQ(personsWithin("from"), 30);
    EXPECT_EQ(personsWithin(""), 20);
}

/// What the verb says of a group in a project whose data has the age classes `ages`.
Outcome reachFor(const std::string& group, const std::vector<model::AgeGroup>& ages) {
    auto project = test::drawnProject({"a    P    b",  //
                                       "+++++++++++"},
                                      50, ages, {{'a', 20}, {'b', 30}});
    project.workingCrsEpsg = 25833;
    Context context;
    context.snapshot = {std::make_shared<const model::Project>(std::move(project)), 1};
    model::ThemeSet themes = test::playgroundTheme();
    themes.themes.front().demandGroups.push_back(
        {"six", {"Kinder von 6 bis 12", "Children 6 to 12"}, {6, 12}, {{0, 9}}});
    context.themes = std::make_shared<const model::ThemeSet>(std::move(themes));
    const Reach verb;
    const auto values = ParameterValues::create(
        verb.info().parameters, {{"kind", {"youth.playground"}}, {"bands", {"400"}}, {"group", {group}}});
    EXPECT_TRUE(values);
    auto outcome = verb.run(context, *values, {});
    EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message.en);
    return outcome ? std::move(*outcome) : Outcome();
}

std::vector<std::string> columnsOf(const Table& table) {
    std::vector<std::string> labels;
    for (const Column& column : table.columns) {
        labels.push_back(column.label.en);
    }
    return labels;
}

TEST(Reach, SaysWhomAStandInCounts) {
    const Outcome standIn = reachFor("youth.six", {{0, 9}});
    ASSERT_EQ(standIn.notices.size(), 1U);
    EXPECT_EQ(standIn.notices.front().message.en,
              "There are no figures for the group itself; counted are: children under 10.");
    EXPECT_TRUE(reachFor("0-9", {{0, 9}}).notices.empty());
}

TEST(Reach, CountsHomesOnceWhereTheGroupIsUnknown) {
    const Outcome homes = reachFor("youth.six", {{20, 29}});
    EXPECT_EQ(columnsOf(homes.tables.front()),
              (std::vector<std::string>{"Walk up to m", "Homes", "of these unknown", "Area ha", "Paths km"}));
    ASSERT_EQ(homes.notices.size(), 1U);
    EXPECT_EQ(homes.notices.front().message.en,
              "There are no figures of persons; residential buildings are counted instead.");
    EXPECT_EQ(homes.features.front().title.en, "Service areas: playgrounds, 400 m on foot");
}

/// From points of a drawing with homes at 0 and 500 m, the first of them of 20 children, the other of none.
Outcome reachFrom(const std::vector<std::string>& points, const std::string& bands) {
    auto project = test::drawnProject({"a         b         P",  //
                                       "+++++++++++++++++++++"},
                                      50, {{0, 9}}, {{'a', 20}, {'b', 0}});
    project.workingCrsEpsg = 25833;
    Context context;
    context.snapshot = {std::make_shared<const model::Project>(std::move(project)), 1};
    context.themes = std::make_shared<const model::ThemeSet>(test::playgroundTheme());
    const Reach verb;
    const auto values = ParameterValues::create(verb.info().parameters, {{"at", points}, {"bands", {bands}}});
    EXPECT_TRUE(values);
    auto outcome = verb.run(context, *values, {});
    EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message.en);
    return outcome ? std::move(*outcome) : Outcome{};
}

std::string noticesOf(const Outcome& outcome) {
    std::string text;
    for (const Notice& notice : outcome.notices) {
        text += notice.message.en + "\n";
    }
    return text;
}

TEST(Reach, SaysWhereNobodyIsReached) {
    EXPECT_NE(noticesOf(reachFrom({"1000,0"}, "100")).find("Up to the widest limit no home is reached."),
              std::string::npos);
    EXPECT_NE(noticesOf(reachFrom({"500,0"}, "100")).find("lives nobody of those who are counted."),
              std::string::npos);
    EXPECT_EQ(noticesOf(reachFrom({"250,0"}, "400")).find("Up to the widest limit"), std::string::npos);
}

TEST(Reach, CountsAnOriginOnceHoweverOftenItIsNamed) {
    const Outcome twice = reachFrom({"250,0", "250,0"}, "400");
    EXPECT_EQ(twice.summary.en, "Service area of one origin.");
    EXPECT_NE(noticesOf(twice).find("Named as an origin more than once, counted once: 250,0."),
              std::string::npos);
}

}  // namespace
}  // namespace nordertor::ops
