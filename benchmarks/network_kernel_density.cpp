// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: Neubrandenburg (town.h), whole extract, copied 16 times side by side: 546,000 walkable nodes, 19,500
// facilities. Question: density of all facilities along all ways (equal split, discontinuous), pieces of 10
// m. The argument is the radius in metres: the work grows with the number of branches within it, which
// doubles with every junction until a branch is worth less than 1/10,000 of an event.
//
//     cmake --build --preset release --target benchmark_network_kernel_density
//     NORDERTOR_REAL_DATA=FOLDER build/release/benchmarks/benchmark_network_kernel_density
#include "analysis/spatial_statistics/network_kernel_density.h"

#include <benchmark/benchmark.h>

#include "analysis/network/attached_network.h"
#include "town.h"

namespace nordertor::bench {
namespace {

struct Question {
    analysis::AttachedNetwork attached;
    std::vector<analysis::CountedPosition> positions;
};

const Question* question() {
    static const auto made = []() -> std::optional<Question> {
        const auto town = copiedTown(16);
        if (!town) {
            return std::nullopt;
        }
        auto attached = analysis::attachedNetwork(
            town->project, {}, analysis::walkingProfile(model::WalkingProfileId::Adult), 100);
        if (!attached) {
            return std::nullopt;
        }
        const analysis::Attacher attacher(attached->network);
        std::vector<analysis::CountedPosition> positions;
        for (const model::Facility& facility : town->project.facilities) {
            positions.push_back({attacher.nearest(facility.location, 100), 1});
        }
        return Question{std::move(*attached), std::move(positions)};
    }();
    return made ? &*made : nullptr;
}

void densityAlongWays(benchmark::State& state) {
    const Question* asked = question();
    if (asked == nullptr) {
        state.SkipWithError("real data not present");
        return;
    }
    constexpr double pieceMetres = 10;
    std::size_t pieces = 0;
    for (auto unused : state) {
        const auto density = analysis::networkKernelDensity(asked->attached.network, asked->positions,
                                                            static_cast<double>(state.range(0)), pieceMetres);
        pieces = density ? density->pieces.size() : 0;
    }
    state.counters["events"] = static_cast<double>(asked->positions.size());
    state.counters["pieces"] = static_cast<double>(pieces);
}
BENCHMARK(densityAlongWays)
    ->Arg(100)
    ->Arg(200)
    ->Arg(500)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace
}  // namespace nordertor::bench
