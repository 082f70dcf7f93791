// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "barrier_lines.h"

#include <cmath>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/ordered_sum.h"

namespace nordertor::traffic {
namespace {

/// Where a-b meets c-d. The end of c-d counts and its start does not, so that a barrier crossed in its vertex
/// is crossed once; a way counts with both its ends.
std::optional<geo::Point> meeting(geo::Point a, geo::Point b, geo::Point c, geo::Point d) {
    const double abx = b.x - a.x;
    const double aby = b.y - a.y;
    const double cdx = d.x - c.x;
    const double cdy = d.y - c.y;
    const double cross = abx * cdy - aby * cdx;
    if (cross == 0) {
        return std::nullopt;
    }
    const double onAb = ((c.x - a.x) * cdy - (c.y - a.y) * cdx) / cross;
    const double onCd = ((c.x - a.x) * aby - (c.y - a.y) * abx) / cross;
    if (onAb < 0 || onAb > 1 || onCd <= 0 || onCd > 1) {
        return std::nullopt;
    }
    return geo::Point{a.x + onAb * abx, a.y + onAb * aby};
}

geo::Box boxOf(geo::Point a, geo::Point b) {
    geo::Box box;
    box.add(a);
    box.add(b);
    return box;
}

/// The same on both sides of zero, unlike std::lround.
long wholeMetre(double coordinate) {
    return static_cast<long>(std::floor(coordinate + 0.5));
}

bool isBigRoad(const model::Street& street) {
    return street.highway == model::Highway::Motorway || street.highway == model::Highway::Trunk ||
           street.motorroad;
}

}  // namespace

BarrierLines::BarrierLines(const model::BaseMap& baseMap, const analysis::WalkingProfile& profile) {
    for (const model::LinearFeature& line : baseMap.lines) {
        if ((line.kind == model::LineKind::Rail || line.kind == model::LineKind::LightRail) && !line.tunnel) {
            add(line.points, BarrierKind::Railway);
        }
    }
    for (const model::Street& street : baseMap.streets) {
        if (analysis::mayWalk(street, profile)) {
            ways_.push_back(street.points);
        } else if (isBigRoad(street) && !street.tunnel) {
            add(street.points, BarrierKind::BigRoad);
        }
    }
    std::vector<geo::Box> boxes;
    for (const Piece& piece : pieces_) {
        boxes.push_back(boxOf(piece.a, piece.b));
    }
    index_ = geo::SpatialIndex(boxes);
}

void BarrierLines::add(const geo::Points& line, BarrierKind kind) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        pieces_.push_back({line[i], line[i + 1], kind});
    }
}

bool BarrierLines::crossedBy(geo::Point a, geo::Point b) const {
    bool crossed = false;
    index_.visit(boxOf(a, b), [&](std::uint32_t i) {
        crossed = meeting(a, b, pieces_[i].a, pieces_[i].b).has_value();
        return !crossed;
    });
    return crossed;
}

BarrierCrossings BarrierLines::crossings(BarrierKind kind) const {
    BarrierCrossings result{kind, 0, 0};
    std::vector<double> lengths;
    for (const Piece& piece : pieces_) {
        if (piece.kind == kind) {
            lengths.push_back(geo::distance(piece.a, piece.b));
        }
    }
    result.metres = orderedSum(std::move(lengths));
    std::set<std::pair<long, long>> places;
    for (const geo::Points& way : ways_) {
        for (std::size_t i = 0; i + 1 < way.size(); ++i) {
            index_.visit(boxOf(way[i], way[i + 1]), [&](std::uint32_t p) {
                if (pieces_[p].kind == kind) {
                    if (const auto at = meeting(way[i], way[i + 1], pieces_[p].a, pieces_[p].b)) {
                        places.emplace(wholeMetre(at->x), wholeMetre(at->y));
                    }
                }
                return true;
            });
        }
    }
    result.crossings = places.size();
    return result;
}

}  // namespace nordertor::traffic
