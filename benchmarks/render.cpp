// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: Neubrandenburg (town.h), the whole extract, with the gaps of all standards. Question: the picture on
// a screen of 1920 x 1080 pixels at 96 dpi, all layers on, texts and signs placed anew: a quarter at 1:5,000
// around the Nordstadt's middle, and the town at 1:40,000. Aim: under 16 ms for the quarter; "cancel" asks
// to stop in the middle and measures until the drawing has ended, aim at most 50 ms.
// oneTheme is the map of a working group, with facilities and gaps of one theme; wholePicture has the gaps of
// all five themes over each other, the dearest case. CPU (second column, of all threads) is
// the figure to compare on a shared machine; README.md says what bounds it. Cancelling took 4 ms at most.
//
//     cmake --build --preset release --target benchmark_render
//     NORDERTOR_REAL_DATA=FOLDER build/release/benchmarks/benchmark_render --benchmark_repetitions=3
#include <benchmark/benchmark.h>

#include <chrono>
#include <thread>

#include "analysis/gaps/gap_analysis.h"
#include "publish/qt_environment.h"
#include "render/map_drawing.h"
#include "render/map_view_renderer.h"
#include "town.h"
#include "whole_style.h"

namespace nordertor::bench {
namespace {

struct Picture {
    std::shared_ptr<const render::MapScene> scene;
    style::MapStyle mapStyle;
};

std::optional<Picture> pictureOf(const std::string& theme, bool gaps) {
    const auto town = neubrandenburg(20000);
    if (!town) {
        return std::nullopt;
    }
    const auto report = analysis::analyseGaps(town->project, town->themes, {});
    if (!report) {
        return std::nullopt;
    }
    render::SceneOptions options;
    options.theme = theme;
    auto scene = render::MapScene::build({std::make_shared<const model::Project>(town->project), 1},
                                         town->themes, gaps ? &*report : nullptr, options);
    if (!scene) {
        return std::nullopt;
    }
    Picture made{std::move(*scene), style::MapStyle::standard(town->themes)};
    return isWhole(made.mapStyle) ? std::optional(std::move(made)) : std::nullopt;
}

const std::optional<Picture>& picture() {
    static const std::optional<Picture> all = pictureOf({}, true);
    return all;
}

render::MapView screen(const render::MapScene& scene, double denominator) {
    const render::PixelGrid grid;
    render::MapView view;
    view.centre = scene.areaBox().centre();
    view.scaleDenominator = denominator;
    view.widthMm = 1920 / grid.pixelsPerMm;
    view.heightMm = 1080 / grid.pixelsPerMm;
    return view;
}

void measured(benchmark::internal::Benchmark* benchmark) {
    benchmark->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
}

void draw(benchmark::State& state, const std::optional<Picture>& made) {
    if (!made) {
        state.SkipWithError("no data, or a style refused");
        return;
    }
    const render::MapView view = screen(*made->scene, static_cast<double>(state.range(0)));
    for (auto unused : state) {
        const auto image = render::renderView(*made->scene, made->mapStyle, view);
        if (!image) {
            state.SkipWithError(image.error().message.en.c_str());
            return;
        }
    }
}

void wholePicture(benchmark::State& state) {
    draw(state, picture());
}
BENCHMARK(wholePicture)->Apply(measured)->Arg(5000)->Arg(15000)->Arg(40000);

void oneTheme(benchmark::State& state) {
    static const std::optional<Picture> youth = pictureOf("youth", true);
    draw(state, youth);
}
BENCHMARK(oneTheme)->Apply(measured)->Arg(5000);

/// The town without gaps.
const std::optional<Picture>& baseOnly() {
    static const std::optional<Picture> made = pictureOf({}, false);
    return made;
}

void baseMap(benchmark::State& state) {
    draw(state, baseOnly());
}
BENCHMARK(baseMap)->Apply(measured)->Arg(5000);

/// Without the pixels: what is selected, styled and placed.
void choose(benchmark::State& state, const std::optional<Picture>& made) {
    if (!made) {
        state.SkipWithError("no data, or a style refused");
        return;
    }
    const render::MapView view = screen(*made->scene, static_cast<double>(state.range(0)));
    std::size_t entries = 0;
    for (auto unused : state) {
        const auto drawing = render::drawMap(*made->scene, made->mapStyle, view);
        entries = drawing ? drawing->list.entries.size() : 0;
    }
    state.counters["entries"] = static_cast<double>(entries);
}

void drawListOnly(benchmark::State& state) {
    choose(state, picture());
}
BENCHMARK(drawListOnly)->Apply(measured)->Arg(5000)->Arg(15000)->Arg(40000);

void drawListOfBaseMap(benchmark::State& state) {
    choose(state, baseOnly());
}
BENCHMARK(drawListOfBaseMap)->Apply(measured)->Arg(5000);

/// Argument: milliseconds after which the drawing of the town is asked to stop.
void cancel(benchmark::State& state) {
    const auto& made = picture();
    if (!made) {
        state.SkipWithError("no data, or a style refused");
        return;
    }
    const render::MapView view = screen(*made->scene, 40000);
    for (auto unused : state) {
        std::stop_source stop;
        std::chrono::steady_clock::time_point asked;
        std::thread asking([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(state.range(0)));
            asked = std::chrono::steady_clock::now();
            stop.request_stop();
        });
        const auto image = render::renderView(*made->scene, made->mapStyle, view, {}, stop.get_token());
        const auto ended = std::chrono::steady_clock::now();
        asking.join();
        state.SetIterationTime(image ? 0 : std::chrono::duration<double>(ended - asked).count());
    }
}
BENCHMARK(cancel)
    ->Arg(5)
    ->Arg(20)
    ->Arg(40)
    ->Arg(80)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime()
    ->Iterations(20);

}  // namespace
}  // namespace nordertor::bench

int main(int argc, char** argv) {
    const nordertor::publish::QtEnvironment environment;
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
