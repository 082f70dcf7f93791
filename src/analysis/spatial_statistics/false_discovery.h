// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

namespace nordertor::analysis {

/// P(Z >= z) of the standard normal distribution.
[[nodiscard]] double upperTail(double z);

/// The biggest p-value that counts as significant when at most the share `alpha` of what is called
/// significant may be so by chance (false discovery rate, Benjamini and Hochberg 1995; for spatial statistics
/// Caldas de Castro and Singer 2006): the largest p_(k) <= k alpha / n. If there is none, alpha / n
/// (Bonferroni), as PySAL does. O(n log n); does not depend on the order.
[[nodiscard]] double falseDiscoveryThreshold(std::span<const double> pValues, double alpha);

}  // namespace nordertor::analysis
