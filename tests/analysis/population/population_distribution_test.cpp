// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/population/population_distribution.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

namespace nordertor::analysis {
namespace {

using model::AgeGroup;
using model::BaseMap;
using model::Building;
using model::BuildingUse;
using model::CensusCell;
using model::LandUse;

geo::MultiPolygon rectangle(double x, double y, double width, double height) {
    return {{{{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}}, {}}}};
}

Building building(const std::string& id, const std::string& kind, BuildingUse use, geo::MultiPolygon shape,
                  double levels = 0) {
    Building result;
    result.id = id;
    result.kind = kind;
    result.use = use;
    result.levels = levels;
    result.shape = std::move(shape);
    return result;
}

Building house(const std::string& id, double x, double y) {
    return building(id, "house", BuildingUse::Residential, rectangle(x, y, 10, 10));
}

Building untyped(const std::string& id, double x, double y, double size = 10) {
    return building(id, "yes", BuildingUse::Unknown, rectangle(x, y, size, size));
}

/// The 100 m cell with lower-left corner (x, y).
CensusCell cell(const std::string& id, double x, double y, std::vector<model::PersonCount> persons) {
    return {id, {x + 50, y + 50}, rectangle(x, y, 100, 100).polygons.front().outer, std::move(persons)};
}

model::Residents spread(const std::vector<AgeGroup>& groups, const std::vector<CensusCell>& cells,
                        const BaseMap& map) {
    auto result = distributePopulation(groups, cells, map);
    EXPECT_TRUE(result.has_value());
    return result ? result->residents : model::Residents{};
}

std::vector<std::string> homeIds(const model::Residents& residents) {
    std::vector<std::string> ids;
    for (const auto& home : residents.homes) {
        ids.push_back(home.id);
    }
    return ids;
}

const std::vector<AgeGroup> everybody{AgeGroup{}};

TEST(FloorArea, IsFootprintTimesLevels) {
    EXPECT_DOUBLE_EQ(
        floorArea(building("a", "apartments", BuildingUse::Residential, rectangle(0, 0, 10, 20), 6)), 1200);
    EXPECT_DOUBLE_EQ(
        floorArea(building("a", "apartments", BuildingUse::Residential, rectangle(0, 0, 10, 20))), 800);
    EXPECT_DOUBLE_EQ(floorArea(building("b", "bungalow", BuildingUse::Residential, rectangle(0, 0, 10, 10))),
                     100);
    EXPECT_DOUBLE_EQ(floorArea(house("c", 0, 0)), 200);
    EXPECT_DOUBLE_EQ(floorArea(untyped("d", 0, 0, 10)), 200);
    EXPECT_DOUBLE_EQ(floorArea(untyped("e", 0, 0, 20)), 1200);
    EXPECT_DOUBLE_EQ(
        floorArea(building("f", "house", BuildingUse::Residential, rectangle(0, 0, 10, 10), 900)), 200)
        << "900 levels is a slip of the pen: the default of the type counts";
}

TEST(PopulationDistribution, SpreadsByFloorArea) {
    BaseMap map;
    map.buildings = {house("way/1", 10, 10),
                     building("way/2", "apartments", BuildingUse::Residential, rectangle(40, 40, 10, 15), 4)};
    // Floor areas by hand: 100 m² x 2 = 200; 150 m² x 4 = 600; so 40 persons are spread 10 : 30.
    const auto residents = spread(everybody, {cell("c", 0, 0, {40})}, map);
    EXPECT_EQ(homeIds(residents), (std::vector<std::string>{"way/1", "way/2"}));
    EXPECT_DOUBLE_EQ(residents.persons[0][0], 10);
    EXPECT_DOUBLE_EQ(residents.persons[0][1], 30);
    EXPECT_EQ(residents.homes[0].location, (geo::Point{15, 15}));
    EXPECT_EQ(residents.homes[0].cellId, "c");
    EXPECT_DOUBLE_EQ(residents.homes[1].floorArea, 600);
}

TEST(PopulationDistribution, GivesNobodyToOtherUses) {
    BaseMap map;
    map.buildings = {house("way/1", 10, 10),
                     building("way/2", "school", BuildingUse::NonResidential, rectangle(40, 40, 30, 30), 3)};
    EXPECT_EQ(homeIds(spread(everybody, {cell("c", 0, 0, {40})}, map)), (std::vector<std::string>{"way/1"}));
}

TEST(PopulationDistribution, KeepsPersonsAtTheCentreWhereNobodyCanLive) {
    BaseMap map;
    map.buildings = {building("way/2", "garage", BuildingUse::NonResidential, rectangle(40, 40, 10, 10))};
    const auto result = distributePopulation(everybody, {cell("c", 0, 0, {7}), cell("d", 100, 0, {0})}, map);
    ASSERT_TRUE(result.has_value());
    const auto& residents = result->residents;
    ASSERT_EQ(homeIds(residents), (std::vector<std::string>{"c", "d"}));
    EXPECT_TRUE(residents.homes[0].isCellCentre);
    EXPECT_EQ(residents.homes[0].location, (geo::Point{50, 50}));
    EXPECT_DOUBLE_EQ(residents.persons[0][0], 7);
    ASSERT_EQ(result->notices.size(), 1U);
    EXPECT_EQ(result->notices[0].count, 1U);
    EXPECT_EQ(result->notices[0].place, "c");
}

TEST(PopulationDistribution, KeepsUnknownUnknown) {
    BaseMap map;
    map.buildings = {house("way/1", 10, 10), house("way/2", 30, 30)};
    const auto residents =
        spread({{0, 9}, {80, AgeGroup::openEnd}}, {cell("c", 0, 0, {6, std::nullopt})}, map);
    EXPECT_DOUBLE_EQ(residents.persons[0][0], 3);
    EXPECT_FALSE(model::Residents::isKnown(residents.persons[1][0]));
    EXPECT_FALSE(model::Residents::isKnown(residents.persons[1][1]));
}

TEST(PopulationDistribution, UsesUntypedBuildingsOnlyWhereNoneIsKnownToBeInhabited) {
    BaseMap map;
    map.buildings = {house("way/1", 10, 10), untyped("way/2", 30, 30), untyped("way/3", 110, 10)};
    const auto residents = spread(everybody, {cell("c", 0, 0, {4}), cell("d", 100, 0, {6})}, map);
    EXPECT_EQ(homeIds(residents), (std::vector<std::string>{"way/1", "way/3"}));
}

TEST(PopulationDistribution, TakesUntypedBuildingsWithHouseNumberAsInhabited) {
    BaseMap map;
    map.buildings = {house("way/1", 10, 10), untyped("way/2", 30, 30), untyped("way/3", 50, 50),
                     untyped("way/4", 70, 70)};
    map.buildings[1].houseNumber = "12a";
    map.addresses = {{"node/1", "Hansastraße", "3", "31582", {55, 55}}};
    const auto residents = spread(everybody, {cell("c", 0, 0, {6})}, map);
    EXPECT_EQ(homeIds(residents), (std::vector<std::string>{"way/1", "way/2", "way/3"}));
}

TEST(PopulationDistribution, UsesLargeUntypedBuildingsOnlyWhereThereIsNothingElse) {
    BaseMap map;
    map.buildings = {untyped("way/1", 5, 5, 10), untyped("way/2", 30, 30, 40), untyped("way/3", 130, 30, 40)};
    const auto residents = spread(everybody, {cell("c", 0, 0, {4}), cell("d", 100, 0, {6})}, map);
    EXPECT_EQ(homeIds(residents), (std::vector<std::string>{"way/1", "way/3"}));
}

TEST(PopulationDistribution, JudgesUntypedBuildingsBySizeAndLandUse) {
    struct Case {
        double size;
        std::optional<LandUse> use;
        bool inhabited;
    };
    const std::vector<Case> cases = {
        {10, std::nullopt, true},         {10, LandUse::Residential, true},  {6, LandUse::Residential, false},
        {33, LandUse::Residential, true}, {71, LandUse::Residential, false}, {10, LandUse::Industrial, false},
        {10, LandUse::Commercial, false}, {10, LandUse::Public, false},      {10, LandUse::Allotments, false},
        {10, LandUse::Railway, false},    {10, LandUse::Farmland, false}};
    for (const Case& each : cases) {
        BaseMap map;
        map.buildings = {untyped("way/1", 20, 20, each.size)};
        if (each.use) {
            map.landUse = {{"way/9", "", *each.use, rectangle(0, 0, 100, 100)}};
        }
        const auto residents = spread(everybody, {cell("c", 0, 0, {6})}, map);
        EXPECT_EQ(!residents.homes[0].isCellCentre, each.inhabited)
            << each.size << " m, land use " << (each.use ? static_cast<int>(*each.use) : -1);
    }
}

TEST(PopulationDistribution, PutsTheHomeInsideAConcaveBuilding) {
    BaseMap map;
    // A "U": its centre of gravity (15, about 12.1) lies in the open yard.
    const geo::Points u = {{0, 0}, {30, 0}, {30, 30}, {25, 30}, {25, 5}, {5, 5}, {5, 30}, {0, 30}, {0, 0}};
    map.buildings = {building("way/1", "apartments", BuildingUse::Residential, {{{u, {}}}})};
    const auto residents = spread(everybody, {cell("c", 0, 0, {6})}, map);
    ASSERT_EQ(residents.homes.size(), 1U);
    EXPECT_TRUE(geo::contains(map.buildings[0].shape, residents.homes[0].location));
}

TEST(PopulationDistribution, ConservesSumsOfRandomTowns) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(0, 990);
    std::uniform_int_distribution<int> persons(0, 80);
    std::vector<CensusCell> cells;
    for (int row = 0; row < 10; ++row) {
        for (int column = 0; column < 10; ++column) {
            const model::PersonCount old =
                (row + column) % 3 == 0 ? model::PersonCount() : model::PersonCount(persons(random));
            cells.push_back(cell("c" + std::to_string(row) + std::to_string(column), column * 100.0,
                                 row * 100.0, {model::PersonCount(persons(random)), old}));
        }
    }
    BaseMap map;
    for (int i = 1000; i < 1700; ++i) {
        map.buildings.push_back(i % 3 == 0 ? untyped("way/" + std::to_string(i), place(random), place(random))
                                           : house("way/" + std::to_string(i), place(random), place(random)));
    }
    const auto residents = spread({{0, 9}, {80, AgeGroup::openEnd}}, cells, map);
    for (std::size_t group = 0; group < 2; ++group) {
        for (const CensusCell& each : cells) {
            double sum = 0;
            bool unknown = false;
            for (std::size_t h = 0; h < residents.homes.size(); ++h) {
                if (residents.homes[h].cellId == each.id) {
                    const double count = residents.persons[group][h];
                    unknown = unknown || !model::Residents::isKnown(count);
                    sum += count;
                }
            }
            EXPECT_EQ(unknown, !each.persons[group].has_value());
            if (!unknown) {
                EXPECT_NEAR(sum, *each.persons[group], 1e-9) << each.id;
            }
        }
    }
    EXPECT_TRUE(std::is_sorted(residents.homes.begin(), residents.homes.end(),
                               [](const auto& a, const auto& b) { return a.id < b.id; }));

    std::shuffle(map.buildings.begin(), map.buildings.end(), random);
    const auto again = spread({{0, 9}, {80, AgeGroup::openEnd}}, cells, map);
    ASSERT_EQ(homeIds(again), homeIds(residents));
    for (std::size_t h = 0; h < again.homes.size(); ++h) {
        EXPECT_EQ(again.persons[0][h], residents.persons[0][h]) << "bit for bit";
    }
}

TEST(PopulationDistribution, RefusesCellsThatDoNotFitTheGroups) {
    const auto result = distributePopulation(everybody, {cell("c", 0, 0, {1, 2})}, {});
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::InvalidData);
}

TEST(PopulationDistribution, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    BaseMap map;
    map.buildings = {house("way/1", 10, 10)};
    const auto result =
        distributePopulation(everybody, {cell("c", 0, 0, {1})}, map, Task({}, stop.get_token()));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
}

}  // namespace
}  // namespace nordertor::analysis
