// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "base/task.h"
#include "model/base_map.h"
#include "model/residents.h"

namespace nordertor::analysis {

struct Distribution {
    model::Residents residents;
    Notices notices;
};

/// Floor area used as weight: footprint x levels; where levels are not stated, by building type
/// (docs/methods.md).
[[nodiscard]] double floorArea(const model::Building& building);

/// Whether people live there: residential types do, others do not; building=yes is judged by land use and
/// facilities around as described in docs/methods.md. Spreads each cell's persons over the residential
/// buildings whose inside point lies in the cell, in proportion to floor area (dasymetric mapping). A cell
/// without such a building keeps its persons at its centre (Notice). Sums per cell and group are conserved to
/// 1e-9; unknown stays unknown. O((cells + buildings) log).
[[nodiscard]] Result<Distribution> distributePopulation(const std::vector<model::AgeGroup>& groups,
                                                        const std::vector<model::CensusCell>& cells,
                                                        const model::BaseMap& baseMap, const Task& task = {});

}  // namespace nordertor::analysis
