// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <span>
#include <tuple>

#include "analysis/network/street_graph_p.h"

namespace nordertor::analysis {
namespace {

using model::FootDirection;
using model::Permission;
using model::Street;

std::vector<const Street*> walkableStreets(const std::vector<Street>& streets,
                                           const WalkingProfile& profile) {
    std::vector<const Street*> walkable;
    for (const Street& street : streets) {
        if (street.points.size() >= 2 && street.nodes.size() == street.points.size() &&
            mayWalk(street, profile)) {
            walkable.push_back(&street);
        }
    }
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
    closed.erase(std::unique(closed.begin(), closed.end()), closed.end());
    return closed;
}

/// One mention of a node by a street.
struct Mention {
    std::int64_t id = 0;
    std::uint32_t position = 0;  ///< over all points of all walkable streets
};

/// The node number of every mention; fills the coordinates. Where mentions of a node disagree about its
/// place, the westernmost (then southernmost) counts, whatever the order of the streets.
std::vector<std::uint32_t> numbered(const std::vector<const Street*>& streets, geo::Points& nodes) {
    std::size_t count = 0;
    for (const Street* street : streets) {
        count += street->nodes.size();
    }
    std::vector<Mention> mentions;
    mentions.reserve(count);
    geo::Points where;
    where.reserve(count);
    for (const Street* street : streets) {
        for (std::size_t i = 0; i < street->nodes.size(); ++i) {
            mentions.push_back({street->nodes[i], static_cast<std::uint32_t>(mentions.size())});
            where.push_back(street->points[i]);
        }
    }
    tbb::parallel_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
        return a.id != b.id ? a.id < b.id : a.position < b.position;
    });
    std::vector<std::uint32_t> numbers(mentions.size());
    nodes.reserve(count);
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const geo::Point at = where[mentions[i].position];
        if (i == 0 || mentions[i].id != mentions[i - 1].id) {
            nodes.push_back(at);
        } else if (std::tie(at.x, at.y) < std::tie(nodes.back().x, nodes.back().y)) {
            nodes.back() = at;
        }
        numbers[mentions[i].position] = static_cast<std::uint32_t>(nodes.size() - 1);
    }
    return numbers;
}

/// The end of a piece at a closed barrier node.
struct DeadEnd {
    std::int64_t node = 0;
    std::uint32_t neighbour = 0;  ///< node number; a dead end's own number before it got one
    bool steps = false;
    FootDirection direction = FootDirection::Both;
    std::uint32_t piece = 0;
    bool atA = false;  ///< which end of the piece it is

    /// Pieces that agree in all of this are the same for the network, in whatever order they are numbered.
    auto key() const { return std::tuple(node, neighbour, steps, direction, atA); }
};

FootDirection reversed(FootDirection direction) {
    return direction == FootDirection::Both      ? FootDirection::Both
           : direction == FootDirection::Forward ? FootDirection::Backward
                                                 : FootDirection::Forward;
}

class GraphAssembly {
  public:
    GraphAssembly(std::vector<const Street*> streets, std::vector<std::int64_t> closed)
        : streets_(std::move(streets)), closed_(std::move(closed)) {}

    StreetGraph assemble(const Task& task) {
        const auto numbers = numbered(streets_, graph_.nodes);
        graph_.pieces.reserve(numbers.size());
        std::size_t position = 0;
        for (const Street* street : streets_) {
            if (task.stopRequested()) {
                return {};
            }
            addPieces(*street, {numbers.data() + position, street->nodes.size()});
            position += street->nodes.size();
        }
        numberDeadEnds();
        for (StreetGraph::Piece& piece : graph_.pieces) {
            piece.metres = geo::distance(graph_.nodes[piece.a], graph_.nodes[piece.b]);
            if (piece.a > piece.b) {
                std::swap(piece.a, piece.b);
                std::swap(piece.forward, piece.backward);
            }
        }
        sortPieces();
        mergeRepeated();
        indexPieces();
        return std::move(graph_);
    }

  private:
    bool isClosed(std::int64_t node) const {
        return !closed_.empty() && std::binary_search(closed_.begin(), closed_.end(), node);
    }

