// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/geometry.h"

namespace nordertor::geo {

/// A coordinate reference system. Cheap to copy. Axis order is always easting/longitude first,
/// northing/latitude second, whatever the authority defines; readers that meet authority order swap before
/// they come here.
class Crs {
  public:
    /// E.g. 25832, 4326, 3035, 31467. Error InvalidArgument for a code PROJ does not know.
    [[nodiscard]] static Result<Crs> fromEpsg(int code);
    /// "EPSG:25832", "urn:ogc:def:crs:EPSG::25832", WKT, PROJJSON or a PROJ string. ESRI's codes are
    /// understood where they are passed off as EPSG's ("EPSG::102329" is EPSG:4647).
    [[nodiscard]] static Result<Crs> fromText(const std::string& text);

    [[nodiscard]] const std::string& name() const;  ///< e.g. "ETRS89 / UTM zone 32N"
    [[nodiscard]] int epsg() const;                 ///< 0 where there is no code
    [[nodiscard]] std::string wkt() const;          ///< WKT2:2019
    /// As GeoPackage and older programs want it (OGC 01-009); empty where the CRS cannot be said in it.
    [[nodiscard]] std::string wkt1() const;
    [[nodiscard]] bool isGeographic() const;
    /// Projected in metres and not Web/World Mercator: lengths and areas may be measured in it.
    [[nodiscard]] bool isMetric() const;
    /// Where the authority says the CRS may be used: x = longitude, y = latitude, degrees. Empty if not
    /// stated; the whole width of the earth where it crosses the date line.
    [[nodiscard]] Box areaOfUse() const;

  private:
    friend class Transform;
    struct Data;
    explicit Crs(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> data_;
};

/// ETRS89/UTM zone (EPSG:25828..25838) whose central meridian is nearest to the longitude; outside Europe the
/// WGS84/UTM zone (EPSG:326xx/327xx). Degrees.
[[nodiscard]] int utmEpsgFor(LonLat position);

/// Converts coordinates. Not thread-safe: one Transform per thread. Creating one costs milliseconds, a point
/// under a microsecond. Uses the BETA2007 grid for DHDN (EPSG:31466-31469) where PROJ has it; without it
/// `accuracyNote()` says so.
class Transform {
  public:
    [[nodiscard]] static Result<Transform> create(const Crs& from, const Crs& to);
    Transform(Transform&&) noexcept;
    Transform& operator=(Transform&&) noexcept;
    ~Transform();

    /// x, y of the source (longitude, latitude in degrees if geographic) to x, y of the target.
    /// Error InvalidData for coordinates outside the projection's domain.
    [[nodiscard]] Result<Point> operator()(Point p) const;
    [[nodiscard]] Result<> apply(std::vector<Point>& points) const;
    [[nodiscard]] Result<MultiPolygon> operator()(const MultiPolygon& area) const;
    /// Empty, or a sentence on a grid file that was missing.
    [[nodiscard]] const LocalizedText& accuracyNote() const;

  private:
    struct Data;
    explicit Transform(std::unique_ptr<Data> data);
    std::unique_ptr<Data> data_;
};

}  // namespace nordertor::geo
