// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <numeric>
#include <vector>

namespace nordertor {

/// A sum that does not depend on the order of its terms, although sums of fractions do. O(n log n).
[[nodiscard]] inline double orderedSum(std::vector<double> terms) {
    std::sort(terms.begin(), terms.end());
    return std::accumulate(terms.begin(), terms.end(), 0.0);
}

}  // namespace nordertor
