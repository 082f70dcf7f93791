// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm/ring_assembly.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

#include "geo/area_operations.h"

namespace nordertor::io {

namespace {

void reverse(RingPiece& piece) {
    std::reverse(piece.nodes.begin(), piece.nodes.end());
    std::reverse(piece.points.begin(), piece.points.end());
}

bool isClosed(const RingPiece& piece) {
    return piece.nodes.size() > 3 && piece.nodes.front() == piece.nodes.back();
}

/// `tail` begins at the node where `chain` ends.
void appendAtNode(RingPiece& chain, const RingPiece& tail) {
    chain.nodes.insert(chain.nodes.end(), tail.nodes.begin() + 1, tail.nodes.end());
    chain.points.insert(chain.points.end(), tail.points.begin() + 1, tail.points.end());
}

/// Chains as long as they can be made; closed ones go to `rings`, the others to `open`.
void joinAtNodes(std::vector<RingPiece> pieces, std::vector<geo::Points>& rings,
                 std::vector<geo::Points>& open) {
    std::unordered_multimap<std::int64_t, std::size_t> ends;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        ends.emplace(pieces[i].nodes.front(), i);
        ends.emplace(pieces[i].nodes.back(), i);
    }
    std::vector<bool> used(pieces.size(), false);
    const auto unusedAt = [&](std::int64_t node) {
        std::size_t best = pieces.size();
        const auto [first, last] = ends.equal_range(node);
        for (auto it = first; it != last; ++it) {
            if (!used[it->second]) {
                best = std::min(best, it->second);
            }
        }
        return best;
    };
    const auto extend = [&](RingPiece& chain) {
        while (!isClosed(chain)) {
            const std::int64_t end = chain.nodes.back();
            const std::size_t next = unusedAt(end);
            if (next == pieces.size()) {
                return;
            }
            used[next] = true;
            if (pieces[next].nodes.front() != end) {
                reverse(pieces[next]);
            }
            appendAtNode(chain, pieces[next]);
        }
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (used[i]) {
            continue;
        }
        used[i] = true;
        RingPiece chain = pieces[i];
        extend(chain);
        if (!isClosed(chain)) {
            reverse(chain);
            extend(chain);
        }
        (isClosed(chain) ? rings : open).push_back(std::move(chain.points));
    }
}

/// Closes open chains by joining nearest ends until every chain's own ends are the nearest.
std::size_t closeByNearestEnds(std::vector<geo::Points> open, std::vector<geo::Points>& rings,
                               std::size_t& leftOpen) {
    struct Chain {
        geo::Points points;
        double drawn = 0;
        double added = 0;
    };
    std::vector<Chain> chains;
    for (geo::Points& points : open) {
        const double drawn = geo::length(points);
        chains.push_back({std::move(points), drawn, 0});
    }
    std::size_t closed = 0;
    while (!chains.empty()) {
        std::size_t bestA = 0;
        std::size_t bestB = 0;
        bool flipA = false;
        bool flipB = false;
        double best = std::numeric_limits<double>::infinity();
        for (std::size_t a = 0; a < chains.size(); ++a) {
            const geo::Points& one = chains[a].points;
            if (const double gap = geo::distance(one.back(), one.front()); gap < best) {
                best = gap;
                bestA = bestB = a;
            }
            for (std::size_t b = a + 1; b < chains.size(); ++b) {
                const geo::Points& other = chains[b].points;
                for (const bool fromFront : {false, true}) {
                    for (const bool toBack : {false, true}) {
                        const double gap = geo::distance(fromFront ? one.front() : one.back(),
                                                         toBack ? other.back() : other.front());
                        if (gap < best) {
                            best = gap;
                            bestA = a;
                            bestB = b;
                            flipA = fromFront;
                            flipB = toBack;
                        }
                    }
                }
            }
        }
        Chain& chain = chains[bestA];
        chain.added += best;
        if (bestA == bestB) {
            if (chain.added <= chain.drawn && chain.points.size() > 2) {
                chain.points.push_back(chain.points.front());
                rings.push_back(std::move(chain.points));
                ++closed;
            } else {
                ++leftOpen;
            }
        } else {
            if (flipA) {
                std::reverse(chain.points.begin(), chain.points.end());
            }
            Chain& other = chains[bestB];
            if (flipB) {
                std::reverse(other.points.begin(), other.points.end());
            }
            chain.points.insert(chain.points.end(), other.points.begin(), other.points.end());
            chain.drawn += other.drawn;
            chain.added += other.added;
        }
        chains.erase(chains.begin() + static_cast<std::ptrdiff_t>(bestB));
    }
    return closed;
}

double ringArea(const geo::Points& ring) {
    return geo::areaOf(geo::MultiPolygon{{geo::Polygon{ring, {}}}});
}

/// Each hole goes to the smallest outer ring around it.
void placeHole(std::vector<geo::Polygon>& polygons, const std::vector<double>& areas, geo::Points hole) {
    const geo::Box box = boxOf(hole);
    std::size_t best = polygons.size();
    for (std::size_t i = 0; i < polygons.size(); ++i) {
        if (!boxOf(polygons[i].outer).intersects(box) ||
            (best < polygons.size() && areas[best] <= areas[i])) {
            continue;
        }
        const geo::MultiPolygon outline{{geo::Polygon{polygons[i].outer, {}}}};
        // A hole may touch its outer ring: the majority of its vertices decides.
        const auto inside =
            std::count_if(hole.begin(), hole.end(), [&](geo::Point p) { return geo::contains(outline, p); });
        if (static_cast<std::size_t>(inside) * 2 > hole.size()) {
            best = i;
        }
    }
    if (best < polygons.size()) {
        polygons[best].holes.push_back(std::move(hole));
    }
}

double cross(geo::Point a, geo::Point b, geo::Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool onSegment(geo::Point a, geo::Point b, geo::Point p) {
    return p.x >= std::min(a.x, b.x) && p.x <= std::max(a.x, b.x) && p.y >= std::min(a.y, b.y) &&
           p.y <= std::max(a.y, b.y);
}

bool touch(geo::Point a, geo::Point b, geo::Point c, geo::Point d) {
    const double d1 = cross(a, b, c);
    const double d2 = cross(a, b, d);
    const double d3 = cross(c, d, a);
    const double d4 = cross(c, d, b);
    if (((d1 > 0 && d2 < 0) || (d1 < 0 && d2 > 0)) && ((d3 > 0 && d4 < 0) || (d3 < 0 && d4 > 0))) {
        return true;
    }
    return (d1 == 0 && onSegment(a, b, c)) || (d2 == 0 && onSegment(a, b, d)) ||
           (d3 == 0 && onSegment(c, d, a)) || (d4 == 0 && onSegment(c, d, b));
}

/// From b back over itself.
bool isSpike(geo::Point a, geo::Point b, geo::Point c) {
    return cross(a, b, c) == 0 && (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) <= 0;
}

}  // namespace

AssembledArea assembledArea(std::vector<RingPiece> pieces) {
    AssembledArea result;
    const auto firstInner = std::stable_partition(pieces.begin(), pieces.end(),
                                                  [](const RingPiece& piece) { return !piece.inner; });
    std::vector<RingPiece> inner(std::make_move_iterator(firstInner), std::make_move_iterator(pieces.end()));
    pieces.erase(firstInner, pieces.end());

    std::vector<geo::Points> outerRings;
    std::vector<geo::Points> holes;
    std::vector<geo::Points> open;
    joinAtNodes(std::move(pieces), outerRings, open);
    result.closedOutline += closeByNearestEnds(std::move(open), outerRings, result.open);
    open = {};
    joinAtNodes(std::move(inner), holes, open);
    result.closedOutline += closeByNearestEnds(std::move(open), holes, result.open);

    std::vector<double> areas;
    for (geo::Points& ring : outerRings) {
        areas.push_back(ringArea(ring));
        result.shape.polygons.push_back({std::move(ring), {}});
    }
    for (geo::Points& hole : holes) {
        placeHole(result.shape.polygons, areas, std::move(hole));
    }
    return result;
}

bool isSimpleRing(const geo::Points& ring) {
    const std::size_t edges = ring.size() - 1;
    if (ring.size() < 4 || ring.front() != ring.back()) {
        return false;
    }
    for (std::size_t i = 0; i < edges; ++i) {
        if (ring[i] == ring[i + 1] || isSpike(ring[i], ring[i + 1], ring[i + 2 > edges ? 1 : i + 2])) {
            return false;
        }
        for (std::size_t j = i + 2; j < edges; ++j) {
            const bool neighbours = i == 0 && j == edges - 1;
            if (!neighbours && touch(ring[i], ring[i + 1], ring[j], ring[j + 1])) {
                return false;
            }
        }
    }
    return true;
}

Result<geo::MultiPolygon> validArea(geo::MultiPolygon shape, bool& repaired) {
    constexpr std::size_t smallRing = 64;
    if (shape.polygons.size() == 1 && shape.polygons[0].holes.empty() &&
        shape.polygons[0].outer.size() <= smallRing && isSimpleRing(shape.polygons[0].outer)) {
        return shape;
    }
    auto valid = geo::makeValid(shape);
    if (!valid) {
        return fail(valid.error());
    }
    repaired = repaired || valid->changed;
    return std::move(valid->area);
}

}  // namespace nordertor::io
