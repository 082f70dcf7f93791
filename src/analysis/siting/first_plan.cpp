// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/first_plan_p.h"

#include <algorithm>
#include <array>
#include <queue>
#include <tuple>

#include "analysis/siting/siting_models_p.h"

namespace nordertor::analysis {
namespace {

bool mayBeChosen(const SitingProblem& problem, std::size_t site) {
    const SiteRole role = problem.role(site);
    return role == SiteRole::Free || role == SiteRole::Required;
}

std::uint32_t farthestServed(const SitingProblem& problem) {
    return covers(problem.model) ? problem.limit : SitingProblem::unreachable - 1;
}

class FirstPlan {
  public:
    explicit FirstPlan(const SitingProblem& problem)
        : problem_(problem),
          most_(problem.model == SitingModel::ShortestWays ? problem.limit : 1),
          open_(problem.weights),
          now_(problem.weights.size(), most_) {
        for (std::size_t i = 0; i < problem.existing.size(); ++i) {
            now_[i] = std::min(now_[i], costOf(problem.existing[i]));
        }
        for (std::size_t j = 0; j < problem.siteCount(); ++j) {
            if (problem.role(j) == SiteRole::Existing) {
                open(j);
            }
        }
        for (const std::size_t site : requiredSites(problem)) {
            choose(site);
        }
    }

    std::optional<SitingSolution> make(const Task& task) {
        if (problem_.model == SitingModel::ShortestLongest) {
            const std::vector<std::size_t> required = sites_;
            chooseNearTheFarthest();
            if (auto plan = planByWays()) {
                return plan;
            }
            sites_ = required;
        }
        chooseGreedily(task);
        const bool everybody =
            problem_.model == SitingModel::CoverAll || problem_.model == SitingModel::ShortestLongest;
        if (everybody && somebodyIsLeft()) {
            return std::nullopt;
        }
        if (problem_.model == SitingModel::ShortestLongest) {
            chooseNearTheFarthest();
        }
        if (problem_.capacities.empty()) {
            return planByWays();
        }
        // by the ways alone somebody may find all that is in reach full
        SitingSolution plan = planOf(withExisting(std::move(taken_)));
        if (auto other = planByWays(); other && !isBetter(problem_.model, plan.objective, other->objective)) {
            plan = std::move(*other);
        }
        if (!everybody && !task.stopRequested()) {
            SitingSolution best = planOf(allocateToPlaces(problem_, plan.sites, task));
            if (!task.stopRequested()) {
                return best;
            }
        }
        return plan;
    }

  private:
    [[nodiscard]] SitingSolution planOf(std::vector<SitingAllocation> allocation) const {
        SitingSolution plan;
        plan.sites = sites_;
        std::sort(plan.sites.begin(), plan.sites.end());
        plan.objective = objectiveOf(allocation).value_or(0);
        plan.allocation = std::move(allocation);
        return plan;
    }

    /// Nothing where it must serve everybody and does not.
    [[nodiscard]] std::optional<SitingSolution> planByWays() const {
        auto allocation = problem_.capacities.empty() ? allocateToNearest(problem_, sites_)
                                                      : withExisting(byShortestWays());
        if (!objectiveOf(allocation)) {
            return std::nullopt;
        }
        return planOf(std::move(allocation));
    }

    /// What a unit of demand costs that walks so far.
    [[nodiscard]] std::uint32_t costOf(std::uint32_t distance) const {
        return problem_.model == SitingModel::ShortestWays ? std::min(distance, problem_.limit)
               : distance <= farthestServed(problem_)      ? 0
                                                           : 1;
    }

    /// By how much opening a site lowers the cost. Where not all find room, those who save most come first,
    /// roughly: in steps of savings.
    [[nodiscard]] std::int64_t gainOf(std::size_t site) const {
        constexpr std::size_t steps = 256;
        struct Saving {
            std::int64_t weight = 0;
            std::int64_t saved = 0;
        };
        std::array<Saving, steps> savings{};
        for (const Catchments::Reached& way : problem_.distances.of(site)) {
            const std::uint32_t cost = costOf(way.weight);
            if (open_[way.target] > 0 && cost < now_[way.target]) {
                const std::uint64_t saved = now_[way.target] - cost;
                Saving& step = savings[saved * (steps - 1) / most_];
                step.weight += open_[way.target];
                step.saved += open_[way.target] * static_cast<std::int64_t>(saved);
            }
        }
        std::int64_t gain = 0;
        std::int64_t room = roomOf(site);
        for (std::size_t s = steps; s > 0 && room > 0; --s) {
            const Saving& step = savings[s - 1];
            gain += step.weight <= room ? step.saved : step.saved / step.weight * room;
            room -= std::min(room, step.weight);
        }
        return gain;
    }

