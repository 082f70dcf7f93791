// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "model/theme.h"
#include "style/style_document.h"

namespace nordertor::style {

/// A style layer and the switch it belongs to.
struct MapStyleLayer {
    StyleLayer layer;
    std::string group;  ///< "base", "area", "residents", "organisations"; "facilities" and "gaps" per theme
    std::string theme;  ///< only features of this theme, or empty for those of every theme
};

/// The styles of base map, themes and overlays, stacked: one drawing from the bottom up.
struct MapStyle {
    std::vector<MapStyleLayer> layers;
    Notices notices;  ///< style files of themes that could not be used, with the reason

    /// The documents built into the program (styles/*.json) with the styles of the themes' folders between
    /// them. A theme without style, or with a broken one (Notice), gets the ordinary symbols.
    [[nodiscard]] static MapStyle standard(const model::ThemeSet& themes);
};

}  // namespace nordertor::style
