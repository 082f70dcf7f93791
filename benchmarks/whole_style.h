// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>

#include "style/map_style.h"

namespace nordertor::bench {

/// Whether every style of the map is used; says which are not.
inline bool isWhole(const style::MapStyle& mapStyle) {
    for (const Notice& notice : mapStyle.notices) {
        std::fprintf(stderr, "%s: %s\n", notice.file.c_str(), notice.message.en.c_str());
    }
    return mapStyle.notices.empty();
}

}  // namespace nordertor::bench
