// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: densities and clusters do not know how many threads found them, where the town lies, nor in which
// order points and streets were read.
#include <gtest/gtest.h>

#include <random>

#include "analysis/network/attached_network.h"
#include "analysis/spatial_statistics/global_association.h"
#include "analysis/spatial_statistics/kernel_density.h"
#include "analysis/spatial_statistics/local_association.h"
#include "analysis/spatial_statistics/network_kernel_density.h"
#include "analysis/support/invariance.h"
#include "analysis/support/random_quarter.h"

namespace nordertor::test {
namespace {

using analysis::CountedPoint;
using analysis::CountedPosition;
using analysis::LocalStatistic;
using analysis::SpatialWeights;

constexpr double cell = 32;  // of which the offset of moved() is a multiple
const geo::Box window{{-100, -100}, {1500, 1300}};

std::vector<CountedPoint> countedPoints() {
    Draw draw(5);
    std::vector<CountedPoint> points;
    for (int i = 0; i < 400; ++i) {
        points.push_back(
            {{static_cast<double>(draw.below(10000)) / 8, static_cast<double>(draw.below(9000)) / 8},
             static_cast<double>(1 + draw.below(30)) / 7});
    }
    return points;
}

std::string bytesOfGrid(const std::vector<CountedPoint>& points, const geo::Box& box) {
    const auto grid = analysis::kernelDensity(points, 250, cell, box);
    return grid ? bytesOf(grid->columns, grid->rows, grid->perSquareKilometre) : "";
}

TEST(DensityInvariance, InThePlaneThreadsOrderAndPlaceDoNotMatter) {
    std::vector<CountedPoint> points = countedPoints();
    expectTheSameOnAnyNumberOfThreads([&] { return bytesOfGrid(points, window); });
    const std::string expected = bytesOfGrid(points, window);
    EXPECT_TRUE(bytesOfGrid(inOrder(points, drawnOrder(points.size(), 6)), window) == expected);
    for (CountedPoint& point : points) {
        point.location = moved(point.location);
    }
    EXPECT_TRUE(bytesOfGrid(points, {moved(window.min), moved(window.max)}) == expected);
}

model::Project streetsAndHomes() {
    Draw draw(8);
    return onEighths(randomQuarter(draw, 8, 200));
}

struct OnStreets {
    analysis::WalkingNetwork network;
    std::vector<CountedPosition> positions;
};
OnStreets onStreets(const model::Project& project) {
    auto attached =
        analysis::attachedNetwork(project, {}, analysis::walkingProfile(model::WalkingProfileId::Adult), 60);
    OnStreets result{std::move(attached->network), {}};
    for (std::size_t h = 0; h < attached->homes.size(); ++h) {
        result.positions.push_back({attached->homes[h], static_cast<double>(1 + h % 11) / 7});
    }
    return result;
}

/// Densities with the places they are at, as they are before moved().
std::string bytesOfStreets(const OnStreets& streets, geo::Point offset = {}) {
    const auto density = analysis::networkKernelDensity(streets.network, streets.positions, 250, 25);
    if (!density) {
        return {};
    }
    std::string bytes = bytesOf(density->spread);
    for (const auto& piece : density->pieces) {
        const auto& chain = streets.network.chains()[piece.chain];
        const geo::Point first = streets.network.points()[chain.firstPoint];
        bytes += bytesOf(geo::Point{first.x - offset.x, first.y - offset.y}, piece.from, piece.to,
                         piece.perKilometre);
    }
    return bytes;
}

TEST(DensityInvariance, AlongTheNetworkThreadsOrderAndPlaceDoNotMatter) {
    const model::Project project = streetsAndHomes();
    OnStreets streets = onStreets(project);
    expectTheSameOnAnyNumberOfThreads([&] { return bytesOfStreets(streets); });
    const std::string expected = bytesOfStreets(streets);
    EXPECT_TRUE(bytesOfStreets(onStreets(withInputInOtherOrder(project, 3))) == expected);
    EXPECT_TRUE(bytesOfStreets(onStreets(moved(project)), faraway) == expected);
    streets.positions = inOrder(streets.positions, drawnOrder(streets.positions.size(), 4));
    EXPECT_TRUE(bytesOfStreets(streets) == expected);
}

struct Observations {
    std::vector<geo::Point> points;
    std::vector<geo::MultiPolygon> squares;  ///< one around each point, side by side
    std::vector<double> values;
};
Observations lattice() {
    Draw draw(9);
    Observations all;
    for (std::size_t i = 0; i < 400; ++i) {
        const double x = 100.0 * static_cast<double>(i % 20);
        const double y = 100.0 * static_cast<double>(i / 20);
        all.points.push_back(
            {x + static_cast<double>(draw.below(400)) / 8, y + static_cast<double>(draw.below(400)) / 8});
        all.squares.push_back({{{{{x, y}, {x + 100, y}, {x + 100, y + 100}, {x, y + 100}, {x, y}}, {}}}});
        all.values.push_back(static_cast<double>(draw.below(50)) / 7);
    }
    return all;
}
Observations inOtherOrder(const Observations& all, const std::vector<std::size_t>& order) {
    return {inOrder(all.points, order), inOrder(all.squares, order), inOrder(all.values, order)};
}
Observations movedAway(const Observations& all) {
    Observations result{moved(geo::Points(all.points)), {}, all.values};
    for (const geo::MultiPolygon& square : all.squares) {
        result.squares.push_back(moved(square));
    }
    return result;
}

using WeightsOf = Result<SpatialWeights> (*)(const Observations&);
struct Neighbourhood {
    const char* name;
    WeightsOf weights;
};
const std::vector<Neighbourhood> neighbourhoods{
    {"band", [](const Observations& all) { return analysis::distanceBandWeights(all.points, 180); }},
    {"nearest", [](const Observations& all) { return analysis::nearestNeighbourWeights(all.points, 6); }},
    {"queen",
     [](const Observations& all) {
         return analysis::contiguityWeights(all.squares, analysis::Contiguity::Queen);
     }},
    {"rook", [](const Observations& all) {
         return analysis::contiguityWeights(all.squares, analysis::Contiguity::Rook);
     }}};

std::string bytesOfPlace(const analysis::LocalResult::Place& place) {
    return bytesOf(place.statistic, place.z, place.p, place.spot, place.quadrant);
}
/// A text for each observation, then one for all together.
std::vector<std::string> bytesOfSpots(const Observations& all, const Neighbourhood& near,
                                      LocalStatistic statistic) {
    const auto weights = near.weights(all);
    const auto spots = analysis::localAssociation(all.values, *weights, {statistic, 199});
    std::vector<std::string> bytes;
    for (const auto& place : spots->places) {
        bytes.push_back(bytesOfPlace(place));
    }
    const auto moran = analysis::globalMoran(all.values, *weights, analysis::WeightStyle::RowStandardised);
    const auto g = analysis::globalG(all.values, *weights);
    bytes.push_back(bytesOf(spots->threshold, spots->tested, spots->significant,
                            spots->significantUncontrolled, moran->i, moran->expected, moran->varianceNormal,
                            moran->varianceRandom, g->g, g->expected, g->variance));
    return bytes;
}

TEST(HotSpotInvariance, ThreadsOrderAndPlaceDoNotMatter) {
    const Observations all = lattice();
    std::vector<std::size_t> order = drawnOrder(all.values.size(), 2);
    for (const Neighbourhood& near : neighbourhoods) {
        for (const auto statistic :
             {LocalStatistic::Gi, LocalStatistic::GiStar, LocalStatistic::LocalMoran}) {
            expectTheSameOnAnyNumberOfThreads([&] { return bytesOf(bytesOfSpots(all, near, statistic)); });
            const std::vector<std::string> expected = bytesOfSpots(all, near, statistic);
            EXPECT_TRUE(bytesOfSpots(movedAway(all), near, statistic) == expected) << near.name;
            std::vector<std::string> shuffled = bytesOfSpots(inOtherOrder(all, order), near, statistic);
            const std::string together = shuffled.back();
            shuffled.pop_back();
            shuffled = backInOrder(shuffled, order);
            shuffled.push_back(together);
            EXPECT_TRUE(shuffled == expected) << near.name;
        }
    }
}

TEST(HotSpotInvariance, PermutationsOfAllValuesDoNotDependOnThreads) {
    const Observations all = lattice();
    const auto weights = neighbourhoods.front().weights(all);
    expectTheSameOnAnyNumberOfThreads([&] {
        return bytesOf(
            analysis::globalMoran(all.values, *weights, analysis::WeightStyle::RowStandardised, 499)
                ->pseudoP);
    });
}

}  // namespace
}  // namespace nordertor::test
