// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/gap_shape.h"

#include <array>
#include <cmath>
#include <map>

#include "geo/area_operations.h"

namespace nordertor::analysis {
namespace {

constexpr std::array radii{28.0, 14.0, 7.0};
constexpr std::array bridges{22.0, 10.0};
constexpr double simplification = 2;
constexpr double gridMetres = 50;

using Cell = std::pair<std::int64_t, std::int64_t>;

Cell cellOf(geo::Point p) {
    return {static_cast<std::int64_t>(std::floor(p.x / gridMetres)),
            static_cast<std::int64_t>(std::floor(p.y / gridMetres))};
}

std::size_t suppliedInside(const HomePoints& homes, const geo::MultiPolygon& area,
                           const std::vector<bool>& supplied) {
    std::size_t count = 0;
    for (const geo::Polygon& polygon : area.polygons) {
        const geo::MultiPolygon part{{polygon}};
        homes.index.visit(geo::boxOf(polygon.outer), [&](std::uint32_t home) {
            count += supplied[home] && geo::contains(part, homes.points[home]) ? 1 : 0;
            return true;
        });
    }
    return count;
}

Result<geo::MultiPolygon> aroundEach(const HomePoints& homes, std::span<const std::uint32_t> members,
                                     const std::vector<bool>& supplied) {
    std::array<std::vector<geo::Point>, radii.size()> byRadius;
    for (const std::uint32_t home : members) {
        const geo::Point p = homes.points[home];
        const std::uint32_t near = homes.index.nearest(p, radii.front(), [&](std::uint32_t other) {
            return supplied[other] ? geo::distance(homes.points[other], p)
                                   : std::numeric_limits<double>::infinity();
        });
        const double room = near == geo::SpatialIndex::noItem ? std::numeric_limits<double>::infinity()
                                                              : geo::distance(homes.points[near], p);
        std::size_t band = 0;
        while (band + 1 < radii.size() && radii[band] >= room) {
            ++band;
        }
        byRadius[band].push_back(p);
    }
    std::vector<geo::MultiPolygon> parts;
    for (std::size_t band = 0; band < radii.size(); ++band) {
        if (byRadius[band].empty()) {
            continue;
        }
        auto part = geo::bufferOfPoints(byRadius[band], radii[band]);
        if (!part) {
            return fail(part.error());
        }
        parts.push_back(std::move(*part));
    }
    return parts.size() == 1 ? parts.front() : geo::unionOf(parts);
}

}  // namespace

HomePoints::HomePoints(std::vector<geo::Point> at) : points(std::move(at)) {
    std::vector<geo::Box> boxes;
    boxes.reserve(points.size());
    for (const geo::Point p : points) {
        boxes.push_back({p, p});
    }
    index = geo::SpatialIndex(boxes);
}

Result<geo::MultiPolygon> gapShape(const HomePoints& homes, std::span<const std::uint32_t> members,
                                   const std::vector<bool>& supplied) {
    auto area = aroundEach(homes, members, supplied);
    if (!area) {
        return area;
    }
    const std::size_t unavoidable = suppliedInside(homes, *area, supplied);
    const auto acceptable = [&](const geo::MultiPolygon& candidate) {
        return !candidate.empty() && suppliedInside(homes, candidate, supplied) <= unavoidable;
    };
    for (const double bridge : bridges) {
        auto wide = geo::buffer(*area, bridge);
        auto joined = wide ? geo::buffer(*wide, -bridge) : wide;
        if (joined && acceptable(*joined)) {
            area = std::move(joined);
            break;
        }
    }
    auto simple = geo::simplified(*area, simplification);
    return simple && acceptable(*simple) ? simple : area;
}

std::uint32_t centreHome(const HomePoints& homes, std::span<const std::uint32_t> members,
                         const std::vector<double>& weights) {
    std::map<Cell, double> cells;
    for (const std::uint32_t home : members) {
        cells[cellOf(homes.points[home])] += weights[home];
    }
    Cell densest;
    double most = -1;
    for (const auto& [cell, unused] : cells) {
        double sum = 0;
        for (std::int64_t dx = -1; dx <= 1; ++dx) {
            for (std::int64_t dy = -1; dy <= 1; ++dy) {
                const auto at = cells.find({cell.first + dx, cell.second + dy});
                sum += at == cells.end() ? 0 : at->second;
            }
        }
        if (sum > most) {
            most = sum;
            densest = cell;
        }
    }
    const geo::Point origin{static_cast<double>(densest.first) * gridMetres,
                            static_cast<double>(densest.second) * gridMetres};
    geo::Point gravity;
    double total = 0;
    for (const std::uint32_t home : members) {
        const Cell cell = cellOf(homes.points[home]);
        if (std::abs(cell.first - densest.first) <= 1 && std::abs(cell.second - densest.second) <= 1) {
            gravity.x += (homes.points[home].x - origin.x) * weights[home];
            gravity.y += (homes.points[home].y - origin.y) * weights[home];
            total += weights[home];
        }
    }
    const geo::Point middle{origin.x + (total > 0 ? gravity.x / total : 0),
                            origin.y + (total > 0 ? gravity.y / total : 0)};
    std::uint32_t best = members.front();
    for (const std::uint32_t home : members) {
        if (geo::distance(homes.points[home], middle) < geo::distance(homes.points[best], middle)) {
            best = home;
        }
    }
    return best;
}

}  // namespace nordertor::analysis
