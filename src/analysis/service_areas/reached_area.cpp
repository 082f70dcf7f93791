// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/service_areas/reached_area.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nordertor::analysis {
namespace {

constexpr std::size_t mostNodes = 8'000'000;
constexpr std::uint32_t chainsBetweenStopChecks = 256;
constexpr std::uint32_t noSegment = std::numeric_limits<std::uint32_t>::max();
constexpr float infinite = std::numeric_limits<float>::infinity();
/// Of the spacing: enough to decide a node without moving a border.
constexpr double barely = 0.05;
/// A centimetre between bands.
constexpr double tolerance = 0.0008;

std::vector<geo::Box> chainBoxes(const WalkingNetwork& network) {
    std::vector<geo::Box> boxes;
    boxes.reserve(network.chains().size());
    for (const auto& chain : network.chains()) {
        geo::Box box;
        for (std::uint32_t i = chain.firstPoint; i < chain.firstPoint + chain.pointCount; ++i) {
            box.add(network.points()[i]);
        }
        boxes.push_back(box);
    }
    return boxes;
}

}  // namespace

ReachGround::ReachGround(const WalkingNetwork& walking, HomePoints homePoints,
                         std::vector<NetworkPosition> attached)
    : network(&walking),
      homes(std::move(homePoints)),
      at(std::move(attached)),
      chains(chainBoxes(walking)),
      firstHomeOn(walking.chains().size() + 1, 0) {
    for (const NetworkPosition& position : at) {
        if (position.attached()) {
            ++firstHomeOn[position.chain + 1];
        }
    }
    for (std::size_t c = 0; c + 1 < firstHomeOn.size(); ++c) {
        firstHomeOn[c + 1] += firstHomeOn[c];
    }
    homesOn.resize(firstHomeOn.back());
    std::vector<std::size_t> next(firstHomeOn.begin(), firstHomeOn.end() - 1);
    for (std::uint32_t h = 0; h < at.size(); ++h) {
        if (at[h].attached()) {
            homesOn[next[at[h].chain]++] = h;
        }
    }
}

ReachedAreaDrawing::ReachedAreaDrawing(const ReachGround& ground, double width)
    : ground_(&ground), width_(width) {}

std::vector<geo::MultiPolygon> ReachedAreaDrawing::draw(const ReachedEdgeSearch& reached,
                                                        std::span<const std::uint32_t> limits,
                                                        PathWeight weight, const Task& task) {
    std::vector<geo::MultiPolygon> areas(limits.size());
    constexpr std::uint32_t kilometre = 100'000;
    metresPerWeight_ = 1000.0 / ground_->network->weightOfAccess({0, 0, kilometre}, weight);
    const ReachedParts parts(*ground_->network, reached.pieces(), 2 * width_ + 8 * spacing);
    for (std::size_t part = 0; part < parts.count() && !task.stopRequested(); ++part) {
        layGrid(parts.box(part).expandedBy(width_ + 2 * spacing));
        findNearestPaths(task);
        measure(reached.search(), parts, part);
        for (std::size_t band = 0; band < limits.size() && !task.stopRequested(); ++band) {
            fill(limits[band] * metresPerWeight_, limits[band], reached.search(), parts, part);
            geo::MultiPolygon area = contourOf(field_, tolerance);
            std::move(area.polygons.begin(), area.polygons.end(), std::back_inserter(areas[band].polygons));
        }
    }
    return areas;
}

/// Aligned to multiples of the spacing, so that a place looks the same whatever else is drawn.
void ReachedAreaDrawing::layGrid(const geo::Box& box) {
    field_.spacing = spacing;
    while (box.width() / field_.spacing * (box.height() / field_.spacing) > mostNodes) {
        field_.spacing *= 2;
    }
    const double step = field_.spacing;
    field_.origin = {std::floor(box.min.x / step) * step, std::floor(box.min.y / step) * step};
    field_.columns = static_cast<std::size_t>((box.max.x - field_.origin.x) / step) + 2;
    field_.rows = static_cast<std::size_t>((box.max.y - field_.origin.y) / step) + 2;
}

void ReachedAreaDrawing::findNearestPaths(const Task& task) {
    const geo::Box box{field_.origin, field_.point(field_.columns * field_.rows - 1)};
    square_.assign(field_.columns * field_.rows, infinite);
    nearest_.assign(field_.columns * field_.rows, noSegment);
    segments_.clear();
    for (const std::uint32_t c : ground_->chains.query(box)) {
        if (c % chainsBetweenStopChecks == 0 && task.stopRequested()) {
            return;
        }
        const auto& chain = ground_->network->chains()[c];
        for (std::uint32_t i = chain.firstPoint; i + 1 < chain.firstPoint + chain.pointCount; ++i) {
            segments_.push_back({c, i});
            visitNear(static_cast<std::uint32_t>(segments_.size() - 1));
        }
    }
}

