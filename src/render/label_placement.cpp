// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/label_placement_p.h"

namespace nordertor::render {
namespace {

constexpr double degrees = 180 / std::numbers::pi;

struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
};

Range projected(const std::array<MmPoint, 4>& corners, MmPoint axis) {
    Range range;
    for (const MmPoint& corner : corners) {
        const double at = corner.x * axis.x + corner.y * axis.y;
        range.low = std::min(range.low, at);
        range.high = std::max(range.high, at);
    }
    return range;
}

bool separatedAlong(MmPoint axis, const BoxOutline& a, const BoxOutline& b) {
    static constexpr double touching = 1e-9;
    const Range first = projected(a.corners, axis);
    const Range second = projected(b.corners, axis);
    return first.high <= second.low + touching || second.high <= first.low + touching;
}

bool outlinesOverlap(const BoxOutline& a, const BoxOutline& b) {
    for (const MmPoint axis : {a.along, b.along}) {
        if (separatedAlong(axis, a, b) || separatedAlong({-axis.y, axis.x}, a, b)) {
            return false;
        }
    }
    return true;
}

}  // namespace

BoxOutline::BoxOutline(const TurnedBox& box)
    : along{std::cos(box.angle / degrees), std::sin(box.angle / degrees)} {
    const auto corner = [&](double x, double y) {
        return MmPoint{box.centre.x + x * along.x - y * along.y, box.centre.y + x * along.y + y * along.x};
    };
    const double w = box.width / 2;
    const double h = box.height / 2;
    corners = {corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)};
}

std::array<MmPoint, 4> TurnedBox::corners() const {
    return BoxOutline(*this).corners;
}

bool overlap(const TurnedBox& a, const TurnedBox& b) {
    return outlinesOverlap(BoxOutline(a), BoxOutline(b));
}

TurnedBox boxOf(const TextItem& text) {
    return {text.centre, text.width, text.height, text.angle};
}

std::vector<TurnedBox> boxesOf(const TextItem& text) {
    if (text.runs.empty()) {
        return {boxOf(text)};
    }
    std::vector<TurnedBox> boxes;
    for (const TextRun& run : text.runs) {
        boxes.push_back({{text.centre.x + run.offset.x * text.size, text.centre.y + run.offset.y * text.size},
                         run.width * text.size,
                         text.height,
                         run.angle});
    }
    return boxes;
}

OccupiedSpace::OccupiedSpace(double widthMm, double heightMm)
    : width_(widthMm),
      height_(heightMm),
      columns_(static_cast<int>(widthMm / cellSize) + 1),
      rows_(static_cast<int>(heightMm / cellSize) + 1) {}

template <class Visit>
void OccupiedSpace::cells(const BoxOutline& box, const Visit& visit) const {
    const Range x = projected(box.corners, {1, 0});
    const Range y = projected(box.corners, {0, 1});
    const auto cell = [](double at, int count) {
        return std::clamp(static_cast<int>(std::floor(at / cellSize)), 0, count - 1);
    };
    for (int row = cell(y.low, rows_); row <= cell(y.high, rows_); ++row) {
        for (int column = cell(x.low, columns_); column <= cell(x.high, columns_); ++column) {
            visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                  static_cast<std::size_t>(column));
        }
    }
}

bool OccupiedSpace::insideFrame(const BoxOutline& box, double edge) const {
    return std::all_of(box.corners.begin(), box.corners.end(), [&](const MmPoint& p) {
        return p.x >= edge && p.y >= edge && p.x <= width_ - edge && p.y <= height_ - edge;
    });
}

bool OccupiedSpace::isFree(const TurnedBox& box, double edge, const std::optional<TurnedBox>& but) const {
    const BoxOutline outline(box);
    const auto exempt = but ? std::optional(BoxOutline(*but).corners) : std::nullopt;
    if (!insideFrame(outline, edge)) {
        return false;
    }
    if (boxes_.empty()) {
        return true;
    }
    bool free = true;
    cells(outline, [&](std::size_t cell) {
        for (const std::uint32_t index : grid_[cell]) {
            const BoxOutline& taken = boxes_[index];
            free = free && (taken.corners == exempt || !outlinesOverlap(taken, outline));
        }
    });
    return free;
}

bool OccupiedSpace::areFree(const std::vector<TurnedBox>& boxes) const {
    return std::all_of(boxes.begin(), boxes.end(), [&](const TurnedBox& box) { return isFree(box); });
}

void OccupiedSpace::add(const TurnedBox& box) {
    const auto index = static_cast<std::uint32_t>(boxes_.size());
    boxes_.emplace_back(box);
    grid_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
    cells(boxes_.back(), [&](std::size_t cell) { grid_[cell].push_back(index); });
}

}  // namespace nordertor::render
