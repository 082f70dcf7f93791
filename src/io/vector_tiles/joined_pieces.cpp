// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/vector_tiles/joined_pieces_p.h"

#include <algorithm>
#include <cmath>

#include "geo/area_operations.h"

namespace nordertor::io {

bool JoinedPieces::laidOnEdges(geo::Polygon& polygon) const {
    // rounded to whole units of a tile, of which there are 4096
    const double near = tile_ / 4096;
    bool any = false;
    const auto lay = [&](double& value, double corner) {
        const double edge = corner + std::round((value - corner) / tile_) * tile_;
        if (std::abs(value - edge) < near) {
            value = edge;
            any = true;
        }
    };
    const auto layRing = [&](geo::Points& ring) {
        for (geo::Point& p : ring) {
            lay(p.x, corner_.x);
            lay(p.y, corner_.y);
        }
    };
    layRing(polygon.outer);
    std::ranges::for_each(polygon.holes, layRing);
    return any;
}

void JoinedPieces::add(const std::string& key, geo::MultiPolygon area) {
    Pieces& pieces = byKey_[key];
    for (geo::Polygon& polygon : area.polygons) {
        if (polygon.outer.size() < 4) {
            continue;
        }
        if (laidOnEdges(polygon)) {
            pieces.cut.push_back({{std::move(polygon)}});
        } else {
            pieces.whole.push_back(std::move(polygon));
        }
    }
}

Result<std::vector<JoinedPieces::Whole>> JoinedPieces::take(const Task& task) {
    std::vector<Whole> result;
    for (auto& [key, pieces] : byKey_) {
        if (task.stopRequested()) {
            return fail(cancelledError());
        }
        for (geo::Polygon& polygon : pieces.whole) {
            result.push_back({key, std::move(polygon)});
        }
        std::vector<geo::MultiPolygon> valid;
        for (const geo::MultiPolygon& cut : pieces.cut) {
            // what cannot be repaired has no area to draw
            if (auto repaired = geo::makeValid(cut)) {
                valid.push_back(std::move(repaired->area));
            }
        }
        const auto joined = geo::unionOf(valid);
        for (const geo::MultiPolygon& part : joined ? std::vector{*joined} : valid) {
            for (const geo::Polygon& polygon : part.polygons) {
                result.push_back({key, polygon});
            }
        }
    }
    byKey_.clear();
    return result;
}

}  // namespace nordertor::io
