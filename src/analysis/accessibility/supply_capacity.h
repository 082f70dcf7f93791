// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "model/facility.h"

namespace nordertor::analysis {

/// What a facility's supply is measured in.
enum class CapacityBasis {
    Places,      ///< Facility::capacity
    Area,        ///< Facility::areaSquareMetres
    Facilities,  ///< one each
};

struct SupplyCapacity {
    std::vector<double> byFacility;  ///< >= 0, finite
    CapacityBasis basis = CapacityBasis::Facilities;
    std::size_t missing = 0;  ///< facilities for which the stand-in was taken
    double standIn = 0;       ///< what they got
    Notices notices;          ///< which basis holds, and for whom something stood in
};

/// Capacity of every facility. `basis` nothing: places if any facility states them, else area, else one each.
/// A facility without the figure gets `standIn`, or the median of those that have it. Errors InvalidData: no
/// facility has the figure asked for; all are 0.
[[nodiscard]] Result<SupplyCapacity> supplyCapacity(std::span<const model::Facility* const> facilities,
                                                    std::optional<CapacityBasis> basis = {},
                                                    std::optional<double> standIn = {});

}  // namespace nordertor::analysis
