// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace nordertor::analysis {

/// A figure for each area; nullopt where it is not known, which stays so through all methods here.
using Figures = std::vector<std::optional<double>>;

/// How figures of different units are made comparable (OECD/JRC, Handbook on Constructing Composite
/// Indicators, 2008, step 5).
enum class Normalisation {
    MinMax,  ///< (x - min) / (max - min): 0..1
    ZScore,  ///< (x - mean) / standard deviation with divisor n: mean 0, deviation 1
    Rank,    ///< share of the other areas with a smaller figure, equal ones counted half: 0..1
};

/// Figures that are all equal tell nothing apart: 0.5 for MinMax and Rank, 0 for ZScore. O(n log n).
[[nodiscard]] Figures normalised(std::span<const std::optional<double>> figures, Normalisation method);

struct Moments {
    double mean = 0;
    double deviation = 0;  ///< divisor n
    std::size_t count = 0;
};
/// Of the known figures.
[[nodiscard]] Moments momentsOf(std::span<const std::optional<double>> figures);

}  // namespace nordertor::analysis