    [[nodiscard]] std::int64_t roomOf(std::size_t site) const {
        return problem_.capacities.empty() ? std::numeric_limits<std::int64_t>::max()
                                           : problem_.capacities[site];
    }

    /// Whom a site serves, the nearest first.
    void open(std::size_t site) {
        const auto row = problem_.distances.of(site);
        if (problem_.capacities.empty()) {
            for (const Catchments::Reached& way : row) {
                now_[way.target] = std::min(now_[way.target], costOf(way.weight));
            }
            return;
        }
        std::vector<Catchments::Reached> ways(row.begin(), row.end());
        std::ranges::sort(ways, {}, [](const auto& way) { return std::pair(way.weight, way.target); });
        std::int64_t room = roomOf(site);
        for (const Catchments::Reached& way : ways) {
            const std::int64_t served = std::min(room, open_[way.target]);
            if (served > 0 && costOf(way.weight) < now_[way.target]) {
                taken_.push_back({way.target, static_cast<std::uint32_t>(site), way.weight, served});
                open_[way.target] -= served;
                room -= served;
            }
        }
    }

    void choose(std::size_t site) {
        open(site);
        sites_.push_back(site);
    }

    [[nodiscard]] bool mayChooseMore() const {
        return problem_.model == SitingModel::CoverAll || sites_.size() < problem_.budget;
    }

    /// Gains only fall, so that of the sites in the order of what they gained once few are looked at again.
    /// Who has no time takes them in that order.
    void chooseGreedily(const Task& task) {
        using Gain = std::tuple<std::int64_t, std::int64_t, std::size_t>;  // of equals the first site
        std::priority_queue<Gain> gains;
        for (std::size_t j = 0; j < problem_.siteCount(); ++j) {
            if (problem_.role(j) == SiteRole::Free) {
                gains.emplace(gainOf(j), -static_cast<std::int64_t>(j), j);
            }
        }
        while (!gains.empty() && mayChooseMore()) {
            const auto [before, order, site] = gains.top();
            gains.pop();
            const std::int64_t gain = gainOf(site);
            if (gain > 0 && gain < before && !task.stopRequested()) {
                gains.emplace(gain, order, site);
            } else if (gain > 0) {
                choose(site);
            }
        }
    }

    void chooseNearTheFarthest() {
        std::vector<std::uint32_t> nearest = nearestDistances(problem_, sites_);
        while (mayChooseMore()) {
            std::size_t farthest = nearest.size();
            for (std::size_t i = 0; i < nearest.size(); ++i) {
                if (problem_.weights[i] > 0 &&
                    (farthest == nearest.size() || nearest[i] > nearest[farthest])) {
                    farthest = i;
                }
            }
            std::size_t best = problem_.siteCount();
            std::uint32_t least = farthest < nearest.size() ? nearest[farthest] : 0;
            for (std::size_t j = 0; j < problem_.siteCount(); ++j) {
                const auto row = problem_.distances.of(j);
                const auto way = std::lower_bound(
                    row.begin(), row.end(), Catchments::Reached{static_cast<std::uint32_t>(farthest), 0});
                if (problem_.role(j) == SiteRole::Free && way != row.end() && way->target == farthest &&
                    way->weight < least) {
                    least = way->weight;
                    best = j;
                }
            }
            if (best == problem_.siteCount()) {
                return;
            }
            sites_.push_back(best);
            for (const Catchments::Reached& way : problem_.distances.of(best)) {
                nearest[way.target] = std::min(nearest[way.target], way.weight);
            }
        }
    }

