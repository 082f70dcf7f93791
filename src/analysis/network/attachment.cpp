// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/attachment.h"

#include <algorithm>
#include <cmath>

#include "geo/segment.h"

namespace nordertor::analysis {
namespace {

/// Whether p lies in the outline or at most `metres` from its edge. Most edges of a long outline are ruled
/// out by their boxes.
bool isWithin(const geo::MultiPolygon& outline, geo::Point p, double metres) {
    const auto nearRing = [&](const geo::Points& ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const geo::Point a = ring[i];
            const geo::Point b = ring[i + 1];
            if (std::min(a.x, b.x) - metres <= p.x && p.x <= std::max(a.x, b.x) + metres &&
                std::min(a.y, b.y) - metres <= p.y && p.y <= std::max(a.y, b.y) + metres &&
                geo::nearestOnSegment(a, b, p).distance <= metres) {
                return true;
            }
        }
        return false;
    };
    for (const geo::Polygon& polygon : outline.polygons) {
        if (nearRing(polygon.outer) || std::any_of(polygon.holes.begin(), polygon.holes.end(), nearRing)) {
            return true;
        }
    }
    return geo::contains(outline, p);
}

/// Share along a-b where it crosses c-d, or a negative number.
double crossingShare(geo::Point a, geo::Point b, geo::Point c, geo::Point d) {
    const double abx = b.x - a.x;
    const double aby = b.y - a.y;
    const double cdx = d.x - c.x;
    const double cdy = d.y - c.y;
    const double cross = abx * cdy - aby * cdx;
    if (cross == 0) {
        return -1;
    }
    const double onAb = ((c.x - a.x) * cdy - (c.y - a.y) * cdx) / cross;
    const double onCd = ((c.x - a.x) * aby - (c.y - a.y) * abx) / cross;
    return onAb >= 0 && onAb <= 1 && onCd >= 0 && onCd <= 1 ? onAb : -1;
}

}  // namespace

Attacher::Attacher(const WalkingNetwork& network) : network_(&network) {
    std::vector<geo::Box> boxes;
    const auto& points = network.points();
    for (std::uint32_t c = 0; c < network.chains().size(); ++c) {
        const auto& chain = network.chains()[c];
        for (std::uint32_t i = chain.firstPoint; i + 1 < chain.firstPoint + chain.pointCount; ++i) {
            pieces_.push_back({c, i});
            geo::Box box;
            box.add(points[i]);
            box.add(points[i + 1]);
            boxes.push_back(box);
        }
    }
    index_ = geo::SpatialIndex(boxes);
}

NetworkPosition Attacher::positionOn(std::uint32_t piece, double along, double access) const {
    const Piece& at = pieces_[piece];
    const auto& chain = network_->chains()[at.chain];
    const auto offset =
        static_cast<std::uint32_t>(std::llround((network_->offsets()[at.point] + along) * 100));
    return {at.chain, std::min(offset, chain.length), static_cast<std::uint32_t>(std::llround(access * 100))};
}

geo::Points Attacher::pieceLine(std::uint32_t piece) const {
    const auto& points = network_->points();
    return {points[pieces_[piece].point], points[pieces_[piece].point + 1]};
}

NetworkPosition Attacher::nearest(geo::Point p, double limit) const {
    const auto& points = network_->points();
    const auto away = [&](std::uint32_t piece) {
        return geo::nearestOnSegment(points[pieces_[piece].point], points[pieces_[piece].point + 1], p)
            .distance;
    };
    const std::uint32_t piece = index_.nearest(p, limit, away);
    if (piece == geo::SpatialIndex::noItem) {
        return {};
    }
    const geo::Point a = points[pieces_[piece].point];
    const geo::Point b = points[pieces_[piece].point + 1];
    const geo::OnSegment at = geo::nearestOnSegment(a, b, p);
    return positionOn(piece, at.share * geo::distance(a, b), at.distance);
}

