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

/// Opens a local vector file to look: nothing is written beside it, nothing fetched. A .zip is looked into.
/// Errors: NotFound, CannotRead (empty, damaged, no vector format).
[[nodiscard]] Result<Dataset> openVectorFile(const std::filesystem::path& file, GdalSilence& silence);

/// "The file is damaged or incomplete", with GDAL's own words in the place.
[[nodiscard]] Error damagedFile(const std::filesystem::path& file, const std::string& gdalMessage);

}  // namespace nordertor::io
