// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace nordertor::io {

/// Members of a GeoJSON collection beside its features, which GDAL does not hand on.
struct GeoJsonMembers {
    bool hasCrs = false;
    std::string name;
    std::string licence;
    std::string attribution;
    std::string provider;
    std::string dataDate;
};

/// Empty where the file is no JSON object.
[[nodiscard]] GeoJsonMembers geoJsonMembersOf(const std::filesystem::path& file);

}  // namespace nordertor::io
