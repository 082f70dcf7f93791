// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/transportation_p.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <queue>

namespace nordertor::analysis {
namespace {

constexpr std::int64_t infinite = std::numeric_limits<std::int64_t>::max() / 4;
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// Places are the open sites and, last, the one of those who go nowhere.
class Transport {
  public:
    Transport(const TransportDemands& demands, const std::vector<std::int64_t>& capacities)
        : demands_(demands), placeOf_(capacities.size(), none), at_(demands.weights.size()) {
        for (std::uint32_t j = 0; j < capacities.size(); ++j) {
            if (capacities[j] > 0) {
                placeOf_[j] = static_cast<std::uint32_t>(spare_.size());
                siteOf_.push_back(j);
                spare_.push_back(capacities[j]);
            }
        }
        nowhere_ = static_cast<std::uint32_t>(spare_.size());
        spare_.push_back(infinite);
        moves_.resize(spare_.size() * spare_.size());
    }

    void add(std::uint32_t demand) {
        std::int64_t rest = demands_.weights[demand];
        while (rest > 0) {
            findPaths(demand);
            std::uint32_t last = nowhere_;
            for (std::uint32_t p = 0; p < spare_.size(); ++p) {
                if (spare_[p] > 0 && distance_[p] < distance_[last]) {
                    last = p;
                }
            }
            rest -= push(demand, last, rest);
        }
    }

    [[nodiscard]] TransportPlan plan() const {
        TransportPlan plan;
        for (std::uint32_t i = 0; i < at_.size(); ++i) {
            for (const auto& [place, weight] : at_[i]) {
                const std::int64_t cost = costAt(i, place);
                plan.cost += cost * weight;
                if (place != nowhere_ && weight > 0) {
                    plan.flows.push_back({i, siteOf_[place], static_cast<std::uint32_t>(cost), weight});
                }
            }
        }
        return plan;
    }

  private:
    struct Move {
        std::int64_t cost;
        std::uint32_t demand;
        friend auto operator<=>(const Move&, const Move&) = default;
    };
    using Moves = std::priority_queue<Move, std::vector<Move>, std::greater<>>;

    [[nodiscard]] Moves& movesBetween(std::uint32_t from, std::uint32_t to) {
        return moves_[from * spare_.size() + to];
    }

    [[nodiscard]] std::int64_t costAt(std::uint32_t demand, std::uint32_t place) const {
        if (place == nowhere_) {
            return demands_.missing[demand];
        }
        const auto arcs = demands_.of(demand);
        const auto arc = std::lower_bound(arcs.begin(), arcs.end(), TransportDemands::Arc{siteOf_[place], 0});
        return arc->cost;
    }

    /// The cheapest move of somebody from one place to another; none if nobody can.
    const Move* cheapest(std::uint32_t from, std::uint32_t to) {
        Moves& moves = movesBetween(from, to);
        while (!moves.empty()) {
            const auto at = at_[moves.top().demand].find(from);
            if (at != at_[moves.top().demand].end() && at->second > 0) {
                return &moves.top();
            }
            moves.pop();
        }
        return nullptr;
    }

    /// Bellman and Ford over the places; moves may gain.
    void findPaths(std::uint32_t demand) {
        distance_.assign(spare_.size(), infinite);
        previous_.assign(spare_.size(), none);
        distance_[nowhere_] = demands_.missing[demand];
        std::uint32_t nearest = nowhere_;
        for (const auto& arc : demands_.of(demand)) {
            if (const std::uint32_t place = placeOf_[arc.site]; place != none) {
                distance_[place] = arc.cost;
                nearest = distance_[place] < distance_[nearest] ? place : nearest;
            }
        }
        // without negative cycles no detour can beat the nearest place that has room
        bool changed = spare_[nearest] == 0;
        while (changed) {
            changed = false;
            for (std::uint32_t from = 0; from < spare_.size(); ++from) {
                if (distance_[from] == infinite || spare_[from] > 0) {
                    continue;
                }
                for (std::uint32_t to = 0; to < spare_.size(); ++to) {
                    const Move* move = to == from ? nullptr : cheapest(from, to);
                    if (move != nullptr && distance_[from] + move->cost < distance_[to]) {
                        distance_[to] = distance_[from] + move->cost;
                        previous_[to] = from;
                        changed = true;
                    }
                }
            }
        }
    }

    /// Moves everybody on the path to `last` one place on; how many.
    std::int64_t push(std::uint32_t demand, std::uint32_t last, std::int64_t amount) {
        amount = std::min(amount, spare_[last]);
        for (std::uint32_t to = last; previous_[to] != none; to = previous_[to]) {
            const Move* move = cheapest(previous_[to], to);
            amount = std::min(amount, at_[move->demand][previous_[to]]);
        }
        std::uint32_t to = last;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> arrivals;
        for (; previous_[to] != none; to = previous_[to]) {
            const std::uint32_t mover = cheapest(previous_[to], to)->demand;
            at_[mover][previous_[to]] -= amount;
            arrivals.emplace_back(mover, to);
        }
        arrivals.emplace_back(demand, to);
        for (const auto& [who, place] : arrivals) {
            arrive(who, place, amount);
        }
        spare_[last] -= last == nowhere_ ? 0 : amount;
        return amount;
    }

    void arrive(std::uint32_t demand, std::uint32_t place, std::int64_t amount) {
        std::int64_t& there = at_[demand][place];
        if (there == 0 && place != nowhere_) {
            const std::int64_t here = costAt(demand, place);
            for (const auto& arc : demands_.of(demand)) {
                if (const std::uint32_t to = placeOf_[arc.site]; to != none && to != place) {
                    movesBetween(place, to).push({arc.cost - here, demand});
                }
            }
            movesBetween(place, nowhere_).push({demands_.missing[demand] - here, demand});
        }
        there += amount;
    }

    const TransportDemands& demands_;
    std::vector<std::uint32_t> placeOf_;  ///< by site
    std::vector<std::uint32_t> siteOf_;   ///< by place
    std::vector<std::int64_t> spare_;     ///< by place
    std::uint32_t nowhere_ = 0;
    std::vector<std::map<std::uint32_t, std::int64_t>> at_;  ///< by demand: how many at which place
    std::vector<Moves> moves_;                               ///< by (from, to); outdated ones inside
    std::vector<std::int64_t> distance_;
    std::vector<std::uint32_t> previous_;
};

}  // namespace

TransportPlan cheapestTransport(const TransportDemands& demands, const std::vector<std::int64_t>& capacities,
                                const Task& task) {
    constexpr std::uint32_t demandsBetweenStopChecks = 64;
    Transport transport(demands, capacities);
    for (std::uint32_t i = 0; i < demands.weights.size(); ++i) {
        if (i % demandsBetweenStopChecks == 0 && task.stopRequested()) {
            break;
        }
        transport.add(i);
    }
    return transport.plan();
}

}  // namespace nordertor::analysis
