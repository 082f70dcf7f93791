// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/shared_borders_p.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace nordertor::render {
namespace {

struct PointHash {
    std::size_t operator()(geo::Point p) const {
        const auto x = std::bit_cast<std::uint64_t>(p.x + 0.0);  // -0 equals 0
        const auto y = std::bit_cast<std::uint64_t>(p.y + 0.0);
        const std::uint64_t mixed = (x ^ (y * 0x9e3779b97f4a7c15U)) * 0xff51afd7ed558ccdU;
        return mixed ^ (mixed >> 32);
    }
};

bool isBefore(geo::Point a, geo::Point b) {
    return a.x != b.x ? a.x < b.x : a.y < b.y;
}

double distanceToSegment(geo::Point p, geo::Point a, geo::Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    const double t = squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
    return geo::distance(p, {a.x + t * dx, a.y + t * dy});
}

std::size_t farthestFrom(std::span<const geo::Point> points, geo::Point p) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (geo::distance(points[i], p) > geo::distance(points[best], p)) {
            best = i;
        }
    }
    return best;
}

/// Halves the ring at its first point and the one farthest from it.
geo::Points simplifiedRing(std::span<const geo::Point> ring, double tolerance) {
    const std::size_t far = farthestFrom(ring, ring.front());
    geo::Points result = simplifiedLine(ring.first(far + 1), tolerance);
    const geo::Points second = simplifiedLine(ring.subspan(far), tolerance);
    result.insert(result.end(), second.begin() + 1, second.end());
    return result;
}

/// The same whichever way the line is given.
geo::Points simplifiedEitherWay(geo::Points line, double tolerance, bool closed) {
    const geo::Point first = line.front() == line.back() ? line[1] : line.front();
    const geo::Point last = line.front() == line.back() ? line[line.size() - 2] : line.back();
    const bool reversed = isBefore(last, first);
    if (reversed) {
        std::reverse(line.begin(), line.end());
    }
    geo::Points result = closed ? simplifiedRing(line, tolerance) : simplifiedLine(line, tolerance);
    if (reversed) {
        std::reverse(result.begin(), result.end());
    }
    return result;
}

/// Closed, beginning at `start`.
geo::Points turnedRing(std::span<const geo::Point> ring, std::size_t start) {
    geo::Points turned(ring.begin() + static_cast<std::ptrdiff_t>(start), ring.end() - 1);
    turned.insert(turned.end(), ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(start) + 1);
    return turned;
}

}  // namespace

SharedBorders::SharedBorders(const BandGeometry& exact) : exact_(exact), corners_(exact.points.size()) {
    struct Seen {
        std::size_t first = 0;  ///< into points
        geo::Point before;      ///< its neighbours, in the order of isBefore()
        geo::Point after;
        bool joint = false;
        bool shared = false;
    };
    std::unordered_map<geo::Point, Seen, PointHash> seen;
    seen.reserve(exact.points.size());
    const auto visit = [&](const auto& see) {
        for (std::uint32_t part = 0; part + 1 < exact.partStart.size(); ++part) {
            const auto ring = exact.part(part);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                see(exact.partStart[part] + i, ring[i], ring[i == 0 ? ring.size() - 2 : i - 1], ring[i + 1]);
            }
        }
    };
    visit([&](std::size_t index, geo::Point p, geo::Point before, geo::Point after) {
        if (isBefore(after, before)) {
            std::swap(before, after);
        }
        const auto [found, isNew] = seen.try_emplace(p, Seen{index, before, after});
        if (!isNew) {
            found->second.shared = true;
            found->second.joint =
                found->second.joint || !(found->second.before == before && found->second.after == after);
        }
    });
    visit([&](std::size_t index, geo::Point p, geo::Point, geo::Point) {
        const Seen& all = seen.at(p);
        corners_[index] = all.joint ? Corner::Joint : all.shared ? Corner::Shared : Corner::Own;
    });
}

geo::Points SharedBorders::simplified(std::uint32_t part, double tolerance) const {
    const auto ring = exact_.part(part);
    const auto cornersBegin = corners_.begin() + exact_.partStart[part];
    const auto cornersEnd = cornersBegin + static_cast<std::ptrdiff_t>(ring.size()) - 1;
    const auto joint = std::find(cornersBegin, cornersEnd, Corner::Joint);
    if (joint == cornersEnd) {
        if (std::find(cornersBegin, cornersEnd, Corner::Shared) == cornersEnd) {
            const geo::Points result = simplifiedRing(ring, tolerance);
            return result.size() >= 4 ? result : geo::Points(ring.begin(), ring.end());
        }
        // another area fills this hole, and may begin its ring anywhere
        const auto start = std::min_element(ring.begin(), ring.end() - 1, isBefore) - ring.begin();
        return simplifiedEitherWay(turnedRing(ring, static_cast<std::size_t>(start)), tolerance, true);
    }
    const auto shift = static_cast<std::size_t>(joint - cornersBegin);
    const std::size_t count = ring.size() - 1;
    geo::Points result{ring[shift]};
    geo::Points piece{ring[shift]};
    for (std::size_t i = 1; i <= count; ++i) {
        const std::size_t at = (shift + i) % count;
        piece.push_back(ring[at]);
        if (*(cornersBegin + static_cast<std::ptrdiff_t>(at)) == Corner::Joint) {
            const geo::Points simple = simplifiedEitherWay(piece, tolerance, false);
            result.insert(result.end(), simple.begin() + 1, simple.end());
            piece.assign(1, ring[at]);
        }
    }
    return result;
}

geo::Points simplifiedLine(std::span<const geo::Point> line, double tolerance) {
    if (line.size() < 3 || tolerance <= 0) {
        return {line.begin(), line.end()};
    }
    std::vector<bool> keep(line.size(), false);
    keep.front() = true;
    keep.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double most = tolerance;
        std::size_t split = 0;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double distance = distanceToSegment(line[i], line[first], line[last]);
            if (distance > most) {
                most = distance;
                split = i;
            }
        }
        if (split != 0) {
            keep[split] = true;
            open.emplace_back(first, split);
            open.emplace_back(split, last);
        }
    }
    geo::Points result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (keep[i]) {
            result.push_back(line[i]);
        }
    }
    return result;
}

}  // namespace nordertor::render
