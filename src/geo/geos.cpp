// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "geo/geos_p.h"

namespace nordertor::geo {

// Lines pass to and from GEOS as one block of doubles.
static_assert(sizeof(Point) == 2 * sizeof(double));

Geos::Geos() : handle_(GEOS_init_r()) {
    GEOSContext_setErrorMessageHandler_r(
        handle_, [](const char* text, void* self) { static_cast<Geos*>(self)->message_ = text; }, this);
    GEOSContext_setNoticeMessageHandler_r(
        handle_, [](const char*, void*) {}, nullptr);
}

Geos::~Geos() {
    GEOS_finish_r(handle_);
}

namespace {

GEOSCoordSequence* sequence(GEOSContextHandle_t handle, const Points& points) {
    static constexpr double none[2] = {0, 0};
    const double* data = points.empty() ? none : &points.front().x;
    return GEOSCoordSeq_copyFromBuffer_r(handle, data, static_cast<unsigned>(points.size()), 0, 0);
}

}  // namespace

Geos::Geometry Geos::line(const Points& points) const {
    GEOSCoordSequence* coordinates = sequence(handle_, points);
    return owned(coordinates == nullptr ? nullptr : GEOSGeom_createLineString_r(handle_, coordinates));
}

Geos::Geometry Geos::polygon(const Polygon& polygon) const {
    const auto ring = [&](const Points& points) {
        GEOSCoordSequence* coordinates = sequence(handle_, points);
        return owned(coordinates == nullptr ? nullptr : GEOSGeom_createLinearRing_r(handle_, coordinates));
    };
    Geometry outer = ring(polygon.outer);
    std::vector<Geometry> holes;
    for (const Points& hole : polygon.holes) {
        holes.push_back(ring(hole));
        if (!holes.back()) {
            return owned(nullptr);
        }
    }
    if (!outer) {
        return outer;
    }
    std::vector<GEOSGeometry*> raw;
    for (Geometry& hole : holes) {
        raw.push_back(hole.release());
    }
    return owned(
        GEOSGeom_createPolygon_r(handle_, outer.release(), raw.data(), static_cast<unsigned>(raw.size())));
}

Geos::Geometry Geos::multiPolygon(const MultiPolygon& area) const {
    std::vector<Geometry> parts;
    for (const Polygon& part : area.polygons) {
        parts.push_back(polygon(part));
    }
    return collection(GEOS_MULTIPOLYGON, std::move(parts));
}

Geos::Geometry Geos::collection(int type, std::vector<Geometry> parts) const {
    for (const Geometry& part : parts) {
        if (!part) {
            return owned(nullptr);
        }
    }
    std::vector<GEOSGeometry*> raw;
    for (Geometry& part : parts) {
        raw.push_back(part.release());
    }
    return owned(GEOSGeom_createCollection_r(handle_, type, raw.data(), static_cast<unsigned>(raw.size())));
}

Points Geos::pointsOf(const GEOSGeometry* lineOrRing) const {
    const GEOSCoordSequence* coordinates = GEOSGeom_getCoordSeq_r(handle_, lineOrRing);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(handle_, coordinates, &size);
    Points points(size);
    if (size > 0) {
        GEOSCoordSeq_copyToBuffer_r(handle_, coordinates, &points.front().x, 0, 0);
    }
    return points;
}

void Geos::collectPolygons(const GEOSGeometry* geometry, MultiPolygon& into) const {
    const int type = GEOSGeomTypeId_r(handle_, geometry);
    if (type == GEOS_POLYGON) {
        if (GEOSisEmpty_r(handle_, geometry) != 0) {
            return;
        }
        Polygon polygon;
        polygon.outer = pointsOf(GEOSGetExteriorRing_r(handle_, geometry));
        const int holes = GEOSGetNumInteriorRings_r(handle_, geometry);
        for (int i = 0; i < holes; ++i) {
            polygon.holes.push_back(pointsOf(GEOSGetInteriorRingN_r(handle_, geometry, i)));
        }
        into.polygons.push_back(std::move(polygon));
    } else if (type >= GEOS_MULTIPOINT) {
        const int parts = GEOSGetNumGeometries_r(handle_, geometry);
        for (int i = 0; i < parts; ++i) {
            collectPolygons(GEOSGetGeometryN_r(handle_, geometry, i), into);
        }
    }
}

MultiPolygon Geos::areasOf(const Geometry& geometry) const {
    MultiPolygon area;
    if (geometry) {
        GEOSNormalize_r(handle_, geometry.get());
        collectPolygons(geometry.get(), area);
    }
    return area;
}

Error Geos::error() const {
    return {ErrorCode::Internal,
            {"Eine Flächenberechnung ist fehlgeschlagen (" + message_ + ").",
             "A computation on areas failed (" + message_ + ")."},
            {},
            {},
            {}};
}

}  // namespace nordertor::geo
