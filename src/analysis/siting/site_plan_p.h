// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <string>

#include "analysis/siting/site_plan.h"
#include "analysis/siting/siting_models_p.h"
#include "base/number_format.h"

namespace nordertor::analysis {

inline constexpr double unitsPerPerson = 1000;
inline constexpr double unitsPerMetre = 100;

[[nodiscard]] inline double personsOf(std::int64_t weight) {
    return static_cast<double>(weight) / unitsPerPerson;
}

/// For a sentence; one or two are never told.
[[nodiscard]] inline std::string countText(double persons, Language language) {
    constexpr std::int64_t told = 3;
    const std::int64_t whole = std::llround(persons);
    return whole < told ? "<3" : formatCount(whole, language);
}

/// "{persons} Personen `de`", or "Wohngebäude" where these are counted.
[[nodiscard]] inline Notice personsNotice(const DemandUsed& used, double persons, const std::string& de,
                                          const std::string& en) {
    return {Severity::Warning,
            {countText(persons, Language::German) + " " + unitOf(used).de + " " + de,
             countText(persons, Language::English) + " " + unitOf(used).en + " " + en},
            {},
            {},
            1};
}

/// Fills in what the plan says about its solution; `limit` in the problem's unit.
void reportPlan(const SitePlanRequest& request, const SitingProblem& problem, std::uint32_t limit,
                SitePlan& plan);

}  // namespace nordertor::analysis
