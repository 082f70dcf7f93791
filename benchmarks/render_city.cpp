// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: Neubrandenburg 16 times side by side (town.h): 245,000 buildings, 126,000 streets and ways. Question:
// all of it on 1920 x 1080 pixels at 96 dpi, in the style of render_city.json: land use, buildings, streets
// with edges in three ranks; labels:1: with the names of streets at their middle. Then a quarter of it at
// 1:5,000. Warm: from a scene in memory, as on screen. benchmarks/compare_renderers.py asks the same of
// Mapnik and QGIS.
//
//     NORDERTOR_REAL_DATA=FOLDER build/release/benchmarks/benchmark_render_city
//     ... --export FOLDER    the layers as lines of GeoJSON, the view as JSON
//     ... --picture FOLDER   nordertor_city.png, nordertor_city_labels.png, the same of the quarter
#include <benchmark/benchmark.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <string_view>

#include "base/file.h"
#include "publish/qt_environment.h"
#include "render/map_drawing.h"
#include "render/map_view_renderer.h"
#include "style/style_document.h"
#include "town.h"

namespace nordertor::bench {
namespace {

struct City {
    std::shared_ptr<const render::MapScene> scene;
    style::MapStyle mapStyle;
    render::MapView whole;
    render::MapView quarter;
};

const std::optional<City>& copiedCity() {
    static const std::optional<City> made = []() -> std::optional<City> {
        auto town = copiedTown(16);
        const auto text =
            readFile(std::filesystem::path(NORDERTOR_SOURCE_FOLDER) / "benchmarks/render_city.json");
        if (!town || !text) {
            return std::nullopt;
        }
        const auto document = style::StyleDocument::parseText(*text, "render_city.json");
        const geo::Box box = detail::boxOfStreets(town->project.baseMap);
        auto scene = render::MapScene::build(
            {std::make_shared<const model::Project>(std::move(town->project)), 1}, town->themes, nullptr, {});
        if (!document || !scene) {
            const Error& error = document ? scene.error() : document.error();
            std::fprintf(stderr, "%s\n", error.sentence(Language::English).c_str());
            return std::nullopt;
        }
        City result{std::move(*scene), {}, {}, {}};
        for (const style::StyleLayer& layer : document->layers) {
            result.mapStyle.layers.push_back({layer, {}, {}});
        }
        const render::PixelGrid grid;
        result.whole = render::viewOf(box, 1920 / grid.pixelsPerMm, 1080 / grid.pixelsPerMm, 0);
        result.quarter = result.whole;
        result.quarter.centre = result.scene->areaBox().centre();
        result.quarter.scaleDenominator = 5000;
        return result;
    }();
    return made;
}

render::MapView viewOf(const City& made, bool quarter, bool labels) {
    render::MapView view = quarter ? made.quarter : made.whole;
    if (!labels) {
        view.hiddenGroups.insert("area");  // the names have this switch for themselves
    }
    return view;
}

void draw(benchmark::State& state, bool quarter) {
    const auto& made = copiedCity();
    if (!made) {
        state.SkipWithError("no data, or the style refused");
        return;
    }
    const render::MapView view = viewOf(*made, quarter, state.range(0) == 1);
    for (auto unused : state) {
        if (!render::renderView(*made->scene, made->mapStyle, view)) {
            state.SkipWithError("not drawn");
            return;
        }
    }
}
void measured(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgName("labels")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
    benchmark->UseRealTime()->MeasureProcessCPUTime();
}

void city(benchmark::State& state) {
    draw(state, false);
}
BENCHMARK(city)->Apply(measured);

void quarter(benchmark::State& state) {
    draw(state, true);
}
BENCHMARK(quarter)->Apply(measured);

/// Without the pixels: what is selected, styled and placed.
void drawListOfCity(benchmark::State& state) {
    const auto& made = copiedCity();
    if (!made) {
        state.SkipWithError("no data, or the style refused");
        return;
    }
    const render::MapView view = viewOf(*made, false, state.range(0) == 1);
    for (auto unused : state) {
        benchmark::DoNotOptimize(render::drawMap(*made->scene, made->mapStyle, view));
    }
}
BENCHMARK(drawListOfCity)->Apply(measured);

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
        }
        result += c;
    }
    return result + '"';
}

/// A line of GeoJSON for each feature: class, name, geometry without simplification.
void exportLayer(const render::SceneLayer& layer, const std::filesystem::path& path) {
    std::ofstream file(path);
    file << std::fixed << std::setprecision(2);
    const render::BandGeometry& exact = layer.bands.front();
    const auto text = [&](std::uint32_t feature, const char* key) {
        const auto* value = layer.propertySets[layer.features[feature].properties].find(key);
        return value == nullptr ? std::string() : style::textOf(*value);
    };
    const bool areas = layer.kind == render::GeometryKind::Area;
    for (std::uint32_t feature = 0; feature < layer.features.size(); ++feature) {
        file << R"({"type":"Feature","properties":{"class":)" << quoted(text(feature, "class"))
             << R"(,"name":)" << quoted(text(feature, "name")) << R"(},"geometry":{"type":")"
             << (areas ? "Polygon" : "LineString") << R"(","coordinates":)" << (areas ? "[" : "");
        for (std::uint32_t part = exact.featureStart[feature]; part < exact.featureStart[feature + 1];
             ++part) {
            file << (part > exact.featureStart[feature] ? ",[" : "[");
            bool first = true;
            for (const geo::Point& p : exact.part(part)) {
                file << (first ? "[" : ",[") << p.x << ',' << p.y << ']';
                first = false;
            }
            file << ']';
        }
        file << (areas ? "]" : "") << "}}\n";
    }
}

bool exportCity(const std::filesystem::path& folder) {
    const auto& made = copiedCity();
    if (!made) {
        return false;
    }
    for (const char* name : {"landuse", "buildings", "streets", "street_names"}) {
        exportLayer(*made->scene->find(name), folder / (std::string(name) + ".geojsonl"));
    }
    std::ofstream file(folder / "views.json");
    file << std::fixed << std::setprecision(3) << "{\"epsg\": 25833";
    for (const bool quarter : {false, true}) {
        const render::MapView view = viewOf(*made, quarter, true);
        const geo::Box box = view.box();
        file << (quarter ? ", \"quarter\": " : ", \"city\": ") << "{\"box\": [" << box.min.x << ", "
             << box.min.y << ", " << box.max.x << ", " << box.max.y
             << "], \"denominator\": " << view.scaleDenominator << "}";
    }
    file << "}\n";
    return true;
}

bool saveCity(const std::filesystem::path& folder) {
    const auto& made = copiedCity();
    if (!made) {
        return false;
    }
    for (const bool quarter : {false, true}) {
        for (const bool labels : {false, true}) {
            const auto image =
                render::renderView(*made->scene, made->mapStyle, viewOf(*made, quarter, labels));
            const auto path = folder / (std::string("nordertor_") + (quarter ? "quarter" : "city") +
                                        (labels ? "_labels.png" : ".png"));
            if (!image || !image->save(QString::fromStdString(path.string()))) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace
}  // namespace nordertor::bench

int main(int argc, char** argv) {
    const nordertor::publish::QtEnvironment environment;
    if (argc == 3 && std::string_view(argv[1]) == "--export") {
        return nordertor::bench::exportCity(argv[2]) ? 0 : 1;
    }
    if (argc == 3 && std::string_view(argv[1]) == "--picture") {
        return nordertor::bench::saveCity(argv[2]) ? 0 : 1;
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
