// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "io/osm/clip_window.h"
#include "io/osm/tagged_elements.h"

namespace nordertor::io {

/// What was learned about a file beside its elements.
struct MapFileInfo {
    LonLatBox extent;          ///< of all its nodes, whatever its header says
    bool anyInWindow = false;  ///< at least one node lies in the window
    std::string newestDate;    ///< YYYY-MM-DD of the newest element that was kept; empty if unknown
    std::string title;         ///< GeoJSON only, as are the following
    std::string licence;
    std::string attribution;
    bool exampleData = false;
    Notices notices;
};

/// Hands every element with a vertex in the window to `sink`: nodes first, then ways, then relations; streets
/// and areas whole. Up to `memoryLimit` bytes of decoded content are kept between passes; a file with more (a
/// federal state; a compressed file of a town has about a tenth of it) is read again for each pass.
/// Errors: CannotRead, Cancelled.
[[nodiscard]] Result<MapFileInfo> readOsmFile(const std::filesystem::path& path, const ClipWindow& window,
                                              ElementSink& sink, const Task& task,
                                              std::size_t memoryLimit = std::size_t{256} << 20U);

/// The same for a GeoJSON feature collection whose properties are OpenStreetMap tags. Coordinates that are
/// written alike (7 decimals) are the same node.
[[nodiscard]] Result<MapFileInfo> readGeoJsonFile(const std::filesystem::path& path, const ClipWindow& window,
                                                  ElementSink& sink, const Task& task);

}  // namespace nordertor::io
