// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "analysis/network/walking_network.h"

namespace nordertor::analysis {

/// Width of a bucket of the searches: 10.24 m or 10.24 s, a few vertices in a town, found by measuring
/// (benchmarks/network).
inline constexpr std::uint32_t bucketBits = 10;

/// How many vertices a search settles before it asks whether it shall stop.
inline constexpr std::size_t settledBetweenStopChecks = 65536;

/// How many sources one task of a parallel run searches.
inline constexpr std::size_t sourcesInABlock = 64;

/// Weight in the upper half, number of the source in the lower: the order of labels is that of weights, ties
/// by number.
inline std::uint64_t labelOf(std::uint64_t weight, std::uint32_t number) {
    return weight << 32U | number;
}

/// The buckets of a search: a ring, used again once a bucket is empty.
struct BucketRing {
    std::size_t first = 0;  ///< of what is seeded
    std::size_t size = 2;   ///< a power of two
};

/// Everything that waits lies within one widest arc, or one widest seed, of what is being settled, and within
/// the limit. `positionOf(source)` gives a NetworkPosition; those not attached are passed over.
template <class Sources, class PositionOf>
BucketRing bucketRing(const WalkingNetwork& network, const Sources& sources, PositionOf positionOf,
                      PathWeight weight, std::uint32_t limit) {
    std::uint32_t smallestSeed = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t biggestSeed = 0;
    for (const auto& source : sources) {
        if (const NetworkPosition& position = positionOf(source); position.attached()) {
            const std::uint32_t access = network.weightOfAccess(position, weight);
            smallestSeed = std::min(smallestSeed, access);
            biggestSeed = std::max(biggestSeed, access);
        }
    }
    const std::uint64_t widest = std::uint64_t{network.maximumWeight(weight)} + biggestSeed;
    return {smallestSeed >> bucketBits,
            std::bit_ceil((std::min<std::uint64_t>(widest, limit) >> bucketBits) + 2)};
}

/// Which way along a chain a search spreads from its sources: `up` towards the chain's end, `down` towards
/// its start. A search towards its sources spreads against the direction of walking.
struct ChainSpread {
    bool up = true;
    bool down = true;
};

inline ChainSpread spreadOn(const WalkingNetwork::Chain& chain, SearchDirection direction) {
    return direction == SearchDirection::FromSources ? ChainSpread{chain.forward, chain.backward}
                                                     : ChainSpread{chain.backward, chain.forward};
}

/// The weight between a source and a target on one chain without leaving it, or `apart`.
inline constexpr std::uint32_t apart = std::numeric_limits<std::uint32_t>::max();
inline std::uint32_t alongChain(std::uint32_t source, std::uint32_t target, ChainSpread spread) {
    if (source <= target) {
        return spread.up || source == target ? target - source : apart;
    }
    return spread.down ? source - target : apart;
}

}  // namespace nordertor::analysis
