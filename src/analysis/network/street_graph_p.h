// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/network/walking_profile.h"
#include "base/task.h"
#include "geo/geometry.h"
#include "model/base_map.h"

namespace nordertor::analysis {

/// The walkable streets as nodes and straight pieces between them, before chains are contracted. Nodes are
/// numbered by ascending node id; a closed barrier node becomes one dead end for each piece that meets there.
struct StreetGraph {
    struct Piece {
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        double metres = 0;
        bool steps = false;
        bool forward = true;   ///< may be walked from a to b
        bool backward = true;  ///< may be walked from b to a
        [[nodiscard]] std::uint32_t other(std::uint32_t node) const { return node == a ? b : a; }
        [[nodiscard]] bool leads(std::uint32_t from) const { return from == a ? forward : backward; }
    };
    geo::Points nodes;
    /// Ascending by (a, b, steps), a < b. One for each pair of nodes; two only if steps lead a way that the
    /// other does not.
    std::vector<Piece> pieces;
    std::vector<std::uint32_t> firstPiece;  ///< by node, plus one, into piecesOf
    std::vector<std::uint32_t> piecesOf;

    [[nodiscard]] std::uint32_t degree(std::uint32_t node) const {
        return firstPiece[node + 1] - firstPiece[node];
    }
};

/// O(n log n) in the points of the streets. Stops early, with an incomplete graph, when the task is stopped.
[[nodiscard]] StreetGraph streetGraph(const std::vector<model::Street>& streets,
                                      const std::vector<model::PathBarrier>& barriers,
                                      const WalkingProfile& profile, const Task& task);

}  // namespace nordertor::analysis
