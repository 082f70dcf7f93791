// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>

#include <array>
#include <atomic>
#include <cctype>
#include <mutex>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/text.h"
#include "io/gdal/gdal_p.h"

namespace nordertor::io {
namespace fs = std::filesystem;
namespace {

/// Files that can hold areas. Left out: services, databases, formats that point to other files or start other
/// programs, and OpenStreetMap, which has a reader of its own.
constexpr std::array<const char*, 18> vectorDrivers = {
    "GPKG", "ESRI Shapefile", "GML",    "GeoJSON",     "GeoJSONSeq", "ESRIJSON", "TopoJSON", "LIBKML",
    "KML",  "MapInfo File",   "SQLite", "OpenFileGDB", "FlatGeobuf", "DXF",      "DGN",      "JML",
    "CSV",  nullptr};

constexpr std::array<const char*, 8> rasterDrivers = {"GTiff", "MBTiles",     "GPKG", "PNG",
                                                      "JPEG",  "JP2OpenJPEG", "WEBP", nullptr};
constexpr std::array<const char*, 4> pictureDrivers = {"PNG", "JPEG", "WEBP", nullptr};
/// Other drivers lean on these.
constexpr std::array<const char*, 4> memoryDrivers = {"MEM", "Memory", "MVT", nullptr};
constexpr std::array<const char*, 2> tileDrivers = {"MBTiles", nullptr};

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

bool isAmong(const char* const* names, const char* name) {
    for (; *names != nullptr; ++names) {
        if (std::string_view(*names) == name) {
            return true;
        }
    }
    return false;
}

bool isUsed(const char* driver) {
    return isAmong(vectorDrivers.data(), driver) || isAmong(rasterDrivers.data(), driver) ||
           isAmong(memoryDrivers.data(), driver);
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

void registerDrivers() {
    static std::once_flag once;
    std::call_once(once, [] {
        GDALAllRegister();
        for (int i = GDALGetDriverCount() - 1; i >= 0; --i) {
            GDALDriverH driver = GDALGetDriver(i);
            if (!isUsed(GDALGetDriverShortName(driver))) {
                GDALDeregisterDriver(driver);
                GDALDestroyDriver(driver);
            }
        }
    });
}

namespace {

/// An absolute path begins with none of the prefixes that make GDAL connect somewhere.
Result<std::string> checkedPath(const fs::path& file) {
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
    return fs::canonical(file, error).string();
}

Result<Dataset> opened(const std::string& path, unsigned kind, const char* const* drivers,
                       const char* const* options, const Error& unknownFormat, GdalSilence& silence) {
    registerDrivers();
    silence.clear();
    Dataset dataset(GDALOpenEx(path.c_str(), kind | GDAL_OF_READONLY, drivers, options, nullptr));
    if (!silence.failure().empty()) {
        return fail(damagedFile(unknownFormat.file, silence.failure()));
    }
    if (!dataset) {
        return fail(unknownFormat);
    }
    return dataset;
}

}  // namespace

Result<Dataset> openVectorFile(const fs::path& file, GdalSilence& silence) {
    auto path = checkedPath(file);
    if (!path) {
        return fail(path.error());
    }
    if (lowered(file.extension().string()) == ".zip") {
        path->insert(0, "/vsizip/");
    }
    return opened(*path, GDAL_OF_VECTOR, vectorDrivers.data(), openOptions.data(),
                  {ErrorCode::CannotRead,
                   {"Die Datei hat kein bekanntes Vektorformat.", "The file has no known vector format."},
                   {"Möglich sind z. B. GeoJSON, GeoPackage, Shapefile, KML, GML und XPlanGML.",
                    "Possible are e.g. GeoJSON, GeoPackage, Shapefile, KML, GML and XPlanGML."},
                   file.string(),
                   {}},
                  silence);
}

Result<Dataset> openRasterFile(const fs::path& file, GdalSilence& silence) {
    const auto path = checkedPath(file);
    if (!path) {
        return fail(path.error());
    }
    return opened(
        *path, GDAL_OF_RASTER, rasterDrivers.data(), nullptr,
        {ErrorCode::CannotRead,
         {"Die Datei ist kein bekanntes Rasterbild.", "The file is no raster picture of a known format."},
         {"Möglich sind GeoTIFF, MBTiles und GeoPackage mit Bildern (nicht mit Vektoren), PNG, JPEG, JPEG 2000 "
          "und WebP.",
          "Possible are GeoTIFF, MBTiles and GeoPackage with pictures (not with vectors), PNG, JPEG, JPEG 2000 "
          "and WebP."},
         file.string(),
         {}},
        silence);
}

Result<Dataset> openVectorTiles(const fs::path& file, int zoom, GdalSilence& silence) {
    const auto path = checkedPath(file);
    if (!path) {
        return fail(path.error());
    }
    const std::string level = "ZOOM_LEVEL=" + std::to_string(zoom);
    const std::array<const char*, 2> options = {zoom < 0 ? nullptr : level.c_str(), nullptr};
    return opened(*path, GDAL_OF_VECTOR, tileDrivers.data(), options.data(),
                  {ErrorCode::CannotRead,
                   {"Die Datei enthält keine Vektorkacheln.", "The file holds no vector tiles."},
                   {"Gebraucht werden MBTiles mit Vektoren.", "MBTiles with vectors are needed."},
                   file.string(),
                   {}},
                  silence);
}

MemoryFile::MemoryFile(const std::string& bytes) {
    static std::atomic<unsigned> count{0};
    name_ = "/vsimem/nordertor_" + std::to_string(++count);
    // GDAL only reads it
    auto* data = reinterpret_cast<GByte*>(const_cast<char*>(bytes.data()));
    VSIFCloseL(VSIFileFromMemBuffer(name_.c_str(), data, bytes.size(), FALSE));
}

MemoryFile::~MemoryFile() {
    VSIUnlink(name_.c_str());
}

Dataset MemoryFile::openPicture() const {
    registerDrivers();
    return Dataset(GDALOpenEx(name_.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, pictureDrivers.data(),
                              nullptr, nullptr));
}

}  // namespace nordertor::io
