// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/positions_by_chain.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

namespace nordertor::analysis {
namespace {

constexpr std::uint64_t never = std::numeric_limits<std::uint32_t>::max();

}  // namespace

PositionsByChain::PositionsByChain(const WalkingNetwork& network, std::span<const NetworkPosition> positions,
                                   PathWeight weight)
    : first_(network.chains().size() + 1, 0) {
    for (const NetworkPosition& position : positions) {
        if (position.attached()) {
            ++first_[position.chain + 1];
        }
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    entries_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t i = 0; i < positions.size(); ++i) {
        const NetworkPosition& position = positions[i];
        if (position.attached()) {
            const std::uint32_t access = network.weightOfAccess(position, weight);
            entries_[next[position.chain]++] = {network.weightAlong(position, weight), access, i};
            biggestAccess_ = std::max(biggestAccess_, access);
        }
    }
    for (std::size_t chain = 0; chain + 1 < first_.size(); ++chain) {
        std::sort(entries_.begin() + first_[chain], entries_.begin() + first_[chain + 1],
                  [](const Entry& a, const Entry& b) {
                      return std::tie(a.along, a.index) < std::tie(b.along, b.index);
                  });
    }
    indexIncidents(network, weight);
}

void PositionsByChain::indexIncidents(const WalkingNetwork& network, PathWeight weight) {
    firstIncident_.assign(network.vertexCount() + 1, 0);
    farthest_.assign(network.vertexCount(), 0);
    for (std::uint32_t vertex = 0; vertex < network.vertexCount(); ++vertex) {
        for (const std::uint32_t c : network.chainsAt(vertex)) {
            if (first_[c] == first_[c + 1]) {
                continue;
            }
            const WalkingNetwork::Chain& chain = network.chains()[c];
            const bool start = chain.from == vertex;
            incidents_.push_back({c, chain.weight(weight), start ? chain.to : chain.from, start,
                                  chain.forward, chain.backward});
            std::uint64_t farthest = never;
            if (chain.forward && chain.backward) {
                std::uint32_t access = 0;
                for (const Entry& entry : on(c)) {
                    access = std::max(access, entry.access);
                }
                farthest = std::min(never, std::uint64_t{chain.weight(weight)} + access);
            }
            farthest_[vertex] = std::max(farthest_[vertex], static_cast<std::uint32_t>(farthest));
        }
        firstIncident_[vertex + 1] = static_cast<std::uint32_t>(incidents_.size());
    }
}

}  // namespace nordertor::analysis
