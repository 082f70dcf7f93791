// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/spatial_statistics/global_association.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/spatial_statistics/published_data.h"

namespace nordertor::analysis {
namespace {

using test::weightsOf;

TEST(GlobalMoran, EqualsTheLatticeOfNine) {
    // PySAL esda, Moran: 3 x 3 rook lattice, 1 to 9, binary
    std::vector<double> values(9);
    std::iota(values.begin(), values.end(), 1.0);
    const auto moran = globalMoran(values, weightsOf(test::rookLattice(3)), WeightStyle::Binary);
    ASSERT_TRUE(moran);
    EXPECT_NEAR(moran->i, 0.5, 1e-12);
    EXPECT_NEAR(moran->expected, -0.125, 1e-15);
    EXPECT_NEAR(moran->varianceNormal, 0.053125, 1e-12);
    EXPECT_NEAR(moran->varianceRandom.value(), 0.0596875, 1e-12);
}

TEST(GlobalMoran, EqualsDeSmith) {
    const auto moran = globalMoran(test::deSmithValues(), weightsOf(test::deSmithNeighbours()),
                                   WeightStyle::RowStandardised);
    ASSERT_TRUE(moran);
    EXPECT_NEAR(moran->i, 0.07361243111, 1e-10);
}

TEST(GlobalMoran, EqualsTheHomicideRatesAroundStLouis) {
    // PySAL esda, Moran: I and one-sided p_norm of HR8893 with stl.gal
    NORDERTOR_REAL_DATA_OR_SKIP(table, "../truth/libpysal/stl/stl_hom.csv");
    NORDERTOR_REAL_DATA_OR_SKIP(gal, "../truth/libpysal/stl/stl.gal");
    const auto values = test::readStLouis(table, 9).values;
    const auto moran = globalMoran(values, weightsOf(test::readGal(gal)), WeightStyle::RowStandardised, 9999);
    ASSERT_TRUE(moran);
    EXPECT_NEAR(moran->i, 0.24365582621771684, 1e-12);
    const double zNormal = (moran->i - moran->expected) / std::sqrt(moran->varianceNormal);
    EXPECT_NEAR(std::erfc(zNormal / std::sqrt(2.0)) / 2, 0.00013574, 1e-8);
    // heavy tails make chance higher than the normal distribution says, yet low
    EXPECT_LT(moran->pseudoP.value(), 0.01);
}

/// Mean and variance of a statistic over all orders of the values.
template <class Statistic>
std::pair<double, double> overAllOrders(std::vector<double> values, const Statistic& statistic) {
    std::sort(values.begin(), values.end());
    double sum = 0;
    double squares = 0;
    double count = 0;
    do {
        const double value = statistic(values);
        sum += value;
        squares += value * value;
        ++count;
    } while (std::next_permutation(values.begin(), values.end()));
    const double mean = sum / count;
    return {mean, squares / count - mean * mean};
}

TEST(GlobalMoran, RandomVarianceIsThatOfAllOrders) {
    const auto weights = distanceBandWeights(test::sixPoints(), 15);
    for (const WeightStyle style : {WeightStyle::Binary, WeightStyle::RowStandardised}) {
        const auto [mean, variance] = overAllOrders(
            test::sixValues(),
            [&](const std::vector<double>& values) { return globalMoran(values, *weights, style)->i; });
        const auto moran = globalMoran(test::sixValues(), *weights, style);
        EXPECT_NEAR(moran->expected, mean, 1e-12);
        EXPECT_NEAR(moran->varianceRandom.value(), variance, 1e-12);
    }
}

TEST(GlobalMoran, PseudoPTendsToTheShareOfAllOrders) {
    const auto weights = distanceBandWeights(test::sixPoints(), 15);
    const double observed = globalMoran(test::sixValues(), *weights, WeightStyle::Binary)->i;
    const auto [share, unused] = overAllOrders(test::sixValues(), [&](const std::vector<double>& values) {
        return globalMoran(values, *weights, WeightStyle::Binary)->i >= observed - 1e-12 ? 1.0 : 0.0;
    });
    const auto moran = globalMoran(test::sixValues(), *weights, WeightStyle::Binary, 20000, 5);
    EXPECT_NEAR(moran->pseudoP.value(), share, 4 * std::sqrt(share * (1 - share) / 20000));
}

TEST(GlobalG, EqualsTheSixPoints) {
    // PySAL esda, G
    const auto weights = distanceBandWeights(test::sixPoints(), 15);
    const auto g = globalG(test::sixValues(), *weights);
    ASSERT_TRUE(g);
    EXPECT_NEAR(g->g, 0.5570977918, 1e-9);
    const auto [mean, variance] = overAllOrders(
        test::sixValues(), [&](const std::vector<double>& values) { return globalG(values, *weights)->g; });
    EXPECT_NEAR(g->expected, mean, 1e-12);
    EXPECT_NEAR(g->variance, variance, 1e-12);
}

TEST(GlobalG, RefusesNegativeValues) {
    const auto g = globalG(test::deSmithValues(), weightsOf(test::deSmithNeighbours()));
    ASSERT_FALSE(g);
    EXPECT_EQ(g.error().code, ErrorCode::InvalidData);
}

}  // namespace
}  // namespace nordertor::analysis
