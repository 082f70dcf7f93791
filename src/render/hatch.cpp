// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/hatch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace nordertor::render {
namespace {

/// Where a hatch line crosses an edge, and in which direction the edge runs.
struct Crossing {
    double at = 0;
    int direction = 0;
    friend auto operator<=>(const Crossing&, const Crossing&) = default;
};

/// Crossings of the lines v = k * spacing with the shape, in axes turned by `angle`.
class Sweep {
  public:
    Sweep(const Shape& shape, double angle, double spacing, MmPoint origin)
        : cos_(std::cos(angle)), sin_(std::sin(angle)), spacing_(spacing), origin_(origin) {
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        for (const MmPoint& p : shape.points) {
            const double v = turned(p).y / spacing_;
            low = std::min(low, v);
            high = std::max(high, v);
        }
        if (low > high) {
            return;
        }
        first_ = static_cast<long>(std::ceil(low));
        const long last = static_cast<long>(std::floor(high));
        rows_.resize(last >= first_ ? static_cast<std::size_t>(last - first_ + 1) : 0);
        for (std::size_t part = 0; part < shape.parts(); ++part) {
            for (std::size_t i = shape.starts[part]; i + 1 < shape.starts[part + 1]; ++i) {
                addEdge(turned(shape.points[i]), turned(shape.points[i + 1]));
            }
        }
        for (auto& row : rows_) {
            std::sort(row.begin(), row.end());
        }
    }

    /// Calls visit(v, from, to) for every stretch inside.
    template <class Visit>
    void stretches(const Visit& visit) const {
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            const double v = static_cast<double>(first_ + static_cast<long>(r)) * spacing_;
            int winding = 0;
            for (std::size_t i = 0; i < rows_[r].size(); ++i) {
                if (winding != 0 && rows_[r][i].at > rows_[r][i - 1].at) {
                    visit(v, rows_[r][i - 1].at, rows_[r][i].at);
                }
                winding += rows_[r][i].direction;
            }
        }
    }

    [[nodiscard]] MmPoint back(double u, double v) const {
        return {u * cos_ - v * sin_ + origin_.x, u * sin_ + v * cos_ + origin_.y};
    }

  private:
    [[nodiscard]] MmPoint turned(MmPoint p) const {
        const double x = p.x - origin_.x;
        const double y = p.y - origin_.y;
        return {x * cos_ + y * sin_, y * cos_ - x * sin_};
    }

    void addEdge(MmPoint a, MmPoint b) {
        const bool up = a.y < b.y;
        const MmPoint low = up ? a : b;
        const MmPoint high = up ? b : a;
        // Half open: a vertex that lies on a hatch line belongs to one of its two edges only.
        const long from = static_cast<long>(std::ceil(low.y / spacing_));
        const long to = static_cast<long>(std::ceil(high.y / spacing_));
        for (long row = from; row < to; ++row) {
            const double v = static_cast<double>(row) * spacing_;
            const double u = low.x + (high.x - low.x) * (v - low.y) / (high.y - low.y);
            const long index = row - first_;
            if (index >= 0 && index < static_cast<long>(rows_.size())) {
                rows_[static_cast<std::size_t>(index)].push_back({u, up ? 1 : -1});
            }
        }
    }

    double cos_;
    double sin_;
    double spacing_;
    MmPoint origin_;
    long first_ = 0;
    std::vector<std::vector<Crossing>> rows_;
};

void addLines(Shape& to, const Shape& shape, double degrees, double spacing, MmPoint origin) {
    const Sweep sweep(shape, degrees * std::numbers::pi / 180, spacing, origin);
    sweep.stretches([&](double v, double from, double until) {
        to.points.push_back(sweep.back(from, v));
        to.points.push_back(sweep.back(until, v));
        to.closePart();
    });
}

constexpr double halfDot = 0.18;  ///< mm

void addDots(Shape& to, const Shape& shape, double spacing, MmPoint origin) {
    const Sweep sweep(shape, 0, spacing, origin);
    sweep.stretches([&](double v, double from, double until) {
        // every other row is shifted by half, like the pips of a five
        const bool odd = std::lround(v / spacing) % 2 != 0;
        const double shift = odd ? 0.5 : 0.0;
        const auto last = static_cast<long>(std::floor(until / spacing - shift));
        for (auto i = static_cast<long>(std::ceil(from / spacing - shift)); i <= last; ++i) {
            const double u = (static_cast<double>(i) + shift) * spacing;
            to.points.push_back(sweep.back(u - halfDot, v));
            to.points.push_back(sweep.back(u + halfDot, v));
            to.closePart();
        }
    });
}

}  // namespace

Shape hatchLines(const Shape& shape, const std::string& pattern, double spacing, MmPoint origin) {
    Shape lines;
    if (pattern == "diagonal" || pattern == "cross") {
        addLines(lines, shape, -45, spacing, origin);
    }
    if (pattern == "back_diagonal" || pattern == "cross") {
        addLines(lines, shape, 45, spacing, origin);
    }
    if (pattern == "horizontal" || pattern == "grid") {
        addLines(lines, shape, 0, spacing, origin);
    }
    if (pattern == "vertical" || pattern == "grid") {
        addLines(lines, shape, 90, spacing, origin);
    }
    if (pattern == "dots") {
        addDots(lines, shape, spacing, origin);
    }
    return lines;
}

}  // namespace nordertor::render
