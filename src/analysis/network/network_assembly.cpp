// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/network_assembly_p.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nordertor::analysis {
namespace {

using Chain = WalkingNetwork::Chain;
using Piece = StreetGraph::Piece;

/// Turns counts at i + 1 into the place where row i begins.
void sumUp(std::vector<std::uint32_t>& first) {
    std::partial_sum(first.begin(), first.end(), first.begin());
}

}  // namespace

NetworkAssembly::NetworkAssembly(const StreetGraph& graph, const WalkingProfile& profile,
                                 WalkingNetwork& network)
    : graph_(graph), profile_(profile), network_(network), vertexOf_(graph.nodes.size(), none) {}

bool NetworkAssembly::assemble(const Task& task) {
    findVertices();
    walkChains();
    if (task.stopRequested()) {
        return false;
    }
    renumber();
    if (task.stopRequested()) {
        return false;
    }
    fillArcs();
    fillChainsAt();
    network_.metresPerSecond_ = profile_.metresPerSecond;
    return !task.stopRequested();
}

bool NetworkAssembly::isVertex(std::uint32_t node) const {
    if (graph_.degree(node) != 2) {
        return graph_.degree(node) > 0;
    }
    const std::uint32_t at = graph_.firstPiece[node];
    const Piece& in = graph_.pieces[graph_.piecesOf[at]];
    const Piece& out = graph_.pieces[graph_.piecesOf[at + 1]];
    return in.steps != out.steps || in.leads(in.other(node)) != out.leads(node) ||
           in.leads(node) != out.leads(out.other(node));
}

void NetworkAssembly::findVertices() {
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
        network_.walkableNodes_ += graph_.degree(node) > 0 ? 1U : 0U;
        if (isVertex(node)) {
            vertexOf_[node] = vertexMark;
        }
    }
}

void NetworkAssembly::walkFrom(std::uint32_t node) {
    for (std::uint32_t i = graph_.firstPiece[node]; i < graph_.firstPiece[node + 1]; ++i) {
        std::uint32_t piece = graph_.piecesOf[i];
        if (walked_[piece] != 0) {
            continue;
        }
        const Piece& start = graph_.pieces[piece];
        RawChain chain{static_cast<std::uint32_t>(chainNodes_.size()),
                       0,
                       0,
                       start.steps,
                       start.leads(node),
                       start.leads(start.other(node))};
        chainNodes_.push_back(node);
        std::uint32_t at = node;
        while (true) {
            walked_[piece] = 1;
            chain.metres += graph_.pieces[piece].metres;
            at = graph_.pieces[piece].other(at);
            chainNodes_.push_back(at);
            if (vertexOf_[at] != none) {
                break;
            }
            const std::uint32_t first = graph_.firstPiece[at];
            piece = graph_.piecesOf[first] == piece ? graph_.piecesOf[first + 1] : graph_.piecesOf[first];
        }
        chain.nodeCount = static_cast<std::uint32_t>(chainNodes_.size()) - chain.firstNode;
        raw_.push_back(chain);
    }
}

void NetworkAssembly::walkChains() {
    walked_.assign(graph_.pieces.size(), 0);
    chainNodes_.reserve(graph_.pieces.size() * 2);
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
        if (vertexOf_[node] != none) {
            walkFrom(node);
        }
    }
    // What is left are rings without a junction; the node with the smallest id becomes their vertex.
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
        if (graph_.degree(node) > 0 && vertexOf_[node] == none &&
            walked_[graph_.piecesOf[graph_.firstPiece[node]]] == 0) {
            vertexOf_[node] = vertexMark;
            walkFrom(node);
        }
    }
}

/// The raw chains at each street node that is a vertex, ascending.
void NetworkAssembly::indexIncidences() {
    firstRaw_.assign(graph_.nodes.size() + 1, 0);
    const auto forEachEnd = [&](const auto& visit) {
        for (std::uint32_t i = 0; i < raw_.size(); ++i) {
            const auto nodes = nodesOf(raw_[i]);
            visit(nodes.front(), i);
            if (nodes.back() != nodes.front()) {
                visit(nodes.back(), i);
            }
        }
    };
    forEachEnd([&](std::uint32_t node, std::uint32_t) { ++firstRaw_[node + 1]; });
    sumUp(firstRaw_);
    rawAt_.resize(firstRaw_.back());
    std::vector<std::uint32_t> next(firstRaw_.begin(), firstRaw_.end() - 1);
    forEachEnd([&](std::uint32_t node, std::uint32_t i) { rawAt_[next[node]++] = i; });
}

/// Breadth-first numbers for vertices and, on the way, for chains and components.
void NetworkAssembly::renumber() {
    indexIncidences();
    network_.points_.reserve(chainNodes_.size());
    network_.offsets_.reserve(chainNodes_.size());
    network_.chains_.reserve(raw_.size());
    std::vector<char> placed(raw_.size(), 0);
    std::vector<std::uint32_t> queue;
    for (std::uint32_t start = 0; start < graph_.nodes.size(); ++start) {
        if (vertexOf_[start] != vertexMark) {
            continue;
        }
        network_.components_.push_back({});
        vertexOf_[start] = static_cast<std::uint32_t>(queue.size());
        std::size_t head = queue.size();
        queue.push_back(start);
        for (; head < queue.size(); ++head) {
            const std::uint32_t near = queue[head];
            for (std::uint32_t at = firstRaw_[near]; at < firstRaw_[near + 1]; ++at) {
                const RawChain& chain = raw_[rawAt_[at]];
                const auto nodes = nodesOf(chain);
                const std::uint32_t far = nodes.front() == near ? nodes.back() : nodes.front();
                if (vertexOf_[far] == vertexMark) {
                    vertexOf_[far] = static_cast<std::uint32_t>(queue.size());
                    queue.push_back(far);
                }
                if (placed[rawAt_[at]] == 0) {
                    placed[rawAt_[at]] = 1;
                    place(chain);
                }
            }
        }
    }
    vertices_ = queue.size();
    sortComponents();
}

