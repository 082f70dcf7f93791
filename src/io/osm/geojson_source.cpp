// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <deque>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/file.h"
#include "base/json.h"
#include "base/number_format.h"
#include "io/osm/map_source.h"

namespace nordertor::io {

namespace {

std::string textOf(const Json& value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_boolean()) {
        return value.get<bool>() ? "yes" : "no";
    }
    if (value.is_number_integer()) {
        return fmt::format("{}", value.get<std::int64_t>());
    }
    return value.is_number() ? toPlainText(value.get<double>()) : std::string();
}

std::string memberText(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? std::string() : textOf(*found);
}

/// Coordinates written alike (7 decimals, about a centimetre) are one node. The number is far beyond those of
/// OpenStreetMap, so that files of both kinds can be read together.
std::int64_t nodeAt(double lon, double lat) {
    const auto x = static_cast<std::int64_t>(std::llround(lon * 1e7));
    const auto y = static_cast<std::int64_t>(std::llround(lat * 1e7));
    return x * (std::int64_t{1} << 32) + y;
}

class GeoJsonReader {
  public:
    GeoJsonReader(const std::filesystem::path& path, const ClipWindow& window, ElementSink& sink,
                  const Task& task)
        : path_(path), window_(window), sink_(sink), task_(task) {}

    Result<MapFileInfo> read();

  private:
    struct Line {
        geo::Points points;
        std::vector<std::int64_t> nodes;
    };
    Result<> readFeature(const Json& feature, std::size_t number);
    Result<> readGeometry(const Json& geometry, const std::string& id);
    Result<Line> line(const Json& coordinates, const std::string& id);
    Result<geo::MultiPolygon> polygon(const Json& rings, const std::string& id, std::vector<Line>& lines);
    Result<> readArea(const Json& polygons, const std::string& id);
    void readTags(const Json& properties);
    void addLine(Line line, const std::string& id);
    [[nodiscard]] tl::unexpected<Error> wrong(LocalizedText message, const std::string& id) const {
        return fail(ErrorCode::CannotRead, std::move(message),
                    {"Erwartet wird GeoJSON in geografischen Koordinaten (WGS 84, Länge vor Breite).",
                     "GeoJSON in geographic coordinates is expected (WGS 84, longitude first)."},
                    path_.string(), id);
    }

