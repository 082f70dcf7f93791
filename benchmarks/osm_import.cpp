// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
// Reading OpenStreetMap files into base map, facilities and businesses, with the theme packs of the project's
// plugins folder not involved: a handful of rules stands for them. Data: osm/neubrandenburg.osm.bz2 (2.6 MB,
// 152,000 nodes, 15,340 buildings) and osm/muenchen_valhalla.osm.pbf (0.8 MB), whole, from
// NORDERTOR_REAL_DATA.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "geo/crs.h"
#include "io/osm/base_data_reader.h"

namespace {

using namespace nordertor;

std::filesystem::path dataFile(const char* name) {
    const char* folder = std::getenv("NORDERTOR_REAL_DATA");
    return std::filesystem::path(folder != nullptr ? folder : NORDERTOR_REAL_DATA_DEFAULT) / "osm" / name;
}

model::ThemeSet themes() {
    model::Theme theme;
    theme.id = "town";
    for (const auto& [key, value] : {std::pair{"amenity", "school"}, std::pair{"amenity", "kindergarten"},
                                     std::pair{"leisure", "playground"}, std::pair{"leisure", "park"},
                                     std::pair{"highway", "bus_stop"}, std::pair{"shop", "supermarket"}}) {
        model::FacilityKind kind;
        kind.id = value;
        kind.osm.push_back({{{key, {value}, {}}}, {}});
        theme.facilityKinds.push_back(std::move(kind));
    }
    theme.sectors.push_back({{{{"shop", {"*"}, {}}}, {}}, "47", {"Einzelhandel", "Retail"}});
    return {{std::move(theme)}};
}

void readMap(benchmark::State& state, const char* name, geo::Point lonLat) {
    const auto file = dataFile(name);
    if (!std::filesystem::exists(file)) {
        state.SkipWithError("real data not present");
        return;
    }
    io::BaseDataOptions options;
    options.workingCrsEpsg = geo::utmEpsgFor({lonLat.x, lonLat.y});
    options.marginMetres = 30000;
    const auto toWorkingCrs = geo::Transform::create(geo::Crs::fromEpsg(4326).value(),
                                                     geo::Crs::fromEpsg(options.workingCrsEpsg).value());
    const geo::Point middle = (*toWorkingCrs)(lonLat).value();
    geo::Polygon square;
    for (const auto& [x, y] : {std::pair{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}}) {
        square.outer.push_back({middle.x + 1000 * x, middle.y + 1000 * y});
    }
    options.area.polygons.push_back(std::move(square));
    const model::ThemeSet rules = themes();
    std::size_t buildings = 0;
    for (auto _ : state) {
        const auto data = io::readBaseData({file}, rules, options);
        if (!data) {
            state.SkipWithError(data.error().message.en.c_str());
            return;
        }
        buildings = data->baseMap.buildings.size();
    }
    state.counters["buildings"] = static_cast<double>(buildings);
}

void neubrandenburg(benchmark::State& state) {
    readMap(state, "neubrandenburg.osm.bz2", {13.261, 53.557});
}
BENCHMARK(neubrandenburg)->Unit(benchmark::kMillisecond)->UseRealTime();

void munichCentre(benchmark::State& state) {
    readMap(state, "muenchen_valhalla.osm.pbf", {11.576, 48.138});
}
BENCHMARK(munichCentre)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
