// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "analysis/support/drawn_city.h"
#include "model/project.h"
#include "model/theme.h"

namespace nordertor::test {

/// A project from a drawn city (drawn_city.h): small letters are homes with `persons` of that letter in every
/// group (default 10), capital letters are facilities; P is a playground, others are unknown to the theme.
/// Everything lies inside the programme area unless `areaRight` (metres) cuts it.
inline model::Project drawnProject(const std::vector<std::string>& rows, double metresPerCell,
                                   const std::vector<model::AgeGroup>& groups = {{0, 9}},
                                   const std::map<char, double>& persons = {}, double areaRight = 1e6) {
    const DrawnCity city = drawnCity(rows, metresPerCell);
    model::Project project;
    project.baseMap.streets = city.streets;
    project.baseMap.barriers = city.barriers;
    project.area.shape.polygons = {
        {{{-1e6, -1e6}, {areaRight, -1e6}, {areaRight, 1e6}, {-1e6, 1e6}, {-1e6, -1e6}}, {}}};
    project.residents.groups = groups;
    project.residents.persons.resize(groups.size());
    std::size_t number = 10;  // two digits, so that ids sort as they are drawn
    for (const DrawnCity::Place& place : city.places) {
        const std::string id = std::string(1, place.letter) + std::to_string(number++);
        if (std::islower(static_cast<unsigned char>(place.letter)) != 0) {
            model::Home home;
            home.id = "way/" + id;
            home.location = place.location;
            project.residents.homes.push_back(home);
            const auto at = persons.find(place.letter);
            for (auto& column : project.residents.persons) {
                column.push_back(at == persons.end() ? 10 : at->second);
            }
        } else {
            model::Facility facility;
            facility.id = "node/" + id;
            facility.kind = place.letter == 'P' ? "youth.playground" : "youth.other";
            facility.name = place.letter == 'P' ? "Am Anger" : "";
            facility.location = place.location;
            project.facilities.push_back(facility);
        }
    }
    return project;
}

/// One theme, one standard: children under 10 have a playground within 400 m.
inline model::ThemeSet playgroundTheme(double limit = 400) {
    model::Theme theme;
    theme.id = "youth";
    theme.label = {"Jugend", "Youth"};
    model::FacilityKind playground;
    playground.id = "playground";
    playground.label = {"Spielplatz", "playground"};
    playground.labelPlural = {"Spielplätze", "playgrounds"};
    playground.fromNearest = {"vom nächsten Spielplatz", "from the nearest playground"};
    theme.facilityKinds = {playground};
    theme.demandGroups = {{"children", {"Kinder", "Children"}, {0, 9}, {}}};
    model::Standard standard;
    standard.id = "playground";
    standard.label = {"Spielplatz in 400 m", "Playground within 400 m"};
    standard.facilityKinds = {"playground"};
    standard.demandGroup = "children";
    standard.profile = model::WalkingProfileId::Child;
    standard.limit = limit;
    theme.standards = {standard};
    return {{theme}};
}

}  // namespace nordertor::test
