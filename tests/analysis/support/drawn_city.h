// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cctype>
#include <string>
#include <vector>

#include "model/base_map.h"

namespace nordertor::test {

/// A small city drawn as text becomes streets and marked places. One character is one grid cell; x grows to
/// the right, y downwards is negative, the first character of the first row is at (0, 0).
///
///     - |      path to the right and left, up and down
///     +        path to all four sides
///     S        steps, to all four sides
///     X        path to all four sides, but nobody may pass (a closed gate)
///     #        a path from left to right over one from top to bottom, which do not meet
///     letters  places beside the paths, returned in reading order (all but S and X)
///
/// Two neighbouring cells are joined if both lead to each other.
struct DrawnCity {
    struct Place {
        char letter;
        geo::Point location;
    };
    std::vector<model::Street> streets;
    std::vector<model::PathBarrier> barriers;
    std::vector<Place> places;

    [[nodiscard]] std::vector<geo::Point> all(char letter) const {
        std::vector<geo::Point> found;
        for (const Place& place : places) {
            if (place.letter == letter) {
                found.push_back(place.location);
            }
        }
        return found;
    }
};

inline DrawnCity drawnCity(const std::vector<std::string>& rows, double metresPerCell,
                           geo::Point origin = {}) {
    constexpr std::int64_t rowStep = 1000;
    constexpr std::int64_t lowerLevel = 1000000;
    const auto cell = [&](std::size_t row, std::size_t column) {
        return row < rows.size() && column < rows[row].size() ? rows[row][column] : ' ';
    };
    const auto sideways = [](char c) { return std::string("-+SX#").find(c) != std::string::npos; };
    const auto upright = [](char c) { return std::string("|+SX#").find(c) != std::string::npos; };
    DrawnCity city;
    const auto join = [&](std::size_t row, std::size_t column, bool right) {
        const std::size_t otherRow = right ? row : row + 1;
        const std::size_t otherColumn = right ? column + 1 : column;
        const auto node = [&](std::size_t r, std::size_t c) {
            return static_cast<std::int64_t>(r) * rowStep + static_cast<std::int64_t>(c) + 1 +
                   (!right && cell(r, c) == '#' ? lowerLevel : 0);
        };
        const auto point = [&](std::size_t r, std::size_t c) {
            return geo::Point{origin.x + static_cast<double>(c) * metresPerCell,
                              origin.y - static_cast<double>(r) * metresPerCell};
        };
        model::Street street;
        street.id = "way/" + std::to_string(city.streets.size() + 1);
        const bool steps = cell(row, column) == 'S' || cell(otherRow, otherColumn) == 'S';
        street.highway = steps ? model::Highway::Steps : model::Highway::Residential;
        street.nodes = {node(row, column), node(otherRow, otherColumn)};
        street.points = {point(row, column), point(otherRow, otherColumn)};
        city.streets.push_back(std::move(street));
    };
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const char c = cell(row, column);
            if (sideways(c) && sideways(cell(row, column + 1))) {
                join(row, column, true);
            }
            if (upright(c) && upright(cell(row + 1, column))) {
                join(row, column, false);
            }
            if (c == 'X') {
                city.barriers.push_back(
                    {static_cast<std::int64_t>(row) * rowStep + static_cast<std::int64_t>(column) + 1,
                     model::Permission::No});
            }
            if (std::isalpha(static_cast<unsigned char>(c)) != 0 && c != 'S' && c != 'X') {
                city.places.push_back({c,
                                       {origin.x + static_cast<double>(column) * metresPerCell,
                                        origin.y - static_cast<double>(row) * metresPerCell}});
            }
        }
    }
    return city;
}

}  // namespace nordertor::test
