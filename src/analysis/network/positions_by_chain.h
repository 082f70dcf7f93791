// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/network/walking_network.h"

namespace nordertor::analysis {

/// Positions (homes, nodes) sorted by the chain they are attached to: what a search looks at on the chains it
/// reaches. Compressed sparse rows; built for one weight.
class PositionsByChain {
  public:
    struct Entry {
        std::uint32_t along = 0;   ///< weight from the chain's start
        std::uint32_t access = 0;  ///< weight of the access
        std::uint32_t index = 0;   ///< in the positions given
    };

    /// Positions that are not attached are left out. O(positions + chains).
    PositionsByChain(const WalkingNetwork& network, std::span<const NetworkPosition> positions,
                     PathWeight weight);

    /// Ascending by (along, index).
    [[nodiscard]] std::span<const Entry> on(std::uint32_t chain) const {
        return {entries_.data() + first_[chain], entries_.data() + first_[chain + 1]};
    }
    /// A chain with positions as its vertex sees it.
    struct Incident {
        std::uint32_t chain = 0;
        std::uint32_t whole = 0;  ///< weight of the chain
        std::uint32_t other = 0;  ///< the vertex at its other end
        bool start = false;       ///< whether the vertex is the chain's start
        bool forward = true;
        bool backward = true;
    };
    /// The chains with positions that end at a vertex; a loop once.
    [[nodiscard]] std::span<const Incident> at(std::uint32_t vertex) const {
        return {incidents_.data() + firstIncident_[vertex], incidents_.data() + firstIncident_[vertex + 1]};
    }
    /// What the way weighs at most from a vertex to any position on the chains that end there, access
    /// included; 0 if there is none, the greatest number if one of the chains may be walked in one direction
    /// only.
    [[nodiscard]] std::uint32_t farthest(std::uint32_t vertex) const { return farthest_[vertex]; }
    /// The biggest access of any position.
    [[nodiscard]] std::uint32_t biggestAccess() const { return biggestAccess_; }

  private:
    void indexIncidents(const WalkingNetwork& network, PathWeight weight);

    std::vector<std::uint32_t> first_;  ///< by chain, plus one
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> firstIncident_;  ///< by vertex, plus one
    std::vector<Incident> incidents_;
    std::vector<std::uint32_t> farthest_;  ///< by vertex
    std::uint32_t biggestAccess_ = 0;
};

}  // namespace nordertor::analysis