    const std::filesystem::path& path_;
    const ClipWindow& window_;
    ElementSink& sink_;
    const Task& task_;
    MapFileInfo info_;
    std::deque<std::string> tagTexts_;  ///< a deque: the views into its strings stay valid
    Tags tags_;
    std::size_t withoutGeometry_ = 0;
    std::string firstWithoutGeometry_;
};

Result<GeoJsonReader::Line> GeoJsonReader::line(const Json& coordinates, const std::string& id) {
    Line result;
    if (!coordinates.is_array()) {
        return wrong({"Einem Objekt fehlen die Koordinaten.", "A feature has no coordinates."}, id);
    }
    for (const Json& position : coordinates) {
        if (!position.is_array() || position.size() < 2 || !position[0].is_number() ||
            !position[1].is_number()) {
            return wrong({"Eine Koordinate ist kein Zahlenpaar.", "A coordinate is not a pair of numbers."},
                         id);
        }
        const double lon = position[0].get<double>();
        const double lat = position[1].get<double>();
        if (!(std::abs(lon) <= 180 && std::abs(lat) <= 90)) {
            return wrong({"Eine Koordinate ist nicht in Grad angegeben.", "A coordinate is not in degrees."},
                         id);
        }
        info_.extent.add(lon, lat);
        result.points.push_back({lon, lat});
        result.nodes.push_back(nodeAt(lon, lat));
    }
    if (const auto converted = window_.toWorkingCrs().apply(result.points); !converted) {
        return fail(converted.error());
    }
    return result;
}

Result<geo::MultiPolygon> GeoJsonReader::polygon(const Json& rings, const std::string& id,
                                                 std::vector<Line>& lines) {
    geo::MultiPolygon result;
    geo::Polygon shape;
    if (!rings.is_array() || rings.empty()) {
        return wrong({"Einer Fläche fehlt der Umriss.", "An area has no outline."}, id);
    }
    for (const Json& ring : rings) {
        auto read = line(ring, id);
        if (!read) {
            return fail(read.error());
        }
        if (shape.outer.empty()) {
            shape.outer = read->points;
        } else {
            shape.holes.push_back(read->points);
        }
        lines.push_back(*std::move(read));
    }
    result.polygons.push_back(std::move(shape));
    return result;
}

Result<> GeoJsonReader::readArea(const Json& polygons, const std::string& id) {
    geo::MultiPolygon shape;
    std::vector<Line> rings;
    if (!polygons.is_array()) {
        return wrong({"Einer Fläche fehlt der Umriss.", "An area has no outline."}, id);
    }
    for (const Json& coordinates : polygons) {
        auto part = polygon(coordinates, id, rings);
        if (!part) {
            return fail(part.error());
        }
        shape.polygons.push_back(std::move(part->polygons.front()));
    }
    bool inWindow = false;
    for (const Line& ring : rings) {
        inWindow = inWindow || window_.containsAnyOf(ring.points);
    }
    if (!inWindow) {
        return {};
    }
    info_.anyInWindow = true;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        sink_.addWay({i == 0 ? id : fmt::format("{}#{}", id, i + 1), std::move(rings[i].points),
                      std::move(rings[i].nodes)},
                     tags_, true);
    }
    sink_.addArea({id, std::move(shape)}, tags_);
    return {};
}

void GeoJsonReader::addLine(Line line, const std::string& id) {
    if (!window_.containsAnyOf(line.points)) {
        return;
    }
    info_.anyInWindow = true;
    const bool isArea =
        line.nodes.size() > 3 && line.nodes.front() == line.nodes.back() && enclosesArea(tags_);
    TaggedArea area{id, {}};
    if (isArea) {
        area.shape.polygons.push_back({line.points, {}});
    }
    sink_.addWay({id, std::move(line.points), std::move(line.nodes)}, tags_, isArea);
    if (isArea) {
        sink_.addArea(std::move(area), tags_);
    }
}

Result<> GeoJsonReader::readGeometry(const Json& geometry, const std::string& id) {
    const std::string type = memberText(geometry, "type");
    const auto found = geometry.find("coordinates");
    const Json coordinates = found == geometry.end() ? Json() : *found;
    if (type == "Point") {
        auto point = line(Json::array({coordinates}), id);
        if (!point) {
            return fail(point.error());
        }
        if (window_.contains(point->points.front())) {
            info_.anyInWindow = true;
            sink_.addNode({id, point->nodes.front(), point->points.front()}, tags_);
        }
        return {};
    }
    if (type == "LineString") {
        auto read = line(coordinates, id);
        if (!read) {
            return fail(read.error());
        }
        addLine(*std::move(read), id);
        return {};
    }
    if (type == "MultiLineString" && coordinates.is_array()) {
        std::size_t number = 0;
        for (const Json& part : coordinates) {
            auto read = line(part, id);
            if (!read) {
                return fail(read.error());
            }
            ++number;
            addLine(*std::move(read), number == 1 ? id : fmt::format("{}#{}", id, number));
        }
        return {};
    }
    if (type == "Polygon") {
        return readArea(Json::array({coordinates}), id);
    }
    if (type == "MultiPolygon") {
        return readArea(coordinates, id);
    }
    if (withoutGeometry_++ == 0) {
        firstWithoutGeometry_ = id;
    }
    return {};
}

