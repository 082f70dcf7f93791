// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/accessibility/catchment_access.h"
#include "analysis/accessibility/decay.h"
#include "analysis/network/attached_network.h"
#include "base/result.h"
#include "base/task.h"

namespace nordertor::analysis {

enum class AccessMethod {
    Nearest,        ///< way to the nearest facility
    KNearest,       ///< mean way to the k nearest
    Cumulative,     ///< supply within the limit
    Gravity,        ///< supply weighted by decay
    JosephBantock,  ///< gravity, divided by the demand each facility faces
    TwoStep,        ///< 2SFCA
    Enhanced,       ///< E2SFCA
    KernelDensity,  ///< KD2SFCA
    Modified,       ///< M2SFCA
    ThreeStep,      ///< 3SFCA
};

/// Whether the value is a way (less is better), not a supply (more is better).
[[nodiscard]] constexpr bool isDistance(AccessMethod method) {
    return method == AccessMethod::Nearest || method == AccessMethod::KNearest;
}
/// Whether supply is divided by demand: capacity per person.
[[nodiscard]] constexpr bool isRatio(AccessMethod method) {
    return !isDistance(method) && method != AccessMethod::Cumulative && method != AccessMethod::Gravity;
}
/// Whether the user may choose the decay: the others are defined by theirs.
[[nodiscard]] constexpr bool takesDecay(AccessMethod method) {
    return method == AccessMethod::Gravity || method == AccessMethod::JosephBantock ||
           method == AccessMethod::Enhanced || method == AccessMethod::Modified ||
           method == AccessMethod::ThreeStep;
}
/// Gravity and Joseph-Bantock: Exponential; KernelDensity: KernelGaussian; others: Step.
[[nodiscard]] DecayForm usualDecay(AccessMethod method);

/// Limits in metres or minutes, both ends included.
struct LimitRange {
    double least = 0;
    double most = 0;
};
[[nodiscard]] LimitRange limitRange(PathWeight weight);

struct AccessParameters {
    AccessMethod method = AccessMethod::Enhanced;
    PathWeight weight = PathWeight::Length;  ///< limits and decay are metres, or minutes
    /// Ways considered, ascending, each its own result with the decay stretched in proportion. Nearest: may
    /// be empty, then however far.
    std::vector<double> limits = {800};
    /// For the last of the limits; nothing = Decay::standard of the usual form.
    std::optional<Decay> decay = {};
    std::size_t count = 3;  ///< KNearest
};

struct AccessResult {
    double limit = 0;  ///< 0: none
    /// Metres or minutes, supply, or supply per person. Ways: nothing where too few facilities are in reach;
    /// supply: 0 there.
    std::vector<std::optional<double>> byHome;
    std::vector<double> secondary;  ///< KNearest: way to the nearest, where byHome has a value
    /// Ratios only: facilities that reach nobody of the group, so that their supply goes to no one.
    std::size_t facilitiesWithoutDemand = 0;
    double supplyReached = 0;  ///< capacity of the facilities that reach demand; not for ways
};

/// Access of every home to the facilities whose entrances are attached, one result for each limit from one
/// set of searches. `demand` by home (below 0 = unknown, counts as 0), `capacity` by facility. Deterministic.
/// Errors InvalidArgument: limits not ascending within 1..20,000 m or 0.1..400 min; those of Decay::check;
/// count above the number of facilities. Cancelled.
[[nodiscard]] Result<std::vector<AccessResult>> accessibility(const AttachedNetwork& attached,
                                                              std::span<const double> demand,
                                                              std::span<const double> capacity,
                                                              const AccessParameters& parameters,
                                                              const Task& task = {});

}  // namespace nordertor::analysis
