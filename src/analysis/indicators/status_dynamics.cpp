// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/indicators/status_dynamics.h"

#include <algorithm>

namespace nordertor::analysis {
namespace {

constexpr double oneDeviation = 1;
constexpr double strongDeviation = 1.5;
constexpr std::size_t fewestAreas = 3;

/// Figures of rated areas alone.
Figures ratedOnly(const Figures& figures, const std::vector<bool>& rated) {
    Figures kept(figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
        kept[i] = rated[i] ? figures[i] : std::nullopt;
    }
    return kept;
}

/// Standardised sum of z-scores.
Figures indexOf(const std::vector<Figures>& parts, const std::vector<bool>& rated) {
    Figures sums(rated.size());
    for (const Figures& part : parts) {
        const Figures scores = normalised(ratedOnly(part, rated), Normalisation::ZScore);
        for (std::size_t i = 0; i < sums.size(); ++i) {
            if (scores[i]) {
                sums[i] = sums[i].value_or(0) + *scores[i];
            }
        }
    }
    return normalised(sums, Normalisation::ZScore);
}

Status statusOf(double index) {
    return index < -oneDeviation      ? Status::High
           : index <= oneDeviation    ? Status::Medium
           : index <= strongDeviation ? Status::Low
                                      : Status::VeryLow;
}

Dynamics dynamicsOf(double index) {
    return index < -oneDeviation   ? Dynamics::Positive
           : index <= oneDeviation ? Dynamics::Stable
                                   : Dynamics::Negative;
}

}  // namespace

LocalizedText statusLabel(Status status) {
    switch (status) {
        case Status::High:
            return {"hoch", "high"};
        case Status::Medium:
            return {"mittel", "medium"};
        case Status::Low:
            return {"niedrig", "low"};
        case Status::VeryLow:
            break;
    }
    return {"sehr niedrig", "very low"};
}

LocalizedText dynamicsLabel(Dynamics dynamics) {
    switch (dynamics) {
        case Dynamics::Positive:
            return {"positiv", "positive"};
        case Dynamics::Stable:
            return {"stabil", "stable"};
        case Dynamics::Negative:
            break;
    }
    return {"negativ", "negative"};
}

Result<StatusDynamics> statusDynamics(const std::vector<Figures>& level, const std::vector<Figures>& change,
                                      const Figures& inhabitants, double leastInhabitants) {
    const auto sameLength = [&](const Figures& figures) { return figures.size() == inhabitants.size(); };
    if (level.empty() || !std::all_of(level.begin(), level.end(), sameLength) ||
        !std::all_of(change.begin(), change.end(), sameLength)) {
        return fail(ErrorCode::InvalidArgument,
                    {"Für den Status ist kein Merkmal genannt.", "No indicator is given for the status."},
                    {"Beispiel: --status column:arbeitslose,column:kinderarmut",
                     "Example: --status column:unemployed,column:child_poverty"},
                    {}, "--status");
    }
    StatusDynamics result;
    std::vector<bool> rated(inhabitants.size());
    for (std::size_t i = 0; i < inhabitants.size(); ++i) {
        if (!inhabitants[i] || *inhabitants[i] < leastInhabitants) {
            ++result.tooSmall;
            continue;
        }
        const auto known = [&](const Figures& figures) { return figures[i].has_value(); };
        rated[i] = std::all_of(level.begin(), level.end(), known) &&
                   std::all_of(change.begin(), change.end(), known);
        ++(rated[i] ? result.rated : result.incomplete);
    }
    if (result.rated < fewestAreas) {
        return fail(
            ErrorCode::InvalidData,
            {"Weniger als drei Flächen lassen sich bewerten: die übrigen haben zu wenige Einwohner oder "
             "unvollständige Zahlen.",
             "Fewer than three areas can be rated: the others have too few inhabitants or incomplete "
             "figures."},
            {"Bitte größere Flächen wählen oder Merkmale, die für mehr Flächen vorliegen, oder "
             "--least-inhabitants senken.",
             "Please choose larger areas, or indicators that exist for more of them, or lower "
             "--least-inhabitants."},
            {}, "--status");
    }
    result.statusIndex = indexOf(level, rated);
    for (const auto& index : result.statusIndex) {
        result.status.push_back(index ? std::optional(statusOf(*index)) : std::nullopt);
    }
    if (!change.empty()) {
        result.dynamicsIndex = indexOf(change, rated);
        for (const auto& index : result.dynamicsIndex) {
            result.dynamics.push_back(index ? std::optional(dynamicsOf(*index)) : std::nullopt);
        }
    }
    return result;
}

}  // namespace nordertor::analysis
