// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "analysis/spatial_statistics/spatial_weights.h"
#include "geo/spatial_index.h"

namespace nordertor::analysis {
namespace {

using Corner = std::uint32_t;

/// All corners, those within the tolerance of an earlier one (in the order of x, y) being one with it.
class Corners {
  public:
    Corners(std::span<const geo::MultiPolygon> areas, double tolerance) : tolerance_(tolerance) {
        geo::Points all;
        for (const geo::MultiPolygon& area : areas) {
            for (const geo::Polygon& polygon : area.polygons) {
                all.insert(all.end(), polygon.outer.begin(), polygon.outer.end());
                for (const geo::Points& hole : polygon.holes) {
                    all.insert(all.end(), hole.begin(), hole.end());
                }
            }
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        std::map<std::pair<std::int64_t, std::int64_t>, std::vector<Corner>> cells;
        for (const geo::Point& p : all) {
            Corner corner = tolerance_ > 0 ? nearIn(cells, p) : none;
            if (corner == none) {
                corner = static_cast<Corner>(points_.size());
                points_.push_back(p);
                if (tolerance_ > 0) {
                    cells[cellOf(p)].push_back(corner);
                }
            }
            given_.emplace_back(p, corner);
        }
        std::vector<geo::Box> boxes;
        for (const geo::Point& p : points_) {
            boxes.push_back({p, p});
        }
        index_ = geo::SpatialIndex(boxes);
    }

    [[nodiscard]] Corner at(geo::Point p) const {
        const auto found = std::lower_bound(given_.begin(), given_.end(), p,
                                            [](const auto& entry, geo::Point q) { return entry.first < q; });
        return found->second;
    }

    /// The corners along the edge from a to b, both ends included.
    void along(Corner a, Corner b, std::vector<Corner>& corners) const {
        const geo::Point from = points_[a];
        const geo::Point to = points_[b];
        const double dx = to.x - from.x;
        const double dy = to.y - from.y;
        const double squared = dx * dx + dy * dy;
        std::vector<std::pair<double, Corner>> between;
        geo::Box box;
        box.add(from);
        box.add(to);
        index_.visit(box.expandedBy(tolerance_), [&](std::uint32_t corner) {
            const geo::Point p = points_[corner];
            const double t = ((p.x - from.x) * dx + (p.y - from.y) * dy) / squared;
            const double aside = std::abs((p.x - from.x) * dy - (p.y - from.y) * dx);
            if (corner != a && corner != b && t > 0 && t < 1 && aside <= tolerance_ * std::sqrt(squared)) {
                between.emplace_back(t, corner);
            }
            return true;
        });
        std::sort(between.begin(), between.end());
        corners.assign(1, a);
        for (const auto& entry : between) {
            corners.push_back(entry.second);
        }
        corners.push_back(b);
    }

  private:
    static constexpr Corner none = 0xFFFFFFFF;
    using Cell = std::pair<std::int64_t, std::int64_t>;
    [[nodiscard]] Cell cellOf(geo::Point p) const {
        return {static_cast<std::int64_t>(std::floor(p.x / tolerance_)),
                static_cast<std::int64_t>(std::floor(p.y / tolerance_))};
    }
    [[nodiscard]] Corner nearIn(const std::map<Cell, std::vector<Corner>>& cells, geo::Point p) const {
        const Cell cell = cellOf(p);
        Corner nearest = none;
        for (std::int64_t x = cell.first - 1; x <= cell.first + 1; ++x) {
            for (std::int64_t y = cell.second - 1; y <= cell.second + 1; ++y) {
                const auto found = cells.find({x, y});
                if (found == cells.end()) {
                    continue;
                }
                for (const Corner corner : found->second) {
                    if (geo::distance(points_[corner], p) <= tolerance_) {
                        nearest = std::min(nearest, corner);
                    }
                }
            }
        }
        return nearest;
    }

    double tolerance_;
    geo::Points points_;                                ///< by corner
    std::vector<std::pair<geo::Point, Corner>> given_;  ///< ascending
    geo::SpatialIndex index_;
};

/// Something two areas may have in common: a corner (twice the same) or an edge.
struct Mark {
    Corner low;
    Corner high;
    std::uint32_t area;
    friend auto operator<=>(const Mark&, const Mark&) = default;
};

void markRing(const geo::Points& ring, std::uint32_t area, const Corners& corners, Contiguity contiguity,
              std::vector<Mark>& marks) {
    std::vector<Corner> along;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Corner a = corners.at(ring[i]);
        const Corner b = corners.at(ring[i + 1]);
        if (a == b) {
            continue;
        }
        corners.along(a, b, along);
        for (std::size_t k = 0; k + 1 < along.size(); ++k) {
            if (contiguity == Contiguity::Queen) {
                marks.push_back({along[k], along[k], area});
                marks.push_back({along[k + 1], along[k + 1], area});
            } else {
                marks.push_back({std::min(along[k], along[k + 1]), std::max(along[k], along[k + 1]), area});
            }
        }
    }
}

}  // namespace

Result<SpatialWeights> contiguityWeights(std::span<const geo::MultiPolygon> areas, Contiguity contiguity,
                                         double tolerance, const Task& task) {
    const Corners corners(areas, tolerance);
    std::vector<Mark> marks;
    for (std::uint32_t area = 0; area < areas.size(); ++area) {
        if (task.stopRequested()) {
            return fail(cancelledError());
        }
        for (const geo::Polygon& polygon : areas[area].polygons) {
            markRing(polygon.outer, area, corners, contiguity, marks);
            for (const geo::Points& hole : polygon.holes) {
                markRing(hole, area, corners, contiguity, marks);
            }
        }
    }
    std::sort(marks.begin(), marks.end());
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::size_t begin = 0, end = 0; begin < marks.size(); begin = end) {
        while (end < marks.size() && marks[end].low == marks[begin].low &&
               marks[end].high == marks[begin].high) {
            ++end;
        }
        for (std::size_t a = begin; a < end; ++a) {
            for (std::size_t b = begin; b < end; ++b) {
                if (a != b) {
                    pairs.emplace_back(marks[a].area, marks[b].area);
                }
            }
        }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    SpatialWeights weights;
    weights.first.assign(areas.size() + 1, 0);
    for (const auto& [area, neighbour] : pairs) {
        ++weights.first[area + 1];
        weights.neighbours.push_back(neighbour);
    }
    for (std::size_t area = 0; area < areas.size(); ++area) {
        weights.first[area + 1] += weights.first[area];
    }
    return weights;
}

}  // namespace nordertor::analysis