void GeoJsonReader::readTags(const Json& properties) {
    tags_.clear();
    tagTexts_.clear();
    if (!properties.is_object()) {
        return;
    }
    for (const auto& [key, value] : properties.items()) {
        if (key.empty() || key.front() == '@') {
            continue;
        }
        std::string text = textOf(value);
        if (!text.empty()) {
            const std::string& keptKey = tagTexts_.emplace_back(key);
            const std::string& keptValue = tagTexts_.emplace_back(std::move(text));
            tags_.add(keptKey, keptValue);
        }
    }
}

Result<> GeoJsonReader::readFeature(const Json& feature, std::size_t number) {
    std::string id = feature.is_object() ? memberText(feature, "id") : std::string();
    const Json properties =
        feature.is_object() && feature.contains("properties") ? feature["properties"] : Json();
    if (id.empty() && properties.is_object()) {
        id = memberText(properties, "@id");
    }
    if (id.empty()) {
        id = fmt::format("{}/{}", path_.stem().string(), number);
    }
    if (!feature.is_object() || memberText(feature, "type") != "Feature") {
        return wrong({"Ein Eintrag ist kein Objekt mit Geometrie (\"Feature\").",
                      "An entry is not a feature with a geometry."},
                     id);
    }
    info_.exampleData = info_.exampleData || id.starts_with("example/");
    readTags(properties);
    const auto geometry = feature.find("geometry");
    if (geometry == feature.end() || !geometry->is_object()) {
        if (withoutGeometry_++ == 0) {
            firstWithoutGeometry_ = id;
        }
        return {};
    }
    return readGeometry(*geometry, id);
}

Result<MapFileInfo> GeoJsonReader::read() {
    task_.report(0, {"Kartendaten lesen", "Reading the map data"});
    const auto json = readJsonFile(path_);
    if (!json) {
        return fail(json.error());
    }
    if (!json->is_object() || memberText(*json, "type") != "FeatureCollection" ||
        !json->contains("features") || !(*json)["features"].is_array()) {
        return wrong({"Die Datei ist keine GeoJSON-Sammlung (\"FeatureCollection\").",
                      "The file is not a GeoJSON feature collection."},
                     {});
    }
    if (json->contains("crs")) {
        const std::string crs = (*json)["crs"].dump();
        if (crs.find("CRS84") == std::string::npos && crs.find("4326") == std::string::npos) {
            return wrong({"Die Datei nennt ein anderes Koordinatensystem.",
                          "The file names another coordinate reference system."},
                         "crs");
        }
    }
    info_.title = memberText(*json, "name");
    info_.licence = memberText(*json, "licence");
    if (info_.licence.empty()) {
        info_.licence = memberText(*json, "license");
    }
    info_.attribution = memberText(*json, "attribution");
    info_.newestDate = memberText(*json, "dataDate");
    info_.exampleData = info_.attribution.find("Beispieldaten") != std::string::npos;

    const Json& features = (*json)["features"];
    for (std::size_t i = 0; i < features.size(); ++i) {
        if (i % 256 == 0) {
            if (task_.stopRequested()) {
                return fail(cancelledError());
            }
            task_.report(static_cast<double>(i) / static_cast<double>(features.size()));
        }
        if (auto done = readFeature(features[i], i + 1); !done) {
            return fail(done.error());
        }
    }
    if (withoutGeometry_ > 0) {
        const auto count = static_cast<std::int64_t>(withoutGeometry_);
        info_.notices.push_back(
            {Severity::Warning,
             {fmt::format("Objekte ohne Punkt, Linie oder Fläche wurden ausgelassen: {}.",
                          formatCount(count, Language::German)),
              fmt::format("Features without a point, line or area that were left out: {}.",
                          formatCount(count, Language::English))},
             path_.string(),
             firstWithoutGeometry_,
             withoutGeometry_});
    }
    return std::move(info_);
}

}  // namespace

Result<MapFileInfo> readGeoJsonFile(const std::filesystem::path& path, const ClipWindow& window,
                                    ElementSink& sink, const Task& task) {
    return GeoJsonReader(path, window, sink, task).read();
}

}  // namespace nordertor::io
