// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: Neubrandenburg 16 times side by side (town.h): 245,000 buildings, 126,000 streets and ways. Question:
// all of it on 1920 x 1080 pixels at 96 dpi, in the style of render_city.json: land use, buildings, streets
// with edges in three ranks; labels:1: with the names of streets at their middle. Warm: from a scene in
// memory, as on screen. benchmarks/compare_renderers.py asks the same of Mapnik and QGIS.
//
//     NORDERTOR_REAL_DATA=FOLDER build/release/benchmarks/benchmark_render_city
//     ... --export FOLDER    the layers as lines of GeoJSON, the view as JSON
//     ... --picture FOLDER   nordertor.png, nordertor_labels.png
#include <benchmark/benchmark.h>

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
    render::MapView view;
};

const std::optional<City>& city() {
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
            return std::nullopt;
        }
        City result{std::move(*scene), {}, {}};
        for (const style::StyleLayer& layer : document->layers) {
            result.mapStyle.layers.push_back({layer, {}, {}});
        }
        const render::PixelGrid grid;
        result.view = render::viewOf(box, 1920 / grid.pixelsPerMm, 1080 / grid.pixelsPerMm, 0);
        return result;
    }();
    return made;
}

render::MapView viewOf(const City& made, bool labels) {
    render::MapView view = made.view;
    if (!labels) {
        view.hiddenGroups.insert("names");
    }
    return view;
}

void wholeCity(benchmark::State& state) {
    const auto& made = city();
    if (!made) {
        state.SkipWithError("real data not present");
        return;
    }
    const render::MapView view = viewOf(*made, state.range(0) == 1);
    for (auto unused : state) {
        if (!render::renderView(*made->scene, made->mapStyle, view)) {
            state.SkipWithError("not drawn");
            return;
        }
    }
}
BENCHMARK(wholeCity)
    ->ArgName("labels")
    ->Arg(0)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

/// Without the pixels: what is selected, styled and placed.
void drawListOfCity(benchmark::State& state) {
    const auto& made = city();
    if (!made) {
        state.SkipWithError("real data not present");
        return;
    }
    const render::MapView view = viewOf(*made, state.range(0) == 1);
    for (auto unused : state) {
        benchmark::DoNotOptimize(render::drawMap(*made->scene, made->mapStyle, view));
    }
}
BENCHMARK(drawListOfCity)
    ->ArgName("labels")
    ->Arg(0)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

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
    const auto& made = city();
    if (!made) {
        return false;
    }
    for (const char* name : {"landuse", "buildings", "streets", "street_names"}) {
        exportLayer(*made->scene->find(name), folder / (std::string(name) + ".geojsonl"));
    }
    const geo::Box box = made->view.box();
    std::ofstream(folder / "view.json")
        << std::fixed << std::setprecision(3) << "{\"box\": [" << box.min.x << ", " << box.min.y << ", "
        << box.max.x << ", " << box.max.y
        << "], \"epsg\": 25833, \"denominator\": " << made->view.scaleDenominator << "}\n";
    return true;
}

bool saveCity(const std::filesystem::path& folder) {
    const auto& made = city();
    if (!made) {
        return false;
    }
    for (const bool labels : {false, true}) {
        const auto image = render::renderView(*made->scene, made->mapStyle, viewOf(*made, labels));
        const auto path = folder / (labels ? "nordertor_labels.png" : "nordertor.png");
        if (!image || !image->save(QString::fromStdString(path.string()))) {
            return false;
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
