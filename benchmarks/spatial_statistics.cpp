// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: made up, seeded: points crowded around 400 centres in a square of 12 km, values with long tails,
// since neither cost nor memory depend on what is counted. Question: Gi* and local Moran, both, with their 8
// nearest neighbours found anew and 999 permutations. Aim: 20,000 observations 0.3 s, 240,000 4 s (two
// threads). The second argument is the number of permutations: the reference sums are shared by all
// observations with equally many neighbours, so that 99,999 cost little more than 999.
//
//     cmake --build --preset release --target benchmark_spatial_statistics
//     build/release/benchmarks/benchmark_spatial_statistics --benchmark_repetitions=3
#include <benchmark/benchmark.h>

#include <random>

#include "analysis/spatial_statistics/kernel_density.h"
#include "analysis/spatial_statistics/local_association.h"

namespace nordertor::bench {
namespace {

struct Places {
    std::vector<geo::Point> points;
    std::vector<double> values;
};

Places madeUp(std::size_t n) {
    std::mt19937_64 random(1);
    const auto upTo = [&](double limit) {
        return static_cast<double>(random() >> 11U) / 9007199254740992.0 * limit;
    };
    std::vector<geo::Point> centres;
    for (int i = 0; i < 400; ++i) {
        centres.push_back({upTo(12000), upTo(12000)});
    }
    Places places;
    for (std::size_t i = 0; i < n; ++i) {
        const geo::Point centre = centres[random() % centres.size()];
        places.points.push_back({512000 + centre.x + upTo(600), 5832000 + centre.y + upTo(600)});
        const double u = upTo(1);
        places.values.push_back(u * u * u * 40 / 3);
    }
    return places;
}

void giStarAndLocalMoran(benchmark::State& state) {
    const Places places = madeUp(static_cast<std::size_t>(state.range(0)));
    const auto permutations = static_cast<std::uint32_t>(state.range(1));
    std::size_t significant = 0;
    for (auto unused : state) {
        const auto weights = analysis::nearestNeighbourWeights(places.points, 8);
        for (const auto statistic :
             {analysis::LocalStatistic::GiStar, analysis::LocalStatistic::LocalMoran}) {
            const auto result =
                analysis::localAssociation(places.values, *weights, {statistic, permutations});
            significant += result->significantUncontrolled;
        }
    }
    state.counters["significant"] =
        static_cast<double>(significant) / static_cast<double>(state.iterations());
}
BENCHMARK(giStarAndLocalMoran)
    ->Args({20000, 999})
    ->Args({240000, 999})
    ->Args({240000, 99999})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

/// 240,000 homes, radius 400 m, cells of 50 m.
void planeDensity(benchmark::State& state) {
    const Places places = madeUp(240000);
    std::vector<analysis::CountedPoint> points;
    geo::Box window;
    for (std::size_t i = 0; i < places.points.size(); ++i) {
        points.push_back({places.points[i], places.values[i]});
        window.add(places.points[i]);
    }
    for (auto unused : state) {
        benchmark::DoNotOptimize(analysis::kernelDensity(points, 400, 50, window));
    }
}
BENCHMARK(planeDensity)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

}  // namespace
}  // namespace nordertor::bench
