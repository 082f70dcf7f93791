// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include "model/street_changes_p.h"

namespace nordertor::model {
namespace {

/// Nearer than this to a node of the street is at the node: no piece shorter than a hand.
constexpr double sameNodeMetres = 0.1;

/// Negative, as map editors number nodes that no source knows.
std::int64_t unusedNode(const std::vector<Street>& streets) {
    std::int64_t smallest = 0;
    for (const Street& street : streets) {
        for (const std::int64_t node : street.nodes) {
            smallest = std::min(smallest, node);
        }
    }
    return smallest - 1;
}

/// Index of the street's node at `at.point`, which is put in where there is none yet.
std::size_t nodeAt(Street& street, const geo::NearestOnLine& at, const std::vector<Street>& streets) {
    for (const std::size_t i : {at.segment, std::min(at.segment + 1, street.points.size() - 1)}) {
        if (geo::distance(street.points[i], at.point) <= sameNodeMetres) {
            return i;
        }
    }
    const std::int64_t node = unusedNode(streets);
    const auto index = static_cast<std::ptrdiff_t>(at.segment) + 1;
    street.points.insert(street.points.begin() + index, at.point);
    street.nodes.insert(street.nodes.begin() + index, node);
    return static_cast<std::size_t>(index);
}

bool usable(const Street& street, const std::string& id) {
    return street.id == id && street.points.size() >= 2 && street.nodes.size() == street.points.size();
}

WayAccess accessOf(const Street& street) {
    return {street.highway, street.foot};
}

void put(Street& street, const WayAccess& access) {
    street.highway = access.highway;
    street.foot = access.foot;
}

Street part(const Street& street, std::size_t from, std::size_t to) {
    Street result = street;
    const auto first = static_cast<std::ptrdiff_t>(from);
    const auto last = static_cast<std::ptrdiff_t>(to) + 1;
    result.points.assign(street.points.begin() + first, street.points.begin() + last);
    result.nodes.assign(street.nodes.begin() + first, street.nodes.begin() + last);
    return result;
}

/// Metres along all streets of the id, one after the other, of the place nearest to `p`. Parts into which
/// an earlier edit has cut a street follow each other.
double alongOf(const std::vector<Street>& streets, const std::string& id, geo::Point p) {
    double before = 0;
    double best = -1;
    double bestDistance = 0;
    for (const Street& street : streets) {
        if (usable(street, id)) {
            const geo::NearestOnLine at = geo::nearestOnLine(street.points, p);
            if (best < 0 || at.distance < bestDistance) {
                best = before + at.along;
                bestDistance = at.distance;
            }
            before += geo::length(street.points);
        }
    }
    return best;
}

geo::NearestOnLine placeAt(const geo::Points& line, double along) {
    double before = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double piece = geo::distance(line[i], line[i + 1]);
        if (before + piece >= along && piece > 0) {
            const double share = (along - before) / piece;
            return {{line[i].x + share * (line[i + 1].x - line[i].x),
                     line[i].y + share * (line[i + 1].y - line[i].y)},
                    0,
                    along,
                    i};
        }
        before += piece;
    }
    return {line.back(), 0, before, line.size() - 2};
}

}  // namespace

bool setAccess(std::vector<Street>& streets, const SetWayAccess& edit, bool force) {
    double from = 0;
    double to = 0;
    const bool whole = edit.stretch.size() != 2;
    if (!whole) {
        from = alongOf(streets, edit.way, edit.stretch[0]);
        to = alongOf(streets, edit.way, edit.stretch[1]);
        if (from > to) {
            std::swap(from, to);
        }
    }
    bool found = false;
    double before = 0;
    for (std::size_t s = 0; s < streets.size(); ++s) {
        if (!usable(streets[s], edit.way)) {
            continue;
        }
        const double length = geo::length(streets[s].points);
        const double first = whole ? 0 : std::max(0.0, from - before);
        const double last = whole ? length : std::min(length, to - before);
        before += length;
        if (last - first <= sameNodeMetres) {
            continue;
        }
        const WayAccess access = accessOf(streets[s]);
        if (access == edit.after) {
            found = found || force;
            continue;
        }
        if (!force && access != edit.before) {
            return false;
        }
        found = true;
        Street street = streets[s];
        // the end first, so that the beginning keeps its place
        std::size_t j = street.points.size() - 1;
        if (last < length) {
            j = nodeAt(street, placeAt(street.points, last), streets);
            streets[s] = street;  // its new node counts as used
        }
        std::size_t i = 0;
        if (first > 0) {
            const std::size_t size = street.points.size();
            i = nodeAt(street, placeAt(street.points, first), streets);
            j += street.points.size() - size;
        }
        std::vector<Street> parts;
        if (i > 0) {
            parts.push_back(part(street, 0, i));
        }
        put(parts.emplace_back(part(street, i, j)), edit.after);
        if (j + 1 < street.points.size()) {
            parts.push_back(part(street, j, street.points.size() - 1));
        }
        streets[s] = std::move(parts.front());
        streets.insert(streets.begin() + static_cast<std::ptrdiff_t>(s) + 1,
                       std::make_move_iterator(parts.begin() + 1), std::make_move_iterator(parts.end()));
        s += parts.size() - 1;
    }
    return found;
}

bool addWay(std::vector<Street>& streets, const PlannedWay& way) {
    Street planned;
    planned.id = way.id;
    planned.name = way.name;
    planned.highway = way.highway;
    planned.foot = Permission::Yes;
    std::vector<std::pair<std::int64_t, geo::Point>> joints;
    for (const WayJoin& join : way.joins) {
        Street* nearest = nullptr;
        geo::NearestOnLine best;
        for (Street& street : streets) {
            if (usable(street, join.street)) {
                const geo::NearestOnLine at = geo::nearestOnLine(street.points, join.at);
                if (nearest == nullptr || at.distance < best.distance) {
                    nearest = &street;
                    best = at;
                }
            }
        }
        if (nearest == nullptr) {
            return false;
        }
        const std::size_t node = nodeAt(*nearest, best, streets);
        joints.emplace_back(nearest->nodes[node], nearest->points[node]);
    }
    std::int64_t next = unusedNode(streets);
    std::size_t joined = 0;
    for (std::size_t p = 0; p < way.points.size(); ++p) {
        const bool joins = joined < way.joins.size() && way.joins[joined].point == p;
        const bool first = p == 0;
        const auto own = [&] {
            planned.points.push_back(way.points[p]);
            planned.nodes.push_back(next--);
        };
        if (!joins) {
            own();
            continue;
        }
        const auto& [node, where] = joints[joined++];
        const bool apart = geo::distance(where, way.points[p]) > sameNodeMetres;
        if (apart && !first) {
            own();
        }
        planned.points.push_back(where);
        planned.nodes.push_back(node);
        if (apart && p + 1 < way.points.size()) {
            own();
        }
    }
    streets.push_back(std::move(planned));
    return true;
}

bool removeWay(std::vector<Street>& streets, const std::string& id) {
    return std::erase_if(streets, [&](const Street& street) { return street.id == id; }) > 0;
}

}  // namespace nordertor::model
