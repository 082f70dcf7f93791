// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "analysis/siting/assignment_costs_p.h"

namespace nordertor::analysis {

/// A set of open sites together with what every insertion, removal and swap would change: gain, loss and
/// extra of Resende and Werneck (2007), kept up to date by visiting only the demands whose nearest or second
/// nearest open site changed. Sites in the own numbering of the costs, which must outlive it.
class SwapSearch {
  public:
    struct Swap {
        std::uint32_t out = 0;
        std::uint32_t in = 0;
        std::int64_t profit = 0;  ///< by how much the cost falls
    };

    explicit SwapSearch(const AssignmentCosts& costs);

    void close();  ///< all sites
    void insert(std::uint32_t site);
    void remove(std::uint32_t site);
    void swap(const Swap& swap);

    [[nodiscard]] std::int64_t cost() const { return cost_; }
    [[nodiscard]] bool isOpen(std::uint32_t site) const { return slot_[site] != none; }
    [[nodiscard]] const std::vector<std::uint32_t>& open() const { return open_; }  ///< in no certain order
    [[nodiscard]] std::vector<std::uint32_t> sorted() const;
    /// By how much opening a closed site lowers the cost.
    [[nodiscard]] std::int64_t gain(std::uint32_t site) const { return gain_[site]; }
    /// By how much closing an open site raises the cost.
    [[nodiscard]] std::int64_t loss(std::uint32_t site) const { return loss_[slot_[site]]; }
    [[nodiscard]] std::int64_t profit(std::uint32_t out, std::uint32_t in) const {
        return gain_[in] - loss_[slot_[out]] + extra_[slot_[out] * costs_->siteCount() + in];
    }
    /// The most profitable swap; of equals the one with the smallest (out, in). Nothing if none pays.
    [[nodiscard]] std::optional<Swap> bestSwap() const;
    /// Opens the site that helps most until the budget is used or nothing helps.
    void fillGreedily();
    /// Swaps while it pays. False if stopped.
    bool descend(const Task& task);

  private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    void count(std::uint32_t demand, std::int64_t sign);
    void findNearest(std::uint32_t demand);
    void openSlot(std::uint32_t site);
    void closeSlot(std::uint32_t site);
    void settleChanges();

    const AssignmentCosts* costs_;
    std::vector<std::uint32_t> nearest_;  ///< by demand: open site or none
    std::vector<std::uint32_t> second_;
    std::vector<std::uint32_t> nearestCost_;  ///< missing where none
    std::vector<std::uint32_t> secondCost_;
    std::vector<std::int64_t> gain_;   ///< by site
    std::vector<std::int64_t> loss_;   ///< by slot
    std::vector<std::int64_t> extra_;  ///< slot x site
    std::vector<std::uint32_t> slot_;  ///< by site
    std::vector<std::uint32_t> open_;
    std::vector<std::uint32_t> freeSlots_;
    std::vector<std::uint32_t> changed_;
    std::vector<char> isChanged_;
    std::int64_t cost_ = 0;
};

}  // namespace nordertor::analysis
