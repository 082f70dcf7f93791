// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: counted in the drawing; one cell is 50 m.
#include "ops/reach.h"

#include <gtest/gtest.h>

#include "analysis/support/drawn_project.h"
#include "ops/table_output.h"

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

/// From points of a drawing with homes at 0 and 500 m, with further parameters.
std::pair<Outcome, ParameterValues> reachAsked(const std::vector<std::string>& points,
                                               std::map<std::string, std::vector<std::string>> given) {
    auto project = test::drawnProject({"a         b         P",  //
                                       "+++++++++++++++++++++"},
                                      50, {{0, 9}}, {{'a', 20}, {'b', 0}});
    project.workingCrsEpsg = 25833;
    Context context;
    context.snapshot = {std::make_shared<const model::Project>(std::move(project)), 1};
    context.themes = std::make_shared<const model::ThemeSet>(test::playgroundTheme());
    const Reach verb;
    given["at"] = points;
    const auto values = ParameterValues::create(verb.info().parameters, std::move(given));
    EXPECT_TRUE(values);
    auto outcome = verb.run(context, *values, {});
    EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message.en);
    return {outcome ? std::move(*outcome) : Outcome{}, *values};
}

/// From points of a drawing with homes at 0 and 500 m, the first of them of 20 children, the other of none.
Outcome reachFrom(const std::vector<std::string>& points, const std::string& bands) {
    return reachAsked(points, {{"bands", {bands}}}).first;
}

std::string saidIn(const Outcome& outcome) {
    std::string text;
    for (const Notice& notice : outcome.notices) {
        text += notice.message.en + "\n";
    }
    return text;
}

TEST(Reach, SaysWhereNobodyIsReached) {
    EXPECT_NE(saidIn(reachFrom({"1000,0"}, "100")).find("Up to the widest limit no home is reached."),
              std::string::npos);
    EXPECT_NE(saidIn(reachFrom({"500,0"}, "100")).find("lives nobody of those who are counted."),
              std::string::npos);
    EXPECT_EQ(saidIn(reachFrom({"250,0"}, "400")).find("Up to the widest limit"), std::string::npos);
}

TEST(Reach, SaysWhatToDoWhereNobodyIsReached) {
    EXPECT_NE(saidIn(reachFrom({"1000,0"}, "50,100")).find("Farther: --bands 300."), std::string::npos);
    EXPECT_NE(saidIn(reachFrom({"500,0"}, "100")).find("all residents: --group all"), std::string::npos);
}

// Truth: counted in the drawing, which is 1000 m long.
TEST(Reach, TakesManyBandsAndNamesTheirEndsInTheTitle) {
    std::string bands = "10";
    for (int metres = 20; metres <= 600; metres += 10) {
        bands += "," + std::to_string(metres);
    }
    const Outcome many = reachFrom({"250,0"}, bands);
    ASSERT_EQ(many.tables.front().rows.size(), 60U);
    EXPECT_EQ(many.features.front().title.en, "Service areas: 250,0, 10 to 600 m on foot");
    // ten classes of six bands each, the last up to the widest
    const auto& presentation = many.features.front().presentation;
    EXPECT_EQ(presentation.breaks, (std::vector<double>{60, 120, 180, 240, 300, 360, 420, 480, 540}));
    EXPECT_EQ(presentation.upTo, 600);
    EXPECT_NE(saidIn(many).find("a class stands for 6 bands each"), std::string::npos);
    const Outcome few = reachFrom({"250,0"}, "10,20,30");
    EXPECT_EQ(few.features.front().presentation.breaks, (std::vector<double>{10, 20}));
    EXPECT_EQ(saidIn(few).find("a class stands for"), std::string::npos);
    EXPECT_EQ(reachFrom({"250,0"}, "10,20,30").features.front().title.en,
              "Service areas: 250,0, 10, 20 and 30 m on foot");
}

// Truth: every metre of both directions along the path, until its ends.
TEST(Reach, TakesThousandsOfBands) {
    std::string bands = "50.25";
    for (int quarter = 202; quarter <= 2200; ++quarter) {
        bands += "," + std::to_string(quarter / 4) + "." + std::to_string(quarter % 4 * 25);
    }
    const Outcome many = reachFrom({"500,0"}, bands);
    const Table& table = many.tables.front();
    ASSERT_EQ(table.rows.size(), 2000U);
    double before = 0;
    for (const auto& row : table.rows) {
        const double kilometres = std::get<Figure>(row.back()).value;
        EXPECT_GE(kilometres, before);
        before = kilometres;
    }
    EXPECT_NEAR(before, 1, 1e-9);
    EXPECT_EQ(many.features.front().presentation.breaks.size(), 9U);
}

// Truth: 100 m in 2 minutes at 3 km/h, 144 m at the 4.32 km/h of an adult; 50 m of them lead to the path, the
// rest goes both ways along it.
TEST(Reach, WalksAtASpeedOfOnesOwn) {
    const auto kilometres = [](const std::map<std::string, std::vector<std::string>>& more) {
        const auto [outcome, values] = reachAsked({"500,0"}, more);
        for (std::size_t c = 0; c < outcome.tables.front().columns.size(); ++c) {
            if (outcome.tables.front().columns[c].key == "path_km") {
                return std::get<Figure>(outcome.tables.front().rows.front()[c]).value;
            }
        }
        return -1.0;
    };
    EXPECT_NEAR(kilometres({{"bands", {"2"}}, {"unit", {"min"}}, {"speed", {"3"}}}), 0.1, 1e-3);
    EXPECT_NEAR(kilometres({{"bands", {"2"}}, {"unit", {"min"}}}), 0.188, 1e-3);
    EXPECT_NEAR(kilometres({{"bands", {"2"}}, {"unit", {"min"}}, {"speed", {"4.32"}}}), 0.188, 1e-3);
    const auto [usual, values] =
        reachAsked({"500,0"}, {{"bands", {"2"}}, {"unit", {"min"}}, {"profile", {"senior"}}});
    EXPECT_EQ(recordedParameters(values, usual).at("speed"), std::vector<std::string>{"2.88"});
    const auto [metres, asked] = reachAsked({"500,0"}, {{"bands", {"100"}}});
    EXPECT_FALSE(recordedParameters(asked, metres).contains("speed"));
    const auto refused =
        ParameterValues::create(Reach().info().parameters, {{"at", {"500,0"}}, {"speed", {"3"}}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().place, "--speed");
}

TEST(Reach, CountsAnOriginOnceHoweverOftenItIsNamed) {
    const Outcome twice = reachFrom({"250,0", "250,0"}, "400");
    EXPECT_EQ(twice.summary.en, "Service area of one origin.");
    EXPECT_NE(saidIn(twice).find("Named as an origin more than once, counted once: 250,0."),
              std::string::npos);
}

}  // namespace
}  // namespace nordertor::ops
