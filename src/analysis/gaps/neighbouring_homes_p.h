// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/network/attached_network.h"
#include "analysis/network/nearest_facility.h"

namespace nordertor::analysis {

/// `homes` (attached, ascending) in groups of neighbours: single linkage along the network with steps of at
/// most `metres` between the points where homes are attached. Members and groups ascending.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> neighbouringHomes(const AttachedNetwork& attached,
                                                                        std::span<const std::uint32_t> homes,
                                                                        double metres, NearestSearch& search);

}  // namespace nordertor::analysis
