// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/area_comparison.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stop_token>

#include "analysis/support/drawn_project.h"

namespace nordertor::analysis {
namespace {

// Truth: worked by hand. A cell is 50 m; a, b and d walk 200 m to a playground, e and c 400 m. The programme
// area ends at 450 m: e, a, b lie inside; c is 150 m, d 350 m outside.
model::Project city() {
    return test::drawnProject({"e   a P b   c   d P", "-------------------"}, 50,
                              {{0, 9}, {0, model::AgeGroup::openEnd}},
                              {{'a', 200}, {'b', 300}, {'c', 300}, {'d', 100}, {'e', 100}}, 450);
}

model::AreaSet::Area strip(const std::string& id, double from, double to) {
    return {id, id + " name", {{{{{from, -500}, {to, -500}, {to, 500}, {from, 500}, {from, -500}}, {}}}}};
}

Result<AreaComparison> compared(const model::Project& project, const model::AreaSet* areas,
                                const ComparisonParameters& parameters = {.around = 200}) {
    const model::ThemeSet themes = test::playgroundTheme(200);
    const auto report = analyseGaps(project, themes, {});
    EXPECT_TRUE(report.has_value());
    return compareAreas(project, themes, *report, areas, parameters);
}

TEST(AreaComparison, ComparesTheAreaWithItsSurroundingsAndTheRest) {
    const auto comparison = compared(city(), nullptr);
    ASSERT_TRUE(comparison.has_value());
    ASSERT_EQ(comparison->groups.size(), 3U);
    EXPECT_EQ(comparison->groups[0].inhabitants, 600);
    EXPECT_EQ(comparison->groups[1].inhabitants, 300);
    EXPECT_EQ(comparison->groups[2].inhabitants, 400);
    const StandardComparison& standard = comparison->standards.at(0);
    EXPECT_EQ(standard.groups[0].supplied, 500);
    EXPECT_DOUBLE_EQ(*standard.groups[0].share, 500.0 / 600);
    EXPECT_DOUBLE_EQ(*standard.groups[1].share, 0);
    EXPECT_DOUBLE_EQ(*standard.groups[2].share, 0.25);
    EXPECT_DOUBLE_EQ(*standard.groups[0].difference, 0);
    EXPECT_NEAR(*standard.groups[2].difference, 25 - 500.0 / 6, 1e-9);
    EXPECT_FALSE(standard.groups[0].rank.has_value()) << "nothing else to rank it among";
    EXPECT_EQ(standard.ranked, 0U);
}

TEST(AreaComparison, RanksTheProgrammeAreaAmongOtherAreasOfSomeSize) {
    model::AreaSet set;
    set.areas = {strip("west", -10, 250), strip("tiny", 750, 900), strip("east", 500, 900),
                 strip("empty", 5000, 5100)};
    const auto comparison = compared(city(), &set);
    ASSERT_TRUE(comparison.has_value());
    ASSERT_EQ(comparison->groups.size(), 7U);
    EXPECT_EQ(comparison->groups[3].name.de, "west name");
    EXPECT_FALSE(comparison->groups[3].tooSmall) << "exactly 300";
    EXPECT_TRUE(comparison->groups[4].tooSmall) << "100";
    EXPECT_TRUE(comparison->groups[6].tooSmall) << "nobody";
    const StandardComparison& standard = comparison->standards.at(0);
    EXPECT_EQ(standard.ranked, 3U);
    EXPECT_EQ(standard.groups[0].rank, 1U);
    EXPECT_EQ(standard.groups[3].rank, 2U);
    EXPECT_DOUBLE_EQ(*standard.groups[3].share, 2.0 / 3);
    EXPECT_EQ(standard.groups[5].rank, 3U);
    EXPECT_FALSE(standard.groups[4].share.has_value());
    EXPECT_FALSE(standard.groups[4].rank.has_value());
    EXPECT_FALSE(standard.groups[1].rank.has_value()) << "the surroundings are part of the rest";
    ASSERT_EQ(comparison->notices.size(), 1U);
    EXPECT_EQ(comparison->notices[0].count, 2U);
    EXPECT_EQ(comparison->notices[0].message.de,
              "Gebiete unter 300 Einwohnern sind ohne Zahlen und ohne Rang: 2.");
}

TEST(AreaComparison, GivesEqualSharesTheSameRank) {
    model::AreaSet set;
    set.areas = {strip("first", 150, 450), strip("second", 150, 450)};
    const auto comparison = compared(city(), &set);
    const StandardComparison& standard = comparison->standards.at(0);
    EXPECT_EQ(standard.groups[3].rank, 1U);
    EXPECT_EQ(standard.groups[4].rank, 1U);
    EXPECT_EQ(standard.groups[0].rank, 3U);
}

TEST(AreaComparison, SaysWhatCannotBeCheckedOrCompared) {
    model::Project unknown = city();
    for (auto& column : unknown.residents.persons) {
        std::fill(column.begin(), column.end(), model::Residents::unknownPersons);
    }
    const auto homes = compared(unknown, nullptr);
    ASSERT_TRUE(homes.has_value());
    EXPECT_FALSE(homes->groups[0].tooSmall) << "buildings are no persons";
    EXPECT_DOUBLE_EQ(*homes->standards[0].groups[0].share, 2.0 / 3);
    ASSERT_EQ(homes->notices.size(), 1U);

    EXPECT_EQ(compared(city(), nullptr, {.around = 0}).error().code, ErrorCode::InvalidArgument);
    model::Project inside = test::drawnProject({"a P", "---"}, 50);
    EXPECT_EQ(compared(inside, nullptr).error().code, ErrorCode::InvalidData);
    model::Project outside = test::drawnProject({"a P", "---"}, 50, {{0, 9}}, {}, -100);
    const auto nobody = compared(outside, nullptr);
    ASSERT_FALSE(nobody.has_value());
    EXPECT_EQ(nobody.error().message.en,
              "There is no home in the programme area, so there is nothing to compare.");
}

TEST(AreaComparison, StopsWhenAsked) {
    const model::Project project = city();
    const model::ThemeSet themes = test::playgroundTheme(200);
    const auto report = analyseGaps(project, themes, {});
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = compareAreas(project, themes, *report, nullptr, {},
                                      Task([](double, const LocalizedText&) {}, stop.get_token()));
    ASSERT_FALSE(stopped.has_value());
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace nordertor::analysis
