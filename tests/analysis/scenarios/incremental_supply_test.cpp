// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: analyseGaps() of the changed project, computed from nothing; every bit must be the same.
#include "analysis/scenarios/incremental_supply.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "analysis/network/nearest_facility.h"
#include "analysis/support/drawn_project.h"
#include "analysis/support/random_quarter.h"

namespace nordertor::analysis {
namespace {

using model::ChangeFacility;
using model::Facility;
using test::Draw;

bool sameTotals(const SupplyTotals& a, const SupplyTotals& b) {
    const auto all = [](const SupplyTotals& t) {
        return std::tuple(t.all, t.supplied, t.suppliedByCircle, t.homes, t.homesUnattached, t.homesUnknown);
    };
    return all(a) == all(b);
}

void expectAsComputedAnew(const IncrementalSupply& supply, const model::Project& project,
                          const model::ThemeSet& themes, const GapParameters& parameters) {
    const auto report = analyseGaps(project, themes, parameters);
    ASSERT_TRUE(report) << report.error().message.en;
    const auto anew = IncrementalSupply::build(project, themes, parameters);
    ASSERT_TRUE(anew);
    ASSERT_EQ(supply.standardCount(), report->standards.size());
    for (std::size_t s = 0; s < supply.standardCount(); ++s) {
        const StandardSupply own = supply.standard(s);
        const StandardResult& truth = report->standards[s];
        EXPECT_EQ(own.standard, truth.standard);
        EXPECT_EQ(own.facilities, truth.facilities);
        EXPECT_TRUE(sameTotals(own.inside, truth.inside)) << own.standard;
        EXPECT_TRUE(sameTotals(own.margin, truth.margin)) << own.standard;
        const StandardSupply fresh = anew->standard(s);
        EXPECT_EQ(own.centimetres, fresh.centimetres) << own.standard;
        EXPECT_EQ(own.capacity, fresh.capacity);
        for (std::size_t h = 0; h < own.centimetres.size(); ++h) {
            const float metres = own.centimetres[h] == Nearest::unreachable
                                     ? std::numeric_limits<float>::infinity()
                                     : static_cast<float>(own.centimetres[h] / 100.0);
            ASSERT_EQ(metres, truth.distances[h]) << own.standard << " home " << h;
            const Facility* nearest = supply.nearest(s, h);
            const Facility* expected = anew->nearest(s, h);
            ASSERT_EQ(nearest == nullptr, expected == nullptr);
            if (nearest != nullptr) {
                ASSERT_EQ(*nearest, *expected) << own.standard << " home " << h;
            }
        }
    }
}

/// Adds, removes, moves or resizes a facility of one of three kinds, the last of which no standard knows.
ChangeFacility randomEdit(Draw& draw, const model::Project& project, std::size_t side, std::size_t number) {
    const std::size_t what = draw.below(4);
    if (what == 0 || project.facilities.empty()) {
        const char* kinds[] = {"youth.playground", "youth.park", "youth.bench"};
        const char* sources[] = {"node/", "plan/", "way/"};
        return {std::nullopt, randomFacility(draw, sources[draw.below(3)] + std::to_string(number),
                                             kinds[draw.below(10) == 0 ? 2 : draw.below(2)], side)};
    }
    const Facility& before = project.facilities[draw.below(project.facilities.size())];
    if (what == 1) {
        return {before, std::nullopt};
    }
    Facility after = randomFacility(draw, before.id, before.kind, side);
    if (what == 2) {
        after.location = before.location;
        after.outline = before.outline;
    }
    return {before, after};
}

void editAtRandom(std::uint64_t seed) {
    Draw draw(seed);
    const std::size_t side = 2 + draw.below(6);
    model::Project project = test::randomQuarter(draw, side, 5 + draw.below(60));
    const auto themes = test::twoKindsTheme();
    GapParameters parameters;
    parameters.attachmentLimit = 60;
    model::Scenario scenario{"Probe", "", {}};
    for (std::size_t f = draw.below(12); f > 0; --f) {
        const ChangeFacility edit{std::nullopt,
                                  randomFacility(draw, "node/" + std::to_string(500 + f),
                                                 draw.chance(50) ? "youth.playground" : "youth.park", side)};
        ASSERT_TRUE(model::apply(project, edit));
    }
    const model::Project base = project;
    auto supply = IncrementalSupply::build(base, themes, parameters);
    if (!supply) {
        EXPECT_EQ(supply.error().code, ErrorCode::InvalidData);  // a drawing without any street
        return;
    }
    expectAsComputedAnew(*supply, project, themes, parameters);
    for (std::size_t i = 0; i < 12; ++i) {
        const ChangeFacility edit = randomEdit(draw, project, side, 1000 + i);
        scenario.edits.emplace_back(edit);
        ASSERT_TRUE(model::apply(project, edit));
        ASSERT_TRUE(supply->apply(edit));
        expectAsComputedAnew(*supply, project, themes, parameters);
        if (::testing::Test::HasFailure()) {
            FAIL() << "seed " << seed << ", edit " << i << ": " << model::describe(edit).en;
        }
    }
    const auto laid = model::withScenario(base, scenario);
    ASSERT_TRUE(laid);
    EXPECT_EQ(*laid, project);
    for (std::size_t i = scenario.edits.size(); i > 0; --i) {
        const auto back = model::inverse(scenario.edits[i - 1]);
        ASSERT_TRUE(supply->apply(std::get<ChangeFacility>(back)));
    }
    expectAsComputedAnew(*supply, base, themes, parameters);
}

TEST(IncrementalSupply, GivesWhatComputingAnewGives) {
    for (std::uint64_t seed = 1; seed <= 100 && !HasFailure(); ++seed) {
        editAtRandom(seed);
    }
}

TEST(IncrementalSupply, FindsNumbersForManyFacilitiesAtOnePlaceOfTheOrder) {
    // each lies between the last one and the next, so that free numbers run out
    Draw draw(7);
    model::Project project = test::randomQuarter(draw, 5, 40);
    const auto themes = test::twoKindsTheme();
    ASSERT_TRUE(model::apply(project, ChangeFacility{{}, randomFacility(draw, "a", "youth.playground", 5)}));
    ASSERT_TRUE(model::apply(project, ChangeFacility{{}, randomFacility(draw, "z", "youth.playground", 5)}));
    const model::Project base = project;
    auto supply = IncrementalSupply::build(base, themes, {});
    ASSERT_TRUE(supply);
    std::string id = "a";
    for (int i = 0; i < 50; ++i) {
        id += "a";
        const ChangeFacility edit{std::nullopt, randomFacility(draw, id, "youth.playground", 5)};
        ASSERT_TRUE(model::apply(project, edit));
        ASSERT_TRUE(supply->apply(edit));
    }
    expectAsComputedAnew(*supply, project, themes, {});
}

TEST(IncrementalSupply, RefusesAnEditOfAnotherState) {
    const model::Project project = test::drawnProject({"a----P"}, 50);
    const auto themes = test::playgroundTheme();
    auto supply = IncrementalSupply::build(project, themes, {});
    ASSERT_TRUE(supply);
    Facility other = project.facilities.front();
    other.name = "Anders";
    const auto refused = supply->apply({other, std::nullopt});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidData);
    expectAsComputedAnew(*supply, project, themes, {});
}

TEST(IncrementalSupply, LooksOnlyAtStandardsTheFacilityCountsFor) {
    Draw draw(3);
    const model::Project project = test::randomQuarter(draw, 4, 20);
    const model::ThemeSet themes = test::twoKindsTheme();
    auto supply = IncrementalSupply::build(project, themes, {});
    ASSERT_TRUE(supply);
    EXPECT_EQ(*supply->apply({{}, randomFacility(draw, "x", "youth.park", 4)}),
              (std::vector<std::size_t>{1, 2}));
    EXPECT_TRUE(supply->apply({{}, randomFacility(draw, "x", "youth.bench", 4)})->empty());
}

TEST(IncrementalSupply, SaysWhatIsMissing) {
    model::Project project = test::drawnProject({"a----P"}, 50);
    project.residents = {};
    const model::ThemeSet themes = test::playgroundTheme();
    const auto none = IncrementalSupply::build(project, themes, {});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::InvalidData);
}

}  // namespace
}  // namespace nordertor::analysis
