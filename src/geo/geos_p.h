// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <geos_c.h>

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/geometry.h"

namespace nordertor::geo {

/// One GEOS handle with its own error text, for the length of one operation. Every geometry made with it must
/// be gone before it is.
class Geos {
  public:
    struct Deleter {
        GEOSContextHandle_t handle = nullptr;
        void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(handle, geometry); }
    };
    /// Null where GEOS failed; every function here passes null on, so that only the end asks.
    using Geometry = std::unique_ptr<GEOSGeometry, Deleter>;

    Geos();
    ~Geos();
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;

    [[nodiscard]] GEOSContextHandle_t handle() const { return handle_; }
    [[nodiscard]] Geometry owned(GEOSGeometry* geometry) const { return {geometry, Deleter{handle_}}; }

    [[nodiscard]] Geometry line(const Points& points) const;
    [[nodiscard]] Geometry polygon(const Polygon& polygon) const;
    [[nodiscard]] Geometry multiPolygon(const MultiPolygon& area) const;
    [[nodiscard]] Geometry collection(int type, std::vector<Geometry> parts) const;

    [[nodiscard]] Points pointsOf(const GEOSGeometry* lineOrRing) const;
    /// All polygons inside a geometry of any type, with rings in GEOS' normal form; lines and points are left
    /// out.
    [[nodiscard]] MultiPolygon areasOf(const Geometry& geometry) const;
    [[nodiscard]] Error error() const;

  private:
    void collectPolygons(const GEOSGeometry* geometry, MultiPolygon& into) const;
    GEOSContextHandle_t handle_ = nullptr;
    std::string message_;
};

}  // namespace nordertor::geo
