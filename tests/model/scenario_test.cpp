// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/scenario.h"

#include <gtest/gtest.h>

#include "model/project.h"
#include "model/scenario_text.h"

namespace nordertor::model {
namespace {

Facility kita(const std::string& id, geo::Point at) {
    Facility facility;
    facility.id = id;
    facility.kind = "social.kita";
    facility.name = "Kita Süd";
    facility.location = at;
    facility.capacity = 60;
    return facility;
}

/// A street of three points, a day care and a home with five children.
Project small() {
    Project project;
    Street street;
    street.id = "way/9";
    street.highway = Highway::Residential;
    street.points = {{0, 0}, {100, 0}, {200, 0}};
    street.nodes = {1, 2, 3};
    project.baseMap.streets = {street};
    project.facilities = {kita("way/3", {10, 0})};
    project.residents.groups = {{0, 9}, {80, AgeGroup::openEnd}};
    Home home;
    home.id = "way/5";
    project.residents.homes = {home};
    project.residents.persons = {{5}, {Residents::unknownPersons}};
    return project;
}

const WayAccess open{Highway::Residential, Permission::Unknown};
const WayAccess closed{Highway::Residential, Permission::No};

Project under(const Project& project, std::vector<ScenarioEdit> edits) {
    auto result = withScenario(project, {"Probe", "", std::move(edits)});
    EXPECT_TRUE(result) << (result ? "" : result.error().message.en);
    return result ? *result : Project();
}

TEST(Scenario, ChangesFacilitiesAndLeavesTheBaseAlone) {
    const Project base = small();
    const Facility before = base.facilities.front();
    Facility moved = before;
    moved.location = {300, 400};
    const Project result =
        under(base, {ChangeFacility{before, moved}, ChangeFacility{{}, kita("plan/1", {50, 0})}});
    EXPECT_EQ(base, small());
    ASSERT_EQ(result.facilities.size(), 2U);
    EXPECT_EQ(result.facilities[0].id, "plan/1");  // ascending by kind and id
    EXPECT_EQ(result.facilities[1].location, (geo::Point{300, 400}));
    EXPECT_TRUE(under(base, {ChangeFacility{before, {}}}).facilities.empty());
}

TEST(Scenario, UndoesEveryEditByItsInverse) {
    Home built;
    built.id = "plan/home/1";
    const Project base = small();
    const Home home = base.residents.homes.front();
    const std::vector<ScenarioEdit> edits{
        ChangeFacility{{}, kita("plan/1", {0, 0})},
        ChangeFacility{base.facilities.front(), {}},
        SetWayAccess{"way/9", "", {}, open, closed},
        ChangeResidents{"", {}, {{built, {{{0, 9}, 20}}}}},
        ChangeResidents{"", {{home, {{{0, 9}, 5}}}}, {{home, {{{0, 9}, 8}}}}},
        BuildWay{{},
                 PlannedWay{"plan/way/1", "", Highway::Footway, {{0, 0}, {0, 50}}, {{0, "way/9", {0, 0}}}}}};
    for (const ScenarioEdit& edit : edits) {
        EXPECT_NE(under(base, {edit}), base) << describe(edit).en;
        EXPECT_EQ(under(base, {edit, inverse(edit)}), base) << describe(edit).en;
    }
}

TEST(Scenario, CutsAStretchOutOfAStreet) {
    const Project result = under(small(), {SetWayAccess{"way/9", "", {{150, 5}, {40, -5}}, open, closed}});
    const auto& streets = result.baseMap.streets;
    ASSERT_EQ(streets.size(), 3U);
    EXPECT_EQ(streets[0].points, (geo::Points{{0, 0}, {40, 0}}));
    EXPECT_EQ(streets[1].points, (geo::Points{{40, 0}, {100, 0}, {150, 0}}));
    EXPECT_EQ(streets[1].foot, Permission::No);
    EXPECT_EQ(streets[2].points, (geo::Points{{150, 0}, {200, 0}}));
    EXPECT_EQ(streets[2].foot, Permission::Unknown);
    EXPECT_EQ(streets[0].nodes.back(), streets[1].nodes.front());
    EXPECT_EQ(streets[1].nodes.back(), streets[2].nodes.front());
    EXPECT_LT(streets[0].nodes.back(), 0);
    EXPECT_NE(streets[0].nodes.back(), streets[2].nodes.front());
    EXPECT_EQ(streets[1].nodes[1], 2);
}

TEST(Scenario, CutsAtNodesWithoutNewOnesAndAcrossParts) {
    const SetWayAccess half{"way/9", "", {{100, 0}, {200, 0}}, open, closed};
    const Project once = under(small(), {half});
    ASSERT_EQ(once.baseMap.streets.size(), 2U);
    EXPECT_EQ(once.baseMap.streets[1].nodes, (std::vector<std::int64_t>{2, 3}));
    const Project whole = under(small(), {half, SetWayAccess{"way/9", "", {}, open, closed}});
    for (const Street& street : whole.baseMap.streets) {
        EXPECT_EQ(street.foot, Permission::No);
    }
    const Project back = under(small(), {half, SetWayAccess{"way/9", "", {{50, 0}, {150, 0}}, closed, open}});
    double blocked = 0;
    for (const Street& street : back.baseMap.streets) {
        blocked += street.foot == Permission::No ? geo::length(street.points) : 0;
    }
    EXPECT_DOUBLE_EQ(blocked, 50);
}

TEST(Scenario, LeavesGroupsUnknownThatNewHomesDoNotName) {
    Home built;
    built.id = "plan/home/1";
    const Project result = under(small(), {ChangeResidents{"", {}, {{built, {{{0, 9}, 20}}}}}});
    ASSERT_EQ(result.residents.homes.size(), 2U);
    EXPECT_EQ(result.residents.persons[0], (std::vector<double>{20, 5}));
    EXPECT_EQ(result.residents.persons[1],
              (std::vector<double>{Residents::unknownPersons, Residents::unknownPersons}));
}

TEST(Scenario, LetsTheLaterEditWinAndSaysSo) {
    const Project base = small();
    const Facility before = base.facilities.front();
    Facility first = before;
    first.location = {1, 1};
    Facility second = before;
    second.location = {2, 2};
    // both start from the base: made apart from each other
    const Scenario scenario{"Probe", "", {ChangeFacility{before, first}, ChangeFacility{before, second}}};
    const auto result = withScenario(base, scenario);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->facilities.front().location, (geo::Point{2, 2}));
    const Notices notices = conflictsIn(scenario);
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(
        notices.front().message.en,
        "Assumption 2 is about the same as assumption 1 and starts from what that one leaves; where both "
        "change the same figure, the later one holds.");
}

TEST(Scenario, NamesTheEditThatNoLongerFits) {
    Project newer = small();
    newer.facilities.front().capacity = 80;
    Facility moved = small().facilities.front();
    moved.location = {300, 400};
    const auto result =
        withScenario(newer, {"Neue Kita", "", {ChangeFacility{small().facilities.front(), moved}}});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::InvalidData);
    EXPECT_EQ(
        result.error().message.de,
        "Szenario „Neue Kita“: Änderung 1 passt nicht mehr zu den Daten (Einrichtung verlegt: social.kita "
        "„Kita Süd“ (way/3), 490 m weiter, nach 300,400).");
    EXPECT_FALSE(withScenario(small(), {"", "", {SetWayAccess{"way/8", "", {}, open, closed}}}));
    EXPECT_FALSE(withScenario(small(), {"", "", {SetWayAccess{"way/9", "", {}, closed, open}}}));
}

