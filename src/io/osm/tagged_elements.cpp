// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm/tagged_elements.h"

namespace nordertor::io {

bool enclosesArea(const Tags& tags) {
    const std::string_view area = tags.get("area");
    if (area == "yes") {
        return true;
    }
    if (area == "no" || tags.empty()) {
        return false;
    }
    for (const std::string_view key : {"building", "landuse", "leisure", "natural", "amenity", "place"}) {
        if (tags.has(key)) {
            return true;
        }
    }
    if (tags.is("railway", "platform") || tags.is("public_transport", "platform") ||
        tags.is("railway", "station") || tags.is("waterway", "riverbank")) {
        return true;
    }
    return !tags.has("highway") && !tags.has("railway") && !tags.has("waterway") && !tags.has("barrier");
}

}  // namespace nordertor::io
