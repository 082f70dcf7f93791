// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "analysis/indicators/normalisation.h"
#include "base/localized_text.h"
#include "base/result.h"

namespace nordertor::analysis {

/// Classes of the social monitoring as Berlin makes them (Monitoring Soziale Stadtentwicklung): high figures
/// are a burden, so many of them mean a low status.
enum class Status { High, Medium, Low, VeryLow };
enum class Dynamics { Positive, Stable, Negative };
[[nodiscard]] LocalizedText statusLabel(Status status);        ///< "hoch"
[[nodiscard]] LocalizedText dynamicsLabel(Dynamics dynamics);  ///< "positiv"

struct StatusDynamics {
    Figures statusIndex;    ///< standardised sum of z-scores; nullopt: area not rated
    Figures dynamicsIndex;  ///< empty if no figures of change were given
    std::vector<std::optional<Status>> status;
    std::vector<std::optional<Dynamics>> dynamics;
    std::size_t rated = 0;
    std::size_t tooSmall = 0;    ///< areas under the least number of inhabitants
    std::size_t incomplete = 0;  ///< areas with a figure missing
};

/// z-scores (divisor n) of each figure over the rated areas, summed with equal weight, standardised again.
/// Status: below -1 high, up to +1 medium, up to +1.5 low, above very low; dynamics (of the figures of
/// change): below -1 positive, up to +1 stable, above negative. The published classes of all 436 rated
/// planning areas of Berlin's report of 2019 come out of its published figures by this rule
/// (tests/analysis/indicators). Areas with fewer inhabitants than `leastInhabitants` (300 there) or unknown
/// ones are not rated and are in no mean. Errors: InvalidArgument (no figures, lengths differ), InvalidData
/// (fewer than three areas to rate).
[[nodiscard]] Result<StatusDynamics> statusDynamics(const std::vector<Figures>& level,
                                                    const std::vector<Figures>& change,
                                                    const Figures& inhabitants,
                                                    double leastInhabitants = 300);

}  // namespace nordertor::analysis
