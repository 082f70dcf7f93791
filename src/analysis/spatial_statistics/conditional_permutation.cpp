// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <numeric>

#include "analysis/spatial_statistics/conditional_permutation_p.h"
#include "analysis/spatial_statistics/random_stream.h"

namespace nordertor::analysis {
namespace {

/// Numbers kept at a time, so that many permutations of many neighbours need no more than some 50 MB.
constexpr std::size_t numbersAtATime = 4'000'000;
constexpr std::size_t observationsBetweenStopChecks = 4096;

/// Ordered samples without replacement from 0..n-1.
class Sampler {
  public:
    explicit Sampler(std::uint32_t n) : n_(n), marks_(n, 0) {}

    void draw(RandomStream random, std::span<std::uint32_t> sample) {
        if (sample.size() > n_ / 2) {
            shuffle(random, sample);
            return;
        }
        ++mark_;
        for (std::uint32_t& each : sample) {
            do {
                each = random.below(n_);
            } while (marks_[each] == mark_);
            marks_[each] = mark_;
        }
    }

  private:
    void shuffle(RandomStream& random, std::span<std::uint32_t> sample) {
        deck_.resize(n_);
        std::iota(deck_.begin(), deck_.end(), 0U);
        for (std::uint32_t i = 0; i < sample.size(); ++i) {
            std::swap(deck_[i], deck_[i + random.below(n_ - i)]);
            sample[i] = deck_[i];
        }
    }
    std::uint32_t n_;
    std::uint32_t mark_ = 0;
    std::vector<std::uint32_t> marks_;  ///< by number, the last sample it was drawn in
    std::vector<std::uint32_t> deck_;
};

class Permutation {
  public:
    Permutation(const FixedValues& values, const SpatialWeights& weights,
                std::span<const std::int64_t> observed)
        : values_(values), weights_(weights), observed_(observed), sorted_(values.units) {
        std::sort(sorted_.begin(), sorted_.end());
        for (std::size_t i = 0; i < values_.size(); ++i) {
            counts_.push_back(weights_.count(i));
        }
        std::sort(counts_.begin(), counts_.end());
        counts_.erase(std::unique(counts_.begin(), counts_.end()), counts_.end());
        result_.atLeast.resize(values_.size());
        result_.atMost.resize(values_.size());
    }

    Result<PermutationCounts> run(std::uint32_t permutations, std::uint64_t seed, const Task& task) {
        const std::size_t kept = drawn() + 3 * counts_.size();
        const auto atATime = static_cast<std::uint32_t>(
            std::clamp<std::size_t>(numbersAtATime / kept, 1, std::max(permutations, 1U)));
        for (std::uint32_t from = 0; from < permutations; from += atATime) {
            samples(from, std::min(atATime, permutations - from), seed, task);
            compareAll(task);
            if (task.stopRequested()) {
                return fail(cancelledError());
            }
            task.report(static_cast<double>(from) / permutations,
                        {"Zufallsvergleich", "Random permutations"});
        }
        return std::move(result_);
    }

  private:
    /// One more than the most neighbours: it replaces the observation itself where that is drawn.
    [[nodiscard]] std::size_t drawn() const { return counts_.back() + 1; }

    void samples(std::uint32_t from, std::uint32_t number, std::uint64_t seed, const Task& task) {
        number_ = number;
        ids_.resize(number * drawn());
        sums_.resize(number * counts_.size());
        spares_.resize(number * counts_.size());
        const auto n = static_cast<std::uint32_t>(values_.size());
        tbb::enumerable_thread_specific<Sampler> samplers([n] { return Sampler(n); });
        tbb::parallel_for(tbb::blocked_range<std::uint32_t>(0, number, 16),
                          [&](const tbb::blocked_range<std::uint32_t>& range) {
                              Sampler& sampler = samplers.local();
                              for (std::uint32_t r = range.begin(); r != range.end() && !task.stopRequested();
                                   ++r) {
                                  const std::span<std::uint32_t> sample(ids_.data() + r * drawn(), drawn());
                                  sampler.draw(RandomStream(seed, from + r), sample);
                                  sumUp(r, sample);
                              }
                          });
        ordered_ = sums_;
        tbb::parallel_for(std::size_t{0}, counts_.size(), [&](std::size_t c) {
            const auto begin = ordered_.begin() + static_cast<std::ptrdiff_t>(c * number_);
            std::sort(begin, begin + static_cast<std::ptrdiff_t>(number_));
        });
        placeById();
    }

