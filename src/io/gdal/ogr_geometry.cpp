// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/gdal/ogr_geometry_p.h"

#include "io/gdal/gdal_p.h"

namespace nordertor::io {
namespace {

geo::Points pointsOf(OGRGeometryH line) {
    geo::Points points;
    const int count = OGR_G_GetPointCount(line);
    points.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        points.push_back({OGR_G_GetX(line, i), OGR_G_GetY(line, i)});
    }
    return points;
}

/// Polygons of a geometry of any type without curves.
void collectAreas(OGRGeometryH geometry, geo::MultiPolygon& into) {
    const OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(geometry));
    const int parts = OGR_G_GetGeometryCount(geometry);
    if (type == wkbPolygon || type == wkbTriangle) {
        geo::Polygon polygon;
        for (int i = 0; i < parts; ++i) {
            geo::Points ring = pointsOf(OGR_G_GetGeometryRef(geometry, i));
            if (i == 0) {
                polygon.outer = std::move(ring);
            } else {
                polygon.holes.push_back(std::move(ring));
            }
        }
        if (!polygon.outer.empty()) {
            into.polygons.push_back(std::move(polygon));
        }
    } else if (type != wkbPoint && type != wkbLineString) {
        for (int i = 0; i < parts; ++i) {
            collectAreas(OGR_G_GetGeometryRef(geometry, i), into);
        }
    }
}

}  // namespace

geo::MultiPolygon areaOfGeometry(OGRGeometryH geometry) {
    geo::MultiPolygon area;
    if (geometry == nullptr) {
        return area;
    }
    // GDAL's default of 4 degrees a step: off the arc by at most 0.06 % of its radius.
    const GeometryHandle linear(OGR_G_GetLinearGeometry(geometry, 0, nullptr));
    collectAreas(linear ? linear.get() : geometry, area);
    return area;
}

std::vector<geo::Points> linesOfGeometry(OGRGeometryH geometry) {
    std::vector<geo::Points> lines;
    if (geometry == nullptr) {
        return lines;
    }
    if (wkbFlatten(OGR_G_GetGeometryType(geometry)) == wkbLineString) {
        lines.push_back(pointsOf(geometry));
        return lines;
    }
    for (int i = 0; i < OGR_G_GetGeometryCount(geometry); ++i) {
        for (geo::Points& line : linesOfGeometry(OGR_G_GetGeometryRef(geometry, i))) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

}  // namespace nordertor::io