void NetworkAssembly::place(const RawChain& raw) {
    const double seconds =
        raw.metres / (profile_.metresPerSecond * (raw.steps ? profile_.stepsSpeedFactor : 1.0));
    const auto nodes = nodesOf(raw);
    Chain chain;
    chain.from = vertexOf_[nodes.front()];
    chain.to = vertexOf_[nodes.back()];
    chain.length = static_cast<std::uint32_t>(std::llround(raw.metres * 100));
    chain.time = static_cast<std::uint32_t>(std::llround(seconds * 100));
    chain.component = static_cast<std::uint32_t>(network_.components_.size() - 1);
    chain.firstPoint = static_cast<std::uint32_t>(network_.points_.size());
    chain.pointCount = raw.nodeCount;
    chain.forward = raw.forward;
    chain.backward = raw.backward;
    double along = 0;
    for (const std::uint32_t node : nodes) {
        const geo::Point p = graph_.nodes[node];
        if (network_.points_.size() > chain.firstPoint) {
            along += geo::distance(network_.points_.back(), p);
        }
        network_.points_.push_back(p);
        network_.offsets_.push_back(along);
    }
    network_.chains_.push_back(chain);
    network_.components_.back().metres += raw.metres;
    ++network_.components_.back().chains;
}

void NetworkAssembly::sortComponents() {
    auto& components = network_.components_;
    std::vector<std::uint32_t> order(components.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return components[a].metres > components[b].metres;
    });
    std::vector<std::uint32_t> rank(order.size());
    std::vector<WalkingNetwork::Component> sorted;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        rank[order[i]] = i;
        sorted.push_back(components[order[i]]);
    }
    components = std::move(sorted);
    for (Chain& chain : network_.chains_) {
        chain.component = rank[chain.component];
    }
}

void NetworkAssembly::fillArcs() {
    const auto& chains = network_.chains_;
    for (const Chain& chain : chains) {
        network_.maximumLength_ = std::max(network_.maximumLength_, chain.length);
        network_.maximumTime_ = std::max(network_.maximumTime_, chain.time);
        network_.hasOneWays_ |= !chain.forward || !chain.backward;
    }
    const auto fill = [&](WalkingNetwork::ArcTable& table, bool towards) {
        // A loop leads nowhere a search would want to go, positions on it see its vertex anyway.
        const auto forEachArc = [&](const auto& visit) {
            for (const Chain& chain : chains) {
                if (chain.from == chain.to) {
                    continue;
                }
                if (towards ? chain.backward : chain.forward) {
                    visit(chain.from, chain.to, chain);
                }
                if (towards ? chain.forward : chain.backward) {
                    visit(chain.to, chain.from, chain);
                }
            }
        };
        table.first.assign(vertices_ + 1, 0);
        forEachArc([&](std::uint32_t from, std::uint32_t, const Chain&) { ++table.first[from + 1]; });
        sumUp(table.first);
        table.lengths.resize(table.first.back());
        table.times.resize(table.first.back());
        std::vector<std::uint32_t> next(table.first.begin(), table.first.end() - 1);
        forEachArc([&](std::uint32_t from, std::uint32_t to, const Chain& chain) {
            const std::uint32_t at = next[from]++;
            table.lengths[at] = {to, chain.length};
            table.times[at] = {to, chain.time};
        });
    };
    fill(network_.towardsArcs_, true);
    if (network_.hasOneWays_) {
        fill(network_.awayArcs_, false);
    }
}

void NetworkAssembly::fillChainsAt() {
    auto& first = network_.firstChainAt_;
    const auto& chains = network_.chains_;
    first.assign(vertices_ + 1, 0);
    const auto forEachEnd = [&](const auto& visit) {
        for (std::uint32_t c = 0; c < chains.size(); ++c) {
            visit(chains[c].from, c);
            if (chains[c].to != chains[c].from) {
                visit(chains[c].to, c);
            }
        }
    };
    forEachEnd([&](std::uint32_t vertex, std::uint32_t) { ++first[vertex + 1]; });
    sumUp(first);
    network_.chainsAt_.resize(first.back());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    forEachEnd([&](std::uint32_t vertex, std::uint32_t c) { network_.chainsAt_[next[vertex]++] = c; });
    constexpr std::uint32_t bits = WalkingNetwork::deadEndBits;
    network_.deadEnds_.assign(vertices_ / bits + 1, 0);
    for (std::uint32_t vertex = 0; vertex < vertices_; ++vertex) {
        if (first[vertex + 1] - first[vertex] == 1) {
            network_.deadEnds_[vertex / bits] |= std::uint64_t{1} << (vertex % bits);
        }
    }
}

}  // namespace nordertor::analysis