    void addPieces(const Street& street, std::span<const std::uint32_t> numbers) {
        const bool steps = street.highway == model::Highway::Steps;
        bool startsClosed = isClosed(street.nodes[0]);
        for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
            const bool endsClosed = isClosed(street.nodes[i + 1]);
            if (numbers[i] != numbers[i + 1]) {
                const auto piece = static_cast<std::uint32_t>(graph_.pieces.size());
                graph_.pieces.push_back({numbers[i], numbers[i + 1], 0, steps,
                                         street.footDirection != FootDirection::Backward,
                                         street.footDirection != FootDirection::Forward});
                if (startsClosed) {
                    deadEnds_.push_back(
                        {street.nodes[i], numbers[i + 1], steps, street.footDirection, piece, true});
                }
                if (endsClosed) {
                    deadEnds_.push_back({street.nodes[i + 1], numbers[i], steps,
                                         reversed(street.footDirection), piece, false});
                }
            }
            startsClosed = endsClosed;
        }
    }

    void numberDeadEnds() {
        std::sort(deadEnds_.begin(), deadEnds_.end(),
                  [](const DeadEnd& x, const DeadEnd& y) { return x.key() < y.key(); });
        for (const DeadEnd& end : deadEnds_) {
            StreetGraph::Piece& piece = graph_.pieces[end.piece];
            std::uint32_t& node = end.atA ? piece.a : piece.b;
            graph_.nodes.push_back(geo::Point(graph_.nodes[node]));
            node = static_cast<std::uint32_t>(graph_.nodes.size() - 1);
        }
    }

    /// Ascending by (a, b, steps): by counting over a, since few pieces share it.
    void sortPieces() {
        std::vector<std::uint32_t> next(graph_.nodes.size() + 1, 0);
        for (const auto& piece : graph_.pieces) {
            ++next[piece.a + 1];
        }
        for (std::size_t i = 1; i < next.size(); ++i) {
            next[i] += next[i - 1];
        }
        std::vector<StreetGraph::Piece> sorted(graph_.pieces.size());
        for (const auto& piece : graph_.pieces) {
            sorted[next[piece.a]++] = piece;
        }
        const auto before = [](const auto& x, const auto& y) {
            return std::tuple(x.b, x.steps) < std::tuple(y.b, y.steps);
        };
        for (std::size_t begin = 0; begin < sorted.size();) {
            std::size_t end = begin + 1;
            while (end < sorted.size() && sorted[end].a == sorted[begin].a) {
                ++end;
            }
            if (end - begin > 1) {
                std::sort(sorted.begin() + static_cast<std::ptrdiff_t>(begin),
                          sorted.begin() + static_cast<std::ptrdiff_t>(end), before);
            }
            begin = end;
        }
        graph_.pieces = std::move(sorted);
    }

    /// Ways drawn twice between the same nodes (a footway on a street's own nodes) are one way: else two
    /// houses on it could seem to stand on different ones. Steps are kept beside something else only if they
    /// lead where it does not.
    void mergeRepeated() {
        auto& pieces = graph_.pieces;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const auto same = [&](std::size_t at) {
                return at < kept && pieces[at].a == pieces[i].a && pieces[at].b == pieces[i].b;
            };
            if (kept > 0 && same(kept - 1) && pieces[kept - 1].steps == pieces[i].steps) {
                pieces[kept - 1].forward |= pieces[i].forward;
                pieces[kept - 1].backward |= pieces[i].backward;
                continue;
            }
            pieces[kept++] = StreetGraph::Piece(pieces[i]);
        }
        pieces.resize(kept);
        std::size_t useful = 0;
        for (std::size_t i = 0; i < kept; ++i) {
            const StreetGraph::Piece piece = pieces[i];
            if (useful > 0) {
                const StreetGraph::Piece& before = pieces[useful - 1];
                if (before.a == piece.a && before.b == piece.b && before.forward >= piece.forward &&
                    before.backward >= piece.backward) {
                    continue;
                }
            }
            pieces[useful++] = piece;
        }
        pieces.resize(useful);
    }

    void indexPieces() {
        auto& first = graph_.firstPiece;
        first.assign(graph_.nodes.size() + 1, 0);
        for (const auto& piece : graph_.pieces) {
            ++first[piece.a + 1];
            ++first[piece.b + 1];
        }
        for (std::size_t i = 1; i < first.size(); ++i) {
            first[i] += first[i - 1];
        }
        graph_.piecesOf.resize(graph_.pieces.size() * 2);
        std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
        for (std::uint32_t i = 0; i < graph_.pieces.size(); ++i) {
            graph_.piecesOf[next[graph_.pieces[i].a]++] = i;
            graph_.piecesOf[next[graph_.pieces[i].b]++] = i;
        }
    }

    std::vector<const Street*> streets_;
    std::vector<std::int64_t> closed_;
    StreetGraph graph_;
    std::vector<DeadEnd> deadEnds_;
};

}  // namespace

StreetGraph streetGraph(const std::vector<Street>& streets, const std::vector<model::PathBarrier>& barriers,
                        const WalkingProfile& profile, const Task& task) {
    return GraphAssembly(walkableStreets(streets, profile), closedNodes(barriers)).assemble(task);
}

}  // namespace nordertor::analysis