void ReachedAreaDrawing::visitNear(std::uint32_t segment) {
    const geo::Points& points = ground_->network->points();
    const double step = field_.spacing;
    // in spacings from the grid's origin
    const geo::Point a{(points[segments_[segment].point].x - field_.origin.x) / step,
                       (points[segments_[segment].point].y - field_.origin.y) / step};
    const geo::Point b{(points[segments_[segment].point + 1].x - field_.origin.x) / step,
                       (points[segments_[segment].point + 1].y - field_.origin.y) / step};
    const double reach = width_ / step + 1.5;
    const auto first = [&](double low) {
        return static_cast<std::size_t>(std::max(0.0, std::ceil(low - reach)));
    };
    const auto end = [&](double high, std::size_t count) {
        const double last = std::floor(high + reach);
        return last < 0 ? std::size_t{0} : std::min(count, static_cast<std::size_t>(last) + 1);
    };
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double perLength = length > 0 ? 1 / length : 0;
    const double limit = reach * reach;
    const std::size_t rowEnd = end(std::max(a.y, b.y), field_.rows);
    const std::size_t columnEnd = end(std::max(a.x, b.x), field_.columns);
    for (std::size_t row = first(std::min(a.y, b.y)); row < rowEnd; ++row) {
        const double y = static_cast<double>(row) - a.y;
        for (std::size_t column = first(std::min(a.x, b.x)); column < columnEnd; ++column) {
            const double x = static_cast<double>(column) - a.x;
            const double share = std::clamp((x * dx + y * dy) * perLength, 0.0, 1.0);
            const double ax = x - share * dx;
            const double ay = y - share * dy;
            const auto square = static_cast<float>((ax * ax + ay * ay));
            const std::size_t node = field_.at(column, row);
            if (square < square_[node] && square < limit) {
                square_[node] = square;
                nearest_[node] = segment;
            }
        }
    }
}

/// How far the way is to the foot of every node on the path nearest to it.
void ReachedAreaDrawing::measure(const NearestSearch& search, const ReachedParts& parts, std::size_t part) {
    const WalkingNetwork& network = *ground_->network;
    metres_.assign(square_.size(), infinite);
    for (std::size_t node = 0; node < square_.size(); ++node) {
        if (nearest_[node] == noSegment) {
            continue;
        }
        const Segment segment = segments_[nearest_[node]];
        const auto& chain = network.chains()[segment.chain];
        const geo::Point a = network.points()[segment.point];
        const geo::Point b = network.points()[segment.point + 1];
        const geo::Point p = field_.point(node);
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double square = dx * dx + dy * dy;
        const double share =
            square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
        const double from = network.offsets()[segment.point];
        const double along = from + share * (network.offsets()[segment.point + 1] - from);
        const auto offset = std::min(chain.length, static_cast<std::uint32_t>(std::lround(along * 100)));
        const Nearest nearest = search.at({segment.chain, offset, 0});
        square_[node] = std::sqrt(square_[node]) * static_cast<float>(field_.spacing);
        if (nearest.reached() &&
            (parts.count() == 1 || parts.at({a.x + share * dx, a.y + share * dy}) == part)) {
            metres_[node] = static_cast<float>(nearest.weight * metresPerWeight_);
        }
    }
}

template <class Change>
void ReachedAreaDrawing::atCorners(std::uint32_t home, Change change) {
    const geo::Point p = ground_->homes.points[home];
    const auto column = static_cast<std::size_t>((p.x - field_.origin.x) / field_.spacing);
    const auto row = static_cast<std::size_t>((p.y - field_.origin.y) / field_.spacing);
    for (const std::size_t node : {field_.at(column, row), field_.at(column + 1, row),
                                   field_.at(column, row + 1), field_.at(column + 1, row + 1)}) {
        change(field_.values[node]);
    }
}

void ReachedAreaDrawing::fill(double limitMetres, std::uint32_t limit, const NearestSearch& search,
                              const ReachedParts& parts, std::size_t part) {
    const double step = field_.spacing;
    field_.values.assign(square_.size(), -step);
    for (std::size_t node = 0; node < square_.size(); ++node) {
        if (metres_[node] < limitMetres) {
            const double access = square_[node];
            const double value = std::min(limitMetres - metres_[node] - access, width_ - access);
            // no farther than a square, so that a jump from one path to another is drawn in the middle
            field_.values[node] = std::clamp(value, -step, step);
        }
    }
    const geo::Box inner{field_.origin,
                         {field_.origin.x + static_cast<double>(field_.columns - 2) * step,
                          field_.origin.y + static_cast<double>(field_.rows - 2) * step}};
    homesNear_.clear();
    ground_->homes.index.visit(inner, [&](std::uint32_t home) {
        const NetworkPosition& at = ground_->at[home];
        const Nearest nearest = search.at(at);
        if (!nearest.reached() || nearest.weight > limit) {
            homesNear_.push_back(home);
        } else if (at.access <= width_ * 100 &&
                   (parts.count() == 1 || parts.at(ground_->network->pointAt(at)) == part)) {
            atCorners(home, [&](double& value) { value = std::max(value, barely * step); });
        }
        return true;
    });
    for (const std::uint32_t home : homesNear_) {
        atCorners(home, [&](double& value) { value = std::min(value, -barely * step); });
    }
}

}  // namespace nordertor::analysis
