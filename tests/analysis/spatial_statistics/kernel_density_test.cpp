// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/spatial_statistics/kernel_density.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <random>

namespace nordertor::analysis {
namespace {

std::vector<CountedPoint> somePoints(std::size_t n) {
    std::mt19937_64 random(3);
    std::vector<CountedPoint> points;
    for (std::size_t i = 0; i < n; ++i) {
        points.push_back({{1000 + static_cast<double>(random() % 100000) / 100,
                           2000 + static_cast<double>(random() % 100000) / 100},
                          1 + static_cast<double>(random() % 3)});
    }
    return points;
}
const geo::Box wide{{0, 1000}, {3000, 4000}};

TEST(KernelDensity, IsTheQuarticKernelOfASinglePoint) {
    const auto grid =
        kernelDensity(std::vector<CountedPoint>{{{105, 105}, 2}}, 100, 10, {{0, 0}, {300, 300}});
    ASSERT_TRUE(grid);
    EXPECT_EQ(grid->columns, 30U);
    // centre of cell (10, 10) is the point itself, (14, 13) is 50 m away
    const double peak = 2 * 3 / (std::numbers::pi * 100 * 100) * 1e6;
    EXPECT_NEAR(grid->at(10, 10), peak, 1e-9);
    EXPECT_NEAR(grid->at(14, 13), peak * 0.75 * 0.75, 1e-9);
    EXPECT_EQ(grid->at(20, 10), 0);
    EXPECT_EQ(grid->at(25, 25), 0);
}

TEST(KernelDensity, SumsUpToTheWeights) {
    const auto points = somePoints(200);
    const double weights =
        std::accumulate(points.begin(), points.end(), 0.0,
                        [](double sum, const CountedPoint& point) { return sum + point.weight; });
    const auto grid = kernelDensity(points, 250, 5, wide);
    const double sum = std::accumulate(grid->perSquareKilometre.begin(), grid->perSquareKilometre.end(), 0.0);
    EXPECT_NEAR(sum * 25 / 1e6, weights, weights * 1e-5);
}

TEST(KernelDensity, DoesNotDependOnTheOrderOfPoints) {
    auto points = somePoints(200);
    const auto first = kernelDensity(points, 250, 25, wide);
    std::reverse(points.begin(), points.end());
    EXPECT_EQ(first->perSquareKilometre, kernelDensity(points, 250, 25, wide)->perSquareKilometre);
}

TEST(KernelDensity, NamesAWorkableCell) {
    const auto tooMany = kernelDensity(somePoints(3), 250, 0.5, wide);
    ASSERT_FALSE(tooMany);
    EXPECT_EQ(tooMany.error().remedy.en, "Possible is --cell 2");
    EXPECT_TRUE(kernelDensity(somePoints(3), 250, 2, wide));
    const auto tooBig = kernelDensity(somePoints(3), 250, 300, wide);
    ASSERT_FALSE(tooBig);
    EXPECT_EQ(tooBig.error().message.en, "Cells of 300 m are larger than the radius of 250 m.");
}

}  // namespace
}  // namespace nordertor::analysis
