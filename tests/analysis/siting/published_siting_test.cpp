// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: OR-Library p-median problems pmed1 to pmed20 (Beasley 1985) with their published optima, p-centre
// optima of the same graphs; San Francisco, 205 demands and 16 sites (tests of spopt), optima by complete
// enumeration of all 1,820 choices.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include "analysis/siting/or_library.h"
#include "analysis/siting/siting_cases.h"
#include "base/text.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using analysis::locateSites;

std::optional<OrLibraryProblem> orLibrary(int number) {
    const auto folder = realData("../truth/orlib_pmed");
    return folder ? std::optional(orLibraryProblem(*folder, number)) : std::nullopt;
}

class OrLibrary : public testing::TestWithParam<int> {};

TEST_P(OrLibrary, TheHeuristicAloneReachesTheMedian) {
    auto published = orLibrary(GetParam());
    if (!published) {
        GTEST_SKIP() << "OR-Library problems not present";
    }
    published->problem.model = SitingModel::ShortestWays;
    const auto solution = locateSites(published->problem);
    ASSERT_TRUE(solution.has_value());
    EXPECT_EQ(solution->objective, published->median);
    EXPECT_LE(solution->bound, published->median);
    EXPECT_LT(solution->gapPercent(), 1);
}

TEST_P(OrLibrary, TheHeuristicAloneReachesTheCentre) {
    auto published = orLibrary(GetParam());
    if (!published) {
        GTEST_SKIP() << "OR-Library problems not present";
    }
    published->problem.model = SitingModel::ShortestLongest;
    const auto solution = locateSites(published->problem);
    ASSERT_TRUE(solution.has_value());
    EXPECT_EQ(solution->objective, published->centre);
    EXPECT_LE(solution->bound, published->centre);
}

INSTANTIATE_TEST_SUITE_P(Pmed, OrLibrary, testing::Range(1, 21));

class SanFrancisco : public testing::Test {
  protected:
    static constexpr double unitsPerMetre = 1e5;

    void SetUp() override {
        const auto folder = realData("../truth/spopt/test_locate/data");
        if (!folder) {
            GTEST_SKIP() << "San Francisco problem not present";
        }
        std::ifstream in(*folder / "SF_network_distance_candidateStore_16_censusTract_205_new.csv");
        std::map<std::string, std::map<int, double>> byDemand;
        std::map<std::string, std::int64_t> weights;
        std::string line;
        std::getline(in, line);
        while (std::getline(in, line)) {
            const auto fields = split(line, ',');
            const int store = std::stoi(fields[1].substr(fields[1].find('_') + 1));
            byDemand[fields[2]][store] = std::stod(fields[0]);
            weights[fields[2]] = std::stoll(fields[3]);
        }
        for (const auto& [store, metres] : byDemand.begin()->second) {
            stores_.push_back(store);
        }
        distances_.resize(stores_.size());
        DistanceTable table(stores_.size());
        for (const auto& [demand, byStore] : byDemand) {
            problem_.weights.push_back(weights[demand]);
            ASSERT_EQ(byStore.size(), stores_.size());
            std::size_t site = 0;
            for (const auto& [store, metres] : byStore) {
                distances_[site].push_back(metres);
                table[site].push_back(static_cast<std::uint32_t>(std::llround(metres * unitsPerMetre)));
                ++site;
            }
        }
        ASSERT_EQ(problem_.weights.size(), 205U);
        problem_.distances = catchmentsOf(table);
        problem_.budget = 4;
        problem_.limit = static_cast<std::uint32_t>(5000 * unitsPerMetre);
    }

    [[nodiscard]] std::vector<int> storesOf(const std::vector<std::size_t>& sites) const {
        std::vector<int> stores;
        for (const std::size_t site : sites) {
            stores.push_back(stores_[site]);
        }
        return stores;
    }

    [[nodiscard]] double nearest(std::size_t demand, const std::vector<std::size_t>& sites) const {
        double best = 1e300;
        for (const std::size_t site : sites) {
            best = std::min(best, distances_[site][demand]);
        }
        return best;
    }

    SitingProblem problem_;
    std::vector<int> stores_;  ///< numbers in the names of the sites: 1 to 7 and 11 to 19
    std::vector<std::vector<double>> distances_;
};

TEST_F(SanFrancisco, CoversAllWithEightSites) {
    problem_.model = SitingModel::CoverAll;
    const auto solution = locateSites(problem_, {.exact = true});
    ASSERT_TRUE(solution.has_value());
    EXPECT_EQ(solution->objective, 8);
    EXPECT_TRUE(solution->proven());
}

TEST_F(SanFrancisco, CoversMostWithFourSites) {
    problem_.model = SitingModel::CoverMost;
    const auto solution = locateSites(problem_, {.exact = true});
    ASSERT_TRUE(solution.has_value());
    EXPECT_EQ(solution->objective, 875247);
    EXPECT_TRUE(solution->proven());
}

TEST_F(SanFrancisco, FindsTheMedian) {
    problem_.model = SitingModel::ShortestWays;
    problem_.limit = SitingProblem::unreachable - 1;
    const auto solution = locateSites(problem_, {.exact = true});
    ASSERT_TRUE(solution.has_value());
    EXPECT_TRUE(solution->proven());
    EXPECT_EQ(storesOf(solution->sites), (std::vector<int>{2, 11, 12, 15}));
    double sum = 0;
    for (std::size_t i = 0; i < problem_.weights.size(); ++i) {
        sum += static_cast<double>(problem_.weights[i]) * nearest(i, solution->sites);
    }
    EXPECT_NEAR(sum, 2848268129.7145104, 1e-4);
}

TEST_F(SanFrancisco, FindsTheCentre) {
    problem_.model = SitingModel::ShortestLongest;
    const auto solution = locateSites(problem_, {.exact = true});
    ASSERT_TRUE(solution.has_value());
    EXPECT_TRUE(solution->proven());
    EXPECT_EQ(storesOf(solution->sites), (std::vector<int>{7, 11, 13, 15}));
    double longest = 0;
    for (std::size_t i = 0; i < problem_.weights.size(); ++i) {
        longest = std::max(longest, nearest(i, solution->sites));
    }
    EXPECT_NEAR(longest, 7403.0638108, 1e-7);
}

}  // namespace
}  // namespace nordertor::test
