// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <random>

namespace nordertor::analysis {

/// 0 .. bound - 1, all alike; the same on every platform, which the standard's distributions are not.
[[nodiscard]] inline std::uint64_t drawBelow(std::mt19937_64& random, std::uint64_t bound) {
    const std::uint64_t fair =
        std::numeric_limits<std::uint64_t>::max() - std::numeric_limits<std::uint64_t>::max() % bound;
    std::uint64_t drawn = random();
    while (drawn >= fair) {
        drawn = random();
    }
    return drawn % bound;
}

}  // namespace nordertor::analysis
