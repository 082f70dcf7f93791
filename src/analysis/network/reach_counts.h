// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/network/walking_network.h"
#include "base/result.h"
#include "base/task.h"

namespace nordertor::analysis {

/// How many sources (facilities) lie within a limit.
struct ReachCounts {
    std::vector<std::uint32_t> vertices;  ///< by vertex
    std::vector<std::uint32_t> points;  ///< by index in WalkingNetwork::points(): every node of every street
    std::vector<std::uint32_t> positions;  ///< by target position; 0 where it is not attached
};

struct ReachCountOptions {
    std::uint32_t limit = 0;  ///< in `weight`, included
    PathWeight weight = PathWeight::Length;
    SearchDirection direction = SearchDirection::TowardsSources;
};

/// Cumulative opportunities without the pairs: one bounded search from each source (all its entrances at
/// once; each source counts once) on several threads, adding up whole chains at a time where it can. The
/// counts at `positions` include their accesses. Result independent of the number of threads. Error
/// Cancelled.
[[nodiscard]] Result<ReachCounts> reachCounts(const WalkingNetwork& network,
                                              std::span<const std::vector<NetworkPosition>> sources,
                                              std::span<const NetworkPosition> positions,
                                              const ReachCountOptions& options, const Task& task = {});

}  // namespace nordertor::analysis
