// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: Neubrandenburg copied side by side (town.h; the argument is the number of copies, 16: 546,000
// walkable nodes, 19,500 facilities, 245,000 homes). Question: one facility is moved by 300 m, and every
// standard of every theme says anew what it reaches and whom it supplies. A different facility of a different
// kind is moved each time, there and back. Aim: at most 8 ms for 16 copies. Beside it: building everything
// anew, which is what it would cost without.
//
//     cmake --build --preset release --target benchmark_what_if
//     NORDERTOR_REAL_DATA=FOLDER build/release/benchmarks/benchmark_what_if --benchmark_repetitions=3
#include <benchmark/benchmark.h>

#include "analysis/scenarios/incremental_supply.h"
#include "town.h"

namespace nordertor::bench {
namespace {

using analysis::IncrementalSupply;

void oneFacilityMoved(benchmark::State& state) {
    const auto town = copiedTown(static_cast<int>(state.range(0)), CopiedHomes::EveryBuilding);
    if (!town) {
        state.SkipWithError("real data not present");
        return;
    }
    auto supply = IncrementalSupply::build(town->project, town->themes, {});
    if (!supply) {
        state.SkipWithError(supply.error().message.en.c_str());
        return;
    }
    const auto& facilities = town->project.facilities;
    std::size_t at = 0;
    std::size_t standards = 0;
    std::size_t moves = 0;
    for (auto unused : state) {
        state.PauseTiming();
        model::Facility before;
        std::size_t concerned = 0;
        do {  // facilities that no standard counts are no work
            at = (at + 7919) % facilities.size();
            before = facilities[at];
            concerned = supply->apply({before, before})->size();
        } while (concerned == 0);
        model::Facility after = before;
        after.location.x += 300;
        for (geo::Polygon& polygon : after.outline.polygons) {
            for (geo::Point& p : polygon.outer) {
                p.x += 300;
            }
        }
        state.ResumeTiming();
        const auto moved = supply->apply({before, after});
        const auto back = supply->apply({after, before});
        if (!moved || !back) {
            state.SkipWithError("edit refused");
            return;
        }
        standards += moved->size();
        ++moves;
    }
    state.counters["standards_each"] = static_cast<double>(standards) / static_cast<double>(moves);
    state.counters["homes"] = static_cast<double>(town->project.residents.homes.size());
    // there and back are two moves
    state.counters["one_move"] = benchmark::Counter(
        static_cast<double>(moves) * 2, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(oneFacilityMoved)->Arg(1)->Arg(16)->Unit(benchmark::kMillisecond);

void everythingAnew(benchmark::State& state) {
    const auto town = copiedTown(static_cast<int>(state.range(0)), CopiedHomes::EveryBuilding);
    if (!town) {
        state.SkipWithError("real data not present");
        return;
    }
    for (auto unused : state) {
        const auto supply = IncrementalSupply::build(town->project, town->themes, {});
        if (!supply) {
            state.SkipWithError(supply.error().message.en.c_str());
            return;
        }
        benchmark::DoNotOptimize(supply->inside(0).supplied);
    }
}
BENCHMARK(everythingAnew)->Arg(1)->Arg(16)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace nordertor::bench
