// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/network/nearest_facility.h"

namespace nordertor::analysis {

/// The k nearest different sources of every vertex, in one search that keeps k labels at each: Dijkstra's
/// algorithm with several labels (as Papadias and others 2003 expand a network incrementally) and a bucket
/// queue. O(k (vertices + arcs)) labels. Of equally near sources the smaller index is the nearer. The object
/// is the workspace: run it again. The network must outlive it.
class KNearestSearch {
  public:
    /// `k` at least 1.
    KNearestSearch(const WalkingNetwork& network, std::uint32_t k);

    /// Forgets the last run. Nothing farther than `limit` (in `weight`, included) is reached. A source with
    /// several entrances counts once, by its nearest. False if stopped.
    bool run(std::span<const SearchSource> sources, PathWeight weight = PathWeight::Length,
             std::uint32_t limit = Nearest::unreachable - 1, const Task& task = {},
             SearchDirection direction = SearchDirection::TowardsSources);

    /// Fills `found` with at most k sources near the position, nearest first, access included; returns how
    /// many. `found` has room for k. Unattached positions reach nothing.
    std::uint32_t at(const NetworkPosition& position, std::span<Nearest> found) const;
    /// The same at a vertex.
    std::uint32_t atVertex(std::uint32_t vertex, std::span<Nearest> found) const;

  private:
    /// Weight in the upper half, source index in the lower: one comparison orders by both.
    using Label = std::uint64_t;
    static constexpr Label noLabel = ~Label{0};
    struct Waiting {
        std::uint32_t vertex;
        Label label;
    };
    struct OnChain {
        std::uint32_t along;
        std::uint32_t access;
        std::uint32_t index;
        std::uint32_t next;
    };

    void forget();
    void seed(const SearchSource& source);
    void reach(std::uint32_t vertex, Label label);
    [[nodiscard]] std::span<Label> labelsAt(std::uint32_t vertex) {
        return {labels_.data() + std::size_t{vertex} * k_, k_};
    }
    [[nodiscard]] std::span<const Label> labelsAt(std::uint32_t vertex) const {
        return {labels_.data() + std::size_t{vertex} * k_, k_};
    }

    const WalkingNetwork* network_;
    std::uint32_t k_;
    PathWeight weight_ = PathWeight::Length;
    SearchDirection direction_ = SearchDirection::TowardsSources;
    WalkingNetwork::Arcs arcs_;
    std::uint32_t limit_ = 0;
    std::vector<Label> labels_;                  ///< k by vertex, ascending, each source once
    std::vector<std::uint32_t> firstOn_;         ///< by chain, into onChain_
    std::vector<OnChain> onChain_;               ///< sources, linked per chain
    std::vector<std::vector<Waiting>> buckets_;  ///< a ring; a power of two many
    std::size_t waiting_ = 0;
};

}  // namespace nordertor::analysis
