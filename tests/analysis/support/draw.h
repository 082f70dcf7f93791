// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

namespace nordertor::test {

/// Bounded draws that are the same with every standard library.
class Draw {
  public:
    explicit Draw(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
    bool chance(std::size_t percent) { return below(100) < percent; }
    /// In thousandths of `most`.
    double metres(double most) { return static_cast<double>(below(1000)) / 1000 * most; }
    double within(double low, double high) {
        return low + (high - low) * (static_cast<double>(engine_() >> 11U) / 9007199254740992.0);
    }

  private:
    std::mt19937_64 engine_;
};

}  // namespace nordertor::test
