// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/backdrop/attribution_p.h"

#include <array>
#include <string_view>
#include <utility>

namespace nordertor::io {
namespace {

/// MBTiles have it as a piece of a web page.
std::string withoutMarkup(const std::string& text) {
    std::string plain;
    bool inTag = false;
    for (const char c : text) {
        if (c == '<' || c == '>') {
            inTag = c == '<';
        } else if (!inTag) {
            plain += c;
        }
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> entities{
        {{"&copy;", "©"}, {"&nbsp;", " "}, {"&quot;", "\""}, {"&amp;", "&"}}};
    for (const auto& [entity, letter] : entities) {
        for (std::size_t at = plain.find(entity); at != std::string::npos; at = plain.find(entity, at + 1)) {
            plain.replace(at, entity.size(), letter);
        }
    }
    return plain;
}

}  // namespace

std::string metadataIn(const Dataset& dataset, const char* name) {
    const char* text = GDALGetMetadataItem(dataset.get(), name, nullptr);
    return text != nullptr ? text : "";
}

std::string attributionIn(const Dataset& dataset) {
    for (const char* name : {"attribution", "ATTRIBUTION", "TIFFTAG_COPYRIGHT", "EXIF_Copyright", "Copyright",
                             "TIFFTAG_ARTIST"}) {
        if (std::string text = withoutMarkup(metadataIn(dataset, name)); !text.empty()) {
            return text;
        }
    }
    return {};
}

}  // namespace nordertor::io
