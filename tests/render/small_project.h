// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/gaps/gap_analysis.h"
#include "model/project.h"
#include "model/theme.h"

namespace nordertor::test {

/// Lower left corner of the quarter; the programme area is the square of 400 m from here.
inline constexpr geo::Point origin{500000, 5800000};

[[nodiscard]] inline geo::Points ring(double left, double bottom, double right, double top) {
    const auto at = [](double x, double y) { return geo::Point{origin.x + x, origin.y + y}; };
    return {at(left, bottom), at(right, bottom), at(right, top), at(left, top), at(left, bottom)};
}

[[nodiscard]] inline geo::MultiPolygon square(double left, double bottom, double right, double top) {
    return {{{ring(left, bottom, right, top), {}}}};
}

/// A quarter of ten by ten houses between streets, with a park, a stream, a railway and two playgrounds.
[[nodiscard]] inline model::Project smallProject() {
    model::Project project;
    project.title = "Klein";
    project.area.name = "Kleinquartier";
    project.area.municipality = "Musterstadt";
    project.area.shape = square(0, 0, 400, 400);
    const auto at = [](double x, double y) { return geo::Point{origin.x + x, origin.y + y}; };
    for (int row = 0; row < 10; ++row) {
        for (int column = 0; column < 10; ++column) {
            const double x = column * 40 + 10;
            const double y = row * 40 + 10;
            model::Building house;
            house.id = "way/" + std::to_string(100 + row * 10 + column);
            house.use = (row + column) % 7 == 0 ? model::BuildingUse::NonResidential
                                                : model::BuildingUse::Residential;
            house.houseNumber = std::to_string(row * 10 + column + 1);
            house.shape = square(x, y, x + 14, y + 11);
            project.baseMap.buildings.push_back(house);
        }
        model::Street street;
        street.id = "way/" + std::to_string(row + 1);
        street.name = "Straße Nummer " + std::to_string(row + 1);
        street.highway = row == 5 ? model::Highway::Secondary : model::Highway::Residential;
        street.points = {at(-200, row * 40), at(200, row * 40 + 3), at(600, row * 40)};
        street.nodes = {row * 3, row * 3 + 1, row * 3 + 2};
        project.baseMap.streets.push_back(street);
    }
    project.baseMap.landUse.push_back(
        {"way/900", "Beispielpark", model::LandUse::Park, square(100, 100, 300, 300)});
    project.baseMap.landUse.push_back({"way/901", "", model::LandUse::Water, square(150, 150, 200, 200)});
    project.baseMap.lines.push_back(
        {"way/902", "", model::LineKind::Rail, false, false, 0, {at(-50, -500), at(-50, 900)}});
    project.facilities.push_back(
        {"node/1", "youth.playground", "Spielplatz Eins", at(120, 120), {}, {}, {}, "osm"});
    project.facilities.push_back(
        {"node/2", "youth.playground", "Spielplatz Zwei", at(121, 121), {}, {}, {}, "osm"});
    project.sources.push_back({"osm", "OpenStreetMap", "OpenStreetMap-Mitwirkende", "ODbL 1.0",
                               "© OpenStreetMap-Mitwirkende", "2026-11-01", "2026-11-22", "klein.osm", "",
                               true});
    return project;
}

[[nodiscard]] inline model::ThemeSet smallThemes() {
    model::Theme youth;
    youth.id = "youth";
    youth.label = {"Jugend", "Youth"};
    youth.colour = "#E69F00";
    youth.pattern = "diagonal";
    model::FacilityKind playground;
    playground.id = "playground";
    playground.label = {"Spielplatz", "Playground"};
    youth.facilityKinds.push_back(playground);
    model::Standard standard;
    standard.id = "playground_6_12";
    standard.label = {"Spielplatz für Kinder von 6 bis unter 12", "Playground for children of 6 to 11"};
    standard.limit = 400;
    standard.citation.text = {"Musternorm", "Sample norm"};
    youth.standards.push_back(standard);
    return {{youth}};
}

/// `count` gap places in a row, the first with the most persons.
[[nodiscard]] inline analysis::GapReport smallReport(std::size_t count = 3) {
    analysis::StandardResult result;
    result.theme = "youth";
    result.standard = "youth.playground_6_12";
    result.limit = 400;
    result.facilities = 1;
    for (std::size_t i = 0; i < count; ++i) {
        analysis::GapPlace place;
        const double x = 20 + static_cast<double>(i % 6) * 60;
        const double y = 20 + static_cast<double>(i / 6) * 60;
        place.id = "youth.playground_6_12." + std::to_string(i + 1);
        place.standard = result.standard;
        place.rank = i + 1;
        place.insideArea = true;
        place.persons = 100 - static_cast<double>(i);
        place.shape = square(x, y, x + 50, y + 40);
        place.centre = {origin.x + x + 25, origin.y + y + 20};
        place.reason = {
            "Viele Kinder wohnen weiter als 400 m Fußweg vom nächsten Spielplatz; der nächste ist "
            "„Spielplatz Eins“ in 910 m.",
            "Many children live farther than 400 m of walking from the nearest playground."};
        result.places.push_back(place);
    }
    analysis::GapReport report;
    report.standards.push_back(result);
    return report;
}

[[nodiscard]] inline model::ProjectSnapshot snapshotOf(model::Project project) {
    return {std::make_shared<const model::Project>(std::move(project)), 1};
}

}  // namespace nordertor::test
