// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/vector/placed_layer_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "base/text.h"
#include "io/vector/crs_recognition.h"

namespace nordertor::io {
namespace fs = std::filesystem;
namespace {

Error noAreas(std::size_t withoutArea) {
    return {
        ErrorCode::InvalidData,
        withoutArea == 0
            ? LocalizedText{"Die Datei enthält keine Flächen.", "The file contains no areas."}
            : LocalizedText{fmt::format("Die Datei enthält keine Flächen, nur {} Punkte, Linien oder leere "
                                        "Objekte.",
                                        withoutArea),
                            fmt::format("The file contains no areas, only {} points, lines or empty objects.",
                                        withoutArea)},
        {"Bitte die Abgrenzung als Fläche (Polygon) speichern.",
         "Please save the boundary as an area (polygon)."},
        {},
        {}};
}

Error severalLayers(const std::vector<std::string>& names) {
    return {ErrorCode::InvalidData,
            {fmt::format("Die Datei enthält mehrere Ebenen mit Flächen: {}.", joined(names, ", ")),
             fmt::format("The file contains several layers with areas: {}.", joined(names, ", "))},
            {"Bitte eine davon mit --layer auswählen.", "Please choose one of them with --layer."},
            {},
            {}};
}

Error unknownLayer(const std::string& layer, const std::vector<std::string>& names) {
    return {ErrorCode::NotFound,
            {fmt::format("Die Ebene „{}“ gibt es nicht oder sie enthält keine Flächen.", layer),
             fmt::format("The layer \"{}\" does not exist or holds no areas.", layer)},
            {fmt::format("Vorhanden sind: {}.", joined(names, ", ")),
             fmt::format("There are: {}.", joined(names, ", "))},
            {},
            {}};
}

/// What GDAL says about the CRS, or what it did not understand.
std::optional<std::string> declaredCrs(const AreaLayer& layer, const fs::path& file) {
    if (layer.crs || lowered(file.extension().string()) != ".gml") {
        return layer.crs;
    }
    std::string head(std::size_t{1} << 18U, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(stream.gcount()));
    return srsNameIn(head);
}

void swapAxes(std::vector<AreaFeature>& features) {
    const auto swapRing = [](geo::Points& ring) {
        for (geo::Point& p : ring) {
            std::swap(p.x, p.y);
        }
    };
    for (AreaFeature& feature : features) {
        for (geo::Polygon& polygon : feature.area.polygons) {
            swapRing(polygon.outer);
            std::for_each(polygon.holes.begin(), polygon.holes.end(), swapRing);
        }
    }
}

}  // namespace

Result<AreaLayer> onlyAreaLayer(const Dataset& dataset, const fs::path& file, const std::string& wanted,
                                GdalSilence& silence, const Task& task) {
    const std::vector<std::string> names = possibleAreaLayers(dataset);
    if (!wanted.empty()) {
        if (std::find(names.begin(), names.end(), wanted) == names.end()) {
            return fail(unknownLayer(wanted, names));
        }
        auto layer = readAreaLayer(dataset, wanted, file, silence, task);
        if (layer && layer->features.empty()) {
            return fail(noAreas(layer->withoutArea));
        }
        return layer;
    }
    AreaLayer only;
    std::vector<std::string> withAreas;
    std::size_t withoutArea = 0;
    for (const std::string& name : names) {
        auto layer = readAreaLayer(dataset, name, file, silence, task);
        if (!layer) {
            return fail(layer.error());
        }
        withoutArea += layer->withoutArea;
        if (!layer->features.empty()) {
            withAreas.push_back(name);
            only = std::move(*layer);
        }
    }
    if (withAreas.empty()) {
        return fail(noAreas(withoutArea));
    }
    if (withAreas.size() > 1) {
        return fail(severalLayers(withAreas));
    }
    return only;
}

Result<PlacedLayer> placedLayer(AreaLayer& layer, const Dataset& dataset, const fs::path& file,
                                std::optional<int> statedEpsg, std::optional<int> expectedEpsg) {
    const std::string driver = GDALGetDriverShortName(GDALGetDatasetDriver(dataset.get()));
    GeoJsonMembers members = driver == "GeoJSON" ? geoJsonMembersOf(file) : GeoJsonMembers{};
    CrsQuestion question{
        statedEpsg, declaredCrs(layer, file), driver == "GeoJSON" && !members.hasCrs, {}, expectedEpsg};
    for (const AreaFeature& feature : layer.features) {
        question.box.add(geo::boxOf(feature.area));
    }
    const auto recognised = recogniseCrs(question);
    if (!recognised) {
        return fail(recognised.error());
    }
    geo::Box box = question.box;
    if (recognised->swapAxes) {
        swapAxes(layer.features);
        box = {{box.min.y, box.min.x}, {box.max.y, box.max.x}};
    }
    return PlacedLayer{recognised->crs, box, std::move(members), recognised->notices};
}

}  // namespace nordertor::io
