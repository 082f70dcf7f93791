// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/population/areas_of_points.h"

#include <algorithm>

#include "geo/spatial_index.h"

namespace nordertor::analysis {

std::vector<std::uint32_t> areasOfPoints(std::span<const model::AreaSet::Area> areas,
                                         std::span<const geo::Point> points) {
    std::vector<geo::Box> boxes;
    boxes.reserve(areas.size());
    for (const model::AreaSet::Area& area : areas) {
        boxes.push_back(geo::boxOf(area.shape));
    }
    const geo::SpatialIndex index(boxes);
    std::vector<std::uint32_t> found(points.size(), noArea);
    for (std::size_t p = 0; p < points.size(); ++p) {
        const geo::Point point = points[p];
        index.visit({point, point}, [&](std::uint32_t area) {
            if (area < found[p] && geo::contains(areas[area].shape, point)) {
                found[p] = area;
            }
            return true;
        });
    }
    return found;
}

}  // namespace nordertor::analysis
