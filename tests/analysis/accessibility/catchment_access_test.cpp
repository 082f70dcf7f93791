// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/accessibility/catchment_access.h"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <numeric>
#include <random>

namespace nordertor::analysis {
namespace {

using Row = std::vector<std::uint32_t>;

/// Pairs of a table of distances, a row for each facility; those beyond `limit` are left out.
Catchments pairsOf(const std::vector<Row>& table, std::uint32_t limit) {
    Catchments pairs;
    for (const Row& row : table) {
        for (std::uint32_t home = 0; home < row.size(); ++home) {
            if (row[home] <= limit) {
                pairs.reached.push_back({home, row[home]});
            }
        }
        pairs.first.push_back(pairs.reached.size());
    }
    return pairs;
}

void expectAccess(const CatchmentAccess& access, const std::vector<double>& expected) {
    ASSERT_EQ(access.byHome.size(), expected.size());
    for (std::size_t h = 0; h < expected.size(); ++h) {
        EXPECT_NEAR(access.byHome[h], expected[h], 1e-9) << "home " << h;
    }
}

// Truth: the example of Luo and Wang (2003), figure 3, as restated with its results in the tests of the R
// package twostepr.
TEST(CatchmentAccess, GivesLuoAndWangsExampleOfTwoStepFloatingCatchments) {
    const std::vector<Row> table{{20, 20, 20, 20, 40, 20, 20, 40, 20, 20, 40},
                                 {40, 40, 40, 20, 20, 40, 40, 20, 40, 40, 20}};
    const std::vector<double> demand(11, 1);
    const std::vector<double> capacity(2, 1);
    const auto access = catchmentAccess(CatchmentMethod::TwoStep, pairsOf(table, 30), demand, capacity,
                                        DecayTable(Decay::uniform(30), 30, 1));
    ASSERT_TRUE(access);
    expectAccess(*access, {.125, .125, .125, .375, .25, .125, .125, .25, .125, .125, .25});
}

// Truth: the example of three zones of the PySAL package access (populations 100, 50, 10; doctors 15, 20,
// 100; weight 1 / cost up to 61, cost 1 inside a zone), recomputed by its own test of each variant. Costs
// from a zone to the third, from the third to a zone, and between the first two. Populations times access
// must be the 135 doctors; the second value of the third variant follows from that sum and the other two,
// since the copy of the table at hand has lost two of its digits.
TEST(CatchmentAccess, GivesTheThreeZonesOfPySalInAllVariants) {
    struct Variant {
        std::uint32_t toThird, fromThird, across;
        std::vector<double> access;
    };
    const std::vector<Variant> variants{
        {40, 40, 80, {.33144411698, .57982813207, 7.28641816986}},
        {20, 40, 80, {.43534022088, .68372423596, 5.72797661142}},
        {40, 20, 80, {.33107191316, .57785778578, 7.29999193949}},
        {20, 20, 40, {.4425683954, .66675827997, 5.74052464618}},
    };
    const std::vector<double> demand{100, 50, 10};
    const std::vector<double> capacity{15, 20, 100};
    const Decay inverse{.form = DecayForm::Power, .scale = 1, .exponent = 1, .minimum = 1, .steps = {}};
    for (const Variant& v : variants) {
        const std::vector<Row> table{
            {1, v.across, v.fromThird}, {v.across, 1, v.fromThird}, {v.toThird, v.toThird, 1}};
        const auto access = catchmentAccess(CatchmentMethod::TwoStep, pairsOf(table, 61), demand, capacity,
                                            DecayTable(inverse, 61, 1));
        ASSERT_TRUE(access);
        expectAccess(*access, v.access);
    }
}

// Truth: the example of the Python package sdc-catchment: consumers at 0, 1 and 2, providers at 0 and 2,
// Gaussian weights with a deviation of 1.
TEST(CatchmentAccess, GivesThePublishedGaussianExample) {
    const std::vector<Row> table{{0, 1, 2}, {2, 1, 0}};
    const std::vector<double> demand(3, 100);
    const std::vector<double> capacity(2, 10);
    const Decay gaussian{.form = DecayForm::Gaussian, .scale = 1, .steps = {}};
    const auto access = catchmentAccess(CatchmentMethod::TwoStep, pairsOf(table, 2), demand, capacity,
                                        DecayTable(gaussian, 2, 1));
    ASSERT_TRUE(access);
    expectAccess(*access, {.065179257, .069641486, .065179257});
}

// Truth: by hand. One home of 10 persons, one facility of 5 places, weight 0.5: R = 5 / (10 x 0.5) = 1.
// TwoStep 1 x 0.5; Modified 1 x 0.5² (half of the supply stays unused). ThreeStep: the home has one choice,
// G = 1. Two equal facilities: G = ½ each, R = 5 / (½ x 0.5 x 10) = 2, A = 2 x (½ x 0.5 x 2) = 1.
TEST(CatchmentAccess, SharesDemandAndLeavesSupplyUnusedAsDefined) {
    const DecayTable half({.steps = {{100, 0.5}}}, 100, 1);
    const std::vector<double> demand{10};
    const auto at = [&](CatchmentMethod method, std::size_t facilities) {
        const std::vector<double> capacity(facilities, 5);
        return catchmentAccess(method, pairsOf(std::vector<Row>(facilities, {50}), 100), demand, capacity,
                               half)
            ->byHome[0];
    };
    EXPECT_DOUBLE_EQ(at(CatchmentMethod::Opportunities, 1), 2.5);
    EXPECT_DOUBLE_EQ(at(CatchmentMethod::TwoStep, 1), 0.5);
    EXPECT_DOUBLE_EQ(at(CatchmentMethod::Modified, 1), 0.25);
    EXPECT_DOUBLE_EQ(at(CatchmentMethod::ThreeStep, 1), 0.5);
    EXPECT_DOUBLE_EQ(at(CatchmentMethod::TwoStep, 2), 1);
    EXPECT_DOUBLE_EQ(at(CatchmentMethod::ThreeStep, 2), 1);
}

struct RandomCase {
    std::vector<Row> table;
    std::vector<double> demand;
    std::vector<double> capacity;
};

/// Some homes without persons, some facilities without supply or out of everybody's reach.
RandomCase randomCase(std::mt19937& random) {
    RandomCase made;
    const std::size_t homes = 1 + random() % 40;
    const std::size_t facilities = 1 + random() % 12;
    for (std::size_t h = 0; h < homes; ++h) {
        made.demand.push_back(random() % 4 == 0 ? 0 : static_cast<double>(random() % 1000) / 64);
    }
    for (std::size_t f = 0; f < facilities; ++f) {
        made.capacity.push_back(random() % 6 == 0 ? 0 : static_cast<double>(1 + random() % 90));
        Row row;
        for (std::size_t h = 0; h < homes; ++h) {
            row.push_back(f % 5 == 4 ? 5000U : static_cast<std::uint32_t>(random() % 1600));
        }
        made.table.push_back(row);
    }
    return made;
}

constexpr std::uint32_t limit = 800;
constexpr DecayForm forms[] = {DecayForm::Step,        DecayForm::Linear,   DecayForm::Power,
                               DecayForm::Exponential, DecayForm::Gaussian, DecayForm::KernelGaussian};
constexpr CatchmentMethod methods[] = {CatchmentMethod::Opportunities, CatchmentMethod::TwoStep,
                                       CatchmentMethod::Modified, CatchmentMethod::ThreeStep};

/// The formulas as they are written, over the whole table.
std::vector<double> bruteForce(CatchmentMethod method, const RandomCase& made, const Decay& decay) {
    const std::size_t homes = made.demand.size();
    const std::size_t facilities = made.capacity.size();
    const auto f = [&](std::size_t h, std::size_t j) {
        return made.table[j][h] <= limit ? decay.at(made.table[j][h]) : 0;
    };
    const auto g = [&](std::size_t h, std::size_t j) {
        double all = 0;
        for (std::size_t other = 0; other < facilities; ++other) {
            all += f(h, other);
        }
        return all > 0 ? f(h, j) / all : 0;
    };
    std::vector<double> access(homes, 0);
    for (std::size_t j = 0; j < facilities; ++j) {
        double faced = 0;
        for (std::size_t h = 0; h < homes; ++h) {
            faced += made.demand[h] * f(h, j) * (method == CatchmentMethod::ThreeStep ? g(h, j) : 1);
        }
        const bool shared = method != CatchmentMethod::Opportunities;
        const double ratio = !shared ? made.capacity[j] : faced > 0 ? made.capacity[j] / faced : 0;
        for (std::size_t h = 0; h < homes; ++h) {
            access[h] += ratio * f(h, j) *
                         (method == CatchmentMethod::Modified    ? f(h, j)
                          : method == CatchmentMethod::ThreeStep ? g(h, j)
                                                                 : 1);
        }
    }
    return access;
}

TEST(CatchmentAccess, EqualsTheFormulasOnRandomCases) {
    std::mt19937 random(1);
    for (int round = 0; round < 300; ++round) {
        const RandomCase made = randomCase(random);
        const Decay decay = Decay::standard(forms[round % 6], limit);
        for (const CatchmentMethod method : methods) {
            const auto access = catchmentAccess(method, pairsOf(made.table, limit), made.demand,
                                                made.capacity, DecayTable(decay, limit, 1));
            const auto expected = bruteForce(method, made, decay);
            for (std::size_t h = 0; h < expected.size(); ++h) {
                ASSERT_NEAR(access->byHome[h], expected[h], 1e-9 * (1 + expected[h])) << round;
            }
        }
    }
}

TEST(CatchmentAccess, ConservesSupplyAndScalesWithIt) {
    std::mt19937 random(2);
    for (int round = 0; round < 300; ++round) {
        const RandomCase made = randomCase(random);
        const DecayTable table(Decay::standard(forms[round % 6], limit), limit, 1);
        const Catchments pairs = pairsOf(made.table, limit);
        std::vector<double> doubled = made.capacity;
        for (double& each : doubled) {
            each *= 2;
        }
        for (const CatchmentMethod method : methods) {
            const auto access = catchmentAccess(method, pairs, made.demand, made.capacity, table);
            const auto twice = catchmentAccess(method, pairs, made.demand, doubled, table);
            double used = 0;
            for (std::size_t h = 0; h < made.demand.size(); ++h) {
                ASSERT_TRUE(std::isfinite(access->byHome[h]));
                ASSERT_DOUBLE_EQ(twice->byHome[h], 2 * access->byHome[h]);
                used += made.demand[h] * access->byHome[h];
            }
            if (method == CatchmentMethod::Opportunities) {
                continue;
            }
            double served = 0;
            for (std::size_t f = 0; f < made.capacity.size(); ++f) {
                served += access->demandByFacility[f] > 0 ? made.capacity[f] : 0;
            }
            if (method == CatchmentMethod::Modified) {
                ASSERT_LE(used, served * (1 + 1e-9));
            } else {
                ASSERT_NEAR(used, served, 1e-9 * (1 + served));
            }
        }
    }
}

TEST(CatchmentAccess, GivesZeroWhereAFacilityReachesNobody) {
    const std::vector<double> demand{0, 4};
    const std::vector<double> capacity{7, 7};
    for (const CatchmentMethod method :
         {CatchmentMethod::TwoStep, CatchmentMethod::Modified, CatchmentMethod::ThreeStep}) {
        const auto access = catchmentAccess(method, pairsOf({{10, 900}, {900, 900}}, limit), demand, capacity,
                                            DecayTable(Decay::uniform(limit), limit, 1));
        EXPECT_EQ(access->byHome, (std::vector<double>{0, 0}));
        EXPECT_EQ(access->byFacility, (std::vector<double>{0, 0}));
    }
}

TEST(CatchmentAccess, GivesTheSameBytesWhateverTheNumberOfThreads) {
    std::mt19937 random(3);
    std::vector<Row> table(300, Row(2000));
    for (Row& row : table) {
        for (std::uint32_t& way : row) {
            way = static_cast<std::uint32_t>(random() % 3000);
        }
    }
    std::vector<double> demand(2000);
    for (double& persons : demand) {
        persons = static_cast<double>(random() % 1000) / 7;
    }
    const std::vector<double> capacity(300, 1.0 / 3);
    const Catchments pairs = pairsOf(table, limit);
    const DecayTable decay(Decay::standard(DecayForm::Gaussian, limit), limit, 1);
    for (const CatchmentMethod method : methods) {
        const auto access = [&](std::size_t threads) {
            const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
            return catchmentAccess(method, pairs, demand, capacity, decay)->byHome;
        };
        EXPECT_EQ(access(1), access(4));
    }
}

TEST(CatchmentAccess, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const std::vector<double> one{1};
    const auto access =
        catchmentAccess(CatchmentMethod::TwoStep, pairsOf({{10}}, limit), one, one,
                        DecayTable(Decay::uniform(limit), limit, 1), Task({}, stop.get_token()));
    ASSERT_FALSE(access);
    EXPECT_EQ(access.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace nordertor::analysis
