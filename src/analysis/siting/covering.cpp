// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/covering_p.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/siting/cover_reduction_p.h"
#include "analysis/siting/mixed_integer_p.h"
#include "analysis/siting/row_weighting_p.h"

namespace nordertor::analysis {
namespace {

/// Steps of the search by row weights for each iteration of the effort.
constexpr std::size_t stepsForEach = 500;

std::vector<std::vector<std::uint32_t>> columnsOf(const CoverRows& rows, std::size_t columnCount) {
    std::vector<std::vector<std::uint32_t>> columns(columnCount);
    for (std::uint32_t r = 0; r < rows.size(); ++r) {
        for (const std::uint32_t column : rows[r]) {
            columns[column].push_back(r);
        }
    }
    return columns;
}

/// The column with most uncovered rows each time (Chvatal 1979); then columns without a row of their own go.
std::vector<std::uint32_t> greedyCover(const CoverRows& rows, std::size_t columnCount) {
    const auto columns = columnsOf(rows, columnCount);
    std::vector<std::uint32_t> times(rows.size(), 0);
    std::vector<std::size_t> gain(columnCount);
    for (std::size_t j = 0; j < columnCount; ++j) {
        gain[j] = columns[j].size();
    }
    std::vector<std::uint32_t> chosen;
    for (;;) {
        const auto best = std::max_element(gain.begin(), gain.end());
        if (best == gain.end() || *best == 0) {
            break;
        }
        const auto j = static_cast<std::uint32_t>(best - gain.begin());
        chosen.push_back(j);
        for (const std::uint32_t r : columns[j]) {
            if (times[r]++ == 0) {
                for (const std::uint32_t other : rows[r]) {
                    --gain[other];
                }
            }
        }
    }
    for (std::size_t c = chosen.size(); c > 0; --c) {
        const auto& covered = columns[chosen[c - 1]];
        if (std::all_of(covered.begin(), covered.end(), [&](std::uint32_t r) { return times[r] > 1; })) {
            for (const std::uint32_t r : covered) {
                --times[r];
            }
            chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(c - 1));
        }
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

/// Rows no two of which share a column need a column each. Short rows first.
std::size_t independentRows(const CoverRows& rows, std::size_t columnCount) {
    std::vector<std::uint32_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return rows[a].size() < rows[b].size(); });
    std::vector<char> used(columnCount, 0);
    std::size_t count = 0;
    for (const std::uint32_t r : order) {
        if (std::none_of(rows[r].begin(), rows[r].end(), [&](std::uint32_t j) { return used[j] != 0; })) {
            ++count;
            for (const std::uint32_t j : rows[r]) {
                used[j] = 1;
            }
        }
    }
    return count;
}

/// By the mixed-integer solver: a cover smaller than `known`, or a bound.
/// `most` columns are few enough.
Cover coverExactly(const CoverRows& rows, std::size_t columnCount, const Cover& known, std::size_t most,
                   std::size_t nodes, const Task& task) {
    MixedIntegerProgram program;
    std::vector<std::size_t> numbers(columnCount, columnCount);
    std::vector<std::uint32_t> used;
    for (const auto& row : rows) {
        used.insert(used.end(), row.begin(), row.end());
    }
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    for (const std::uint32_t column : used) {
        numbers[column] = program.addColumn({.cost = 1, .lower = 0, .upper = 1, .whole = true});
    }
    for (const auto& row : rows) {
        for (const std::uint32_t column : row) {
            program.addTerm(numbers[column]);
        }
        program.addRow({.lower = 1, .upper = MixedIntegerProgram::infinity});
    }
    Cover result = known;
    if (program.terms.size() > mostProgramTerms) {
        return result;
    }
    constexpr double half = 0.5;  // between two whole numbers
    const double cutoff = static_cast<double>(std::min(known.columns.size() - 1, most)) + half;
    std::vector<double> start(used.size(), 0);
    for (const std::uint32_t column : known.columns) {
        start[numbers[column]] = 1;
    }
    const MixedIntegerAnswer answer = solveMixedInteger(program, cutoff, nodes, task, start);
    result.columns.clear();
    for (std::size_t c = 0; c < used.size(); ++c) {
        if (answer.values[c] > half) {
            result.columns.push_back(used[c]);
        }
    }
    if (answer.finished) {
        result.bound = std::min(result.columns.size(), static_cast<std::size_t>(cutoff + half));
    } else if (std::isfinite(answer.bound)) {
        constexpr double tolerance = 1e-6;
        result.bound = std::max(result.bound,
                                static_cast<std::size_t>(std::max(0.0, std::ceil(answer.bound - tolerance))));
    }
    return result;
}

}  // namespace

Cover smallestCover(const CoverRows& rows, std::size_t columnCount, const CoverEffort& effort,
                    const Task& task, const std::function<void(const Cover&)>& improved) {
    const ReducedCover reduced =
        task.stopRequested() ? ReducedCover{} : reducedCover(rows, columnCount, task);
    if (task.stopRequested()) {
        return {};
    }
    const std::size_t target =
        effort.target > reduced.taken.size() ? effort.target - reduced.taken.size() : 0;
    Cover rest{.columns = greedyCover(reduced.rows, columnCount),
               .bound = independentRows(reduced.rows, columnCount)};
    const auto whole = [&](const Cover& part) {
        Cover all{.columns = reduced.taken, .bound = reduced.taken.size() + part.bound};
        all.columns.insert(all.columns.end(), part.columns.begin(), part.columns.end());
        std::sort(all.columns.begin(), all.columns.end());
        return all;
    };
    const auto enough = [&] {
        const std::size_t size = rest.columns.size();
        return size <= rest.bound || task.stopRequested() ||
               (effort.target > 0 && (size + reduced.taken.size() <= effort.target || rest.bound > target));
    };
    const auto tell = [&] {
        if (improved) {
            improved(whole(rest));
        }
    };
    tell();
    while (!enough()) {
        const std::size_t budget = effort.target > 0 ? target : rest.columns.size() - 1;
        auto smaller = budget == 0
                           ? std::vector<std::uint32_t>{}
                           : coverByRowWeights(reduced.rows, columnCount, rest.columns, budget,
                                               stepsForEach * (effort.iterations + 1), effort.seed, task);
        if (smaller.empty()) {
            break;
        }
        rest.columns = std::move(smaller);
        tell();
    }
    if (!enough() && effort.exactNodes > 0) {
        const std::size_t most = effort.target > 0 ? target : rest.columns.size();
        rest = coverExactly(reduced.rows, columnCount, rest, most, effort.exactNodes, task);
        tell();
    }
    return whole(rest);
}

}  // namespace nordertor::analysis
