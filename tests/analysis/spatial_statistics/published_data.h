// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <fstream>
#include <initializer_list>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/spatial_statistics/spatial_weights.h"
#include "support/real_data.h"

namespace nordertor::test {

using NeighbourSets = std::vector<std::set<std::uint32_t>>;

inline analysis::SpatialWeights weightsOf(const NeighbourSets& sets) {
    analysis::SpatialWeights weights;
    for (const auto& row : sets) {
        weights.neighbours.insert(weights.neighbours.end(), row.begin(), row.end());
        weights.first.push_back(weights.neighbours.size());
    }
    return weights;
}

inline NeighbourSets setsOf(const analysis::SpatialWeights& weights) {
    NeighbourSets sets;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto row = weights.of(i);
        sets.emplace_back(row.begin(), row.end());
    }
    return sets;
}

/// GAL files of GeoDa and libpysal: a head that ends with (or is) the number of rows, then for each
/// observation its number from 1, how many neighbours, and on the next line which.
inline NeighbourSets readGal(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    NeighbourSets sets;
    std::size_t id = 0;
    std::size_t count = 0;
    std::map<std::size_t, std::set<std::uint32_t>> rows;
    while (in >> id >> count) {
        auto& row = rows[id];
        for (std::size_t k = 0; k < count; ++k) {
            std::uint32_t neighbour = 0;
            in >> neighbour;
            row.insert(neighbour - 1);
        }
    }
    for (const auto& entry : rows) {
        sets.push_back(entry.second);
    }
    return sets;
}

/// A column of the 78 counties around St Louis (libpysal, stl_hom.csv), and their shapes.
struct StLouis {
    std::vector<double> values;
    std::vector<geo::MultiPolygon> shapes;
};
inline StLouis readStLouis(const std::filesystem::path& file, std::size_t columnAfterShape) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    StLouis result;
    while (std::getline(in, line)) {
        const auto end = line.rfind('"');
        std::string shape = line.substr(0, end);
        geo::Polygon polygon;
        for (std::size_t open = shape.rfind('('); open != std::string::npos;) {
            std::string ring = shape.substr(open + 1, shape.find(')', open) - open - 1);
            for (char& c : ring) {
                c = c == ',' ? ' ' : c;
            }
            std::istringstream numbers(ring);
            geo::Point p;
            geo::Points points;
            while (numbers >> p.x >> p.y) {
                points.push_back(p);
            }
            if (!points.empty()) {
                (polygon.outer.empty() ? polygon.outer : polygon.holes.emplace_back()) = points;
            }
            open = open == 0 ? std::string::npos : shape.rfind('(', open - 1);
        }
        result.shapes.push_back({{polygon}});
        std::istringstream fields(line.substr(end + 2));
        std::string field;
        for (std::size_t k = 0; k < columnAfterShape; ++k) {
            std::getline(fields, field, ',');
        }
        result.values.push_back(std::stod(field));
    }
    return result;
}

/// Cells of a square lattice, rook neighbours.
inline NeighbourSets rookLattice(std::uint32_t side) {
    NeighbourSets sets(side * side);
    for (std::uint32_t r = 0; r < side; ++r) {
        for (std::uint32_t c = 0; c < side; ++c) {
            const std::uint32_t at = r * side + c;
            if (c + 1 < side) {
                sets[at].insert(at + 1);
                sets[at + 1].insert(at);
            }
            if (r + 1 < side) {
                sets[at].insert(at + side);
                sets[at + side].insert(at);
            }
        }
    }
    return sets;
}

/// de Smith, Goodchild and Longley (2015), figure 5-31: ten places (libpysal "desmith").
inline const std::vector<double>& deSmithValues() {
    static const std::vector<double> z{2.24, 3.10, 4.55, -5.15, -4.39, 0.46, 5.54, 9.02, -2.09, -3.06};
    return z;
}
inline NeighbourSets deSmithNeighbours() {
    return {{1, 3}, {0, 4}, {3, 6}, {0, 2, 4, 7}, {1, 3, 5, 8}, {4, 9}, {2, 7}, {3, 6, 8}, {4, 7, 9}, {5, 8}};
}

/// The six points of the examples of PySAL's G and G_Local.
inline const std::vector<geo::Point>& sixPoints() {
    static const std::vector<geo::Point> points{{10, 10}, {20, 10}, {40, 10}, {15, 20}, {30, 20}, {30, 30}};
    return points;
}
inline const std::vector<double>& sixValues() {
    static const std::vector<double> values{2, 3, 3.2, 5, 8, 7};
    return values;
}

}  // namespace nordertor::test
