// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/assignment_costs_p.h"

#include <algorithm>
#include <numeric>

namespace nordertor::analysis {
namespace {

using Entry = AssignmentCosts::Entry;

/// Rows while they are being put together.
struct Rows {
    std::vector<std::int64_t> weights;
    std::vector<std::uint32_t> missing;
    std::vector<std::size_t> first;
    std::vector<Entry> entries;
    [[nodiscard]] std::span<const Entry> of(std::size_t row) const {
        return {entries.data() + first[row], entries.data() + first[row + 1]};
    }
};

void sortRows(Rows& rows, const Task& task) {
    for (std::size_t i = 0; i + 1 < rows.first.size() && !task.stopRequested(); ++i) {
        std::sort(rows.entries.begin() + static_cast<std::ptrdiff_t>(rows.first[i]),
                  rows.entries.begin() + static_cast<std::ptrdiff_t>(rows.first[i + 1]),
                  [](const Entry& a, const Entry& b) {
                      return a.cost != b.cost ? a.cost < b.cost : a.index < b.index;
                  });
    }
}

/// Equal rows become one, in an order that depends on their content only; empty ones go into the constant.
void mergeInto(AssignmentCosts& costs, const Rows& rows, const Task& task) {
    std::vector<std::uint32_t> order(rows.weights.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto compare = [&](std::uint32_t a, std::uint32_t b) {
        const auto rowA = rows.of(a);
        const auto rowB = rows.of(b);
        const auto byRow =
            std::lexicographical_compare_three_way(rowA.begin(), rowA.end(), rowB.begin(), rowB.end());
        return byRow != 0 ? byRow : rows.missing[a] <=> rows.missing[b];
    };
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return compare(a, b) < 0; });
    costs.firstInRow = {0};
    std::uint32_t last = 0;
    for (const std::uint32_t i : order) {
        if (task.stopRequested()) {
            return;
        }
        const auto row = rows.of(i);
        if (rows.weights[i] == 0) {
            continue;
        }
        if (row.empty()) {
            costs.constant += rows.weights[i] * rows.missing[i];
            continue;
        }
        if (!costs.weights.empty() && compare(last, i) == 0) {
            costs.weights.back() += rows.weights[i];
            continue;
        }
        last = i;
        costs.weights.push_back(rows.weights[i]);
        costs.missing.push_back(rows.missing[i]);
        costs.rows.insert(costs.rows.end(), row.begin(), row.end());
        costs.firstInRow.push_back(costs.rows.size());
    }
}

void makeColumns(AssignmentCosts& costs, const Task& task) {
    costs.firstInColumn.assign(costs.siteCount() + 1, 0);
    for (const Entry& entry : costs.rows) {
        ++costs.firstInColumn[entry.index + 1];
    }
    std::partial_sum(costs.firstInColumn.begin(), costs.firstInColumn.end(), costs.firstInColumn.begin());
    costs.columns.resize(costs.rows.size());
    std::vector<std::size_t> next(costs.firstInColumn.begin(), costs.firstInColumn.end() - 1);
    for (std::uint32_t i = 0; i < costs.demandCount() && !task.stopRequested(); ++i) {
        for (const Entry& entry : costs.row(i)) {
            costs.columns[next[entry.index]++] = {i, entry.cost};
        }
    }
}

/// Whether `better` serves all demands of `worse` at no higher cost; both ascending by demand.
bool servesAllOf(std::span<const Entry> worse, std::span<const Entry> better) {
    if (better.size() < worse.size()) {
        return false;
    }
    auto at = better.begin();
    for (const Entry& entry : worse) {
        while (at != better.end() && at->index < entry.index) {
            ++at;
        }
        if (at == better.end() || at->index != entry.index || at->cost > entry.cost) {
            return false;
        }
    }
    return true;
}

/// Sites no solution needs: useless ones, and those another serves all demands of at least as well (of equals
/// the first stays).
std::vector<char> dominatedSites(const AssignmentCosts& costs, const Task& task) {
    std::vector<char> dominated(costs.siteCount(), 0);
    for (std::uint32_t j = 0; j < costs.siteCount() && !task.stopRequested(); ++j) {
        const auto column = costs.column(j);
        if (column.empty()) {
            dominated[j] = 1;
            continue;
        }
        // whoever dominates serves the demand that the fewest serve
        const auto rarest =
            std::min_element(column.begin(), column.end(), [&](const Entry& a, const Entry& b) {
                return costs.row(a.index).size() < costs.row(b.index).size();
            });
        for (const Entry& other : costs.row(rarest->index)) {
            if (other.cost > rarest->cost) {
                break;
            }
            if (other.index != j && dominated[other.index] == 0 &&
                servesAllOf(column, costs.column(other.index)) &&
                (other.index < j || !servesAllOf(costs.column(other.index), column))) {
                dominated[j] = 1;
                break;
            }
        }
    }
    return dominated;
}

AssignmentCosts assembled(Rows rows, std::vector<std::uint32_t> sites, std::size_t budget,
                          std::int64_t constant, const Task& task);

AssignmentCosts withoutSites(const AssignmentCosts& costs, const std::vector<char>& dropped,
                             const Task& task) {
    std::vector<std::uint32_t> sites;
    std::vector<std::uint32_t> numbers(costs.siteCount(), 0);
    for (std::size_t j = 0; j < costs.siteCount(); ++j) {
        if (dropped[j] == 0) {
            numbers[j] = static_cast<std::uint32_t>(sites.size());
            sites.push_back(costs.sites[j]);
        }
    }
    Rows rows{.weights = costs.weights, .missing = costs.missing, .first = {0}, .entries = {}};
    for (std::size_t i = 0; i < costs.demandCount(); ++i) {
        for (const Entry& entry : costs.row(i)) {
            if (dropped[entry.index] == 0) {
                rows.entries.push_back({numbers[entry.index], entry.cost});
            }
        }
        rows.first.push_back(rows.entries.size());
    }
    return assembled(std::move(rows), std::move(sites), costs.budget, costs.constant, task);
}

AssignmentCosts assembled(Rows rows, std::vector<std::uint32_t> sites, std::size_t budget,
                          std::int64_t constant, const Task& task) {
    AssignmentCosts costs;
    costs.sites = std::move(sites);
    costs.constant = constant;
    costs.firstInRow = {0};
    costs.firstInColumn = {0};
    costs.budget = std::min(budget, costs.siteCount());
    sortRows(rows, task);
    if (task.stopRequested()) {
        return costs;
    }
    mergeInto(costs, rows, task);
    makeColumns(costs, task);
    if (task.stopRequested()) {
        return costs;
    }
    const std::vector<char> dominated = dominatedSites(costs, task);
    return std::find(dominated.begin(), dominated.end(), 1) == dominated.end()
               ? costs
               : withoutSites(costs, dominated, task);
}

}  // namespace

