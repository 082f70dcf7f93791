// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/scenarios/way_planning.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "analysis/network/walking_profile.h"

namespace nordertor::analysis {
namespace {

std::optional<model::WayJoin> joinOf(const model::Project& project, geo::Point p, double limit) {
    std::optional<model::WayJoin> best;
    double bestDistance = limit;
    const WalkingProfile& adult = walkingProfile(model::WalkingProfileId::Adult);
    for (const model::Street& street : project.baseMap.streets) {
        if (street.points.size() < 2 || street.nodes.size() != street.points.size() ||
            !geo::boxOf(street.points).expandedBy(limit).contains(p) || !mayWalk(street, adult)) {
            continue;
        }
        const geo::NearestOnLine at = geo::nearestOnLine(street.points, p);
        if (at.distance < bestDistance || (!best && at.distance <= limit)) {
            best = model::WayJoin{0, street.id, at.point};
            bestDistance = at.distance;
        }
    }
    return best;
}

}  // namespace

Result<model::PlannedWay> planWay(const model::Project& project, std::string id, std::string name, bool steps,
                                  geo::Points points) {
    model::PlannedWay way{std::move(id),
                          std::move(name),
                          steps ? model::Highway::Steps : model::Highway::Footway,
                          std::move(points),
                          {}};
    if (way.points.size() < 2 || geo::length(way.points) <= 0) {
        return fail(ErrorCode::InvalidArgument,
                    {"Ein neuer Weg braucht mindestens zwei verschiedene Punkte.",
                     "A new way needs at least two different points."},
                    {"Bitte Anfang und Ende angeben, jedes auf einem vorhandenen Weg.",
                     "Please give its start and its end, each on an existing path."});
    }
    bool atEnd = false;
    for (std::size_t p = 0; p < way.points.size(); ++p) {
        const bool end = p == 0 || p + 1 == way.points.size();
        if (auto join = joinOf(project, way.points[p], end ? joinAtEndMetres : joinBetweenMetres)) {
            join->point = p;
            way.joins.push_back(std::move(*join));
            atEnd = atEnd || end;
        }
    }
    if (!atEnd) {
        return fail(
            ErrorCode::InvalidArgument,
            {fmt::format("Keines der beiden Enden des neuen Weges kommt näher als {:.0f} m an einen Weg "
                         "heran; so wäre er nicht zu erreichen.",
                         joinAtEndMetres),
             fmt::format("Neither end of the new way comes within {:.0f} m of a path, so that nobody "
                         "could get onto it.",
                         joinAtEndMetres)},
            {"Bitte die Enden an vorhandene Wege legen.", "Please put its ends on existing paths."});
    }
    return way;
}

}  // namespace nordertor::analysis
