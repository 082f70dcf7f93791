// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/swap_search_p.h"

#include <algorithm>

namespace nordertor::analysis {

SwapSearch::SwapSearch(const AssignmentCosts& costs) : costs_(&costs) {
    close();
}

void SwapSearch::close() {
    const std::size_t demands = costs_->demandCount();
    const std::size_t sites = costs_->siteCount();
    const std::size_t slots = costs_->budget + 1;  // one more while a path between two solutions is walked
    nearest_.assign(demands, none);
    second_.assign(demands, none);
    nearestCost_ = costs_->missing;
    secondCost_ = costs_->missing;
    gain_.assign(sites, 0);
    loss_.assign(slots, 0);
    extra_.assign(slots * sites, 0);
    slot_.assign(sites, none);
    open_.clear();
    freeSlots_.clear();
    for (std::size_t s = slots; s > 0; --s) {
        freeSlots_.push_back(static_cast<std::uint32_t>(s - 1));
    }
    isChanged_.assign(demands, 0);
    cost_ = costs_->constant;
    for (std::uint32_t i = 0; i < demands; ++i) {
        cost_ += costs_->weights[i] * costs_->missing[i];
        count(i, 1);
    }
}

void SwapSearch::count(std::uint32_t demand, std::int64_t sign) {
    const std::int64_t weight = sign * costs_->weights[demand];
    const std::int64_t first = nearestCost_[demand];
    const auto row = costs_->row(demand);
    if (nearest_[demand] == none) {
        for (const auto& entry : row) {
            gain_[entry.index] += weight * (first - entry.cost);
        }
        return;
    }
    const std::int64_t second = secondCost_[demand];
    const std::uint32_t slot = slot_[nearest_[demand]];
    loss_[slot] += weight * (second - first);
    std::int64_t* extra = extra_.data() + slot * costs_->siteCount();
    for (const auto& entry : row) {
        if (entry.cost >= second) {
            break;
        }
        if (entry.cost < first) {
            gain_[entry.index] += weight * (first - entry.cost);
            extra[entry.index] += weight * (second - first);
        } else {
            extra[entry.index] += weight * (second - entry.cost);
        }
    }
}

void SwapSearch::findNearest(std::uint32_t demand) {
    nearest_[demand] = none;
    second_[demand] = none;
    nearestCost_[demand] = costs_->missing[demand];
    secondCost_[demand] = costs_->missing[demand];
    for (const auto& entry : costs_->row(demand)) {
        if (slot_[entry.index] == none) {
            continue;
        }
        if (nearest_[demand] == none) {
            nearest_[demand] = entry.index;
            nearestCost_[demand] = entry.cost;
        } else {
            second_[demand] = entry.index;
            secondCost_[demand] = entry.cost;
            return;
        }
    }
}

void SwapSearch::openSlot(std::uint32_t site) {
    for (const auto& entry : costs_->column(site)) {
        if (entry.cost < secondCost_[entry.index] && isChanged_[entry.index] == 0) {
            isChanged_[entry.index] = 1;
            changed_.push_back(entry.index);
        }
    }
}

void SwapSearch::closeSlot(std::uint32_t site) {
    for (const auto& entry : costs_->column(site)) {
        if ((nearest_[entry.index] == site || second_[entry.index] == site) && isChanged_[entry.index] == 0) {
            isChanged_[entry.index] = 1;
            changed_.push_back(entry.index);
        }
    }
}

void SwapSearch::settleChanges() {
    for (const std::uint32_t demand : changed_) {
        cost_ -= costs_->weights[demand] * nearestCost_[demand];
        findNearest(demand);
        cost_ += costs_->weights[demand] * nearestCost_[demand];
        count(demand, 1);
        isChanged_[demand] = 0;
    }
    changed_.clear();
}

void SwapSearch::insert(std::uint32_t site) {
    openSlot(site);
    for (const std::uint32_t demand : changed_) {
        count(demand, -1);
    }
    slot_[site] = freeSlots_.back();
    freeSlots_.pop_back();
    open_.push_back(site);
    settleChanges();
}

void SwapSearch::remove(std::uint32_t site) {
    closeSlot(site);
    for (const std::uint32_t demand : changed_) {
        count(demand, -1);
    }
    freeSlots_.push_back(slot_[site]);
    slot_[site] = none;
    open_.erase(std::find(open_.begin(), open_.end(), site));
    settleChanges();
}

void SwapSearch::swap(const Swap& swap) {
    closeSlot(swap.out);
    openSlot(swap.in);
    for (const std::uint32_t demand : changed_) {
        count(demand, -1);
    }
    slot_[swap.in] = slot_[swap.out];
    slot_[swap.out] = none;
    *std::find(open_.begin(), open_.end(), swap.out) = swap.in;
    settleChanges();
}

std::vector<std::uint32_t> SwapSearch::sorted() const {
    std::vector<std::uint32_t> sites = open_;
    std::sort(sites.begin(), sites.end());
    return sites;
}

std::optional<SwapSearch::Swap> SwapSearch::bestSwap() const {
    Swap best;
    const std::vector<std::uint32_t> outs = sorted();
    for (const std::uint32_t out : outs) {
        const std::int64_t loss = loss_[slot_[out]];
        const std::int64_t* extra = extra_.data() + slot_[out] * costs_->siteCount();
        for (std::uint32_t in = 0; in < costs_->siteCount(); ++in) {
            const std::int64_t profit = gain_[in] - loss + extra[in];
            if (profit > best.profit && slot_[in] == none) {
                best = {out, in, profit};
            }
        }
    }
    return best.profit > 0 ? std::optional(best) : std::nullopt;
}

void SwapSearch::fillGreedily() {
    while (open_.size() < costs_->budget) {
        std::int64_t most = 0;
        std::uint32_t best = 0;
        for (std::uint32_t j = 0; j < costs_->siteCount(); ++j) {
            if (slot_[j] == none && gain_[j] > most) {
                most = gain_[j];
                best = j;
            }
        }
        if (most == 0) {
            return;
        }
        insert(best);
    }
}

bool SwapSearch::descend(const Task& task) {
    for (auto best = bestSwap(); best; best = bestSwap()) {
        if (task.stopRequested()) {
            return false;
        }
        swap(*best);
    }
    return true;
}

}  // namespace nordertor::analysis
