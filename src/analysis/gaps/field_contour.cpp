// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/field_contour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace nordertor::analysis {
namespace {

constexpr double nearestToNode = 0.2;

/// A piece of contour through one cell, from one grid edge to another, the inside on its left.
struct Piece {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
};

enum Side : std::uint8_t { South, East, North, West };
using Turn = std::array<Side, 2>;

/// By corners inside: 1 south-west, 2 south-east, 4 north-east, 8 north-west. The two with opposite corners
/// (5 and 10) have two pieces and are not in here.
constexpr std::array<Turn, 16> turns{{{South, South},
                                      {South, West},
                                      {East, South},
                                      {East, West},
                                      {North, East},
                                      {South, South},
                                      {North, South},
                                      {North, West},
                                      {West, North},
                                      {South, North},
                                      {South, South},
                                      {East, North},
                                      {West, East},
                                      {South, East},
                                      {West, South},
                                      {South, South}}};

/// Works in metres from the field's origin, so that the outline is the same wherever the field lies.
class Tracer {
  public:
    Tracer(const Field& field, double tolerance) : field_(field), tolerance_(tolerance) {}

    geo::MultiPolygon trace() {
        collectPieces();
        std::vector<geo::Points> outers;
        std::vector<geo::Points> holes;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            if (!used_[i]) {
                geo::Points ring = ringFrom(i);
                (signedArea(ring) > 0 ? outers : holes).push_back(std::move(ring));
            }
        }
        geo::MultiPolygon area = assembled(outers, holes);
        for (geo::Polygon& polygon : area.polygons) {
            toField(polygon.outer);
            std::for_each(polygon.holes.begin(), polygon.holes.end(),
                          [&](geo::Points& hole) { toField(hole); });
        }
        return area;
    }

  private:
    void toField(geo::Points& ring) const {
        for (geo::Point& p : ring) {
            p = {field_.origin.x + p.x, field_.origin.y + p.y};
        }
    }

    [[nodiscard]] bool inside(std::size_t column, std::size_t row) const {
        return column > 0 && row > 0 && column + 1 < field_.columns && row + 1 < field_.rows &&
               field_.values[field_.at(column, row)] > 0;
    }

    /// An edge is named by its lower or left node and its direction.
    [[nodiscard]] std::uint64_t edge(std::size_t column, std::size_t row, Side side) const {
        const std::size_t node = field_.at(side == East ? column + 1 : column, side == North ? row + 1 : row);
        return 2 * node + (side == East || side == West ? 1 : 0);
    }

    void collectPieces() {
        for (std::size_t row = 0; row + 1 < field_.rows; ++row) {
            unsigned left = 0;  // the corners shared with the cell before, as west corners
            for (std::size_t column = 0; column + 1 < field_.columns; ++column) {
                const unsigned southEast = inside(column + 1, row) ? 1U : 0U;
                const unsigned northEast = inside(column + 1, row + 1) ? 1U : 0U;
                const unsigned corners = left | southEast << 1U | northEast << 2U;
                left = southEast | northEast << 3U;
                if (corners != 0 && corners != 15) {
                    addPieces(column, row, corners);
                }
            }
        }
        std::sort(pieces_.begin(), pieces_.end(),
                  [](const Piece& a, const Piece& b) { return a.from < b.from; });
        used_.assign(pieces_.size(), false);
    }

    void addPieces(std::size_t column, std::size_t row, unsigned corners) {
        const auto add = [&](Turn turn) {
            pieces_.push_back({edge(column, row, turn[0]), edge(column, row, turn[1])});
        };
        if (corners != 5 && corners != 10) {
            add(turns[corners]);
            return;
        }
        const double sum = field_.values[field_.at(column, row)] + field_.values[field_.at(column + 1, row)] +
                           field_.values[field_.at(column, row + 1)] +
                           field_.values[field_.at(column + 1, row + 1)];
        const bool joined = sum > 0;
        if (corners == 5) {
            add(joined ? turns[13] : turns[1]);
            add(joined ? turns[7] : turns[4]);
        } else {
            add(joined ? turns[14] : turns[2]);
            add(joined ? turns[11] : turns[8]);
        }
    }

