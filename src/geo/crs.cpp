// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "geo/crs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "base/number_format.h"
#include "geo/crs_p.h"
#include "geo/proj_p.h"

namespace nordertor::geo {
namespace {

Error unknownCrs(const std::string& text) {
    return {ErrorCode::InvalidArgument,
            {fmt::format("Das Koordinatensystem „{}“ ist unbekannt.", text),
             fmt::format("The coordinate reference system \"{}\" is not known.", text)},
            {"Bitte einen EPSG-Code angeben, z. B. 25832 für ETRS89/UTM Zone 32N.",
             "Please give an EPSG code, e.g. 25832 for ETRS89 / UTM zone 32N."},
            {},
            {}};
}

/// The horizontal, two-dimensional part: heights play no role here.
ProjObject horizontal(PJ_CONTEXT* context, ProjObject crs) {
    if (proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) {
        crs.reset(proj_get_source_crs(context, crs.get()));
    }
    if (crs && proj_get_type(crs.get()) == PJ_TYPE_COMPOUND_CRS) {
        crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
    }
    if (crs && proj_get_type(crs.get()) == PJ_TYPE_GEOGRAPHIC_3D_CRS) {
        crs.reset(proj_crs_demote_to_2D(context, nullptr, crs.get()));
    }
    return crs;
}

int epsgOf(const PJ* crs) {
    const char* authority = proj_get_id_auth_name(crs, 0);
    const char* code = proj_get_id_code(crs, 0);
    if (authority == nullptr || code == nullptr || std::string_view(authority) != "EPSG") {
        return 0;
    }
    return static_cast<int>(parseInteger(code).value_or(0));
}

/// The EPSG code of a CRS that came without one (ESRI's WKT in a .prj), if PROJ is certain.
int identifiedEpsg(PJ_CONTEXT* context, const PJ* crs) {
    constexpr int certain = 70;  // same definition, another spelling of the name
    int* confidences = nullptr;
    PJ_OBJ_LIST* candidates = proj_identify(context, crs, "EPSG", nullptr, &confidences);
    int epsg = 0;
    const int count = candidates == nullptr ? 0 : proj_list_get_count(candidates);
    const bool single = count == 1 || (count > 1 && confidences[1] < confidences[0]);
    if (single && confidences[0] >= certain) {
        const ProjObject best(proj_list_get(context, candidates, 0));
        epsg = epsgOf(best.get());
    }
    proj_int_list_destroy(confidences);
    proj_list_destroy(candidates);
    return epsg;
}

/// ESRI's own codes are often written as if they were EPSG's ("EPSG:102329"); EPSG ends at 32767.
ProjObject esriCode(PJ_CONTEXT* context, const std::string& text) {
    const auto start = text.find_last_not_of("0123456789") + 1;
    const std::string code = text.substr(start);
    if (text.find("EPSG") == std::string::npos || parseInteger(code).value_or(0) <= 32767) {
        return nullptr;
    }
    return ProjObject(proj_create_from_database(context, "ESRI", code.c_str(), PJ_CATEGORY_CRS, 0, nullptr));
}

bool isGeographicType(PJ_TYPE type) {
    return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

bool inMetres(PJ_CONTEXT* context, const PJ* crs) {
    const ProjObject system(proj_crs_get_coordinate_system(context, crs));
    double factor = 0;
    return system &&
           proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr,
                                 nullptr, nullptr) != 0 &&
           factor == 1.0;
}

/// Mercator stretches lengths by 1/cos(latitude): 1.7-fold in Germany.
bool isMercator(PJ_CONTEXT* context, const PJ* crs) {
    const ProjObject conversion(proj_crs_get_coordoperation(context, crs));
    const char* method = nullptr;
    if (conversion) {
        proj_coordoperation_get_method_info(context, conversion.get(), &method, nullptr, nullptr);
    }
    const std::string_view name = method == nullptr ? "" : method;
    return name.starts_with("Mercator") || name.find("Pseudo Mercator") != std::string_view::npos;
}

}  // namespace

ProjContext makeProjContext() {
    ProjContext context(proj_context_create());
    proj_log_level(context.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(context.get(), 0);
    return context;
}

Crs::Crs(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

Result<Crs> Crs::fromEpsg(int code) {
    return fromText(fmt::format("EPSG:{}", code));
}

Result<Crs> Crs::fromText(const std::string& text) {
    const ProjContext context = makeProjContext();
    ProjObject object(proj_create(context.get(), text.c_str()));
    if (!object) {
        object = esriCode(context.get(), text);
    }
    if (object) {
        object = horizontal(context.get(), std::move(object));
    }
    const PJ_TYPE type = object ? proj_get_type(object.get()) : PJ_TYPE_UNKNOWN;
    if (!isGeographicType(type) && type != PJ_TYPE_PROJECTED_CRS) {
        return fail(unknownCrs(text));
    }
    Data data;
    data.epsg = epsgOf(object.get());
    if (data.epsg == 0) {
        data.epsg = identifiedEpsg(context.get(), object.get());
        const std::string code = std::to_string(data.epsg);
        if (data.epsg != 0) {
            object.reset(
                proj_create_from_database(context.get(), "EPSG", code.c_str(), PJ_CATEGORY_CRS, 0, nullptr));
        }
    }
    const char* wkt = proj_as_wkt(context.get(), object.get(), PJ_WKT2_2019, nullptr);
    data.wkt = wkt == nullptr ? "" : wkt;
    const char* wkt1 = proj_as_wkt(context.get(), object.get(), PJ_WKT1_GDAL, nullptr);
    data.wkt1 = wkt1 == nullptr ? "" : wkt1;
    data.name = proj_get_name(object.get());
    data.definition = data.epsg != 0 ? fmt::format("EPSG:{}", data.epsg) : data.wkt;
    data.geographic = isGeographicType(proj_get_type(object.get()));
    data.metric =
        !data.geographic && inMetres(context.get(), object.get()) && !isMercator(context.get(), object.get());
    double west = 0;
    double south = 0;
    double east = 0;
    double north = 0;
    if (proj_get_area_of_use(context.get(), object.get(), &west, &south, &east, &north, nullptr) != 0 &&
        west >= -180) {
        if (west > east) {
            west = -180;
            east = 180;
        }
        data.areaOfUse = {{west, south}, {east, north}};
    }
    return Crs(std::make_shared<const Data>(std::move(data)));
}

const std::string& Crs::name() const {
    return data_->name;
}
int Crs::epsg() const {
    return data_->epsg;
}
std::string Crs::wkt() const {
    return data_->wkt;
}
std::string Crs::wkt1() const {
    return data_->wkt1;
}
bool Crs::isGeographic() const {
    return data_->geographic;
}
bool Crs::isMetric() const {
    return data_->metric;
}
Box Crs::areaOfUse() const {
    return data_->areaOfUse;
}

int utmEpsgFor(LonLat position) {
    // Zone n is 6 degrees wide, its central meridian lies at 6 n - 183. The exceptions for Norway and
    // Spitsbergen are not followed: the nearest meridian is the least distorted.
    const int zone = std::clamp(static_cast<int>(std::floor((position.lon + 180) / 6)) + 1, 1, 60);
    // Area of use of ETRS89 as EPSG states it.
    const bool europe = zone >= 28 && zone <= 38 && position.lat >= 32.88 && position.lat <= 84.73;
    if (europe) {
        return 25800 + zone;
    }
    return (position.lat >= 0 ? 32600 : 32700) + zone;
}

}  // namespace nordertor::geo
