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

/// Where one profile may walk. Ways meet only in shared nodes, so bridges and
/// tunnels cross without meeting. Nodes that join exactly two pieces of the
/// same kind are not vertices: the pieces between two vertices are one chain,
/// whose length is rounded to a centimetre once. Parallel chains, loops and
/// chains of length zero are ordinary. Vertices are numbered breadth-first, so
/// that neighbours lie near each other in memory. Equal streets in any order
/// give the same network. Immutable, thread-safe.
class WalkingNetwork {
  public:
    struct Arc {
        std::uint32_t target = 0;
        std::uint32_t weight = 0;
    };
    struct Chain {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        std::uint32_t length = 0;      ///< centimetres
        std::uint32_t time = 0;        ///< hundredths of a second
        std::uint32_t component = 0;   ///< index in components()
        std::uint32_t firstPoint = 0;  ///< in points() and offsets()
        std::uint32_t pointCount = 0;
    };
    /// Chains that reach each other.
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

    [[nodiscard]] std::size_t vertexCount() const { return firstArc_.empty() ? 0 : firstArc_.size() - 1; }
    [[nodiscard]] const std::vector<Chain>& chains() const { return chains_; }
    /// All points of all chains, and how far along its chain each lies (metres).
    [[nodiscard]] const geo::Points& points() const { return points_; }
    [[nodiscard]] const std::vector<double>& offsets() const { return offsets_; }
    /// The biggest (in metres) first.
    [[nodiscard]] const std::vector<Component>& components() const { return components_; }
    /// Distinct nodes of walkable streets, the contracted ones included.
    [[nodiscard]] std::size_t walkableNodeCount() const { return walkableNodes_; }
    [[nodiscard]] double totalMetres() const;

    [[nodiscard]] std::span<const Arc> arcs(std::uint32_t vertex, PathWeight weight) const {
        const auto& all = weight == PathWeight::Length ? lengthArcs_ : timeArcs_;
        return {all.data() + firstArc_[vertex], all.data() + firstArc_[vertex + 1]};
    }
    /// The biggest weight of any arc.
    [[nodiscard]] std::uint32_t maximumWeight(PathWeight weight) const;
    /// What the way from the chain's start to the position weighs, without the
    /// access.
    [[nodiscard]] std::uint32_t weightAlong(const NetworkPosition& position, PathWeight weight) const;
    /// What the access weighs: it is walked on the level.
    [[nodiscard]] std::uint32_t weightOfAccess(const NetworkPosition& position, PathWeight weight) const;
    /// The point of the network where the position is attached.
    [[nodiscard]] geo::Point pointAt(const NetworkPosition& position) const;

  private:
    friend class NetworkAssembly;
    std::vector<std::uint32_t> firstArc_;  ///< by vertex, plus one
    std::vector<Arc> lengthArcs_;
    std::vector<Arc> timeArcs_;
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
