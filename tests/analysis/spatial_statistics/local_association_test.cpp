// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/spatial_statistics/local_association.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/spatial_statistics/published_data.h"

namespace nordertor::analysis {
namespace {

using test::weightsOf;

LocalResult local(std::span<const double> values, const SpatialWeights& weights,
                  const LocalParameters& parameters) {
    auto result = localAssociation(values, weights, parameters);
    EXPECT_TRUE(result) << result.error().message.en;
    return result ? *result : LocalResult{};
}

TEST(GetisOrd, EqualsTheSixPoints) {
    // PySAL esda, G_Local, binary weights, band 15
    const auto weights = distanceBandWeights(test::sixPoints(), 15);
    const auto gi = local(test::sixValues(), *weights, {LocalStatistic::Gi});
    const auto star = local(test::sixValues(), *weights, {LocalStatistic::GiStar});
    const std::vector<double> publishedGi{-1.0136729,  -0.04361589, 1.31558703,
                                          -0.31412676, 1.15373986,  1.77833941};
    const std::vector<double> publishedStar{-1.39727626, -0.28917762, 0.65064964,
                                            -0.28917762, 1.23452088,  2.02424331};
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_NEAR(gi.places[i].z, publishedGi[i], 1e-8);
        EXPECT_NEAR(star.places[i].z, publishedStar[i], 1e-8);
    }
}

TEST(LocalMoran, EqualsDeSmith) {
    // PySAL esda, Moran_Local
    const auto result =
        local(test::deSmithValues(), weightsOf(test::deSmithNeighbours()), {LocalStatistic::LocalMoran});
    const std::vector<double> published{-0.11409277, -0.19940543, -0.13351408, -0.51770383, 0.48095009,
                                        0.12208113,  1.19148298,  -0.58144305, 0.07101383,  0.34314301};
    for (std::size_t i = 0; i < published.size(); ++i) {
        EXPECT_NEAR(result.places[i].statistic, published[i], 1e-8);
        EXPECT_EQ(result.places[i].quadrant == SpotClass::HighHigh ||
                      result.places[i].quadrant == SpotClass::LowLow,
                  published[i] > 0);
    }
    EXPECT_EQ(result.places[6].quadrant, SpotClass::HighHigh);
    EXPECT_EQ(result.places[7].quadrant, SpotClass::HighLow);
    EXPECT_EQ(result.places[3].quadrant, SpotClass::LowHigh);
    EXPECT_EQ(result.places[9].quadrant, SpotClass::LowLow);
}

TEST(LocalMoran, SumsUpToTheGlobalOne) {
    // Anselin 1995: the sum of the local ones is proportional to the global one; here I = sum / (n - 1)
    NORDERTOR_REAL_DATA_OR_SKIP(table, "../truth/libpysal/stl/stl_hom.csv");
    NORDERTOR_REAL_DATA_OR_SKIP(gal, "../truth/libpysal/stl/stl.gal");
    const auto values = test::readStLouis(table, 9).values;
    const auto result = local(values, weightsOf(test::readGal(gal)), {LocalStatistic::LocalMoran});
    double sum = 0;
    for (const auto& place : result.places) {
        sum += place.statistic;
    }
    EXPECT_NEAR(sum / 77, 0.24365582621771684, 1e-12);
}

/// A lattice of low values with a block of high ones.
std::vector<double> block(std::uint32_t side) {
    std::vector<double> values(side * side);
    for (std::uint32_t i = 0; i < values.size(); ++i) {
        const bool inside = i / side < 5 && i % side < 5;
        values[i] = (inside ? 100 : 10) + (i * 37) % 11;
    }
    return values;
}

TEST(GetisOrd, FindsABlockOfHighValues) {
    const auto result = local(block(20), weightsOf(test::rookLattice(20)), {LocalStatistic::GiStar, 9999});
    for (std::uint32_t i = 0; i < 400; ++i) {
        // all four neighbours high; at the rim of the block two or three are too few for 400 tests
        const bool inside = i / 20 > 0 && i / 20 < 4 && i % 20 > 0 && i % 20 < 4;
        const bool outside = i / 20 > 5 || i % 20 > 5;
        if (inside) {
            EXPECT_EQ(result.places[i].spot, SpotClass::HotSpot) << i;
        } else if (outside) {
            EXPECT_NE(result.places[i].spot, SpotClass::HotSpot) << i;
        }
    }
    EXPECT_EQ(result.tested, 400U);
    EXPECT_LE(result.significant, result.significantUncontrolled);
}

TEST(GetisOrd, DoesNotTakeAHighPlaceAmongLowOnesForACluster) {
    std::vector<double> values = block(20);
    values[15 * 20 + 15] = 1000;
    for (const std::uint32_t beside : {314U, 316U, 295U, 335U}) {
        values[beside] = 0;
    }
    const auto result = local(values, weightsOf(test::rookLattice(20)), {LocalStatistic::GiStar, 999});
    EXPECT_GT(result.places[315].z, 0);
    EXPECT_GT(result.places[315].p, 0.5);
    EXPECT_EQ(result.places[315].spot, SpotClass::None);
}

TEST(GetisOrd, CallsAHighPlaceInSignificantlyLowSurroundingsHighAmongLow) {
    // the block of lows has one place above the mean in its middle, which the sum around it outweighs
    std::vector<double> values = block(20);
    for (double& value : values) {
        value = -value;
    }
    double mean = 0;
    for (const double value : values) {
        mean += value / 400;
    }
    values[2 * 20 + 2] = mean + 5;
    const auto result = local(values, weightsOf(test::rookLattice(20)), {LocalStatistic::GiStar, 9999});
    EXPECT_EQ(result.places[42].spot, SpotClass::HighLow);
    EXPECT_EQ(result.places[41].spot, SpotClass::ColdSpot);
    for (std::uint32_t i = 0; i < 400; ++i) {
        EXPECT_FALSE(result.places[i].spot == SpotClass::ColdSpot && values[i] > mean + 1) << i;
    }
}

TEST(LocalAssociation, PlacesWithoutNeighboursAreNotTested) {
    auto sets = test::rookLattice(6);
    sets.push_back({});
    std::vector<double> values = block(6);
    values.push_back(500);
    for (const auto statistic : {LocalStatistic::Gi, LocalStatistic::GiStar, LocalStatistic::LocalMoran}) {
        const auto result = local(values, weightsOf(sets), {statistic});
        EXPECT_EQ(result.tested, 36U);
        EXPECT_EQ(result.places[36].spot, SpotClass::NoNeighbours);
        EXPECT_EQ(result.places[36].statistic, 0);
        EXPECT_EQ(result.places[36].p, 1);
    }
}

// Truth: of five places in a row with a hub, the hub has all four others beside it, each other only the hub.
TEST(LocalAssociation, APlaceWithAllOthersAsNeighboursIsToldFromOneWithoutAny) {
    const auto weights = weightsOf({{1, 2, 3, 4}, {0}, {0}, {0}, {0}});
    for (const auto statistic : {LocalStatistic::Gi, LocalStatistic::GiStar, LocalStatistic::LocalMoran}) {
        const auto result = local(std::vector<double>{5, 1, 2, 3, 9}, weights, {statistic});
        EXPECT_EQ(result.places[0].spot, SpotClass::AllNeighbours);
        EXPECT_EQ(result.places[0].p, 1);
        EXPECT_EQ(result.tested, 4U);
    }
    EXPECT_EQ(spotLabel(SpotClass::AllNeighbours).en, "neighbour of all others, not tested");
}

std::string sentence(std::vector<double> values, const SpatialWeights& weights) {
    const auto result = localAssociation(values, weights, {});
    return result ? "no error" : result.error().message.en;
}

TEST(LocalAssociation, SaysWhatIsWrongWithItsInput) {
    const auto lattice = weightsOf(test::rookLattice(2));
    EXPECT_EQ(sentence({1, 2}, weightsOf({{1}, {0}})),
              "At least 3 places with values are needed, here are 2.");
    EXPECT_EQ(sentence({4, 4, 4, 4}, lattice), "All values are equal; so none is high or low.");
    EXPECT_EQ(sentence({1, 2, 3, 4}, weightsOf({{}, {}, {}, {}})), "No place has a neighbour.");
    EXPECT_EQ(sentence({1, 2, 3}, weightsOf({{1, 2}, {0, 2}, {0, 1}})),
              "Every place is a neighbour of every other; so no surroundings can stand out.");
}

TEST(LocalAssociation, StopsWhenAsked) {
    std::stop_source source;
    source.request_stop();
    const auto result =
        localAssociation(block(20), weightsOf(test::rookLattice(20)), {}, Task({}, source.get_token()));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace nordertor::analysis
