// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/network/catchments.h"

#include "analysis/network/nearest_facility.h"

namespace nordertor::analysis {

Catchments Catchments::transposed(std::size_t targetCount) const {
    Catchments result;
    result.first.assign(targetCount + 1, 0);
    for (const Reached& pair : reached) {
        ++result.first[pair.target + 1];
    }
    for (std::size_t t = 0; t < targetCount; ++t) {
        result.first[t + 1] += result.first[t];
    }
    result.reached.resize(reached.size());
    std::vector<std::size_t> next(result.first.begin(), result.first.end() - 1);
    for (std::size_t source = 0; source < sourceCount(); ++source) {
        for (const Reached& pair : of(source)) {
            result.reached[next[pair.target]++] = {static_cast<std::uint32_t>(source), pair.weight};
        }
    }
    return result;
}

Result<Catchments> catchments(const WalkingNetwork& network,
                              std::span<const std::vector<NetworkPosition>> sources,
                              std::span<const NetworkPosition> targets, std::uint32_t limit,
                              PathWeight weight, const Task& task) {
    Catchments result;
    NearestSearch search(network);
    std::vector<SearchSource> entrances;
    for (const std::vector<NetworkPosition>& source : sources) {
        entrances.clear();
        for (const NetworkPosition& entrance : source) {
            entrances.push_back({entrance, 0});
        }
        if (!search.run(entrances, weight, limit, task) || task.stopRequested()) {
            return fail(cancelledError());
        }
        for (std::uint32_t t = 0; t < targets.size(); ++t) {
            if (const Nearest nearest = search.at(targets[t]); nearest.reached()) {
                result.reached.push_back({t, nearest.weight});
            }
        }
        result.first.push_back(result.reached.size());
    }
    return result;
}

}  // namespace nordertor::analysis
