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

bool separatedAlong(MmPoint axis, const std::array<MmPoint, 4>& a, const std::array<MmPoint, 4>& b) {
    static constexpr double touching = 1e-9;
    const Range first = projected(a, axis);
    const Range second = projected(b, axis);
    return first.high <= second.low + touching || second.high <= first.low + touching;
}

}  // namespace

std::array<MmPoint, 4> TurnedBox::corners() const {
    const double c = std::cos(angle / degrees);
    const double s = std::sin(angle / degrees);
    const auto corner = [&](double x, double y) {
        return MmPoint{centre.x + x * c - y * s, centre.y + x * s + y * c};
    };
    const double w = width / 2;
    const double h = height / 2;
    return {corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)};
}

bool overlap(const TurnedBox& a, const TurnedBox& b) {
    const auto cornersA = a.corners();
    const auto cornersB = b.corners();
    for (const double angle : {a.angle, a.angle + 90, b.angle, b.angle + 90}) {
        const MmPoint axis{std::cos(angle / degrees), std::sin(angle / degrees)};
        if (separatedAlong(axis, cornersA, cornersB)) {
            return false;
        }
    }
    return true;
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
      rows_(static_cast<int>(heightMm / cellSize) + 1),
      grid_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

template <class Visit>
void OccupiedSpace::cells(const TurnedBox& box, const Visit& visit) const {
    const auto corners = box.corners();
    const Range x = projected(corners, {1, 0});
    const Range y = projected(corners, {0, 1});
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

bool OccupiedSpace::insideFrame(const TurnedBox& box, double edge) const {
    const auto corners = box.corners();
    return std::all_of(corners.begin(), corners.end(), [&](const MmPoint& p) {
        return p.x >= edge && p.y >= edge && p.x <= width_ - edge && p.y <= height_ - edge;
    });
}

bool OccupiedSpace::isFree(const TurnedBox& box, double edge) const {
    if (!insideFrame(box, edge)) {
        return false;
    }
    bool free = true;
    cells(box, [&](std::size_t cell) {
        for (const std::uint32_t index : grid_[cell]) {
            free = free && !overlap(boxes_[index], box);
        }
    });
    return free;
}

bool OccupiedSpace::areFree(const std::vector<TurnedBox>& boxes) const {
    return std::all_of(boxes.begin(), boxes.end(), [&](const TurnedBox& box) { return isFree(box); });
}

void OccupiedSpace::add(const TurnedBox& box) {
    const auto index = static_cast<std::uint32_t>(boxes_.size());
    boxes_.push_back(box);
    cells(box, [&](std::size_t cell) { grid_[cell].push_back(index); });
}

}  // namespace nordertor::render
