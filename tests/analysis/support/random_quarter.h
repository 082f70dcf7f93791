// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "analysis/support/draw.h"
#include "model/project.h"
#include "model/theme.h"

namespace nordertor::test {

/// Streets on a grid of 100 m with pieces left out (islands, dead ends), doubled, one-way, of length zero or
/// as steps; equal lengths everywhere, so that ties are common. Homes and facilities lie anywhere, some at
/// the same place, some too far from any path.
inline model::Project randomQuarter(Draw& draw, std::size_t side, std::size_t homes) {
    model::Project project;
    const double width = 100.0 * static_cast<double>(side);
    project.area.shape.polygons = {
        {{{-50, -50}, {width / 2, -50}, {width / 2, width + 50}, {-50, width + 50}, {-50, -50}}, {}}};
    const auto node = [&](std::size_t x, std::size_t y) {
        return static_cast<std::int64_t>(y * 100 + x + 1);
    };
    const auto point = [](std::size_t x, std::size_t y) {
        return geo::Point{100.0 * static_cast<double>(x), 100.0 * static_cast<double>(y)};
    };
    const auto add = [&](std::size_t x, std::size_t y, std::size_t x2, std::size_t y2) {
        if (draw.chance(25)) {
            return;
        }
        model::Street street;
        street.id = "way/" + std::to_string(100 + project.baseMap.streets.size());
        street.highway = draw.chance(15) ? model::Highway::Steps : model::Highway::Residential;
        street.points = {point(x, y), point(x2, y2)};
        street.nodes = {node(x, y), node(x2, y2)};
        if (draw.chance(20)) {
            street.footDirection =
                draw.chance(50) ? model::FootDirection::Forward : model::FootDirection::Backward;
        }
        if (draw.chance(10)) {  // a second node at the same place: a piece of length zero
            street.points.push_back(point(x2, y2));
            street.nodes.push_back(node(x2, y2) + 50000 + static_cast<std::int64_t>(draw.below(3)));
        }
        if (draw.chance(20)) {  // a detour between the same nodes
            model::Street again = street;
            again.id += "b";
            again.footDirection = model::FootDirection::Both;
            again.points.insert(again.points.begin() + 1, {point(x, y).x + 30, point(x, y).y + 40});
            again.nodes.insert(again.nodes.begin() + 1, 90000 + node(x, y) * 2 + (x2 > x ? 1 : 0));
            project.baseMap.streets.push_back(again);
        }
        project.baseMap.streets.push_back(street);
    };
    for (std::size_t y = 0; y < side; ++y) {
        for (std::size_t x = 0; x < side; ++x) {
            if (x + 1 < side) {
                add(x, y, x + 1, y);
            }
            if (y + 1 < side) {
                add(x, y, x, y + 1);
            }
        }
    }
    project.residents.groups = {{0, 9}};
    project.residents.persons.resize(1);
    for (std::size_t h = 0; h < homes; ++h) {
        model::Home home;
        home.id = "way/" + std::to_string(10000 + h);
        home.location = draw.chance(20) ? point(draw.below(side), draw.below(side))
                                        : geo::Point{draw.metres(width), draw.metres(width)};
        project.residents.homes.push_back(home);
        project.residents.persons[0].push_back(draw.chance(10) ? model::Residents::unknownPersons
                                                               : static_cast<double>(draw.below(700)) / 7);
    }
    return project;
}

inline model::Facility randomFacility(Draw& draw, std::string id, std::string kind, std::size_t side) {
    const double width = 100.0 * static_cast<double>(side);
    model::Facility facility;
    facility.id = std::move(id);
    facility.kind = std::move(kind);
    facility.location = draw.chance(30) ? geo::Point{100.0 * static_cast<double>(draw.below(side)),
                                                     100.0 * static_cast<double>(draw.below(side))}
                                        : geo::Point{draw.metres(width), draw.metres(width)};
    if (draw.chance(25)) {
        const geo::Point p = facility.location;
        const double size = 20 + draw.metres(150);
        facility.outline.polygons = {
            {{{p.x, p.y}, {p.x + size, p.y}, {p.x + size, p.y + size}, {p.x, p.y + size}, {p.x, p.y}}, {}}};
        facility.areaSquareMetres = size * size;
    } else if (draw.chance(50)) {
        facility.areaSquareMetres = static_cast<double>(draw.below(8000));
    }
    if (draw.chance(50)) {
        facility.capacity = static_cast<double>(draw.below(100));
    }
    return facility;
}

/// Four standards: one kind, both kinds, with a minimum area, and without steps.
inline model::ThemeSet twoKindsTheme() {
    model::Theme theme;
    theme.id = "youth";
    theme.label = {"Jugend", "Youth"};
    theme.demandGroups = {{"children", {"Kinder", "children"}, {0, 9}, {}}};
    for (const char* id : {"playground", "park"}) {
        model::FacilityKind kind;
        kind.id = id;
        kind.label = kind.labelPlural = kind.fromNearest = {id, id};
        theme.facilityKinds.push_back(kind);
    }
    const auto add = [&](const char* id, std::vector<std::string> kinds, double limit,
                         model::WalkingProfileId profile, std::optional<double> minimum) {
        model::Standard standard;
        standard.id = id;
        standard.label = {id, id};
        standard.facilityKinds = std::move(kinds);
        standard.demandGroup = "children";
        standard.limit = limit;
        standard.profile = profile;
        standard.minimumArea = minimum;
        theme.standards.push_back(standard);
    };
    add("near", {"playground"}, 200, model::WalkingProfileId::Child, {});
    add("either", {"playground", "park"}, 300, model::WalkingProfileId::Adult, {});
    add("big", {"park"}, 400, model::WalkingProfileId::Adult, 4000);
    add("level", {"playground"}, 250, model::WalkingProfileId::Rollator, {});
    return {{theme}};
}

}  // namespace nordertor::test
