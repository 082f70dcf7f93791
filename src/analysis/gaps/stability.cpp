// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/stability.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace nordertor::analysis {
namespace {

/// `beyond[k]`: persons whose distance exceeds the k shortest limits and no other. The run with the shortest
/// limit leaves most persons without supply, so the runs are in falling order of that number already.
Spread spreadOf(const std::vector<double>& beyond) {
    const std::size_t runs = beyond.size() - 1;
    std::vector<double> missing(runs);
    double sum = 0;
    for (std::size_t j = runs; j > 0; --j) {
        sum += beyond[j];
        missing[runs - j] = sum;  // ascending
    }
    return spreadOfAscending(missing);
}

}  // namespace

Spread spreadOfAscending(std::span<const double> byRun) {
    const auto nearestRank = [&](double share) {
        return static_cast<std::size_t>(std::ceil(share * static_cast<double>(byRun.size()) - 1e-9)) - 1;
    };
    return {byRun[nearestRank(0.05)], byRun[nearestRank(0.95)]};
}

LimitRuns::LimitRuns(std::vector<std::uint32_t> limits) : sorted_(std::move(limits)) {
    std::sort(sorted_.begin(), sorted_.end());
}

std::size_t LimitRuns::runsBeyond(std::uint32_t distance) const {
    return static_cast<std::size_t>(std::lower_bound(sorted_.begin(), sorted_.end(), distance) -
                                    sorted_.begin());
}

StandardStability stabilityOf(const LimitRuns& runs, std::span<const std::uint32_t> distances,
                              std::span<const double> persons, const std::vector<bool>& insideArea) {
    StandardStability stability;
    stability.byHome.reserve(distances.size());
    std::vector<double> inside(runs.runs() + 1);
    std::vector<double> margin(runs.runs() + 1);
    for (std::size_t home = 0; home < distances.size(); ++home) {
        const std::size_t beyond = runs.runsBeyond(distances[home]);
        stability.byHome.push_back(static_cast<float>(beyond) / static_cast<float>(runs.runs()));
        (insideArea[home] ? inside : margin)[beyond] += std::max(persons[home], 0.0);
    }
    stability.inside = spreadOf(inside);
    stability.margin = spreadOf(margin);
    return stability;
}

double placeStability(const LimitRuns& runs, std::span<const std::uint32_t> members,
                      std::span<const std::uint32_t> distances, std::span<const double> persons) {
    std::vector<std::uint32_t> farthestFirst(members.begin(), members.end());
    std::sort(farthestFirst.begin(), farthestFirst.end(), [&](std::uint32_t a, std::uint32_t b) {
        return distances[a] != distances[b] ? distances[a] > distances[b] : a < b;
    });
    double all = 0;
    for (const std::uint32_t home : farthestFirst) {
        all += persons[home];
    }
    // Beyond a limit are at least half exactly if the home at which the sum from the far end reaches half is.
    double sum = 0;
    for (const std::uint32_t home : farthestFirst) {
        sum += persons[home];
        if (2 * sum >= all) {
            return static_cast<double>(runs.runsBeyond(distances[home])) / static_cast<double>(runs.runs());
        }
    }
    return 0;
}

}  // namespace nordertor::analysis
