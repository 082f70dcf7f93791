// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/network/nearest_facility.h"

namespace nordertor::analysis {

/// Single linkage along the network: two homes are in one cluster if a chain of homes leads from one to the
/// other in which each step is at most `centimetres` of path, both accesses included. Returns for every home
/// the smallest index in its cluster; an unattached home is a cluster of its own.
///
/// Exact without measuring all pairs: every piece of path is given to its nearest home, and homes whose
/// regions touch are joined if the path across the border is short enough. Mehlhorn (1988, Information
/// Processing Letters 27) shows that these paths contain a minimum spanning tree of all pairs, which decides
/// single linkage. One search, O(chains + homes log homes).
[[nodiscard]] std::vector<std::uint32_t> homeClusters(const WalkingNetwork& network,
                                                      std::span<const NetworkPosition> homes,
                                                      std::uint32_t centimetres, NearestSearch& search);

}  // namespace nordertor::analysis
