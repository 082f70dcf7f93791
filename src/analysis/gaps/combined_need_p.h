// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "analysis/gaps/supply_context_p.h"

namespace nordertor::analysis {

/// The share of all weight that lies on each chosen standard; empty if nothing is combined. The weight of a
/// theme is divided evenly among its chosen standards. Errors InvalidArgument: neither theme nor standard,
/// weight not above 0 to 1,000, weighted twice (as itself and by its theme), not among the chosen standards.
[[nodiscard]] Result<std::vector<double>> combinationWeights(const std::vector<ChosenStandard>& chosen,
                                                             const model::ThemeSet& themes,
                                                             const GapParameters& parameters);

/// `weights` by standard of the report, as combinationWeights gives them. Errors: Cancelled.
[[nodiscard]] Result<CombinedNeed> combinedNeed(const model::Project& project, const SupplyContext& context,
                                                const std::vector<ChosenStandard>& chosen,
                                                const std::vector<double>& weights, const GapReport& report,
                                                const GapParameters& parameters, const Task& task);

/// "132 Personen wohnen hier; es fehlen: Spielplatz für Kinder unter 6 (12 Kinder unter 10)." What weighs
/// most first. `lacking` by part.
[[nodiscard]] LocalizedText combinedReason(const CombinedPlace& place, const CombinedNeed& need,
                                           const std::vector<const StandardResult*>& parts,
                                           const std::vector<const ChosenStandard*>& standards);

}  // namespace nordertor::analysis
