// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/network/catchments.h"
#include "analysis/network/nearest_facility.h"
#include "base/result.h"
#include "base/task.h"

namespace nordertor::analysis {

/// The facilities nearest to every home, the nearest first; of equally near ones the smaller index.
class NearestFacilities {
  public:
    /// `count` >= 1 facilities for each home, from the pairs of all within reach (a row for each facility).
    /// O(pairs x log of the rank), on several threads. Error Cancelled.
    [[nodiscard]] static Result<NearestFacilities> among(const Catchments& pairs, std::size_t homeCount,
                                                         std::size_t count, const Task& task = {});
    /// The one nearest facility however far, by one search from all facilities. Error Cancelled.
    [[nodiscard]] static Result<NearestFacilities> nearest(
        const WalkingNetwork& network, std::span<const std::vector<NetworkPosition>> facilities,
        std::span<const NetworkPosition> homes, PathWeight weight, std::uint32_t limit,
        const Task& task = {});

    [[nodiscard]] std::size_t count() const { return count_; }
    /// Not reached() from the first one that is out of reach on.
    [[nodiscard]] std::span<const Nearest> of(std::size_t home) const {
        return std::span<const Nearest>(nearest_).subspan(home * count_, count_);
    }
    /// Mean weight of the way to the `count` nearest; nothing if fewer are in reach.
    [[nodiscard]] std::optional<double> meanWeight(std::size_t home) const;

  private:
    std::size_t count_ = 1;
    std::vector<Nearest> nearest_;  ///< count_ for each home
};

}  // namespace nordertor::analysis
