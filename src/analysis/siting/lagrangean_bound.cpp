// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/lagrangean_bound_p.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/siting/swap_search_p.h"

namespace nordertor::analysis {
namespace {

/// Multipliers are whole numbers of this fraction of a unit of cost, as fine as 64 bits allow.
std::int64_t unitsPerCost(const AssignmentCosts& costs) {
    constexpr std::int64_t most = std::int64_t{1} << 60;
    std::int64_t sum = 1;
    for (std::size_t i = 0; i < costs.demandCount(); ++i) {
        sum += costs.weights[i] * costs.missing[i];
    }
    return std::clamp<std::int64_t>(most / sum, 1, 1 << 20);
}

class Subgradient {
  public:
    Subgradient(const AssignmentCosts& costs, const OpenSites& best)
        : costs_(costs),
          units_(unitsPerCost(costs)),
          multipliers_(costs.demandCount()),
          reduced_(costs.siteCount()),
          order_(costs.siteCount()),
          times_(costs.demandCount()) {
        std::vector<std::uint32_t> first = costs.missing;
        std::vector<std::uint32_t> second = costs.missing;
        for (const std::uint32_t j : best.sites) {
            for (const auto& entry : costs.column(j)) {
                if (entry.cost < first[entry.index]) {
                    second[entry.index] = first[entry.index];
                    first[entry.index] = entry.cost;
                } else {
                    second[entry.index] = std::min(second[entry.index], entry.cost);
                }
            }
        }
        for (std::size_t i = 0; i < costs.demandCount(); ++i) {
            multipliers_[i] = units_ * costs.weights[i] * (std::int64_t{first[i]} + second[i]) / 2;
        }
    }

    /// The bound of the present multipliers in units, without the constant; sets relaxed() and reduced costs.
    std::int64_t evaluate() {
        std::fill(reduced_.begin(), reduced_.end(), 0);
        std::int64_t value = 0;
        for (std::size_t i = 0; i < costs_.demandCount(); ++i) {
            value += multipliers_[i];
            const std::int64_t unit = units_ * costs_.weights[i];
            for (const auto& entry : costs_.row(i)) {
                const std::int64_t saving = unit * entry.cost - multipliers_[i];
                if (saving >= 0) {
                    break;
                }
                reduced_[entry.index] += saving;
            }
        }
        std::iota(order_.begin(), order_.end(), 0U);
        const auto nth = std::min(costs_.budget + 1, order_.size());
        std::partial_sort(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(nth), order_.end(),
                          [&](std::uint32_t a, std::uint32_t b) {
                              return reduced_[a] != reduced_[b] ? reduced_[a] < reduced_[b] : a < b;
                          });
        for (std::size_t k = 0; k < costs_.budget; ++k) {
            value += reduced_[order_[k]];
        }
        return value;
    }

    [[nodiscard]] std::vector<std::uint32_t> relaxed() const {
        std::vector<std::uint32_t> sites(order_.begin(),
                                         order_.begin() + static_cast<std::ptrdiff_t>(costs_.budget));
        std::sort(sites.begin(), sites.end());
        return sites;
    }

    /// Marks what no solution below `limit` (units) can contain or lack.
    void settle(std::int64_t value, std::int64_t limit, LagrangeanBound& result) const {
        const std::int64_t last = costs_.budget == 0 ? 0 : reduced_[order_[costs_.budget - 1]];
        const std::int64_t next = costs_.budget < order_.size() ? reduced_[order_[costs_.budget]] : 0;
        std::vector<char> chosen(costs_.siteCount(), 0);
        for (std::size_t k = 0; k < costs_.budget; ++k) {
            chosen[order_[k]] = 1;
        }
        for (std::size_t j = 0; j < costs_.siteCount(); ++j) {
            if (chosen[j] == 0 && value + reduced_[j] - last > limit) {
                result.closed[j] = 1;
            } else if (chosen[j] != 0 && value - reduced_[j] + next > limit) {
                result.open[j] = 1;
            }
        }
    }

