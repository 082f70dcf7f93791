// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <string_view>
#include <utility>

#include "geo/crs.h"
#include "geo/crs_p.h"
#include "geo/proj_p.h"

namespace nordertor::geo {
namespace {

/// The grid all German surveying offices agreed on, DHDN to ETRS89, under either of its file names.
constexpr std::string_view germanGrid = "BETA2007";

/// True if PROJ knows a path over the German grid but the grid is not installed.
bool germanGridMissing(PJ_CONTEXT* context, const std::string& from, const std::string& to) {
    const ProjObject source(proj_create(context, from.c_str()));
    const ProjObject target(proj_create(context, to.c_str()));
    PJ_OPERATION_FACTORY_CONTEXT* factory = proj_create_operation_factory_context(context, nullptr);
    proj_operation_factory_context_set_grid_availability_use(context, factory,
                                                             PROJ_GRID_AVAILABILITY_IGNORED);
    proj_operation_factory_context_set_spatial_criterion(context, factory,
                                                         PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    PJ_OBJ_LIST* operations = proj_create_operations(context, source.get(), target.get(), factory);
    bool missing = false;
    const int count = operations == nullptr ? 0 : proj_list_get_count(operations);
    for (int i = 0; i < count; ++i) {
        const ProjObject operation(proj_list_get(context, operations, i));
        const int grids = proj_coordoperation_get_grid_used_count(context, operation.get());
        for (int k = 0; k < grids; ++k) {
            const char* name = nullptr;
            int available = 0;
            proj_coordoperation_get_grid_used(context, operation.get(), k, &name, nullptr, nullptr, nullptr,
                                              nullptr, nullptr, &available);
            const bool german =
                name != nullptr && std::string_view(name).find(germanGrid) != std::string_view::npos;
            missing = missing || (german && available == 0);
        }
    }
    proj_list_destroy(operations);
    proj_operation_factory_context_destroy(factory);
    return missing;
}

bool isDhdn(int epsg) {
    return epsg == 4314 || (epsg >= 31466 && epsg <= 31469);
}

}  // namespace

struct Transform::Data {
    ProjContext context;
    ProjObject operation;
    std::string fromName;
    std::string toName;
    LocalizedText note;
};

Transform::Transform(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Transform::Transform(Transform&&) noexcept = default;
Transform& Transform::operator=(Transform&&) noexcept = default;
Transform::~Transform() = default;

Result<Transform> Transform::create(const Crs& from, const Crs& to) {
    auto data = std::make_unique<Data>();
    data->context = makeProjContext();
    data->fromName = from.name();
    data->toName = to.name();
    const std::string& source = from.data_->definition;
    const std::string& target = to.data_->definition;
    PJ_CONTEXT* context = data->context.get();
    const ProjObject raw(proj_create_crs_to_crs(context, source.c_str(), target.c_str(), nullptr));
    if (raw) {
        data->operation.reset(proj_normalize_for_visualization(context, raw.get()));
    }
    if (!data->operation) {
        return fail(ErrorCode::InvalidArgument,
                    {fmt::format("Von {} nach {} kann nicht umgerechnet werden.", from.name(), to.name()),
                     fmt::format("There is no conversion from {} to {}.", from.name(), to.name())},
                    {"Bitte ein anderes Koordinatensystem wählen.",
                     "Please choose another coordinate reference system."});
    }
    if (isDhdn(from.epsg()) != isDhdn(to.epsg()) && germanGridMissing(context, source, target)) {
        data->note = {
            "Die Gitterdatei BETA2007 ist nicht installiert (Debian-Paket proj-data); die Umrechnung von "
            "Gauß-Krüger ist nur auf etwa 3 m genau.",
            "The grid file BETA2007 is not installed (Debian package proj-data); the conversion from "
            "Gauss-Krüger is only accurate to about 3 m."};
    }
    return Transform(std::move(data));
}

Result<Point> Transform::operator()(Point p) const {
    PJ* operation = data_->operation.get();
    proj_errno_reset(operation);
    const PJ_COORD moved = proj_trans(operation, PJ_FWD, proj_coord(p.x, p.y, 0, HUGE_VAL));
    if (!std::isfinite(moved.xy.x) || !std::isfinite(moved.xy.y)) {
        return fail(
            ErrorCode::InvalidData,
            {fmt::format("Die Koordinate {:.3f} {:.3f} kann nicht zu {} gehören.", p.x, p.y, data_->fromName),
             fmt::format("The coordinate {:.3f} {:.3f} cannot be of {}.", p.x, p.y, data_->fromName)},
            {"Bitte das richtige Koordinatensystem angeben.",
             "Please state the right coordinate reference system."});
    }
    return Point{moved.xy.x, moved.xy.y};
}

Result<> Transform::apply(std::vector<Point>& points) const {
    for (Point& p : points) {
        const Result<Point> moved = (*this)(p);
        if (!moved) {
            return fail(moved.error());
        }
        p = *moved;
    }
    return {};
}

Result<MultiPolygon> Transform::operator()(const MultiPolygon& area) const {
    MultiPolygon result = area;
    for (Polygon& polygon : result.polygons) {
        Result<> done = apply(polygon.outer);
        for (std::size_t i = 0; done && i < polygon.holes.size(); ++i) {
            done = apply(polygon.holes[i]);
        }
        if (!done) {
            return fail(done.error());
        }
    }
    return result;
}

const LocalizedText& Transform::accuracyNote() const {
    return data_->note;
}

}  // namespace nordertor::geo
