// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: coverMostRandom: 1,000 demands of 1 to 500 persons and 200 candidate sites drawn evenly over a square
// of 10 km, covered within 1 to 2 km as the crow flies (the ways do not matter to the solver). coverMostTown,
// shortestWaysTown: Neubrandenburg (town.h), children under 10 of the homes of the whole extract, every 80th
// street node as candidate, walked, p = 10, 500 m. Question: how long until the optimum is proven. Aim: 1 s
// for 1,000 x 200. orLibraryMedian: pmed1 to pmed20 of the OR-Library (Beasley 1985), 100 to 400 nodes, from
// the folder ../truth/orlib_pmed beside the real data. Question: how long the heuristic alone, with its usual
// effort and one thread, takes to the published optimum; an answer that is not the optimum is an error. Aim:
// 20 s each.
//
//     cmake --build --preset release --target benchmark_siting
//     NORDERTOR_REAL_DATA=FOLDER build/release/benchmarks/benchmark_siting
#include <benchmark/benchmark.h>
#include <tbb/global_control.h>

#include <cmath>
#include <filesystem>
#include <random>

#include "analysis/network/attached_network.h"
#include "analysis/siting/location_allocation.h"
#include "analysis/siting/or_library.h"
#include "town.h"

namespace nordertor::bench {
namespace {

using analysis::SitingEffort;
using analysis::SitingModel;
using analysis::SitingProblem;

SitingProblem drawnProblem(std::uint64_t seed, std::uint32_t metres, std::size_t budget) {
    constexpr std::size_t demands = 1000;
    constexpr std::size_t sites = 200;
    std::mt19937_64 random(seed);
    const auto place = [&] {
        const auto x = static_cast<double>(random() % 10000);
        return geo::Point{x, static_cast<double>(random() % 10000)};
    };
    SitingProblem problem;
    problem.model = SitingModel::CoverMost;
    problem.budget = budget;
    problem.limit = 100 * metres;
    std::vector<geo::Point> homes;
    for (std::size_t i = 0; i < demands; ++i) {
        homes.push_back(place());
        problem.weights.push_back(static_cast<std::int64_t>(1 + random() % 500));
    }
    for (std::size_t j = 0; j < sites; ++j) {
        const geo::Point site = place();
        for (std::uint32_t i = 0; i < demands; ++i) {
            const double way = std::hypot(homes[i].x - site.x, homes[i].y - site.y);
            problem.distances.reached.push_back({i, static_cast<std::uint32_t>(std::lround(way * 100))});
        }
        problem.distances.first.push_back(problem.distances.reached.size());
    }
    return problem;
}

void solve(benchmark::State& state, const SitingProblem& problem, const SitingEffort& effort) {
    double gap = 0;
    double objective = 0;
    for (auto unused : state) {
        const auto solution = analysis::locateSites(problem, effort);
        if (!solution) {
            state.SkipWithError(solution.error().message.en.c_str());
            return;
        }
        gap = solution->gapPercent();
        objective = static_cast<double>(solution->objective);
    }
    state.counters["demands"] = static_cast<double>(problem.weights.size());
    state.counters["sites"] = static_cast<double>(problem.siteCount());
    state.counters["objective"] = objective;
    state.counters["gap_percent"] = gap;
}

void coverMostRandom(benchmark::State& state) {
    solve(state,
          drawnProblem(static_cast<std::uint64_t>(state.range(0)), static_cast<std::uint32_t>(state.range(1)),
                       static_cast<std::size_t>(state.range(2))),
          {.exact = true});
}
BENCHMARK(coverMostRandom)
    ->ArgNames({"seed", "metres", "p"})
    ->ArgsProduct({{1, 2, 3}, {1000, 1500, 2000}, {10}})
    ->Args({4, 1200, 20})
    ->Unit(benchmark::kMillisecond);

std::optional<SitingProblem> townProblem(SitingModel model, std::uint32_t limit) {
    const auto town = neubrandenburg(20000);
    if (!town) {
        return std::nullopt;
    }
    const auto attached = analysis::attachedNetwork(
        town->project, {}, analysis::walkingProfile(model::WalkingProfileId::Adult), 100);
    if (!attached) {
        return std::nullopt;
    }
    SitingProblem problem;
    problem.model = model;
    problem.budget = 10;
    problem.limit = limit;
    for (const double persons : town->project.residents.persons.front()) {
        problem.weights.push_back(persons > 0 ? std::llround(persons * 1000) : 0);
    }
    constexpr std::size_t every = 80;
    std::vector<std::vector<analysis::NetworkPosition>> sites;
    for (std::uint32_t c = 0; c < attached->network.chains().size(); c += every) {
        sites.push_back({{c, 0, 0}});
    }
    auto ways = analysis::catchments(attached->network, sites, attached->homes, limit);
    if (!ways) {
        return std::nullopt;
    }
    problem.distances = std::move(*ways);
    return problem;
}

void town(benchmark::State& state, SitingModel model, std::uint32_t limit) {
    const auto problem = townProblem(model, limit);
    if (!problem) {
        state.SkipWithError("real data not present");
        return;
    }
    solve(state, *problem, {.exact = true});
}
void coverMostTown(benchmark::State& state) {
    town(state, SitingModel::CoverMost, 50000);
}
void shortestWaysTown(benchmark::State& state) {
    town(state, SitingModel::ShortestWays, 1000000);
}
BENCHMARK(coverMostTown)->Unit(benchmark::kMillisecond);
BENCHMARK(shortestWaysTown)->Unit(benchmark::kMillisecond)->Iterations(1);

void orLibraryMedian(benchmark::State& state) {
    const auto folder = realDataFolder() / "../truth/orlib_pmed";
    if (!std::filesystem::exists(folder)) {
        state.SkipWithError("OR-Library problems not present");
        return;
    }
    auto published = test::orLibraryProblem(folder, static_cast<int>(state.range(0)));
    published.problem.model = SitingModel::ShortestWays;
    const tbb::global_control oneThread(tbb::global_control::max_allowed_parallelism, 1);
    solve(state, published.problem, {});
    if (state.counters["objective"] != static_cast<double>(published.median)) {
        state.SkipWithError("not the published optimum");
    }
}
BENCHMARK(orLibraryMedian)->ArgName("pmed")->DenseRange(1, 20)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nordertor::bench
