// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "geo/geometry.h"

namespace nordertor::io {

/// Tiles cut areas at their edges. Pieces of one kind that touch an edge are put together again, so that no
/// outline and no hairline shows where tiles meet; the others stay as they are. All in the tiles' CRS.
class JoinedPieces {
  public:
    /// `tile`: length of a tile's side; edges are at its multiples from `corner`.
    JoinedPieces(geo::Point corner, double tile) : corner_(corner), tile_(tile) {}

    /// `key`: pieces of different keys are never joined.
    void add(const std::string& key, geo::MultiPolygon area);
    struct Whole {
        std::string key;
        geo::Polygon polygon;
    };
    /// Ascending by key, in the order they were added. O(n log n) in the vertices at edges. Error Cancelled.
    [[nodiscard]] Result<std::vector<Whole>> take(const Task& task);

  private:
    /// Whether it touches an edge; its corners there come to lie on it to the bit, so that pieces meet.
    [[nodiscard]] bool laidOnEdges(geo::Polygon& polygon) const;

    geo::Point corner_;
    double tile_;
    struct Pieces {
        std::vector<geo::Polygon> whole;
        std::vector<geo::MultiPolygon> cut;
    };
    std::map<std::string, Pieces> byKey_;
};

}  // namespace nordertor::io
