// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: Neubrandenburg (town.h), whole extract, copied 16 times side by side: every building a home,
// facilities of all kinds with all their entrances, attached within 100 m. Children's walking profile, metres
// of path, 800 m. The argument is the number of threads. This is 546,000 walkable nodes (distinct nodes of
// walkable streets; those of all streets are 553,000), 19,500 facilities and 245,000 homes. The aims speak of
// 274,400 nodes and 15,900 facilities: those nodes are neither these nor the 176,000 vertices that are left
// when chains are contracted, nor the 198,000 nodes where ways end or meet. "Every node" here means all
// 546,000, so the questions are twice as big as the aims.
//
// Questions and aims, Release, two cores:
//     buildNetwork       streets in memory to network                       (part of 0.6 s from the file)
//     countsOfEveryNode  facilities within 800 m of every node of every street     0.25 s (1 thread 0.4 s)
//     nearestOfEveryNode nearest facility of every node                            60 ms
//     fiveNearest        5 nearest facilities of every node                        0.5 s
//     allCatchments      every pair of home and facility within 800 m              (part of E2SFCA's 0.6 s)
// The counter peak_mib is the most memory this process ever had, data of the town included (aim 600 MiB).
//
//     cmake --build --preset release --target benchmark_network
//     NORDERTOR_REAL_DATA=FOLDER build/release/benchmarks/benchmark_network --benchmark_repetitions=3
#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <tbb/global_control.h>

#include "analysis/network/attached_network.h"
#include "analysis/network/catchments.h"
#include "analysis/network/k_nearest.h"
#include "analysis/network/reach_counts.h"
#include "town.h"

