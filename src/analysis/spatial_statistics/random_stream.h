// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace nordertor::analysis {

/// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood 2014). Each (seed,
/// stream) gives a sequence of its own, so that work can be spread over threads without changing the result.
class RandomStream {
  public:
    RandomStream(std::uint64_t seed, std::uint64_t stream) : state_(mixed(mixed(seed) + stream * step)) {}

    std::uint64_t next() {
        state_ += step;
        return mixed(state_);
    }
    /// Uniform in 0..bound-1, without bias (Lemire 2019). `bound` > 0.
    std::uint32_t below(std::uint32_t bound) {
        std::uint64_t product = (next() >> 32U) * bound;
        if (static_cast<std::uint32_t>(product) < bound) {
            const std::uint32_t unfair = (0U - bound) % bound;
            while (static_cast<std::uint32_t>(product) < unfair) {
                product = (next() >> 32U) * bound;
            }
        }
        return static_cast<std::uint32_t>(product >> 32U);
    }

  private:
    static constexpr std::uint64_t step = 0x9E3779B97F4A7C15ULL;
    static std::uint64_t mixed(std::uint64_t z) {
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    std::uint64_t state_;
};

}  // namespace nordertor::analysis
