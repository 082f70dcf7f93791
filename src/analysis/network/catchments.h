// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/network/walking_network.h"
#include "base/result.h"
#include "base/task.h"

namespace nordertor::analysis {

/// Which targets (homes) lie within a limit of which sources (facilities), and how far: compressed sparse
/// rows, a row for each source.
struct Catchments {
    struct Reached {
        std::uint32_t target = 0;
        std::uint32_t weight = 0;  ///< centimetres, or hundredths of a second; both accesses included
        friend auto operator<=>(const Reached&, const Reached&) = default;
    };
    std::vector<std::size_t> first{0};  ///< by source, plus one, into reached
    std::vector<Reached> reached;       ///< within a source ascending by target, each once

    [[nodiscard]] std::size_t sourceCount() const { return first.size() - 1; }
    [[nodiscard]] std::span<const Reached> of(std::size_t source) const {
        return {reached.data() + first[source], reached.data() + first[source + 1]};
    }
    /// The same pairs by target: of(t) lists the sources that reach target t, ascending. O(pairs).
    [[nodiscard]] Catchments transposed(std::size_t targetCount) const;
};

/// One bounded search from each source (all its entrances at once; the nearest counts), on several threads;
/// the result does not depend on their number. `limit` in `weight`, included. Sources without entrances and
/// targets that are not attached reach nothing. Persons walk from the targets to the sources unless another
/// direction is given. Error Cancelled.
[[nodiscard]] Result<Catchments> catchments(const WalkingNetwork& network,
                                            std::span<const std::vector<NetworkPosition>> sources,
                                            std::span<const NetworkPosition> targets, std::uint32_t limit,
                                            PathWeight weight = PathWeight::Length, const Task& task = {},
                                            SearchDirection direction = SearchDirection::TowardsSources);

/// The same searches without keeping all pairs: visit(source, reached) is called once for each source, from
/// several threads at once and in no particular order of sources. `reached` lives until visit returns; its
/// targets come in no particular order, each once, but in the same order in every run.
using CatchmentVisit =
    std::function<void(std::uint32_t source, std::span<const Catchments::Reached> reached)>;
[[nodiscard]] Result<void> visitCatchments(const WalkingNetwork& network,
                                           std::span<const std::vector<NetworkPosition>> sources,
                                           std::span<const NetworkPosition> targets, std::uint32_t limit,
                                           const CatchmentVisit& visit,
                                           PathWeight weight = PathWeight::Length, const Task& task = {},
                                           SearchDirection direction = SearchDirection::TowardsSources);

}  // namespace nordertor::analysis
