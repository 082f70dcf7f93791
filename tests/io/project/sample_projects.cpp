// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/sample_projects.h"

#include <cmath>
#include <string>

namespace nordertor::test {
namespace {

using namespace model;

constexpr double east = 626'000;
constexpr double north = 5'930'000;

geo::Point at(double x, double y) {
    return {east + x, north + y};
}

geo::Points square(double x, double y, double size) {
    return {at(x, y), at(x + size, y), at(x + size, y + size), at(x, y + size), at(x, y)};
}

geo::MultiPolygon area(double x, double y, double size) {
    return {{geo::Polygon{square(x, y, size), {}}}};
}

BaseMap smallBaseMap() {
    BaseMap map;
    map.buildings = {
        {"relation/7",
         "Schloß „Süd“",
         "castle",
         BuildingUse::NonResidential,
         2.5,
         "Königstraße",
         "1a",
         "01067",
         {{geo::Polygon{square(0, 0, 40), {square(10, 10, 5), square(20, 20, 5)}},
           geo::Polygon{square(100, 0, 10), {}}}}},
        {"way/1", "", "apartments", BuildingUse::Residential, 4, "Äußere Weg", "12", "", area(200, 0, 12)},
        {"way/2", "", "yes", BuildingUse::Unknown, 0, "", "", "", {}},
    };
    map.addresses = {{"node/5", "Köṅigstraße", "3–5", "01067", at(0.1 + 0.2, 1.0 / 3)},
                     {"node/6", "", "", "", at(-500, 400)}};
    map.landUse = {{"way/30", "Grüner See", LandUse::Water, area(300, 300, 50)},
                   {"way/31", "", LandUse::Allotments, area(400, 300, 50)}};
    map.lines = {
        {"way/40", "Tollense", LineKind::River, false, false, 0, {at(0, 500), at(10, 510), at(30, 505)}},
        {"way/41", "", LineKind::LightRail, true, true, -2, {at(0, 600), at(100, 600)}},
        {"way/42", "ohne Lage", LineKind::Barrier, false, false, 0, {}}};
    Street street{"way/50",
                  "Große Straße",
                  Highway::LivingStreet,
                  Permission::Designated,
                  Permission::Destination,
                  Sidewalk::Both,
                  Wheelchair::Limited,
                  true,
                  true,
                  true,
                  true,
                  true,
                  3,
                  {at(0, 0), at(50, 0), at(50, 50)},
                  {1, -2, 9'007'199'254'740'993},
                  FootDirection::Backward};
    map.streets = {street, {}};
    map.streets[1].id = "way/51";
    map.streets[1].points = {at(50, 50), at(90, 50)};
    map.streets[1].nodes = {9'007'199'254'740'993, 4};
    map.barriers = {{9'007'199'254'740'993, Permission::Private}, {-2, Permission::No}};
    return map;
}

Residents smallResidents() {
    Residents residents;
    residents.groups = {{0, 9}, {0, AgeGroup::openEnd}, {80, AgeGroup::openEnd}};
    residents.cells = {
        {"CRS3035RES100mN3369800E4376400", at(50, 50), square(0, 0, 100), {std::nullopt, 10.0, 0.0}},
        {"CRS3035RES100mN3369800E4376500", at(150, 50), square(100, 0, 100), {3.0, 7.0, std::nullopt}},
    };
    residents.homes = {
        {"CRS3035RES100mN3369800E4376500", "CRS3035RES100mN3369800E4376500", true, at(150, 50), 0},
        {"relation/7", "CRS3035RES100mN3369800E4376400", false, at(5, 5), 1234.5},
        {"way/1", "CRS3035RES100mN3369800E4376400", false, at(205, 5), 576}};
    const double unknown = Residents::unknownPersons;
    residents.persons = {{3, unknown, unknown}, {7, 10.0 / 3, 10 - 10.0 / 3}, {unknown, 0, 0}};
    return residents;
}

Organisation bakery() {
    Organisation o;
    o.id = "0007";
    o.name = "Bäckerei Übermut; \"Zum ' Korn\"";
    o.sectorCode = "10.71";
    o.sectorEdition = SectorEdition::Wz2008;
    o.sectorTitle = "Herstellung von Backwaren";
    o.street = "Am Wall";
    o.houseNumber = "2";
    o.postcode = "01067";
    o.city = "Nördlingen";
    o.employees = "10-49";
    o.location = at(20, 70);
    o.sourceId = "organisations-1";
    return o;
}

Organisation foundation() {
    Organisation o;
    o.id = "stiftung-1";
    o.name = "Erfundene Stiftung";
    o.kind = OrganisationKind::Foundation;
    o.purposes = {"education", "youth, \"quoted\""};
    o.reach = "county";
    o.engagement = "Spielplatzpatenschaft\n2021";
    o.sourceId = "organisations-1";
    return o;
}

SourceRecord organisationSource() {
    return {"organisations-1",
            "Betriebsliste",
            "Stadt Irgendwo",
            "",
            "",
            "2024-05",
            "2025-01-02",
            "Betriebe ä.csv",
            "00112233445566778899aabbccddeeff",
            true};
}

template <class Operation>
Project edited(const Project& project, Operation operation) {
    return applied(project, Edit{std::move(operation)}).value();
}

}  // namespace

Project smallProject() {
    Project p;
    p.title = "Soziale Stadt – Süd";
    p.createdOn = "2025-01-02";
    p.marginMetres = 1999.5;
    p.area = {"Südstadt",
              "Irgendwo",
              "Sozialer Zusammenhalt",
              "1400 SozialeStadt",
              "3000",
              {{geo::Polygon{square(-50, -50, 500), {square(250, 250, 10)}},
                geo::Polygon{square(600, 0, 50), {}}}}};
    p.baseMap = smallBaseMap();
    p.residents = smallResidents();
    p.facilities = {
        {"node/12", "social.school", "Grundschule am See", at(77, 88), {}, std::nullopt, 240.0, "osm"},
        {"way/7", "youth.playground", "", at(305, 305), area(300, 300, 12), 144.0, std::nullopt, "osm"}};
    p.sources = {{"census", "Zensus 2022", "Statistisches Bundesamt", "dl-de/by-2-0", "© Destatis", "2022",
                  "2025-01-02", "zensus.csv", "ffeeddccbbaa99887766554433221100", false},
                 {"osm", "OpenStreetMap", "OpenStreetMap", "ODbL 1.0", "© OpenStreetMap-Mitwirkende",
                  "2025-01-01", "2025-01-02", "stadt.osm.pbf", "00000000000000000000000000000000", false}};
    p.notices = {
        {Severity::Warning, {"Ein Ring war offen.", "One ring was open."}, "stadt.osm.pbf", "way/9", 3},
        {Severity::Info, {"Nur Jahre.", "Years only."}, "", "", 1}};
    p.standardLimits = {{"social.school", 700}};
    p = edited(p, SetStandardLimit{"youth.playground", std::nullopt, 200.1});
    p = edited(p, SetTitle{"Soziale Stadt – Süd", "Soziale Stadt – „Süd“ 2025"});
    ReplaceOrganisations replace;
    replace.after = {
        {organisationSource()},
        {bakery(), foundation()},
        {{Severity::Warning, {"Zeile ohne Namen.", "Line without name."}, "Betriebe ä.csv", "4", 2}}};
    return edited(p, replace);
}

Project townOf(std::size_t buildings) {
    Project p = smallProject();
    p.edits.clear();
    p.title = "Musterstadt";
    BaseMap& map = p.baseMap;
    map = {};
    const auto perRow = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(buildings))));
    const auto cell = [&](std::size_t i) {
        return geo::Point{20.0 * static_cast<double>(i % perRow), 20.0 * static_cast<double>(i / perRow)};
    };
    p.residents.cells.clear();
    p.residents.homes.clear();
    p.residents.persons.assign(p.residents.groups.size(), {});
    for (std::size_t i = 0; i < buildings; ++i) {
        const geo::Point c = cell(i);
        const std::string id = "way/" + std::to_string(10'000'000 + i);
        map.buildings.push_back({id, "", "house", BuildingUse::Residential, 2, "Musterstraße",
                                 std::to_string(i % 99), "12345", area(c.x, c.y, 9.37)});
        p.residents.homes.push_back({id, "cell", false, at(c.x + 4, c.y + 4), 175});
        p.residents.persons[0].push_back(Residents::unknownPersons);
        p.residents.persons[1].push_back(2.25);
        p.residents.persons[2].push_back(0.125);
    }
    for (std::size_t i = 0; i < buildings * 20 / 15; ++i) {
        const geo::Point c = cell(i % buildings);
        map.addresses.push_back({"node/" + std::to_string(i), "Musterstraße", std::to_string(i % 99), "12345",
                                 at(c.x + 10, c.y)});
    }
    for (std::size_t i = 0; i < buildings * 10 / 15; ++i) {
        const geo::Point c = cell(i);
        Street street;
        street.id = "way/" + std::to_string(i);
        street.name = "Musterstraße";
        street.highway = Highway::Residential;
        for (int k = 0; k < 20; ++k) {
            street.points.push_back(at(c.x + 3.7 * k, c.y + std::sin(k)));
            street.nodes.push_back(static_cast<std::int64_t>(i) * 20 + k);
        }
        map.streets.push_back(std::move(street));
    }
    const double known = 2.25 * static_cast<double>(buildings);
    p.residents.cells = {{"cell",
                          at(0, 0),
                          square(0, 0, 20.0 * static_cast<double>(perRow)),
                          {std::nullopt, known, known / 18}}};
    return p;
}

}  // namespace nordertor::test
