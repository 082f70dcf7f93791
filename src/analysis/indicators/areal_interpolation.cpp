// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/indicators/areal_interpolation.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/population/areas_of_points.h"
#include "base/ordered_sum.h"
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
    std::vector<std::vector<double>> bySource(sources.size());
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<double>> byBoth;
    for (std::size_t p = 0; p < people.size(); ++p) {
        if (sourceOf[p] != noArea) {
            bySource[sourceOf[p]].push_back(people[p].weight);
            if (targetOf[p] != noArea) {
                byBoth[{sourceOf[p], targetOf[p]}].push_back(people[p].weight);
            }
        }
    }
    for (auto& [areas, weights] : byBoth) {
        auto& list = overlaps[areas.first];
        const auto at = std::ranges::find(list, areas.second, &Overlap::target);
        // a pair without common surface: people on the common border of source and target
        Overlap& overlap = at != list.end() ? *at : list.emplace_back(Overlap{areas.second, 0, 0});
        overlap.persons = orderedSum(std::move(weights));
    }
    std::vector<double> personsOf;
    for (auto& weights : bySource) {
        personsOf.push_back(orderedSum(std::move(weights)));
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
    /// The terms of each sum, since sums of fractions depend on the order of the sources.
    struct Target {
        std::vector<double> count;
        std::vector<double> byPersons;  ///< figure x persons
        std::vector<double> persons;
        std::vector<double> bySurface;  ///< figure x surface
        std::vector<double> surface;
        std::vector<double> unknownSurface;
    };
    std::vector<Target> parts(targets.size());
    std::vector<double> known;
    std::vector<double> outside;
    for (std::size_t s = 0; s < sources.size(); ++s) {
        const bool byPersons = personsOf[s] > 0;
        const double whole = byPersons ? personsOf[s] : geo::areaOf(sources[s].shape);
        std::vector<double> given;
        for (const Overlap& overlap : (*overlaps)[s]) {
            Target& part = parts[overlap.target];
            if (!figures[s]) {
                part.unknownSurface.push_back(overlap.surface);
                continue;
            }
            const double count = *figures[s] * (byPersons ? overlap.persons : overlap.surface) / whole;
            part.count.push_back(count);
            given.push_back(count);
            part.byPersons.push_back(*figures[s] * overlap.persons);
            part.persons.push_back(overlap.persons);
            part.bySurface.push_back(*figures[s] * overlap.surface);
            part.surface.push_back(overlap.surface);
        }
        if (figures[s]) {
            known.push_back(*figures[s]);
            outside.push_back(kind == FigureKind::Count ? *figures[s] - orderedSum(std::move(given)) : 0);
            result.byAreaInstead += !people.empty() && !byPersons ? 1U : 0U;
        }
    }
    result.sourceSum = orderedSum(std::move(known));
    result.outside = orderedSum(std::move(outside));
    for (std::size_t t = 0; t < targets.size(); ++t) {
        Target& part = parts[t];
        const double persons = orderedSum(std::move(part.persons));
        const double surface = orderedSum(std::move(part.surface));
        const double unknown = orderedSum(std::move(part.unknownSurface));
        std::optional<double> figure;
        if ((surface > 0 || persons > 0) && unknown <= negligible * geo::areaOf(targets[t].shape)) {
            figure = kind == FigureKind::Count ? orderedSum(std::move(part.count))
                     : persons > 0             ? orderedSum(std::move(part.byPersons)) / persons
                                               : orderedSum(std::move(part.bySurface)) / surface;
        }
        result.figures.push_back(figure);
    }
    return result;
}

}  // namespace nordertor::analysis
