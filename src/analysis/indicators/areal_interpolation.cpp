// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/indicators/areal_interpolation.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/population/areas_of_points.h"
#include "geo/area_operations.h"
#include "geo/spatial_index.h"

namespace nordertor::analysis {
namespace {

using Areas = std::span<const model::AreaSet::Area>;

/// What source and target share.
struct Overlap {
    std::uint32_t target = 0;
    double surface = 0;
    double persons = 0;
};

Result<std::vector<std::vector<Overlap>>> overlapsOf(Areas sources, Areas targets, const Task& task) {
    std::vector<geo::Box> boxes;
    for (const model::AreaSet::Area& target : targets) {
        boxes.push_back(geo::boxOf(target.shape));
    }
    const geo::SpatialIndex index(boxes);
    std::vector<std::vector<Overlap>> overlaps(sources.size());
    for (std::size_t s = 0; s < sources.size(); ++s) {
        for (const std::uint32_t t : index.query(geo::boxOf(sources[s].shape))) {
            if (task.stopRequested()) {
                return fail(cancelledError());
            }
            const auto common = geo::intersection(sources[s].shape, targets[t].shape);
            if (!common) {
                return fail(common.error());
            }
            if (const double surface = geo::areaOf(*common); surface > 0) {
                overlaps[s].push_back({t, surface, 0});
            }
        }
        task.report(static_cast<double>(s) / static_cast<double>(sources.size()),
                    {"Flächen verschneiden", "Intersecting areas"});
    }
    return overlaps;
}

/// Fills in the persons of each overlap; returns those of each source.
std::vector<double> addPersons(Areas sources, Areas targets, std::span<const WeightedPoint> people,
                               std::vector<std::vector<Overlap>>& overlaps) {
    std::vector<geo::Point> points;
    for (const WeightedPoint& person : people) {
        points.push_back(person.at);
    }
    const auto sourceOf = areasOfPoints(sources, points);
    const auto targetOf = areasOfPoints(targets, points);
    std::vector<double> personsOf(sources.size(), 0);
    for (std::size_t p = 0; p < people.size(); ++p) {
        if (sourceOf[p] == noArea) {
            continue;
        }
        personsOf[sourceOf[p]] += people[p].weight;
        auto& list = overlaps[sourceOf[p]];
        const auto at = std::find_if(list.begin(), list.end(),
                                     [&](const Overlap& overlap) { return overlap.target == targetOf[p]; });
        if (at != list.end()) {
            at->persons += people[p].weight;
        } else if (targetOf[p] != noArea) {
            list.push_back({targetOf[p], 0, people[p].weight});  // on the common border of source and target
        }
    }
    return personsOf;
}

}  // namespace

Result<Interpolated> interpolated(Areas sources, const Figures& figures, Areas targets, FigureKind kind,
                                  std::span<const WeightedPoint> people, const Task& task) {
    constexpr double negligible = 0.01;
    auto overlaps = overlapsOf(sources, targets, task);
    if (!overlaps) {
        return fail(overlaps.error());
    }
    const std::vector<double> personsOf = people.empty() ? std::vector<double>(sources.size(), 0)
                                                         : addPersons(sources, targets, people, *overlaps);
    Interpolated result;
    struct Target {
        double count = 0;
        double byPersons = 0;  ///< figure x persons
        double persons = 0;
        double bySurface = 0;  ///< figure x surface
        double surface = 0;
        double unknownSurface = 0;
    };
    std::vector<Target> parts(targets.size());
    for (std::size_t s = 0; s < sources.size(); ++s) {
        const bool byPersons = personsOf[s] > 0;
        const double whole = byPersons ? personsOf[s] : geo::areaOf(sources[s].shape);
        double given = 0;
        for (const Overlap& overlap : (*overlaps)[s]) {
            Target& part = parts[overlap.target];
            if (!figures[s]) {
                part.unknownSurface += overlap.surface;
                continue;
            }
            const double count = *figures[s] * (byPersons ? overlap.persons : overlap.surface) / whole;
            part.count += count;
            given += count;
            part.byPersons += *figures[s] * overlap.persons;
            part.persons += overlap.persons;
            part.bySurface += *figures[s] * overlap.surface;
            part.surface += overlap.surface;
        }
        if (figures[s]) {
            result.sourceSum += *figures[s];
            result.outside += kind == FigureKind::Count ? *figures[s] - given : 0;
            result.byAreaInstead += !people.empty() && !byPersons ? 1U : 0U;
        }
    }
    for (std::size_t t = 0; t < targets.size(); ++t) {
        const Target& part = parts[t];
        const bool covered = part.surface > 0 || part.persons > 0;
        const bool known = part.unknownSurface <= negligible * geo::areaOf(targets[t].shape);
        std::optional<double> figure;
        if (covered && known) {
            figure = kind == FigureKind::Count ? part.count
                     : part.persons > 0        ? part.byPersons / part.persons
                                               : part.bySurface / part.surface;
        }
        result.figures.push_back(figure);
    }
    return result;
}

}  // namespace nordertor::analysis
