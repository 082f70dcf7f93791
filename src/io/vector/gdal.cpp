// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <cpl_conv.h>
#include <cpl_error.h>

#include <array>
#include <cctype>
#include <mutex>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/text.h"
#include "io/vector/gdal_p.h"

namespace nordertor::io {
namespace fs = std::filesystem;
namespace {

/// Files that can hold areas. Left out: services, databases, formats that point to other files or start other
/// programs, and OpenStreetMap, which has a reader of its own.
constexpr std::array<const char*, 18> drivers = {
    "GPKG", "ESRI Shapefile", "GML",    "GeoJSON",     "GeoJSONSeq", "ESRIJSON", "TopoJSON", "LIBKML",
    "KML",  "MapInfo File",   "SQLite", "OpenFileGDB", "FlatGeobuf", "DXF",      "DGN",      "JML",
    "CSV",  nullptr};

constexpr std::array<const char*, 8> openOptions = {"DOWNLOAD_SCHEMA=NO",
                                                    "WRITE_GFS=NO",
                                                    "EXPOSE_GML_ID=YES",
                                                    "FEATURE_SERVER_PAGING=NO",
                                                    "INVERT_AXIS_ORDER_IF_LAT_LONG=YES",
                                                    "FORCE_SRS_DETECTION=NO",
                                                    "LIST_ALL_TABLES=NO",
                                                    nullptr};

constexpr std::array<std::pair<const char*, const char*>, 3> settings = {{
    {"CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "none"},
    {"GML_SKIP_RESOLVE_ELEMS", "ALL"},
    {"SHAPE_RESTORE_SHX", "NO"},
}};

void registerOnce() {
    static std::once_flag once;
    std::call_once(once, GDALAllRegister);
}

/// Complaints about a CRS are judged elsewhere; a useless .gfs beside a GML file is replaced by looking into
/// the file itself.
bool isHarmless(std::string_view message) {
    return message.starts_with("PROJ:") || message.find("SRS") != std::string_view::npos ||
           message.find("srsName") != std::string_view::npos ||
           message.find(".gfs") != std::string_view::npos;
}

void CPL_STDCALL keepFailure(CPLErr severity, CPLErrorNum, const char* message) {
    auto* failure = static_cast<std::string*>(CPLGetErrorHandlerUserData());
    if (severity >= CE_Failure && failure->empty() && !isHarmless(message)) {
        *failure = message;
    }
}

}  // namespace

GdalSilence::GdalSilence() {
    for (const auto& [name, value] : settings) {
        CPLSetThreadLocalConfigOption(name, value);
    }
    CPLPushErrorHandlerEx(keepFailure, &failure_);
}

GdalSilence::~GdalSilence() {
    CPLPopErrorHandler();
    for (const auto& setting : settings) {
        CPLSetThreadLocalConfigOption(setting.first, nullptr);
    }
}

Error damagedFile(const fs::path& file, const std::string& gdalMessage) {
    return {ErrorCode::CannotRead,
            {"Die Datei ist beschädigt oder unvollständig.", "The file is damaged or incomplete."},
            {"Bitte neu herunterladen oder neu exportieren.", "Please download or export it again."},
            file.string(),
            gdalMessage};
}

Result<Dataset> openVectorFile(const fs::path& file, GdalSilence& silence) {
    std::error_code error;
    if (!fs::exists(file, error)) {
        return fail(ErrorCode::NotFound, {"Die Datei gibt es nicht.", "The file does not exist."},
                    {"Bitte den Dateinamen prüfen.", "Please check the file name."}, file.string());
    }
    if (fs::is_regular_file(file, error) && fs::file_size(file, error) == 0) {
        return fail(ErrorCode::CannotRead, {"Die Datei ist leer.", "The file is empty."},
                    {"Bitte neu herunterladen oder neu exportieren.", "Please download or export it again."},
                    file.string());
    }
    // The only format that is a folder; of others GDAL would read whatever files are in it.
    if (fs::is_directory(file, error) && lowered(file.extension().string()) != ".gdb") {
        return fail(ErrorCode::CannotRead, {"Das ist ein Ordner.", "This is a folder."},
                    {"Bitte die Datei darin angeben.", "Please name the file in it."}, file.string());
    }
    registerOnce();
    // An absolute path begins with none of the prefixes that make GDAL connect somewhere.
    std::string path = fs::canonical(file, error).string();
    if (lowered(file.extension().string()) == ".zip") {
        path.insert(0, "/vsizip/");
    }
    silence.clear();
    Dataset dataset(GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(),
                               openOptions.data(), nullptr));
    if (!silence.failure().empty()) {
        return fail(damagedFile(file, silence.failure()));
    }
    if (!dataset) {
        return fail(ErrorCode::CannotRead,
                    {"Die Datei hat kein bekanntes Vektorformat.", "The file has no known vector format."},
                    {"Möglich sind z. B. GeoJSON, GeoPackage, Shapefile, KML, GML und XPlanGML.",
                     "Possible are e.g. GeoJSON, GeoPackage, Shapefile, KML, GML and XPlanGML."},
                    file.string());
    }
    return dataset;
}

}  // namespace nordertor::io
