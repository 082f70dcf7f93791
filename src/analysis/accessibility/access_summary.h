// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace nordertor::analysis {

/// Accessibility of homes summed up: each home counts as many times as persons of the group live in it.
struct AccessSummary {
    double persons = 0;
    double personsWithout =
        0;                  ///< persons of homes without a value, or with the value 0 where more is better
    std::size_t homes = 0;  ///< with at least part of a person of the group
    std::optional<double> mean;  ///< over those with a value; nothing if there is nobody
    std::optional<double> lowest;
    std::optional<double> highest;
    /// Smallest value that at least this share of the persons does not exceed: 10 %, 50 %, 90 %.
    std::optional<double> tenth;
    std::optional<double> median;
    std::optional<double> ninetieth;
};

/// `values` by home: nothing where no facility is in reach; `persons` by home, below 0 = unknown (left out).
/// `use` (by home, or empty for all) chooses the homes. `zeroIsNone`: the value 0 means no access, and is
/// still part of mean and quantiles. O(n log n); independent of the order of equal homes.
[[nodiscard]] AccessSummary summariseAccess(std::span<const std::optional<double>> values,
                                            std::span<const double> persons,
                                            std::span<const std::uint8_t> use, bool zeroIsNone);

/// The same for each area; `areaOf` by home as areasOfPoints() gives it. An area without persons of the group
/// has no mean, which is not 0.
[[nodiscard]] std::vector<AccessSummary> summariseAccessByArea(std::span<const std::optional<double>> values,
                                                               std::span<const double> persons,
                                                               std::span<const std::uint32_t> areaOf,
                                                               std::size_t areaCount, bool zeroIsNone);

/// Persons in each class: up to and including bounds[0], over bounds[0] up to bounds[1] ..., over the last;
/// then those without a value. bounds ascending; the result has bounds.size() + 2 entries.
[[nodiscard]] std::vector<double> personsByClass(std::span<const std::optional<double>> values,
                                                 std::span<const double> persons,
                                                 std::span<const std::uint8_t> use,
                                                 std::span<const double> bounds);

}  // namespace nordertor::analysis
