// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "base/task.h"

namespace nordertor::analysis {

/// More terms than this take the solver minutes for its first relaxation; other bounds have to do.
inline constexpr std::size_t mostProgramTerms = 3'000'000;

/// Minimise cost x over columns in [lower, upper], some of them whole, subject to rows.
struct MixedIntegerProgram {
    static constexpr double infinity = std::numeric_limits<double>::max();
    struct Column {
        double cost = 0;
        double lower = 0;
        double upper = 1;
        bool whole = false;
    };
    struct Row {
        double lower = -infinity;
        double upper = infinity;
    };
    struct Term {
        std::size_t column = 0;
        double factor = 1;
    };
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::vector<std::size_t> firstTerm{0};  ///< by row, plus one
    std::vector<Term> terms;

    std::size_t addColumn(Column column) {
        columns.push_back(column);
        return columns.size() - 1;
    }
    void addTerm(std::size_t column, double factor = 1) { terms.push_back({column, factor}); }
    /// Closes the row of the terms added since the last one.
    void addRow(Row row) {
        rows.push_back(row);
        firstTerm.push_back(terms.size());
    }
};

struct MixedIntegerAnswer {
    std::vector<double> values;  ///< of the best solution known, the start included; empty if none
    double cost = 0;
    /// No solution costs less than this or the cutoff, whichever is smaller.
    double bound = -std::numeric_limits<double>::infinity();
    bool finished = false;  ///< proven: the best below the cutoff, or that there is none
};

/// Looks for a solution cheaper than `cutoff`, in one thread, with at most `nodes` branch-and-bound nodes;
/// the same program gives the same answer. `start`: values by column of a solution known already, from which
/// the tree begins; it keeps every bound and row and does not cost less than the cutoff. Empty: none. Asks
/// the task at every iteration of the simplex method; stopped, even before it began, it answers within a few
/// iterations with the best solution so far, not finished, and the bound of the first relaxation if that was
/// reached. The only code that sees CBC.
[[nodiscard]] MixedIntegerAnswer solveMixedInteger(const MixedIntegerProgram& program, double cutoff,
                                                   std::size_t nodes, const Task& task,
                                                   const std::vector<double>& start = {});

}  // namespace nordertor::analysis
