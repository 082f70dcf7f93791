// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "model/result_layer.h"

namespace nordertor::test {

/// Points in three classes by "metres", one of them unknown, one row without a place.
inline model::ResultLayer pointResult(const std::string& name) {
    using Type = model::ResultColumn::Type;
    model::ResultData data;
    data.geometry = model::ResultGeometry::Points;
    data.columns = {{"name", {"Name", "Name"}, Type::Text, 0},
                    {"metres", {"Fußweg in m", "Walk in m"}, Type::Number, 1},
                    {"persons", {"Personen", "Persons"}, Type::Persons, 0}};
    const auto at = [](double x) { return geo::Point{600000 + x, 5930000}; };
    data.rows = {{at(0), {std::string("Größe \"1\""), 120.5, 40.0}},
                 {at(10), {std::string("b'; DROP TABLE homes; --"), 300.0, std::monostate{}}},
                 {at(20), {std::monostate{}, std::monostate{}, 7.0}},
                 {std::monostate{}, {std::string("ohne Ort"), 900.0, 3.0}}};
    data.legend.kind = model::Presentation::Kind::Sequential;
    data.legend.column = "metres";
    data.legend.title = {"Fußweg in m", "Walk in m"};
    data.legend.classes = {{{"bis 200", "up to 200"}, "#ffffcc", {}, 200},
                           {{"201 bis 500", "201 to 500"}, "#41b6c4", {}, 500},
                           {{"über 500", "over 500"}, "#253494", {}, {}}};
    data.legend.unknown = model::ResultClass{{"nicht bekannt", "not known"}, "#8c8c8c", {}, {}};
    model::ResultRecord record;
    record.name = name;
    record.title = {"Erreichbarkeit", "Access"};
    record.operation = "access";
    record.parameters = {{"kind", {"youth.playground", "youth.sports"}}, {"seed", {"1"}}, {"store", {name}}};
    record.createdOn = "2026-03-31";
    record.program = "Nordertor 0.1.0";
    record.projectState = "0123";
    record.sources = {"OpenStreetMap (2026-01-01)"};
    return {std::move(record), std::make_shared<const model::ResultData>(std::move(data))};
}

/// Two lines of two parts, in two categories.
inline model::ResultLayer lineResult(const std::string& name) {
    model::ResultLayer layer = pointResult(name);
    auto data = std::make_shared<model::ResultData>();
    data->geometry = model::ResultGeometry::Lines;
    data->columns = {{"kind", {"Art", "Kind"}, model::ResultColumn::Type::Text, 0}};
    const auto line = [](double y) { return geo::Points{{600000, y}, {600050, y + 3.25}}; };
    data->rows = {{std::vector<geo::Points>{line(5930000), line(5930010)}, {std::string("a")}},
                  {std::vector<geo::Points>{line(5930020)}, {std::string("b")}}};
    data->legend.kind = model::Presentation::Kind::Categories;
    data->legend.column = "kind";
    data->legend.classes = {{{"A & Co", "A & Co"}, "#0072b2", "a", {}}};
    data->legend.unknown = model::ResultClass{{"sonstige", "other"}, "#8c8c8c", {}, {}};
    layer.data = data;
    return layer;
}

/// An area with a hole, all alike.
inline model::ResultLayer areaResult(const std::string& name) {
    model::ResultLayer layer = pointResult(name);
    auto data = std::make_shared<model::ResultData>();
    data->geometry = model::ResultGeometry::Areas;
    data->columns = {{"persons", {"Personen", "Persons"}, model::ResultColumn::Type::Persons, 0}};
    const auto square = [](double from, double to) {
        return geo::Points{{600000 + from, 5930000 + from},
                           {600000 + to, 5930000 + from},
                           {600000 + to, 5930000 + to},
                           {600000 + from, 5930000 + to},
                           {600000 + from, 5930000 + from}};
    };
    data->rows = {{geo::MultiPolygon{{{square(0, 100), {square(20, 40)}}}}, {12.0}}};
    data->legend.classes = {{{"Fläche", "Area"}, "#0072b2", {}, {}}};
    layer.data = data;
    return layer;
}

}  // namespace nordertor::test
