// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "analysis/scenarios/supply_comparison.h"
#include "model/scenario.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// Name, number of edits and description of every scenario.
[[nodiscard]] Table scenariosTable(const model::Project& project);
/// The edits by number, and where they are. `under` is the project under the scenario; `key` tells the edits
/// of two scenarios apart.
[[nodiscard]] Table editsTable(const model::Scenario& scenario, const model::ThemeSet& themes,
                               const std::string& key);
[[nodiscard]] FeatureCollection editFeatures(const model::Scenario& scenario, const model::Project& under,
                                             const model::ThemeSet& themes, const std::string& key);

/// A row for each standard that anything changes for.
[[nodiscard]] Table effectTable(const std::vector<analysis::StandardDifference>& differences,
                                const model::ThemeSet& themes, bool insideArea);
/// How homesTable() looks on a map.
[[nodiscard]] Presentation walkChanges();
/// The homes with another way to the nearest facility, the greatest difference first, at most `top` (0 =
/// all).
struct HomesTable {
    Table table;
    FeatureCollection features;
    std::size_t all = 0;  ///< how many there are
};
[[nodiscard]] HomesTable homesTable(const std::vector<analysis::StandardDifference>& differences,
                                    const model::ThemeSet& themes, std::size_t top);
/// "Kita: 34 Personen mehr versorgt ..." for the standard with the greatest effect, and how many others.
[[nodiscard]] LocalizedText effectSentence(const std::vector<analysis::StandardDifference>& differences,
                                           const model::ThemeSet& themes);

}  // namespace nordertor::ops
