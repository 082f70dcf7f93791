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

/// The walkable streets as nodes and straight pieces between them, before
/// chains are contracted. Nodes are numbered by ascending node id; a closed
/// barrier node becomes one dead end for each piece that meets there.
struct StreetGraph {
    struct Piece {
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        double metres = 0;
        bool steps = false;
        [[nodiscard]] std::uint32_t other(std::uint32_t node) const { return node == a ? b : a; }
    };
    geo::Points nodes;
    std::vector<Piece> pieces;              ///< ascending by (a, b), a < b; one for each pair of nodes
    std::vector<std::uint32_t> firstPiece;  ///< by node, plus one, into piecesOf
    std::vector<std::uint32_t> piecesOf;

    [[nodiscard]] std::uint32_t degree(std::uint32_t node) const {
        return firstPiece[node + 1] - firstPiece[node];
    }
};

/// Stops early, with an incomplete graph, when the task is stopped.
[[nodiscard]] StreetGraph streetGraph(const std::vector<model::Street>& streets,
                                      const std::vector<model::PathBarrier>& barriers,
                                      const WalkingProfile& profile, const Task& task);

}  // namespace nordertor::analysis
