// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/gaps/gap_analysis.h"
#include "base/result.h"
#include "base/task.h"
#include "model/project.h"
#include "model/scenario.h"
#include "model/theme.h"

namespace nordertor::analysis {

/// One standard under one state of the facilities.
struct StandardSupply {
    std::string standard;  ///< "<theme>.<standard>"
    double limit = 0;      ///< metres
    DemandUsed demand;
    std::size_t facilities = 0;  ///< that qualify
    std::optional<double>
        capacity;         ///< places of those whose number is known; none where there are such and of none
    SupplyTotals inside;  ///< homes in the programme area
    SupplyTotals margin;  ///< homes around it
    /// Distance by home in centimetres of path; Nearest::unreachable where nothing is reached.
    std::vector<std::uint32_t> centimetres;
    /// Persons (or homes) counted, by home; Residents::unknownPersons where not known.
    std::shared_ptr<const std::vector<double>> persons;
};

/// The nearest facility of every home for every standard, kept so that a change of one facility touches only
/// what it reaches. Always what analyseGaps() would say of the changed project, bit by bit.
///
/// Kept for each standard is the network Voronoi diagram of its facilities (Erwig 2000, "The graph Voronoi
/// diagram with applications"): each vertex knows its nearest facility, and of equally near ones the first.
/// - Adding a facility relaxes labels from its entrances, as far as it is the nearest (a search as in
/// Dijkstra
///   1959 that ends where it brings nothing).
/// - Removing one clears the labels of its cell, which is connected, and fills the cell by a search from its
///   border, as Ramalingam and Reps 1996 do for deleted edges.
/// - Moving is both; enlarging changes the labels only if the facility now qualifies, or no longer.
/// Homes on chains with a changed vertex are looked up again; then the totals of the standards concerned are
/// summed up anew in the order of the homes, since sums of fractions depend on their order. O(cell log cell +
/// homes) for each standard the facility counts for; others are not looked at.
///
/// Ways and residents are not followed: they change where homes meet the network. A scenario that changes
/// them is built anew (supplyUnder() in supply_comparison.h does).
class IncrementalSupply {
  public:
    /// Project and themes must outlive it. Errors: as analyseGaps().
    [[nodiscard]] static Result<IncrementalSupply> build(const model::Project& project,
                                                         const model::ThemeSet& themes,
                                                         const GapParameters& parameters,
                                                         const Task& task = {});
    static Result<IncrementalSupply> build(const model::Project&, model::ThemeSet&&, const GapParameters&,
                                           const Task& task = {}) = delete;
    IncrementalSupply(IncrementalSupply&&) noexcept;
    IncrementalSupply& operator=(IncrementalSupply&&) noexcept;
    ~IncrementalSupply();

    /// Indices of the standards the facility counts for, ascending; empty if it is of no kind that is looked
    /// at. Error InvalidData if the facility is not in the edit's `before` state (nothing has changed then).
    [[nodiscard]] Result<std::vector<std::size_t>> apply(const model::ChangeFacility& edit);

    [[nodiscard]] std::size_t standardCount() const;
    /// Copies the distances of all homes. O(homes).
    [[nodiscard]] StandardSupply standard(std::size_t index) const;
    /// Totals alone.
    [[nodiscard]] const SupplyTotals& inside(std::size_t standard) const;
    [[nodiscard]] const SupplyTotals& margin(std::size_t standard) const;
    /// Null where none is reached.
    [[nodiscard]] const model::Facility* nearest(std::size_t standard, std::size_t home) const;

  private:
    struct State;
    explicit IncrementalSupply(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace nordertor::analysis
