// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: Neubrandenburg (town.h), whole extract, copied 16 times side by side, every building a home, stored
// as a project file (GeoPackage) in the folder for temporary files; read from there again and again, so the
// file lies in the operating system's cache. Questions and aims, Release, two cores:
//     networkFromProject  streets and barriers of the file to a network that can be searched     0.6 s
//     waysFromProject     the part of it that is reading
//     wholeProject        everything the file keeps, as the program opens it              (no aim of its own)
//
//     cmake --build --preset release --target benchmark_network_from_project
//     NORDERTOR_REAL_DATA=FOLDER build/release/benchmarks/benchmark_network_from_project
#include <benchmark/benchmark.h>
#include <unistd.h>

#include "analysis/network/walking_network.h"
#include "io/project/project_file_p.h"
#include "io/project/project_store.h"
#include "io/project/rows_p.h"
#include "io/project/schema.h"
#include "town.h"

namespace nordertor::bench {
namespace {

/// The project file, removed when the program ends.
class StoredTown {
  public:
    StoredTown() {
        const auto town = copiedTown(16, CopiedHomes::EveryBuilding);
        if (!town) {
            problem_ = "real data not present";
            return;
        }
        std::string pattern = (std::filesystem::temp_directory_path() / "nordertor-bench-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) {
            problem_ = "no temporary folder";
            return;
        }
        folder_ = pattern;
        if (const auto stored = io::createProject(file(), town->project); !stored) {
            problem_ = stored.error().message.en;
        }
    }
    StoredTown(const StoredTown&) = delete;
    StoredTown& operator=(const StoredTown&) = delete;
    ~StoredTown() {
        std::error_code ignored;
        if (!folder_.empty()) {
            std::filesystem::remove_all(folder_, ignored);
        }
    }
    [[nodiscard]] std::filesystem::path file() const { return folder_ / "town.gpkg"; }
    [[nodiscard]] const std::string& problem() const { return problem_; }

  private:
    std::filesystem::path folder_;
    std::string problem_;
};

/// once(file) says how much it has found.
template <class Once>
void measure(benchmark::State& state, const Once& once) {
    static const StoredTown town;
    if (!town.problem().empty()) {
        state.SkipWithError(town.problem().c_str());
        return;
    }
    std::size_t found = 0;
    for (auto unused : state) {
        found = once(town.file());
    }
    state.counters["found"] = static_cast<double>(found);
    state.counters["file_mib"] = static_cast<double>(std::filesystem::file_size(town.file())) / (1024 * 1024);
}

/// The ways alone, with the reader of the whole project.
model::BaseMap ways(const std::filesystem::path& file) {
    model::BaseMap map;
    auto opened = io::LookedAtFile::open(file);
    if (!opened) {
        return map;
    }
    const io::Schema schema({});
    io::RowReader streets(opened->database(), schema["streets"]);
    for (model::Street street; streets.next(street); street = {}) {
        map.streets.push_back(std::move(street));
    }
    io::RowReader barriers(opened->database(), schema["path_barriers"]);
    for (model::PathBarrier barrier; barriers.next(barrier); barrier = {}) {
        map.barriers.push_back(barrier);
    }
    return map;
}

void waysFromProject(benchmark::State& state) {
    measure(state, [](const std::filesystem::path& file) { return ways(file).streets.size(); });
}

void networkFromProject(benchmark::State& state) {
    measure(state, [](const std::filesystem::path& file) {
        const model::BaseMap map = ways(file);
        const auto network = analysis::WalkingNetwork::build(
            map.streets, map.barriers, analysis::walkingProfile(model::WalkingProfileId::Child));
        return network ? network->walkableNodeCount() : 0;
    });
}

void wholeProject(benchmark::State& state) {
    measure(state, [](const std::filesystem::path& file) {
        const auto project = io::readProject(file);
        return project ? project->baseMap.streets.size() : 0;
    });
}

BENCHMARK(networkFromProject)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(waysFromProject)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(wholeProject)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

}  // namespace
}  // namespace nordertor::bench
