// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/support/draw.h"
#include "geo/geometry.h"
#include "model/base_map.h"

namespace nordertor::test {

/// Few nodes and many ways: islands, parallel ways, loops, dead ends, steps, one-ways if asked for. The same
/// for a seed everywhere.
struct RandomTown {
    std::vector<model::Street> streets;
    std::vector<geo::Point> nodes;
};

inline RandomTown randomTown(Draw& draw, double metres, bool oneWays = false) {
    RandomTown town;
    const std::size_t count = 3 + draw.below(12);
    for (std::size_t i = 0; i < count; ++i) {
        town.nodes.push_back({draw.within(0, metres), draw.within(0, metres)});
    }
    const std::size_t ways = 1 + draw.below(9);
    for (std::size_t i = 0; i < ways; ++i) {
        model::Street way;
        way.id = "way/" + std::to_string(i);
        way.highway = draw.below(4) == 0 ? model::Highway::Steps : model::Highway::Footway;
        if (oneWays && draw.below(2) == 0) {
            way.footDirection =
                draw.below(2) == 0 ? model::FootDirection::Forward : model::FootDirection::Backward;
        }
        std::size_t last = count;
        const std::size_t length = 2 + draw.below(4);
        for (std::size_t k = 0; k < length; ++k) {
            std::size_t node = draw.below(count);
            node = node == last ? (node + 1) % count : node;
            way.nodes.push_back(static_cast<std::int64_t>(node));
            way.points.push_back(town.nodes[node]);
            last = node;
        }
        town.streets.push_back(way);
    }
    return town;
}

}  // namespace nordertor::test
