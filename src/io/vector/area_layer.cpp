// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <cpl_conv.h>
#include <cpl_string.h>
#include <ogr_srs_api.h>

#include <array>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "io/gdal/ogr_geometry_p.h"
#include "io/vector/area_layer_p.h"

namespace nordertor::io {
namespace {

std::string utf8(const char* text) {
    const std::string value(text == nullptr ? "" : text);
    return isValidUtf8(value) ? value : latin1ToUtf8(value);
}

/// Values in XML are often broken and indented.
std::string onOneLine(std::string_view text) {
    std::string result;
    for (const char letter : trimmed(text)) {
        const bool blank = letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
        if (!blank) {
            result += letter;
        } else if (result.back() != ' ') {
            result += ' ';
        }
    }
    return result;
}

std::map<std::string, std::string> attributesOf(OGRFeatureH feature) {
    std::map<std::string, std::string> attributes;
    const int count = OGR_F_GetFieldCount(feature);
    for (int i = 0; i < count; ++i) {
        if (OGR_F_IsFieldSetAndNotNull(feature, i) == 0) {
            continue;
        }
        OGRFieldDefnH field = OGR_F_GetFieldDefnRef(feature, i);
        std::string value;
        if (OGR_Fld_GetType(field) == OFTStringList) {
            char** list = OGR_F_GetFieldAsStringList(feature, i);
            for (int k = 0; k < CSLCount(list); ++k) {
                value += (k == 0 ? "" : ", ") + utf8(list[k]);
            }
        } else {
            value = utf8(OGR_F_GetFieldAsString(feature, i));
        }
        value = onOneLine(value);
        if (!value.empty()) {
            attributes.emplace(lowered(utf8(OGR_Fld_GetNameRef(field))), value);
        }
    }
    return attributes;
}

std::optional<std::string> crsOf(OGRLayerH layer) {
    OGRSpatialReferenceH crs = OGR_L_GetSpatialRef(layer);
    if (crs == nullptr) {
        return std::nullopt;
    }
    const char* authority = OSRGetAuthorityName(crs, nullptr);
    const char* code = OSRGetAuthorityCode(crs, nullptr);
    if (authority != nullptr && code != nullptr) {
        return std::string(authority) + ":" + code;
    }
    char* text = nullptr;
    constexpr std::array<const char*, 2> options = {"FORMAT=WKT2_2019", nullptr};
    OSRExportToWktEx(crs, &text, options.data());
    const std::string wkt = text == nullptr ? "" : text;
    CPLFree(text);
    return wkt.empty() ? std::nullopt : std::optional(wkt);
}

std::string idOf(OGRFeatureH feature, const std::map<std::string, std::string>& attributes) {
    for (const char* key : {"gml_id", "id"}) {
        const auto at = attributes.find(key);
        if (at != attributes.end()) {
            return at->second;
        }
    }
    return std::to_string(OGR_F_GetFID(feature));
}

bool mayHoldAreas(OGRwkbGeometryType declared) {
    const OGRwkbGeometryType type = wkbFlatten(declared);
    return type != wkbNone && type != wkbPoint && type != wkbMultiPoint && type != wkbLineString &&
           type != wkbMultiLineString && type != wkbCircularString && type != wkbCompoundCurve &&
           type != wkbMultiCurve;
}

}  // namespace

std::string AreaFeature::firstOf(const std::vector<std::string>& keys) const {
    for (const std::string& key : keys) {
        const auto at = attributes.find(key);
        if (at != attributes.end()) {
            return at->second;
        }
    }
    return {};
}

std::vector<std::string> possibleAreaLayers(const Dataset& dataset) {
    std::vector<std::string> names;
    const int count = GDALDatasetGetLayerCount(dataset.get());
    for (int i = 0; i < count; ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset.get(), i);
        if (mayHoldAreas(OGR_L_GetGeomType(layer))) {
            names.emplace_back(OGR_L_GetName(layer));
        }
    }
    return names;
}

Result<AreaLayer> readAreaLayer(const Dataset& dataset, const std::string& name,
                                const std::filesystem::path& file, GdalSilence& silence, const Task& task) {
    AreaLayer result;
    result.name = name;
    OGRLayerH layer = GDALDatasetGetLayerByName(dataset.get(), name.c_str());
    result.crs = crsOf(layer);
    silence.clear();
    OGR_L_ResetReading(layer);
    while (FeatureHandle feature{OGR_L_GetNextFeature(layer)}) {
        if (task.stopRequested()) {
            return fail(cancelledError());
        }
        AreaFeature read;
        read.area = areaOfGeometry(OGR_F_GetGeometryRef(feature.get()));
        if (read.area.empty()) {
            ++result.withoutArea;
            continue;
        }
        read.attributes = attributesOf(feature.get());
        read.id = idOf(feature.get(), read.attributes);
        result.features.push_back(std::move(read));
    }
    if (!silence.failure().empty()) {
        return fail(damagedFile(file, silence.failure()));
    }
    return result;
}

}  // namespace nordertor::io
