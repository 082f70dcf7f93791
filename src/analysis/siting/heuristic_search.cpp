// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/heuristic_search_p.h"

#include <algorithm>
#include <bit>

#include "analysis/siting/random_draw_p.h"
#include "analysis/siting/swap_search_p.h"

namespace nordertor::analysis {
namespace {

/// Two solutions nearer than this say the same (Resende and Werneck 2004).
constexpr std::size_t leastDifference = 2;

/// Members of `a` that are not in `b`; both ascending.
std::vector<std::uint32_t> onlyIn(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    std::vector<std::uint32_t> difference;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(difference));
    return difference;
}

/// The best solutions so far that differ enough from each other, cheapest first.
class ElitePool {
  public:
    explicit ElitePool(std::size_t size) : size_(size) {}

    [[nodiscard]] const std::vector<OpenSites>& members() const { return members_; }

    /// Takes the solution if it is better than the worst and unlike all that are at least as good; it
    /// replaces the most similar one of those that are not better.
    bool offer(const OpenSites& solution) {
        std::size_t similar = members_.size();
        std::size_t least = solution.sites.size() + 1;
        for (std::size_t m = 0; m < members_.size(); ++m) {
            const std::size_t difference = onlyIn(solution.sites, members_[m].sites).size();
            if (members_[m].cost <= solution.cost) {
                if (difference < leastDifference) {
                    return false;
                }
            } else if (difference <= least) {
                least = difference;
                similar = m;
            }
        }
        if (members_.size() < size_ && (similar == members_.size() || least >= leastDifference)) {
            members_.push_back(solution);
        } else if (similar < members_.size()) {
            members_[similar] = solution;
        } else {
            return false;
        }
        std::sort(members_.begin(), members_.end(), [](const OpenSites& a, const OpenSites& b) {
            return a.cost != b.cost ? a.cost < b.cost : a.sites < b.sites;
        });
        return true;
    }

  private:
    std::size_t size_;
    std::vector<OpenSites> members_;
};

class Search {
  public:
    Search(const AssignmentCosts& costs, const HeuristicEffort& effort, const Task& task,
           const std::function<void(const OpenSites&)>& improved)
        : costs_(costs),
          effort_(effort),
          task_(task),
          improved_(improved),
          random_(effort.seed),
          state_(costs) {}

    OpenSites run(OpenSites first) {
        best_ = std::move(first);
        ElitePool pool(effort_.eliteSize);
        pool.offer(best_);
        for (std::size_t it = 0; it < effort_.iterations && !finished(); ++it) {
            startAtRandom();
            state_.descend(task_);
            const OpenSites start = note();
            if (const OpenSites* other = drawMember(pool, start); other != nullptr) {
                const OpenSites between = relinked(start, OpenSites(*other));
                pool.offer(between);
            }
            pool.offer(start);
            task_.report(0.8 * static_cast<double>(it + 1) / static_cast<double>(effort_.iterations));
        }
        if (effort_.iterations > 0) {
            relinkGenerations(std::move(pool));
        }
        return best_;
    }

  private:
    [[nodiscard]] bool finished() const { return best_.cost <= effort_.goal || task_.stopRequested(); }

    OpenSites note() {
        OpenSites found{state_.sorted(), state_.cost()};
        if (found.cost < best_.cost) {
            best_ = found;
            improved_(best_);
        }
        return found;
    }

    void open(const std::vector<std::uint32_t>& sites) {
        for (const std::uint32_t site : state_.sorted()) {
            if (!std::binary_search(sites.begin(), sites.end(), site)) {
                state_.remove(site);
            }
        }
        for (const std::uint32_t site : sites) {
            if (!state_.isOpen(site)) {
                state_.insert(site);
            }
        }
    }

