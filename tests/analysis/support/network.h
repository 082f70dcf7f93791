// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analysis/network/walking_network.h"
#include "analysis/support/drawn_city.h"

namespace nordertor::test {

/// The streets and closed gates of a drawn city as somebody with this profile walks them.
inline analysis::WalkingNetwork networkOf(const DrawnCity& city,
                                          model::WalkingProfileId profile = model::WalkingProfileId::Adult) {
    return analysis::WalkingNetwork::build(city.streets, city.barriers, analysis::walkingProfile(profile))
        .value();
}

/// A footway through points with the identifiers of their nodes.
inline model::Street footway(std::vector<geo::Point> points, std::vector<std::int64_t> nodes) {
    model::Street way;
    way.id = "way/" + std::to_string(nodes.front());
    way.highway = model::Highway::Footway;
    way.points = std::move(points);
    way.nodes = std::move(nodes);
    return way;
}

}  // namespace nordertor::test
