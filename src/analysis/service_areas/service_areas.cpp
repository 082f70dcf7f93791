// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/service_areas/service_areas.h"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>

#include "base/number_format.h"
#include "model/residents.h"

namespace nordertor::analysis {
namespace {

constexpr double widestWidth = 200;

Result<> checked(const ServiceAreaParameters& parameters) {
    const auto& limits = parameters.limits;
    if (limits.empty() || limits.front() == 0 ||
        std::adjacent_find(limits.begin(), limits.end(), std::greater_equal<>()) != limits.end()) {
        return fail(ErrorCode::InvalidArgument,
                    {"Die Grenzen der Bänder müssen größer als 0 sein und aufsteigen.",
                     "The limits of the bands must be greater than 0 and ascending."},
                    {"Beispiel: 300,500,800", "Example: 300,500,800"}, {}, "--bands");
    }
    if (!(parameters.width >= 1 && parameters.width <= widestWidth)) {
        return fail(ErrorCode::InvalidArgument,
                    {fmt::format("Die Breite neben dem Weg muss zwischen 1 und 200 m liegen, nicht {}.",
                                 formatNumber(parameters.width, 1, Language::German)),
                     fmt::format("The width beside the path must be within 1 and 200 m, not {}.",
                                 formatNumber(parameters.width, 1, Language::English))},
                    {"Beispiel: --width 40", "Example: --width 40"}, {}, "--width");
    }
    return {};
}

void countHomes(const ReachGround& ground, std::span<const std::vector<double>> columns,
                const ReachedEdgeSearch& reached, std::span<const std::uint32_t> limits, ServiceArea& area) {
    for (const std::uint32_t chain : reached.chains()) {
        for (std::size_t i = ground.firstHomeOn[chain]; i < ground.firstHomeOn[chain + 1]; ++i) {
            const std::uint32_t home = ground.homesOn[i];
            const Nearest nearest = reached.search().at(ground.at[home]);
            const auto first = std::lower_bound(limits.begin(), limits.end(), nearest.weight);
            for (auto limit = nearest.reached() ? first : limits.end(); limit != limits.end(); ++limit) {
                ServiceBand& band = area.bands[static_cast<std::size_t>(limit - limits.begin())];
                bool unknown = false;
                for (std::size_t c = 0; c < columns.size(); ++c) {
                    const bool known = model::Residents::isKnown(columns[c][home]);
                    band.persons[c] += known ? columns[c][home] : 0;
                    band.unknownHomes[c] += known ? 0 : 1;
                    unknown = unknown || !known;
                }
                ++band.homes;
                band.homesWithUnknown += unknown ? 1 : 0;
            }
        }
    }
}

void measurePaths(ServiceArea& area) {
    for (const ReachedPiece& piece : area.pieces) {
        area.bands[piece.band].pathMetres += (piece.to - piece.from) / 100.0;
    }
    for (std::size_t band = 1; band < area.bands.size(); ++band) {
        area.bands[band].pathMetres += area.bands[band - 1].pathMetres;
    }
}

struct DrawingWorkspace {
    ReachedEdgeSearch reached;
    ReachedAreaDrawing drawing;
};

}  // namespace

Result<std::vector<ServiceArea>> serviceAreas(const ReachGround& ground,
                                              std::span<const std::vector<double>> columns,
                                              std::span<const std::vector<NetworkPosition>> origins,
                                              const ServiceAreaParameters& parameters, const Task& task) {
    if (const auto fine = checked(parameters); !fine) {
        return fail(fine.error());
    }
    const std::span<const std::uint32_t> limits = parameters.limits;
    std::vector<ServiceArea> areas(origins.size());
    tbb::enumerable_thread_specific<DrawingWorkspace> workspaces([&] {
        return DrawingWorkspace{ReachedEdgeSearch(*ground.network),
                                ReachedAreaDrawing(ground, parameters.width)};
    });
    tbb::parallel_for(std::size_t{0}, origins.size(), [&](std::size_t o) {
        if (task.stopRequested()) {
            return;
        }
        DrawingWorkspace& work = workspaces.local();
        if (!work.reached.run(origins[o], limits, parameters.weight, task, parameters.direction)) {
            return;
        }
        ServiceArea& area = areas[o];
        area.bands.resize(limits.size());
        for (ServiceBand& band : area.bands) {
            band.persons.assign(columns.size(), 0);
            band.unknownHomes.assign(columns.size(), 0);
        }
        area.pieces.assign(work.reached.pieces().begin(), work.reached.pieces().end());
        measurePaths(area);
        countHomes(ground, columns, work.reached, limits, area);
        if (parameters.areas) {
            auto drawn = work.drawing.draw(work.reached, limits, parameters.weight, task);
            for (std::size_t band = 0; band < drawn.size(); ++band) {
                area.bands[band].area = std::move(drawn[band]);
            }
        }
    });
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    return areas;
}

}  // namespace nordertor::analysis
