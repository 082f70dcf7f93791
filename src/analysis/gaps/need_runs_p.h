// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/gaps/stability.h"
#include "analysis/gaps/variation.h"
#include "base/task.h"

namespace nordertor::analysis {

/// In which runs the combined need of a home reaches the threshold. In a run a home's index is the share of
/// the run's weights on parts whose distance exceeds the run's limit. Weights are whole hundred-millionths,
/// so that no order of adding matters and four runs fit one vector instruction.
class NeedRuns {
  public:
    NeedRuns(double threshold, std::size_t runs);

    /// `distances` in centimetres by home; 0 where nobody of the part's group lives.
    void add(double weight, const std::vector<std::uint32_t>& distances, const StandardVariation& variation);

    /// Share of runs in which at least half of the members' persons live where the threshold is reached.
    [[nodiscard]] double stabilityOf(std::span<const std::uint32_t> members,
                                     std::span<const double> persons) const;
    /// Spread over the runs of the persons who live where the threshold is reached. Several threads, fixed
    /// order.
    [[nodiscard]] Spread spreadOf(std::span<const std::uint32_t> homes, std::span<const double> persons,
                                  const Task& task) const;

  private:
    struct Part {
        std::vector<std::int32_t> distances;  ///< by home
        std::vector<std::int32_t> limits;     ///< by run
        std::vector<std::int32_t> weights;    ///< by run
    };
    /// Adds the persons of the homes to each run in which they count.
    void addTo(std::vector<double>& byRun, std::span<const std::uint32_t> homes,
               std::span<const double> persons) const;

    double threshold_;
    std::vector<Part> parts_;
    std::vector<std::int32_t> needed_;  ///< by run: weight from which a home counts
    std::vector<std::int64_t> sums_;    ///< by run
};

}  // namespace nordertor::analysis
