// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/indicators/class_breaks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>

namespace nordertor::analysis {
namespace {

using Breaks = std::vector<double>;

Breaks breaksOf(const std::vector<double>& figures, ClassMethod method, int classes) {
    const auto breaks = classBreaks(figures, method, classes);
    EXPECT_TRUE(breaks) << breaks.error().sentence(Language::English);
    return breaks.value_or(Breaks{});
}

/// Squared deviation from the class means.
double within(const std::vector<double>& sorted, const std::vector<std::size_t>& ends) {
    double sum = 0;
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        double mean = 0;
        for (std::size_t i = begin; i < end; ++i) {
            mean += sorted[i] / static_cast<double>(end - begin);
        }
        for (std::size_t i = begin; i < end; ++i) {
            sum += (sorted[i] - mean) * (sorted[i] - mean);
        }
        begin = end;
    }
    return sum;
}

/// The least over all ways to cut, by trying each.
double leastWithin(const std::vector<double>& sorted, std::size_t classes,
                   std::vector<std::size_t> ends = {}) {
    if (ends.size() + 1 == classes) {
        ends.push_back(sorted.size());
        return within(sorted, ends);
    }
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t end = ends.empty() ? 1 : ends.back() + 1; end < sorted.size(); ++end) {
        auto longer = ends;
        longer.push_back(end);
        least = std::min(least, leastWithin(sorted, classes, longer));
    }
    return least;
}

TEST(ClassBreaks, EqualAndQuantileByHand) {
    EXPECT_EQ(breaksOf({0, 1, 2, 10}, ClassMethod::Equal, 5), (Breaks{2, 4, 6, 8}));
    // type 7 of Hyndman and Fan: positions 0.75, 1.5, 2.25 of four figures
    EXPECT_EQ(breaksOf({10, 0, 2, 1}, ClassMethod::Quantile, 4), (Breaks{0.75, 1.5, 4}));
}

TEST(ClassBreaks, StandardDeviationByHand) {
    // mean 5, deviation 2 (divisor n): the textbook example 2 4 4 4 5 5 7 9
    EXPECT_EQ(breaksOf({2, 4, 4, 4, 5, 5, 7, 9}, ClassMethod::StandardDeviation, 5), (Breaks{2, 4, 6, 8}));
}

TEST(ClassBreaks, JenksIsTheBestOfAllCuts) {
    std::mt19937_64 random(5);
    for (int round = 0; round < 300; ++round) {
        std::vector<double> figures;
        const std::size_t count = 3 + random() % 10;
        for (std::size_t i = 0; i < count; ++i) {
            figures.push_back(static_cast<double>(random() % 20) * (round % 3 == 0 ? 1e5 : 0.25) + 7e6);
        }
        std::sort(figures.begin(), figures.end());
        const int classes = 2 + static_cast<int>(random() % 4);
        const Breaks breaks = breaksOf(figures, ClassMethod::Jenks, classes);
        std::vector<std::size_t> ends;
        for (const double bound : breaks) {
            ends.push_back(static_cast<std::size_t>(std::upper_bound(figures.begin(), figures.end(), bound) -
                                                    figures.begin()));
        }
        ends.push_back(figures.size());
        auto different = figures;
        different.erase(std::unique(different.begin(), different.end()), different.end());
        if (different.size() <= static_cast<std::size_t>(classes)) {
            EXPECT_EQ(breaks.size() + 1, different.size());
            continue;
        }
        const double least = leastWithin(figures, static_cast<std::size_t>(classes));
        EXPECT_NEAR(within(figures, ends), least, 1e-9 * (1 + least));
    }
}

TEST(ClassBreaks, ManyFiguresAreClassedAsTheirQuantiles) {
    // 20,000 figures in three far clusters: the cuts lie between them
    std::vector<double> figures;
    for (int i = 0; i < 20000; ++i) {
        figures.push_back(1000.0 * (i % 3) + (i % 977) * 0.01 + i * 1e-7);
    }
    const Breaks breaks = breaksOf(figures, ClassMethod::Jenks, 3);
    ASSERT_EQ(breaks.size(), 2U);
    EXPECT_TRUE(breaks[0] > 9 && breaks[0] < 1000) << breaks[0];
    EXPECT_TRUE(breaks[1] > 1009 && breaks[1] < 2000) << breaks[1];
    EXPECT_GT(goodnessOfFit(figures, breaks), 0.999);
}

TEST(ClassBreaks, EqualFiguresAreOneClass) {
    for (const auto method :
         {ClassMethod::Equal, ClassMethod::Quantile, ClassMethod::Jenks, ClassMethod::StandardDeviation}) {
        EXPECT_TRUE(breaksOf({3, 3, 3}, method, 4).empty());
    }
    EXPECT_EQ(goodnessOfFit(std::vector<double>{3, 3}, Breaks{}), 1);
}

TEST(ClassBreaks, AFigureOnTheBoundBelongsBelow) {
    const Breaks breaks{1, 2};
    EXPECT_EQ(classOf(1, breaks), 0U);
    EXPECT_EQ(classOf(1.5, breaks), 1U);
    EXPECT_EQ(classOf(9, breaks), 2U);
}

TEST(ClassBreaks, RefusesWhatHasNoClasses) {
    EXPECT_FALSE(classBreaks(std::vector<double>{}, ClassMethod::Equal, 5));
    EXPECT_FALSE(
        classBreaks(std::vector<double>{1, std::numeric_limits<double>::infinity()}, ClassMethod::Equal, 5));
    const auto tooMany = classBreaks(std::vector<double>{1, 2}, ClassMethod::Equal, 13);
    ASSERT_FALSE(tooMany);
    EXPECT_EQ(tooMany.error().code, ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace nordertor::analysis
