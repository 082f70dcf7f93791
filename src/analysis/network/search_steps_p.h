// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "analysis/network/walking_network.h"

namespace nordertor::analysis {

/// Which way along a chain a search spreads from its sources: `up` towards the chain's end, `down` towards
/// its start. A search towards its sources spreads against the direction of walking.
struct Spread {
    bool up = true;
    bool down = true;
};

inline Spread spreadOn(const WalkingNetwork::Chain& chain, SearchDirection direction) {
    return direction == SearchDirection::FromSources ? Spread{chain.forward, chain.backward}
                                                     : Spread{chain.backward, chain.forward};
}

/// The weight between a source and a target on one chain without leaving it, or `apart`.
inline constexpr std::uint32_t apart = std::numeric_limits<std::uint32_t>::max();
inline std::uint32_t alongChain(std::uint32_t source, std::uint32_t target, Spread spread) {
    if (source <= target) {
        return spread.up || source == target ? target - source : apart;
    }
    return spread.down ? source - target : apart;
}

}  // namespace nordertor::analysis
