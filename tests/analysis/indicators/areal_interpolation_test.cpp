// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/indicators/areal_interpolation.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <stop_token>

namespace nordertor::analysis {
namespace {

using Areas = std::vector<model::AreaSet::Area>;

model::AreaSet::Area box(double x0, double y0, double x1, double y1) {
    return {std::to_string(x0) + "/" + std::to_string(y0),
            "",
            {{{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}, {}}}}};
}

/// The square 0..100 cut by vertical lines.
Areas strips(std::vector<double> cuts) {
    cuts.insert(cuts.begin(), 0);
    cuts.push_back(100);
    Areas areas;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        areas.push_back(box(cuts[i], 0, cuts[i + 1], 100));
    }
    return areas;
}

TEST(ArealInterpolation, SharesCountsOutBySurface) {
    const auto result = interpolated(strips({60}), {60.0, 80.0}, strips({30, 80}), FigureKind::Count, {});
    ASSERT_TRUE(result);
    EXPECT_NEAR(*result->figures[0], 30, 1e-9);
    EXPECT_NEAR(*result->figures[1], 30 + 40, 1e-9);
    EXPECT_NEAR(*result->figures[2], 40, 1e-9);
    EXPECT_NEAR(result->outside, 0, 1e-9);
}

TEST(ArealInterpolation, AveragesSharesBySurface) {
    const auto result = interpolated(strips({60}), {10.0, 20.0}, strips({30, 80}), FigureKind::Share, {});
    ASSERT_TRUE(result);
    EXPECT_NEAR(*result->figures[0], 10, 1e-9);
    EXPECT_NEAR(*result->figures[1], (30 * 10 + 20 * 20) / 50.0, 1e-9);
}

TEST(ArealInterpolation, FollowsPeopleWhereTheyAreKnown) {
    // in the first source all live in the left tenth, in the second nobody
    const std::vector<WeightedPoint> people{{{5, 50}, 9}, {{8, 50}, 1}};
    const auto counts =
        interpolated(strips({60}), {100.0, 50.0}, strips({10, 80}), FigureKind::Count, people);
    ASSERT_TRUE(counts);
    EXPECT_NEAR(*counts->figures[0], 100, 1e-9);
    EXPECT_NEAR(*counts->figures[1], 25, 1e-9);  // the second source by surface
    EXPECT_EQ(counts->byAreaInstead, 1U);
    const auto shares = interpolated(strips({60}), {10.0, 20.0}, strips({50}), FigureKind::Share, people);
    ASSERT_TRUE(shares);
    EXPECT_NEAR(*shares->figures[0], 10, 1e-9);
    EXPECT_NEAR(*shares->figures[1], (10 * 10 + 40 * 20) / 50.0, 1e-9);
}

TEST(ArealInterpolation, WhatLiesInNoTargetIsSaid) {
    const auto result = interpolated(strips({}), {100.0}, Areas{box(0, 0, 25, 100)}, FigureKind::Count, {});
    ASSERT_TRUE(result);
    EXPECT_NEAR(*result->figures[0], 25, 1e-9);
    EXPECT_NEAR(result->outside, 75, 1e-9);
    EXPECT_EQ(result->sourceSum, 100);
}

TEST(ArealInterpolation, UnknownSpreadsOnlyWhereItMatters) {
    const auto result =
        interpolated(strips({50}), {std::nullopt, 7.0}, strips({40, 49.8}), FigureKind::Count, {});
    ASSERT_TRUE(result);
    EXPECT_FALSE(result->figures[0]);
    EXPECT_FALSE(result->figures[1]);
    EXPECT_NEAR(*result->figures[2], 7, 1e-9);  // 0.2 of its 50.2 metres are unknown
    const auto uncovered =
        interpolated(Areas{box(0, 0, 1, 1)}, {1.0}, Areas{box(50, 0, 51, 1)}, FigureKind::Count, {});
    ASSERT_TRUE(uncovered);
    EXPECT_FALSE(uncovered->figures[0]);
}

TEST(ArealInterpolation, KeepsSumsOnRandomPartitions) {
    std::mt19937_64 random(11);
    const auto cuts = [&] {
        std::vector<double> all;
        for (std::size_t i = 0; i < 1 + random() % 6; ++i) {
            all.push_back(static_cast<double>(1 + random() % 98) + 0.37);
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    };
    for (int round = 0; round < 100; ++round) {
        const Areas sources = strips(cuts());
        Figures figures;
        for (std::size_t s = 0; s < sources.size(); ++s) {
            figures.push_back(static_cast<double>(random() % 1000));
        }
        std::vector<WeightedPoint> people;
        for (int p = 0; p < round % 3 * 20; ++p) {
            people.push_back(
                {{static_cast<double>(random() % 1000) / 10, static_cast<double>(random() % 100)},
                 static_cast<double>(random() % 5)});
        }
        const auto result = interpolated(sources, figures, strips(cuts()), FigureKind::Count, people);
        ASSERT_TRUE(result);
        double sum = result->outside;
        for (const auto& figure : result->figures) {
            sum += *figure;
        }
        EXPECT_NEAR(sum, result->sourceSum, 1e-9 * (1 + result->sourceSum));
        EXPECT_NEAR(result->outside, 0, 1e-6);
    }
}

TEST(ArealInterpolation, CanBeCancelled) {
    std::stop_source stop;
    stop.request_stop();
    const auto result = interpolated(strips({50}), {1.0, 1.0}, strips({30}), FigureKind::Count, {},
                                     Task(nullptr, stop.get_token()));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace nordertor::analysis
