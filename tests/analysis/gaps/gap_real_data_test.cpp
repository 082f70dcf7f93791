// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "analysis/gaps/gap_analysis.h"
#include "geo/area_operations.h"
#include "support/real_data.h"
#include "town.h"

namespace nordertor::analysis {
namespace {

// Truth: what must hold of any town, shown on a real one, all standards of all themes. Neubrandenburg through
// the readers for OpenStreetMap and census, 1 km around its Nordstadt.
class RealTownGaps : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        if (test::realData("osm/neubrandenburg.osm.bz2")) {
            town_ = bench::neubrandenburg(1000);
        }
    }
    static void TearDownTestSuite() { town_.reset(); }
    void SetUp() override {
        if (!town_) {
            GTEST_SKIP() << "real data not present: osm/neubrandenburg.osm.bz2";
        }
    }
    static GapReport analysed(const GapParameters& parameters = {}) {
        auto report = analyseGaps(town_->project, town_->themes, parameters);
        EXPECT_TRUE(report.has_value());
        return std::move(*report);
    }
    static inline std::optional<bench::Town> town_;
};

double sum(double SupplyTotals::*figure, const StandardResult& result) {
    return result.inside.*figure + result.margin.*figure;
}

TEST_F(RealTownGaps, TheCircleNeverSuppliesFewerThanThePath) {
    for (const StandardResult& result : analysed().standards) {
        for (const SupplyTotals& totals : {result.inside, result.margin}) {
            EXPECT_LE(totals.supplied, totals.suppliedByCircle + 1e-9) << result.standard;
            EXPECT_LE(totals.suppliedByCircle, totals.all + 1e-9) << result.standard;
        }
    }
}

TEST_F(RealTownGaps, WhoIsNotSuppliedLivesInOnePlace) {
    GapParameters parameters;
    parameters.minimumPersons = 0;
    for (const StandardResult& result : analysed(parameters).standards) {
        EXPECT_EQ(result.smallPlaces, 0U);
        double inPlaces = 0;
        std::vector<bool> seen(town_->project.residents.homes.size(), false);
        for (const GapPlace& place : result.places) {
            inPlaces += place.persons;
            for (const std::uint32_t home : place.homeIndices) {
                EXPECT_FALSE(seen[home]) << place.id;
                seen[home] = true;
                EXPECT_GT(result.distances[home], result.limit) << place.id;
            }
        }
        // Unattached homes count as not supplied, but belong to no place.
        const double missing =
            sum(&SupplyTotals::all, result) - sum(&SupplyTotals::supplied, result) - inPlaces;
        const bool allAttached = result.inside.homesUnattached + result.margin.homesUnattached == 0;
        EXPECT_GE(missing, -1e-6) << result.standard;
        EXPECT_TRUE(!allAttached || missing < 1e-6) << result.standard;
    }
}

TEST_F(RealTownGaps, ALongerLimitNeverSuppliesFewer) {
    GapParameters parameters;
    std::vector<double> before;
    for (const double factor : {0.5, 1.0, 1.5}) {
        for (const model::Theme& theme : town_->themes.themes) {
            for (const model::Standard& standard : theme.standards) {
                parameters.limits[theme.id + "." + standard.id] = factor * standard.limit;
            }
        }
        const GapReport report = analysed(parameters);
        before.resize(report.standards.size(), 0);
        for (std::size_t s = 0; s < before.size(); ++s) {
            const double supplied = sum(&SupplyTotals::supplied, report.standards[s]);
            EXPECT_GE(supplied, before[s] - 1e-9) << report.standards[s].standard << " x " << factor;
            before[s] = supplied;
        }
    }
}

TEST_F(RealTownGaps, ShapesAreValidAndContainTheirHomes) {
    const GapReport report = analysed();
    EXPECT_FALSE(report.ranked().empty());
    for (const GapPlace* place : report.ranked()) {
        const auto repaired = geo::makeValid(place->shape).value();
        EXPECT_FALSE(repaired.changed) << place->id << " " << repaired.reason;
        for (const std::uint32_t home : place->homeIndices) {
            EXPECT_TRUE(geo::contains(place->shape, town_->project.residents.homes[home].location))
                << place->id;
        }
    }
}

TEST_F(RealTownGaps, WhatIsMissingPerHeadLiesWithinItsBounds) {
    std::size_t withFigure = 0;
    for (const StandardResult& result : analysed({.capacity = true}).standards) {
        if (!result.capacity) {
            continue;
        }
        ++withFigure;
        const CapacityResult& capacity = *result.capacity;
        for (const CapacityTotals& totals : {capacity.inside, capacity.margin}) {
            EXPECT_LE(totals.missingAtLeast, totals.missing + 1e-6) << result.standard;
            EXPECT_LE(totals.missing, totals.wanted + 1e-6) << result.standard;
            EXPECT_LE(totals.missing, totals.personsShort * capacity.perHead + 1e-6) << result.standard;
        }
        // who has nothing within the limit has nothing per head
        for (std::size_t home = 0; home < result.distances.size(); ++home) {
            EXPECT_TRUE(result.supplied(home) || capacity.available[home] == 0) << result.standard;
        }
    }
    EXPECT_EQ(withFigure, 6U);
}

TEST_F(RealTownGaps, StabilityFallsWithTheDistance) {
    GapParameters parameters;
    parameters.stability = VariationParameters{};
    for (const StandardResult& result : analysed(parameters).standards) {
        for (std::size_t home = 0; home < result.distances.size(); ++home) {
            const float share = result.stability->byHome[home];
            if (result.distances[home] > result.limit * 1.44 + 0.01) {
                EXPECT_EQ(share, 1) << result.standard;
            } else if (result.distances[home] < result.limit * 0.64 - 0.01) {
                EXPECT_EQ(share, 0) << result.standard;
            }
        }
        EXPECT_LE(result.stability->inside.low, result.stability->inside.high);
        EXPECT_LE(result.stability->inside.high, result.inside.all + 1e-6);
        for (const GapPlace& place : result.places) {
            EXPECT_GT(*place.stability, 0) << place.id;
        }
    }
}

}  // namespace
}  // namespace nordertor::analysis
