// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: Neubrandenburg (town.h), whole extract, copied 16 times side by side. One thread.
// Question: the nearest playground for every home, metres of walking path.
// Aim: at most 60 ms for the search and the answer of every home.
#include "analysis/network/nearest_facility.h"

#include <benchmark/benchmark.h>

#include "analysis/network/attachment.h"
#include "town.h"

namespace nordertor::bench {
namespace {

constexpr std::int64_t copies = 16;

struct Copied {
    std::vector<model::Street> streets;
    std::vector<model::PathBarrier> barriers;
    std::vector<geo::Point> homes;
    std::vector<model::Facility> playgrounds;
};

std::optional<Copied> copiedTown() {
    const auto town = neubrandenburg(20000);
    if (!town) {
        return std::nullopt;
    }
    const model::Project& project = town->project;
    geo::Box box;
    std::int64_t biggestNode = 0;
    for (const auto& street : project.baseMap.streets) {
        box.add(geo::boxOf(street.points));
        for (const std::int64_t node : street.nodes) {
            biggestNode = std::max(biggestNode, node);
        }
    }
    Copied all;
    for (std::int64_t copy = 0; copy < copies; ++copy) {
        const double dx = static_cast<double>(copy % 4) * (box.width() + 1000);
        const double dy = static_cast<double>(copy / 4) * (box.height() + 1000);
        const auto shift = [&](geo::Point p) { return geo::Point{p.x + dx, p.y + dy}; };
        const std::int64_t nodeShift = copy * (biggestNode + 1);
        for (model::Street street : project.baseMap.streets) {
            street.id.append("-").append(std::to_string(copy));
            std::transform(street.points.begin(), street.points.end(), street.points.begin(), shift);
            for (std::int64_t& node : street.nodes) {
                node += nodeShift;
            }
            all.streets.push_back(std::move(street));
        }
        for (model::PathBarrier barrier : project.baseMap.barriers) {
            barrier.node += nodeShift;
            all.barriers.push_back(barrier);
        }
        for (const model::Home& home : project.residents.homes) {
            all.homes.push_back(shift(home.location));
        }
        for (model::Facility facility : project.facilities) {
            if (facility.kind != "youth.playground") {
                continue;
            }
            facility.location = shift(facility.location);
            for (geo::Polygon& polygon : facility.outline.polygons) {
                std::transform(polygon.outer.begin(), polygon.outer.end(), polygon.outer.begin(), shift);
                for (geo::Points& hole : polygon.holes) {
                    std::transform(hole.begin(), hole.end(), hole.begin(), shift);
                }
            }
            all.playgrounds.push_back(std::move(facility));
        }
    }
    return all;
}

struct Prepared {
    analysis::WalkingNetwork network;
    std::vector<analysis::NetworkPosition> homes;
    std::vector<analysis::SearchSource> sources;
};

const Copied* copied() {
    static const std::optional<Copied> data = copiedTown();
    return data ? &*data : nullptr;
}

const Prepared* prepared() {
    static const std::optional<Prepared> data = []() -> std::optional<Prepared> {
        if (copied() == nullptr) {
            return std::nullopt;
        }
        auto network = analysis::WalkingNetwork::build(
            copied()->streets, copied()->barriers, analysis::walkingProfile(model::WalkingProfileId::Child));
        if (!network) {
            return std::nullopt;
        }
        Prepared result{std::move(*network), {}, {}};
        const analysis::Attacher attacher(result.network);
        for (const geo::Point home : copied()->homes) {
            result.homes.push_back(attacher.nearest(home, 100));
        }
        for (std::uint32_t f = 0; f < copied()->playgrounds.size(); ++f) {
            for (const auto& entrance : attacher.entrances(copied()->playgrounds[f], 100)) {
                result.sources.push_back({entrance, f});
            }
        }
        return result;
    }();
    return data ? &*data : nullptr;
}

void nearestPlaygroundOfEveryHome(benchmark::State& state) {
    const Prepared* data = prepared();
    if (data == nullptr) {
        state.SkipWithError("real data not present");
        return;
    }
    analysis::NearestSearch search(data->network);
    std::vector<analysis::Nearest> nearest(data->homes.size());
    for (auto unused : state) {
        search.run(data->sources);
        for (std::size_t i = 0; i < nearest.size(); ++i) {
            nearest[i] = search.at(data->homes[i]);
        }
        benchmark::DoNotOptimize(nearest.data());
    }
    state.counters["walkable_nodes"] = static_cast<double>(data->network.walkableNodeCount());
    state.counters["vertices"] = static_cast<double>(data->network.vertexCount());
    state.counters["homes"] = static_cast<double>(data->homes.size());
    state.counters["playgrounds"] = static_cast<double>(copied()->playgrounds.size());
}
BENCHMARK(nearestPlaygroundOfEveryHome)->Unit(benchmark::kMillisecond);

void buildNetwork(benchmark::State& state) {
    if (copied() == nullptr) {
        state.SkipWithError("real data not present");
        return;
    }
    for (auto unused : state) {
        auto network = analysis::WalkingNetwork::build(
            copied()->streets, copied()->barriers, analysis::walkingProfile(model::WalkingProfileId::Child));
        benchmark::DoNotOptimize(network);
    }
}
BENCHMARK(buildNetwork)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nordertor::bench
