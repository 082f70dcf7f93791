// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/dashes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nordertor::render {
namespace {

constexpr double shortestStep = 1e-9;  ///< mm: where rounding leaves a rest

/// Walks along one line after the other.
class DashWalk {
  public:
    DashWalk(const std::vector<double>& dashes, Shape& drawn) : pattern_(dashes), drawn_(drawn) {
        if (pattern_.size() % 2 != 0) {
            pattern_.insert(pattern_.end(), dashes.begin(), dashes.end());
        }
        total_ = std::accumulate(pattern_.begin(), pattern_.end(), 0.0);
    }
    [[nodiscard]] bool endless() const { return total_ < shortestStep; }

    void begin() { along_ = 0; }
    void skip(double length) {
        end();
        along_ = std::fmod(along_ + length, total_);
    }
    void draw(MmPoint a, MmPoint b, double length) {
        const auto at = [&](double way) {
            return MmPoint{a.x + (b.x - a.x) * way / length, a.y + (b.y - a.y) * way / length};
        };
        for (double way = 0; way < length - shortestStep;) {
            const auto [isDrawn, rest] = here();
            const double step = std::max(std::min(rest, length - way), shortestStep);
            if (isDrawn && !open_) {
                drawn_.points.push_back(at(way));
                open_ = true;
            }
            way += step;
            along_ = std::fmod(along_ + step, total_);
            if (isDrawn) {
                drawn_.points.push_back(at(std::min(way, length)));
            }
            if (rest <= step) {
                end();
            }
        }
    }
    void end() {
        if (open_) {
            drawn_.closePart();
        }
        open_ = false;
    }

  private:
    /// Whether the line is drawn at this place, and how far it stays so.
    [[nodiscard]] std::pair<bool, double> here() const {
        double before = 0;
        for (std::size_t i = 0; i < pattern_.size(); ++i) {
            before += pattern_[i];
            if (along_ < before - shortestStep) {
                return {i % 2 == 0, before - along_};
            }
        }
        return {true, pattern_.front()};
    }

    std::vector<double> pattern_;
    Shape& drawn_;
    double total_ = 0;
    double along_ = 0;  ///< the pattern, from its beginning
    bool open_ = false;
};

}  // namespace

Shape dashedLines(const Shape& lines, const std::vector<double>& dashes, MmPoint low, MmPoint high) {
    Shape drawn;
    DashWalk walk(dashes, drawn);
    if (walk.endless()) {
        return lines;
    }
    for (std::size_t part = 0; part < lines.parts(); ++part) {
        walk.begin();
        for (std::uint32_t i = lines.starts[part]; i + 1 < lines.starts[part + 1]; ++i) {
            const MmPoint a = lines.points[i];
            const MmPoint b = lines.points[i + 1];
            const double length = std::hypot(b.x - a.x, b.y - a.y);
            const bool outside = std::max(a.x, b.x) < low.x || std::max(a.y, b.y) < low.y ||
                                 std::min(a.x, b.x) > high.x || std::min(a.y, b.y) > high.y;
            if (outside) {
                walk.skip(length);
            } else {
                walk.draw(a, b, length);
            }
        }
        walk.end();
    }
    return drawn;
}

}  // namespace nordertor::render
