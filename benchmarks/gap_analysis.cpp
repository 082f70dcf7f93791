// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: Neubrandenburg (town.h); the argument is the margin read around the Nordstadt in metres, 20,000 is
// the whole extract. Question: all standards of all themes (20). Aim: at most 300 ms on two cores.
// CPU of both threads (first column) is the figure to compare on a shared machine. Places drawn from a
// distance field take a tenth of the CPU of the former overlay of polygons: all in all 0.17 s instead of 0.98
// s at 2,000 m, 0.39 s instead of 1.83 s for the whole extract, at equal parameters.
//
//     cmake --build --preset release --target benchmark_gap_analysis
//     NORDERTOR_REAL_DATA=FOLDER build/release/benchmarks/benchmark_gap_analysis --benchmark_repetitions=3
#include "analysis/gaps/gap_analysis.h"

#include <benchmark/benchmark.h>

#include "town.h"

namespace nordertor::bench {
namespace {

void analyse(benchmark::State& state, bool everything) {
    const auto town = neubrandenburg(static_cast<double>(state.range(0)));
    if (!town) {
        state.SkipWithError("real data not present");
        return;
    }
    std::size_t places = 0;
    analysis::GapParameters parameters;
    if (everything) {
        parameters.capacity = true;
        parameters.stability = analysis::VariationParameters{};
        for (const model::Theme& theme : town->themes.themes) {
            parameters.combine[theme.id] = 1;
        }
    }
    for (auto unused : state) {
        const auto report = analysis::analyseGaps(town->project, town->themes, parameters);
        if (!report) {
            state.SkipWithError(report.error().message.en.c_str());
            return;
        }
        places = report->ranked().size();
    }
    state.counters["homes"] = static_cast<double>(town->project.residents.homes.size());
    state.counters["facilities"] = static_cast<double>(town->project.facilities.size());
    state.counters["places"] = static_cast<double>(places);
}
void allStandards(benchmark::State& state) {
    analyse(state, false);
}
BENCHMARK(allStandards)
    ->Arg(2000)
    ->Arg(20000)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

void withCapacityStabilityAndCombinedNeed(benchmark::State& state) {
    analyse(state, true);
}
BENCHMARK(withCapacityStabilityAndCombinedNeed)
    ->Arg(20000)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

}  // namespace
}  // namespace nordertor::bench
