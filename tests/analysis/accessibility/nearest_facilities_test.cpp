// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/accessibility/nearest_facilities.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace nordertor::analysis {
namespace {

// Truth: all pairs sorted by (weight, facility).
TEST(NearestFacilities, EqualsSortingAllPairsOnRandomCases) {
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
        const std::size_t homes = 1 + random() % 30;
        const std::size_t facilities = 1 + random() % 10;
        const std::size_t count = 1 + random() % facilities;
        Catchments pairs;
        std::vector<std::vector<Nearest>> expected(homes);
        for (std::uint32_t f = 0; f < facilities; ++f) {
            for (std::uint32_t h = 0; h < homes; ++h) {
                const auto weight = static_cast<std::uint32_t>(random() % 12);  // many ties
                if (weight < 8) {
                    pairs.reached.push_back({h, weight});
                    expected[h].push_back({weight, f});
                }
            }
            pairs.first.push_back(pairs.reached.size());
        }
        const auto nearest = NearestFacilities::among(pairs, homes, count);
        ASSERT_TRUE(nearest);
        for (std::size_t h = 0; h < homes; ++h) {
            std::sort(expected[h].begin(), expected[h].end(), [](const Nearest& a, const Nearest& b) {
                return a.weight != b.weight ? a.weight < b.weight : a.index < b.index;
            });
            const bool enough = expected[h].size() >= count;
            expected[h].resize(count);
            ASSERT_TRUE(std::ranges::equal(nearest->of(h), expected[h])) << round;
            ASSERT_EQ(nearest->meanWeight(h).has_value(), enough);
        }
    }
}

TEST(NearestFacilities, AveragesTheWaysToAllOfThem) {
    Catchments pairs;
    for (const std::uint32_t weight : {500U, 100U, 300U}) {
        pairs.reached.push_back({0, weight});
        pairs.first.push_back(pairs.reached.size());
    }
    EXPECT_DOUBLE_EQ(*NearestFacilities::among(pairs, 1, 2)->meanWeight(0), 200);
    EXPECT_DOUBLE_EQ(*NearestFacilities::among(pairs, 1, 3)->meanWeight(0), 300);
}

}  // namespace
}  // namespace nordertor::analysis
