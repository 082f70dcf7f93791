// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/indicators/composite_index.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/indicators/topsis.h"

namespace nordertor::analysis {
namespace {

TEST(Normalisation, ByHand) {
    const Figures figures{2.0, std::nullopt, 4.0, 4.0, 6.0};
    EXPECT_EQ(normalised(figures, Normalisation::MinMax), (Figures{0.0, std::nullopt, 0.5, 0.5, 1.0}));
    EXPECT_EQ(normalised(figures, Normalisation::Rank), (Figures{0.0, std::nullopt, 0.5, 0.5, 1.0}));
    const Figures scores = normalised(figures, Normalisation::ZScore);
    EXPECT_NEAR(*scores[0], -std::sqrt(2.0), 1e-12);  // mean 4, deviation sqrt(2)
    EXPECT_NEAR(*scores[4], std::sqrt(2.0), 1e-12);
    EXPECT_EQ(normalised(Figures{3.0, 3.0}, Normalisation::MinMax), (Figures{0.5, 0.5}));
    EXPECT_EQ(normalised(Figures{3.0, 3.0}, Normalisation::ZScore), (Figures{0.0, 0.0}));
}

TEST(CompositeIndex, WeightsTurnsRoundAndRanksByHand) {
    const std::vector<IndexPart> parts{{"a", {0.0, 10.0, 5.0}, 3, true}, {"b", {0.0, 4.0, 1.0}, 1, false}};
    const auto index = compositeIndex(parts, Normalisation::MinMax, Aggregation::Arithmetic);
    ASSERT_TRUE(index);
    // 3/4 a + 1/4 (1 - b)
    EXPECT_NEAR(*index->index[0], 0.25, 1e-12);
    EXPECT_NEAR(*index->index[1], 0.75, 1e-12);
    EXPECT_NEAR(*index->index[2], 0.75 * 0.5 + 0.25 * 0.75, 1e-12);
    EXPECT_EQ(index->rank, (Figures{3.0, 1.0, 2.0}));
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(*index->contributions[0][i] + *index->contributions[1][i], *index->index[i], 1e-12);
    }
}

TEST(CompositeIndex, GeometricMeanLetsNothingMakeUpForZero) {
    const std::vector<IndexPart> parts{{"a", {0.0, 1.0, 4.0}, 1, true}, {"b", {8.0, 4.0, 0.0}, 1, true}};
    const auto index = compositeIndex(parts, Normalisation::MinMax, Aggregation::Geometric);
    ASSERT_TRUE(index);
    EXPECT_EQ(*index->index[0], 0);
    EXPECT_NEAR(*index->index[1], std::sqrt(0.25 * 0.5), 1e-12);
    EXPECT_FALSE(compositeIndex(parts, Normalisation::ZScore, Aggregation::Geometric));
}

TEST(CompositeIndex, AnUnknownPartLeavesTheIndexUnknown) {
    const std::vector<IndexPart> parts{{"a", {1.0, std::nullopt, 3.0}, 1, true}};
    const auto index = compositeIndex(parts, Normalisation::Rank, Aggregation::Arithmetic);
    ASSERT_TRUE(index);
    EXPECT_FALSE(index->index[1]);
    EXPECT_EQ(index->unknown, 1U);
    EXPECT_FALSE(
        compositeIndex({{"a", {std::nullopt}, 1, true}}, Normalisation::Rank, Aggregation::Arithmetic));
    EXPECT_FALSE(compositeIndex({{"a", {1.0}, 0, true}}, Normalisation::Rank, Aggregation::Arithmetic));
}

// Truth: the published example of the package topsis-antuanant 0.0.2; recomputed independently.
TEST(Topsis, PublishedExample) {
    const auto closeness = topsis({{{7, 8, 9, 6}, 0.1, false},
                                   {{9, 7, 6, 7}, 0.4, false},
                                   {{9, 8, 8, 8}, 0.3, false},
                                   {{8, 7, 9, 6}, 0.2, true}});
    ASSERT_TRUE(closeness);
    const std::vector<double> expected{0.74269409, 0.40359933, 0.17586999, 0.44142927};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_NEAR((*closeness)[i], expected[i], 1e-8);
    }
}

TEST(Topsis, RefusesWhatCannotBeJudged) {
    EXPECT_FALSE(topsis({}));
    EXPECT_FALSE(topsis({{{1, 2}, 0, false}}));
    EXPECT_FALSE(topsis({{{1, 2}, 1, false}, {{1}, 1, false}}));
    EXPECT_EQ(*topsis({{{0, 0}, 1, false}}), (std::vector<double>{0.5, 0.5}));
}

}  // namespace
}  // namespace nordertor::analysis
