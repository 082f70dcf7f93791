// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/localized_text.h"
#include "base/notice.h"
#include "base/result.h"
#include "model/base_map.h"
#include "model/facility.h"
#include "model/residents.h"

namespace nordertor::model {

struct Project;

/// A facility added (no before), closed (no after), moved or enlarged. Both sides have the same id and kind.
struct ChangeFacility {
    std::optional<Facility> before;
    std::optional<Facility> after;
    friend bool operator==(const ChangeFacility&, const ChangeFacility&) = default;
};

/// What decides whether a street may be walked.
struct WayAccess {
    Highway highway = Highway::Footway;
    Permission foot = Permission::Unknown;
    friend bool operator==(const WayAccess&, const WayAccess&) = default;
};

/// A street, or a stretch of it, blocked or opened to people on foot.
struct SetWayAccess {
    std::string way;   ///< id of the street
    std::string name;  ///< of the street, for the sentence
    /// Empty: the whole street. Two points: what lies between the places of the street nearest to them.
    geo::Points stretch;
    WayAccess before;
    WayAccess after;
    friend bool operator==(const SetWayAccess&, const SetWayAccess&) = default;
};

/// Where a planned way meets a street.
struct WayJoin {
    std::size_t point = 0;  ///< index in PlannedWay::points
    std::string street;     ///< id
    geo::Point at;          ///< on the street; the planned way leads there in a straight line
    friend bool operator==(const WayJoin&, const WayJoin&) = default;
};

/// A path that does not exist yet. It meets the network at its joins and nowhere else, so that a way drawn
/// across a street is a bridge unless it has a point there.
struct PlannedWay {
    std::string id;  ///< "plan/way/1"
    std::string name;
    Highway highway = Highway::Footway;  ///< Footway or Steps
    geo::Points points;                  ///< two or more, working CRS
    std::vector<WayJoin> joins;          ///< ascending by point
    friend bool operator==(const PlannedWay&, const PlannedWay&) = default;
};

/// A way built (no before) or given up (no after).
struct BuildWay {
    std::optional<PlannedWay> before;
    std::optional<PlannedWay> after;
    friend bool operator==(const BuildWay&, const BuildWay&) = default;
};

struct GroupPersons {
    AgeGroup group;  ///< one of Residents::groups
    double persons = 0;
    friend bool operator==(const GroupPersons&, const GroupPersons&) = default;
};

/// A home with its persons of some groups. In a home that is added, groups not named are unknown.
struct HomeState {
    Home home;
    std::vector<GroupPersons> persons;  ///< ascending by group
    friend bool operator==(const HomeState&, const HomeState&) = default;
};

/// People who move in or out. A home only in `after` is built, one only in `before` is given up; of one in
/// both the named groups change. Both ascending by id.
struct ChangeResidents {
    std::string name;  ///< of the project, may be empty: "Neubau Lindenhof"
    std::vector<HomeState> before;
    std::vector<HomeState> after;
    friend bool operator==(const ChangeResidents&, const ChangeResidents&) = default;
};

/// One assumption of a scenario, as a value: it can be applied, inverted, described and stored.
using ScenarioEdit = std::variant<ChangeFacility, SetWayAccess, BuildWay, ChangeResidents>;

/// A named list of edits laid over the project's data, which itself stays as it is.
struct Scenario {
    std::string name;  ///< unique in the project
    std::string description;
    std::vector<ScenarioEdit> edits;  ///< in the order they were made
    friend bool operator==(const Scenario&, const Scenario&) = default;
};

/// The project as it would be under the scenario. Pure; costs a copy of the project. Each edit is checked
/// against its `before`: what an earlier edit of the scenario has changed may differ, the later edit wins;
/// else the base data has become another since (error InvalidData, naming the edit by its number).
[[nodiscard]] Result<Project> withScenario(const Project& project, const Scenario& scenario);
/// The same for one edit, in place.
[[nodiscard]] Result<> apply(Project& project, const ScenarioEdit& edit);

/// A scenario without some of its edits.
struct ReducedScenario {
    Scenario scenario;
    /// Those left that cannot be kept, by their index in the scenario as it was, ascending: what they change
    /// is not there then or is so already, or the data has become another.
    std::vector<std::size_t> impossible;
};
/// Takes the edits of these indices back. A later edit about the same thing begins at what is there without
/// them and keeps what it says: a move its place, an enlargement its size, a way its access, residents how
/// many more or fewer. Costs a copy of the project.
[[nodiscard]] ReducedScenario withoutEdits(const Project& project, const Scenario& scenario,
                                           const std::set<std::size_t>& dropped);

/// withScenario(e, inverse(e)) gives the same facilities and residents, and streets that form the same
/// network.
[[nodiscard]] ScenarioEdit inverse(const ScenarioEdit& edit);
/// "Einrichtung verlegt: social.kita „Kita Süd“ (way/3), 340 m weiter"
[[nodiscard]] LocalizedText describe(const ScenarioEdit& edit);
/// Says for every edit that changes what an earlier one has changed already that it goes on from there.
[[nodiscard]] Notices conflictsIn(const Scenario& scenario);
/// What an edit is about, as keys that are equal for equal things: "facility social.kita way/3", "way way/9"
/// ...
[[nodiscard]] std::vector<std::string> thingsChanged(const ScenarioEdit& edit);

/// Null if there is none of this name.
[[nodiscard]] const Scenario* findScenario(const Project& project, const std::string& name);

}  // namespace nordertor::model
