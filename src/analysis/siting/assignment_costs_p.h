// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/siting/siting_problem.h"
#include "base/task.h"

namespace nordertor::analysis {

/// What CoverMost and ShortestWays have in common, reduced to what is left to decide: open at most `budget`
/// of the free sites so that the sum over demands of weight x min(missing, cost of the nearest open site) is
/// smallest. Covering is the case of cost 0 within the limit and missing 1. Existing and required sites are
/// inside `missing`. Demands with equal rows are one; demands that no free site can better are only in
/// `constant`; sites that another serves everybody at least as well are left out.
struct AssignmentCosts {
    struct Entry {
        std::uint32_t index = 0;  ///< of the site in a row, of the demand in a column
        std::uint32_t cost = 0;   ///< < missing of the demand
        friend auto operator<=>(const Entry&, const Entry&) = default;
    };
    std::vector<std::int64_t> weights;    ///< by demand, > 0
    std::vector<std::uint32_t> missing;   ///< by demand, > 0
    std::vector<std::size_t> firstInRow;  ///< by demand, plus one
    std::vector<Entry> rows;              ///< ascending by (cost, site)
    std::vector<std::size_t> firstInColumn;
    std::vector<Entry> columns;        ///< ascending by demand
    std::vector<std::uint32_t> sites;  ///< index in the problem, ascending
    std::size_t budget = 0;
    std::int64_t constant = 0;

    [[nodiscard]] std::size_t demandCount() const { return weights.size(); }
    [[nodiscard]] std::size_t siteCount() const { return sites.size(); }
    [[nodiscard]] std::span<const Entry> row(std::size_t demand) const {
        return {rows.data() + firstInRow[demand], rows.data() + firstInRow[demand + 1]};
    }
    [[nodiscard]] std::span<const Entry> column(std::size_t site) const {
        return {columns.data() + firstInColumn[site], columns.data() + firstInColumn[site + 1]};
    }
    /// Of open sites (own numbering), constant included.
    [[nodiscard]] std::int64_t costOf(std::span<const std::uint32_t> open) const;
};

/// Of a problem without capacities. Incomplete if the task was stopped.
[[nodiscard]] AssignmentCosts assignmentCosts(const SitingProblem& problem, const Task& task);
/// The same after some sites (own numbering) were closed for good and others opened.
[[nodiscard]] AssignmentCosts restricted(const AssignmentCosts& costs, const std::vector<char>& closed,
                                         const std::vector<char>& open, const Task& task);

}  // namespace nordertor::analysis
