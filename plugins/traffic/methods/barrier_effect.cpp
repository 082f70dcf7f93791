// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "barrier_effect.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "analysis/network/catchments.h"
#include "analysis/network/nearest_facility.h"
#include "analysis/service_areas/service_areas.h"
#include "barrier_lines.h"
#include "model/residents.h"

namespace nordertor::traffic {
namespace {

using analysis::NetworkPosition;

double known(std::span<const double> persons, std::size_t home) {
    return model::Residents::isKnown(persons[home]) ? persons[home] : 0;
}

double airLineTo(const model::Facility& facility, geo::Point p) {
    return facility.outline.empty() ? geo::distance(facility.location, p)
                                    : geo::distanceTo(facility.outline, p);
}

class Effect {
  public:
    Effect(const model::Project& project, std::span<const model::Facility* const> facilities,
           std::span<const double> persons, const BarrierParameters& parameters,
           const analysis::AttachedNetwork& attached)
        : homes_(project.residents.homes),
          facilities_(facilities),
          persons_(persons),
          parameters_(parameters),
          attached_(attached),
          lines_(project.baseMap, analysis::walkingProfile(parameters.profile)) {
        result.crossings = {lines_.crossings(BarrierKind::Railway), lines_.crossings(BarrierKind::BigRoad)};
        result.circles.resize(facilities.size());
    }

    /// From every home to the entrance nearest on foot; the air line goes to the same entrance.
    bool measureDetours(const Task& task) {
        std::vector<analysis::SearchSource> sources;
        std::vector<std::uint32_t> facilityOf;
        for (std::uint32_t f = 0; f < facilities_.size(); ++f) {
            for (const NetworkPosition& entrance : attached_.entrances[f]) {
                sources.push_back({entrance, static_cast<std::uint32_t>(facilityOf.size())});
                facilityOf.push_back(f);
            }
        }
        analysis::NearestSearch search(attached_.network);
        if (!search.run(sources, analysis::PathWeight::Length, analysis::Nearest::unreachable - 1, task)) {
            return false;
        }
        double weighted = 0;
        for (std::uint32_t h = 0; h < homes_.size(); ++h) {
            const auto nearest = search.at(attached_.homes[h]);
            if (!nearest.reached()) {
                continue;
            }
            const NetworkPosition& entrance = sources[nearest.index].position;
            const model::Facility& facility = *facilities_[facilityOf[nearest.index]];
            const geo::Point to =
                facility.outline.empty() ? facility.location : attached_.network.pointAt(entrance);
            const double path = nearest.metres() - (facility.outline.empty() ? 0 : entrance.access / 100.0);
            const double airLine = geo::distance(homes_[h].location, to);
            if (airLine < nearestAirLine) {
                continue;
            }
            result.detours.push_back(
                {h, facilityOf[nearest.index], path, airLine, lines_.crossedBy(homes_[h].location, to)});
            const double persons = known(persons_, h);
            weighted += persons * result.detours.back().factor();
            result.countedPersons += persons;
            result.detouredPersons += result.detours.back().factor() > parameters_.flagged ? persons : 0;
        }
        result.detourFactor = result.countedPersons > 0 ? weighted / result.countedPersons : 0;
        return true;
    }

    Result<> measureCircles(const Task& task) {
        std::vector<geo::Point> points;
        for (const model::Home& home : homes_) {
            points.push_back(home.location);
        }
        const auto limit = static_cast<std::uint32_t>(std::lround(parameters_.limit * 100));
        const analysis::ReachGround ground(attached_.network, analysis::HomePoints(points), attached_.homes);
        const auto areas =
            analysis::serviceAreas(ground, {}, attached_.entrances, {.limits = {limit}}, task.part(0, 0.8));
        if (!areas) {
            return fail(areas.error());
        }
        const auto reached = analysis::catchments(attached_.network, attached_.entrances, attached_.homes,
                                                  limit, analysis::PathWeight::Length, task.part(0.8, 1));
        if (!reached) {
            return fail(reached.error());
        }
        for (std::size_t f = 0; f < facilities_.size(); ++f) {
            measureCircle(f, reached->of(f), ground.homes.index);
            result.circles[f].areaReached =
                std::min(result.circles[f].area, geo::areaOf((*areas)[f].bands[0].area));
        }
        return {};
    }

    BarrierEffect result;

  private:
    void measureCircle(std::size_t f, std::span<const analysis::Catchments::Reached> reached,
                       const geo::SpatialIndex& homes) {
        const model::Facility& facility = *facilities_[f];
        CircleLoss& circle = result.circles[f];
        geo::Box box = facility.outline.empty() ? geo::Box{facility.location, facility.location}
                                                : geo::boxOf(facility.outline);
        for (const std::uint32_t home : homes.query(box.expandedBy(parameters_.limit))) {
            if (airLineTo(facility, homes_[home].location) > parameters_.limit) {
                continue;
            }
            circle.homesUnknown += model::Residents::isKnown(persons_[home]) ? 0 : 1;
            const double persons = known(persons_, home);
            circle.persons += persons;
            const auto at =
                std::ranges::lower_bound(reached, home, {}, &analysis::Catchments::Reached::target);
            if (at == reached.end() || at->target != home) {
                circle.notReached += persons;
                circle.behindBarrier +=
                    lines_.crossedBy(homes_[home].location, facility.location) ? persons : 0;
            }
        }
        // Steiner's formula; exact for a point and for a convex outline, a little too large for others
        double around = 0;
        for (const geo::Polygon& polygon : facility.outline.polygons) {
            around += geo::length(polygon.outer);
        }
        circle.area = geo::areaOf(facility.outline) + around * parameters_.limit +
                      std::numbers::pi * parameters_.limit * parameters_.limit;
    }

    const std::vector<model::Home>& homes_;
    std::span<const model::Facility* const> facilities_;
    std::span<const double> persons_;
    const BarrierParameters& parameters_;
    const analysis::AttachedNetwork& attached_;
    BarrierLines lines_;
};

}  // namespace

Result<BarrierEffect> barrierEffect(const model::Project& project,
                                    std::span<const model::Facility* const> facilities,
                                    std::span<const double> persons, const BarrierParameters& parameters,
                                    const Task& task) {
    const auto attached =
        analysis::attachedNetwork(project, facilities, analysis::walkingProfile(parameters.profile),
                                  parameters.attachmentLimit, task.part(0, 0.4));
    if (!attached) {
        return fail(attached.error());
    }
    Effect effect(project, facilities, persons, parameters, *attached);
    if (!effect.measureDetours(task) || task.stopRequested()) {
        return fail(cancelledError());
    }
    if (const auto measured = effect.measureCircles(task.part(0.4, 1)); !measured) {
        return fail(measured.error());
    }
    // without homes crossings and areas are left to tell
    if (effect.result.detours.empty() && !project.residents.homes.empty()) {
        return fail(
            ErrorCode::InvalidData,
            {"Von keinem Wohngebäude, das mindestens 50 m entfernt ist, führt ein Weg zu einer dieser "
             "Einrichtungen.",
             "No path leads from any home at least 50 m away to one of these facilities."},
            {"Bitte eine andere Art wählen oder den Abstand zum Weg erhöhen. Beispiel: --attachment 200",
             "Please choose another kind or allow a greater distance to the path. Example: "
             "--attachment 200"},
            {}, "--kind");
    }
    return std::move(effect.result);
}

}  // namespace nordertor::traffic