TEST(Scenario, DescribesEachEditInASentence) {
    const Facility before = small().facilities.front();
    Facility bigger = before;
    bigger.capacity = 80;
    EXPECT_EQ(describe(ScenarioEdit(ChangeFacility{before, bigger})).de,
              "Einrichtung geändert: social.kita „Kita Süd“ (way/3), 80 Plätze statt 60");
    EXPECT_EQ(describe(ScenarioEdit(ChangeFacility{before, {}})).en,
              "Facility closed: social.kita \"Kita Süd\" (way/3)");
    EXPECT_EQ(describe(ScenarioEdit(SetWayAccess{"way/9", "Große Straße", {}, open, closed})).de,
              "Weg gesperrt: Große Straße (way/9)");
    Home built;
    built.location = {100, 200};
    EXPECT_EQ(
        describe(ScenarioEdit(ChangeResidents{"", {{built, {{{0, 9}, 5}}}}, {{built, {{{0, 9}, 12}}}}})).en,
        "Residents changed (" + built.id + "): +7 children under 10");
    for (const double few : {1.0, 2.0}) {  // which the difference would tell
        EXPECT_EQ(
            describe(ScenarioEdit(ChangeResidents{"", {{built, {{{0, 9}, few}}}}, {{built, {{{0, 9}, 7}}}}}))
                .en,
            "Residents changed (" + built.id + "): more children under 10");
    }
    EXPECT_EQ(describe(ScenarioEdit(ChangeResidents{"", {}, {{built, {{{0, 9}, 20}}}}})).de,
              "Neue Wohnungen bei 100,200: +20 Kinder unter 10");
    EXPECT_EQ(residentsChange({"", {}, {{built, {{{0, 9}, 20}}}}}).de, "+20 Kinder unter 10");
    EXPECT_TRUE(residentsChange({"Hof", {}, {{built, {}}}}).empty()) << "nobody moves in";
}

TEST(Scenario, IsMadeChangedAndDeletedByEditsOfTheProject) {
    const Scenario first{"Neue Kita", "", {}};
    const Scenario second{"Neue Kita", "Beschluss", {ChangeFacility{{}, kita("plan/1", {0, 0})}}};
    auto project = applied(small(), {SetScenario{{}, first}});
    ASSERT_TRUE(project);
    project = applied(*project, {SetScenario{first, second}});
    ASSERT_TRUE(project);
    EXPECT_EQ(*findScenario(*project, "Neue Kita"), second);
    EXPECT_FALSE(applied(*project, {SetScenario{{}, first}}));  // exists already
    EXPECT_FALSE(applied(*project, {SetScenario{first, {}}}));  // is another by now
    const Edit edit{SetScenario{second, {}}};
    EXPECT_EQ(describe(edit).de, "Szenario „Neue Kita“ gelöscht");
    project = applied(*project, edit);
    ASSERT_TRUE(project);
    EXPECT_TRUE(project->scenarios.empty());
    project = applied(*project, inverse(edit));
    ASSERT_TRUE(project);
    EXPECT_EQ(*findScenario(*project, "Neue Kita"), second);
}

}  // namespace
}  // namespace nordertor::model
