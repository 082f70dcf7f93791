// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/gap_shape.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>

#include "analysis/gaps/field_contour.h"

namespace nordertor::analysis {
namespace {

constexpr double radius = 28;
/// Half the width of a gap that is closed.
constexpr double bridge = 22;
constexpr double wide = radius + bridge;
constexpr double spacing = 6;
constexpr double smallestRadius = 4;
/// Homes farther apart than this have no part of their areas in common.
constexpr double partMetres = 2 * wide + 2 * spacing;
constexpr double gridMetres = 50;
constexpr double infinite = std::numeric_limits<double>::infinity();

using Cell = std::pair<std::int64_t, std::int64_t>;
using Members = std::vector<std::uint32_t>;

Cell cellOf(geo::Point p, double metres, geo::Point origin = {}) {
    return {static_cast<std::int64_t>(std::floor((p.x - origin.x) / metres)),
            static_cast<std::int64_t>(std::floor((p.y - origin.y) / metres))};
}

/// Squares are counted from here, so that they do not depend on where the town lies.
geo::Point lowestOf(const HomePoints& homes, std::span<const std::uint32_t> members) {
    geo::Box box;
    for (const std::uint32_t home : members) {
        box.add(homes.points[home]);
    }
    return box.min;
}

/// Members in neighbouring squares of partMetres, and theirs; each part ascending.
std::vector<Members> partsOf(const HomePoints& homes, std::span<const std::uint32_t> members) {
    std::map<Cell, Members> cells;
    const geo::Point origin = lowestOf(homes, members);
    for (const std::uint32_t home : members) {
        cells[cellOf(homes.points[home], partMetres, origin)].push_back(home);
    }
    std::vector<Members> parts;
    while (!cells.empty()) {
        Members part;
        std::vector<Cell> open{cells.begin()->first};
        while (!open.empty()) {
            const Cell cell = open.back();
            open.pop_back();
            const auto at = cells.find(cell);
            if (at == cells.end()) {
                continue;
            }
            part.insert(part.end(), at->second.begin(), at->second.end());
            cells.erase(at);
            for (std::int64_t dx = -1; dx <= 1; ++dx) {
                for (std::int64_t dy = -1; dy <= 1; ++dy) {
                    open.emplace_back(cell.first + dx, cell.second + dy);
                }
            }
        }
        std::sort(part.begin(), part.end());
        parts.push_back(std::move(part));
    }
    return parts;
}

/// Inside the circle, so that a supplied home at `room` metres stays outside.
geo::Polygon circle(geo::Point centre, double room) {
    constexpr int corners = 12;
    const double size = std::clamp(0.9 * room, smallestRadius, radius);
    geo::Polygon polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        polygon.outer.push_back({centre.x + size * std::cos(angle), centre.y + size * std::sin(angle)});
    }
    polygon.outer.push_back(polygon.outer.front());
    return polygon;
}

geo::Polygon aroundOne(const HomePoints& homes, std::uint32_t member, const std::vector<bool>& supplied) {
    const geo::Point p = homes.points[member];
    double room = infinite;
    homes.index.visit(geo::Box{p, p}.expandedBy(radius / 0.9), [&](std::uint32_t other) {
        room = supplied[other] ? std::min(room, geo::distance(homes.points[other], p)) : room;
        return true;
    });
    return circle(p, room);
}

/// The area around one part.
class PartShape {
  public:
    PartShape(const HomePoints& homes, const Members& members, const std::vector<bool>& supplied)
        : homes_(homes), members_(members), supplied_(supplied) {
        geo::Box box;
        for (const std::uint32_t home : members_) {
            box.add(homes_.points[home]);
        }
        box_ = box.expandedBy(wide + 2 * spacing);
        const Cell low = cellOf({box_.min.x, box_.min.y}, spacing);
        const Cell high = cellOf({box_.max.x, box_.max.y}, spacing);
        field_.origin = {static_cast<double>(low.first) * spacing, static_cast<double>(low.second) * spacing};
        field_.spacing = spacing;
        field_.columns = static_cast<std::size_t>(high.first - low.first + 2);
        field_.rows = static_cast<std::size_t>(high.second - low.second + 2);
    }

    geo::MultiPolygon draw() {
        const std::vector<double> toMember = distances(members_);
        closeGaps(toMember);
        keepNearerThanSupplied(toMember);
        keepMembers();
        return contourOf(field_);
    }

  private:
    /// Calls visit(node, squared distance) for the nodes less than `reach` from p.
    template <class Visit>
    void around(geo::Point p, double reach, Visit visit) const {
        const geo::Point from{p.x - field_.origin.x, p.y - field_.origin.y};
        const auto first = [&](double at) {
            return static_cast<std::size_t>(std::max(0.0, std::ceil((at - reach) / spacing)));
        };
        const auto end = [&](double at, std::size_t count) {
            const double last = std::floor((at + reach) / spacing);
            return last < 0 ? std::size_t{0} : std::min(count, static_cast<std::size_t>(last) + 1);
        };
        const std::size_t columnEnd = end(from.x, field_.columns);
        const std::size_t rowEnd = end(from.y, field_.rows);
        for (std::size_t row = first(from.y); row < rowEnd; ++row) {
            const double dy = static_cast<double>(row) * spacing - from.y;
            for (std::size_t column = first(from.x); column < columnEnd; ++column) {
                const double dx = static_cast<double>(column) * spacing - from.x;
                visit(field_.at(column, row), dx * dx + dy * dy);
            }
        }
    }

