// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: Neubrandenburg (town.h); the argument is the margin read around the Nordstadt in metres, 20,000 is
// the whole extract. Question: all standards of all themes. Aim: at most 300 ms on two cores.
#include "analysis/gaps/gap_analysis.h"

#include <benchmark/benchmark.h>

#include "town.h"

namespace nordertor::bench {
namespace {

void allStandards(benchmark::State& state) {
    const auto town = neubrandenburg(static_cast<double>(state.range(0)));
    if (!town) {
        state.SkipWithError("real data not present");
        return;
    }
    std::size_t places = 0;
    for (auto unused : state) {
        const auto report = analysis::analyseGaps(town->project, town->themes, {});
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
BENCHMARK(allStandards)->Arg(2000)->Arg(20000)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

}  // namespace
}  // namespace nordertor::bench
