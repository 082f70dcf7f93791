// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "base/localized_text.h"
#include "base/notice.h"
#include "base/result.h"
#include "render/draw_list.h"
#include "render/map_scene.h"
#include "render/map_view.h"
#include "style/map_style.h"

namespace nordertor::render {

/// What a sign on the map means; derived from the style and from what occurs in the view.
struct LegendEntry {
    LocalizedText label;
    std::string group;  ///< LayerGroup::id
    DrawList sample;    ///< legendSampleWidth x legendSampleHeight
    friend bool operator==(const LegendEntry&, const LegendEntry&) = default;
};
inline constexpr double legendSampleWidth = 7;  ///< mm
inline constexpr double legendSampleHeight = 4;

struct MapDrawing {
    DrawList list;
    std::vector<LegendEntry> legend;  ///< topmost layers first
    Notices notices;                  ///< expressions of the style that had no value for something drawn
};

/// Drawn apart, a map can be kept in tiles: Ground below, Signs above it is the whole.
enum class MapPart {
    Whole,
    /// The background and all layers below the first whose circles step aside, without texts. What belongs
    /// to two neighbouring views is drawn alike in both: patterns start at the origin of the CRS instead of
    /// the frame's corner.
    Ground,
    /// The layers from there on, the selection and all texts and icons, on nothing. Names along lines have
    /// places that do not depend on the frame.
    Signs
};

struct DrawOptions {
    bool legend = false;
    /// Boxes of the drawing that labels must leave free (min, max in mm).
    std::vector<std::pair<MmPoint, MmPoint>> keepFree = {};
    /// Boxes that will hide what lies beneath them: labels leave them free as well, and what occurs only
    /// there is not in the legend.
    std::vector<std::pair<MmPoint, MmPoint>> covered = {};
    MapPart part = MapPart::Whole;
};

/// Selects, styles and places everything the view shows. Labels keep clear of each other and of placed
/// circles; upper layers choose first. A QGuiApplication must exist (text is measured).
/// Error Cancelled at most 50 ms after `stop` was requested.
[[nodiscard]] Result<MapDrawing> drawMap(const MapScene& scene, const style::MapStyle& mapStyle,
                                         const MapView& view, const DrawOptions& options = {},
                                         std::stop_token stop = {});

}  // namespace nordertor::render
