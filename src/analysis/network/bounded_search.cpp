// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/bounded_search.h"

#include <algorithm>
#include <functional>

#include "analysis/network/search_steps_p.h"

namespace nordertor::analysis {

BoundedSearch::BoundedSearch(const WalkingNetwork& network, PathWeight weight, SearchDirection direction)
    : network_(&network),
      weight_(weight),
      direction_(direction),
      arcs_(network.arcs(weight, direction)),
      labels_(network.vertexCount(), unreached),
      firstOn_(network.chains().size(), NetworkPosition::none) {}

void BoundedSearch::forget() {
    for (const std::uint32_t vertex : touched_) {
        labels_[vertex] = unreached;
    }
    for (const std::uint32_t chain : usedChains_) {
        firstOn_[chain] = NetworkPosition::none;
    }
    touched_.clear();
    usedChains_.clear();
    entrances_.clear();
    if (waiting_ > 0) {
        for (auto& bucket : buckets_) {
            bucket.clear();
        }
        waiting_ = 0;
    }
}

inline void BoundedSearch::reach(std::uint32_t vertex, std::uint64_t weight) {
    if (weight > limit_ || weight >= labels_[vertex]) {
        return;
    }
    if (labels_[vertex] == unreached) {
        touched_.push_back(vertex);
    }
    const auto label = static_cast<std::uint32_t>(weight);
    labels_[vertex] = label;
    if (network_->isDeadEnd(vertex)) {
        return;  // everything it could lead to is where the search came from
    }
    buckets_[(label >> bucketBits) & (buckets_.size() - 1)].push_back({vertex, label});
    ++waiting_;
}

void BoundedSearch::seed(const NetworkPosition& entrance) {
    const WalkingNetwork::Chain& chain = network_->chains()[entrance.chain];
    const std::uint32_t along = network_->weightAlong(entrance, weight_);
    const std::uint32_t access = network_->weightOfAccess(entrance, weight_);
    if (firstOn_[entrance.chain] == NetworkPosition::none) {
        usedChains_.push_back(entrance.chain);
    }
    entrances_.push_back({along, access, firstOn_[entrance.chain]});
    firstOn_[entrance.chain] = static_cast<std::uint32_t>(entrances_.size() - 1);
    const ChainSpread spread = spreadOn(chain, direction_);
    if (spread.down || along == 0) {
        reach(chain.from, std::uint64_t{access} + along);
    }
    if (spread.up || along == chain.weight(weight_)) {
        reach(chain.to, std::uint64_t{access} + (chain.weight(weight_) - along));
    }
}

bool BoundedSearch::run(std::span<const NetworkPosition> entrances, std::uint32_t limit, const Task& task) {
    forget();
    limit_ = std::min(limit, unreached - 1);
    const BucketRing ring = bucketRing(*network_, entrances, std::identity{}, weight_, limit_);
    if (buckets_.size() < ring.size) {
        buckets_.resize(ring.size);
    }
    for (const NetworkPosition& entrance : entrances) {
        if (entrance.attached()) {
            seed(entrance);
        }
    }
    std::size_t untilCheck = settledBetweenStopChecks;
    for (std::size_t current = ring.first; waiting_ > 0; ++current) {
        auto& bucket = buckets_[current & (buckets_.size() - 1)];
        while (!bucket.empty()) {
            const Waiting entry = bucket.back();
            bucket.pop_back();
            --waiting_;
            if (labels_[entry.vertex] != entry.weight) {
                continue;
            }
            for (const WalkingNetwork::Arc& arc : arcs_.of(entry.vertex)) {
                reach(arc.target, std::uint64_t{entry.weight} + arc.weight);
            }
            if (--untilCheck == 0) {
                untilCheck = settledBetweenStopChecks;
                if (task.stopRequested()) {
                    return false;
                }
            }
        }
    }
    return true;
}

BoundedSearch::OnChain BoundedSearch::onChain(std::uint32_t chain) const {
    const WalkingNetwork::Chain& at = network_->chains()[chain];
    OnChain on;
    on.chain = chain;
    on.whole = at.weight(weight_);
    const ChainSpread spread = spreadOn(at, direction_);
    if (spread.up && labels_[at.from] != unreached) {
        on.fromStart = labels_[at.from];
    }
    if (spread.down && labels_[at.to] != unreached) {
        on.fromEnd = labels_[at.to];
    }
    if (firstOn_[chain] != NetworkPosition::none || !spread.up || !spread.down) {
        on.special = this;
    }
    return on;
}

std::uint64_t BoundedSearch::specially(const OnChain& on, std::uint32_t along, std::uint64_t best) const {
    const WalkingNetwork::Chain& chain = network_->chains()[on.chain];
    if (along == 0 && labels_[chain.from] != unreached) {
        best = std::min<std::uint64_t>(best, labels_[chain.from]);
    }
    if (along == on.whole && labels_[chain.to] != unreached) {
        best = std::min<std::uint64_t>(best, labels_[chain.to]);
    }
    const ChainSpread spread = spreadOn(chain, direction_);
    for (std::uint32_t i = firstOn_[on.chain]; i != NetworkPosition::none; i = entrances_[i].next) {
        const std::uint32_t between = alongChain(entrances_[i].along, along, spread);
        if (between != apart) {
            best = std::min(best, std::uint64_t{entrances_[i].access} + between);
        }
    }
    return best;
}

std::uint32_t BoundedSearch::at(const NetworkPosition& position) const {
    if (!position.attached()) {
        return unreached;
    }
    const std::uint64_t weight = onChain(position.chain).to(network_->weightAlong(position, weight_)) +
                                 network_->weightOfAccess(position, weight_);
    return weight <= limit_ ? static_cast<std::uint32_t>(weight) : unreached;
}

}  // namespace nordertor::analysis
