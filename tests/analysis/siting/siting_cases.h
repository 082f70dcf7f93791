// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include "analysis/siting/location_allocation.h"

namespace nordertor::test {

using analysis::SiteRole;
using analysis::SitingModel;
using analysis::SitingProblem;

/// Distances as a table, by site and demand; unreachable where there is no way.
using DistanceTable = std::vector<std::vector<std::uint32_t>>;

inline analysis::Catchments catchmentsOf(const DistanceTable& table) {
    analysis::Catchments catchments;
    for (const auto& row : table) {
        for (std::uint32_t i = 0; i < row.size(); ++i) {
            if (row[i] != SitingProblem::unreachable) {
                catchments.reached.push_back({i, row[i]});
            }
        }
        catchments.first.push_back(catchments.reached.size());
    }
    return catchments;
}

inline DistanceTable tableOf(const SitingProblem& problem) {
    DistanceTable table(problem.siteCount(),
                        std::vector<std::uint32_t>(problem.weights.size(), SitingProblem::unreachable));
    for (std::size_t j = 0; j < problem.siteCount(); ++j) {
        for (const auto& reached : problem.distances.of(j)) {
            table[j][reached.target] = reached.weight;
        }
    }
    return table;
}

/// A small problem with everything in it, drawn from the seed.
inline SitingProblem randomProblem(SitingModel model, std::uint64_t seed, bool capacities = false) {
    std::mt19937_64 random(seed);
    const auto draw = [&](std::uint64_t below) { return random() % below; };
    SitingProblem problem;
    problem.model = model;
    const std::size_t demands = capacities ? 2 + draw(3) : 2 + draw(9);
    const std::size_t sites = 2 + draw(7);
    for (std::size_t i = 0; i < demands; ++i) {
        problem.weights.push_back(static_cast<std::int64_t>(draw(capacities ? 3 : 6)));
    }
    DistanceTable table(sites, std::vector<std::uint32_t>(demands));
    for (auto& row : table) {
        for (std::uint32_t& distance : row) {
            distance = draw(5) == 0 ? SitingProblem::unreachable : static_cast<std::uint32_t>(draw(12));
        }
    }
    problem.distances = catchmentsOf(table);
    problem.limit = model == SitingModel::ShortestWays ? 15 : static_cast<std::uint32_t>(2 + draw(7));
    problem.roles.assign(sites, SiteRole::Free);
    for (SiteRole& role : problem.roles) {
        const auto drawn = draw(10);
        role = drawn == 0   ? SiteRole::Required
               : drawn == 1 ? SiteRole::Forbidden
               : drawn == 2 ? SiteRole::Existing
                            : SiteRole::Free;
    }
    if (draw(2) == 0) {
        for (std::size_t i = 0; i < demands; ++i) {
            problem.existing.push_back(draw(3) == 0 ? static_cast<std::uint32_t>(draw(14))
                                                    : SitingProblem::unreachable);
        }
    }
    if (capacities) {
        for (std::size_t j = 0; j < sites; ++j) {
            problem.capacities.push_back(static_cast<std::int64_t>(draw(4)));
        }
    }
    problem.budget = 1 + draw(4);
    return problem;
}

/// Cheapest way to send persons one by one to open sites with room, tried out.
inline std::int64_t cheapestByTrying(const SitingProblem& problem, const DistanceTable& table,
                                     std::vector<std::int64_t> room, std::size_t demand = 0,
                                     std::int64_t sent = 0) {
    if (demand == problem.weights.size()) {
        return 0;
    }
    if (sent == problem.weights[demand]) {
        return cheapestByTrying(problem, table, std::move(room), demand + 1, 0);
    }
    const bool covering = problem.model == SitingModel::CoverMost;
    const auto cost = [&](std::uint32_t distance) -> std::int64_t {
        return covering ? (distance <= problem.limit ? 0 : 1) : std::min(distance, problem.limit);
    };
    std::int64_t best =
        cost(problem.existing.empty() ? SitingProblem::unreachable : problem.existing[demand]) +
        cheapestByTrying(problem, table, room, demand, sent + 1);
    for (std::size_t j = 0; j < room.size(); ++j) {
        if (room[j] > 0 && table[j][demand] != SitingProblem::unreachable) {
            --room[j];
            best = std::min(
                best, cost(table[j][demand]) + cheapestByTrying(problem, table, room, demand, sent + 1));
            ++room[j];
        }
    }
    return best;
}

/// The objective of open sites with so much room; nothing if it is not enough.
inline std::optional<std::int64_t> withPlaces(const SitingProblem& problem, const DistanceTable& table,
                                              const std::vector<std::int64_t>& room, std::size_t count,
                                              std::int64_t total) {
    SitingProblem covering = problem;
    covering.model = SitingModel::CoverMost;
    switch (problem.model) {
        case SitingModel::CoverMost:
            return total - cheapestByTrying(problem, table, room);
        case SitingModel::ShortestWays:
            return cheapestByTrying(problem, table, room);
        case SitingModel::CoverAll:
            return cheapestByTrying(covering, table, room) == 0
                       ? std::optional(static_cast<std::int64_t>(count))
                       : std::nullopt;
        case SitingModel::ShortestLongest:
            break;
    }
    constexpr std::uint32_t longestDrawn = 14;
    for (covering.limit = 0; covering.limit <= longestDrawn; ++covering.limit) {
        if (cheapestByTrying(covering, table, room) == 0) {
            return covering.limit;
        }
    }
    return std::nullopt;
}

/// The objective of chosen sites; nothing if they are not allowed.
inline std::optional<std::int64_t> objectiveOf(const SitingProblem& problem, const DistanceTable& table,
                                               std::uint64_t chosen) {
    std::size_t count = 0;
    std::vector<std::int64_t> room(table.size(), 0);
    std::vector<std::uint32_t> nearest = problem.existing;
    nearest.resize(problem.weights.size(), SitingProblem::unreachable);
    for (std::size_t j = 0; j < table.size(); ++j) {
        const bool in = (chosen >> j & 1) != 0;
        const SiteRole role = problem.role(j);
        if ((in && (role == SiteRole::Forbidden || role == SiteRole::Existing)) ||
            (!in && role == SiteRole::Required)) {
            return std::nullopt;
        }
        count += in ? 1 : 0;
        if (in || role == SiteRole::Existing) {
            room[j] = problem.capacities.empty() ? 0 : problem.capacities[j];
            for (std::size_t i = 0; i < nearest.size(); ++i) {
                nearest[i] = std::min(nearest[i], table[j][i]);
            }
        }
    }
    if (problem.model != SitingModel::CoverAll && count > problem.budget) {
        return std::nullopt;
    }
    std::int64_t total = 0;
    std::int64_t covered = 0;
    std::int64_t sum = 0;
    std::int64_t longest = 0;
    for (std::size_t i = 0; i < nearest.size(); ++i) {
        if (problem.weights[i] == 0) {
            continue;
        }
        total += problem.weights[i];
        covered += nearest[i] <= problem.limit ? problem.weights[i] : 0;
        sum += problem.weights[i] * std::min(nearest[i], problem.limit);
        longest = std::max<std::int64_t>(longest, nearest[i]);
    }
    if (!problem.capacities.empty()) {
        return withPlaces(problem, table, room, count, total);
    }
    switch (problem.model) {
        case SitingModel::CoverAll:
            return covered == total ? std::optional(static_cast<std::int64_t>(count)) : std::nullopt;
        case SitingModel::CoverMost:
            return covered;
        case SitingModel::ShortestWays:
            return sum;
        case SitingModel::ShortestLongest:
            break;
    }
    return longest == SitingProblem::unreachable ? std::nullopt : std::optional(longest);
}

/// The best objective of all sets of sites; nothing if no set is allowed.
inline std::optional<std::int64_t> bestByTrying(const SitingProblem& problem) {
    const DistanceTable table = tableOf(problem);
    std::optional<std::int64_t> best;
    for (std::uint64_t chosen = 0; chosen < std::uint64_t{1} << table.size(); ++chosen) {
        if (const auto objective = objectiveOf(problem, table, chosen)) {
            const bool more = problem.model == SitingModel::CoverMost;
            best = !best ? *objective : more ? std::max(*best, *objective) : std::min(*best, *objective);
        }
    }
    return best;
}

}  // namespace nordertor::test
