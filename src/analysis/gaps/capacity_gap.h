// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/network/catchments.h"
#include "analysis/population/demand.h"
#include "base/result.h"
#include "base/task.h"
#include "model/theme.h"

namespace nordertor::analysis {

/// Sums over homes, in square metres or places.
struct CapacityTotals {
    double persons = 0;         ///< who are meant to have it
    double personsShort = 0;    ///< at homes with less per head than the standard's figure
    double wanted = 0;          ///< persons x figure
    double missing = 0;         ///< at most: facilities of unknown size count as nothing
    double missingAtLeast = 0;  ///< only at homes that reach no facility of unknown size
};

/// The standard's figure per head against what the facilities in reach have for each person.
struct CapacityResult {
    double perHead = 0;  ///< the figure
    model::SupplyUnit unit = model::SupplyUnit::SquareMetres;
    DemandUsed demand;
    std::size_t facilities = 0;         ///< whose size is known
    std::size_t facilitiesUnknown = 0;  ///< that qualify, but whose size is not known
    CapacityTotals inside;
    CapacityTotals margin;
    std::vector<float> available;  ///< by home: units per person in reach
    std::vector<double> missing;   ///< by home: units; at most, as in the totals

    /// Else nothing is known of homes that reach a facility: neither who is short nor what lacks at most.
    [[nodiscard]] bool anySizeKnown() const { return facilities > 0 || facilitiesUnknown == 0; }
};

/// Capacity gap of a home = max(0, P q - P A): P its persons, q the figure per head, A the supply per person
/// by two-step floating catchment areas (catchmentAccess(); Luo and Wang 2003, doi:10.1068/b29120) within
/// the standard's limit:
/// each facility is shared evenly by all persons who reach it, and a home adds up its shares. The sum of P A
/// over homes is the supply of all facilities that anybody reaches.
///
/// A facility of unknown size cannot be shared. Counting it as nothing gives the greatest gap; the homes that
/// reach none of them have the same gap whatever those sizes are, which gives the least.
///
/// `reach` has a row for each facility; `supply` by facility; `insideArea` by home. Homes whose number of
/// persons is unknown want nothing and share nothing. O(pairs).
/// Error Cancelled.
[[nodiscard]] Result<CapacityResult> capacityGap(const Catchments& reach,
                                                 std::span<const std::optional<double>> supply,
                                                 const Demand& demand, const std::vector<bool>& insideArea,
                                                 double perHead, const Task& task = {});

}  // namespace nordertor::analysis
