// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/localized_text.h"
#include "geo/geometry.h"
#include "model/presentation.h"

namespace nordertor::plugin_api {

/// A number with the decimals it is meant to be read with.
struct Figure {
    double value = 0;
    int decimals = 0;
};
/// A number of persons: whole, and shown as "<3" from 1 to 2, since small counts are never given away.
struct Persons {
    double value = 0;
};
/// Nothing known; shown as an en dash, null in JSON, empty in CSV.
struct Unknown {};

using Cell = std::variant<Unknown, std::string, LocalizedText, Figure, Persons>;

struct Column {
    std::string key;  ///< name in JSON, CSV and GeoJSON
    LocalizedText label;
    /// Texts that repeat and are long: in plain text each is a letter, explained once below the table.
    bool asLetters = false;
};

/// One result of an operation, for people and for machines.
struct Table {
    std::string key;
    LocalizedText title;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;  ///< as many cells as columns
    /// Why a cell is Unknown, for the line below a table with such cells: "liegt an keinem Weg"; empty where
    /// any of the usual reasons may hold.
    LocalizedText unknown = {};
};

/// A table's row on the map. Geometry in the project's working CRS.
struct MapFeature {
    /// A point, an area, or lines.
    std::variant<geo::Point, geo::MultiPolygon, std::vector<geo::Points>> geometry;
    std::size_t row = 0;  ///< index in the table the features belong to
};

using model::Presentation;

/// Features of one table (the table with this key in the same outcome).
struct FeatureCollection {
    std::string tableKey;
    std::vector<MapFeature> features = {};
    Presentation presentation = {};
    /// Names what a layer of these features shows, and of which kind or group, where it stands without its
    /// table (in the panel of layers, on a map): "Einzugsbereiche: Spielplätze, bis 400 m zu Fuß". Empty: the
    /// table's title.
    LocalizedText title = {};
    /// Why there are no features, and what to do: "Keiner der 512 geprüften Orte ist auffällig; --show all
    /// zeigt alle." A map or a layer without any is refused with this sentence.
    LocalizedText whenEmpty = {};
};

}  // namespace nordertor::plugin_api