Attacher::OnPiece Attacher::nearestTo(const geo::MultiPolygon& outline, std::uint32_t piece) const {
    const geo::Point a = network_->points()[pieces_[piece].point];
    const geo::Point b = network_->points()[pieces_[piece].point + 1];
    const double fromA = geo::distanceTo(outline, a);
    const double fromB = geo::distanceTo(outline, b);
    return nearerAlong(outline, piece,
                       fromA <= fromB ? OnPiece{fromA, 0} : OnPiece{fromB, geo::distance(a, b)});
}

Attacher::OnPiece Attacher::nearerAlong(const geo::MultiPolygon& outline, std::uint32_t piece,
                                        OnPiece best) const {
    const geo::Point a = network_->points()[pieces_[piece].point];
    const geo::Point b = network_->points()[pieces_[piece].point + 1];
    const double length = geo::distance(a, b);
    geo::Box pieceBox;
    pieceBox.add(a);
    pieceBox.add(b);
    const geo::Box near = pieceBox.expandedBy(best.distance);
    const auto ring = [&](const geo::Points& points) {
        for (std::size_t i = 0; i + 1 < points.size() && best.distance > 0; ++i) {
            // An edge whose box is farther away than what was known at first can't be nearer.
            if (std::min(points[i].x, points[i + 1].x) > near.max.x ||
                std::max(points[i].x, points[i + 1].x) < near.min.x ||
                std::min(points[i].y, points[i + 1].y) > near.max.y ||
                std::max(points[i].y, points[i + 1].y) < near.min.y) {
                continue;
            }
            const geo::OnSegment at = geo::nearestOnSegment(a, b, points[i]);
            if (at.distance < best.distance) {
                best = {at.distance, at.share * length};
            }
            const double crossing = crossingShare(a, b, points[i], points[i + 1]);
            if (crossing >= 0) {
                best = {0, crossing * length};
            }
        }
    };
    for (const geo::Polygon& polygon : outline.polygons) {
        ring(polygon.outer);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), ring);
    }
    return best;
}

std::vector<NetworkPosition> Attacher::entrances(const model::Facility& facility, double limit) const {
    std::vector<NetworkPosition> found;
    if (facility.outline.empty()) {
        const NetworkPosition position = nearest(facility.location, limit);
        if (position.attached()) {
            found.push_back(position);
        }
        return found;
    }
    const geo::Box box = geo::boxOf(facility.outline);
    const geo::Box near = box.expandedBy(entranceMetres);
    for (const std::uint32_t piece : index_.query(near)) {
        const geo::Points line = pieceLine(piece);
        const double length = geo::distance(line[0], line[1]);
        bool atNode = false;
        for (std::size_t end = 0; end < 2; ++end) {
            if (near.contains(line[end]) && isWithin(facility.outline, line[end], entranceMetres)) {
                found.push_back(positionOn(piece, end == 0 ? 0 : length, 0));
                atNode = true;
            }
        }
        if (!atNode) {
            // Both ends are farther away; just beyond the limit stands for their distances.
            const OnPiece ends{std::nextafter(entranceMetres, entranceMetres + 1), 0};
            const OnPiece at = nearerAlong(facility.outline, piece, ends);
            if (at.distance <= entranceMetres) {
                found.push_back(positionOn(piece, at.along, 0));
            }
        }
    }
    if (found.empty()) {
        OnPiece best{limit, 0};
        std::uint32_t bestPiece = geo::SpatialIndex::noItem;
        for (const std::uint32_t piece : index_.query(box.expandedBy(limit))) {
            const OnPiece at = nearestTo(facility.outline, piece);
            if (at.distance < best.distance ||
                (bestPiece == geo::SpatialIndex::noItem && at.distance <= limit)) {
                best = at;
                bestPiece = piece;
            }
        }
        if (bestPiece != geo::SpatialIndex::noItem) {
            found.push_back(positionOn(bestPiece, best.along, best.distance));
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace nordertor::analysis
