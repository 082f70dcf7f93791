// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "analysis/network/walking_profile.h"
#include "base/result.h"
#include "base/task.h"
#include "geo/geometry.h"
#include "model/base_map.h"

namespace nordertor::analysis {

/// What a path is measured in. Integers, so that sums do not depend on their
/// order.
enum class PathWeight {
    Length,  ///< centimetres
    Time     ///< hundredths of a second at the profile's speed
};

/// Which way is walked between the sources of a search and everything else. It matters only where a way may
/// be walked in one direction.
enum class SearchDirection {
    TowardsSources,  ///< to the sources: from homes to a facility
    FromSources      ///< away from the sources: from a place into its surroundings
};

/// A place reached from the network: `offset` along a chain, and a straight
/// `access` beside it. Centimetres.
struct NetworkPosition {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t chain = none;
    std::uint32_t offset = 0;
    std::uint32_t access = 0;
    [[nodiscard]] bool attached() const { return chain != none; }
    friend auto operator<=>(const NetworkPosition&, const NetworkPosition&) = default;
};

/// Where one profile may walk. Ways meet only in shared nodes, so bridges and tunnels cross without meeting.
/// Nodes that join exactly two pieces of the same kind and direction are not vertices: the pieces between two
/// vertices are one chain, whose length is rounded to a centimetre once. Parallel chains, loops and chains of
/// length zero are ordinary. Vertices are numbered breadth-first, so that neighbours lie near each other in
/// memory. Equal streets in any order give the same network. Immutable, thread-safe.
class WalkingNetwork {
  public:
    struct Arc {
        std::uint32_t target = 0;
        std::uint32_t weight = 0;
    };
    /// The arcs a search follows, for one weight and one direction: compressed sparse rows by vertex.
    struct Arcs {
        const std::uint32_t* first = nullptr;
        const Arc* all = nullptr;
        [[nodiscard]] std::span<const Arc> of(std::uint32_t vertex) const {
            return {all + first[vertex], all + first[vertex + 1]};
        }
    };
    struct Chain {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        std::uint32_t length = 0;      ///< centimetres
        std::uint32_t time = 0;        ///< hundredths of a second
        std::uint32_t component = 0;   ///< index in components()
        std::uint32_t firstPoint = 0;  ///< in points() and offsets()
        std::uint32_t pointCount = 0;
        bool forward = true;   ///< may be walked from `from` to `to`
        bool backward = true;  ///< may be walked from `to` to `from`
        [[nodiscard]] std::uint32_t weight(PathWeight of) const {
            return of == PathWeight::Length ? length : time;
        }
    };
    /// Chains that are joined, whatever the direction they may be walked in.
    struct Component {
        double metres = 0;
        std::uint32_t chains = 0;
    };

    /// O(n log n) in the points of the streets. A barrier node that is closed on
    /// foot (No, Private) ends every way that meets there. Streets with fewer
    /// than two points or without a node id for each are left out. Errors:
    /// InvalidData (no walkable street), Cancelled.
    [[nodiscard]] static Result<WalkingNetwork> build(const std::vector<model::Street>& streets,
                                                      const std::vector<model::PathBarrier>& barriers,
                                                      const WalkingProfile& profile, const Task& task = {});

    [[nodiscard]] std::size_t vertexCount() const {
        return firstChainAt_.empty() ? 0 : firstChainAt_.size() - 1;
    }
    [[nodiscard]] const std::vector<Chain>& chains() const { return chains_; }
    /// All points of all chains, and how far along its chain each lies (metres).
    [[nodiscard]] const geo::Points& points() const { return points_; }
    [[nodiscard]] const std::vector<double>& offsets() const { return offsets_; }
    /// The biggest (in metres) first.
    [[nodiscard]] const std::vector<Component>& components() const { return components_; }
    /// Distinct nodes of walkable streets, the contracted ones included.
    [[nodiscard]] std::size_t walkableNodeCount() const { return walkableNodes_; }
    [[nodiscard]] double totalMetres() const;

    [[nodiscard]] Arcs arcs(PathWeight weight,
                            SearchDirection direction = SearchDirection::TowardsSources) const {
        const ArcTable& table =
            hasOneWays_ && direction == SearchDirection::FromSources ? awayArcs_ : towardsArcs_;
        return {table.first.data(), weight == PathWeight::Length ? table.lengths.data() : table.times.data()};
    }
    /// The chains that end at a vertex, ascending; a loop once.
    [[nodiscard]] std::span<const std::uint32_t> chainsAt(std::uint32_t vertex) const {
        return {chainsAt_.data() + firstChainAt_[vertex], chainsAt_.data() + firstChainAt_[vertex + 1]};
    }
    /// Whether a single chain ends at the vertex: a search that arrives has nowhere to go but back.
    [[nodiscard]] bool isDeadEnd(std::uint32_t vertex) const {
        return (deadEnds_[vertex / deadEndBits] >> (vertex % deadEndBits) & 1U) != 0;
    }
    /// Whether any chain may be walked in one direction only.
    [[nodiscard]] bool hasOneWays() const { return hasOneWays_; }
    /// The biggest weight of any arc.
    [[nodiscard]] std::uint32_t maximumWeight(PathWeight weight) const;
    /// The position of points()[point], a point of `chain`, on the path.
    [[nodiscard]] NetworkPosition positionOfPoint(std::uint32_t chain, std::uint32_t point) const;
    /// What the way from the chain's start to the position weighs, without the
    /// access.
    [[nodiscard]] std::uint32_t weightAlong(const NetworkPosition& position, PathWeight weight) const;
    /// What the access weighs: it is walked on the level.
    [[nodiscard]] std::uint32_t weightOfAccess(const NetworkPosition& position, PathWeight weight) const;
    /// The point of the network where the position is attached.
    [[nodiscard]] geo::Point pointAt(const NetworkPosition& position) const;

  private:
    friend class NetworkAssembly;
    struct ArcTable {
        std::vector<std::uint32_t> first;  ///< by vertex, plus one
        std::vector<Arc> lengths;
        std::vector<Arc> times;
    };
    ArcTable towardsArcs_;
    ArcTable awayArcs_;                        ///< empty without one-ways: then they are the same
    std::vector<std::uint32_t> firstChainAt_;  ///< by vertex, plus one
    std::vector<std::uint32_t> chainsAt_;
    static constexpr std::uint32_t deadEndBits = 64;
    std::vector<std::uint64_t> deadEnds_;  ///< a bit for each vertex: small enough to stay in the cache
    bool hasOneWays_ = false;
    std::vector<Chain> chains_;
    geo::Points points_;
    std::vector<double> offsets_;
    std::vector<Component> components_;
    std::uint32_t maximumLength_ = 0;
    std::uint32_t maximumTime_ = 0;
    std::size_t walkableNodes_ = 0;
    double metresPerSecond_ = 1;
};

}  // namespace nordertor::analysis
