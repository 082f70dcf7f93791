// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: where somebody lacks something, how much, how surely and how it is said does not depend on how many
// threads there are, in which order the map was read, nor where the town lies.
#include <gtest/gtest.h>

#include "analysis/gaps/gap_analysis.h"
#include "analysis/support/invariance.h"
#include "analysis/support/random_quarter.h"

namespace nordertor::test {
namespace {

/// Standards of two kinds, one with a figure per head.
model::ThemeSet themesWithCapacity() {
    model::ThemeSet themes = twoKindsTheme();
    themes.themes[0].standards[1].perHead =
        model::PerHead{2.5, model::SupplyUnit::SquareMetres, "children", {}, {}};
    return themes;
}

model::Project quarterWithFacilities(std::uint32_t seed) {
    Draw draw(seed);
    constexpr std::size_t side = 9;
    model::Project project = randomQuarter(draw, side, 400);
    for (int f = 0; f < 14; ++f) {
        project.facilities.push_back(randomFacility(draw, "node/" + std::to_string(500 + f),
                                                    f % 3 == 0 ? "youth.park" : "youth.playground", side));
    }
    std::ranges::stable_sort(project.facilities, {}, &model::Facility::kind);
    return onEighths(project);
}

analysis::GapReport reportOf(const model::Project& project) {
    analysis::GapParameters parameters;
    parameters.attachmentLimit = 60;
    parameters.neighbourDistance = 90;
    parameters.capacity = true;
    parameters.stability = analysis::VariationParameters{.runs = 60};
    parameters.combine = {{"youth.near", 2}, {"youth.either", 1}, {"youth.big", 1}};
    parameters.need = 0.4;
    auto report = analysis::analyseGaps(project, themesWithCapacity(), parameters);
    if (!report) {
        ADD_FAILURE() << report.error().message.en;
        return {};
    }
    EXPECT_GT(report->ranked().size(), 10U);
    EXPECT_FALSE(report->combined->places.empty());
    return std::move(*report);
}

std::string bytesOfTotals(const analysis::SupplyTotals& totals) {
    return bytesOf(totals.all, totals.supplied, totals.suppliedByCircle, totals.homes, totals.homesUnattached,
                   totals.homesUnknown);
}
std::string bytesOfCapacity(const analysis::CapacityResult& capacity) {
    std::string bytes = bytesOf(capacity.perHead, capacity.facilities, capacity.facilitiesUnknown,
                                capacity.available, capacity.missing);
    for (const analysis::CapacityTotals& totals : {capacity.inside, capacity.margin}) {
        bytes += bytesOf(totals.persons, totals.personsShort, totals.wanted, totals.missing,
                         totals.missingAtLeast);
    }
    return bytes;
}
std::string bytesOfCombined(const analysis::CombinedNeed& need) {
    std::string bytes = bytesOf(need.index, need.highest, need.smallPlaces);
    for (const analysis::CombinedTotals& totals : {need.inside, need.margin}) {
        bytes +=
            bytesOf(totals.all, totals.inNeed, totals.meanIndex, totals.spread->low, totals.spread->high);
    }
    for (const analysis::CombinedPlace& place : need.places) {
        bytes += bytesOf(place.id, place.rank, place.insideArea, place.persons, place.personsInsideArea,
                         place.homes, place.index, place.contributions, place.lacking, place.stability,
                         place.reason.de, place.homeIndices);
    }
    return bytes;
}

/// Everything but the coordinates.
std::string bytesOfReport(const analysis::GapReport& report) {
    std::string bytes = bytesOfCombined(*report.combined);
    for (const analysis::StandardResult& standard : report.standards) {
        bytes += bytesOf(standard.standard, standard.facilities, standard.distances, standard.smallPlaces,
                         standard.stability->byHome, standard.stability->inside.low,
                         standard.stability->margin.high);
        bytes += bytesOfTotals(standard.inside) + bytesOfTotals(standard.margin);
        if (standard.capacity) {
            bytes += bytesOfCapacity(*standard.capacity);
        }
        for (const analysis::GapPlace& place : standard.places) {
            bytes += bytesOf(place.id, place.rank, place.insideArea, place.persons, place.homes,
                             place.personsInsideArea, place.meanBeyond, place.homesWithoutAny,
                             place.nearestFacilityId, place.nearestDistance, place.reason.de, place.stability,
                             place.capacityMissing, place.homeIndices);
        }
        for (const Notice& notice : standard.notices) {
            bytes += bytesOf(notice.message.de, notice.count);
        }
    }
    return bytes;
}
std::string bytesWithPlaces(const analysis::GapReport& report) {
    std::string bytes = bytesOfReport(report);
    for (const analysis::GapPlace* place : report.ranked()) {
        bytes += bytesOf(place->centre) + bytesOfShape(place->shape);
    }
    for (const analysis::CombinedPlace& place : report.combined->places) {
        bytes += bytesOf(place.centre) + bytesOfShape(place.shape);
    }
    return bytes;
}

TEST(GapInvariance, GivesTheSameBytesOnAnyNumberOfThreads) {
    const model::Project project = quarterWithFacilities(61);
    expectTheSameOnAnyNumberOfThreads([&] { return bytesWithPlaces(reportOf(project)); });
}

TEST(GapInvariance, DoesNotDependOnTheOrderOfTheMap) {
    const model::Project project = quarterWithFacilities(62);
    const std::string expected = bytesWithPlaces(reportOf(project));
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        EXPECT_TRUE(bytesWithPlaces(reportOf(withInputInOtherOrder(project, seed))) == expected);
    }
}

TEST(GapInvariance, DoesNotDependOnWhereTheTownLies) {
    for (const std::uint32_t seed : {61U, 62U, 63U}) {
        const model::Project project = quarterWithFacilities(seed);
        const analysis::GapReport here = reportOf(project);
        const analysis::GapReport away = reportOf(moved(project));
        EXPECT_TRUE(bytesOfReport(away) == bytesOfReport(here));
        const auto places = here.ranked();
        const auto placesAway = away.ranked();
        ASSERT_EQ(placesAway.size(), places.size());
        for (std::size_t p = 0; p < places.size(); ++p) {
            EXPECT_EQ(placesAway[p]->centre, moved(places[p]->centre));
            expectSameShapeAway(placesAway[p]->shape, places[p]->shape);
        }
        for (std::size_t p = 0; p < here.combined->places.size(); ++p) {
            EXPECT_EQ(away.combined->places[p].centre, moved(here.combined->places[p].centre));
            expectSameShapeAway(away.combined->places[p].shape, here.combined->places[p].shape);
        }
    }
}

}  // namespace
}  // namespace nordertor::test