    [[nodiscard]] bool somebodyIsLeft() const {
        for (std::size_t i = 0; i < open_.size(); ++i) {
            if (open_[i] > 0 && now_[i] > 0) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::vector<SitingAllocation> byShortestWays() const {
        std::vector<SitingAllocation> ways;
        std::vector<std::int64_t> room(problem_.siteCount(), 0);
        const auto add = [&](std::size_t site) {
            room[site] = problem_.capacities[site];
            for (const Catchments::Reached& way : problem_.distances.of(site)) {
                const bool nearer = problem_.existing.empty() || way.weight < problem_.existing[way.target];
                if (nearer && way.weight <= farthestServed(problem_)) {
                    ways.push_back({way.target, static_cast<std::uint32_t>(site), way.weight, 0});
                }
            }
        };
        for (std::size_t j = 0; j < problem_.siteCount(); ++j) {
            if (problem_.role(j) == SiteRole::Existing) {
                add(j);
            }
        }
        std::ranges::for_each(sites_, add);
        std::ranges::sort(ways, {}, [](const SitingAllocation& each) {
            return std::tuple(each.distance, each.demand, each.site);
        });
        std::vector<std::int64_t> left = problem_.weights;
        for (SitingAllocation& each : ways) {
            each.weight = std::min(left[each.demand], room[each.site]);
            left[each.demand] -= each.weight;
            room[each.site] -= each.weight;
        }
        std::erase_if(ways, [](const SitingAllocation& each) { return each.weight == 0; });
        return ways;
    }

    /// The rest goes to what exists and serves any number.
    [[nodiscard]] std::vector<SitingAllocation> withExisting(std::vector<SitingAllocation> served) const {
        std::vector<std::int64_t> left = problem_.weights;
        for (const SitingAllocation& each : served) {
            left[each.demand] -= each.weight;
        }
        for (std::uint32_t i = 0; i < problem_.existing.size(); ++i) {
            if (left[i] > 0 && problem_.existing[i] <= farthestServed(problem_)) {
                served.push_back({i, SitingAllocation::existingFacility, problem_.existing[i], left[i]});
            }
        }
        std::ranges::sort(served, {},
                          [](const SitingAllocation& each) { return std::pair(each.demand, each.site); });
        return served;
    }

    /// Nothing as of planByWays().
    [[nodiscard]] std::optional<std::int64_t> objectiveOf(
        const std::vector<SitingAllocation>& allocation) const {
        std::int64_t served = 0;
        std::int64_t ways = 0;
        std::int64_t longest = 0;
        for (const SitingAllocation& each : allocation) {
            served += each.weight;
            ways += each.weight * std::min(each.distance, problem_.limit);
            longest = std::max<std::int64_t>(longest, each.distance);
        }
        const std::int64_t left = totalWeight(problem_) - served;
        switch (problem_.model) {
            case SitingModel::CoverMost:
                return served;
            case SitingModel::ShortestWays:
                return ways + left * problem_.limit;
            case SitingModel::CoverAll:
                return left > 0 ? std::nullopt : std::optional(static_cast<std::int64_t>(sites_.size()));
            case SitingModel::ShortestLongest:
                break;
        }
        return left > 0 ? std::nullopt : std::optional(longest);
    }

    const SitingProblem& problem_;
    std::uint32_t most_ = 1;          ///< what a unit costs that is not served
    std::vector<std::int64_t> open_;  ///< by demand, what has no place; all of it without capacities
    std::vector<std::uint32_t> now_;  ///< by demand, what a unit costs of what is open
    std::vector<std::size_t> sites_;
    std::vector<SitingAllocation> taken_;
};

/// As if everything were opened that may be.
std::int64_t boundOf(const SitingProblem& problem) {
    std::vector<std::size_t> all;
    for (std::size_t j = 0; j < problem.siteCount(); ++j) {
        if (mayBeChosen(problem, j)) {
            all.push_back(j);
        }
    }
    const std::vector<std::uint32_t> nearest = nearestDistances(problem, all);
    std::int64_t ways = 0;
    std::int64_t longest = 0;
    for (std::size_t i = 0; i < nearest.size(); ++i) {
        ways += problem.weights[i] * std::min(nearest[i], problem.limit);
        longest = problem.weights[i] > 0 ? std::max<std::int64_t>(longest, nearest[i]) : longest;
    }
    switch (problem.model) {
        case SitingModel::CoverMost:
            return totalWeight(problem) - weightOutOfReach(problem);
        case SitingModel::ShortestWays:
            return ways;
        case SitingModel::ShortestLongest:
            return longest;
        case SitingModel::CoverAll:
            break;
    }
    const std::vector<std::size_t> required = requiredSites(problem);
    const std::vector<std::uint32_t> before = nearestDistances(problem, required);
    bool more = false;
    for (std::size_t i = 0; i < before.size(); ++i) {
        more = more || (problem.weights[i] > 0 && before[i] > problem.limit);
    }
    const std::size_t least = required.size() + (more ? 1 : 0);
    return static_cast<std::int64_t>(
        problem.capacities.empty() ? least : std::max(least, fewestForAllPlaces(problem)));
}

}  // namespace

std::optional<SitingSolution> firstPlan(const SitingProblem& problem, const Task& task) {
    auto plan = FirstPlan(problem).make(task);
    if (plan) {
        plan->bound = boundOf(problem);
    }
    return plan;
}

}  // namespace nordertor::analysis
