// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm/clip_window.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/number_format.h"
#include "geo/area_operations.h"

namespace nordertor::io {

namespace {

constexpr int cellsPerSide = 64;

/// Meridians and parallels are curved in the working CRS: the box's sides are sampled, not only its corners.
Result<LonLatBox> inDegrees(const geo::Box& box, const geo::Transform& toDegrees) {
    constexpr int steps = 16;
    LonLatBox result;
    for (int i = 0; i <= steps; ++i) {
        const double t = static_cast<double>(i) / steps;
        const double x = box.min.x + t * box.width();
        const double y = box.min.y + t * box.height();
        for (const geo::Point p : {geo::Point{x, box.min.y}, geo::Point{x, box.max.y},
                                   geo::Point{box.min.x, y}, geo::Point{box.max.x, y}}) {
            const auto lonLat = toDegrees(p);
            if (!lonLat) {
                return fail(lonLat.error());
            }
            result.add(lonLat->x, lonLat->y);
        }
    }
    return result;
}

std::string degrees(double value, Language language) {
    return formatNumber(std::abs(value), 3, language) + "°";
}

std::string span(double from, double to, const char* positive, const char* negative, const char* until,
                 Language language) {
    const char* side = to < 0 ? negative : positive;
    const std::string sign = from < 0 && to >= 0 ? "-" : "";
    if (to < 0) {
        std::swap(from, to);
    }
    return fmt::format("{}{} {} {} {}", sign, degrees(from, language), until, degrees(to, language), side);
}

}  // namespace

void LonLatBox::add(double lon, double lat) {
    west = std::min(west, lon);
    south = std::min(south, lat);
    east = std::max(east, lon);
    north = std::max(north, lat);
}

void LonLatBox::add(const LonLatBox& other) {
    if (!other.empty()) {
        add(other.west, other.south);
        add(other.east, other.north);
    }
}

LocalizedText inWords(const LonLatBox& box) {
    const auto de = Language::German;
    const auto en = Language::English;
    return {
        fmt::format("{} und {}", span(box.west, box.east, "östlicher Länge", "westlicher Länge", "bis", de),
                    span(box.south, box.north, "nördlicher Breite", "südlicher Breite", "bis", de)),
        fmt::format("{} and {}", span(box.west, box.east, "east", "west", "to", en),
                    span(box.south, box.north, "north", "south", "to", en))};
}

ClipWindow::ClipWindow(geo::MultiPolygon shape, geo::Transform toWorkingCrs)
    : shape_(std::move(shape)), box_(boxOf(shape_)), toWorkingCrs_(std::move(toWorkingCrs)) {}

Result<ClipWindow> ClipWindow::create(const geo::MultiPolygon& area, double marginMetres,
                                      int workingCrsEpsg) {
    const auto degreesCrs = geo::Crs::fromEpsg(4326);
    const auto workingCrs = geo::Crs::fromEpsg(workingCrsEpsg);
    if (!degreesCrs || !workingCrs) {
        return fail(!degreesCrs ? degreesCrs.error() : workingCrs.error());
    }
    auto toWorkingCrs = geo::Transform::create(*degreesCrs, *workingCrs);
    const auto toDegrees = geo::Transform::create(*workingCrs, *degreesCrs);
    if (!toWorkingCrs || !toDegrees) {
        return fail(!toWorkingCrs ? toWorkingCrs.error() : toDegrees.error());
    }
    auto shape = geo::buffer(area, std::max(0.0, marginMetres));
    if (!shape) {
        return fail(shape.error());
    }
    if (area.empty() || shape->empty()) {
        return fail(ErrorCode::InvalidArgument,
                    {"Das Programmgebiet hat keine Fläche.", "The programme area has no surface."},
                    {"Bitte zuerst die Gebietsgrenze angeben.", "Please give the area's boundary first."});
    }
    ClipWindow window(*std::move(shape), *std::move(toWorkingCrs));
    const auto areaInDegrees = (*toDegrees)(area);
    const auto windowInDegrees = inDegrees(window.box_.expandedBy(50), *toDegrees);
    if (!areaInDegrees || !windowInDegrees) {
        return fail(!areaInDegrees ? areaInDegrees.error() : windowInDegrees.error());
    }
    for (const geo::Polygon& polygon : areaInDegrees->polygons) {
        for (const geo::Point corner : polygon.outer) {
            window.areaInDegrees_.add(corner.x, corner.y);
        }
    }
    window.windowInDegrees_ = *windowInDegrees;
    window.buildRaster();
    return window;
}

int ClipWindow::column(double x) const {
    return std::clamp(static_cast<int>((x - box_.min.x) / box_.width() * cellsPerSide), 0, cellsPerSide - 1);
}

int ClipWindow::row(double y) const {
    return std::clamp(static_cast<int>((y - box_.min.y) / box_.height() * cellsPerSide), 0, cellsPerSide - 1);
}

ClipWindow::Cell& ClipWindow::cell(int column, int row) {
    return cells_[static_cast<std::size_t>(row) * cellsPerSide + static_cast<std::size_t>(column)];
}

void ClipWindow::markEdge(geo::Point a, geo::Point b) {
    const int pieces = 1 + std::abs(column(b.x) - column(a.x)) + std::abs(row(b.y) - row(a.y));
    for (int i = 0; i < pieces; ++i) {
        const double from = static_cast<double>(i) / pieces;
        const double to = static_cast<double>(i + 1) / pieces;
        const int c1 = column(a.x + from * (b.x - a.x));
        const int c2 = column(a.x + to * (b.x - a.x));
        const int r1 = row(a.y + from * (b.y - a.y));
        const int r2 = row(a.y + to * (b.y - a.y));
        // One cell more on each side, so that rounding at a cell's border cannot hide an edge.
        for (int r = std::max(0, std::min(r1, r2) - 1); r <= std::min(cellsPerSide - 1, std::max(r1, r2) + 1);
             ++r) {
            for (int c = std::max(0, std::min(c1, c2) - 1);
                 c <= std::min(cellsPerSide - 1, std::max(c1, c2) + 1); ++c) {
                cell(c, r) = Cell::Mixed;
            }
        }
    }
}

void ClipWindow::buildRaster() {
    cells_.assign(static_cast<std::size_t>(cellsPerSide) * cellsPerSide, Cell::Outside);
    const auto markRing = [this](const geo::Points& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            markEdge(ring[i - 1], ring[i]);
        }
    };
    for (const geo::Polygon& polygon : shape_.polygons) {
        markRing(polygon.outer);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), markRing);
    }
    for (int r = 0; r < cellsPerSide; ++r) {
        for (int c = 0; c < cellsPerSide; ++c) {
            if (cell(c, r) == Cell::Mixed) {
                continue;
            }
            if (c > 0 && cell(c - 1, r) != Cell::Mixed) {
                cell(c, r) = cell(c - 1, r);
                continue;
            }
            const geo::Point centre{box_.min.x + (c + 0.5) / cellsPerSide * box_.width(),
                                    box_.min.y + (r + 0.5) / cellsPerSide * box_.height()};
            cell(c, r) = geo::contains(shape_, centre) ? Cell::Inside : Cell::Outside;
        }
    }
}

bool ClipWindow::contains(geo::Point p) const {
    if (!box_.contains(p)) {
        return false;
    }
    const auto index =
        static_cast<std::size_t>(row(p.y)) * cellsPerSide + static_cast<std::size_t>(column(p.x));
    if (cells_[index] != Cell::Mixed) {
        return cells_[index] == Cell::Inside;
    }
    return geo::contains(shape_, p);
}

bool ClipWindow::certainlyContains(const geo::Box& box) const {
    if (box.empty() || !box_.contains(box.min) || !box_.contains(box.max)) {
        return false;
    }
    for (int r = row(box.min.y); r <= row(box.max.y); ++r) {
        for (int c = column(box.min.x); c <= column(box.max.x); ++c) {
            if (cells_[static_cast<std::size_t>(r) * cellsPerSide + static_cast<std::size_t>(c)] !=
                Cell::Inside) {
                return false;
            }
        }
    }
    return true;
}

bool ClipWindow::containsAnyOf(const geo::Points& points) const {
    return std::any_of(points.begin(), points.end(), [this](geo::Point p) { return contains(p); });
}

}  // namespace nordertor::io
