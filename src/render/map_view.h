// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

#include "geo/point.h"

namespace nordertor::render {

/// A position on the drawing: millimetres right of and below its upper left corner.
struct MmPoint {
    double x = 0;
    double y = 0;
    friend bool operator==(const MmPoint&, const MmPoint&) = default;
};

[[nodiscard]] inline double distance(MmPoint a, MmPoint b) {
    return geo::distance(geo::Point{a.x, a.y}, geo::Point{b.x, b.y});
}

/// Which part of the map is drawn, how large, and with what switched on.
struct MapView {
    geo::Point centre;               ///< working CRS
    double scaleDenominator = 5000;  ///< 5,000 = 1:5,000; 100 .. 2,000,000
    double widthMm = 100;
    double heightMm = 100;
    std::set<std::string> hiddenGroups;  ///< ids of LayerGroup
    std::string selectedGap;             ///< GapPlace::id drawn emphasised, or empty
    std::string selectedFeature;         ///< id of a facility or organisation drawn emphasised, or empty

    [[nodiscard]] double metresPerMm() const { return scaleDenominator / 1000.0; }
    [[nodiscard]] MmPoint toMm(geo::Point p) const {
        return {(p.x - centre.x) / metresPerMm() + widthMm / 2,
                (centre.y - p.y) / metresPerMm() + heightMm / 2};
    }
    [[nodiscard]] geo::Point toMap(MmPoint p) const {
        return {centre.x + (p.x - widthMm / 2) * metresPerMm(),
                centre.y - (p.y - heightMm / 2) * metresPerMm()};
    }
    /// What the view covers, working CRS.
    [[nodiscard]] geo::Box box() const {
        const double dx = widthMm / 2 * metresPerMm();
        const double dy = heightMm / 2 * metresPerMm();
        return {{centre.x - dx, centre.y - dy}, {centre.x + dx, centre.y + dy}};
    }
    friend bool operator==(const MapView&, const MapView&) = default;
};

/// The view of that size that shows the whole box with a free edge of `edgeMm` all round.
[[nodiscard]] MapView viewOf(const geo::Box& box, double widthMm, double heightMm, double edgeMm = 4);

}  // namespace nordertor::render
