// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/gaps/need_runs_p.h"

namespace nordertor::analysis {
namespace {

constexpr double wholeWeight = 1e8;
constexpr std::size_t homesAtOnce = 1024;

std::int32_t narrowed(std::uint32_t centimetres) {
    return static_cast<std::int32_t>(
        std::min<std::uint32_t>(centimetres, std::numeric_limits<std::int32_t>::max()));
}

}  // namespace

NeedRuns::NeedRuns(double threshold, std::size_t runs) : threshold_(threshold), needed_(runs), sums_(runs) {}

void NeedRuns::add(double weight, const std::vector<std::uint32_t>& distances,
                   const StandardVariation& variation) {
    Part part;
    part.distances.reserve(distances.size());
    for (const std::uint32_t distance : distances) {
        part.distances.push_back(narrowed(distance));
    }
    for (std::size_t run = 0; run < needed_.size(); ++run) {
        part.limits.push_back(narrowed(variation.limits[run]));
        part.weights.push_back(
            static_cast<std::int32_t>(std::llround(weight * variation.weightFactors[run] * wholeWeight)));
        sums_[run] += part.weights.back();
        // rounding of the parts must not decide where a share is met exactly
        const double needed = threshold_ * static_cast<double>(sums_[run]);
        needed_[run] = std::max(
            1, static_cast<std::int32_t>(std::ceil(needed)) - static_cast<std::int32_t>(parts_.size()) - 1);
    }
    parts_.push_back(std::move(part));
}

void NeedRuns::addTo(std::vector<double>& byRun, std::span<const std::uint32_t> homes,
                     std::span<const double> persons) const {
    const std::size_t runs = needed_.size();
    std::vector<std::int32_t> reached(runs);
    for (const std::uint32_t home : homes) {
        std::fill(reached.begin(), reached.end(), 0);
        for (const Part& part : parts_) {
            const std::int32_t distance = part.distances[home];
            for (std::size_t run = 0; run < runs; ++run) {
                reached[run] += part.limits[run] < distance ? part.weights[run] : 0;
            }
        }
        const double count = persons[home];
        for (std::size_t run = 0; run < runs; ++run) {
            byRun[run] += reached[run] >= needed_[run] ? count : 0;
        }
    }
}

double NeedRuns::stabilityOf(std::span<const std::uint32_t> members, std::span<const double> persons) const {
    double all = 0;
    for (const std::uint32_t home : members) {
        all += persons[home];
    }
    std::vector<double> byRun(needed_.size());
    addTo(byRun, members, persons);
    // the same sum in the same order, so equal counts compare as equal
    const auto stays =
        std::count_if(byRun.begin(), byRun.end(), [&](double inNeed) { return 2 * inNeed >= all; });
    return static_cast<double>(stays) / static_cast<double>(byRun.size());
}

Spread NeedRuns::spreadOf(std::span<const std::uint32_t> homes, std::span<const double> persons,
                          const Task& task) const {
    const std::size_t blocks = (homes.size() + homesAtOnce - 1) / homesAtOnce;
    std::vector<std::vector<double>> byBlock(blocks);
    tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t block) {
        if (!task.stopRequested()) {
            byBlock[block].assign(needed_.size(), 0);
            const std::size_t first = block * homesAtOnce;
            addTo(byBlock[block], homes.subspan(first, std::min(homesAtOnce, homes.size() - first)), persons);
        }
    });
    std::vector<double> byRun(needed_.size());
    for (const std::vector<double>& block : byBlock) {
        for (std::size_t run = 0; run < block.size(); ++run) {
            byRun[run] += block[run];
        }
    }
    std::sort(byRun.begin(), byRun.end());
    return spreadOfAscending(byRun);
}

}  // namespace nordertor::analysis