namespace nordertor::bench {
namespace {

constexpr std::uint32_t limit = 80000;

const analysis::WalkingProfile& child() {
    return analysis::walkingProfile(model::WalkingProfileId::Child);
}

double peakMib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

const Town* town() {
    static const std::optional<Town> all = copiedTown(16, CopiedHomes::EveryBuilding);
    return all ? &*all : nullptr;
}

std::vector<const model::Facility*> allFacilities() {
    std::vector<const model::Facility*> facilities;
    for (const model::Facility& facility : town()->project.facilities) {
        facilities.push_back(&facility);
    }
    return facilities;
}

const analysis::AttachedNetwork* attached() {
    static const std::optional<analysis::AttachedNetwork> all =
        []() -> std::optional<analysis::AttachedNetwork> {
        if (town() == nullptr) {
            return std::nullopt;
        }
        auto network = analysis::attachedNetwork(town()->project, allFacilities(), child(), 100);
        if (!network) {
            return std::nullopt;
        }
        return std::move(*network);
    }();
    return all ? &*all : nullptr;
}

std::vector<analysis::SearchSource> sources(const analysis::AttachedNetwork& data) {
    std::vector<analysis::SearchSource> all;
    for (std::uint32_t f = 0; f < data.entrances.size(); ++f) {
        for (const analysis::NetworkPosition& entrance : data.entrances[f]) {
            all.push_back({entrance, f});
        }
    }
    return all;
}

/// Runs `once` for every iteration with as many threads as the argument says.
template <class Once>
void measure(benchmark::State& state, const Once& once) {
    const analysis::AttachedNetwork* data = attached();
    if (data == nullptr) {
        state.SkipWithError("real data not present");
        return;
    }
    const tbb::global_control threads(tbb::global_control::max_allowed_parallelism,
                                      static_cast<std::size_t>(state.range(0)));
    for (auto unused : state) {
        once(*data);
    }
    state.counters["nodes"] = static_cast<double>(data->network.walkableNodeCount());
    state.counters["vertices"] = static_cast<double>(data->network.vertexCount());
    state.counters["homes"] = static_cast<double>(data->homes.size());
    state.counters["facilities"] = static_cast<double>(data->entrances.size());
    state.counters["peak_mib"] = peakMib();
}

void buildNetwork(benchmark::State& state) {
    measure(state, [](const analysis::AttachedNetwork&) {
        const model::BaseMap& map = town()->project.baseMap;
        benchmark::DoNotOptimize(analysis::WalkingNetwork::build(map.streets, map.barriers, child()));
    });
}

void attachHomesAndFacilities(benchmark::State& state) {
    const auto facilities = town() == nullptr ? std::vector<const model::Facility*>{} : allFacilities();
    measure(state, [&](const analysis::AttachedNetwork&) {
        benchmark::DoNotOptimize(analysis::attachedNetwork(town()->project, facilities, child(), 100));
    });
}

void countsOfEveryNode(benchmark::State& state) {
    measure(state, [](const analysis::AttachedNetwork& data) {
        benchmark::DoNotOptimize(analysis::reachCounts(data.network, data.entrances, {}, {limit}));
    });
}

void countsOfEveryHome(benchmark::State& state) {
    measure(state, [](const analysis::AttachedNetwork& data) {
        benchmark::DoNotOptimize(analysis::reachCounts(data.network, data.entrances, data.homes, {limit}));
    });
}

/// at(position) for every node of every street.
template <class At>
void forEveryNode(const analysis::WalkingNetwork& network, const At& at) {
    for (std::uint32_t c = 0; c < network.chains().size(); ++c) {
        const auto& chain = network.chains()[c];
        for (std::uint32_t i = 1; i + 1 < chain.pointCount; ++i) {
            at(network.positionOfPoint(c, chain.firstPoint + i));
        }
    }
}

void nearestOfEveryNode(benchmark::State& state) {
    std::optional<analysis::NearestSearch> search;
    std::vector<analysis::Nearest> nearest;
    std::vector<analysis::SearchSource> from;
    measure(state, [&](const analysis::AttachedNetwork& data) {
        if (!search) {
            search.emplace(data.network);
            from = sources(data);
        }
        search->run(from);
        nearest.clear();
        for (std::uint32_t v = 0; v < data.network.vertexCount(); ++v) {
            nearest.push_back(search->atVertex(v));
        }
        forEveryNode(data.network, [&](const auto& position) { nearest.push_back(search->at(position)); });
        benchmark::DoNotOptimize(nearest.data());
    });
}

void fiveNearestOfEveryNode(benchmark::State& state) {
    constexpr std::uint32_t k = 5;
    std::optional<analysis::KNearestSearch> search;
    std::vector<analysis::Nearest> nearest;
    std::vector<analysis::SearchSource> from;
    measure(state, [&](const analysis::AttachedNetwork& data) {
        if (!search) {
            search.emplace(data.network, k);
            from = sources(data);
            nearest.resize(data.network.points().size() * k);
        }
        search->run(from);
        std::size_t next = 0;
        const auto room = [&] { return std::span(nearest).subspan(k * next++, k); };
        for (std::uint32_t v = 0; v < data.network.vertexCount(); ++v) {
            search->atVertex(v, room());
        }
        forEveryNode(data.network, [&](const auto& position) { search->at(position, room()); });
        benchmark::DoNotOptimize(nearest.data());
    });
}

void allCatchments(benchmark::State& state) {
    std::size_t pairs = 0;
    measure(state, [&](const analysis::AttachedNetwork& data) {
        const auto all = analysis::catchments(data.network, data.entrances, data.homes, limit);
        pairs = all ? all->reached.size() : 0;
    });
    state.counters["pairs"] = static_cast<double>(pairs);
}

void visitedCatchments(benchmark::State& state) {
    measure(state, [](const analysis::AttachedNetwork& data) {
        benchmark::DoNotOptimize(analysis::visitCatchments(
            data.network, data.entrances, data.homes, limit,
            [](std::uint32_t, std::span<const analysis::Catchments::Reached> reached) {
                benchmark::DoNotOptimize(reached.data());
            }));
    });
}

BENCHMARK(buildNetwork)
    ->Arg(2)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK(attachHomesAndFacilities)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK(countsOfEveryNode)
    ->Arg(2)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK(countsOfEveryHome)
    ->Arg(2)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK(nearestOfEveryNode)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(fiveNearestOfEveryNode)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(visitedCatchments)
    ->Arg(2)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK(allCatchments)
    ->Arg(2)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace
}  // namespace nordertor::bench
