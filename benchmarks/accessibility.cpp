// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: Neubrandenburg (town.h), whole extract, copied 16 times side by side; every building is a home, every
// facility of every theme counts, within 800 m. Question: E2SFCA of all homes, the searches included, and the
// sums alone on a table of pairs that is already there. Aim: at most 0.6 s with the searches on two cores.
// CPU of both threads (first column) is the figure to compare on a shared machine.
//
//     cmake --build --preset release --target benchmark_accessibility
//     NORDERTOR_REAL_DATA=FOLDER build/release/benchmarks/benchmark_accessibility --benchmark_repetitions=3
#include "analysis/accessibility/accessibility.h"

#include <benchmark/benchmark.h>

#include "town.h"

namespace nordertor::bench {
namespace {

constexpr double limitMetres = 800;

struct Question {
    analysis::AttachedNetwork attached;
    std::vector<double> demand;
    std::vector<double> capacity;
};

/// Null where the real data is missing.
const Question* question() {
    static const auto made = []() -> std::optional<Question> {
        const auto town = copiedTown(16, CopiedHomes::EveryBuilding);
        if (!town) {
            return std::nullopt;
        }
        std::vector<const model::Facility*> facilities;
        for (const model::Facility& facility : town->project.facilities) {
            facilities.push_back(&facility);
        }
        auto attached = analysis::attachedNetwork(
            town->project, facilities, analysis::walkingProfile(model::WalkingProfileId::Adult), 100);
        if (!attached) {
            return std::nullopt;
        }
        return Question{std::move(*attached), std::vector<double>(town->project.residents.homes.size(), 2.5),
                        std::vector<double>(facilities.size(), 20)};
    }();
    return made ? &*made : nullptr;
}

void measure(benchmark::State& state, analysis::AccessMethod method) {
    const Question* asked = question();
    if (asked == nullptr) {
        state.SkipWithError("real data not present");
        return;
    }
    for (auto unused : state) {
        auto results = analysis::accessibility(asked->attached, asked->demand, asked->capacity,
                                               {.method = method, .limits = {limitMetres}});
        benchmark::DoNotOptimize(results);
    }
    state.counters["homes"] = static_cast<double>(asked->demand.size());
    state.counters["facilities"] = static_cast<double>(asked->capacity.size());
}
BENCHMARK_CAPTURE(measure, e2sfca, analysis::AccessMethod::Enhanced)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(measure, threeStep, analysis::AccessMethod::ThreeStep)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(measure, nearest, analysis::AccessMethod::Nearest)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

void sumsAlone(benchmark::State& state) {
    const Question* asked = question();
    if (asked == nullptr) {
        state.SkipWithError("real data not present");
        return;
    }
    constexpr std::uint32_t limit = 80000;
    const auto pairs = analysis::catchments(asked->attached.network, asked->attached.entrances,
                                            asked->attached.homes, limit);
    for (auto unused : state) {
        const analysis::DecayTable decay(analysis::Decay::luoAndQi(limitMetres), limit, 100);
        auto access = analysis::catchmentAccess(analysis::CatchmentMethod::TwoStep, *pairs, asked->demand,
                                                asked->capacity, decay);
        benchmark::DoNotOptimize(access);
    }
    state.counters["pairs"] = static_cast<double>(pairs->reached.size());
}
BENCHMARK(sumsAlone)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

}  // namespace
}  // namespace nordertor::bench
