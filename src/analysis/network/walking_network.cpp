// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/walking_network.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/network/street_graph_p.h"

namespace nordertor::analysis {

using Chain = WalkingNetwork::Chain;

/// Contracts a StreetGraph into the network's arrays.
class NetworkAssembly {
  public:
    NetworkAssembly(const StreetGraph& graph, const WalkingProfile& profile, WalkingNetwork& network)
        : graph_(graph), profile_(profile), network_(network), vertexOf_(graph.nodes.size(), none) {}

    void assemble() {
        findVertices();
        walkChains();
        renumber();
        fillArcs();
        network_.walkableNodes_ = static_cast<std::size_t>(std::count_if(
            graph_.firstPiece.begin(), graph_.firstPiece.end() - 1,
            [&, i = std::uint32_t{0}](std::uint32_t) mutable { return graph_.degree(i++) > 0; }));
        network_.metresPerSecond_ = profile_.metresPerSecond;
    }

  private:
    static constexpr std::uint32_t none = NetworkPosition::none;
    static constexpr std::uint32_t vertexMark = none - 1;

    struct RawChain {
        std::vector<std::uint32_t> nodes;  ///< of the street graph, first and last are vertices
        double metres = 0;
        bool steps = false;
    };

    bool isVertex(std::uint32_t node) const {
        if (graph_.degree(node) != 2) {
            return graph_.degree(node) > 0;
        }
        const std::uint32_t first = graph_.firstPiece[node];
        return graph_.pieces[graph_.piecesOf[first]].steps != graph_.pieces[graph_.piecesOf[first + 1]].steps;
    }

    void findVertices() {
        for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
            if (isVertex(node)) {
                vertexOf_[node] = vertexMark;
            }
        }
    }

    void walkFrom(std::uint32_t node, std::vector<bool>& walked) {
        for (std::uint32_t i = graph_.firstPiece[node]; i < graph_.firstPiece[node + 1]; ++i) {
            std::uint32_t piece = graph_.piecesOf[i];
            if (walked[piece]) {
                continue;
            }
            RawChain chain{{node}, 0, graph_.pieces[piece].steps};
            std::uint32_t at = node;
            while (true) {
                walked[piece] = true;
                chain.metres += graph_.pieces[piece].metres;
                at = graph_.pieces[piece].other(at);
                chain.nodes.push_back(at);
                if (vertexOf_[at] != none) {
                    break;
                }
                const std::uint32_t first = graph_.firstPiece[at];
                piece = graph_.piecesOf[first] == piece ? graph_.piecesOf[first + 1] : graph_.piecesOf[first];
            }
            raw_.push_back(std::move(chain));
        }
    }

