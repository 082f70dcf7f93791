// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "geo/crs.h"
#include "io/tables/census_columns.h"
#include "io/tables/census_reader.h"

namespace nordertor::io {

/// Collects the cells of one or more census files that lie in the window, merged by cell.
class CensusGrid {
  public:
    [[nodiscard]] static Result<CensusGrid> create(const CensusOptions& options);

    /// Quick test in EPSG:3035: false is certain, true is decided by put().
    [[nodiscard]] bool mayHold(CellCorner corner) const;
    /// Column of a group; added where it is new.
    std::size_t columnOf(model::AgeGroup group);
    /// Sets a count of a cell (nullopt: unknown); the first known value of a cell and group stays. False if
    /// the cell's centre lies outside the window.
    bool put(CellCorner corner, std::size_t column, model::PersonCount count);

    [[nodiscard]] std::size_t cellCount() const { return cells_.size(); }
    /// Values of one cell and group that differ between files.
    [[nodiscard]] std::size_t contradictions() const { return contradictions_; }
    /// Groups ascending, cells ascending by id. A group of which no count is known is left out.
    [[nodiscard]] Result<> moveInto(CensusRead& read);

  private:
    CensusGrid(geo::Transform toWorking, const geo::Box& window, const geo::Box& gridWindow);
    struct Cell {
        geo::Point centre;
        std::vector<model::PersonCount> persons;
    };

    geo::Transform toWorking_;
    geo::Box window_;      ///< working CRS; empty: everything
    geo::Box gridWindow_;  ///< covers window_ in EPSG:3035
    std::vector<model::AgeGroup> groups_;
    std::map<CellCorner, Cell> cells_;
    std::size_t contradictions_ = 0;
};

}  // namespace nordertor::io
