// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: all sets of sites tried out (siting_cases.h), on small random problems with fixed seeds.
#include "analysis/siting/location_allocation.h"

#include <gtest/gtest.h>

#include "analysis/siting/siting_cases.h"

namespace nordertor::test {
namespace {

using analysis::locateSites;
using analysis::SitingEffort;
using analysis::SitingSolution;

constexpr SitingEffort exact{.iterations = 4, .exact = true};

std::size_t selectable(const SitingProblem& problem) {
    return static_cast<std::size_t>(
        std::count_if(problem.roles.begin(), problem.roles.end(),
                      [](SiteRole role) { return role == SiteRole::Free || role == SiteRole::Required; }));
}

std::size_t required(const SitingProblem& problem) {
    return static_cast<std::size_t>(
        std::count(problem.roles.begin(), problem.roles.end(), SiteRole::Required));
}

/// What the solution says, from its sites alone.
std::optional<std::int64_t> recomputed(const SitingProblem& problem, const SitingSolution& solution) {
    std::uint64_t chosen = 0;
    for (const std::size_t site : solution.sites) {
        chosen |= std::uint64_t{1} << site;
    }
    return objectiveOf(problem, tableOf(problem), chosen);
}

void expectOptimal(SitingModel model, bool capacities, std::uint64_t seeds) {
    std::size_t solved = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const SitingProblem problem = randomProblem(model, seed, capacities);
        const auto best = bestByTrying(problem);
        const auto solution = locateSites(problem, exact);
        const bool allowed = selectable(problem) > 0 &&
                             (model == SitingModel::CoverAll ||
                              (problem.budget <= selectable(problem) && required(problem) <= problem.budget));
        if (!allowed || !best) {
            EXPECT_FALSE(solution.has_value()) << "seed " << seed;
            continue;
        }
        ASSERT_TRUE(solution.has_value()) << "seed " << seed << ": " << solution.error().message.en;
        ++solved;
        EXPECT_EQ(solution->objective, *best) << "seed " << seed;
        EXPECT_EQ(solution->bound, *best) << "seed " << seed;
        EXPECT_EQ(recomputed(problem, *solution), solution->objective) << "seed " << seed;
        EXPECT_EQ(solution->gapPercent(), 0) << "seed " << seed;
    }
    EXPECT_GT(solved, seeds / 3);
}

TEST(LocationAllocation, CoversAllWithTheFewestSites) {
    expectOptimal(SitingModel::CoverAll, false, 400);
}
TEST(LocationAllocation, CoversAsManyAsPossible) {
    expectOptimal(SitingModel::CoverMost, false, 400);
}
TEST(LocationAllocation, MakesTheWaysShortest) {
    expectOptimal(SitingModel::ShortestWays, false, 400);
}
TEST(LocationAllocation, MakesTheLongestWayShortest) {
    expectOptimal(SitingModel::ShortestLongest, false, 400);
}
TEST(LocationAllocation, CoversAsManyAsPlacesAllow) {
    expectOptimal(SitingModel::CoverMost, true, 150);
}
TEST(LocationAllocation, MakesTheWaysShortestAsPlacesAllow) {
    expectOptimal(SitingModel::ShortestWays, true, 150);
}

TEST(LocationAllocation, CoversAllWithTheFewestSitesThatHavePlacesEnough) {
    expectOptimal(SitingModel::CoverAll, true, 300);
}
TEST(LocationAllocation, MakesTheLongestWayShortestAsPlacesAllow) {
    expectOptimal(SitingModel::ShortestLongest, true, 300);
}

class HeuristicAlone : public testing::TestWithParam<bool> {};

TEST_P(HeuristicAlone, NeverClaimsWhatIsNotSo) {
    for (const SitingModel model : {SitingModel::CoverAll, SitingModel::CoverMost, SitingModel::ShortestWays,
                                    SitingModel::ShortestLongest}) {
        for (std::uint64_t seed = 1000; seed < 1150; ++seed) {
            const SitingProblem problem = randomProblem(model, seed, GetParam());
            const auto best = bestByTrying(problem);
            const auto solution = locateSites(problem, {.iterations = 0, .boundSteps = 5});
            if (!solution || !best) {
                continue;
            }
            EXPECT_EQ(recomputed(problem, *solution), solution->objective) << "seed " << seed;
            if (model == SitingModel::CoverMost) {
                EXPECT_LE(solution->objective, *best) << "seed " << seed;
                EXPECT_GE(solution->bound, *best) << "seed " << seed;
            } else {
                EXPECT_GE(solution->objective, *best) << "seed " << seed;
                EXPECT_LE(solution->bound, *best) << "seed " << seed;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(WithoutAndWithPlaces, HeuristicAlone, testing::Bool());

/// Demands 1..3 at one site each, far from each other.
SitingProblem threeVillages() {
    SitingProblem problem;
    problem.weights = {30, 20, 10};
    const std::uint32_t no = SitingProblem::unreachable;
    problem.distances = catchmentsOf({{5, no, no}, {no, 5, no}, {no, no, 5}});
    problem.limit = 8;
    return problem;
}

TEST(LocationAllocation, MoreSitesAreNeverWorse) {
    for (const SitingModel model :
         {SitingModel::CoverMost, SitingModel::ShortestWays, SitingModel::ShortestLongest}) {
        for (std::uint64_t seed = 1; seed < 60; ++seed) {
            SitingProblem problem = randomProblem(model, seed);
            std::optional<std::int64_t> before;
            for (problem.budget = 1; problem.budget <= selectable(problem); ++problem.budget) {
                const auto solution = locateSites(problem, exact);
                if (!solution) {
                    continue;
                }
                if (before && model == SitingModel::CoverMost) {
                    EXPECT_GE(solution->objective, *before) << "seed " << seed;
                } else if (before) {
                    EXPECT_LE(solution->objective, *before) << "seed " << seed;
                }
                before = solution->objective;
            }
        }
    }
}

TEST(LocationAllocation, TheOrderOfDemandsDoesNotMatter) {
    for (const SitingModel model : {SitingModel::CoverAll, SitingModel::CoverMost, SitingModel::ShortestWays,
                                    SitingModel::ShortestLongest}) {
        for (std::uint64_t seed = 1; seed < 60; ++seed) {
            const SitingProblem problem = randomProblem(model, seed);
            SitingProblem reversed = problem;
            std::reverse(reversed.weights.begin(), reversed.weights.end());
            std::reverse(reversed.existing.begin(), reversed.existing.end());
            DistanceTable table = tableOf(problem);
            for (auto& row : table) {
                std::reverse(row.begin(), row.end());
            }
            reversed.distances = catchmentsOf(table);
            const auto one = locateSites(problem, {.iterations = 3, .boundSteps = 30});
            const auto other = locateSites(reversed, {.iterations = 3, .boundSteps = 30});
            ASSERT_EQ(one.has_value(), other.has_value());
            if (one) {
                EXPECT_EQ(one->sites, other->sites) << "seed " << seed;
                EXPECT_EQ(one->objective, other->objective) << "seed " << seed;
                EXPECT_EQ(one->bound, other->bound) << "seed " << seed;
            }
        }
    }
}

TEST(LocationAllocation, TellsEachImprovementWithItsSites) {
    std::size_t improvements = 0;
    for (const SitingModel model : {SitingModel::CoverAll, SitingModel::CoverMost, SitingModel::ShortestWays,
                                    SitingModel::ShortestLongest}) {
        for (const bool capacities : {false, true}) {
            if (capacities && model != SitingModel::CoverMost && model != SitingModel::ShortestWays) {
                continue;
            }
            const bool more = model == SitingModel::CoverMost;
            for (std::uint64_t seed = 1; seed < 60; ++seed) {
                const SitingProblem problem = randomProblem(model, seed, capacities);
                std::vector<analysis::SitingProgress> told;
                const auto solution =
                    locateSites(problem, exact, {},
                                [&](const analysis::SitingProgress& known) { told.push_back(known); });
                if (!solution) {
                    continue;
                }
                ASSERT_FALSE(told.empty());
                EXPECT_EQ(told.back().sites, solution->sites) << "seed " << seed;
                EXPECT_EQ(told.back().objective, solution->objective) << "seed " << seed;
                for (std::size_t t = 0; t < told.size(); ++t) {
                    SitingSolution known;
                    known.sites = told[t].sites;
                    EXPECT_EQ(recomputed(problem, known), told[t].objective) << "seed " << seed;
                    if (t > 0) {
                        EXPECT_TRUE(more ? told[t].objective >= told[t - 1].objective
                                         : told[t].objective <= told[t - 1].objective);
                        improvements += told[t].objective != told[t - 1].objective ? 1 : 0;
                    }
                }
            }
        }
    }
    EXPECT_GT(improvements, 10U);
}

TEST(LocationAllocation, SaysWhoGoesWhere) {
    SitingProblem problem = threeVillages();
    problem.budget = 2;
    const auto solution = locateSites(problem);
    ASSERT_TRUE(solution.has_value());
    EXPECT_EQ(solution->sites, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(solution->objective, 50);
    const std::vector<analysis::SitingAllocation> expected{{0, 0, 5, 30}, {1, 1, 5, 20}};
    EXPECT_EQ(solution->allocation, expected);
}

TEST(LocationAllocation, ADemandIsSplitWhereThePlacesEnd) {
    SitingProblem problem;
    problem.weights = {10};
    problem.distances = catchmentsOf({{3}, {4}});
    problem.capacities = {6, 9};
    problem.limit = 8;
    problem.budget = 2;
    problem.model = SitingModel::ShortestWays;
    const auto solution = locateSites(problem, exact);
    ASSERT_TRUE(solution.has_value());
    EXPECT_EQ(solution->objective, 6 * 3 + 4 * 4);
    const std::vector<analysis::SitingAllocation> expected{{0, 0, 3, 6}, {0, 1, 4, 4}};
    EXPECT_EQ(solution->allocation, expected);
}

TEST(LocationAllocation, CountsWhoIsOutOfReach) {
    SitingProblem problem = threeVillages();
    EXPECT_EQ(analysis::weightOutOfReach(problem), 0);
    problem.limit = 4;
    EXPECT_EQ(analysis::weightOutOfReach(problem), 60);
    problem.limit = 8;
    problem.roles = {SiteRole::Free, SiteRole::Forbidden, SiteRole::Free};
    EXPECT_EQ(analysis::weightOutOfReach(problem), 20);
}

TEST(LocationAllocation, RefusesWhatIsNotPossible) {
    SitingProblem problem = threeVillages();
    problem.budget = 4;
    EXPECT_EQ(locateSites(problem).error().message.en,
              "4 sites are not possible: there are 3 to choose from.");
    problem.budget = 1;
    problem.roles = {SiteRole::Required, SiteRole::Required, SiteRole::Free};
    EXPECT_EQ(locateSites(problem).error().message.en, "2 sites are required, but only 1 may be chosen.");
    problem.roles.assign(3, SiteRole::Forbidden);
    EXPECT_EQ(locateSites(problem).error().message.en, "There is no site to choose from.");
    problem.roles.clear();
    problem.model = SitingModel::ShortestLongest;
    problem.budget = 2;
    EXPECT_EQ(locateSites(problem).error().message.en, "With 2 sites not everybody can be reached on foot.");
    problem.budget = 1;
    EXPECT_EQ(locateSites(problem).error().message.en, "With 1 site not everybody can be reached on foot.");
    problem.roles.clear();
    problem.distances = catchmentsOf({{5, 5, 5}, {5, 5, 5}, {5, 5, 5}});
    problem.capacities = {19, 20, 20};
    problem.budget = 3;
    EXPECT_EQ(locateSites(problem).error().message.en,
              "With 3 sites and the places there not everybody can be served on foot.");
    problem.model = SitingModel::CoverAll;
    EXPECT_EQ(locateSites(problem).error().place, "--capacity");
}

TEST(LocationAllocation, OfEqualCoversTheOneWithTheShortestWays) {
    SitingProblem problem;
    problem.weights = {10, 10};
    problem.distances = catchmentsOf({{2, 3}, {7, 6}});
    problem.capacities = {10, 10};
    problem.limit = 8;
    problem.budget = 2;
    for (const SitingModel model : {SitingModel::CoverMost, SitingModel::CoverAll}) {
        problem.model = model;
        const auto solution = locateSites(problem, exact);
        ASSERT_TRUE(solution.has_value());
        const std::vector<analysis::SitingAllocation> expected{{0, 0, 2, 10}, {1, 1, 6, 10}};
        EXPECT_EQ(solution->allocation, expected);
    }
}

TEST(LocationAllocation, AnExactSolveThatIsCutShortKeepsTheHeuristicsAnswer) {
    std::size_t unproven = 0;
    for (const SitingModel model : {SitingModel::CoverAll, SitingModel::CoverMost, SitingModel::ShortestWays,
                                    SitingModel::ShortestLongest}) {
        for (const bool capacities : {false, true}) {
            if (capacities && model != SitingModel::CoverMost && model != SitingModel::ShortestWays) {
                continue;
            }
            for (std::uint64_t seed = 1; seed < 80; ++seed) {
                const SitingProblem problem = randomProblem(model, seed, capacities);
                // hardly a heuristic and hardly a bound, so that something is left to the solver
                SitingEffort effort{.iterations = 0, .boundSteps = 1};
                const auto heuristic = locateSites(problem, effort);
                if (!heuristic) {
                    continue;
                }
                unproven += heuristic->proven() ? 0 : 1;
                effort.exact = true;
                effort.exactNodes = 1;
                const auto solution = locateSites(problem, effort);
                ASSERT_TRUE(solution.has_value());
                EXPECT_EQ(recomputed(problem, *solution), solution->objective) << "seed " << seed;
                if (model == SitingModel::CoverMost) {
                    EXPECT_GE(solution->objective, heuristic->objective) << "seed " << seed;
                    EXPECT_LE(solution->bound, heuristic->bound) << "seed " << seed;
                } else {
                    EXPECT_LE(solution->objective, heuristic->objective) << "seed " << seed;
                    EXPECT_GE(solution->bound, heuristic->bound) << "seed " << seed;
                }
            }
        }
    }
    EXPECT_GT(unproven, 50U);
}

TEST(LocationAllocation, StoppedItGivesTheBestSoFar) {
    // grid of 30 x 30 demands that are sites as well: the first answer is at once, the best takes longer
    SitingProblem problem;
    problem.model = SitingModel::ShortestWays;
    problem.budget = 12;
    problem.limit = 1000;
    DistanceTable table;
    std::mt19937_64 random(7);
    for (int s = 0; s < 300; ++s) {
        problem.weights.push_back(static_cast<std::int64_t>(1 + random() % 50));
        table.emplace_back();
        for (int d = 0; d < 300; ++d) {
            table.back().push_back(static_cast<std::uint32_t>(1 + random() % 900));
        }
    }
    problem.distances = catchmentsOf(table);
    std::stop_source stop;
    std::size_t told = 0;
    const auto solution = locateSites(problem, {.iterations = 1000000, .exact = true},
                                      Task({}, stop.get_token()), [&](const analysis::SitingProgress&) {
                                          ++told;
                                          stop.request_stop();
                                      });
    ASSERT_TRUE(solution.has_value());
    EXPECT_TRUE(solution->cancelled);
    EXPECT_GE(told, 1U);
    EXPECT_EQ(solution->sites.size(), 12U);
    EXPECT_GE(solution->objective, solution->bound);
    const auto before = locateSites(problem, {}, Task({}, stop.get_token()));
    ASSERT_TRUE(before.has_value());
    EXPECT_TRUE(before->cancelled);
    EXPECT_EQ(before->sites.size(), 12U);
}

/// Everybody goes to a chosen site or to what exists, as far as the model says, nobody twice, and nowhere
/// more than fit in; the objective is that of these ways.
void expectWholePlan(const SitingProblem& problem, const SitingSolution& solution) {
    const DistanceTable table = tableOf(problem);
    std::vector<std::int64_t> left = problem.weights;
    std::vector<std::int64_t> room = problem.capacities;
    std::int64_t served = 0;
    std::int64_t ways = 0;
    std::int64_t longest = 0;
    const bool covering = problem.model == SitingModel::CoverAll || problem.model == SitingModel::CoverMost;
    for (const analysis::SitingAllocation& each : solution.allocation) {
        left[each.demand] -= each.weight;
        served += each.weight;
        ways += each.weight * std::min(each.distance, problem.limit);
        longest = std::max<std::int64_t>(longest, each.distance);
        EXPECT_GT(each.weight, 0);
        EXPECT_TRUE(!covering || each.distance <= problem.limit);
        if (each.site == analysis::SitingAllocation::existingFacility) {
            continue;
        }
        EXPECT_EQ(each.distance, table[each.site][each.demand]);
        EXPECT_TRUE(problem.role(each.site) == SiteRole::Existing ||
                    std::ranges::binary_search(solution.sites, each.site));
        if (!room.empty()) {
            room[each.site] -= each.weight;
            EXPECT_GE(room[each.site], 0);
        }
    }
    std::int64_t unserved = 0;
    for (const std::int64_t rest : left) {
        EXPECT_GE(rest, 0);
        unserved += rest;
    }
    switch (problem.model) {
        case SitingModel::CoverAll:
            EXPECT_EQ(unserved, 0);
            EXPECT_EQ(solution.objective, static_cast<std::int64_t>(solution.sites.size()));
            break;
        case SitingModel::CoverMost:
            EXPECT_EQ(solution.objective, served);
            break;
        case SitingModel::ShortestWays:
            EXPECT_EQ(solution.objective, ways + unserved * problem.limit);
            break;
        case SitingModel::ShortestLongest:
            EXPECT_EQ(unserved, 0);
            EXPECT_EQ(solution.objective, longest);
            break;
    }
}

TEST(LocationAllocation, SaysBeforeItSearchesThatPlacesAreTooFew) {
    SitingProblem problem = threeVillages();
    problem.model = SitingModel::ShortestLongest;
    problem.capacities = {20, 20, 20};
    problem.budget = 2;
    std::stop_source stop;
    stop.request_stop();
    const auto solution = locateSites(problem, {}, Task({}, stop.get_token()));
    ASSERT_FALSE(solution.has_value());
    EXPECT_EQ(solution.error().code, ErrorCode::InvalidData);
    EXPECT_NE(solution.error().message.en.find("the places there not everybody"), std::string::npos);
}

class Stopped : public testing::TestWithParam<bool> {};

TEST_P(Stopped, AtAnyMomentItGivesAWholePlan) {
    for (const SitingModel model : {SitingModel::CoverAll, SitingModel::CoverMost, SitingModel::ShortestWays,
                                    SitingModel::ShortestLongest}) {
        std::size_t possible = 0;
        std::size_t answered = 0;
        for (std::uint64_t seed = 2000; seed < 2300; ++seed) {
            SCOPED_TRACE(seed);
            const SitingProblem problem = randomProblem(model, seed, GetParam());
            const auto best = bestByTrying(problem);
            if (!best || !locateSites(problem, {.iterations = 0, .boundSteps = 5, .exact = true})) {
                continue;
            }
            ++possible;
            // before the search begins, then each time something better is known
            for (std::size_t moment = 0; moment < 4; ++moment) {
                std::stop_source stop;
                std::size_t told = 0;
                const auto stopAt = [&](std::size_t now) {
                    if (now == moment) {
                        stop.request_stop();
                    }
                };
                stopAt(0);
                std::int64_t known = 0;
                const auto solution =
                    locateSites(problem, exact, Task({}, stop.get_token()),
                                [&](const analysis::SitingProgress& progress) {
                                    const bool more = model == SitingModel::CoverMost;
                                    EXPECT_TRUE(told == 0 || (more ? progress.objective >= known
                                                                   : progress.objective <= known));
                                    known = progress.objective;
                                    stopAt(++told);
                                });
                if (!solution) {
                    EXPECT_EQ(solution.error().code, ErrorCode::Cancelled);
                    EXPECT_EQ(told, 0U);
                    continue;
                }
                answered += moment == 0 ? 1 : 0;
                EXPECT_EQ(solution->cancelled, stop.stop_requested());
                expectWholePlan(problem, *solution);
                if (model == SitingModel::CoverMost) {
                    EXPECT_LE(solution->objective, *best);
                    EXPECT_GE(solution->bound, *best);
                } else {
                    EXPECT_GE(solution->objective, *best);
                    EXPECT_LE(solution->bound, *best);
                }
            }
        }
        EXPECT_GT(possible, 100U);
        // a simple plan cannot always keep narrow conditions of these small problems
        EXPECT_GE(answered,
                  model == SitingModel::ShortestLongest || GetParam() ? possible * 9 / 10 : possible);
    }
}

INSTANTIATE_TEST_SUITE_P(WithoutAndWithPlaces, Stopped, testing::Bool());

}  // namespace
}  // namespace nordertor::test
