// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "geo/crs.h"
#include "ops/table_output_p.h"

namespace nordertor::ops {
namespace {

/// Seven decimals are a centimetre.
Json positionJson(geo::Point p) {
    return {std::round(p.x * 1e7) / 1e7, std::round(p.y * 1e7) / 1e7};
}

/// Counter-clockwise outer rings, clockwise holes, as RFC 7946 asks.
Json ringJson(const geo::Points& ring, bool counterClockwise) {
    double doubleArea = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        doubleArea += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
    }
    geo::Points points = ring;
    if ((doubleArea > 0) != counterClockwise) {
        std::reverse(points.begin(), points.end());
    }
    Json json = Json::array();
    for (const geo::Point p : points) {
        json.push_back(positionJson(p));
    }
    return json;
}

Json geometryJson(const geo::MultiPolygon& area) {
    Json polygons = Json::array();
    for (const geo::Polygon& polygon : area.polygons) {
        Json rings = Json::array({ringJson(polygon.outer, true)});
        for (const geo::Points& hole : polygon.holes) {
            rings.push_back(ringJson(hole, false));
        }
        polygons.push_back(std::move(rings));
    }
    return {{"type", "MultiPolygon"}, {"coordinates", std::move(polygons)}};
}

}  // namespace

LocalizedText layerTitle(const FeatureCollection& collection, const std::vector<Table>& tables) {
    const auto table = std::ranges::find(tables, collection.tableKey, &Table::key);
    return collection.title.empty() && table != tables.end() ? table->title : collection.title;
}

Result<> requirePlaces(const std::vector<FeatureCollection>& collections, const std::string& parameter) {
    if (collections.empty()) {
        return fail(
            ErrorCode::InvalidArgument,
            {"Dieses Ergebnis hat keine Orte für eine Karte.", "This result has no places for a map."},
            {"Bitte --format table, csv oder json wählen, ohne --store.",
             "Please choose --format table, csv or json, without --store."},
            {}, parameter);
    }
    if (std::ranges::any_of(collections, [](const auto& each) { return !each.features.empty(); })) {
        return {};
    }
    LocalizedText why;
    for (const FeatureCollection& collection : collections) {
        why.de += (why.de.empty() || collection.whenEmpty.de.empty() ? "" : " ") + collection.whenEmpty.de;
        why.en += (why.en.empty() || collection.whenEmpty.en.empty() ? "" : " ") + collection.whenEmpty.en;
    }
    if (why.empty()) {
        why = {"Diesmal gibt es keinen Ort für eine Karte.", "This time there is no place for a map."};
    }
    return fail(ErrorCode::InvalidData, why,
                {"Für die Tabellen allein: --format table, csv oder json, ohne --store.",
                 "For the tables alone: --format table, csv or json, without --store."},
                {}, parameter);
}

Result<std::string> geoJsonOf(const std::vector<Table>& tables,
                              const std::vector<FeatureCollection>& collections, int workingCrsEpsg,
                              const Provenance& provenance) {
    if (const auto places = requirePlaces(collections, "--format"); !places) {
        return fail(places.error());
    }
    const auto from = geo::Crs::fromEpsg(workingCrsEpsg);
    const auto to = geo::Crs::fromEpsg(4326);
    if (!from || !to) {
        return fail(from ? to.error() : from.error());
    }
    const auto toLonLat = geo::Transform::create(*from, *to);
    if (!toLonLat) {
        return fail(toLonLat.error());
    }
    const auto shown =
        std::ranges::find_if(collections, [](const auto& each) { return !each.features.empty(); });
    Json features = Json::array();
    for (const FeatureCollection& collection : collections) {
        const auto table = std::find_if(tables.begin(), tables.end(),
                                        [&](const Table& t) { return t.key == collection.tableKey; });
        for (const MapFeature& feature : collection.features) {
            Json properties = Json::object();
            const auto& row = table->rows[feature.row];
            for (std::size_t c = 0; c < row.size(); ++c) {
                const std::string& key = table->columns[c].key;
                if (const auto* text = std::get_if<LocalizedText>(&row[c])) {
                    properties[key + "_de"] = text->de;
                    properties[key + "_en"] = text->en;
                } else {
                    properties[key] = jsonCell(row[c]);
                }
            }
            Json geometry;
            if (const auto* point = std::get_if<geo::Point>(&feature.geometry)) {
                const auto moved = (*toLonLat)(*point);
                if (!moved) {
                    return fail(moved.error());
                }
                geometry = {{"type", "Point"}, {"coordinates", positionJson(*moved)}};
            } else if (const auto* lines = std::get_if<std::vector<geo::Points>>(&feature.geometry)) {
                geometry = {{"type", "MultiLineString"}, {"coordinates", Json::array()}};
                for (const geo::Points& line : *lines) {
                    Json positions = Json::array();
                    for (const geo::Point p : line) {
                        const auto moved = (*toLonLat)(p);
                        if (!moved) {
                            return fail(moved.error());
                        }
                        positions.push_back(positionJson(*moved));
                    }
                    geometry["coordinates"].push_back(std::move(positions));
                }
            } else {
                const auto moved = (*toLonLat)(std::get<geo::MultiPolygon>(feature.geometry));
                if (!moved) {
                    return fail(moved.error());
                }
                geometry = geometryJson(*moved);
            }
            features.push_back({{"type", "Feature"}, {"properties", properties}, {"geometry", geometry}});
        }
    }
    Json json = {{"type", "FeatureCollection"}, {"name", provenance.operation}};
    json["nordertor"] = provenanceJson(provenance);
    const LocalizedText title = layerTitle(*shown, tables);
    json["nordertor"]["title"] = {{"de", title.de}, {"en", title.en}};
    // what is said of the whole has no place of its own
    Json others = Json::object();
    for (const Table& table : tables) {
        if (std::ranges::find(collections, table.key, &FeatureCollection::tableKey) == collections.end()) {
            others[table.key] = rowsJson(table);
        }
    }
    if (!others.empty()) {
        json["nordertor"]["tables"] = std::move(others);
    }
    json["features"] = std::move(features);
    return jsonText(json);
}

}  // namespace nordertor::ops