    [[nodiscard]] geo::Point pointOn(std::uint64_t edge) const {
        const std::size_t low = edge / 2;
        const bool upright = edge % 2 == 1;
        const std::size_t high = low + (upright ? field_.columns : 1);
        const double from = field_.values[low];
        const double to = field_.values[high];
        const double share = from == to ? 0.5 : from / (from - to);
        const double along =
            (std::isfinite(share) ? std::clamp(share, nearestToNode, 1 - nearestToNode) : 0.5) *
            field_.spacing;
        const std::size_t row = low / field_.columns;
        const std::size_t column = low % field_.columns;
        geo::Point p{static_cast<double>(column) * field_.spacing, static_cast<double>(row) * field_.spacing};
        (upright ? p.y : p.x) += along;
        return p;
    }

    geo::Points ringFrom(std::size_t first) {
        geo::Points ring;
        std::size_t i = first;
        while (!used_[i]) {
            used_[i] = true;
            ring.push_back(pointOn(pieces_[i].from));
            const auto next = std::lower_bound(pieces_.begin(), pieces_.end(), pieces_[i].to,
                                               [](const Piece& p, std::uint64_t at) { return p.from < at; });
            i = static_cast<std::size_t>(next - pieces_.begin());
        }
        ring.push_back(ring.front());
        return ring;
    }

    static double signedArea(const geo::Points& ring) {
        double twice = 0;
        const geo::Point o = ring.front();
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            twice += (ring[i].x - o.x) * (ring[i + 1].y - o.y) - (ring[i + 1].x - o.x) * (ring[i].y - o.y);
        }
        return twice / 2;
    }

    [[nodiscard]] geo::MultiPolygon assembled(const std::vector<geo::Points>& outers,
                                              const std::vector<geo::Points>& holes) const {
        geo::MultiPolygon area;
        for (const geo::Points& outer : outers) {
            area.polygons.push_back({simplified(outer), {}});
        }
        for (const geo::Points& hole : holes) {
            std::size_t around = 0;
            double smallest = std::numeric_limits<double>::infinity();
            for (std::size_t i = 0; i < outers.size() && outers.size() > 1; ++i) {
                const geo::Box box = geo::boxOf(outers[i]);
                if (box.contains(hole.front()) && box.width() * box.height() < smallest &&
                    geo::contains({{{outers[i], {}}}}, hole.front())) {
                    smallest = box.width() * box.height();
                    around = i;
                }
            }
            area.polygons[around].holes.push_back(simplified(hole));
        }
        return area;
    }

    /// Douglas and Peucker (1973) on both halves of the ring.
    [[nodiscard]] geo::Points simplified(const geo::Points& ring) const {
        const auto away = [&](std::size_t i, std::size_t from, std::size_t to) {
            const geo::Point a = ring[from];
            const geo::Point d{ring[to].x - a.x, ring[to].y - a.y};
            const geo::Point p{ring[i].x - a.x, ring[i].y - a.y};
            const double square = d.x * d.x + d.y * d.y;
            const double t = square > 0 ? std::clamp((p.x * d.x + p.y * d.y) / square, 0.0, 1.0) : 0;
            const double x = p.x - t * d.x;
            const double y = p.y - t * d.y;
            return x * x + y * y;
        };
        const auto farthest = [&](std::size_t from, std::size_t to) {
            std::pair<std::size_t, double> best{from, 0};
            for (std::size_t i = from + 1; i < to; ++i) {
                const double square = away(i, from, to);
                best = square > best.second ? std::pair(i, square) : best;
            }
            return best;
        };
        const double limit = tolerance_ * field_.spacing * tolerance_ * field_.spacing;
        const std::size_t last = ring.size() - 1;
        const std::size_t middle = farthest(0, last).first;
        std::vector<bool> kept(ring.size(), false);
        kept[0] = kept[middle] = kept[last] = true;
        std::vector<std::pair<std::size_t, std::size_t>> open{{0, middle}, {middle, last}};
        while (!open.empty()) {
            const auto [from, to] = open.back();
            open.pop_back();
            const auto [at, square] = farthest(from, to);
            if (square > limit) {
                kept[at] = true;
                open.insert(open.end(), {{from, at}, {at, to}});
            }
        }
        geo::Points result;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            if (kept[i]) {
                result.push_back(ring[i]);
            }
        }
        return result.size() < 4 ? ring : result;
    }

    const Field& field_;
    double tolerance_;
    std::vector<Piece> pieces_;  ///< by the edge they come from
    std::vector<bool> used_;
};

}  // namespace

geo::MultiPolygon contourOf(const Field& field, double tolerance) {
    return Tracer(field, tolerance).trace();
}

}  // namespace nordertor::analysis
