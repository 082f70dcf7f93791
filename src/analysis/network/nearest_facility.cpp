// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/nearest_facility.h"

#include <algorithm>

#include "analysis/network/search_steps_p.h"

namespace nordertor::analysis {

NearestSearch::NearestSearch(const WalkingNetwork& network)
    : network_(&network),
      labels_(network.vertexCount(), noLabel),
      firstOn_(network.chains().size(), NetworkPosition::none) {}

void NearestSearch::forget() {
    for (const std::uint32_t vertex : touched_) {
        labels_[vertex] = noLabel;
    }
    for (const std::uint32_t chain : usedChains_) {
        firstOn_[chain] = NetworkPosition::none;
    }
    touched_.clear();
    usedChains_.clear();
    onChain_.clear();
    for (auto& bucket : buckets_) {
        bucket.clear();
    }
    waiting_ = 0;
}

void NearestSearch::reach(std::uint32_t vertex, Label label) {
    if (label >= labels_[vertex] || label >> 32U > limit_) {
        return;
    }
    if (labels_[vertex] == noLabel) {
        touched_.push_back(vertex);
    }
    labels_[vertex] = label;
    const auto weight = static_cast<std::uint32_t>(label >> 32U);
    buckets_[(weight >> bucketBits) & (buckets_.size() - 1)].push_back({vertex, weight});
    ++waiting_;
}

void NearestSearch::seed(const SearchSource& source) {
    const NetworkPosition& position = source.position;
    const auto& chain = network_->chains()[position.chain];
    const std::uint32_t along = network_->weightAlong(position, weight_);
    const std::uint32_t access = network_->weightOfAccess(position, weight_);
    const std::uint32_t whole = chain.weight(weight_);
    const ChainSpread spread = spreadOn(chain, direction_);
    if (firstOn_[position.chain] == NetworkPosition::none) {
        usedChains_.push_back(position.chain);
    }
    onChain_.push_back({along, access, source.index, firstOn_[position.chain]});
    firstOn_[position.chain] = static_cast<std::uint32_t>(onChain_.size() - 1);
    if (spread.down || along == 0) {
        reach(chain.from, labelOf(std::uint64_t{access} + along, source.index));
    }
    if (spread.up || along == whole) {
        reach(chain.to, labelOf(std::uint64_t{access} + (whole - along), source.index));
    }
}

void NearestSearch::settle(Entry entry) {
    const Label label = labels_[entry.vertex];
    if (label >> 32U != entry.weight) {
        return;
    }
    for (const WalkingNetwork::Arc& arc : arcs_.of(entry.vertex)) {
        reach(arc.target, label + (Label{arc.weight} << 32U));
    }
}

bool NearestSearch::run(std::span<const SearchSource> sources, PathWeight weight, std::uint32_t limit,
                        const Task& task, SearchDirection direction) {
    forget();
    weight_ = weight;
    direction_ = direction;
    arcs_ = network_->arcs(weight, direction);
    limit_ = std::min(limit, Nearest::unreachable - 1);
    const auto positionOf = [](const SearchSource& source) -> const NetworkPosition& {
        return source.position;
    };
    const BucketRing ring = bucketRing(*network_, sources, positionOf, weight, limit_);
    if (buckets_.size() < ring.size) {
        buckets_.resize(ring.size);
    }
    for (const SearchSource& source : sources) {
        if (source.position.attached()) {
            seed(source);
        }
    }
    std::size_t untilCheck = settledBetweenStopChecks;
    for (std::size_t current = ring.first; waiting_ > 0; ++current) {
        auto& bucket = buckets_[current & (buckets_.size() - 1)];
        while (!bucket.empty()) {
            const Entry entry = bucket.back();
            bucket.pop_back();
            --waiting_;
            settle(entry);
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

Nearest NearestSearch::atVertex(std::uint32_t vertex) const {
    const Label label = labels_[vertex];
    return label == noLabel
               ? Nearest{}
               : Nearest{static_cast<std::uint32_t>(label >> 32U), static_cast<std::uint32_t>(label)};
}

Nearest NearestSearch::at(const NetworkPosition& position) const {
    if (!position.attached()) {
        return {};
    }
    const auto& chain = network_->chains()[position.chain];
    const std::uint32_t along = network_->weightAlong(position, weight_);
    const std::uint32_t whole = chain.weight(weight_);
    const ChainSpread spread = spreadOn(chain, direction_);
    Label best = noLabel;
    if (labels_[chain.from] != noLabel && (spread.up || along == 0)) {
        best = labels_[chain.from] + (Label{along} << 32U);
    }
    if (labels_[chain.to] != noLabel && (spread.down || along == whole)) {
        best = std::min(best, labels_[chain.to] + (Label{whole - along} << 32U));
    }
    for (std::uint32_t i = firstOn_[position.chain]; i != NetworkPosition::none; i = onChain_[i].next) {
        const OnChain& source = onChain_[i];
        const std::uint32_t between = alongChain(source.along, along, spread);
        if (between != apart) {
            best = std::min(best, labelOf(std::uint64_t{source.access} + between, source.index));
        }
    }
    if (best == noLabel) {
        return {};
    }
    best += Label{network_->weightOfAccess(position, weight_)} << 32U;
    if (best >> 32U > limit_) {
        return {};
    }
    return {static_cast<std::uint32_t>(best >> 32U), static_cast<std::uint32_t>(best)};
}

}  // namespace nordertor::analysis
