// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/task.h"

namespace nordertor::analysis {

/// Demands that may be split, and the sites each can go to, all costs below its cost of going nowhere.
struct TransportDemands {
    struct Arc {
        std::uint32_t site = 0;
        std::uint32_t cost = 0;
        friend auto operator<=>(const Arc&, const Arc&) = default;
    };
    std::vector<std::int64_t> weights;
    std::vector<std::uint32_t> missing;
    std::vector<std::size_t> first{0};
    std::vector<Arc> arcs;  ///< by demand, ascending by site

    [[nodiscard]] std::span<const Arc> of(std::size_t demand) const {
        return {arcs.data() + first[demand], arcs.data() + first[demand + 1]};
    }
};

struct TransportFlow {
    std::uint32_t demand = 0;
    std::uint32_t site = 0;
    std::uint32_t cost = 0;
    std::int64_t weight = 0;
};

struct TransportPlan {
    std::int64_t cost = 0;             ///< what goes nowhere included
    std::vector<TransportFlow> flows;  ///< ascending by (demand, site)
};

/// The cheapest way to send the demands to open sites within their capacities (by site; 0 = closed). Demands
/// are added one by one along shortest augmenting paths among the open sites (transportation problem;
/// Ford and Fulkerson 1956), O(demands x open sites^2). Stops early, incomplete, when the task is stopped.
[[nodiscard]] TransportPlan cheapestTransport(const TransportDemands& demands,
                                              const std::vector<std::int64_t>& capacities, const Task& task);

}  // namespace nordertor::analysis
