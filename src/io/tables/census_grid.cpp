// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/census_grid.h"

#include <algorithm>
#include <utility>

namespace nordertor::io {
namespace {

constexpr int gridEpsg = 3035;
constexpr double cellSize = 100;

/// Box in EPSG:3035 that surely covers the window: the edges are curved there, so points along them are
/// taken and some cells added.
Result<geo::Box> windowInGrid(const geo::Box& window, const geo::Transform& toGrid) {
    geo::Box box;
    constexpr int steps = 16;
    for (int i = 0; i <= steps; ++i) {
        const double x = window.min.x + window.width() * i / steps;
        const double y = window.min.y + window.height() * i / steps;
        for (const geo::Point edge : {geo::Point{x, window.min.y}, geo::Point{x, window.max.y},
                                      geo::Point{window.min.x, y}, geo::Point{window.max.x, y}}) {
            auto at = toGrid(edge);
            if (!at) {
                return fail(at.error());
            }
            box.add(*at);
        }
    }
    return box.expandedBy(3 * cellSize);
}

}  // namespace

CensusGrid::CensusGrid(geo::Transform toWorking, const geo::Box& window, const geo::Box& gridWindow)
    : toWorking_(std::move(toWorking)), window_(window), gridWindow_(gridWindow) {}

Result<CensusGrid> CensusGrid::create(const CensusOptions& options) {
    const auto grid = geo::Crs::fromEpsg(gridEpsg);
    const auto working = geo::Crs::fromEpsg(options.workingCrsEpsg);
    if (!grid || !working) {
        return fail(!grid ? grid.error() : working.error());
    }
    auto toWorking = geo::Transform::create(*grid, *working);
    auto toGrid = geo::Transform::create(*working, *grid);
    if (!toWorking || !toGrid) {
        return fail(!toWorking ? toWorking.error() : toGrid.error());
    }
    geo::Box gridWindow;
    if (!options.window.empty()) {
        auto box = windowInGrid(options.window, *toGrid);
        if (!box) {
            return fail(box.error());
        }
        gridWindow = *box;
    }
    return CensusGrid(std::move(*toWorking), options.window, gridWindow);
}

bool CensusGrid::mayHold(CellCorner corner) const {
    return gridWindow_.empty() ||
           gridWindow_.contains({corner.west + cellSize / 2, corner.south + cellSize / 2});
}

std::size_t CensusGrid::columnOf(model::AgeGroup group) {
    const auto found = std::find(groups_.begin(), groups_.end(), group);
    const auto column = static_cast<std::size_t>(found - groups_.begin());
    if (found == groups_.end()) {
        groups_.push_back(group);
    }
    return column;
}

bool CensusGrid::put(CellCorner corner, std::size_t column, model::PersonCount count) {
    auto found = cells_.find(corner);
    if (found == cells_.end()) {
        const auto centre = toWorking_(geo::Point{corner.west + cellSize / 2, corner.south + cellSize / 2});
        if (!centre || (!window_.empty() && !window_.contains(*centre))) {
            return false;
        }
        found = cells_.emplace(corner, Cell{*centre, {}}).first;
    }
    auto& persons = found->second.persons;
    if (persons.size() <= column) {
        persons.resize(groups_.size());
    }
    if (!persons[column]) {
        persons[column] = count;
    } else if (count && *count != *persons[column]) {
        ++contradictions_;
    }
    return true;
}

Result<> CensusGrid::moveInto(CensusRead& read) {
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < groups_.size(); ++column) {
        const bool known = std::any_of(cells_.begin(), cells_.end(), [column](const auto& entry) {
            return column < entry.second.persons.size() && entry.second.persons[column].has_value();
        });
        if (known) {
            columns.push_back(column);
        }
    }
    std::sort(columns.begin(), columns.end(),
              [this](std::size_t a, std::size_t b) { return groups_[a] < groups_[b]; });
    for (const std::size_t column : columns) {
        read.groups.push_back(groups_[column]);
    }
    read.cells.reserve(cells_.size());
    for (auto& [corner, cell] : cells_) {
        cell.persons.resize(groups_.size());
        model::CensusCell out{corner.id(), cell.centre, {}, {}};
        const double w = corner.west;
        const double s = corner.south;
        out.outline = {{w, s}, {w + cellSize, s}, {w + cellSize, s + cellSize}, {w, s + cellSize}, {w, s}};
        if (auto done = toWorking_.apply(out.outline); !done) {
            return fail(done.error());
        }
        for (const std::size_t column : columns) {
            out.persons.push_back(cell.persons[column]);
        }
        read.cells.push_back(std::move(out));
    }
    std::sort(read.cells.begin(), read.cells.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    cells_.clear();
    return {};
}

}  // namespace nordertor::io