    void walkChains() {
        std::vector<bool> walked(graph_.pieces.size(), false);
        for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
            if (vertexOf_[node] != none) {
                walkFrom(node, walked);
            }
        }
        // What is left are rings without a junction; the node with the smallest id
        // becomes their vertex.
        for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
            if (graph_.degree(node) > 0 && vertexOf_[node] == none &&
                !walked[graph_.piecesOf[graph_.firstPiece[node]]]) {
                vertexOf_[node] = vertexMark;
                walkFrom(node, walked);
            }
        }
    }

    /// Chains at each street node that is a vertex: (node, raw chain), ascending.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> incidences() const {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> all;
        for (std::uint32_t i = 0; i < raw_.size(); ++i) {
            all.emplace_back(raw_[i].nodes.front(), i);
            if (raw_[i].nodes.back() != raw_[i].nodes.front()) {
                all.emplace_back(raw_[i].nodes.back(), i);
            }
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    /// Breadth-first numbers for vertices and, on the way, for chains and
    /// components.
    void renumber() {
        const auto incident = incidences();
        std::vector<bool> placed(raw_.size(), false);
        std::vector<std::uint32_t> queue;
        for (const auto& [start, unused] : incident) {
            if (vertexOf_[start] != vertexMark) {
                continue;
            }
            network_.components_.push_back({});
            vertexOf_[start] = static_cast<std::uint32_t>(queue.size());
            std::size_t head = queue.size();
            queue.push_back(start);
            for (; head < queue.size(); ++head) {
                auto at = std::lower_bound(incident.begin(), incident.end(), std::pair{queue[head], 0U});
                for (; at != incident.end() && at->first == queue[head]; ++at) {
                    const RawChain& chain = raw_[at->second];
                    const std::uint32_t far =
                        chain.nodes.front() == queue[head] ? chain.nodes.back() : chain.nodes.front();
                    if (vertexOf_[far] == vertexMark) {
                        vertexOf_[far] = static_cast<std::uint32_t>(queue.size());
                        queue.push_back(far);
                    }
                    if (!placed[at->second]) {
                        placed[at->second] = true;
                        place(chain);
                    }
                }
            }
        }
        vertices_ = queue.size();
        sortComponents();
    }

    void place(const RawChain& raw) {
        const double seconds =
            raw.metres / (profile_.metresPerSecond * (raw.steps ? profile_.stepsSpeedFactor : 1.0));
        Chain chain;
        chain.from = vertexOf_[raw.nodes.front()];
        chain.to = vertexOf_[raw.nodes.back()];
        chain.length = static_cast<std::uint32_t>(std::llround(raw.metres * 100));
        chain.time = static_cast<std::uint32_t>(std::llround(seconds * 100));
        chain.component = static_cast<std::uint32_t>(network_.components_.size() - 1);
        chain.firstPoint = static_cast<std::uint32_t>(network_.points_.size());
        chain.pointCount = static_cast<std::uint32_t>(raw.nodes.size());
        double along = 0;
        for (const std::uint32_t node : raw.nodes) {
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

    void sortComponents() {
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

    void fillArcs() {
        auto& first = network_.firstArc_;
        first.assign(vertices_ + 1, 0);
        for (const Chain& chain : network_.chains_) {
            // A loop leads nowhere a search would want to go, positions on it see its
            // vertex anyway.
            if (chain.from != chain.to) {
                ++first[chain.from + 1];
                ++first[chain.to + 1];
            }
            network_.maximumLength_ = std::max(network_.maximumLength_, chain.length);
            network_.maximumTime_ = std::max(network_.maximumTime_, chain.time);
        }
        for (std::size_t i = 1; i < first.size(); ++i) {
            first[i] += first[i - 1];
        }
        network_.lengthArcs_.resize(first.back());
        network_.timeArcs_.resize(first.back());
        std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
        const auto add = [&](std::uint32_t from, std::uint32_t to, const Chain& chain) {
            const std::uint32_t at = next[from]++;
            network_.lengthArcs_[at] = {to, chain.length};
            network_.timeArcs_[at] = {to, chain.time};
        };
        for (const Chain& chain : network_.chains_) {
            if (chain.from != chain.to) {
                add(chain.from, chain.to, chain);
                add(chain.to, chain.from, chain);
            }
        }
    }

    const StreetGraph& graph_;
    const WalkingProfile& profile_;
    WalkingNetwork& network_;
    std::vector<std::uint32_t> vertexOf_;  ///< by street node; none = inside a chain
    std::vector<RawChain> raw_;
    std::size_t vertices_ = 0;
};

Result<WalkingNetwork> WalkingNetwork::build(const std::vector<model::Street>& streets,
                                             const std::vector<model::PathBarrier>& barriers,
                                             const WalkingProfile& profile, const Task& task) {
    const StreetGraph graph = streetGraph(streets, barriers, profile, task);
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    if (graph.pieces.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Die Daten enthalten keinen Weg, der zu Fuß benutzt werden darf.",
                     "The data contains no street or path that may be walked."},
                    {"Bitte OpenStreetMap-Daten einlesen, die das Gebiet mit seinen Wegen enthalten.",
                     "Please import OpenStreetMap data that contains the area with its streets."});
    }
    WalkingNetwork network;
    NetworkAssembly(graph, profile, network).assemble();
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    return network;
}

double WalkingNetwork::totalMetres() const {
    return std::accumulate(components_.begin(), components_.end(), 0.0,
                           [](double sum, const Component& component) { return sum + component.metres; });
}

std::uint32_t WalkingNetwork::maximumWeight(PathWeight weight) const {
    return weight == PathWeight::Length ? maximumLength_ : maximumTime_;
}

std::uint32_t WalkingNetwork::weightAlong(const NetworkPosition& position, PathWeight weight) const {
    if (weight == PathWeight::Length) {
        return position.offset;
    }
    const Chain& chain = chains_[position.chain];
    if (chain.length == 0) {
        return 0;
    }
    const std::uint64_t doubled = 2ULL * position.offset * chain.time;
    return static_cast<std::uint32_t>((doubled + chain.length) / (2ULL * chain.length));
}

std::uint32_t WalkingNetwork::weightOfAccess(const NetworkPosition& position, PathWeight weight) const {
    return weight == PathWeight::Length
               ? position.access
               : static_cast<std::uint32_t>(std::lround(position.access / metresPerSecond_));
}

geo::Point WalkingNetwork::pointAt(const NetworkPosition& position) const {
    const Chain& chain = chains_[position.chain];
    const auto begin = offsets_.begin() + chain.firstPoint;
    const auto end = begin + chain.pointCount;
    const double along = position.offset / 100.0;
    const auto after = std::upper_bound(begin, end, along);
    if (after == end) {
        return points_[chain.firstPoint + chain.pointCount - 1];
    }
    const auto i = static_cast<std::size_t>(after - offsets_.begin());
    const double piece = offsets_[i] - offsets_[i - 1];
    const double share = piece > 0 ? (along - offsets_[i - 1]) / piece : 0;
    const geo::Point a = points_[i - 1];
    const geo::Point b = points_[i];
    return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
}

}  // namespace nordertor::analysis
