// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/outside_map.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "io/backdrop/backdrop.h"
#include "render/base_map_picture.h"

namespace nordertor::ops {
namespace {

std::filesystem::path userCacheFolder() {
    const auto folder = [](const char* variable) {
        const char* text = std::getenv(variable);
        return std::filesystem::path(text != nullptr ? text : "");
    };
    std::filesystem::path caches = folder("XDG_CACHE_HOME");
    if (!caches.is_absolute()) {
        const std::filesystem::path home = folder("HOME");
        caches = home.is_absolute() ? home / ".cache" : std::filesystem::path();
    }
    return caches.empty() ? caches : caches / "nordertor" / "base-maps";
}

}  // namespace

std::vector<ParameterSpec> outsideMapParameters() {
    return {
        {.name = "base-map",
         .type = ParameterType::Text,
         .label = {"Hintergrundkarte", "Base map from outside"},
         .help = {"Datei (GeoTIFF, MBTiles …) oder Dienst (wms:, wmts:, xyz: und Adresse) statt der eigenen "
                  "Grundkarte. Beispiel: --base-map luftbild.tif",
                  "File (GeoTIFF, MBTiles …) or service (wms:, wmts:, xyz: and address) instead of the map's "
                  "own base. Example: --base-map aerial.tif"}},
        {.name = "base-map-attribution",
         .type = ParameterType::Text,
         .label = {"Urheber der Hintergrundkarte", "Origin of the base map"},
         .help = {"Was zu nennen ist; sonst, was Datei oder Dienst angeben. Beispiel: "
                  "--base-map-attribution \"© GeoBasis-DE 2026\"",
                  "What must be named; else what file or service say. Example: --base-map-attribution \"© "
                  "GeoBasis-DE 2026\""},
         .usedWith = {{"base-map"}}},
        {.name = "base-map-opacity",
         .type = ParameterType::Integer,
         .label = {"Deckkraft der Hintergrundkarte", "Opacity of the base map"},
         .help = {"Weniger lässt Lücken und Zeichen hervortreten. Beispiel: --base-map-opacity 60",
                  "Less lets gaps and signs stand out. Example: --base-map-opacity 60"},
         .unit = "%",
         .minimum = 10,
         .maximum = 100,
         .defaultValue = "100",
         .usedWith = {{"base-map"}}}};
}

Result<geo::BackdropPtr> openOutsideMap(const std::string& source, const std::string& attribution,
                                        int workingCrsEpsg, const std::string& program, const Task& task) {
    return io::openBackdrop(source,
                            {.workingCrsEpsg = workingCrsEpsg,
                             .attribution = attribution,
                             .cacheFolder = userCacheFolder(),
                             .program = program,
                             .drawVectors = render::baseMapPicture},
                            task);
}

bool isMapService(const std::string& source) {
    return std::ranges::any_of(std::array{"wms:", "wmts:", "xyz:"},
                               [&](const char* kind) { return source.starts_with(kind); });
}

Result<geo::BackdropPtr> outsideMapFrom(const ParameterValues& values, const Context& context,
                                        const Task& task) {
    const std::string source = values.text("base-map");
    if (source.empty()) {
        return geo::BackdropPtr();
    }
    return openOutsideMap(source, values.text("base-map-attribution"), context.snapshot->workingCrsEpsg,
                          context.program, task);
}

}  // namespace nordertor::ops
