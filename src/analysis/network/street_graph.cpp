// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "analysis/network/street_graph_p.h"

namespace nordertor::analysis {
namespace {

using model::Permission;
using model::Street;

std::vector<const Street*> walkableById(const std::vector<Street>& streets, const WalkingProfile& profile) {
    std::vector<const Street*> walkable;
    for (const Street& street : streets) {
        if (street.points.size() >= 2 && street.nodes.size() == street.points.size() &&
            mayWalk(street, profile)) {
            walkable.push_back(&street);
        }
    }
    std::sort(walkable.begin(), walkable.end(), [](const Street* a, const Street* b) {
        return a->id != b->id ? a->id < b->id : a->nodes < b->nodes;
    });
    return walkable;
}

std::vector<std::int64_t> closedNodes(const std::vector<model::PathBarrier>& barriers) {
    std::vector<std::int64_t> closed;
    for (const model::PathBarrier& barrier : barriers) {
        if (barrier.foot == Permission::No || barrier.foot == Permission::Private) {
            closed.push_back(barrier.node);
        }
    }
    std::sort(closed.begin(), closed.end());
    return closed;
}

/// One mention of a node by a street.
struct Mention {
    std::int64_t id = 0;
    std::uint32_t position = 0;  ///< over all points of all walkable streets
};

/// The node number of every mention; fills the coordinates.
std::vector<std::uint32_t> numbered(const std::vector<const Street*>& streets, geo::Points& nodes) {
    std::vector<Mention> mentions;
    geo::Points where;
    for (const Street* street : streets) {
        for (std::size_t i = 0; i < street->nodes.size(); ++i) {
            mentions.push_back({street->nodes[i], static_cast<std::uint32_t>(mentions.size())});
            where.push_back(street->points[i]);
        }
    }
    std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
        return a.id != b.id ? a.id < b.id : a.position < b.position;
    });
    std::vector<std::uint32_t> numbers(mentions.size());
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (i == 0 || mentions[i].id != mentions[i - 1].id) {
            nodes.push_back(where[mentions[i].position]);
        }
        numbers[mentions[i].position] = static_cast<std::uint32_t>(nodes.size() - 1);
    }
    return numbers;
}

/// Ways drawn twice between the same nodes (a footway on a street's own nodes)
/// are one way: else two houses on it could seem to stand on different ones.
/// What is not steps is kept.
void dropRepeated(std::vector<StreetGraph::Piece>& pieces) {
    std::sort(pieces.begin(), pieces.end(), [](const auto& x, const auto& y) {
        return std::tuple(x.a, x.b, x.steps) < std::tuple(y.a, y.b, y.steps);
    });
    pieces.erase(std::unique(pieces.begin(), pieces.end(),
                             [](const auto& x, const auto& y) { return x.a == y.a && x.b == y.b; }),
                 pieces.end());
}

void indexPieces(StreetGraph& graph) {
    graph.firstPiece.assign(graph.nodes.size() + 1, 0);
    for (const auto& piece : graph.pieces) {
        ++graph.firstPiece[piece.a + 1];
        ++graph.firstPiece[piece.b + 1];
    }
    for (std::size_t i = 1; i < graph.firstPiece.size(); ++i) {
        graph.firstPiece[i] += graph.firstPiece[i - 1];
    }
    graph.piecesOf.resize(graph.pieces.size() * 2);
    std::vector<std::uint32_t> next(graph.firstPiece.begin(), graph.firstPiece.end() - 1);
    for (std::uint32_t i = 0; i < graph.pieces.size(); ++i) {
        graph.piecesOf[next[graph.pieces[i].a]++] = i;
        graph.piecesOf[next[graph.pieces[i].b]++] = i;
    }
}

}  // namespace

StreetGraph streetGraph(const std::vector<Street>& streets, const std::vector<model::PathBarrier>& barriers,
                        const WalkingProfile& profile, const Task& task) {
    StreetGraph graph;
    const auto walkable = walkableById(streets, profile);
    const auto closed = closedNodes(barriers);
    const auto numbers = numbered(walkable, graph.nodes);
    std::size_t position = 0;
    for (const Street* street : walkable) {
        if (task.stopRequested()) {
            return graph;
        }
        const auto nodeAt = [&](std::size_t i) {
            const bool ends =
                !closed.empty() && std::binary_search(closed.begin(), closed.end(), street->nodes[i]);
            if (!ends) {
                return numbers[position + i];
            }
            graph.nodes.push_back(street->points[i]);
            return static_cast<std::uint32_t>(graph.nodes.size() - 1);
        };
        for (std::size_t i = 0; i + 1 < street->nodes.size(); ++i) {
            if (street->nodes[i] == street->nodes[i + 1]) {
                continue;
            }
            const std::uint32_t a = nodeAt(i);
            const std::uint32_t b = nodeAt(i + 1);
            graph.pieces.push_back({std::min(a, b), std::max(a, b),
                                    geo::distance(street->points[i], street->points[i + 1]),
                                    street->highway == model::Highway::Steps});
        }
        position += street->nodes.size();
    }
    dropRepeated(graph.pieces);
    indexPieces(graph);
    return graph;
}

}  // namespace nordertor::analysis
