// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/k_nearest.h"

#include <algorithm>

#include "analysis/network/search_steps_p.h"

namespace nordertor::analysis {
namespace {

std::uint32_t sourceOf(std::uint64_t label) {
    return static_cast<std::uint32_t>(label);
}

/// Puts a label into an ascending row in which each source stands once, the last one falling out. False if it
/// is no better than what is there.
bool insert(std::span<std::uint64_t> row, std::uint64_t label) {
    if (label >= row.back()) {
        return false;
    }
    std::size_t hole = row.size() - 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == ~std::uint64_t{0}) {
            hole = i;
            break;
        }
        if (sourceOf(row[i]) == sourceOf(label)) {
            if (row[i] <= label) {
                return false;
            }
            hole = i;
            break;
        }
    }
    for (; hole > 0 && row[hole - 1] > label; --hole) {
        row[hole] = row[hole - 1];
    }
    row[hole] = label;
    return true;
}

}  // namespace

KNearestSearch::KNearestSearch(const WalkingNetwork& network, std::uint32_t k)
    : network_(&network),
      k_(std::max(k, 1U)),
      labels_(network.vertexCount() * k_, noLabel),
      firstOn_(network.chains().size(), NetworkPosition::none) {}

void KNearestSearch::forget() {
    std::fill(labels_.begin(), labels_.end(), noLabel);
    std::fill(firstOn_.begin(), firstOn_.end(), NetworkPosition::none);
    onChain_.clear();
    for (auto& bucket : buckets_) {
        bucket.clear();
    }
    waiting_ = 0;
}

inline void KNearestSearch::reach(std::uint32_t vertex, Label label) {
    if (label >> 32U > limit_ || !insert(labelsAt(vertex), label)) {
        return;
    }
    buckets_[(label >> (32U + bucketBits)) & (buckets_.size() - 1)].push_back({vertex, label});
    ++waiting_;
}

void KNearestSearch::seed(const SearchSource& source) {
    const NetworkPosition& position = source.position;
    const WalkingNetwork::Chain& chain = network_->chains()[position.chain];
    const std::uint32_t along = network_->weightAlong(position, weight_);
    const std::uint32_t access = network_->weightOfAccess(position, weight_);
    const std::uint32_t whole = chain.weight(weight_);
    onChain_.push_back({along, access, source.index, firstOn_[position.chain]});
    firstOn_[position.chain] = static_cast<std::uint32_t>(onChain_.size() - 1);
    const ChainSpread spread = spreadOn(chain, direction_);
    if (spread.down || along == 0) {
        reach(chain.from, labelOf(std::uint64_t{access} + along, source.index));
    }
    if (spread.up || along == whole) {
        reach(chain.to, labelOf(std::uint64_t{access} + (whole - along), source.index));
    }
}

bool KNearestSearch::run(std::span<const SearchSource> sources, PathWeight weight, std::uint32_t limit,
                         const Task& task, SearchDirection direction) {
    weight_ = weight;
    direction_ = direction;
    arcs_ = network_->arcs(weight, direction);
    limit_ = std::min(limit, Nearest::unreachable - 1);
    forget();
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
            const Waiting entry = bucket.back();
            bucket.pop_back();
            --waiting_;
            const auto row = labelsAt(entry.vertex);
            // Pushed out by k nearer sources, or improved, since it was put here.
            if (std::find(row.begin(), row.end(), entry.label) == row.end()) {
                continue;
            }
            for (const WalkingNetwork::Arc& arc : arcs_.of(entry.vertex)) {
                reach(arc.target, entry.label + (Label{arc.weight} << 32U));
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

std::uint32_t KNearestSearch::atVertex(std::uint32_t vertex, std::span<Nearest> found) const {
    std::uint32_t count = 0;
    for (const Label label : labelsAt(vertex)) {
        if (label == noLabel) {
            break;
        }
        found[count++] = {static_cast<std::uint32_t>(label >> 32U), sourceOf(label)};
    }
    return count;
}

std::uint32_t KNearestSearch::at(const NetworkPosition& position, std::span<Nearest> found) const {
    if (!position.attached()) {
        return 0;
    }
    const WalkingNetwork::Chain& chain = network_->chains()[position.chain];
    const std::uint32_t along = network_->weightAlong(position, weight_);
    const std::uint32_t whole = chain.weight(weight_);
    const Label access = Label{network_->weightOfAccess(position, weight_)} << 32U;
    const ChainSpread spread = spreadOn(chain, direction_);
    std::uint32_t count = 0;
    const auto add = [&](Label label) {
        label += access;
        const Nearest nearest{static_cast<std::uint32_t>(label >> 32U), sourceOf(label)};
        if (nearest.weight > limit_) {
            return;
        }
        const auto before = [](const Nearest& a, const Nearest& b) {
            return a.weight != b.weight ? a.weight < b.weight : a.index < b.index;
        };
        std::uint32_t hole = 0;
        while (hole < count && found[hole].index != nearest.index) {
            ++hole;
        }
        if (hole < count ? !before(nearest, found[hole])
                         : count == k_ && !before(nearest, found[count - 1])) {
            return;
        }
        if (hole == count) {
            if (count < k_) {
                ++count;
            } else {
                --hole;
            }
        }
        for (; hole > 0 && before(nearest, found[hole - 1]); --hole) {
            found[hole] = found[hole - 1];
        }
        found[hole] = nearest;
    };
    const auto through = [&](std::uint32_t vertex, std::uint32_t way) {
        for (const Label label : labelsAt(vertex)) {
            if (label == noLabel) {
                break;
            }
            add(label + (Label{way} << 32U));
        }
    };
    if (spread.up || along == 0) {
        through(chain.from, along);
    }
    if (spread.down || along == whole) {
        through(chain.to, whole - along);
    }
    for (std::uint32_t i = firstOn_[position.chain]; i != NetworkPosition::none; i = onChain_[i].next) {
        const std::uint32_t between = alongChain(onChain_[i].along, along, spread);
        if (between != apart) {
            add(labelOf(std::uint64_t{onChain_[i].access} + between, onChain_[i].index));
        }
    }
    return count;
}

}  // namespace nordertor::analysis
