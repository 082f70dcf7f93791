// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/spatial_statistics/false_discovery.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace nordertor::analysis {

double upperTail(double z) {
    return std::erfc(z / std::sqrt(2.0)) / 2;
}

double falseDiscoveryThreshold(std::span<const double> pValues, double alpha) {
    if (pValues.empty()) {
        return 0;
    }
    std::vector<double> sorted(pValues.begin(), pValues.end());
    std::sort(sorted.begin(), sorted.end());
    const auto n = static_cast<double>(sorted.size());
    for (std::size_t k = sorted.size(); k > 0; --k) {
        if (sorted[k - 1] <= static_cast<double>(k) * alpha / n) {
            return sorted[k - 1];
        }
    }
    return alpha / n;
}

}  // namespace nordertor::analysis
