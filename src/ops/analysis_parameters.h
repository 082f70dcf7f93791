// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "analysis/population/demand.h"
#include "base/result.h"
#include "model/facility.h"
#include "ops/operation.h"

namespace nordertor::analysis {
struct NetworkPosition;
}

namespace nordertor::ops {

// Parameters of verbs that measure ways, so that each is named, explained and checked alike everywhere.

/// kind: "youth.playground", may be repeated.
[[nodiscard]] ParameterSpec facilityKindsParameter();
/// group: an age class of the data ("0-9", "80+", "all") or a demand group of a theme
/// ("youth.children_6_12").
[[nodiscard]] ParameterSpec demandGroupParameter();
/// profile: adult, child, senior, rollator.
[[nodiscard]] ParameterSpec walkingProfileParameter();
/// speed: km/h in place of the profile's own; has an effect where the unit of the limits is minutes.
[[nodiscard]] ParameterSpec walkingSpeedParameter();
/// attachment: metres from a home or facility to the nearest path.
[[nodiscard]] ParameterSpec attachmentParameter();
/// seed of the random numbers, so that the same result can be made again.
[[nodiscard]] ParameterSpec seedParameter();
/// scenario: work on this scenario instead of the present state (run_operation.h does it).
[[nodiscard]] ParameterSpec scenarioParameter();
/// store: keep the result as a layer of the project under this name (run_operation.h does it); date: the day
/// it is then said to have been computed on.
[[nodiscard]] std::vector<ParameterSpec> storeParameters();

/// Of an age class ("0-9", "all") or a theme ("youth.children_6_12"); nothing if it is neither.
[[nodiscard]] std::optional<model::DemandGroup> demandGroupNamed(const std::string& text,
                                                                 const model::ThemeSet& themes);

/// The error for a kind of facility that no theme knows, listing all.
[[nodiscard]] Error unknownKind(const std::string& kind, const model::ThemeSet& themes,
                                const std::string& parameter = "--kind");

/// "Spielplätze, Bolzplätze"; kinds that no theme knows are left out.
[[nodiscard]] LocalizedText kindsLabel(const std::vector<std::string>& kinds, const model::ThemeSet& themes);

/// Facilities of the kinds asked for, one for each id, ascending by id.
struct ChosenFacilities {
    std::vector<const model::Facility*> facilities;
    std::vector<const model::FacilityKind*> kinds;
    LocalizedText label;  ///< kindsLabel()
};
/// Errors: InvalidArgument (no kind given, or no theme knows it), InvalidData (the project has none of them).
[[nodiscard]] Result<ChosenFacilities> facilitiesFrom(const ParameterValues& values, const Context& context);
/// Errors: InvalidArgument (neither an age class nor a demand group), InvalidData (nobody of the group lives
/// here; the project has no residents at all).
[[nodiscard]] Result<analysis::Demand> demandFrom(const ParameterValues& values, const Context& context);
/// The same for a figure per head, as the gap analysis counts its heads: analysis::headsFor() the group.
[[nodiscard]] Result<analysis::Demand> headsFrom(const ParameterValues& values, const Context& context);
/// The figure per head of a standard where it asks for places ("social.kita": one for each child from 3 to
/// 5); null otherwise.
[[nodiscard]] const model::PerHead* placesPerHead(const std::string& standard, const model::ThemeSet& themes);
/// Says that others than the group itself are counted: a stand-in, a lower bound, homes. Nothing where it is
/// the group.
[[nodiscard]] Notices groupNotices(const analysis::DemandUsed& used);
/// groupNotices(), and how many homes have no known number of persons.
[[nodiscard]] Notices demandNotices(const analysis::Demand& demand);
/// How many homes are too far from every path and so reach nothing; nothing where there are none.
[[nodiscard]] Notices unattachedNotices(const std::vector<analysis::NetworkPosition>& homes);
[[nodiscard]] model::WalkingProfileId walkingProfileFrom(const ParameterValues& values);
/// km/h on the level, as given, else of the profile.
[[nodiscard]] double walkingSpeedFrom(const ParameterValues& values);
inline constexpr double kilometresPerHour = 3.6;  ///< in one metre per second

}  // namespace nordertor::ops
