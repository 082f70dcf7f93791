// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/spatial_statistics/fixed_values_p.h"
#include "base/result.h"
#include "base/task.h"

namespace nordertor::analysis {

/// How often the neighbours of an observation sum up to at least, and at most, what was observed, if they are
/// drawn at random from all the others (conditional permutation, Anselin 1995).
struct PermutationCounts {
    std::vector<std::uint32_t> atLeast;  ///< by observation
    std::vector<std::uint32_t> atMost;
};

/// Draws `permutations` ordered samples without replacement and uses each for all observations, as PySAL does
/// since esda 2.4: an observation with k neighbours gets the first k of the sample, passing over itself. So
/// every observation has its exact reference distribution; only the sampling errors of different observations
/// are not independent. All observations with the same k share one sorted list of sums, which differs from
/// theirs only in the few samples that contain them: O(permutations k + n log permutations) instead of
/// O(permutations k n). Depends on the values, their neighbourhoods and the seed, not on their order.
/// Error Cancelled.
[[nodiscard]] Result<PermutationCounts> conditionalPermutation(const FixedValues& values,
                                                               const SpatialWeights& weights,
                                                               std::span<const std::int64_t> observedSums,
                                                               std::uint32_t permutations, std::uint64_t seed,
                                                               const Task& task = {});

}  // namespace nordertor::analysis
