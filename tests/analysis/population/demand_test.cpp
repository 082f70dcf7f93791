// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/population/demand.h"

#include <gtest/gtest.h>

namespace nordertor::analysis {
namespace {

using model::AgeGroup;

constexpr double unknown = model::Residents::unknownPersons;

/// Three homes; persons by group, then home.
model::Residents residents(std::vector<AgeGroup> groups, std::vector<std::vector<double>> persons) {
    model::Residents result;
    result.groups = std::move(groups);
    result.persons = std::move(persons);
    result.homes.resize(3);
    return result;
}

model::DemandGroup group(AgeGroup ages, std::vector<AgeGroup> standIns = {}) {
    return {"group", {"Gruppe", "Group"}, ages, std::move(standIns)};
}

TEST(Demand, TakesTheExactClass) {
    const auto demand = demandFor(residents({{0, 9}, {10, 19}}, {{1, 2, unknown}, {9, 9, 9}}), group({0, 9}));
    EXPECT_EQ(demand.used.measure, DemandMeasure::Persons);
    EXPECT_EQ(demand.used.label.de, "Kinder unter 10");
    EXPECT_EQ(demand.byHome, (std::vector<double>{1, 2, unknown}));
}

TEST(Demand, AddsClassesThatTileTheGroup) {
    const auto demand = demandFor(residents({{0, 9}, {10, 19}, {10, 24}, {20, 29}},
                                            {{1, 2, 3}, {10, unknown, 30}, {7, 7, 7}, {100, 200, 300}}),
                                  group({0, 29}));
    EXPECT_EQ(demand.used.measure, DemandMeasure::Persons);
    EXPECT_EQ(demand.byHome, (std::vector<double>{111, unknown, 333}));
}

TEST(Demand, PrefersTheNamedStandIn) {
    const auto demand = demandFor(residents({{0, 9}, {0, AgeGroup::openEnd}}, {{1, 2, 3}, {10, 20, 30}}),
                                  group({0, 5}, {{0, AgeGroup::openEnd}}));
    EXPECT_EQ(demand.used.measure, DemandMeasure::StandInPersons);
    EXPECT_EQ(demand.used.label.de, "Personen");
}

TEST(Demand, FallsBackToTheSmallestClassAround) {
    const auto demand =
        demandFor(residents({{0, 9}, {0, AgeGroup::openEnd}}, {{1, 2, 3}, {10, 20, 30}}), group({0, 5}));
    EXPECT_EQ(demand.used.measure, DemandMeasure::StandInPersons);
    EXPECT_EQ(demand.used.label.de, "Kinder unter 10");
    EXPECT_EQ(demand.byHome, (std::vector<double>{1, 2, 3}));
}

// Truth: three of ten years of age have three tenths of the children if all years have as many.
TEST(Demand, CountsHeadsOfAWiderClassByTheirYears) {
    const auto cells = residents({{0, 9}, {0, AgeGroup::openEnd}}, {{1, 20, unknown}, {10, 20, 30}});
    const auto heads = headsFor(cells, group({3, 5}, {{0, 9}}));
    EXPECT_EQ(heads.used.measure, DemandMeasure::StandInPersons);
    EXPECT_EQ(heads.used.label.de, "Gruppe (geschätzt: 3 von 10 Jahrgängen der Kinder unter 10)");
    EXPECT_EQ(heads.used.label.en, "Group (estimated: 3 of 10 years of age of the children under 10)");
    EXPECT_DOUBLE_EQ(heads.byHome[0], 0.3);
    EXPECT_DOUBLE_EQ(heads.byHome[1], 6);
    EXPECT_EQ(heads.byHome[2], unknown);
    // known exactly, or a stand-in of no certain length or that does not contain the group: as they are
    for (const auto& as : {group({0, 9}), group({70, AgeGroup::openEnd}, {{0, AgeGroup::openEnd}}),
                           group({6, 12}, {{0, 9}})}) {
        EXPECT_EQ(headsFor(cells, as).byHome, demandFor(cells, as).byHome);
        EXPECT_EQ(headsFor(cells, as).used.label.de, demandFor(cells, as).used.label.de);
    }
}

TEST(Demand, EverybodyIsALowerBoundWhereOnlySomeAgesAreKnown) {
    const auto demand = demandFor(
        residents({{0, 9}, {80, AgeGroup::openEnd}}, {{1, unknown, unknown}, {4, 5, unknown}}), group({}));
    EXPECT_EQ(demand.used.measure, DemandMeasure::KnownPersonsOnly);
    EXPECT_EQ(demand.used.label.de, "Personen (bekannt sind nur unter 10 und ab 80)");
    EXPECT_EQ(demand.used.label.en, "persons (only those under 10 and aged 80 and over are known)");
    EXPECT_EQ(demand.byHome, (std::vector<double>{5, 5, unknown}));
}

TEST(Demand, CountsHomesWhereNoAgeFits) {
    const auto demand = demandFor(residents({{80, AgeGroup::openEnd}}, {{4, 5, unknown}}), group({6, 12}));
    EXPECT_EQ(demand.used.measure, DemandMeasure::Homes);
    EXPECT_EQ(demand.byHome, (std::vector<double>{1, 1, 1}));
}

TEST(Demand, AClassWithoutAnyNumberIsNotKnown) {
    const auto demand =
        demandFor(residents({{0, 9}, {0, 17}}, {{unknown, unknown, unknown}, {1, 2, 3}}), group({0, 9}));
    EXPECT_EQ(demand.used.measure, DemandMeasure::StandInPersons);
    EXPECT_EQ(demand.used.label.de, "Kinder unter 18");
}

}  // namespace
}  // namespace nordertor::analysis
