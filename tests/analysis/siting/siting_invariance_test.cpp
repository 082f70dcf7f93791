// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: a plan does not know how many threads made it, where the town lies, nor in which order its streets
// and the homes were read.
#include <gtest/gtest.h>

#include "analysis/siting/site_plan.h"
#include "analysis/support/invariance.h"
#include "analysis/support/random_quarter.h"

namespace nordertor::test {
namespace {

using analysis::SitePlan;
using analysis::SitePlanRequest;
using analysis::SitingModel;

struct Question {
    const char* name;
    SitingModel model;
    bool exact = false;
    bool places = false;
};

void PrintTo(const Question& question, std::ostream* to) {
    *to << question.name;
}

/// 49 junctions to choose from, 300 homes, some parks that are there already.
model::Project quarter() {
    Draw draw(21);
    constexpr std::size_t side = 7;
    model::Project project = randomQuarter(draw, side, 300);
    for (int f = 0; f < 3; ++f) {
        project.facilities.push_back(
            randomFacility(draw, "node/" + std::to_string(500 + f), "youth.park", side));
    }
    return onEighths(project);
}

Result<SitePlan> planned(const Question& question, const model::Project& project) {
    SitePlanRequest request;
    request.model = question.model;
    request.candidates =
        analysis::streetNodes(project, analysis::walkingProfile(model::WalkingProfileId::Adult)).sites;
    for (const model::Facility& facility : project.facilities) {
        request.existing.push_back(&facility);
    }
    request.demand = analysis::demandFor(project.residents, {"children", {"Kinder", "children"}, {0, 9}, {}});
    request.limit = 150;
    request.attachmentLimit = 60;
    request.sites = 4;
    request.wherePossible = true;
    if (question.places) {
        request.places = question.model == SitingModel::CoverAll ? 4000 : 400;
    }
    request.effort = {.iterations = 6, .boundSteps = 60, .exact = question.exact};
    return analysis::planSites(project, request);
}

/// Which sites, and how good they are.
std::string bytesOfChoice(const Result<SitePlan>& plan) {
    if (!plan) {
        ADD_FAILURE() << plan.error().message.en;
        return {};
    }
    std::string bytes = bytesOf(plan->solution.sites, plan->solution.objective, plan->solution.bound,
                                plan->persons, plan->reachedBefore, plan->reachedAfter, plan->meanBefore);
    for (const Notice& notice : plan->notices) {
        bytes += bytesOf(notice.message.de, notice.count);
    }
    return bytes;
}

/// All of a plan; `numbers` are those of the homes in an order that is the same for all.
std::string bytesOfPlan(const Result<SitePlan>& plan, const std::vector<std::size_t>& numbers) {
    std::string bytes = bytesOfChoice(plan);
    if (!plan) {
        return bytes;
    }
    bytes += bytesOf(plan->meanAfter, plan->longestAfter);
    for (const analysis::PlannedSite& site : plan->sites) {
        bytes += bytesOf(site.candidate, site.newlyReached, site.served, site.servedWithin, site.meanBefore,
                         site.meanAfter);
    }
    std::vector<std::string> ways;
    for (const SitePlan::Way& way : plan->ways) {
        ways.push_back(bytesOf(way.site, numbers[way.home], way.persons, way.metres));
    }
    for (const analysis::SitingAllocation& each : plan->solution.allocation) {
        ways.push_back(bytesOf(each.site, numbers[each.demand], each.distance, each.weight));
    }
    std::sort(ways.begin(), ways.end());
    return bytes + bytesOf(ways);
}
std::string bytesOfPlan(const Result<SitePlan>& plan, const model::Project& project) {
    std::vector<std::size_t> numbers(project.residents.homes.size());
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    return bytesOfPlan(plan, numbers);
}

class SitingInvariance : public testing::TestWithParam<Question> {};

TEST_P(SitingInvariance, GivesTheSameBytesOnAnyNumberOfThreads) {
    const model::Project project = quarter();
    expectTheSameOnAnyNumberOfThreads([&] { return bytesOfPlan(planned(GetParam(), project), project); });
}

TEST_P(SitingInvariance, DoesNotDependOnTheOrderOfStreets) {
    const model::Project project = quarter();
    const std::string expected = bytesOfPlan(planned(GetParam(), project), project);
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        EXPECT_TRUE(bytesOfPlan(planned(GetParam(), withInputInOtherOrder(project, seed)), project) ==
                    expected);
    }
}

TEST_P(SitingInvariance, DoesNotDependOnTheOrderOfHomes) {
    const model::Project project = quarter();
    const std::vector<std::size_t> order = drawnOrder(project.residents.homes.size(), 4);
    model::Project other = project;
    other.residents.homes = inOrder(project.residents.homes, order);
    other.residents.persons[0] = inOrder(project.residents.persons[0], order);
    const auto plan = planned(GetParam(), project);
    const auto again = planned(GetParam(), other);
    EXPECT_TRUE(bytesOfChoice(plan) == bytesOfChoice(again));
    EXPECT_TRUE(bytesOfPlan(plan, project) == bytesOfPlan(again, order));
}

TEST_P(SitingInvariance, DoesNotDependOnWhereTheTownLies) {
    const model::Project project = quarter();
    EXPECT_TRUE(bytesOfPlan(planned(GetParam(), moved(project)), project) ==
                bytesOfPlan(planned(GetParam(), project), project));
}

INSTANTIATE_TEST_SUITE_P(
    AllProblems, SitingInvariance,
    testing::Values(Question{"CoverAll", SitingModel::CoverAll},
                    Question{"CoverMost", SitingModel::CoverMost},
                    Question{"ShortestWays", SitingModel::ShortestWays},
                    Question{"ShortestLongest", SitingModel::ShortestLongest},
                    Question{"CoverAllExactly", SitingModel::CoverAll, true},
                    Question{"CoverMostExactly", SitingModel::CoverMost, true},
                    Question{"ShortestWaysExactly", SitingModel::ShortestWays, true},
                    Question{"ShortestLongestExactly", SitingModel::ShortestLongest, true},
                    Question{"CoverMostWithPlaces", SitingModel::CoverMost, false, true},
                    Question{"ShortestWaysWithPlaces", SitingModel::ShortestWays, false, true},
                    Question{"CoverAllWithPlaces", SitingModel::CoverAll, true, true},
                    Question{"ShortestLongestWithPlaces", SitingModel::ShortestLongest, true, true},
                    Question{"CoverMostWithPlacesExactly", SitingModel::CoverMost, true, true},
                    Question{"ShortestWaysWithPlacesExactly", SitingModel::ShortestWays, true, true}),
    [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace nordertor::test
