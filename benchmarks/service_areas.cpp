// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: Neubrandenburg (town.h), whole extract, copied 16 times side by side; the first 100 facilities of all
// kinds by a fixed step. Question: what lies within 800 m of each of them, as reached edges, and with
// polygons and persons. Aim: at most 5 ms for the edges, 1 s with polygons.
#include "analysis/service_areas/service_areas.h"

#include <benchmark/benchmark.h>

#include "analysis/network/attached_network.h"
#include "town.h"

namespace nordertor::bench {
namespace {

using analysis::NetworkPosition;

struct Prepared {
    Town town;
    analysis::AttachedNetwork attached;
    std::unique_ptr<analysis::ReachGround> ground;
    std::vector<std::vector<NetworkPosition>> origins;
};

const Prepared* prepared() {
    static const std::unique_ptr<Prepared> data = []() -> std::unique_ptr<Prepared> {
        auto town = copiedTown(16);
        if (!town) {
            return nullptr;
        }
        auto result = std::make_unique<Prepared>();
        result->town = std::move(*town);
        const auto& facilities = result->town.project.facilities;
        std::vector<const model::Facility*> chosen;
        for (std::size_t i = 0; i < 100; ++i) {
            chosen.push_back(&facilities[i * facilities.size() / 100]);
        }
        auto attached = analysis::attachedNetwork(
            result->town.project, chosen, analysis::walkingProfile(model::WalkingProfileId::Adult), 100);
        if (!attached) {
            return nullptr;
        }
        result->attached = std::move(*attached);
        std::vector<geo::Point> homes;
        for (const model::Home& home : result->town.project.residents.homes) {
            homes.push_back(home.location);
        }
        result->ground = std::make_unique<analysis::ReachGround>(
            result->attached.network, analysis::HomePoints(std::move(homes)), result->attached.homes);
        result->origins = result->attached.entrances;
        return result;
    }();
    return data.get();
}

constexpr std::uint32_t limit = 80'000;

/// One thread, the workspace kept as it is for thousands of origins.
void reachedEdges(benchmark::State& state) {
    const Prepared* data = prepared();
    if (data == nullptr) {
        state.SkipWithError("real data not present");
        return;
    }
    analysis::ReachedEdgeSearch search(data->attached.network);
    std::size_t pieces = 0;
    for (auto unused : state) {
        pieces = 0;
        for (const auto& entrances : data->origins) {
            search.run(entrances, std::span(&limit, 1), analysis::PathWeight::Length);
            pieces += search.pieces().size();
        }
    }
    state.counters["pieces"] = static_cast<double>(pieces);
    state.counters["walkable_nodes"] = static_cast<double>(data->attached.network.walkableNodeCount());
}
BENCHMARK(reachedEdges)->Unit(benchmark::kMillisecond);

void areasAndPersons(benchmark::State& state) {
    const Prepared* data = prepared();
    if (data == nullptr) {
        state.SkipWithError("real data not present");
        return;
    }
    std::size_t homes = 0;
    std::size_t vertices = 0;
    for (auto unused : state) {
        const auto areas = analysis::serviceAreas(*data->ground, data->town.project.residents.persons,
                                                  data->origins, {.limits = {limit}});
        homes = 0;
        vertices = 0;
        for (const auto& area : *areas) {
            homes += area.bands[0].homes;
            for (const auto& polygon : area.bands[0].area.polygons) {
                vertices += polygon.outer.size();
                for (const auto& hole : polygon.holes) {
                    vertices += hole.size();
                }
            }
        }
    }
    state.counters["homes"] = static_cast<double>(homes);
    state.counters["vertices"] = static_cast<double>(vertices);
}
BENCHMARK(areasAndPersons)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

}  // namespace
}  // namespace nordertor::bench
