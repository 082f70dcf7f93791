// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/backdrop.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// Whether the source is named as a service ("wms:", "wmts:", "xyz:"), not as a file.
[[nodiscard]] bool isMapService(const std::string& source);

/// base-map, base-map-attribution, base-map-opacity.
[[nodiscard]] std::vector<ParameterSpec> outsideMapParameters();

/// A base map from outside, by file name or address (io/backdrop/backdrop.h), for maps in that CRS. Answers
/// of services are kept in the user's cache folder ($XDG_CACHE_HOME, else ~/.cache; without both nowhere).
/// `attribution`: what must be named, if the map does not say so itself. Errors: those of io::openBackdrop().
[[nodiscard]] Result<geo::BackdropPtr> openOutsideMap(const std::string& source,
                                                      const std::string& attribution, int workingCrsEpsg,
                                                      const std::string& program, const Task& task);

/// The one that the parameters ask for; null if they ask for none.
[[nodiscard]] Result<geo::BackdropPtr> outsideMapFrom(const ParameterValues& values, const Context& context,
                                                      const Task& task);

}  // namespace nordertor::ops
