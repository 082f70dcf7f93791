// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "geo/area_operations.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/geos_p.h"

namespace nordertor::geo {
namespace {

constexpr int segmentsPerQuarter = 8;

/// The areas of `geometry`, made valid where an operation does not promise it.
Result<MultiPolygon> validAreas(const Geos& geos, Geos::Geometry geometry) {
    if (!geometry) {
        return fail(geos.error());
    }
    MultiPolygon area = geos.areasOf(geometry);
    if (GEOSisValid_r(geos.handle(), geometry.get()) == 1) {
        return area;
    }
    return makeValid(area).map([](const Repaired& repaired) { return repaired.area; });
}

/// Closes the ring and drops it if it cannot enclose anything. False if something was changed.
bool tidyRing(Points& ring) {
    if (ring.empty()) {
        return false;
    }
    bool unchanged = true;
    if (ring.front() != ring.back()) {
        ring.push_back(ring.front());
        unchanged = false;
    }
    if (ring.size() < 4) {
        ring.clear();
        unchanged = false;
    }
    return unchanged;
}

bool isFinite(const Points& points) {
    return std::all_of(points.begin(), points.end(),
                       [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

Result<MultiPolygon> buffered(const Geos& geos, const Geos::Geometry& geometry, double metres) {
    if (!geometry) {
        return fail(geos.error());
    }
    return validAreas(geos,
                      geos.owned(GEOSBuffer_r(geos.handle(), geometry.get(), metres, segmentsPerQuarter)));
}

using Overlay = GEOSGeometry* (*)(GEOSContextHandle_t, const GEOSGeometry*, const GEOSGeometry*);

Result<MultiPolygon> overlaid(const MultiPolygon& a, const MultiPolygon& b, Overlay overlay) {
    const Geos geos;
    const Geos::Geometry first = geos.multiPolygon(a);
    const Geos::Geometry second = geos.multiPolygon(b);
    if (!first || !second) {
        return fail(geos.error());
    }
    return validAreas(geos, geos.owned(overlay(geos.handle(), first.get(), second.get())));
}

}  // namespace

Result<Repaired> makeValid(const MultiPolygon& area) {
    Repaired result;
    MultiPolygon tidy;
    for (Polygon polygon : area.polygons) {
        const Point at = polygon.outer.empty() ? Point{} : polygon.outer.front();
        bool unchanged = isFinite(polygon.outer) && tidyRing(polygon.outer);
        for (Points& hole : polygon.holes) {
            unchanged = tidyRing(hole) && isFinite(hole) && unchanged;
        }
        std::erase_if(polygon.holes, [](const Points& hole) { return hole.empty() || !isFinite(hole); });
        if (!unchanged && !result.changed) {
            result.changed = true;
            result.reason = "Ring not closed";
            result.at = at;
        }
        if (!polygon.outer.empty() && isFinite(polygon.outer)) {
            tidy.polygons.push_back(std::move(polygon));
        }
    }

    const Geos geos;
    Geos::Geometry geometry = geos.multiPolygon(tidy);
    if (!geometry) {
        return fail(geos.error());
    }
    char* reason = nullptr;
    GEOSGeometry* place = nullptr;
    const char valid = GEOSisValidDetail_r(geos.handle(), geometry.get(), 0, &reason, &place);
    const Geos::Geometry location = geos.owned(place);
    const std::string reasonText = reason == nullptr ? "" : reason;
    GEOSFree_r(geos.handle(), reason);
    if (valid == 1) {
        result.area = geos.areasOf(geometry);
        return result;
    }
    if (!result.changed) {
        result.reason = reasonText;
        if (location) {
            GEOSGeomGetX_r(geos.handle(), location.get(), &result.at.x);
            GEOSGeomGetY_r(geos.handle(), location.get(), &result.at.y);
        }
    }
    result.changed = true;

    GEOSMakeValidParams* parameters = GEOSMakeValidParams_create_r(geos.handle());
    GEOSMakeValidParams_setMethod_r(geos.handle(), parameters, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(geos.handle(), parameters, 0);
    const Geos::Geometry repaired =
        geos.owned(GEOSMakeValidWithParams_r(geos.handle(), geometry.get(), parameters));
    GEOSMakeValidParams_destroy_r(geos.handle(), parameters);
    if (!repaired) {
        return fail(geos.error());
    }
    result.area = geos.areasOf(repaired);
    return result;
}

Result<MultiPolygon> unionOf(const std::vector<MultiPolygon>& areas) {
    const Geos geos;
    std::vector<Geos::Geometry> parts;
    for (const MultiPolygon& area : areas) {
        for (const Polygon& polygon : area.polygons) {
            parts.push_back(geos.polygon(polygon));
        }
    }
    const Geos::Geometry all = geos.collection(GEOS_GEOMETRYCOLLECTION, std::move(parts));
    if (!all) {
        return fail(geos.error());
    }
    return validAreas(geos, geos.owned(GEOSUnaryUnion_r(geos.handle(), all.get())));
}

Result<MultiPolygon> intersection(const MultiPolygon& a, const MultiPolygon& b) {
    return overlaid(a, b, GEOSIntersection_r);
}

Result<MultiPolygon> difference(const MultiPolygon& a, const MultiPolygon& b) {
    return overlaid(a, b, GEOSDifference_r);
}

Result<MultiPolygon> buffer(const MultiPolygon& area, double metres) {
    const Geos geos;
    return buffered(geos, geos.multiPolygon(area), metres);
}

Result<MultiPolygon> bufferOfPoints(const std::vector<Point>& points, double metres) {
    const Geos geos;
    std::vector<Geos::Geometry> parts;
    for (const Point p : points) {
        parts.push_back(geos.owned(GEOSGeom_createPointFromXY_r(geos.handle(), p.x, p.y)));
    }
    return buffered(geos, geos.collection(GEOS_MULTIPOINT, std::move(parts)), metres);
}

Result<MultiPolygon> bufferOfLines(const std::vector<Points>& lines, double metres) {
    const Geos geos;
    std::vector<Geos::Geometry> parts;
    for (const Points& line : lines) {
        parts.push_back(geos.line(line));
    }
    return buffered(geos, geos.collection(GEOS_MULTILINESTRING, std::move(parts)), metres);
}

Result<MultiPolygon> simplified(const MultiPolygon& area, double metres) {
    const Geos geos;
    const Geos::Geometry geometry = geos.multiPolygon(area);
    if (!geometry) {
        return fail(geos.error());
    }
    return validAreas(geos,
                      geos.owned(GEOSTopologyPreserveSimplify_r(geos.handle(), geometry.get(), metres)));
}

Result<Polygonized> polygonize(const std::vector<Points>& pieces) {
    const Geos geos;
    // The same piece twice, in either direction, would close a ring without area.
    std::vector<Points> distinct;
    for (const Points& piece : pieces) {
        if (piece.size() < 2) {
            continue;
        }
        Points reversed(piece.rbegin(), piece.rend());
        distinct.push_back(std::min(piece, reversed));
    }
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());

    std::vector<Geos::Geometry> lines;
    for (const Points& piece : distinct) {
        lines.push_back(geos.line(piece));
    }
    const Geos::Geometry all = geos.collection(GEOS_MULTILINESTRING, std::move(lines));
    if (!all) {
        return fail(geos.error());
    }
    GEOSGeometry* rawCuts = nullptr;
    GEOSGeometry* rawDangles = nullptr;
    GEOSGeometry* rawInvalid = nullptr;
    const Geos::Geometry faces =
        geos.owned(GEOSPolygonize_full_r(geos.handle(), all.get(), &rawCuts, &rawDangles, &rawInvalid));
    const Geos::Geometry leftovers[] = {geos.owned(rawDangles), geos.owned(rawCuts), geos.owned(rawInvalid)};
    // Faces include the holes; BuildArea keeps every second nesting level.
    const Geos::Geometry area = geos.owned(GEOSBuildArea_r(geos.handle(), all.get()));
    if (!faces || !area) {
        return fail(geos.error());
    }
    Polygonized result;
    for (const Geos::Geometry& leftover : leftovers) {
        const int count = leftover ? GEOSGetNumGeometries_r(geos.handle(), leftover.get()) : 0;
        for (int i = 0; i < count; ++i) {
            result.leftover.push_back(geos.pointsOf(GEOSGetGeometryN_r(geos.handle(), leftover.get(), i)));
        }
    }
    std::sort(result.leftover.begin(), result.leftover.end());
    auto valid = validAreas(geos, geos.owned(GEOSGeom_clone_r(geos.handle(), area.get())));
    if (!valid) {
        return fail(valid.error());
    }
    result.area = std::move(*valid);
    return result;
}

Result<Point> pointInside(const MultiPolygon& area) {
    const Geos geos;
    const Geos::Geometry geometry = geos.multiPolygon(area);
    const Geos::Geometry inside =
        geos.owned(geometry ? GEOSPointOnSurface_r(geos.handle(), geometry.get()) : nullptr);
    if (!inside) {
        return fail(geos.error());
    }
    if (GEOSisEmpty_r(geos.handle(), inside.get()) != 0) {
        return fail(ErrorCode::InvalidData, {"Die Fläche ist leer.", "The area is empty."});
    }
    Point point;
    GEOSGeomGetX_r(geos.handle(), inside.get(), &point.x);
    GEOSGeomGetY_r(geos.handle(), inside.get(), &point.y);
    return point;
}

}  // namespace nordertor::geo
