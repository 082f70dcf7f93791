// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "analysis/gaps/home_clusters.h"
#include "analysis/gaps/neighbouring_homes_p.h"

namespace nordertor::analysis {

std::vector<std::vector<std::uint32_t>> neighbouringHomes(const AttachedNetwork& attached,
                                                          std::span<const std::uint32_t> homes, double metres,
                                                          NearestSearch& search) {
    std::vector<NetworkPosition> positions;
    positions.reserve(homes.size());
    for (const std::uint32_t h : homes) {
        // A big block stands far from its path; neighbours are measured along the path alone.
        positions.push_back({attached.homes[h].chain, attached.homes[h].offset, 0});
    }
    const auto step = static_cast<std::uint32_t>(std::llround(metres * 100));
    const auto clusterOf = homeClusters(attached.network, positions, step, search);
    std::vector<std::vector<std::uint32_t>> byFirst(homes.size());
    for (std::uint32_t i = 0; i < homes.size(); ++i) {
        byFirst[clusterOf[i]].push_back(homes[i]);
    }
    std::erase_if(byFirst, [](const auto& members) { return members.empty(); });
    return byFirst;
}

}  // namespace nordertor::analysis