    /// Of a few sites drawn for each place the one that helps most: good and yet different each time.
    void startAtRandom() {
        state_.close();
        const std::size_t sample = std::max<std::size_t>(
            2, std::bit_width(costs_.siteCount() / std::max<std::size_t>(1, costs_.budget)));
        std::vector<std::uint32_t> closed;
        for (std::uint32_t j = 0; j < costs_.siteCount(); ++j) {
            closed.push_back(j);
        }
        while (state_.open().size() < costs_.budget && !closed.empty() && !task_.stopRequested()) {
            std::size_t chosen = drawBelow(random_, closed.size());
            for (std::size_t s = 1; s < sample; ++s) {
                const std::size_t other = drawBelow(random_, closed.size());
                if (state_.gain(closed[other]) > state_.gain(closed[chosen])) {
                    chosen = other;
                }
            }
            state_.insert(closed[chosen]);
            closed.erase(closed.begin() + static_cast<std::ptrdiff_t>(chosen));
        }
    }

    /// One of the pool, the more likely the more it differs.
    const OpenSites* drawMember(const ElitePool& pool, const OpenSites& from) {
        std::vector<std::size_t> sums;
        std::size_t sum = 0;
        for (const OpenSites& member : pool.members()) {
            sum += onlyIn(member.sites, from.sites).size();
            sums.push_back(sum);
        }
        if (sum == 0) {
            return nullptr;
        }
        const std::uint64_t drawn = drawBelow(random_, sum);
        const auto at = std::upper_bound(sums.begin(), sums.end(), drawn);
        return &pool.members()[static_cast<std::size_t>(at - sums.begin())];
    }

    /// Walks from one solution to the other by the best swap each time; then swaps from the best place on the
    /// way.
    OpenSites relinked(const OpenSites& from, const OpenSites& to) {
        std::vector<std::uint32_t> outs = onlyIn(from.sites, to.sites);
        std::vector<std::uint32_t> ins = onlyIn(to.sites, from.sites);
        OpenSites best = from.cost <= to.cost ? from : to;
        if (outs.size() < leastDifference || ins.size() < leastDifference) {
            return best;
        }
        open(from.sites);
        OpenSites middle;
        while (outs.size() > 1 && ins.size() > 1 && !task_.stopRequested()) {
            std::size_t bestOut = 0;
            std::size_t bestIn = 0;
            std::int64_t profit = std::numeric_limits<std::int64_t>::min();
            for (std::size_t o = 0; o < outs.size(); ++o) {
                for (std::size_t i = 0; i < ins.size(); ++i) {
                    if (const std::int64_t p = state_.profit(outs[o], ins[i]); p > profit) {
                        profit = p;
                        bestOut = o;
                        bestIn = i;
                    }
                }
            }
            state_.swap({outs[bestOut], ins[bestIn], profit});
            outs.erase(outs.begin() + static_cast<std::ptrdiff_t>(bestOut));
            ins.erase(ins.begin() + static_cast<std::ptrdiff_t>(bestIn));
            if (middle.sites.empty() || state_.cost() < middle.cost) {
                middle = {state_.sorted(), state_.cost()};
            }
        }
        if (middle.sites.empty()) {
            return best;
        }
        open(middle.sites);
        state_.descend(task_);
        const OpenSites found = note();
        return found.cost <= best.cost ? found : best;
    }

    void relinkGenerations(ElitePool pool) {
        bool better = true;
        while (better && !finished()) {
            const std::int64_t before = best_.cost;
            ElitePool next(effort_.eliteSize);
            const std::vector<OpenSites> members = pool.members();
            for (std::size_t a = 0; a < members.size() && !finished(); ++a) {
                for (std::size_t b = a + 1; b < members.size() && !finished(); ++b) {
                    next.offer(relinked(members[a], members[b]));
                }
            }
            better = best_.cost < before;
            pool = std::move(next);
        }
    }

    const AssignmentCosts& costs_;
    const HeuristicEffort& effort_;
    const Task& task_;
    const std::function<void(const OpenSites&)>& improved_;
    std::mt19937_64 random_;
    SwapSearch state_;
    OpenSites best_;
};

}  // namespace

OpenSites greedyWithSwaps(const AssignmentCosts& costs, const Task& task) {
    SwapSearch state(costs);
    state.fillGreedily();
    state.descend(task);
    return {state.sorted(), state.cost()};
}

OpenSites searchHeuristically(const AssignmentCosts& costs, OpenSites first, const HeuristicEffort& effort,
                              const Task& task, const std::function<void(const OpenSites&)>& improved) {
    return Search(costs, effort, task, improved).run(std::move(first));
}

}  // namespace nordertor::analysis
