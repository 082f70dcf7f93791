// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/indicators/normalisation.h"

namespace nordertor::analysis {

/// What the values of homes, facilities ... add up to in each area. `areaOf` as areasOfPoints() gives it.
/// Values below zero are unknown (Residents::unknownPersons) and in no sum; an area in which all values are
/// unknown is unknown, one without any is zero. Whatever the order of the values. O(values log values).
[[nodiscard]] Figures sumByArea(std::span<const std::uint32_t> areaOf, std::span<const double> values,
                                std::size_t areaCount);
/// How many lie in each area.
[[nodiscard]] Figures countByArea(std::span<const std::uint32_t> areaOf, std::size_t areaCount);

/// numerator / denominator * scale; unknown where either is unknown or the denominator is zero.
[[nodiscard]] Figures ratio(const Figures& numerator, const Figures& denominator, double scale = 1);

/// Figures of areas with fewer inhabitants than `least` (or an unknown number) become unknown: shares of few
/// persons tell about the persons (docs/methods/indicators.md). Returns how many were hidden.
std::size_t hideSmallAreas(Figures& figures, const Figures& inhabitants, double least);

}  // namespace nordertor::analysis
