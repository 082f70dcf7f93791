// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/accessibility/nearest_facilities.h"

#include "analysis/accessibility/pairs_by_home_p.h"

namespace nordertor::analysis {

Result<NearestFacilities> NearestFacilities::among(const Catchments& pairs, std::size_t homeCount,
                                                   std::size_t count, const Task& task) {
    NearestFacilities result;
    result.count_ = count;
    result.nearest_.resize(homeCount * count);
    forEachPairByHomes(pairs, homeCount, task, [&](std::size_t f, std::span<const Catchments::Reached> row) {
        for (const Catchments::Reached& pair : row) {
            Nearest* const first = result.nearest_.data() + std::size_t{pair.target} * count;
            Nearest* const last = first + count;
            if (pair.weight >= (last - 1)->weight) {
                continue;  // facilities come in ascending order, so the earlier one of a tie stays
            }
            Nearest* const at =
                std::upper_bound(first, last, pair.weight,
                                 [](std::uint32_t weight, const Nearest& n) { return weight < n.weight; });
            std::move_backward(at, last - 1, last);
            *at = {pair.weight, static_cast<std::uint32_t>(f)};
        }
    });
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    return result;
}

Result<NearestFacilities> NearestFacilities::nearest(const WalkingNetwork& network,
                                                     std::span<const std::vector<NetworkPosition>> facilities,
                                                     std::span<const NetworkPosition> homes,
                                                     PathWeight weight, std::uint32_t limit,
                                                     const Task& task) {
    std::vector<SearchSource> sources;
    for (std::size_t f = 0; f < facilities.size(); ++f) {
        for (const NetworkPosition& entrance : facilities[f]) {
            sources.push_back({entrance, static_cast<std::uint32_t>(f)});
        }
    }
    NearestSearch search(network);
    if (!search.run(sources, weight, limit, task)) {
        return fail(cancelledError());
    }
    NearestFacilities result;
    result.nearest_.reserve(homes.size());
    for (const NetworkPosition& home : homes) {
        result.nearest_.push_back(search.at(home));
    }
    return result;
}

std::optional<double> NearestFacilities::meanWeight(std::size_t home) const {
    double sum = 0;
    for (const Nearest& nearest : of(home)) {
        if (!nearest.reached()) {
            return std::nullopt;
        }
        sum += nearest.weight;
    }
    return sum / static_cast<double>(count_);
}

}  // namespace nordertor::analysis
