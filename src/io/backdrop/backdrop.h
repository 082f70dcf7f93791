// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "geo/backdrop.h"
#include "model/base_map.h"

namespace nordertor::io {

/// How much patience there is with a service, and how much room.
struct ServiceLimits {
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds answer{30'000};  ///< whole, from the request to the last byte
    std::uint64_t mostBytes = 16'000'000;      ///< of one answer
    std::size_t connections = 2;               ///< at a time
    std::size_t mostParts = 1000;              ///< of one picture; a coarser one is asked for instead
    std::chrono::hours fresh{7 * 24};      ///< what is kept is used so long without asking the service again
    std::uint64_t mostKept = 500'000'000;  ///< bytes in the cache folder; what is oldest is removed
};

/// Makes a picture of what vector tiles hold; coordinates in the working CRS.
using BaseMapDrawer =
    std::function<Result<Picture>(const model::BaseMap&, const geo::GroundView&, const Task&)>;

struct BackdropOptions {
    int workingCrsEpsg = 0;
    std::string attribution = {};            ///< stated by the user; DEFAULT: as the file or service says
    std::filesystem::path cacheFolder = {};  ///< answers of services are kept here; empty: nowhere
    std::string program = {};                ///< "Nordertor 0.1.0": what services are told
    ServiceLimits limits = {};
    BaseMapDrawer drawer = {};  ///< without one, vector tiles are refused
};

/// A base map from outside: the name of a picture file with a place on the ground (GeoTIFF, COG, MBTiles or
/// GeoPackage with pictures, PNG/JPEG/JPEG 2000/WebP with world file), of MBTiles with vectors (layers of the
/// schemas OpenMapTiles and Shortbread), or an address:
///
///     wms:https://host/path?layers=a,b            WMS 1.1.1 or 1.3.0; also styles=, format=, crs=
///     wmts:https://host/WMTSCapabilities.xml,layer=a[,matrixset=b][,style=c]
///     xyz:https://host/{z}/{x}/{y}.png            256 or 512 pixels in Web Mercator; {-y} counts from the
///     south
///
/// A file is opened with a fixed list of formats none of which leads to further files or to the network.
/// Services are asked by HTTP and HTTPS only; their capabilities at once, everything else when a picture is
/// wanted. Answers are checked for size and kind before use, kept, and used again when the service cannot be
/// reached (Notice with their day).
/// Errors: NotFound, CannotRead (no picture, service unreachable and nothing kept), InvalidArgument (address
/// not understood, no such layer: lists them), InvalidData (no place on the ground), Cancelled.
[[nodiscard]] Result<geo::BackdropPtr> openBackdrop(const std::string& source, const BackdropOptions& options,
                                                    const Task& task = {});

/// Whether openBackdrop() would take it for the address of a service.
[[nodiscard]] bool isServiceAddress(const std::string& source);

}  // namespace nordertor::io
