// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/service_areas/reached_parts.h"

#include <algorithm>
#include <cmath>

namespace nordertor::analysis {
namespace {

constexpr std::int32_t none = -1;
constexpr std::int32_t marked = -2;

}  // namespace

ReachedParts::ReachedParts(const WalkingNetwork& network, std::span<const ReachedPiece> pieces, double metres)
    : metres_(metres) {
    geo::Box box;
    std::vector<geo::Points> lines;
    lines.reserve(pieces.size());
    for (const ReachedPiece& piece : pieces) {
        lines.push_back(lineOf(network, piece));
        box.add(geo::boxOf(lines.back()));
    }
    if (box.empty()) {
        return;
    }
    // half a square of room, since points on a line are computed and may lie a rounding outside its box
    origin_ = {box.min.x - metres / 2, box.min.y - metres / 2};
    columns_ = cell(box.max.x, origin_.x) + 1;
    rows_ = cell(box.max.y, origin_.y) + 1;
    labels_.assign(static_cast<std::size_t>(columns_ * rows_), none);
    for (const geo::Points& line : lines) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            mark(line[i], line[i + 1]);
        }
    }
    join();
}

std::int64_t ReachedParts::cell(double value, double from) const {
    return static_cast<std::int64_t>(std::floor((value - from) / metres_));
}

void ReachedParts::mark(geo::Point a, geo::Point b) {
    const auto steps = static_cast<int>(geo::distance(a, b) / metres_) + 1;
    geo::Point from = a;
    for (int i = 1; i <= steps; ++i) {
        const double share = static_cast<double>(i) / steps;
        const geo::Point to{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
        for (std::int64_t row = cell(std::min(from.y, to.y), origin_.y);
             row <= cell(std::max(from.y, to.y), origin_.y); ++row) {
            for (std::int64_t column = cell(std::min(from.x, to.x), origin_.x);
                 column <= cell(std::max(from.x, to.x), origin_.x); ++column) {
                if (row < rows_ && column < columns_) {
                    labels_[static_cast<std::size_t>(row * columns_ + column)] = marked;
                }
            }
        }
        from = to;
    }
}

void ReachedParts::join() {
    std::vector<std::int64_t> open;
    for (std::int64_t first = 0; first < columns_ * rows_; ++first) {
        if (labels_[static_cast<std::size_t>(first)] != marked) {
            continue;
        }
        const auto part = static_cast<std::int32_t>(boxes_.size());
        geo::Box box;
        labels_[static_cast<std::size_t>(first)] = part;
        open.push_back(first);
        while (!open.empty()) {
            const std::int64_t at = open.back();
            open.pop_back();
            const std::int64_t column = at % columns_;
            const std::int64_t row = at / columns_;
            const geo::Point low{origin_.x + static_cast<double>(column) * metres_,
                                 origin_.y + static_cast<double>(row) * metres_};
            box.add(low);
            box.add(geo::Point{low.x + metres_, low.y + metres_});
            for (std::int64_t y = std::max<std::int64_t>(0, row - 1); y <= std::min(rows_ - 1, row + 1);
                 ++y) {
                for (std::int64_t x = std::max<std::int64_t>(0, column - 1);
                     x <= std::min(columns_ - 1, column + 1); ++x) {
                    auto& label = labels_[static_cast<std::size_t>(y * columns_ + x)];
                    if (label == marked) {
                        label = part;
                        open.push_back(y * columns_ + x);
                    }
                }
            }
        }
        boxes_.push_back(box);
    }
}

std::size_t ReachedParts::at(geo::Point p) const {
    const std::int64_t column = cell(p.x, origin_.x);
    const std::int64_t row = cell(p.y, origin_.y);
    if (column < 0 || row < 0 || column >= columns_ || row >= rows_) {
        return count();
    }
    const std::int32_t label = labels_[static_cast<std::size_t>(row * columns_ + column)];
    return label < 0 ? count() : static_cast<std::size_t>(label);
}

}  // namespace nordertor::analysis
