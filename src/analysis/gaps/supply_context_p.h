// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "analysis/gaps/gap_analysis.h"
#include "analysis/gaps/gap_shape.h"
#include "analysis/network/attached_network.h"

namespace nordertor::analysis {

/// A standard that was asked for, with its limit for this run.
struct ChosenStandard {
    const model::Theme* theme = nullptr;
    const model::Standard* standard = nullptr;
    std::string id;  ///< "<theme>.<standard>"
    double limit = 0;
    std::vector<const model::FacilityKind*> kinds;
    std::set<std::string> kindIds;  ///< qualified

    /// Of one of the kinds, and not known to be too small.
    [[nodiscard]] bool admits(const model::Facility& facility) const {
        const auto& minimum = standard->minimumArea;
        const bool tooSmall = minimum && facility.areaSquareMetres && *facility.areaSquareMetres < *minimum;
        return !tooSmall && kindIds.count(facility.kind) > 0;
    }
};

[[nodiscard]] Result<std::vector<ChosenStandard>> chosenStandards(const model::Project& project,
                                                                  const model::ThemeSet& themes,
                                                                  const GapParameters& parameters);

/// What all standards share. Profiles differ in speed, which distances do not see, and in steps: so there is
/// one network with and, if a chosen standard needs it, one without them.
struct SupplyContext {
    std::vector<const model::Facility*> facilities;  ///< of the chosen kinds, by (id, kind)
    std::unique_ptr<HomePoints> homes;
    std::vector<bool> insideArea;  ///< by home
    std::unique_ptr<AttachedNetwork> withSteps;
    std::unique_ptr<AttachedNetwork> withoutSteps;
    Notices notices;

    [[nodiscard]] const AttachedNetwork& networkFor(model::WalkingProfileId profile) const {
        return walkingProfile(profile).stepsPassable ? *withSteps : *withoutSteps;
    }
};

/// Errors: InvalidData (no homes, no walkable street), Cancelled.
[[nodiscard]] Result<SupplyContext> supplyContext(const model::Project& project,
                                                  const std::vector<ChosenStandard>& standards,
                                                  const GapParameters& parameters, const Task& task);

/// Applies one standard to all homes; ranks are filled in later. Errors: Cancelled.
[[nodiscard]] Result<StandardResult> applyStandard(const model::Project& project,
                                                   const SupplyContext& context,
                                                   const ChosenStandard& standard,
                                                   const GapParameters& parameters, const Task& task);

/// Fills in StandardResult::capacity of a standard with a figure per head, or says why it cannot be computed.
/// `qualifying` are facilities of the context, ascending. Errors: Cancelled.
[[nodiscard]] Result<> addCapacity(const model::Project& project, const SupplyContext& context,
                                   const ChosenStandard& chosen, std::span<const std::uint32_t> qualifying,
                                   StandardResult& result, const Task& task);

}  // namespace nordertor::analysis
