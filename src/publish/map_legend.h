// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "publish/map_page.h"

namespace nordertor::publish {

/// One sign of a legend, in words.
struct LegendSign {
    LocalizedText group;  ///< the switch or result it belongs to: "Grundkarte"
    LocalizedText label;  ///< what it means: "Wohngebäude"
    LocalizedText form;   ///< what it looks like: "Fläche", "Linie", "Kreis"
    std::string colour;   ///< "#rrggbb" of what stands out most, as it is seen on white paper
};

struct LegendOptions {
    MapPageOptions map;  ///< the map whose legend it is
    /// Not only what occurs on the map, but all there is in the project's data and all classes of its
    /// results.
    bool everything = false;
    double widthMm = 90;  ///< of the picture, 40 .. 400
};

struct MapLegend {
    std::vector<LegendSign> signs;  ///< in the legend's order
    int scaleDenominator = 0;       ///< of the map
    Notices notices;
};

/// The legend of the map that writeMapPage() would make, as a sheet of its own as high as it needs to be:
/// .pdf (tagged), .svg or .png. An empty path: only the signs. Data marked as example says so on it. A
/// QGuiApplication must exist. Errors: as writeMapPage().
[[nodiscard]] Result<MapLegend> makeLegend(const model::ProjectSnapshot& snapshot,
                                           const model::ThemeSet& themes, const analysis::GapReport* report,
                                           const LegendOptions& options, const std::filesystem::path& path,
                                           const Task& task = {});
/// Whether makeLegend() would refuse the file's name.
[[nodiscard]] Result<> checkLegendFile(const std::filesystem::path& path);

}  // namespace nordertor::publish
