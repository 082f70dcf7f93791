// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: Neubrandenburg (town.h), whole extract, copied 16 times side by side.
#include <benchmark/benchmark.h>

#include "analysis/network/attached_network.h"
#include "analysis/network/nearest_facility.h"
#include "town.h"

namespace nordertor::bench {
namespace {

const Town* town16() {
    static const std::optional<Town> town = copiedTown(16);
    return town ? &*town : nullptr;
}

const analysis::WalkingProfile& child() {
    return analysis::walkingProfile(model::WalkingProfileId::Child);
}

void buildNetwork(benchmark::State& state) {
    const Town* town = town16();
    if (town == nullptr) {
        state.SkipWithError("real data not present");
        return;
    }
    const model::BaseMap& map = town->project.baseMap;
    for (auto unused : state) {
        auto network = analysis::WalkingNetwork::build(map.streets, map.barriers, child());
        benchmark::DoNotOptimize(network);
    }
}
BENCHMARK(buildNetwork)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nordertor::bench
