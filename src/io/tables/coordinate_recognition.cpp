// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/coordinate_recognition.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/number_format.h"
#include "geo/crs.h"
#include "io/tables/csv_table.h"

namespace nordertor::io {
namespace {

/// Values usual in Germany with some margin.
struct UsualValues {
    int epsg;
    geo::Box box;
};

constexpr double southUtm = 5.2e6;
constexpr double northUtm = 6.15e6;
const std::array<UsualValues, 11> usualValues = {{{4326, {{5, 46.5}, {16, 55.5}}},
                                                  {25832, {{2.0e5, southUtm}, {9.3e5, northUtm}}},
                                                  {25833, {{0.7e5, southUtm}, {6.5e5, northUtm}}},
                                                  {4647, {{32.2e6, southUtm}, {32.93e6, northUtm}}},
                                                  {5650, {{33.07e6, southUtm}, {33.65e6, northUtm}}},
                                                  {31466, {{2.4e6, southUtm}, {2.75e6, northUtm}}},
                                                  {31467, {{3.2e6, southUtm}, {3.95e6, northUtm}}},
                                                  {31468, {{4.2e6, southUtm}, {4.8e6, northUtm}}},
                                                  {31469, {{5.2e6, southUtm}, {5.65e6, northUtm}}},
                                                  {3035, {{4.0e6, 2.6e6}, {4.7e6, 3.6e6}}},
                                                  {3857, {{6.2e5, 5.95e6}, {1.7e6, 7.4e6}}}}};

geo::Point oriented(const RawCoordinate& raw, bool swapped) {
    return swapped ? geo::Point{raw.second, raw.first} : geo::Point{raw.first, raw.second};
}

std::size_t fittingCount(const std::vector<RawCoordinate>& points, const geo::Box& box, bool swapped) {
    return static_cast<std::size_t>(
        std::count_if(points.begin(), points.end(),
                      [&](const RawCoordinate& raw) { return box.contains(oriented(raw, swapped)); }));
}

bool mostFit(std::size_t fitting, std::size_t all) {
    return all > 0 && fitting * 5 >= all * 4;
}

/// How well a CRS puts the points where they belong.
struct Placement {
    std::size_t inside = 0;
    double distance = 0;  ///< of the points' middle from the window's, metres
};

std::optional<Placement> placementOf(const std::vector<RawCoordinate>& points, const UsualValues& usual,
                                     bool swapped, int workingCrsEpsg, const geo::Box& window) {
    const auto from = geo::Crs::fromEpsg(usual.epsg);
    const auto to = geo::Crs::fromEpsg(workingCrsEpsg);
    if (!from || !to) {
        return std::nullopt;
    }
    const auto transform = geo::Transform::create(*from, *to);
    if (!transform) {
        return std::nullopt;
    }
    Placement placement;
    geo::Box all;
    for (const RawCoordinate& raw : points) {
        const geo::Point p = oriented(raw, swapped);
        if (!usual.box.contains(p)) {
            continue;
        }
        if (const auto there = (*transform)(p)) {
            placement.inside += window.contains(*there) ? 1 : 0;
            all.add(*there);
        }
    }
    if (all.empty()) {
        return std::nullopt;
    }
    placement.distance = geo::distance(all.centre(), window.centre());
    return placement;
}

}  // namespace

std::optional<ColumnsCrs> recogniseCrs(const std::vector<RawCoordinate>& points, int workingCrsEpsg,
                                       const geo::Box& window) {
    std::optional<ColumnsCrs> best;
    Placement bestPlacement;
    constexpr double farthest = 500000;
    for (const bool swapped : {false, true}) {
        for (const UsualValues& usual : usualValues) {
            const std::size_t fitting = fittingCount(points, usual.box, swapped);
            if (!mostFit(fitting, points.size())) {
                continue;
            }
            const ColumnsCrs candidate{usual.epsg, swapped, fitting, usual.box};
            if (window.empty()) {
                if (!best || usual.epsg == workingCrsEpsg) {
                    best = candidate;
                }
                continue;
            }
            const auto placement = placementOf(points, usual, swapped, workingCrsEpsg, window);
            if (!placement || placement->distance > farthest) {
                continue;
            }
            const bool better =
                !best || placement->inside > bestPlacement.inside ||
                (placement->inside == bestPlacement.inside && placement->distance < bestPlacement.distance);
            if (better) {
                best = candidate;
                bestPlacement = *placement;
            }
        }
    }
    return best;
}

std::optional<ColumnsCrs> checkStatedCrs(const std::vector<RawCoordinate>& points, int epsg) {
    const int sameValues = epsg == 4258 ? 4326 : epsg == 32632 ? 25832 : epsg == 32633 ? 25833 : epsg;
    const auto usual = std::find_if(usualValues.begin(), usualValues.end(),
                                    [&](const UsualValues& u) { return u.epsg == sameValues; });
    if (usual == usualValues.end() || points.empty()) {
        return ColumnsCrs{epsg, false, points.size(), {}};
    }
    for (const bool swapped : {false, true}) {
        const std::size_t fitting = fittingCount(points, usual->box, swapped);
        if (mostFit(fitting, points.size())) {
            return ColumnsCrs{epsg, swapped, fitting, usual->box};
        }
    }
    return std::nullopt;
}

std::optional<int> epsgFromText(const std::string& text) {
    const std::string key = columnKey(text);
    const auto digits = key.find_last_not_of("0123456789");
    const auto number = parseInteger(digits == std::string::npos ? key : key.substr(digits + 1));
    if (number && *number >= 1000 && *number < 1000000 &&
        (digits == std::string::npos || key.find("epsg") != std::string::npos)) {
        return static_cast<int>(*number);
    }
    const auto has = [&key](const char* word) { return key.find(word) != std::string::npos; };
    if (has("wgs84") && !has("utm")) {
        return 4326;
    }
    if (has("utm") && has("32")) {
        return 25832;
    }
    if (has("utm") && has("33")) {
        return 25833;
    }
    return std::nullopt;
}

}  // namespace nordertor::io
