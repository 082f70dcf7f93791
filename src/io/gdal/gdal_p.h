// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdal.h>
#include <ogr_api.h>

#include <filesystem>
#include <memory>
#include <string>
#include <type_traits>

#include "base/result.h"

namespace nordertor::io {

/// Takes what GDAL would print in this thread, and keeps GDAL off the network, as long as it lives.
class GdalSilence {
  public:
    GdalSilence();
    ~GdalSilence();
    GdalSilence(const GdalSilence&) = delete;
    GdalSilence& operator=(const GdalSilence&) = delete;

    /// First failure since the last clear(), without complaints about coordinate systems: those are judged
    /// by crs_recognition. Empty if there was none.
    [[nodiscard]] const std::string& failure() const { return failure_; }
    void clear() { failure_.clear(); }

  private:
    std::string failure_;
};

struct DatasetCloser {
    void operator()(GDALDatasetH dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, DatasetCloser>;

struct FeatureDestroyer {
    void operator()(OGRFeatureH feature) const { OGR_F_Destroy(feature); }
};
using FeatureHandle = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, FeatureDestroyer>;

struct GeometryDestroyer {
    void operator()(OGRGeometryH geometry) const { OGR_G_DestroyGeometry(geometry); }
};
using GeometryHandle = std::unique_ptr<std::remove_pointer_t<OGRGeometryH>, GeometryDestroyer>;

/// GDAL with the drivers this program uses and no others, so that no file can bring in another one: services,
/// databases and formats that point to further files are not there at all.
void registerDrivers();

/// Opens a local vector file to look: nothing is written beside it, nothing fetched. A .zip is looked into.
/// Errors: NotFound, CannotRead (empty, damaged, no vector format).
[[nodiscard]] Result<Dataset> openVectorFile(const std::filesystem::path& file, GdalSilence& silence);

/// The same for a picture of the ground (GeoTIFF, MBTiles, GeoPackage, PNG, JPEG, JPEG 2000, WebP).
/// Errors: NotFound, CannotRead (empty, damaged, none of these formats).
[[nodiscard]] Result<Dataset> openRasterFile(const std::filesystem::path& file, GdalSilence& silence);
/// MBTiles with vectors, at that zoom of its pyramid; the most detailed if it is negative. Errors as above.
[[nodiscard]] Result<Dataset> openVectorTiles(const std::filesystem::path& file, int zoom,
                                              GdalSilence& silence);
/// The name under which a PNG, JPEG or WebP that is in memory is opened as long as this lives.
class MemoryFile {
  public:
    /// `bytes` must outlive it.
    explicit MemoryFile(const std::string& bytes);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    /// Null if it is no picture of these formats.
    [[nodiscard]] Dataset openPicture() const;

  private:
    std::string name_;
};

/// "The file is damaged or incomplete", with GDAL's own words in the place.
[[nodiscard]] Error damagedFile(const std::filesystem::path& file, const std::string& gdalMessage);

}  // namespace nordertor::io
