// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/scenarios/incremental_supply.h"

namespace nordertor::analysis {

/// All standards under one state of the project, in the order of the themes.
using SupplyState = std::vector<StandardSupply>;

[[nodiscard]] SupplyState supplyOf(const IncrementalSupply& supply);

/// The supply under a scenario. `present` is built from the project the scenario lies over; if the scenario
/// only changes facilities they are changed in it and changed back, else `scenarioProject` (the project with
/// the scenario applied) is computed as a whole. Errors: as IncrementalSupply::build().
[[nodiscard]] Result<SupplyState> supplyUnder(IncrementalSupply& present, const model::Scenario& scenario,
                                              const model::Project& scenarioProject,
                                              const model::ThemeSet& themes, const GapParameters& parameters,
                                              const Task& task = {});

/// Two states of one standard, over the homes inside the programme area or around it.
struct SupplyDifference {
    double allBefore = 0;  ///< persons (or homes) of known number
    double allAfter = 0;
    double suppliedBefore = 0;
    double suppliedAfter = 0;
    /// In homes of both states that come within the limit, or fall out of it; those who move in or out are in
    /// neither.
    double gaining = 0;
    double losing = 0;
    /// Metres of path to the nearest facility, mean over the persons who reach any in that state.
    std::optional<double> meanBefore;
    std::optional<double> meanAfter;
};

/// A home that has another way to its nearest facility, or exists in one state only.
struct HomeDifference {
    std::string id;
    geo::Point location;
    bool insideArea = false;
    bool existsBefore = false;
    bool existsAfter = false;
    std::optional<double> metresBefore;  ///< none: reaches no facility, or does not exist
    std::optional<double> metresAfter;
};

struct StandardDifference {
    std::string standard;
    double limit = 0;
    DemandUsed demand;
    std::size_t facilitiesBefore = 0;
    std::size_t facilitiesAfter = 0;
    std::optional<double>
        capacityBefore;  ///< known places; none where there are facilities, but of none it is known
    std::optional<double> capacityAfter;
    SupplyDifference inside;
    SupplyDifference margin;
    std::vector<HomeDifference> homes;  ///< ascending by id

    [[nodiscard]] bool any() const;
};

/// Homes of both projects are matched by id. `before` and `after` must come from the same themes and
/// parameters. O(standards x homes).
[[nodiscard]] std::vector<StandardDifference> compareSupply(const model::Project& projectBefore,
                                                            const SupplyState& before,
                                                            const model::Project& projectAfter,
                                                            const SupplyState& after);

}  // namespace nordertor::analysis