std::int64_t AssignmentCosts::costOf(std::span<const std::uint32_t> open) const {
    std::vector<std::uint32_t> best = missing;
    for (const std::uint32_t j : open) {
        for (const Entry& entry : column(j)) {
            best[entry.index] = std::min(best[entry.index], entry.cost);
        }
    }
    std::int64_t sum = constant;
    for (std::size_t i = 0; i < best.size(); ++i) {
        sum += weights[i] * best[i];
    }
    return sum;
}

AssignmentCosts assignmentCosts(const SitingProblem& problem, const Task& task) {
    const bool covering = problem.model != SitingModel::ShortestWays;
    const auto cost = [&](std::uint32_t distance) -> std::uint32_t {
        return covering ? (distance <= problem.limit ? 0 : 1) : std::min(distance, problem.limit);
    };
    Rows rows{.weights = problem.weights, .missing = {}, .first = {}, .entries = {}};
    rows.missing.assign(problem.weights.size(), covering ? 1 : problem.limit);
    for (std::size_t i = 0; i < problem.existing.size(); ++i) {
        rows.missing[i] = std::min(rows.missing[i], cost(problem.existing[i]));
    }
    std::vector<std::uint32_t> sites;
    std::size_t required = 0;
    for (std::uint32_t j = 0; j < problem.siteCount(); ++j) {
        const SiteRole role = problem.role(j);
        if (role == SiteRole::Free) {
            sites.push_back(j);
        } else if (role != SiteRole::Forbidden) {
            required += role == SiteRole::Required ? 1 : 0;
            for (const Catchments::Reached& reached : problem.distances.of(j)) {
                rows.missing[reached.target] = std::min(rows.missing[reached.target], cost(reached.weight));
            }
        }
    }
    rows.first.assign(rows.weights.size() + 1, 0);
    const auto useful = [&](const Catchments::Reached& reached) {
        return rows.weights[reached.target] > 0 && cost(reached.weight) < rows.missing[reached.target];
    };
    for (const std::uint32_t j : sites) {
        for (const Catchments::Reached& reached : problem.distances.of(j)) {
            rows.first[reached.target + 1] += useful(reached) ? 1 : 0;
        }
    }
    std::partial_sum(rows.first.begin(), rows.first.end(), rows.first.begin());
    rows.entries.resize(rows.first.back());
    std::vector<std::size_t> next(rows.first.begin(), rows.first.end() - 1);
    for (std::uint32_t number = 0; number < sites.size() && !task.stopRequested(); ++number) {
        for (const Catchments::Reached& reached : problem.distances.of(sites[number])) {
            if (useful(reached)) {
                rows.entries[next[reached.target]++] = {number, cost(reached.weight)};
            }
        }
    }
    return assembled(std::move(rows), std::move(sites), problem.budget - required, 0, task);
}

AssignmentCosts restricted(const AssignmentCosts& costs, const std::vector<char>& closed,
                           const std::vector<char>& open, const Task& task) {
    Rows rows{.weights = costs.weights, .missing = costs.missing, .first = {0}, .entries = {}};
    std::vector<std::uint32_t> sites;
    std::vector<std::uint32_t> numbers(costs.siteCount(), 0);
    std::size_t opened = 0;
    for (std::size_t j = 0; j < costs.siteCount(); ++j) {
        if (open[j] != 0) {
            ++opened;
            for (const Entry& entry : costs.column(j)) {
                rows.missing[entry.index] = std::min(rows.missing[entry.index], entry.cost);
            }
        } else if (closed[j] == 0) {
            numbers[j] = static_cast<std::uint32_t>(sites.size());
            sites.push_back(costs.sites[j]);
        }
    }
    for (std::size_t i = 0; i < costs.demandCount(); ++i) {
        for (const Entry& entry : costs.row(i)) {
            if (open[entry.index] == 0 && closed[entry.index] == 0 && entry.cost < rows.missing[i]) {
                rows.entries.push_back({numbers[entry.index], entry.cost});
            }
        }
        rows.first.push_back(rows.entries.size());
    }
    return assembled(std::move(rows), std::move(sites), costs.budget - opened, costs.constant, task);
}

}  // namespace nordertor::analysis
