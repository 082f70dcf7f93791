// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace nordertor::analysis {

/// A number that differs from run to run: the value not undercut in 95 of 100 runs, and the one not exceeded
/// in 95 of 100 (nearest rank).
struct Spread {
    double low = 0;
    double high = 0;
};
/// Of one number for each run, ascending, at least one.
[[nodiscard]] Spread spreadOfAscending(std::span<const double> byRun);

/// How the gap of one standard answers when its assumptions move (variation.h).
struct StandardStability {
    std::vector<float> byHome;  ///< share of runs in which the home is not supplied, 0..1
    Spread inside;              ///< persons (or homes) without supply in the programme area
    Spread margin;              ///< around it
};

/// The limits of all runs in order. A run changes limits, not distances: so nothing is searched again, and
/// counting the limits a distance exceeds answers for all runs at once.
class LimitRuns {
  public:
    explicit LimitRuns(std::vector<std::uint32_t> limits);
    [[nodiscard]] std::size_t runs() const { return sorted_.size(); }
    /// In how many runs a distance (centimetres) is beyond the limit. O(log runs).
    [[nodiscard]] std::size_t runsBeyond(std::uint32_t distance) const;

  private:
    std::vector<std::uint32_t> sorted_;
};

/// `distances` (centimetres, Nearest::unreachable where nothing is reached), `persons` (unknown: -1, not
/// summed) and `insideArea` by home. O(homes log runs).
[[nodiscard]] StandardStability stabilityOf(const LimitRuns& runs, std::span<const std::uint32_t> distances,
                                            std::span<const double> persons,
                                            const std::vector<bool>& insideArea);

/// Share of runs in which a place stays in the gap: at least half of the persons of its homes are beyond the
/// limit of the run. `members` index the other two. O(members log members).
[[nodiscard]] double placeStability(const LimitRuns& runs, std::span<const std::uint32_t> members,
                                    std::span<const std::uint32_t> distances,
                                    std::span<const double> persons);

}  // namespace nordertor::analysis