    /// False if there is no direction left.
    bool step(double factor, std::int64_t value, std::int64_t target) {
        std::fill(times_.begin(), times_.end(), 1);
        for (std::size_t k = 0; k < costs_.budget; ++k) {
            for (const auto& entry : costs_.column(order_[k])) {
                if (units_ * costs_.weights[entry.index] * entry.cost < multipliers_[entry.index]) {
                    --times_[entry.index];
                }
            }
        }
        double norm = 0;
        for (std::size_t i = 0; i < times_.size(); ++i) {
            const bool atTop = multipliers_[i] >= units_ * costs_.weights[i] * costs_.missing[i];
            if (times_[i] > 0 && atTop) {
                times_[i] = 0;
            }
            norm += static_cast<double>(times_[i]) * times_[i];
        }
        if (norm == 0) {
            return false;
        }
        const double length = factor * static_cast<double>(target - value) / norm;
        for (std::size_t i = 0; i < times_.size(); ++i) {
            const std::int64_t unit = units_ * costs_.weights[i];
            multipliers_[i] =
                std::clamp(multipliers_[i] + static_cast<std::int64_t>(std::llround(length * times_[i])),
                           unit * costs_.row(i).front().cost, unit * costs_.missing[i]);
        }
        return true;
    }

    [[nodiscard]] std::int64_t units() const { return units_; }

  private:
    const AssignmentCosts& costs_;
    std::int64_t units_;
    std::vector<std::int64_t> multipliers_;  ///< by demand, in units
    std::vector<std::int64_t> reduced_;      ///< by site
    std::vector<std::uint32_t> order_;       ///< the first budget + 1 are the sites of smallest reduced cost
    std::vector<int> times_;                 ///< by demand: 1 - how often it is served
};

std::int64_t dividedUp(std::int64_t value, std::int64_t by) {
    return value >= 0 ? (value + by - 1) / by : -(-value / by);
}

}  // namespace

LagrangeanBound lagrangeanBound(const AssignmentCosts& costs, OpenSites& best, std::size_t steps,
                                const Task& task, const std::function<void(const OpenSites&)>& improved) {
    constexpr std::size_t patience = 15;
    constexpr double smallestFactor = 1e-3;
    LagrangeanBound result{.bound = costs.constant,
                           .closed = std::vector<char>(costs.siteCount(), 0),
                           .open = std::vector<char>(costs.siteCount(), 0)};
    Subgradient relaxation(costs, best);
    SwapSearch swaps(costs);
    double factor = 1;
    std::int64_t greatest = std::numeric_limits<std::int64_t>::min();
    std::size_t waited = 0;
    for (std::size_t s = 0; s < steps && result.bound < best.cost && !task.stopRequested(); ++s) {
        const std::int64_t value = relaxation.evaluate();
        if (value > greatest) {
            greatest = value;
            waited = 0;
            result.bound = std::max(result.bound, costs.constant + dividedUp(value, relaxation.units()));
            const std::vector<std::uint32_t> sites = relaxation.relaxed();
            if (costs.costOf(sites) < best.cost) {
                swaps.close();
                for (const std::uint32_t site : sites) {
                    swaps.insert(site);
                }
                swaps.descend(task);
                best = {swaps.sorted(), swaps.cost()};
                improved(best);
            }
        } else if (++waited == patience) {
            waited = 0;
            factor /= 2;
        }
        const std::int64_t limit = (best.cost - costs.constant - 1) * relaxation.units();
        relaxation.settle(value, limit, result);
        if (factor < smallestFactor ||
            !relaxation.step(factor, value, (best.cost - costs.constant) * relaxation.units())) {
            break;
        }
        task.report(static_cast<double>(s) / static_cast<double>(steps));
    }
    // contradictions among what a better solution must be: there is none
    std::size_t opened = 0;
    bool contradiction = false;
    for (std::size_t j = 0; j < costs.siteCount(); ++j) {
        opened += result.open[j] != 0 ? 1 : 0;
        contradiction = contradiction || (result.open[j] != 0 && result.closed[j] != 0);
    }
    if (contradiction || opened > costs.budget || result.bound > best.cost) {
        result.bound = best.cost;
    }
    return result;
}

}  // namespace nordertor::analysis
