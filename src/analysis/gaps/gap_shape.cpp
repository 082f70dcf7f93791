// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/gap_shape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numbers>

#include "geo/area_operations.h"

namespace nordertor::analysis {
namespace {

constexpr std::array radii{28.0, 14.0, 7.0};
constexpr std::array bridges{22.0, 10.0};
constexpr double simplification = 2;
/// No shape extends farther from its members.
constexpr double reach = radii.front() + bridges.front() + simplification;
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

/// How much room the circle around each member has beside supplied homes, as index in `radii`.
std::vector<std::size_t> bandsOf(const HomePoints& homes, std::span<const std::uint32_t> members,
                                 const std::vector<bool>& supplied) {
    std::vector<std::size_t> bands;
    for (const std::uint32_t home : members) {
        const geo::Point p = homes.points[home];
        double room = std::numeric_limits<double>::infinity();
        homes.index.visit(geo::Box{p, p}.expandedBy(radii.front()), [&](std::uint32_t other) {
            if (supplied[other]) {
                room = std::min(room, geo::distance(homes.points[other], p));
            }
            return true;
        });
        std::size_t band = 0;
        while (band + 1 < radii.size() && radii[band] >= room) {
            ++band;
        }
        bands.push_back(band);
    }
    return bands;
}

/// 12 corners: what is finer would be simplified away, and overlay costs by corner.
geo::MultiPolygon circle(geo::Point centre, double radius) {
    constexpr int corners = 12;
    geo::Polygon polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = -2 * std::numbers::pi * i / corners;
        polygon.outer.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    polygon.outer.push_back(polygon.outer.front());
    return {{polygon}};
}

/// A circle around each member: of its band's radius plus `more`.
Result<geo::MultiPolygon> aroundEach(const HomePoints& homes, std::span<const std::uint32_t> members,
                                     const std::vector<std::size_t>& bands, double more) {
    std::vector<geo::MultiPolygon> circles;
    for (std::size_t i = 0; i < members.size(); ++i) {
        circles.push_back(circle(homes.points[members[i]], radii[bands[i]] + more));
    }
    return geo::unionOf(circles);
}

Result<geo::MultiPolygon> simplifiedIf(geo::MultiPolygon area,
                                       const std::function<bool(const geo::MultiPolygon&)>& acceptable) {
    auto simple = geo::simplified(area, simplification);
    return simple && acceptable(*simple) ? std::move(*simple) : std::move(area);
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
    const auto bands = bandsOf(homes, members, supplied);
    if (members.size() == 1) {  // most places; no overlay is needed
        return circle(homes.points[members.front()], radii[bands.front()]);
    }
    std::size_t unavoidable = 0;
    const auto acceptable = [&](const geo::MultiPolygon& candidate) {
        return !candidate.empty() && suppliedInside(homes, candidate, supplied) <= unavoidable;
    };
    if (std::all_of(bands.begin(), bands.end(), [](std::size_t band) { return band == 0; })) {
        // Growing by both at once and shrinking by one is the same as growing, bridging and shrinking.
        const auto wide = aroundEach(homes, members, bands, bridges.front());
        auto joined = wide ? geo::buffer(*wide, -bridges.front()) : wide;
        if (joined && acceptable(*joined)) {
            return simplifiedIf(std::move(*joined), acceptable);
        }
    }
    auto area = aroundEach(homes, members, bands, 0);
    if (!area) {
        return area;
    }
    unavoidable = suppliedInside(homes, *area, supplied);
    for (const double bridge : bridges) {
        auto wide = geo::buffer(*area, bridge);
        auto joined = wide ? geo::buffer(*wide, -bridge) : wide;
        if (joined && acceptable(*joined)) {
            area = std::move(joined);
            break;
        }
    }
    return simplifiedIf(std::move(*area), acceptable);
}

Result<geo::MultiPolygon> GapShapes::shape(std::span<const std::uint32_t> members,
                                           const std::vector<bool>& supplied) {
    Key key{{members.begin(), members.end()}, {}};
    if (members.size() > 1) {
        auto& near = key.second;
        for (const std::uint32_t home : members) {
            const geo::Point p = homes_->points[home];
            homes_->index.visit(geo::Box{p, p}.expandedBy(reach), [&](std::uint32_t other) {
                if (supplied[other]) {
                    near.push_back(other);
                }
                return true;
            });
        }
        std::sort(near.begin(), near.end());
        near.erase(std::unique(near.begin(), near.end()), near.end());
        const std::scoped_lock lock(guard_);
        if (const auto at = known_.find(key); at != known_.end()) {
            return at->second;
        }
    }
    auto made = gapShape(*homes_, members, supplied);
    if (made && members.size() > 1) {
        const std::scoped_lock lock(guard_);
        known_.emplace(std::move(key), *made);
    }
    return made;
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
