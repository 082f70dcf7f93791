// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "base/localized_text.h"
#include "base/result.h"
#include "geo/crs.h"
#include "geo/geometry.h"

namespace nordertor::io {

/// Degrees; empty until something was added.
struct LonLatBox {
    double west = std::numeric_limits<double>::infinity();
    double south = std::numeric_limits<double>::infinity();
    double east = -std::numeric_limits<double>::infinity();
    double north = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool empty() const { return west > east; }
    [[nodiscard]] bool contains(double lon, double lat) const {
        return lon >= west && lon <= east && lat >= south && lat <= north;
    }
    [[nodiscard]] bool covers(const LonLatBox& other) const {
        return contains(other.west, other.south) && contains(other.east, other.north);
    }
    void add(double lon, double lat);
    void add(const LonLatBox& other);
};

/// "13,11° bis 13,41° östlicher Länge und 53,44° bis 53,62° nördlicher Breite"
[[nodiscard]] LocalizedText inWords(const LonLatBox& box);

/// The programme area with its margin: what is kept of a file. Answers most questions from a raster of cells
/// known to be wholly inside or outside.
class ClipWindow {
  public:
    /// Errors: those of geo::buffer and geo::Transform; InvalidArgument for an empty area.
    [[nodiscard]] static Result<ClipWindow> create(const geo::MultiPolygon& area, double marginMetres,
                                                   int workingCrsEpsg);

    /// The area grown by the margin, working CRS.
    [[nodiscard]] const geo::MultiPolygon& shape() const { return shape_; }
    [[nodiscard]] const LonLatBox& areaInDegrees() const { return areaInDegrees_; }
    /// Around shape(); somewhat larger, so that nothing inside is lost.
    [[nodiscard]] const LonLatBox& windowInDegrees() const { return windowInDegrees_; }
    /// From longitude and latitude to the working CRS.
    [[nodiscard]] const geo::Transform& toWorkingCrs() const { return toWorkingCrs_; }

    [[nodiscard]] bool contains(geo::Point p) const;
    /// False also if that cannot be told without a closer look.
    [[nodiscard]] bool certainlyContains(const geo::Box& box) const;
    [[nodiscard]] bool containsAnyOf(const geo::Points& points) const;

  private:
    enum class Cell : std::uint8_t { Outside, Mixed, Inside };
    ClipWindow(geo::MultiPolygon shape, geo::Transform toWorkingCrs);
    void buildRaster();
    void markEdge(geo::Point a, geo::Point b);
    [[nodiscard]] int column(double x) const;
    [[nodiscard]] int row(double y) const;
    [[nodiscard]] Cell& cell(int column, int row);

    geo::MultiPolygon shape_;
    geo::Box box_;
    geo::Transform toWorkingCrs_;
    LonLatBox areaInDegrees_;
    LonLatBox windowInDegrees_;
    std::vector<Cell> cells_;
};

}  // namespace nordertor::io