    /// Metres from every node to the nearest of the homes, where less than about `wide`; else infinite.
    std::vector<double> distances(const Members& of) const {
        std::vector<double> to(field_.columns * field_.rows, infinite);
        for (const std::uint32_t home : of) {
            around(homes_.points[home], wide + spacing,
                   [&](std::size_t node, double square) { to[node] = std::min(to[node], square); });
        }
        for (double& value : to) {
            value = std::sqrt(value);
        }
        return to;
    }

    /// Growing by `wide` and shrinking by `bridge` again. How deep a node lies in the grown area is measured
    /// from the nodes just outside it, less how far they are outside.
    void closeGaps(const std::vector<double>& toMember) {
        std::vector<double> depth(toMember.size(), infinite);
        for (std::size_t node = 0; node < toMember.size(); ++node) {
            const double outside = toMember[node] - wide;
            if (outside >= 0 && outside < spacing) {
                around(field_.point(node), bridge + 2 * spacing, [&](std::size_t other, double square) {
                    if (toMember[other] < wide) {
                        depth[other] = std::min(depth[other], std::sqrt(square) - outside);
                    }
                });
            }
        }
        field_.values.resize(toMember.size());
        for (std::size_t node = 0; node < toMember.size(); ++node) {
            const double circles = std::max(radius - toMember[node], -wide);
            const double closed = toMember[node] < wide ? std::min(depth[node] - bridge, wide) : -wide;
            field_.values[node] = std::max(circles, closed);
        }
    }

    void keepNearerThanSupplied(const std::vector<double>& toMember) {
        Members near;
        homes_.index.visit(box_, [&](std::uint32_t home) {
            if (supplied_[home]) {
                near.push_back(home);
            }
            return true;
        });
        if (near.empty()) {
            return;
        }
        const std::vector<double> toSupplied = distances(near);
        for (std::size_t node = 0; node < toMember.size(); ++node) {
            if (field_.values[node] > 0 && toSupplied[node] < infinite) {
                field_.values[node] = std::min(field_.values[node], (toSupplied[node] - toMember[node]) / 2);
            }
        }
    }

    /// The square around a member is inside, however near a supplied home.
    void keepMembers() {
        constexpr double barely = 0.05 * spacing;
        for (const std::uint32_t home : members_) {
            const geo::Point p = homes_.points[home];
            const auto column = static_cast<std::size_t>((p.x - field_.origin.x) / spacing);
            const auto row = static_cast<std::size_t>((p.y - field_.origin.y) / spacing);
            for (const std::size_t node : {field_.at(column, row), field_.at(column + 1, row),
                                           field_.at(column, row + 1), field_.at(column + 1, row + 1)}) {
                field_.values[node] = std::max(field_.values[node], barely);
            }
        }
    }

    const HomePoints& homes_;
    const Members& members_;
    const std::vector<bool>& supplied_;
    geo::Box box_;
    Field field_;
};

}  // namespace

HomePoints::HomePoints(std::vector<geo::Point> at) : points(std::move(at)) {
    std::vector<geo::Box> boxes;
    boxes.reserve(points.size());
    for (const geo::Point p : points) {
        boxes.push_back({p, p});
    }
    index = geo::SpatialIndex(boxes);
}

geo::MultiPolygon gapShape(const HomePoints& homes, std::span<const std::uint32_t> members,
                           const std::vector<bool>& supplied) {
    geo::MultiPolygon shape;
    for (const Members& part : partsOf(homes, members)) {
        if (part.size() == 1) {
            shape.polygons.push_back(aroundOne(homes, part.front(), supplied));
            continue;
        }
        geo::MultiPolygon area = PartShape(homes, part, supplied).draw();
        std::move(area.polygons.begin(), area.polygons.end(), std::back_inserter(shape.polygons));
    }
    return shape;
}

std::uint32_t centreHome(const HomePoints& homes, std::span<const std::uint32_t> members,
                         const std::vector<double>& weights) {
    std::map<Cell, double> cells;
    const geo::Point lowest = lowestOf(homes, members);
    for (const std::uint32_t home : members) {
        cells[cellOf(homes.points[home], gridMetres, lowest)] += weights[home];
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
    const geo::Point origin{lowest.x + static_cast<double>(densest.first) * gridMetres,
                            lowest.y + static_cast<double>(densest.second) * gridMetres};
    geo::Point gravity;
    double total = 0;
    for (const std::uint32_t home : members) {
        const Cell cell = cellOf(homes.points[home], gridMetres, lowest);
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
