// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/spatial_statistics/false_discovery.h"

#include <gtest/gtest.h>

#include <vector>

namespace nordertor::analysis {
namespace {

TEST(FalseDiscovery, EqualsTheExampleOfBenjaminiAndHochberg) {
    // Benjamini and Hochberg 1995, section 4.1: 15 p-values of which the four smallest are rejected at 0.05,
    // while Bonferroni rejects three
    const std::vector<double> p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000};
    EXPECT_DOUBLE_EQ(falseDiscoveryThreshold(p, 0.05), 0.0095);
}

TEST(FalseDiscovery, LooksBehindAPValueThatFails) {
    // by hand: thresholds 0.0125 0.025 0.0375 0.05; 0.03 fails at rank 2, 0.036 holds at rank 3
    EXPECT_DOUBLE_EQ(falseDiscoveryThreshold(std::vector<double>{0.9, 0.036, 0.001, 0.03}, 0.05), 0.036);
}

TEST(FalseDiscovery, FallsBackToBonferroni) {
    EXPECT_DOUBLE_EQ(falseDiscoveryThreshold(std::vector<double>{0.2, 0.5, 0.04, 0.9}, 0.05), 0.0125);
}

TEST(UpperTail, IsThatOfTheNormalDistribution) {
    EXPECT_NEAR(upperTail(1.959963984540054), 0.025, 1e-14);
    EXPECT_NEAR(upperTail(-1), 0.8413447460685429, 1e-14);
}

}  // namespace
}  // namespace nordertor::analysis