    void sumUp(std::uint32_t r, std::span<const std::uint32_t> sample) {
        std::int64_t sum = 0;
        std::size_t c = 0;
        for (std::size_t k = 0; k < sample.size(); ++k) {
            const std::int64_t next = sorted_[sample[k]];
            if (counts_[c] == k) {
                sums_[c * number_ + r] = sum;
                spares_[c * number_ + r] = next;
                if (++c == counts_.size()) {
                    return;
                }
            }
            sum += next;
        }
    }

    /// Which samples contain a number, and where.
    void placeById() {
        firstPlace_.assign(values_.size() + 1, 0);
        for (const std::uint32_t id : ids_) {
            ++firstPlace_[id + 1];
        }
        std::partial_sum(firstPlace_.begin(), firstPlace_.end(), firstPlace_.begin());
        places_.resize(ids_.size());
        std::vector<std::uint32_t> next(firstPlace_.begin(), firstPlace_.end() - 1);
        for (std::size_t at = 0; at < ids_.size(); ++at) {
            places_[next[ids_[at]]++] = static_cast<std::uint32_t>(at);
        }
    }

    void compareAll(const Task& task) {
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, values_.size(), observationsBetweenStopChecks),
                          [&](const tbb::blocked_range<std::size_t>& range) {
                              if (!task.stopRequested()) {
                                  for (std::size_t i = range.begin(); i != range.end(); ++i) {
                                      compare(i);
                                  }
                              }
                          });
    }

    void compare(std::size_t i) {
        const std::size_t k = weights_.count(i);
        const auto c =
            static_cast<std::size_t>(std::lower_bound(counts_.begin(), counts_.end(), k) - counts_.begin());
        const std::int64_t own = values_.units[i];
        const std::int64_t sum = observed_[i];
        const auto begin = ordered_.begin() + static_cast<std::ptrdiff_t>(c * number_);
        const auto end = begin + static_cast<std::ptrdiff_t>(number_);
        auto atLeast = static_cast<std::uint32_t>(end - std::lower_bound(begin, end, sum));
        auto atMost = static_cast<std::uint32_t>(std::upper_bound(begin, end, sum) - begin);
        // of equal values the first one stands for the observation, whatever the order of the input
        const auto rank =
            static_cast<std::size_t>(std::lower_bound(sorted_.begin(), sorted_.end(), own) - sorted_.begin());
        for (std::uint32_t p = firstPlace_[rank]; p < firstPlace_[rank + 1]; ++p) {
            const std::size_t r = places_[p] / drawn();
            if (places_[p] % drawn() >= k) {
                continue;
            }
            const std::int64_t with = sums_[c * number_ + r];
            const std::int64_t without = with - own + spares_[c * number_ + r];
            atLeast += (without >= sum ? 1U : 0U) - (with >= sum ? 1U : 0U);
            atMost += (without <= sum ? 1U : 0U) - (with <= sum ? 1U : 0U);
        }
        result_.atLeast[i] += atLeast;
        result_.atMost[i] += atMost;
    }

    const FixedValues& values_;
    const SpatialWeights& weights_;
    std::span<const std::int64_t> observed_;
    std::vector<std::int64_t> sorted_;
    std::vector<std::size_t> counts_;  ///< different numbers of neighbours, ascending
    std::size_t number_ = 0;           ///< samples at a time
    std::vector<std::uint32_t> ids_;   ///< sample by sample, in sorted_
    std::vector<std::int64_t> sums_;   ///< by number of neighbours, then sample
    std::vector<std::int64_t> spares_;
    std::vector<std::int64_t> ordered_;
    std::vector<std::uint32_t> firstPlace_;
    std::vector<std::uint32_t> places_;
    PermutationCounts result_;
};

}  // namespace

Result<PermutationCounts> conditionalPermutation(const FixedValues& values, const SpatialWeights& weights,
                                                 std::span<const std::int64_t> observedSums,
                                                 std::uint32_t permutations, std::uint64_t seed,
                                                 const Task& task) {
    if (values.size() == 0) {
        return PermutationCounts{};
    }
    return Permutation(values, weights, observedSums).run(permutations, seed, task);
}

}  // namespace nordertor::analysis
