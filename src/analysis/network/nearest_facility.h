// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "analysis/network/walking_network.h"
#include "base/task.h"

namespace nordertor::analysis {

/// Where a search starts: an entrance of the facility (or home) number `index`.
/// One facility may have many.
struct SearchSource {
    NetworkPosition position;
    std::uint32_t index = 0;
};

/// What is nearest to a position, in the weight of the search; of equally near
/// sources the smallest index.
struct Nearest {
    static constexpr std::uint32_t unreachable = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t weight = unreachable;
    std::uint32_t index = unreachable;
    [[nodiscard]] bool reached() const { return weight != unreachable; }
    [[nodiscard]] double metres() const {
        return reached() ? weight / 100.0 : std::numeric_limits<double>::infinity();
    }
    friend bool operator==(const Nearest&, const Nearest&) = default;
};

/// One search from all sources at once: every vertex learns its nearest source and how far it is. Dijkstra's
/// algorithm with a bucket queue (Dial 1969; buckets wider than the smallest weight are settled by correcting
/// labels, as in Meyer and Sanders 2003), so exact for any non-negative weights. About 20 ns a vertex. The
/// object is the workspace: keep one per thread and run it again; once grown it allocates nothing. The
/// network must outlive it.
class NearestSearch {
  public:
    explicit NearestSearch(const WalkingNetwork& network);

    /// Forgets the last run. Nothing farther than `limit` (in `weight`, included) is reached. Persons walk to
    /// the sources unless another direction is given. False if stopped.
    bool run(std::span<const SearchSource> sources, PathWeight weight = PathWeight::Length,
             std::uint32_t limit = Nearest::unreachable - 1, const Task& task = {},
             SearchDirection direction = SearchDirection::TowardsSources);

    /// The source nearest to a position: through either end of its chain, or
    /// directly along the chain. Both accesses are part of the weight. Unattached
    /// positions reach nothing. O(1 + sources on the chain).
    [[nodiscard]] Nearest at(const NetworkPosition& position) const;
    /// The source nearest to a vertex.
    [[nodiscard]] Nearest atVertex(std::uint32_t vertex) const;
    /// All vertices within the limit, each once, in no stated order.
    [[nodiscard]] std::span<const std::uint32_t> reachedVertices() const { return touched_; }

  private:
    /// Weight in the upper half, source index in the lower: one comparison orders
    /// by both.
    using Label = std::uint64_t;
    static constexpr Label noLabel = std::numeric_limits<Label>::max();
    struct Entry {
        std::uint32_t vertex;
        std::uint32_t weight;
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
    void settle(Entry entry);

    const WalkingNetwork* network_;
    PathWeight weight_ = PathWeight::Length;
    SearchDirection direction_ = SearchDirection::TowardsSources;
    WalkingNetwork::Arcs arcs_;
    std::uint32_t limit_ = 0;
    std::vector<Label> labels_;           ///< by vertex
    std::vector<std::uint32_t> touched_;  ///< vertices with a label
    std::vector<std::uint32_t> firstOn_;  ///< by chain, into onChain_
    std::vector<OnChain> onChain_;        ///< sources, linked per chain
    std::vector<std::uint32_t> usedChains_;
    std::vector<std::vector<Entry>> buckets_;  ///< a ring; a power of two many
    std::size_t waiting_ = 0;
};

}  // namespace nordertor::analysis
