// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "analysis/gaps/gap_analysis.h"
#include "ops/operation_types.h"

namespace nordertor::ops {

/// Numbers of persons, or of homes where no persons are known. A part is hidden where the rest of the sum
/// would give away one or two persons.
class CountCells {
  public:
    CountCells(analysis::DemandMeasure measure, double all)
        : homes_(measure == analysis::DemandMeasure::Homes), all_(all) {}
    [[nodiscard]] Cell all() const { return amount(all_); }
    [[nodiscard]] Cell part(double value) const { return hides(value) ? Cell(Unknown{}) : amount(value); }
    /// A part as a share of all, in per cent with one decimal; unknown if nobody is there or it would tell.
    [[nodiscard]] Cell share(double value) const;
    /// Whether a figure made from this part would tell of one or two persons.
    [[nodiscard]] bool tells(double value) const;

  private:
    [[nodiscard]] bool hides(double value) const;
    [[nodiscard]] Cell amount(double value) const;
    bool homes_;
    double all_;
};

/// One row per standard: what a path says, and what a circle would have said.
[[nodiscard]] Table standardsTable(const analysis::GapReport& report, const model::ThemeSet& themes,
                                   bool insideArea);
/// What facilities have for each person against the figure per head; none if no standard has been asked.
[[nodiscard]] std::optional<Table> capacityTable(const analysis::GapReport& report,
                                                 const model::ThemeSet& themes,
                                                 const std::vector<bool>& where);
/// How many lack something when assumptions move; none if that was not asked.
[[nodiscard]] std::optional<Table> stabilityTable(const analysis::GapReport& report,
                                                  const model::ThemeSet& themes,
                                                  const std::vector<bool>& where);
/// The gaps by rank; with their theme and standard where there are several.
[[nodiscard]] Table placesTable(const std::vector<const analysis::GapPlace*>& places,
                                const analysis::GapReport& report, const model::ThemeSet& themes);

/// Combined need: weights, sums, and places by rank.
[[nodiscard]] Table weightsTable(const analysis::CombinedNeed& need, const model::ThemeSet& themes);
[[nodiscard]] Table needTotalsTable(const analysis::CombinedNeed& need, const std::vector<bool>& where);
[[nodiscard]] Table needPlacesTable(const std::vector<const analysis::CombinedPlace*>& places,
                                    const analysis::CombinedNeed& need, const model::ThemeSet& themes);

}  // namespace nordertor::ops
