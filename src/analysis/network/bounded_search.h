// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "analysis/network/positions_by_chain.h"
#include "analysis/network/walking_network.h"
#include "base/task.h"

namespace nordertor::analysis {

/// How far everything near one place (a facility with all its entrances) is, up to a limit: Dijkstra's
/// algorithm with a bucket queue (Dial 1969; buckets wider than the smallest weight are settled by correcting
/// labels, Meyer and Sanders 2003). About 20 ns a vertex. The object is the workspace: keep one per thread
/// and run it again; once grown it allocates nothing. The network must outlive it.
class BoundedSearch {
  public:
    static constexpr std::uint32_t unreached = std::numeric_limits<std::uint32_t>::max();

    explicit BoundedSearch(const WalkingNetwork& network, PathWeight weight = PathWeight::Length,
                           SearchDirection direction = SearchDirection::TowardsSources);

    /// Forgets the last run. Nothing farther than `limit` (in the search's weight, included) is reached;
    /// entrances that are not attached are skipped. False if stopped.
    bool run(std::span<const NetworkPosition> entrances, std::uint32_t limit, const Task& task = {});

    /// Vertices within the limit, each once, in an order that depends on the run alone.
    [[nodiscard]] std::span<const std::uint32_t> reachedVertices() const { return touched_; }
    [[nodiscard]] std::uint32_t atVertex(std::uint32_t vertex) const { return labels_[vertex]; }
    /// Weight to a position with its access, or `unreached` beyond the limit.
    [[nodiscard]] std::uint32_t at(const NetworkPosition& position) const;

    /// Calls visit(entry, weight) for every position within the limit, each once. The positions must be
    /// indexed for the weight of this search.
    template <class Visit>
    void forEachReached(const PositionsByChain& positions, const Visit& visit) const {
        forEachChain(positions, [&](const OnChain& ways) {
            for (const PositionsByChain::Entry& entry : positions.on(ways.chain)) {
                const std::uint64_t weight = ways.to(entry.along) + entry.access;
                if (weight <= limit_) {
                    visit(entry, static_cast<std::uint32_t>(weight));
                }
            }
        });
    }

    /// How places on one chain are reached.
    struct OnChain {
        static constexpr std::uint64_t never = std::uint64_t{1} << 40U;
        std::uint64_t fromStart = never;  ///< weight at the chain's start, if the search spreads from there
        std::uint64_t fromEnd = never;
        std::uint32_t whole = 0;
        std::uint32_t chain = 0;
        /// Set where more than the two ends counts: entrances on the chain itself, or a one-way.
        const BoundedSearch* special = nullptr;

        /// Weight on the path `along` the chain; more than any limit if not reached.
        [[nodiscard]] std::uint64_t to(std::uint32_t along) const {
            const std::uint64_t best = std::min(fromStart + along, fromEnd + (whole - along));
            return special == nullptr ? best : special->specially(*this, along, best);
        }
        /// Whether certainly every place on the chain with at most this access is within the limit.
        [[nodiscard]] bool allWithin(std::uint32_t limit, std::uint32_t access) const {
            return fromStart + whole + access <= limit || fromEnd + whole + access <= limit ||
                   (fromStart + fromEnd + whole + 1) / 2 + access <= limit;
        }
    };

    /// Calls visit(OnChain) for every chain with positions on which something may be reached, each once.
    template <class Visit>
    void forEachChain(const PositionsByChain& positions, const Visit& visit) const {
        for (const std::uint32_t chain : usedChains_) {
            visit(onChain(chain));
        }
        for (const std::uint32_t vertex : touched_) {
            const std::uint64_t here = labels_[vertex];
            for (const PositionsByChain::Incident& at : positions.at(vertex)) {
                const std::uint32_t label = labels_[at.other];
                // Once: from its start, or from its end if only that is reached.
                if ((!at.start && label != unreached) || firstOn_[at.chain] != NetworkPosition::none) {
                    continue;
                }
                if (!at.forward || !at.backward) {
                    visit(onChain(at.chain));
                    continue;
                }
                const std::uint64_t there = label != unreached ? label : OnChain::never;
                visit(OnChain{at.start ? here : there, at.start ? there : here, at.whole, at.chain, nullptr});
            }
        }
    }
    /// Calls visit(OnChain, startReached) for the chains with positions of which the label at their start
    /// does not say already that all positions are within the limit, or, the start not reached, none; each
    /// once. These are the chains at the edge of what is reached, those with entrances, and one-ways: a small
    /// part.
    template <class Visit>
    void forEachChainInDoubt(const PositionsByChain& positions, const Visit& visit) const {
        for (const std::uint32_t chain : usedChains_) {
            visit(onChain(chain), labels_[network_->chains()[chain].from] != unreached);
        }
        for (const std::uint32_t vertex : touched_) {
            const std::uint64_t here = labels_[vertex];
            if (here + positions.farthest(vertex) <= limit_) {
                continue;
            }
            for (const PositionsByChain::Incident& at : positions.at(vertex)) {
                const std::uint32_t label = labels_[at.other];
                if ((!at.start && label != unreached) || firstOn_[at.chain] != NetworkPosition::none) {
                    continue;
                }
                if (!at.forward || !at.backward) {
                    visit(onChain(at.chain), at.start);
                    continue;
                }
                const std::uint64_t there = label != unreached ? label : OnChain::never;
                visit(OnChain{at.start ? here : there, at.start ? there : here, at.whole, at.chain, nullptr},
                      at.start);
            }
        }
    }
    [[nodiscard]] std::uint32_t limit() const { return limit_; }

  private:
    struct Waiting {
        std::uint32_t vertex;
        std::uint32_t weight;
    };
    struct Entrance {
        std::uint32_t along;
        std::uint32_t access;
        std::uint32_t next;
    };

    void forget();
    void seed(const NetworkPosition& entrance);
    void reach(std::uint32_t vertex, std::uint64_t weight);
    [[nodiscard]] OnChain onChain(std::uint32_t chain) const;
    [[nodiscard]] std::uint64_t specially(const OnChain& on, std::uint32_t along, std::uint64_t best) const;

    const WalkingNetwork* network_;
    PathWeight weight_;
    SearchDirection direction_;
    WalkingNetwork::Arcs arcs_;
    std::uint32_t limit_ = 0;
    std::vector<std::uint32_t> labels_;   ///< by vertex
    std::vector<std::uint32_t> touched_;  ///< vertices with a label
    std::vector<std::uint32_t> firstOn_;  ///< by chain, into entrances_
    std::vector<Entrance> entrances_;     ///< linked per chain
    std::vector<std::uint32_t> usedChains_;
    std::vector<std::vector<Waiting>> buckets_;  ///< a ring; a power of two many
    std::size_t waiting_ = 0;
};

}  // namespace nordertor::analysis
