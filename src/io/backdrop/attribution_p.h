// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "io/gdal/gdal_p.h"

namespace nordertor::io {

/// What a file says of whose it is; empty if nothing.
[[nodiscard]] std::string attributionIn(const Dataset& dataset);
/// The text of a metadata item, empty if there is none.
[[nodiscard]] std::string metadataIn(const Dataset& dataset, const char* name);

}  // namespace nordertor::io
