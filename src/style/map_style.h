// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "model/theme.h"
#include "style/style_document.h"

namespace nordertor::style {

/// A style layer, and for which themes it is meant.
struct MapStyleLayer {
    StyleLayer layer;  ///< its group is a switch, or with ":" and the feature's theme added, a theme's switch
    std::string theme;                ///< of this theme, drawn only with it; empty = of the map itself ...
    std::set<std::string> butThemes;  ///< ... for features of all themes but these
    /// A theme's layer draws the theme's own features, and what belongs to no theme, as buildings do.
    [[nodiscard]] bool isFor(std::string_view featureTheme) const;
    /// The switch of a feature: "gaps:youth", "base".
    [[nodiscard]] std::string switchOf(std::string_view featureTheme) const;
};

/// The styles of base map, themes and overlays, stacked: one drawing from the bottom up.
struct MapStyle {
    std::vector<MapStyleLayer> layers;
    MapVariant variant = MapVariant::Colour;  ///< whose colours follow in render/variant_colours.h
    Notices notices;  ///< style files of themes that could not be used, with the reason

    /// The documents built into the program (styles/*.json) with the styles of the themes' folders between
    /// them: signs at the themes' features and circles that step aside above the ordinary facilities, all
    /// else on the base map and beneath the overlay. A theme without style, or with a broken one (Notice),
    /// gets the ordinary symbols.
    [[nodiscard]] static MapStyle standard(const model::ThemeSet& themes,
                                           MapVariant variant = MapVariant::Colour);
    /// For maps of stored results. The veil around the programme area moves beneath them, whose colours must
    /// look outside as they do inside and in the legend; and the land cover becomes pale (without colour it
    /// is left out), so that no wood or pond is taken for a class.
    void stepBackForResults();
};

}  // namespace nordertor::style
