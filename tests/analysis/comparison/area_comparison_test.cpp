// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/area_comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <stop_token>

#include "analysis/support/drawn_project.h"
#include "geo/area_operations.h"

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
    EXPECT_EQ(comparison->groups[2].inhabitants, 100) << "without the surroundings";
    const StandardComparison& standard = comparison->standards.at(0);
    EXPECT_EQ(standard.groups[0].supplied, 500);
    EXPECT_DOUBLE_EQ(*standard.groups[0].share, 500.0 / 600);
    EXPECT_DOUBLE_EQ(*standard.groups[1].share, 0);
    EXPECT_FALSE(standard.groups[2].share.has_value()) << "100 persons are too few";
    EXPECT_DOUBLE_EQ(*standard.groups[0].difference, 0);
    EXPECT_NEAR(*standard.groups[1].difference, -500.0 / 6, 1e-9);
    EXPECT_FALSE(standard.groups[0].rank.has_value()) << "nothing else to rank it among";
    EXPECT_EQ(standard.ranked, 0U);
}

// Truth: of the three homes inside, a and b are near enough.
TEST(AreaComparison, CountsWhomItIsAskedToCount) {
    const model::Project project = city();
    const Demand homes{{DemandMeasure::Homes, {"Wohngebäude", "homes"}},
                       std::vector<double>(project.residents.homes.size(), 1.0)};
    const auto comparison = compared(project, nullptr, {.around = 200, .group = &homes});
    ASSERT_TRUE(comparison.has_value());
    const StandardComparison& standard = comparison->standards.at(0);
    EXPECT_EQ(standard.demand.label.en, "homes");
    EXPECT_EQ(standard.groups[0].persons, 3);
    EXPECT_EQ(standard.groups[0].supplied, 2);
}

// Truth: the ring and what lies beyond it, as far as the data, share no surface and together are the buffer
// of the area by the margin; every home lies in the shape of its own group.
TEST(AreaComparison, DrawsThePartsWithoutOverlapAsFarAsTheDataReaches) {
    model::Project project = city();
    project.marginMetres = 500;
    const auto comparison = compared(project, nullptr);
    ASSERT_TRUE(comparison.has_value());
    const auto& groups = comparison->groups;
    EXPECT_EQ(groups[0].shape, project.area.shape);
    const auto within = [&](double metres) {
        return geo::areaOf(*geo::buffer(project.area.shape, metres)) - geo::areaOf(project.area.shape);
    };
    EXPECT_NEAR(geo::areaOf(groups[1].shape), within(200), 0.01);
    EXPECT_NEAR(geo::areaOf(groups[2].shape), within(500) - within(200), 0.01);
    EXPECT_NEAR(geo::areaOf(*geo::intersection(groups[1].shape, groups[2].shape)), 0, 0.01);
    const std::vector<std::size_t> groupOf{0, 0, 0, 1, 2};  // e, a, b, c, d
    ASSERT_EQ(project.residents.homes.size(), groupOf.size());
    std::vector<model::Home> homes = project.residents.homes;
    std::ranges::sort(homes, {}, [](const model::Home& home) { return home.location.x; });
    for (std::size_t h = 0; h < homes.size(); ++h) {
        for (std::size_t g = 0; g < 3; ++g) {
            EXPECT_EQ(geo::contains(groups[g].shape, homes[h].location), g == groupOf[h]) << h << " " << g;
        }
    }
    EXPECT_THAT(comparison->notices.at(0).message.en,
                testing::HasSubstr("as far as the data reaches: 500 m"));
}

TEST(AreaComparison, SaysWhenTheDataEndsWithinTheSurroundings) {
    model::Project project = city();
    project.marginMetres = 400;
    const auto comparison = compared(project, nullptr, {.around = 400});
    ASSERT_TRUE(comparison.has_value()) << "the surroundings are something to compare with";
    EXPECT_EQ(comparison->groups[1].inhabitants, 400);
    EXPECT_EQ(comparison->groups[2].homes, 0U);
    EXPECT_TRUE(comparison->groups[2].shape.empty());
    ASSERT_EQ(comparison->notices.size(), 1U) << "and not a second one about a part without inhabitants";
    EXPECT_EQ(comparison->notices[0].severity, Severity::Warning);
    EXPECT_THAT(comparison->notices[0].message.en, testing::HasSubstr("The data reaches only 400 m"));
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
    EXPECT_FALSE(standard.groups[1].rank.has_value()) << "the surroundings are no area";
    ASSERT_EQ(comparison->notices.size(), 2U);
    EXPECT_EQ(comparison->notices[1].count, 3U);
    EXPECT_EQ(comparison->notices[1].message.de,
              "Gebiete unter 300 Einwohnern sind ohne Zahlen und ohne Rang: 3.");
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
    ASSERT_EQ(homes->notices.size(), 2U);

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
